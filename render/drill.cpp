#include "render/drill.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "render/drill_words.hpp"
#include "render/feed.hpp"
#include "render/names.hpp"
#include "sim/base/text.hpp"
#include "sim/model/drill.hpp"

namespace tocsin::render {

namespace {

// `wait page` and `wait` give up after this much: nothing may be to come.
constexpr Duration longest_wait = std::chrono::minutes{30};

std::string seconds_text(Duration time) {
  const auto whole = (time.count() + 999) / 1000;
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::optional<int> number_in(const std::string& words) {
  const bool is_number = !words.empty() && words.size() < 5 &&
                         std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? std::optional{std::stoi(words)} : std::nullopt;
}

/// How many of the words stand in the text.
int score(std::string_view text, std::string_view words) {
  int found = 0;
  while (!words.empty()) {
    const std::size_t gap = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, gap);
    if (word.size() > 2 && matches(text, word)) ++found;
    words.remove_prefix(std::min(gap + 1, words.size()));
  }
  return found;
}

/// The row whose text has most of the words; nothing where none or several do.
std::optional<std::size_t> best(const std::vector<std::string>& texts, std::string_view words) {
  std::optional<std::size_t> found;
  int most = 0;
  bool is_tied = false;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const int points = score(texts[i], words);
    if (points > most) {
      most = points;
      found = i;
      is_tied = false;
    } else if (points == most && points > 0) {
      is_tied = true;
    }
  }
  return is_tied ? std::nullopt : found;
}

std::string question_list(const std::vector<DrillQuestion>& questions) {
  if (questions.empty()) return "There is nothing prepared that can be asked.\n";
  std::string text = "You can ask:\n";
  for (const DrillQuestion& row : questions) {
    text += fmt::format("  {}  {}: {}{}\n", row.number, row.to, row.text,
                        row.state.empty() ? "" : fmt::format(" ({})", row.state));
  }
  return text;
}

std::string contact_list(const std::vector<DrillContact>& contacts) {
  std::string text = "You can ring whoever is on call as:\n";
  for (const DrillContact& row : contacts) {
    text += fmt::format("  {}: {}, {}\n", row.role, row.name, row.organisation);
  }
  return text;
}

}  // namespace

std::string_view word_of(DrillMark mark) {
  switch (mark) {
    case DrillMark::Plain:
      return "";
    case DrillMark::Page:
      return "PAGE";
    case DrillMark::Message:
      return "MESSAGE";
    case DrillMark::Answer:
      return "ANSWER";
    case DrillMark::Decision:
      return "DECISION";
    case DrillMark::State:
      return "STATE";
    case DrillMark::Call:
      return "CALL";
    case DrillMark::Note:
      return "LOG";
  }
  return "";
}

std::string format(const model::Setting& setting, const DrillLine& line) {
  const std::string_view word = word_of(line.mark);
  std::string text =
      fmt::format("{}  {}{}", model::local_clock(setting, line.at), word, word.empty() ? "" : "  ");
  for (const char c : line.text) {
    text += c;
    if (c == '\n') text += "    ";
  }
  return text + "\n";
}

DrillSession::DrillSession(LiveSession& session, model::RoleId role) : session_(session), role_(role) {}

Result<void> DrillSession::begin() { return session_.submit(model::TakeRole{role().id}); }

const model::Role& DrillSession::role() const { return session_.setting().scenario.roles[role_.index()]; }

const model::Drill* DrillSession::drill() const {
  const auto& drills = session_.setting().scenario.drills;
  const auto found =
      std::find_if(drills.begin(), drills.end(), [&](const model::Drill& d) { return d.role == role_; });
  return found == drills.end() ? nullptr : &*found;
}

std::vector<DrillOption> DrillSession::options_of(std::size_t decision) const {
  const auto& decisions = session_.setting().scenario.decisions;
  int number = 1;
  for (std::size_t i = 0; i < decision; ++i) {
    if (decisions[i].role == role_) number += static_cast<int>(decisions[i].options.size());
  }
  std::vector<DrillOption> options;
  for (const model::DecisionOption& option : decisions[decision].options) {
    options.push_back({number++, decisions[decision].id, option.id, option.text});
  }
  return options;
}

std::string DrillSession::call_in_words() const {
  const model::World& world = session_.world();
  const auto row = model::call_under_way(world, role_);
  if (!row) return {};
  const model::PhoneCall& call = world.phone_calls[*row];
  const model::Person& person = session_.setting().scenario.people[call.person.index()];
  const std::string name = plain_name(person.name);
  const std::string method = method_words(oncall::name_of(person.contacts[call.method].method));
  switch (call.status) {
    case model::PhoneStatus::Ringing:
      return fmt::format("ringing {} ({}), {} left", name, method,
                         seconds_text(call.rings_until - world.now));
    case model::PhoneStatus::Redialling:
      return fmt::format("finding the next number of {}", name);
    default:
      return fmt::format("speaking to {}", name);
  }
}

DrillView DrillSession::view() const {
  const model::Setting& setting = session_.setting();
  const model::Scenario& scenario = setting.scenario;
  const model::World& world = session_.world();
  DrillView view;
  const SimTime whole{world.now.ms / 1000 * 1000};
  view.clock = model::local_clock(setting, whole) + "  " + format_t_plus(whole);
  view.organisation = plain_name(scenario.organisations[role().organisation.index()].name);
  view.state = state_words(world.organisations[role().organisation.index()].activation);
  for (std::size_t i = 0; i < world.escalations.size(); ++i) {
    if (world.escalations[i].progress.state != oncall::Progress::State::Running) continue;
    const model::Escalation& escalation = scenario.escalations[i];
    for (const model::Call& call : world.escalations[i].calls) {
      if (call.status != model::CallStatus::Trying || !model::is_played(world, call.person)) continue;
      const model::Person& person = scenario.people[call.person.index()];
      const auto& contact = person.contacts[call.method];
      DrillPage page{plain_name(scenario.organisations[escalation.organisation.index()].name),
                     plain_name(escalation.name),
                     escalation.id,
                     person.id,
                     method_words(oncall::name_of(contact.method)) + " " + contact.number,
                     std::nullopt};
      if (world.now < call.rings_until) page.rings_for = call.rings_until - world.now;
      view.pages.push_back(std::move(page));
    }
  }
  for (std::size_t i = 0; i < scenario.decisions.size(); ++i) {
    const model::DecisionState& state = world.decisions[i];
    if (scenario.decisions[i].role != role_ || !state.due || state.option) continue;
    DrillDecision decision{scenario.decisions[i].prompt, options_of(i), std::nullopt};
    if (!state.is_overdue) decision.left = *state.due + scenario.decisions[i].within - world.now;
    view.decisions.push_back(std::move(decision));
  }
  for (std::size_t i = 0; i < scenario.questions.size(); ++i) {
    const model::Question& row = scenario.questions[i];
    if (row.role != role_) continue;
    const model::QuestionState& state = world.questions[i];
    const std::string standing = !state.asked ? "" : state.answered ? "answered" : "the answer is on its way";
    view.questions.push_back({static_cast<int>(view.questions.size()) + 1, row.id,
                              plain_name(scenario.organisations[row.to.index()].name), row.text, standing});
  }
  for (std::size_t i = 0; i < scenario.roles.size(); ++i) {
    if (i == role_.index()) continue;
    const model::Role& row = scenario.roles[i];
    view.contacts.push_back(
        {row.id, plain_name(row.name), plain_name(scenario.organisations[row.organisation.index()].name)});
  }
  const model::Organisation& own = scenario.organisations[role().organisation.index()];
  view.addressees.push_back({own.id, "your own control room"});
  for (const model::Organisation& row : scenario.organisations) {
    if (row.id != own.id) view.addressees.push_back({row.id, plain_name(row.name)});
  }
  view.call = call_in_words();
  return view;
}

std::string DrillSession::status() const {
  const DrillView now = view();
  std::string text = fmt::format("{}\n{} is {}.\n", now.clock, now.organisation, now.state);
  for (const DrillPage& page : now.pages) {
    text +=
        fmt::format("Unanswered page from {} by {}: {}{}\n", page.from, page.channel, page.name,
                    page.rings_for ? fmt::format(", rings for {} more", seconds_text(*page.rings_for)) : "");
  }
  for (const DrillDecision& decision : now.decisions) {
    text += fmt::format("To decide{}: {}\n",
                        decision.left ? fmt::format(" within {}", seconds_text(*decision.left))
                                      : std::string(" (its time has passed)"),
                        decision.prompt);
    for (const DrillOption& option : decision.options)
      text += fmt::format("  {}  {}\n", option.number, option.text);
  }
  if (!now.call.empty()) text += fmt::format("Your telephone: {}.\n", now.call);
  return text;
}

std::string DrillSession::opening() const {
  const model::Scenario& scenario = session_.setting().scenario;
  std::string text = fmt::format("EXERCISE {}: {}\nYou play: {}, {}.\n", scenario.code_word, scenario.title,
                                 plain_name(role().name), view().organisation);
  if (const model::Drill* row = drill()) {
    text += fmt::format("{} ({} minutes or so)\n\n{}\n", row->title, row->minutes, row->brief);
  } else {
    text +=
        "\nThis scenario has neither a brief nor expectations for this role: the rest is simulated as "
        "ever.\n";
  }
  return text + "\n" + scenario.notice +
         "\nProcedures are practised here; nobody is passed or failed. help lists "
         "what can be said.\n";
}

std::vector<DrillLine> DrillSession::news() {
  const auto entries = session_.all_entries();
  for (; seen_ < entries.size(); ++seen_) {
    if (auto line = line_of(entries[seen_])) log_.push_back(std::move(*line));
  }
  const auto first = log_.begin() + static_cast<std::ptrdiff_t>(std::exchange(told_, log_.size()));
  return {first, log_.end()};
}

std::optional<DrillLine> DrillSession::line_of(const journal::Entry& entry) const {
  return OfficerSentence(session_.setting(), session_.world(), role_, entry).line();
}

Result<std::string> DrillSession::give(model::Command command) {
  const auto given = session_.submit(std::move(command));
  if (!given) return tl::unexpected(given.error());
  return std::string{};
}

Result<std::string> DrillSession::answer_page(const DrillInput& input) {
  const DrillView now = view();
  if (now.pages.empty()) return fault("no page is waiting for an answer");
  const DrillPage& page = now.pages.front();
  if (std::holds_alternative<said::Decline>(input))
    return give(model::DeclineFor{page.person, page.escalation});
  return give(model::AcknowledgeFor{page.person, page.escalation});
}

Result<std::string> DrillSession::ask(const std::string& words) {
  const auto questions = view().questions;
  if (words.empty() || questions.empty()) return question_list(questions);
  const auto& rows = session_.setting().scenario.questions;
  std::vector<std::string> texts;
  for (const DrillQuestion& question : questions) {
    if (question.id == words || number_in(words) == question.number) {
      return give(model::Ask{role().id, question.id});
    }
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == question.id; });
    texts.push_back(fmt::format("{} {} {} {}", row->id, row->text, row->keywords, question.to));
  }
  if (const auto found = best(texts, words)) return give(model::Ask{role().id, questions[*found].id});
  return fault(fmt::format("'{}' is not clearly one of the questions", words),
               "a number or more of its words", "ask, alone, lists them");
}

Result<std::string> DrillSession::decide(const said::Decide& said) {
  const auto decisions = view().decisions;
  if (decisions.empty()) return fault("nothing is to be decided now");
  std::vector<DrillOption> options;
  std::vector<std::string> texts;
  for (const DrillDecision& decision : decisions) {
    for (const DrillOption& option : decision.options) {
      if (number_in(said.option) == option.number || said.option == option.id) {
        return give(model::Decide{option.decision, option.id, said.because});
      }
      options.push_back(option);
      texts.push_back(option.id + " " + option.text);
    }
  }
  if (const auto found = best(texts, said.option)) {
    return give(model::Decide{options[*found].decision, options[*found].id, said.because});
  }
  return fault(fmt::format("'{}' is not clearly one of the options", said.option), "its number",
               "status shows what is open");
}

Result<std::string> DrillSession::call(const said::Call& said) {
  const auto contacts = view().contacts;
  if (said.whom.empty()) return contact_list(contacts);
  std::vector<std::string> ids;
  std::vector<std::string> texts;
  for (const DrillContact& contact : contacts) {
    ids.push_back(contact.role);
    texts.push_back(contact.role + " " + contact.name + " " + contact.organisation);
  }
  for (const model::Person& person : session_.setting().scenario.people) {
    ids.push_back(person.id);
    texts.push_back(person.id + " " + person.name);
  }
  // "Strategic director" is the id in words, whoever else's name has those words in it.
  std::string as_id = said.whom;
  std::transform(as_id.begin(), as_id.end(), as_id.begin(),
                 [](unsigned char c) { return c == ' ' ? '-' : static_cast<char>(std::tolower(c)); });
  if (std::find(ids.begin(), ids.end(), as_id) != ids.end()) {
    return give(model::PlaceCall{role().id, as_id, said.about});
  }
  if (const auto found = best(texts, said.whom)) {
    return give(model::PlaceCall{role().id, ids[*found], said.about});
  }
  const auto near = nearest_name(said.whom, ids);
  return fault(fmt::format("'{}' is not clearly anybody who can be rung", said.whom),
               "a role or a person; call, alone, lists the roles",
               near ? fmt::format("did you mean '{}'?", *near) : std::string{});
}

/// The id of an organisation that somebody has named in their own words.
Result<std::string> DrillSession::addressee(const std::string& words) const {
  const auto addressees = view().addressees;
  if (words.empty()) return addressees.front().organisation;
  std::vector<std::string> ids;
  std::vector<std::string> texts;
  for (const DrillAddressee& row : addressees) {
    if (row.organisation == words) return words;
    ids.push_back(row.organisation);
    texts.push_back(row.organisation + " " + row.name);
  }
  if (const auto found = best(texts, words)) return ids[*found];
  const auto near = nearest_name(words, ids);
  return fault(fmt::format("'{}' is not clearly any organisation", words),
               fmt::format("one of {}", fmt::join(ids, ", ")),
               near ? fmt::format("did you mean '{}'?", *near) : std::string{});
}

Result<std::string> DrillSession::methane(const said::SendMethane& said) {
  const auto to = addressee(said.to);
  if (!to) return tl::unexpected(to.error());
  if (!said.report) return std::string{};
  const auto own = role().organisation.index();
  const auto state = session_.world().organisations[own].activation;
  return give(methane_command(
      {session_.setting().scenario.organisations[own].id, *to, form_of(*said.report, state), *said.report}));
}

// Event by event, so that it stops at the very moment at which something reaches the officer.
void DrillSession::wait_for(Duration at_most, std::optional<DrillMark> mark) {
  const SimTime until = now() + at_most;
  std::size_t looked_at = log_.size();
  while (!is_over()) {
    const auto next = session_.next_time();
    if (!next || *next > until) break;
    session_.run_until(*next);
    const std::size_t told = told_;
    news();
    told_ = told;
    for (; looked_at < log_.size(); ++looked_at) {
      if (!mark || log_[looked_at].mark == *mark) return;
    }
  }
  if (!is_over()) session_.run_until(until);
}

Result<std::string> DrillSession::obey(const DrillInput& input) {
  if (is_over()) return fault("the drill is over");
  // What has come is in the log before anything is done, so that a wait begins with what is new.
  const std::size_t told = told_;
  news();
  told_ = told;
  return std::visit(
      model::Overloaded{
          [&](const said::Acknowledge&) { return answer_page(input); },
          [&](const said::Decline&) { return answer_page(input); },
          [&](const said::Ask& s) { return ask(s.words); }, [&](const said::Decide& s) { return decide(s); },
          [&](const said::Call& s) { return call(s); },
          [&](const said::SetState& s) {
            const auto& organisations = session_.setting().scenario.organisations;
            return give(model::SetActivation{organisations[role().organisation.index()].id, s.state});
          },
          [&](const said::SendMethane& s) { return methane(s); },
          [&](const said::Note& s) { return give(model::AddNote{s.text}); },
          [&](const said::Wait& s) {
            session_.run_until(now() + s.time);
            return Result<std::string>{};
          },
          [&](const said::WaitForPage&) {
            wait_for(longest_wait, DrillMark::Page);
            return Result<std::string>{};
          },
          [&](const said::WaitForNews&) {
            wait_for(longest_wait, std::nullopt);
            return Result<std::string>{};
          },
          [&](const said::Status&) { return Result<std::string>{status()}; },
          [&](const said::Log&) {
            std::string text;
            for (const DrillLine& line : log_) text += format(session_.setting(), line);
            return Result<std::string>{std::move(text)};
          },
          [&](const auto&) { return Result<std::string>{}; }},
      input);
}

}  // namespace tocsin::render

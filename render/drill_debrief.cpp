#include "render/drill_debrief.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "render/methane.hpp"
#include "render/names.hpp"
#include "sim/model/drill.hpp"

namespace tocsin::render {

namespace {

std::string text_in(const journal::Entry& entry, std::string_view name) {
  const model::FieldValue* value = model::find_field(entry.fields, name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string{} : *text;
}

std::optional<Duration> time_in(const journal::Entry& entry, std::string_view name) {
  const model::FieldValue* value = model::find_field(entry.fields, name);
  const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return number == nullptr ? std::nullopt : std::optional{Duration{*number}};
}

std::vector<model::Letter> letters_in(const journal::Entry& entry, std::string_view name) {
  const model::FieldValue* value = model::find_field(entry.fields, name);
  const auto* names = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  std::vector<model::Letter> letters;
  for (const model::Letter letter : model::all_letters) {
    const bool is_in =
        names != nullptr && std::find(names->begin(), names->end(), model::name_of(letter)) != names->end();
    if (is_in) letters.push_back(letter);
  }
  return letters;
}

const MethanePart& part(model::Letter letter) { return methane_parts()[model::place_of(letter)]; }

std::string whole(Duration time) { return format_duration(Duration{time.count() / 1000 * 1000}); }

/// Reads one record with one officer in it.
class Reader {
 public:
  Reader(const model::Setting& setting, std::span<const journal::Entry> entries, model::RoleId role)
      : setting_(setting), scenario_(setting.scenario), entries_(entries), role_(role) {
    find_officer();
  }

  Debrief read() const {
    Debrief debrief;
    debrief.banner = fmt::format("EXERCISE {}: {}", scenario_.code_word, scenario_.title);
    debrief.role_id = role_id();
    debrief.role = plain_name(scenario_.roles[role_.index()].name);
    for (const model::Drill& drill : scenario_.drills) {
      if (drill.role == role_) debrief.title = drill.title;
    }
    if (!entries_.empty()) debrief.end = entries_.back().at;
    for (const journal::Entry& entry : entries_) {
      if (entry.kind == "ExerciseEnded") debrief.end_why = text_in(entry, "why");
      if (!is_of_role(entry, "role") && !is_of_role(entry, "from")) continue;
      if (entry.kind == "QuestionAsked") ++debrief.questions;
      if (entry.kind == "CallAnswered") ++debrief.calls_answered;
    }
    debrief.calls_placed =
        static_cast<int>(std::count_if(entries_.begin(), entries_.end(), [&](const journal::Entry& entry) {
          return entry.kind == "PlaceCall" && is_of_role(entry, "role");
        }));
    read_expected(debrief);
    read_decisions(debrief);
    read_methane(debrief);
    read_times(debrief);
    read_call_outs(debrief);
    return debrief;
  }

 private:
  const std::string& role_id() const { return scenario_.roles[role_.index()].id; }
  bool is_of_role(const journal::Entry& entry, std::string_view name) const {
    return text_in(entry, name) == role_id();
  }

  // As the model has it: whoever holds the role first when somebody is tried.
  void find_officer() {
    for (const journal::Entry& entry : entries_) {
      if (entry.kind != "AttemptMade" && entry.kind != "TakeRole") continue;
      const auto holder = model::holder_of(setting_, role_, entry.at);
      if (holder) officer_.insert(scenario_.people[holder->index()].id);
    }
  }
  bool is_officer(const journal::Entry& entry) const { return officer_.contains(text_in(entry, "person")); }

  const journal::Entry* cause_of(const journal::Entry& entry) const {
    return entry.cause == 0 || entry.cause > entries_.size() ? nullptr : &entries_[entry.cause - 1];
  }

  template <class Test>
  const journal::Entry* first(Test test) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), test);
    return found == entries_.end() ? nullptr : &*found;
  }

  void read_expected(Debrief& debrief) const {
    for (const model::ExpectedAction& action : scenario_.expected) {
      if (action.role != role_) continue;
      ExpectedRow row{action.id, action.text, action.why, action.within};
      for (const journal::Entry& entry : entries_) {
        if (text_in(entry, "expected") != action.id) continue;
        if (entry.kind == "ExpectedActionMissed") {
          row.came = Came::NotSeen;
          row.expected = entry.at - action.within;
        } else if (entry.kind == "ExpectedActionSeen") {
          row.seen = entry.at;
          row.after = time_in(entry, "after_ms");
          row.late = time_in(entry, "late_ms");
          row.came = row.late ? Came::Late : text_in(entry, "note").empty() ? Came::InTime : Came::Before;
          if (row.came != Came::Before) row.expected = entry.at - *row.after;
        }
      }
      debrief.expected.push_back(std::move(row));
    }
  }

  void read_decisions(Debrief& debrief) const {
    for (const journal::Entry& due : entries_) {
      if (due.kind != "DecisionDue" || !is_of_role(due, "role")) continue;
      DecisionRow row{text_in(due, "prompt"), {}, {}, {}};
      for (const journal::Entry& made : entries_) {
        if (made.kind != "DecisionMade" || text_in(made, "decision") != text_in(due, "decision")) continue;
        row.choice = text_in(made, "text");
        row.rationale = text_in(made, "rationale");
        row.after = time_in(made, "after_ms");
      }
      debrief.decisions.push_back(std::move(row));
    }
  }

  const std::string& own_organisation() const {
    return scenario_.organisations[scenario_.roles[role_.index()].organisation.index()].id;
  }

  bool is_methane(const journal::Entry& entry) const {
    return entry.kind == "MethaneSent" && text_in(entry, "from") == own_organisation();
  }

  // Of several that gave as much, the last.
  void read_methane(Debrief& debrief) const {
    std::size_t most = 0;
    for (const journal::Entry& entry : entries_) {
      if (!is_methane(entry)) continue;
      const auto given = letters_in(entry, "given");
      ++debrief.methanes;
      if (given.size() < most) continue;
      most = given.size();
      std::vector<std::string> letters;
      for (const model::Letter letter : given) letters.emplace_back(1, part(letter).letter);
      std::vector<std::string_view> missing;
      for (const model::Letter letter : letters_in(entry, "missing")) missing.push_back(part(letter).name);
      debrief.methane_given = fmt::format("{}", fmt::join(letters, " "));
      debrief.methane_missing = fmt::format("{}", fmt::join(missing, ", "));
      debrief.methane_form =
          model::methane_form_from(text_in(entry, "form")).value_or(model::MethaneForm::Methane);
      debrief.methane_to = text_in(entry, "to") == own_organisation()
                               ? "your own control room"
                               : name_of_organisation(text_in(entry, "to"));
    }
  }

  void add_time(Debrief& debrief, std::string id, std::string name, const journal::Entry* from,
                const journal::Entry* to, std::string none) const {
    DebriefTime time{std::move(id), std::move(name), {}, {}};
    if (from == nullptr) {
      time.note = "there was no page";
    } else if (to == nullptr) {
      time.note = std::move(none);
    } else if (to->at < from->at) {
      time.note = "before the first page";
    } else {
      time.time = to->at - from->at;
    }
    debrief.times.push_back(std::move(time));
  }

  void read_times(Debrief& debrief) const {
    const auto kind_of_own = [&](std::string_view kind) {
      return first([&](const journal::Entry& e) { return e.kind == kind && is_of_role(e, "role"); });
    };
    const auto state = [&](std::string_view name) {
      return first([&](const journal::Entry& e) {
        return e.kind == "ActivationChanged" && text_in(e, "organisation") == own_organisation() &&
               text_in(e, "state") == name;
      });
    };
    const auto* page =
        first([&](const journal::Entry& e) { return e.kind == "AttemptMade" && is_officer(e); });
    const auto* answer =
        first([&](const journal::Entry& e) { return e.kind == "Acknowledged" && is_officer(e); });
    const auto* call =
        first([&](const journal::Entry& e) { return e.kind == "CallAnswered" && is_of_role(e, "from"); });
    add_time(debrief, "page_to_acknowledge", "first page to acknowledgement", page, answer,
             "no page was acknowledged");
    add_time(debrief, "page_to_first_question", "first page to first question", page,
             kind_of_own("QuestionAsked"), "nothing was asked");
    add_time(debrief, "page_to_first_decision", "first page to first decision", page,
             kind_of_own("DecisionMade"), "nothing was decided");
    add_time(debrief, "page_to_first_call", "first page to first call answered", page, call,
             "no call was answered");
    add_time(debrief, "page_to_methane", "first page to METHANE", page,
             first([&](const journal::Entry& e) { return is_methane(e); }), "none was sent");
    add_time(debrief, "page_to_standby", "first page to standby", page, state("standby"), "never on standby");
    add_time(debrief, "page_to_declared", "first page to declared", page, state("declared"),
             "never declared");
  }

  // What became of each call-out that tried the officer; it may have been started more than once.
  void read_call_outs(Debrief& debrief) const {
    std::vector<std::string> ids;
    for (const journal::Entry& entry : entries_) {
      const std::string id = text_in(entry, "escalation");
      const bool is_new = std::find(ids.begin(), ids.end(), id) == ids.end();
      if (entry.kind == "AttemptMade" && is_officer(entry) && is_new) ids.push_back(id);
    }
    for (const std::string& id : ids) debrief.call_outs.push_back(fate_of(id));
  }

  std::string fate_of(const std::string& id) const {
    int attempts = 0;
    std::string end = "was still running when the record ends";
    for (const journal::Entry& entry : entries_) {
      if (text_in(entry, "escalation") != id) continue;
      if (entry.kind == "AttemptMade" && is_officer(entry)) ++attempts;
      if (entry.kind == "Acknowledged") {
        end = is_officer(entry)
                  ? fmt::format("you acknowledged after {}", whole(*time_in(entry, "after_ms")))
                  : fmt::format("passed on; {} acknowledged at {}", name_of_person(text_in(entry, "person")),
                                model::local_clock(setting_, entry.at));
      }
      if (entry.kind == "CascadeExhausted") {
        end = "ended with nobody reached at " + model::local_clock(setting_, entry.at);
      }
    }
    const auto escalation = model::find_escalation(setting_, id);
    return fmt::format("{}: you were tried {} {}; {}",
                       plain_name(scenario_.escalations[escalation->index()].name), attempts,
                       attempts == 1 ? "time" : "times", end);
  }

  std::string name_of_organisation(const std::string& id) const {
    const auto row = model::find_organisation(setting_, id);
    return row ? plain_name(scenario_.organisations[row->index()].name) : id;
  }

  std::string name_of_person(const std::string& id) const {
    const auto person = model::find_person(setting_, id);
    return person ? plain_name(scenario_.people[person->index()].name) : id;
  }

  const model::Setting& setting_;
  const model::Scenario& scenario_;
  std::span<const journal::Entry> entries_;
  model::RoleId role_;
  std::set<std::string> officer_;
};

std::string came_text(const model::Setting& setting, const ExpectedRow& row) {
  const auto clock = [&](SimTime t) { return model::local_clock(setting, t); };
  switch (row.came) {
    case Came::InTime:
      return fmt::format("came at {}, after {}", clock(*row.seen), whole(*row.after));
    case Came::Before:
      return fmt::format("came at {}, before it was expected", clock(*row.seen));
    case Came::Late:
      return fmt::format("came at {}, after {}: {} beyond that", clock(*row.seen), whole(*row.after),
                         whole(*row.late));
    case Came::NotSeen:
      return "was not seen";
    case Came::NotDue:
      return "had not fallen due, or its time was not up, when the drill ended";
  }
  return {};
}

}  // namespace

std::string_view words_of(Came came) {
  switch (came) {
    case Came::InTime:
      return "in_time";
    case Came::Before:
      return "before";
    case Came::Late:
      return "late";
    case Came::NotSeen:
      return "not_seen";
    case Came::NotDue:
      return "not_due";
  }
  return "";
}

Result<Debrief> debrief_of(const model::Setting& setting, std::span<const journal::Entry> entries) {
  const auto taken = std::find_if(entries.begin(), entries.end(),
                                  [](const journal::Entry& entry) { return entry.kind == "TakeRole"; });
  if (taken == entries.end()) {
    return fault("nobody took a role in this record, so there is nothing to debrief",
                 "a journal that tocsin drill wrote");
  }
  const auto role = model::find_role(setting, text_in(*taken, "role"));
  if (!role) return fault(fmt::format("the record's scenario has no role '{}'", text_in(*taken, "role")));
  return Reader(setting, entries, *role).read();
}

std::string debrief_text(const model::Setting& setting, const Debrief& debrief) {
  std::string text = fmt::format("DEBRIEF  {}\n", debrief.banner);
  text += fmt::format("{}{}\n", debrief.title.empty() ? "" : debrief.title + "; role: ", debrief.role);
  text +=
      "What was expected stands beside when it came. It looks at procedures; nobody is passed or failed.\n";
  text +=
      debrief.end_why.empty()
          ? fmt::format("The record stops at {} without an end.\n", model::local_clock(setting, debrief.end))
          : fmt::format("Ended at {}: {}.\n", model::local_clock(setting, debrief.end), debrief.end_why);
  text += "\nExpected, and when it came\n";
  if (debrief.expected.empty()) text += "  The scenario expects nothing of this role.\n";
  int number = 1;
  for (const ExpectedRow& row : debrief.expected) {
    text += fmt::format("  {}. {}\n     {}", number++, row.text, came_text(setting, row));
    text += row.expected
                ? fmt::format(" (expected from {}, within {})\n", model::local_clock(setting, *row.expected),
                              format_duration(row.within))
                : fmt::format(" (within {})\n", format_duration(row.within));
    text += fmt::format("     Why: {}\n", row.why);
  }
  text += "\nTimes\n";
  for (const DebriefTime& time : debrief.times) {
    text += fmt::format("  {:<34}{}\n", time.name, time.time ? whole(*time.time) : "- (" + time.note + ")");
  }
  text += "\nWhat was done\n";
  text += fmt::format("  {} asked; {} placed, {} answered\n",
                      debrief.questions == 1 ? "1 question" : fmt::format("{} questions", debrief.questions),
                      debrief.calls_placed == 1 ? "1 call" : fmt::format("{} calls", debrief.calls_placed),
                      debrief.calls_answered);
  if (debrief.methane_given.empty()) {
    text += "  No METHANE was sent.\n";
  } else {
    const bool is_whole = debrief.methane_missing.empty();
    const std::string_view all = debrief.methane_form == model::MethaneForm::Ethane ? "six" : "seven";
    text += fmt::format(
        "  {} to {}: {}{}\n", words_of(debrief.methane_form), debrief.methane_to, debrief.methane_given,
        is_whole ? fmt::format(", all {} letters", all) : "; without " + debrief.methane_missing);
    if (debrief.methanes > 1) text += fmt::format("    the fullest of {} that were sent\n", debrief.methanes);
  }
  for (const DecisionRow& row : debrief.decisions) {
    text += fmt::format("  {}\n", row.prompt);
    text += row.choice.empty()
                ? "     not decided\n"
                : fmt::format("     after {}: {}{}\n", whole(*row.after), row.choice,
                              row.rationale.empty() ? " (no reason given)" : " Because: " + row.rationale);
  }
  for (const std::string& fate : debrief.call_outs) text += fmt::format("  {}.\n", fate);
  return text;
}

}  // namespace tocsin::render

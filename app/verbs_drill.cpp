// drill: one officer plays a role against the rest, on a terminal or from lines of text; and its debrief.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

#include "app/drill_talk.hpp"
#include "app/recorder.hpp"
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "render/drill.hpp"
#include "render/drill_debrief.hpp"
#include "render/pacer.hpp"
#include "render/sfml/drill_window.hpp"
#include "render/sfml/window.hpp"
#include "sim/base/text.hpp"
#include "sim/model/drill.hpp"

namespace tocsin::app {

namespace {

using nlohmann::ordered_json;

ordered_json time_json(const std::optional<Duration>& time) {
  return time ? ordered_json(time->count()) : ordered_json(nullptr);
}
ordered_json time_json(const std::optional<SimTime>& time) {
  return time ? ordered_json(time->ms) : ordered_json(nullptr);
}

ordered_json debrief_json(const render::Debrief& debrief) {
  ordered_json document{{"exercise", debrief.banner}, {"role", debrief.role_id},
                        {"role_name", debrief.role},  {"title", debrief.title},
                        {"end_ms", debrief.end.ms},   {"end_why", debrief.end_why}};
  document["expected"] = ordered_json::array();
  for (const render::ExpectedRow& row : debrief.expected) {
    document["expected"].push_back({{"id", row.id},
                                    {"text", row.text},
                                    {"why", row.why},
                                    {"came", std::string(words_of(row.came))},
                                    {"within_ms", row.within.count()},
                                    {"expected_ms", time_json(row.expected)},
                                    {"seen_ms", time_json(row.seen)},
                                    {"after_ms", time_json(row.after)},
                                    {"late_ms", time_json(row.late)}});
  }
  document["times"] = ordered_json::array();
  for (const render::DebriefTime& time : debrief.times) {
    document["times"].push_back(
        {{"id", time.id}, {"name", time.name}, {"ms", time_json(time.time)}, {"note", time.note}});
  }
  document["decisions"] = ordered_json::array();
  for (const render::DecisionRow& row : debrief.decisions) {
    document["decisions"].push_back({{"prompt", row.prompt},
                                     {"choice", row.choice},
                                     {"rationale", row.rationale},
                                     {"after_ms", time_json(row.after)}});
  }
  document["call_outs"] = debrief.call_outs;
  const bool has_methane = !debrief.methane_given.empty();
  document["methanes"] = debrief.methanes;
  document["methane_form"] = has_methane ? std::string(model::name_of(debrief.methane_form)) : "";
  document["methane_to"] = debrief.methane_to;
  document["methane_given"] = debrief.methane_given;
  document["methane_missing"] = debrief.methane_missing;
  document["questions"] = debrief.questions;
  document["calls_placed"] = debrief.calls_placed;
  document["calls_answered"] = debrief.calls_answered;
  return document;
}

Exit debrief_of_record(const DrillOptions& options) {
  const auto record = open_journal(*options.debrief);
  if (!record) return refuse(record.error());
  if (!record->cut.empty()) fmt::print(stderr, "{}: {}\n", options.debrief->string(), record->cut);
  const auto beside = std::filesystem::absolute(*options.debrief).parent_path();
  const auto loaded = exercise::load(record->header.sources, record->header.scenario_name, beside,
                                     find_maps(options.maps, *options.debrief));
  if (!loaded) return refuse(loaded.error());
  const auto debrief = render::debrief_of(*loaded->setting, record->entries);
  if (!debrief) return refuse(debrief.error());
  return options.format == Format::Json ? print(debrief_json(*debrief))
                                        : print(render::debrief_text(*loaded->setting, *debrief));
}

/// The role that was asked for. A fault that lists what can be practised.
Result<model::RoleId> role_to_play(const DrillOptions& options, const model::Setting& setting) {
  const auto role = model::find_role(setting, options.role);
  if (role) return *role;
  std::string prepared;
  for (const model::Drill& drill : setting.scenario.drills) {
    prepared +=
        fmt::format("{}--as {}", prepared.empty() ? "" : ", ", setting.scenario.roles[drill.role.index()].id);
  }
  std::vector<std::string> ids;
  for (const model::Role& each : setting.scenario.roles) ids.push_back(each.id);
  const auto near = nearest_name(options.role, ids);
  return fault(options.role.empty() ? std::string("it is not said which role is played")
                                    : fmt::format("no role is called '{}'", options.role),
               prepared.empty() ? "--as and the id of a role; none is prepared in this scenario" : prepared,
               near ? fmt::format("did you mean '{}'?", *near) : std::string{});
}

/// Where the conversation goes: to stdout, or to stderr where that is kept for one JSON document.
class Screen {
 public:
  explicit Screen(Format format) : file_(format == Format::Json ? stderr : stdout) {
    const char* term = std::getenv("TERM");
    const char* no_color = std::getenv("NO_COLOR");
    const bool is_dumb =
        term == nullptr || std::string_view(term) == "dumb" || std::string_view(term).empty();
    has_inverse_ = !is_dumb && (no_color == nullptr || *no_color == '\0');
  }

  void say(const std::string& text) const {
    std::fwrite(text.data(), 1, text.size(), file_);
    std::fflush(file_);
  }
  /// With the bell, and stressed where the terminal can; the words are there in any case.
  void ring(const std::string& text) const {
    say(has_inverse_ ? "\a\033[7m " + text + " \033[0m\n" : "\a" + text + "\n");
  }

 private:
  std::FILE* file_;
  bool has_inverse_ = false;
};

/// Lines of text, one after another: time passes only where one of them says so.
std::string talk_from_lines(Talk& talk, const Screen& screen) {
  std::string line;
  while (!talk.is_over() && std::getline(std::cin, line)) {
    screen.say(talk.prompt() + line + "\n");
    screen.say(talk.take(line));
  }
  const bool has_more = talk.is_over() && !talk.is_left() && std::cin.rdbuf()->in_avail() > 0;
  if (has_more) screen.say("The drill was over by then: the lines that follow were not carried out.\n");
  return talk.is_left() ? "the officer ended it" : "there was nothing more to carry out";
}

/// What has been typed, as whole lines.
class Keyboard {
 public:
  /// Waits a moment for keys. False at the end of the input.
  bool wait(std::chrono::milliseconds time) {
    pollfd waiting{STDIN_FILENO, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return true;
    std::array<char, 1024> keys{};
    const ssize_t count = read(STDIN_FILENO, keys.data(), keys.size());
    if (count <= 0) return false;
    typed_.append(keys.data(), static_cast<std::size_t>(count));
    return true;
  }
  std::optional<std::string> line() {
    const std::size_t end = typed_.find('\n');
    if (end == std::string::npos) return std::nullopt;
    std::string line = typed_.substr(0, end);
    typed_.erase(0, end + 1);
    return line;
  }

 private:
  std::string typed_;
};

/// What a ringing page says every two seconds, until it is answered.
std::string ringing(const render::DrillSession& drill) {
  for (const render::DrillPage& page : drill.view().pages) {
    if (!page.rings_for) continue;
    return fmt::format("PAGE from {}, {}: {} s left. ack or decline?", page.from, page.channel,
                       (page.rings_for->count() + 999) / 1000);
  }
  return {};
}

/// On a terminal: exercise time is wall time times the speed.
std::string talk_on_terminal(Talk& talk, render::DrillSession& drill, const Screen& screen, double speed) {
  using Clock = std::chrono::steady_clock;
  constexpr auto look = std::chrono::milliseconds{100};
  constexpr auto ring_every = std::chrono::seconds{2};
  render::Pacer pacer;
  pacer.set_speed(speed);
  Keyboard keyboard;
  auto before = Clock::now();
  auto rung = before - ring_every;
  screen.say(talk.prompt());
  while (!talk.is_over()) {
    if (!keyboard.wait(look)) return "the input was closed";
    const auto now = Clock::now();
    drill.session().advance(pacer.advance(std::chrono::duration_cast<Duration>(now - before)));
    before = now;
    if (const std::string come = talk.news(); !come.empty()) screen.say("\n" + come + talk.prompt());
    while (const auto line = keyboard.line()) {
      if (talk.is_over()) break;
      screen.say(talk.take(*line));
      if (!talk.is_over()) screen.say(talk.prompt());
      before = Clock::now();
    }
    const std::string page = ringing(drill);
    if (page.empty() || now - rung < ring_every) continue;
    rung = now;
    screen.say("\n");
    screen.ring(page);
    screen.say(talk.prompt());
  }
  return talk.is_left() ? "the officer ended it" : std::string{};
}

void talk_through(exercise::Exercise& exercise, render::DrillSession& drill, const DrillOptions& options) {
  const Screen screen(options.format);
  Talk talk(drill);
  screen.say(drill.opening() + "\n" + talk.news());
  const std::string why = isatty(STDIN_FILENO) != 0 ? talk_on_terminal(talk, drill, screen, options.speed)
                                                    : talk_from_lines(talk, screen);
  close_early(exercise, drill.role().id, why);
  screen.say(talk.news());
}

Exit conclude(const exercise::Exercise& exercise, const Recorder& recorder, Format format) {
  const auto debrief = render::debrief_of(exercise.setting(), recorder.entries());
  if (!debrief) return refuse(debrief.error());
  if (format == Format::Json) {
    ordered_json document = debrief_json(*debrief);
    document["entries"] = exercise.entries();
    document["end_hash"] = recorder.chain();
    document["journal"] = recorder.path();
    return print(document);
  }
  return print(fmt::format("\n{}\njournal: {}\n", render::debrief_text(exercise.setting(), *debrief),
                           recorder.path()));
}

}  // namespace

Exit drill(const DrillOptions& options) {
  if (options.debrief) return debrief_of_record(options);
  if (options.scenario.empty()) {
    return refuse(fault("a drill needs a scenario", "tocsin drill SCENARIO --as ROLE").value(), Exit::Usage);
  }
  if (options.display == Display::Window) {
    if (const auto display = window::display_available(); !display)
      return refuse(display.error(), Exit::Machine);
  }
  const auto loaded = exercise::load(options.scenario, find_maps(options.maps, options.scenario));
  if (!loaded) return refuse(loaded.error());
  refuse(loaded->warnings);
  const auto role = role_to_play(options, *loaded->setting);
  if (!role) return refuse(role.error(), Exit::Usage);
  const std::string seat = loaded->setting->scenario.roles[role->index()].id;

  auto file = JournalFile::create(options.journal.value_or(dated_journal(loaded->scenario_name + "-drill")));
  if (!file) return refuse(file.error(), Exit::Machine);
  exercise::Exercise exercise(*loaded, {options.seed, 0});
  Recorder recorder(exercise, std::move(*file));
  render::LiveSession session(exercise, {.orders = {}, .feed = &recorder.entries(), .seat = seat});
  render::DrillSession drill(session, *role);
  if (const auto begun = drill.begin(); !begun) return refuse(begun.error());

  Result<void> played;
  if (options.display == Display::Window) {
    played = window::run_drill(drill, {.speed = options.speed, .feed = &recorder.entries()});
    close_early(exercise, seat, "the window was closed");
  } else {
    talk_through(exercise, drill, options);
  }
  const auto saved = recorder.finish();
  if (!saved) return refuse(saved.error(), Exit::Machine);
  if (!played) return refuse(played.error(), Exit::Machine);
  return conclude(exercise, recorder, options.format);
}

}  // namespace tocsin::app

#include "render/feed.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "render/names.hpp"
#include "render/panels.hpp"

namespace tocsin::render {

namespace {

using model::Fields;

std::string string_in(const Fields& fields, std::string_view name) {
  const model::FieldValue* value = model::find_field(fields, name);
  if (value == nullptr) return {};
  return std::visit(
      model::Overloaded{
          [](const std::string& s) { return s; }, [](std::int64_t n) { return fmt::format("{}", n); },
          [](double d) { return fmt::format("{:g}", d); },
          [](const std::vector<std::string>& all) { return fmt::format("{}", fmt::join(all, ", ")); },
          [](const std::vector<std::int64_t>& all) { return fmt::format("{}", fmt::join(all, ", ")); }},
      *value);
}

std::int64_t number_in(const Fields& fields, std::string_view name) {
  const model::FieldValue* value = model::find_field(fields, name);
  const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return number == nullptr ? 0 : *number;
}

template <class Rows, class NameOf>
std::string name_in(const Rows& rows, const std::string& id, NameOf name_of) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; });
  return row == rows.end() ? id : name_of(*row);
}

constexpr std::string_view reason_words(std::string_view reason) {
  if (reason == "road_closed") return "a road on its way is closed";
  if (reason == "road_reopened") return "a closure is lifted";
  if (reason == "found_closed") return "it found a road closed";
  if (reason == "road_slow") return "the traffic on its way is slow";
  if (reason == "road_clear") return "traffic moves again";
  if (reason == "hazard_cleared") return "the hazard has left a way open";
  if (reason == "road_in_hazard") return "a road on its way lies in the hazard";
  if (reason == "rvp_untenable") return "its RVP is untenable";
  if (reason == "station_in_cloud") return "its station lies in the hazard";
  if (reason == "unit_busy") return "it is busy";
  if (reason == "no_tenable_rvp") return "no RVP is tenable";
  return reason;
}

/// Turns one entry into a sentence, with the names that people use.
class Sentence {
 public:
  Sentence(const model::Setting& setting, const journal::Entry& entry)
      : setting_(setting), scenario_(setting.scenario), entry_(entry) {}

  std::string make() const {
    if (auto text = of_plan(); !text.empty()) return text;
    if (auto text = of_call_out(); !text.empty()) return text;
    if (auto text = of_unit(); !text.empty()) return text;
    if (auto text = of_ground(); !text.empty()) return text;
    return of_command();
  }

 private:
  bool is(std::string_view kind) const { return entry_.kind == kind; }
  std::string field(std::string_view name) const { return string_in(entry_.fields, name); }
  std::string organisation(std::string_view name) const {
    return name_in(scenario_.organisations, field(name), [](const auto& r) { return plain_name(r.name); });
  }
  std::string person() const {
    return name_in(scenario_.people, field("person"), [](const auto& r) { return plain_name(r.name); });
  }
  std::string escalation() const {
    return name_in(scenario_.escalations, field("escalation"),
                   [](const auto& r) { return plain_name(r.name); });
  }
  std::string unit() const {
    return name_in(scenario_.units, field("unit"), [](const auto& r) { return r.callsign; });
  }
  std::string rvp() const {
    return name_in(scenario_.rvps, field("rvp"), [](const auto& r) { return plain_name(r.name); });
  }
  std::string inject() const {
    return name_in(scenario_.injects, field("inject"), [](const auto& r) { return r.title; });
  }
  std::string after(std::string_view name) const {
    return format_duration(Duration{number_in(entry_.fields, name) / 1000 * 1000});
  }
  std::string clock(std::string_view name) const {
    return short_clock(setting_, SimTime{number_in(entry_.fields, name)});
  }

  std::string of_plan() const {
    if (is("ExerciseStarted")) return "The exercise begins at " + field("local");
    if (is("ExerciseEnded")) return "The exercise is over: " + field("why");
    if (is("InjectDelivered")) {
      return fmt::format("{} to {} ({}): {}", organisation("from"), organisation("to"), field("channel"),
                         field("title"));
    }
    if (is("AlertSent"))
      return fmt::format("{} calls {} by {}", organisation("from"), organisation("to"), field("channel"));
    if (is("AlertReceived")) {
      return fmt::format("{} has heard from {}: {}", organisation("to"), organisation("from"), field("text"));
    }
    if (is("ActivationChanged")) {
      const auto state = model::activation_from(field("state"));
      return fmt::format("{} is now {}", organisation("organisation"),
                         state ? activation_words(*state) : field("state"));
    }
    if (is("ObjectiveEvidenced")) return "Objective shown: " + field("text");
    if (is("ObjectiveOverdue")) return "Objective overdue: " + field("text");
    return {};
  }

  static std::string activation_words(model::Activation state) {
    switch (state) {
      case model::Activation::None:
        return "not activated";
      case model::Activation::Standby:
        return "on STANDBY";
      case model::Activation::Declared:
        return "at DECLARED";
      case model::Activation::StoodDown:
        return "STOOD DOWN";
    }
    return {};
  }

  std::string of_call_out() const {
    if (is("EscalationStarted")) return "Call-out begins: " + escalation();
    if (is("StepStarted")) {
      return fmt::format("{}: step {}, round {}", escalation(), field("step"), field("round"));
    }
    if (is("AttemptMade")) return fmt::format("Trying {} ({} {})", person(), method(), field("number"));
    if (is("AttemptUnanswered")) return fmt::format("{} does not answer ({})", person(), method());
    if (is("Acknowledged")) return fmt::format("{} acknowledges after {}", person(), after("after_ms"));
    if (is("StepTimedOut")) return fmt::format("{}: nobody answered step {}", escalation(), field("step"));
    if (is("StepSkipped")) return fmt::format("{}: step {} reaches nobody", escalation(), field("step"));
    if (is("CascadeExhausted")) return fmt::format("{}: nobody could be reached", escalation());
    return {};
  }

  std::string method() const {
    std::string words = field("method");
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }

  std::string of_unit() const {
    if (is("UnitDispatched")) return fmt::format("{} sent to {}", unit(), rvp());
    if (is("DispatchRefused")) return fmt::format("{} cannot go: {}", unit(), reason_words(field("reason")));
    if (is("UnitTurnedOut")) return fmt::format("{} has turned out{}{}", unit(), due(), approach());
    if (is("UnitEnteredMap")) return fmt::format("{} enters the map{}{}", unit(), due(), approach());
    if (is("UnitRerouted")) {
      // What it is about in the scenario's own words, where it is about something.
      const std::string why =
          field("why").empty() ? std::string{reason_words(field("reason"))} : field("why");
      const bool is_stuck = model::find_field(entry_.fields, "arrives_ms") == nullptr;
      if (is_stuck) return fmt::format("{} stops: {} ({})", unit(), field("note"), why);
      const std::string_view doing = field("turned_back").empty() ? "goes another way" : "turns back";
      return fmt::format("{} {} to {}: {}{}{}", unit(), doing, rvp(), why, due(), approach());
    }
    if (is("UnitArrived")) return fmt::format("{} has arrived at {}", unit(), rvp());
    if (is("TaskFinished")) return fmt::format("{} has finished its task", unit());
    if (is("UnitReleased")) return fmt::format("{} is released", unit());
    if (is("UnitLeftMap")) return fmt::format("{} has left the map", unit());
    if (is("UnitReturned")) return fmt::format("{} is back at its station", unit());
    if (is("TaskDue")) {
      return "Task due: " +
             name_in(scenario_.tasks, field("task"), [](const auto& r) { return plain_name(r.name); });
    }
    return {};
  }

  std::string due() const {
    if (model::find_field(entry_.fields, "arrives_ms") == nullptr) return {};
    return ", due " + clock("arrives_ms");
  }

  std::string approach() const {
    const std::string words = field("approach");
    return words.empty() ? words : "; " + words;
  }

  std::string of_news() const {
    const std::string news = field("news");
    if (news == "closure_made") return "Control knows that it is closed: " + field("name");
    if (news == "closure_lifted") return "Control knows that it is open again: " + field("name");
    if (news == "slowdown_began") return "Control knows of slow traffic: " + field("name");
    if (news == "slowdown_ended") return "Control knows that traffic moves again: " + field("name");
    if (news == "release_started") return "Control knows of the release";
    if (news == "release_stopped") return "Control knows that the release has stopped";
    if (news == "rvp_untenable") return fmt::format("Control knows that {} is untenable", rvp());
    if (news == "rvp_tenable") return fmt::format("Control knows that {} is tenable again", rvp());
    // Where the hazard lies comes every minute, as the looks at the cloud do: no words.
    return {};
  }

  std::string of_ground() const {
    if (is("ControlInformed")) return of_news();
    if (is("SlowdownBegan")) {
      return fmt::format("Slow: {} ({} % of the usual time)", field("name"), field("percent"));
    }
    if (is("SlowdownEnded")) return "Traffic moves again: " + field("name");
    if (is("ClosureMade")) return "Closed: " + field("name");
    if (is("ClosureLifted")) return "Open again: " + field("name");
    if (is("ReleaseStarted")) {
      return field("substance").empty() ? "The hazard begins"
                                        : "Release of " + field("substance") + " begins";
    }
    if (is("ReleaseStopped")) return "The release has stopped";
    if (is("WeatherChanged")) {
      return fmt::format("Wind from {}° at {} m/s, stability {}", field("wind_from_deg"), field("wind_m_s"),
                         field("stability"));
    }
    if (is("ReceptorEntered")) return field("name") + " is in the hazard";
    if (is("ReceptorCleared")) return field("name") + " is clear of the hazard";
    if (is("RvpBecameUntenable")) return rvp() + " is untenable";
    if (is("RvpBecameTenable")) return rvp() + " is tenable again";
    const auto station = [&] {
      return name_in(scenario_.stations, field("station"), [](const auto& r) { return plain_name(r.name); });
    };
    if (is("StationEntered")) return station() + " lies in the hazard";
    if (is("StationCleared")) return station() + " is clear of the hazard";
    if (is("CloudSampled")) return {};
    return {};
  }

  std::string of_command() const {
    if (entry_.seat.empty()) return {};
    return entry_.seat + ": " + command_words();
  }

  std::string command_words() const {
    if (is("DeliverInject")) return "deliver now: " + inject();
    if (is("HoldInject")) return "hold: " + inject();
    if (is("ResumeInject")) return "no longer held: " + inject();
    if (is("SkipInject")) return fmt::format("skip: {} ({})", inject(), field("why"));
    if (is("AddInject")) return "new inject: " + field("title");
    if (is("CloseRoad")) return "close " + field("name");
    if (is("LiftClosure")) return "lift closure " + field("closure");
    if (is("SlowRoad")) return fmt::format("slow {} to {} %", field("name"), field("percent"));
    if (is("EndSlowdown")) return "end slow-down " + field("slowdown");
    if (is("DispatchUnit")) return fmt::format("send {} to {}", unit(), rvp());
    if (is("ReleaseUnit")) return "release " + unit();
    if (is("StartEscalation")) return "start call-out: " + escalation();
    if (is("AcknowledgeFor")) return fmt::format("{} acknowledges", person());
    if (is("DeclineFor")) return fmt::format("{} declines", person());
    if (is("SetActivation")) return fmt::format("set {} to {}", organisation("organisation"), field("state"));
    if (is("AddNote")) return "note: " + field("text");
    if (is("AddBookmark")) return "bookmark: " + field("text");
    if (is("PauseClock")) return "pause";
    if (is("ResumeClock")) return "go on";
    if (is("SetSpeed")) return "speed " + field("speed");
    if (is("StepClock")) return "step";
    if (is("JumpToNext")) return "to the next event";
    if (is("EndExercise")) return "end the exercise: " + field("why");
    return entry_.kind;
  }

  const model::Setting& setting_;
  const model::Scenario& scenario_;
  const journal::Entry& entry_;
};

bool is_one_of(std::string_view kind, std::initializer_list<std::string_view> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// Players hear what is said to them and see where units and closures are. How the call-out fares, where
// the cloud is and what the facilitator does are not theirs to know.
Audience audience_of(std::string_view kind) {
  return is_one_of(kind, {"ExerciseStarted", "ExerciseEnded", "InjectDelivered", "AlertReceived",
                          "ActivationChanged", "UnitDispatched", "UnitArrived", "UnitReturned", "ClosureMade",
                          "ClosureLifted", "SlowdownBegan", "SlowdownEnded"})
             ? Audience::Everybody
             : Audience::FacilitatorOnly;
}

}  // namespace

MarkKind mark_kind_of(std::string_view kind) {
  if (is_one_of(kind, {"InjectDelivered"})) return MarkKind::Inject;
  if (is_one_of(kind, {"AlertSent", "AlertReceived", "ExerciseStarted", "ExerciseEnded"}))
    return MarkKind::Message;
  if (is_one_of(kind, {"EscalationStarted", "StepStarted", "AttemptMade", "AttemptUnanswered", "Acknowledged",
                       "StepTimedOut", "StepSkipped", "CascadeExhausted"})) {
    return MarkKind::CallOut;
  }
  if (kind == "ActivationChanged") return MarkKind::Activation;
  if (is_one_of(kind, {"TaskDue", "UnitDispatched", "DispatchRefused", "UnitTurnedOut", "UnitEnteredMap",
                       "UnitRerouted", "UnitArrived", "TaskFinished", "UnitReleased", "UnitLeftMap",
                       "UnitReturned"})) {
    return MarkKind::Unit;
  }
  if (is_one_of(kind, {"ClosureMade", "ClosureLifted", "SlowdownBegan", "SlowdownEnded", "ControlInformed"}))
    return MarkKind::Road;
  if (is_one_of(kind, {"ReleaseStarted", "ReleaseStopped", "WeatherChanged", "CloudSampled",
                       "ReceptorEntered", "ReceptorCleared", "RvpBecameUntenable", "RvpBecameTenable",
                       "StationEntered", "StationCleared"})) {
    return MarkKind::Hazard;
  }
  if (is_one_of(kind, {"ObjectiveEvidenced", "ObjectiveOverdue"})) return MarkKind::Objective;
  if (is_one_of(kind, {"AddNote", "AddBookmark"})) return MarkKind::Bookmark;
  if (is_one_of(kind, {"PauseClock", "ResumeClock", "SetSpeed", "StepClock", "JumpToNext"}))
    return MarkKind::Clock;
  return MarkKind::Command;
}

MarkLook look_of(MarkKind kind) {
  static constexpr std::array<MarkLook, mark_kind_count> looks{{
      {SymbolForm::Triangle, rgb(0xC07A00), "injects"},
      {SymbolForm::Circle, rgb(0x2F6FA8), "messages"},
      {SymbolForm::Hexagon, rgb(0x7A4FA3), "call-out"},
      {SymbolForm::Flag, rgb(0xB0005A), "activation"},
      {SymbolForm::Square, rgb(0x00826E), "units"},
      {SymbolForm::Cross, rgb(0xB00020), "roads"},
      {SymbolForm::Burst, rgb(0xD55E00), "hazard"},
      {SymbolForm::Diamond, rgb(0x4B7A1E), "objectives"},
      {SymbolForm::Square, rgb(0x6B6B6B), "commands"},
      {SymbolForm::Flag, rgb(0x3A5BD0), "notes"},
      {SymbolForm::Dot, rgb(0x8A8A8A), "clock"},
  }};
  return looks[static_cast<std::size_t>(kind)];
}

FeedRow feed_row(const model::Setting& setting, const journal::Entry& entry) {
  FeedRow row;
  row.number = entry.number;
  row.at = entry.at;
  row.clock = short_clock(setting, entry.at);
  row.kind = mark_kind_of(entry.kind);
  row.audience = audience_of(entry.kind);
  row.text = Sentence(setting, entry).make();
  if (entry.kind == "InjectDelivered") row.detail = string_in(entry.fields, "text");
  return row;
}

std::vector<TimelineMark> timeline_marks(std::span<const journal::Entry> entries) {
  std::vector<TimelineMark> marks;
  for (const journal::Entry& entry : entries) {
    if (is_one_of(entry.kind, {"ControlInformed", "AttemptMade",    "AttemptUnanswered", "EscalationStarted",
                               "StepStarted",     "CloudSampled",   "AlertSent",         "TaskDue",
                               "UnitDispatched",  "UnitTurnedOut",  "UnitEnteredMap",    "TaskFinished",
                               "UnitReleased",    "UnitLeftMap",    "UnitReturned",      "ReceptorEntered",
                               "ReceptorCleared", "WeatherChanged", "PauseClock",        "ResumeClock",
                               "SetSpeed",        "StepClock",      "JumpToNext"})) {
      continue;
    }
    marks.push_back({entry.at, mark_kind_of(entry.kind), entry.number});
  }
  return marks;
}

bool matches(std::string_view text, std::string_view filter) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto has = [&](std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
  };
  while (!filter.empty()) {
    const std::size_t gap = filter.find(' ');
    const std::string_view word = filter.substr(0, gap);
    if (!word.empty() && !has(word)) return false;
    filter = gap == std::string_view::npos ? std::string_view{} : filter.substr(gap + 1);
  }
  return true;
}

}  // namespace tocsin::render

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

constexpr std::string_view unanswered_words(std::string_view why) {
  if (why == "asleep") return "asleep";
  if (why == "driving") return "driving";
  if (why == "engaged") return "engaged";
  if (why == "no_signal") return "no signal";
  if (why == "network_busy") return "network busy";
  if (why == "channel_failed") return "the channel has failed";
  if (why == "queued") return "nobody is free there";
  return "not heard";
}

constexpr std::string_view passed_over_words(std::string_view reason) {
  if (reason == "nobody_on_call") return "nobody is on call";
  if (reason == "nobody_reachable") return "nobody can be reached";
  if (reason == "outside_its_hours") return "not at this time of the week";
  if (reason == "no_contact_method") return "no contact method";
  if (reason == "no_method_at_this_time") return "no contact method at this time";
  if (reason == "declined_before") return "has declined";
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
    if (auto text = of_drill(); !text.empty()) return text;
    if (auto text = of_desk(); !text.empty()) return text;
    if (auto text = of_unit(); !text.empty()) return text;
    if (auto text = of_ground(); !text.empty()) return text;
    if (auto text = of_methane(); !text.empty()) return text;
    if (auto text = of_group(); !text.empty()) return text;
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
      return fmt::format("{} to {} ({}): {}", organisation("from"), organisation("to"),
                         channel_words(field("channel")), field("title"));
    }
    if (is("ActivationDue") || is("ActivationRefused")) return of_activation();
    if (is("AlertSent"))
      return fmt::format("{} calls {} by {}", organisation("from"), organisation("to"), field("channel"));
    if (is("AlertReceived")) {
      return fmt::format("{} has heard from {}: {}{}", organisation("to"), organisation("from"),
                         field("text"), carried());
    }
    if (is("ActivationChanged")) {
      const auto state = model::activation_from(field("state"));
      return fmt::format("{} is now {}", organisation("organisation"),
                         state ? state_words(*state) : field("state"));
    }
    if (is("ObjectiveEvidenced")) return "Objective shown: " + field("text");
    if (is("ObjectiveOverdue")) return "Objective overdue: " + field("text");
    return {};
  }

  /// What an alert tells beside its text.
  std::string carried() const {
    std::string words;
    if (const auto state = model::activation_from(field("activation"))) {
      words += fmt::format(" [the sender is {}]", state_words(*state));
    }
    if (model::find_field(entry_.fields, "given") != nullptr) {
      words += fmt::format(" [{}: {}]", field("form") == "ethane" ? "ETHANE" : "METHANE", letters("given"));
    }
    return words;
  }

  std::string of_activation() const {
    const auto state = model::activation_from(field("state"));
    const std::string words = state ? state_words(*state) : field("state");
    if (is("ActivationDue")) return fmt::format("{} is due to be {}", organisation("organisation"), words);
    return fmt::format("{} does not become {}: {}", organisation("organisation"), words, field("why"));
  }

  /// "exact location, hazards", or "nothing".
  std::string letters(std::string_view name) const {
    const model::FieldValue* value = model::find_field(entry_.fields, name);
    const auto* all = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
    if (all == nullptr || all->empty()) return "nothing";
    std::string words = fmt::format("{}", fmt::join(*all, ", "));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }

  std::string of_methane() const {
    if (is("FindingMade")) {
      std::string letter = field("letter");
      std::replace(letter.begin(), letter.end(), '_', ' ');
      return fmt::format("{} finds ({}): {}", organisation("organisation"), letter, field("text"));
    }
    const std::string_view form = field("form") == "ethane" ? "an ETHANE" : "a METHANE";
    if (is("MethaneSent")) {
      return fmt::format("{} sends {} to {}; missing: {}", organisation("from"), form, organisation("to"),
                         letters("missing"));
    }
    if (is("MethaneReceived")) {
      return fmt::format("{} has {} from {}: {}", organisation("to"), form, organisation("from"),
                         letters("given"));
    }
    return {};
  }

  std::string group() const {
    return name_in(scenario_.groups, field("group"), [](const auto& r) { return plain_name(r.name); });
  }

  std::string of_group() const {
    const std::string note = field("note").empty() ? std::string{} : "; " + field("note");
    if (is("GroupConvened")) return group() + " is convened";
    if (is("MemberSetOff")) return fmt::format("{} sets off for {}{}{}", person(), group(), due(), note);
    if (is("MemberRerouted")) {
      return fmt::format("{}, bound for {}: {}{}{}", person(), group(), field("why"), due(), note);
    }
    if (is("MemberJoined")) {
      return fmt::format("{} joins {} {}{}", person(), group(), field("how"), note);
    }
    if (is("QuorumReached")) return group() + " has its quorum";
    return {};
  }

  std::string acknowledgement() const {
    const std::string text = fmt::format("{} acknowledges after {}", person(), after("after_ms"));
    return field("still_needed").empty() ? text
                                         : fmt::format("{}; {} more needed", text, field("still_needed"));
  }

  std::string desk() const {
    return name_in(scenario_.desks, field("desk"), [](const auto& r) { return plain_name(r.name); });
  }

  /// Whom a call at a desk is about.
  std::string call_at_desk() const { return field("alert").empty() ? person() : "alert " + field("alert"); }

  std::string of_desk() const {
    if (is("CallQueued")) {
      const std::string text =
          fmt::format("{}: {} waits, number {}", desk(), call_at_desk(), field("position"));
      return field("note").empty() ? text : fmt::format("{} ({})", text, field("note"));
    }
    if (is("CallTaken")) {
      return fmt::format("{} takes the call ({}) after {}", desk(), call_at_desk(), after("queued_ms"));
    }
    if (is("ChannelFaultBegan")) {
      return field("name") + (field("blocked").empty() ? ": failed" : ": overloaded");
    }
    if (is("ChannelFaultEnded")) return field("name") + ": working again";
    return {};
  }

  std::string of_call_out() const {
    if (is("EscalationStarted")) return "Call-out begins: " + escalation();
    if (is("StepStarted") && !field("waits_until_ms").empty()) {
      return fmt::format("{}: step {}: nobody can be tried; it waits until {}", escalation(), field("step"),
                         short_clock(setting_, SimTime{number_in(entry_.fields, "waits_until_ms")}));
    }
    if (is("StepStarted")) {
      return fmt::format("{}: step {}, round {}", escalation(), field("step"), field("round"));
    }
    if (is("AttemptMade")) return fmt::format("Trying {} ({} {})", person(), method(), field("number"));
    if (is("AttemptUnanswered")) {
      return fmt::format("{} does not answer ({}): {}", person(), method(), unanswered_words(field("why")));
    }
    if (is("Acknowledged")) return acknowledgement();
    if (is("StepJumped")) {
      return fmt::format("{}: from step {} on to step {}", escalation(), field("from"), field("to"));
    }
    if (is("TargetPassedOver")) {
      return fmt::format("{} is passed over: {}", person(), passed_over_words(field("reason")));
    }
    if (is("OnCallChanged")) return escalation() + ": others are on call by now";
    if (is("LastResortStarted")) return escalation() + ": the last resort";
    if (is("ReminderSent")) return fmt::format("{}: reminder {}", escalation(), field("reminder"));
    if (is("Unacknowledged")) return escalation() + ": no progress, so it goes on";
    if (is("StepTimedOut")) return fmt::format("{}: nobody answered step {}", escalation(), field("step"));
    if (is("StepSkipped")) {
      return fmt::format("{}: step {} is passed over: {}", escalation(), field("step"),
                         passed_over_words(field("reason")));
    }
    if (is("CascadeExhausted")) return fmt::format("{}: nobody could be reached", escalation());
    return {};
  }

  std::string role(std::string_view name) const {
    return name_in(scenario_.roles, field(name), [](const auto& r) { return plain_name(r.name); });
  }

  std::string of_drill() const {
    if (is("ExpectedActionSeen")) {
      const std::string late = field("late_ms").empty() ? "" : fmt::format(", {} late", after("late_ms"));
      return fmt::format("Expected, and done after {}{}: {}", after("after_ms"), late, field("text"));
    }
    if (is("ExpectedActionMissed")) return "Expected, and not done in time: " + field("text");
    if (is("QuestionAsked")) {
      return fmt::format("{} asks {}: {}", role("role"), organisation("to"), field("text"));
    }
    if (is("QuestionAnswered")) {
      return fmt::format("{} answers {}: {}", organisation("from"), role("role"), field("text"));
    }
    if (is("DecisionDue")) return fmt::format("{} has to decide: {}", role("role"), field("prompt"));
    if (is("DecisionMade")) return fmt::format("{} decides: {}", role("role"), field("text"));
    if (is("DecisionOverdue")) return fmt::format("{} has not decided in time", role("role"));
    if (is("CallPlaced")) return fmt::format("{} rings {} ({})", role("from"), person(), method());
    if (is("CallAnswered")) return fmt::format("{} answers {}: {}", person(), role("from"), field("about"));
    if (is("CallUnanswered"))
      return fmt::format("{} does not answer {} ({})", person(), role("from"), method());
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
    if (is("CordonSet")) return fmt::format("Cordon ({}): {}", field("cordon_kind"), field("name"));
    if (is("CordonLifted")) return "Cordon lifted: " + field("name");
    if (is("RvpSet")) return fmt::format("RVP set up: {} ({})", field("name"), field("rvp"));
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
    if (is("RvpBecameUntenable")) return fmt::format("{} is untenable: {}", rvp(), field("why"));
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
    if (is("SetCordon")) return fmt::format("set {} cordon {}", field("cordon_kind"), field("name"));
    if (is("LiftCordon")) return "lift cordon " + field("cordon");
    if (is("SetRvp")) return "set up RVP " + field("name");
    if (is("DispatchUnit")) return fmt::format("send {} to {}", unit(), rvp());
    if (is("ReleaseUnit")) return "release " + unit();
    if (is("StartEscalation")) return "start call-out: " + escalation();
    if (is("AcknowledgeFor")) return fmt::format("{} acknowledges", person());
    if (is("DeclineFor")) return fmt::format("{} declines", person());
    if (is("SetActivation")) return fmt::format("set {} to {}", organisation("organisation"), field("state"));
    if (is("SendMethane")) {
      return fmt::format("{} from {} to {}", field("form") == "ethane" ? "ETHANE" : "METHANE",
                         organisation("from"), organisation("to"));
    }
    if (is("ConveneGroup")) return "convene " + group();
    if (is("AddNote")) return "note: " + field("text");
    if (is("AddBookmark")) return "bookmark: " + field("text");
    if (is("TakeRole")) return "play the role: " + role("role");
    if (is("Ask")) return "ask: " + field("question");
    if (is("Decide")) return fmt::format("decide {}: {}", field("decision"), field("option"));
    if (is("PlaceCall")) return "ring " + field("to");
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
                          "ActivationChanged", "GroupConvened", "MemberJoined", "QuorumReached",
                          "UnitDispatched", "UnitArrived", "UnitReturned", "ClosureMade", "ClosureLifted",
                          "SlowdownBegan", "SlowdownEnded", "CordonSet", "CordonLifted", "RvpSet"})
             ? Audience::Everybody
             : Audience::FacilitatorOnly;
}

}  // namespace

MarkKind mark_kind_of(std::string_view kind) {
  if (is_one_of(kind, {"InjectDelivered"})) return MarkKind::Inject;
  if (is_one_of(kind, {"AlertSent", "AlertReceived", "ExerciseStarted", "ExerciseEnded", "QuestionAsked",
                       "QuestionAnswered", "DecisionDue", "DecisionMade", "DecisionOverdue"}))
    return MarkKind::Message;
  if (is_one_of(kind, {"EscalationStarted", "StepStarted",       "AttemptMade",   "AttemptUnanswered",
                       "Acknowledged",      "StepTimedOut",      "StepSkipped",   "CascadeExhausted",
                       "StepJumped",        "TargetPassedOver",  "OnCallChanged", "LastResortStarted",
                       "ReminderSent",      "Unacknowledged",    "CallQueued",    "CallTaken",
                       "ChannelFaultBegan", "ChannelFaultEnded", "CallPlaced",    "CallAnswered",
                       "CallUnanswered"})) {
    return MarkKind::CallOut;
  }
  if (is_one_of(kind, {"FindingMade", "MethaneSent", "MethaneReceived"})) return MarkKind::Message;
  if (is_one_of(kind, {"ActivationChanged", "ActivationDue", "ActivationRefused", "GroupConvened",
                       "MemberSetOff", "MemberRerouted", "MemberJoined", "QuorumReached"}))
    return MarkKind::Activation;
  if (is_one_of(kind, {"TaskDue", "UnitDispatched", "DispatchRefused", "UnitTurnedOut", "UnitEnteredMap",
                       "UnitRerouted", "UnitArrived", "TaskFinished", "UnitReleased", "UnitLeftMap",
                       "UnitReturned"})) {
    return MarkKind::Unit;
  }
  if (is_one_of(kind, {"ClosureMade", "ClosureLifted", "SlowdownBegan", "SlowdownEnded", "ControlInformed",
                       "CordonSet", "CordonLifted", "RvpSet"}))
    return MarkKind::Road;
  if (is_one_of(kind, {"ReleaseStarted", "ReleaseStopped", "WeatherChanged", "CloudSampled",
                       "ReceptorEntered", "ReceptorCleared", "RvpBecameUntenable", "RvpBecameTenable",
                       "StationEntered", "StationCleared"})) {
    return MarkKind::Hazard;
  }
  if (is_one_of(kind,
                {"ObjectiveEvidenced", "ObjectiveOverdue", "ExpectedActionSeen", "ExpectedActionMissed"}))
    return MarkKind::Objective;
  if (is_one_of(kind, {"AddNote", "AddBookmark"})) return MarkKind::Bookmark;
  if (is_one_of(kind, {"PauseClock", "ResumeClock", "SetSpeed", "StepClock", "JumpToNext"}))
    return MarkKind::Clock;
  return MarkKind::Command;
}

SymbolId symbol_of(MarkKind kind) {
  return static_cast<SymbolId>(static_cast<std::size_t>(SymbolId::InjectMark) +
                               static_cast<std::size_t>(kind));
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
    if (is_one_of(
            entry.kind,
            {"ControlInformed",   "CallQueued",    "CallTaken",       "AttemptMade",     "AttemptUnanswered",
             "EscalationStarted", "StepStarted",   "CloudSampled",    "AlertSent",       "TaskDue",
             "UnitDispatched",    "UnitTurnedOut", "UnitEnteredMap",  "TaskFinished",    "UnitReleased",
             "UnitLeftMap",       "UnitReturned",  "ReceptorEntered", "ReceptorCleared", "WeatherChanged",
             "PauseClock",        "ResumeClock",   "SetSpeed",        "StepClock",       "JumpToNext",
             "ActivationDue",     "MethaneSent",   "CallPlaced",      "CallUnanswered",  "QuestionAsked"})) {
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

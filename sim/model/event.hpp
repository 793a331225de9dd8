// Everything that can happen, as one closed set. Events are small plain values (ids only), so that the
// pending ones can be copied, listed and compared; what they mean stands in rules.hpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "sim/model/scenario.hpp"

namespace tocsin::model {

struct ExerciseStarted {
  static constexpr std::string_view name = "ExerciseStarted";
};
struct ExerciseEnded {
  static constexpr std::string_view name = "ExerciseEnded";
};

struct InjectDelivered {
  static constexpr std::string_view name = "InjectDelivered";
  InjectId inject;
};
struct AlertSent {
  static constexpr std::string_view name = "AlertSent";
  AlertId alert;
};
struct AlertReceived {
  static constexpr std::string_view name = "AlertReceived";
  AlertId alert;
};
struct ActivationChanged {
  static constexpr std::string_view name = "ActivationChanged";
  OrganisationId organisation;
  Activation state;
};

/// What was planned for an organisation's state is due: it changes, or that is refused.
struct ActivationDue {
  static constexpr std::string_view name = "ActivationDue";
  std::uint32_t rule;  ///< row of the scenario's activations
};
struct ActivationRefused {
  static constexpr std::string_view name = "ActivationRefused";
  OrganisationId organisation;
  Activation state;
};

struct EscalationStarted {
  static constexpr std::string_view name = "EscalationStarted";
  EscalationId escalation;
};
struct StepStarted {
  static constexpr std::string_view name = "StepStarted";
  EscalationId escalation;
  std::uint32_t step;
  std::uint32_t round;
};
/// A step's `then` was followed; both are rows of the steps in force.
struct StepJumped {
  static constexpr std::string_view name = "StepJumped";
  EscalationId escalation;
  std::uint32_t from;
  std::uint32_t to;
};
/// `call` is a row of the calls of the escalation; `method` a row of that person's contacts.
struct AttemptMade {
  static constexpr std::string_view name = "AttemptMade";
  EscalationId escalation;
  std::uint32_t call;
  std::uint32_t method;
};
struct AttemptUnanswered {
  static constexpr std::string_view name = "AttemptUnanswered";
  EscalationId escalation;
  std::uint32_t call;
  std::uint32_t method;
  oncall::Unanswered why;
};
struct Acknowledged {
  static constexpr std::string_view name = "Acknowledged";
  EscalationId escalation;
  std::uint32_t call;
};
/// Why somebody or something was passed over in a call-out.
enum class PassedOver : std::uint8_t {
  NobodyOnCall,
  NobodyReachable,
  OutsideItsHours,
  NoContactMethod,
  NoMethodAtThisTime,  ///< quiet hours, or methods for the other urgency only
  Declined             ///< in this call-out, before
};
/// Somebody whom the step was to try.
struct TargetPassedOver {
  static constexpr std::string_view name = "TargetPassedOver";
  EscalationId escalation;
  PersonId person;
  PassedOver reason;
};
/// After an attempt of `call` failed, others were found to be on call by now.
struct OnCallChanged {
  static constexpr std::string_view name = "OnCallChanged";
  EscalationId escalation;
  std::uint32_t call;
};
struct StepTimedOut {
  static constexpr std::string_view name = "StepTimedOut";
  EscalationId escalation;
  std::uint32_t step;
  std::uint32_t round;
  oncall::Part part = oncall::Part::Needed;
};
struct StepSkipped {
  static constexpr std::string_view name = "StepSkipped";
  EscalationId escalation;
  std::uint32_t step;
  std::uint32_t round;
  PassedOver reason;
};
struct LastResortStarted {
  static constexpr std::string_view name = "LastResortStarted";
  EscalationId escalation;
};
/// Whoever acknowledged has not got on with it.
struct ReminderSent {
  static constexpr std::string_view name = "ReminderSent";
  EscalationId escalation;
};
/// The acknowledgement counts no more.
struct Unacknowledged {
  static constexpr std::string_view name = "Unacknowledged";
  EscalationId escalation;
};
struct CascadeExhausted {
  static constexpr std::string_view name = "CascadeExhausted";
  EscalationId escalation;
};

/// A call at a desk: an attempt to reach somebody (`row` an escalation, `call` and `method` as above) or an
/// alert (`row`); made there, or coming in.
struct DeskCall {
  enum class Kind : std::uint8_t { Attempt, AttemptIn, Alert, AlertIn };
  Kind kind = Kind::Attempt;
  std::uint32_t row = 0;
  std::uint32_t call = 0;
  std::uint32_t method = 0;

  friend constexpr bool operator==(const DeskCall&, const DeskCall&) = default;
};
struct CallQueued {
  static constexpr std::string_view name = "CallQueued";
  DeskId desk;
  DeskCall what;
};
/// A call that came in is taken. (One that goes out begins as AttemptMade or AlertSent.)
struct CallTaken {
  static constexpr std::string_view name = "CallTaken";
  DeskId desk;
  DeskCall what;
};
struct ChannelFaultBegan {
  static constexpr std::string_view name = "ChannelFaultBegan";
  ChannelFaultId fault;
};
struct ChannelFaultEnded {
  static constexpr std::string_view name = "ChannelFaultEnded";
  ChannelFaultId fault;
};

/// Why a unit goes another way, or did not go.
enum class Reason : std::uint8_t {
  None,
  RoadClosed,
  RoadReopened,
  FoundClosed,  ///< it came to a road that nobody had told it was closed
  RoadSlow,
  RoadClear,  ///< traffic moves again
  RoadInHazard,
  HazardCleared,
  RvpUntenable,
  StationInCloud,
  UnitBusy,
  NoTenableRvp
};

struct TaskDue {
  static constexpr std::string_view name = "TaskDue";
  TaskId task;
};
struct UnitDispatched {
  static constexpr std::string_view name = "UnitDispatched";
  UnitId unit;
  RvpId rvp;
  TaskId task;
};
struct DispatchRefused {
  static constexpr std::string_view name = "DispatchRefused";
  UnitId unit;
  TaskId task;
  Reason reason;
};
struct UnitTurnedOut {
  static constexpr std::string_view name = "UnitTurnedOut";
  UnitId unit;
};
struct UnitEnteredMap {
  static constexpr std::string_view name = "UnitEnteredMap";
  UnitId unit;
};
/// `subject` is a row of the table that the reason is about: closures, slow-downs, the map's links for a
/// road in the hazard, RVPs; `nothing` where it is about none.
struct UnitRerouted {
  static constexpr std::string_view name = "UnitRerouted";
  static constexpr std::uint32_t nothing = 0xFFFFFFFF;
  UnitId unit;
  Reason reason;
  std::uint32_t subject = nothing;
};
struct UnitArrived {
  static constexpr std::string_view name = "UnitArrived";
  UnitId unit;
};
struct TaskFinished {
  static constexpr std::string_view name = "TaskFinished";
  UnitId unit;
  TaskId task;
};
struct UnitReleased {
  static constexpr std::string_view name = "UnitReleased";
  UnitId unit;
};
struct UnitLeftMap {
  static constexpr std::string_view name = "UnitLeftMap";
  UnitId unit;
};
struct UnitReturned {
  static constexpr std::string_view name = "UnitReturned";
  UnitId unit;
};

struct ClosureMade {
  static constexpr std::string_view name = "ClosureMade";
  ClosureId closure;
};
struct ClosureLifted {
  static constexpr std::string_view name = "ClosureLifted";
  ClosureId closure;
};

struct SlowdownBegan {
  static constexpr std::string_view name = "SlowdownBegan";
  SlowdownId slowdown;
};
struct SlowdownEnded {
  static constexpr std::string_view name = "SlowdownEnded";
  SlowdownId slowdown;
};

/// What the control rooms are told of. `index` is a row of the table that `kind` is about.
enum class NewsKind : std::uint8_t {
  ClosureMade,
  ClosureLifted,
  SlowdownBegan,
  SlowdownEnded,
  ReleaseStarted,
  ReleaseStopped,
  HazardMoved,  ///< which roads lie in it, as it was looked at `news_to_control` ago
  RvpUntenable,
  RvpTenable
};
struct News {
  NewsKind kind = NewsKind::ClosureMade;
  std::uint32_t index = 0;

  friend constexpr bool operator==(const News&, const News&) = default;
};
struct ControlInformed {
  static constexpr std::string_view name = "ControlInformed";
  News news;
};

struct ReleaseStarted {
  static constexpr std::string_view name = "ReleaseStarted";
};
struct ReleaseStopped {
  static constexpr std::string_view name = "ReleaseStopped";
};
struct WeatherChanged {
  static constexpr std::string_view name = "WeatherChanged";
  std::uint32_t point;
};
struct CloudSampled {
  static constexpr std::string_view name = "CloudSampled";
};
struct ReceptorEntered {
  static constexpr std::string_view name = "ReceptorEntered";
  ReceptorId receptor;
};
struct ReceptorCleared {
  static constexpr std::string_view name = "ReceptorCleared";
  ReceptorId receptor;
};
struct RvpBecameUntenable {
  static constexpr std::string_view name = "RvpBecameUntenable";
  RvpId rvp;
};
struct RvpBecameTenable {
  static constexpr std::string_view name = "RvpBecameTenable";
  RvpId rvp;
};
struct StationEntered {
  static constexpr std::string_view name = "StationEntered";
  StationId station;
};
struct StationCleared {
  static constexpr std::string_view name = "StationCleared";
  StationId station;
};

struct ObjectiveEvidenced {
  static constexpr std::string_view name = "ObjectiveEvidenced";
  ObjectiveId objective;
};
struct ObjectiveOverdue {
  static constexpr std::string_view name = "ObjectiveOverdue";
  ObjectiveId objective;
};

struct FindingMade {
  static constexpr std::string_view name = "FindingMade";
  FindingId finding;
};
/// `message` is a row of World::messages.
struct MethaneSent {
  static constexpr std::string_view name = "MethaneSent";
  std::uint32_t message;
};
struct MethaneReceived {
  static constexpr std::string_view name = "MethaneReceived";
  std::uint32_t message;
};

/// `member` is a row of the group's members.
struct GroupConvened {
  static constexpr std::string_view name = "GroupConvened";
  GroupId group;
};
struct MemberSetOff {
  static constexpr std::string_view name = "MemberSetOff";
  GroupId group;
  std::uint32_t member;
};
struct MemberRerouted {
  static constexpr std::string_view name = "MemberRerouted";
  GroupId group;
  std::uint32_t member;
  ClosureId closure;
};
struct MemberJoined {
  static constexpr std::string_view name = "MemberJoined";
  GroupId group;
  std::uint32_t member;
};
struct QuorumReached {
  static constexpr std::string_view name = "QuorumReached";
  GroupId group;
};

/// An expected action of a played role was done; or its time is up, and it was not (it may be seen later).
struct ExpectedActionSeen {
  static constexpr std::string_view name = "ExpectedActionSeen";
  ExpectedId expected;
};
struct ExpectedActionMissed {
  static constexpr std::string_view name = "ExpectedActionMissed";
  ExpectedId expected;
};
struct QuestionAsked {
  static constexpr std::string_view name = "QuestionAsked";
  QuestionId question;
};
struct QuestionAnswered {
  static constexpr std::string_view name = "QuestionAnswered";
  QuestionId question;
};
struct DecisionDue {
  static constexpr std::string_view name = "DecisionDue";
  DecisionId decision;
};
struct DecisionMade {
  static constexpr std::string_view name = "DecisionMade";
  DecisionId decision;
  std::uint32_t option;
};
struct DecisionOverdue {
  static constexpr std::string_view name = "DecisionOverdue";
  DecisionId decision;
};
/// `call` is a row of World::phone_calls; `method` a row of the called person's contacts.
struct CallPlaced {
  static constexpr std::string_view name = "CallPlaced";
  std::uint32_t call;
  std::uint32_t method;
};
struct CallAnswered {
  static constexpr std::string_view name = "CallAnswered";
  std::uint32_t call;
};
struct CallUnanswered {
  static constexpr std::string_view name = "CallUnanswered";
  std::uint32_t call;
  std::uint32_t method;
  oncall::Unanswered why;
};

struct CordonSet {
  static constexpr std::string_view name = "CordonSet";
  CordonId cordon;
};
struct CordonLifted {
  static constexpr std::string_view name = "CordonLifted";
  CordonId cordon;
};
/// An RVP was set up while the exercise runs.
struct RvpSet {
  static constexpr std::string_view name = "RvpSet";
  RvpId rvp;
};

using Event = std::variant<
    ExerciseStarted, ExerciseEnded, InjectDelivered, AlertSent, AlertReceived, ActivationChanged,
    EscalationStarted, StepStarted, AttemptMade, AttemptUnanswered, Acknowledged, StepTimedOut, StepSkipped,
    CascadeExhausted, TaskDue, UnitDispatched, DispatchRefused, UnitTurnedOut, UnitEnteredMap, UnitRerouted,
    UnitArrived, TaskFinished, UnitReleased, UnitLeftMap, UnitReturned, ClosureMade, ClosureLifted,
    SlowdownBegan, SlowdownEnded, ControlInformed, ReleaseStarted, ReleaseStopped, WeatherChanged,
    CloudSampled, ReceptorEntered, ReceptorCleared, RvpBecameUntenable, RvpBecameTenable, StationEntered,
    StationCleared, ObjectiveEvidenced, ObjectiveOverdue, ActivationDue, ActivationRefused, FindingMade,
    MethaneSent, MethaneReceived, GroupConvened, MemberSetOff, MemberRerouted, MemberJoined, QuorumReached,
    ExpectedActionSeen, ExpectedActionMissed, QuestionAsked, QuestionAnswered, DecisionDue, DecisionMade,
    DecisionOverdue, CallPlaced, CallAnswered, CallUnanswered, StepJumped, TargetPassedOver, OnCallChanged,
    LastResortStarted, ReminderSent, Unacknowledged, CallQueued, CallTaken, ChannelFaultBegan,
    ChannelFaultEnded, CordonSet, CordonLifted, RvpSet>;

/// The event's name as it stands in a journal: "UnitArrived".
constexpr std::string_view name_of(const Event& event) {
  return std::visit([](const auto& e) { return e.name; }, event);
}

/// "road_closed", "rvp_untenable" ...: the reason as it stands in a journal.
std::string_view name_of(Reason reason);
/// "nobody_on_call", "outside_its_hours" ...
std::string_view name_of(PassedOver reason);
/// "closure_made", "hazard_moved" ...
std::string_view name_of(NewsKind kind);

/// Visits with one lambda for each alternative.
template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace tocsin::model

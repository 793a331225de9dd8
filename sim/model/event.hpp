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

struct EscalationStarted {
  static constexpr std::string_view name = "EscalationStarted";
  EscalationId escalation;
};
struct StepStarted {
  static constexpr std::string_view name = "StepStarted";
  EscalationId escalation;
};
/// `call` is a row of the calls of the step under way; `method` a row of that person's contacts.
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
};
struct Acknowledged {
  static constexpr std::string_view name = "Acknowledged";
  EscalationId escalation;
  std::uint32_t call;
};
struct StepTimedOut {
  static constexpr std::string_view name = "StepTimedOut";
  EscalationId escalation;
  std::uint32_t step;
  std::uint32_t round;
};
/// The step's roles had nobody on call who could be reached at all.
struct StepSkipped {
  static constexpr std::string_view name = "StepSkipped";
  EscalationId escalation;
  std::uint32_t step;
  std::uint32_t round;
};
struct CascadeExhausted {
  static constexpr std::string_view name = "CascadeExhausted";
  EscalationId escalation;
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

using Event =
    std::variant<ExerciseStarted, ExerciseEnded, InjectDelivered, AlertSent, AlertReceived, ActivationChanged,
                 EscalationStarted, StepStarted, AttemptMade, AttemptUnanswered, Acknowledged, StepTimedOut,
                 StepSkipped, CascadeExhausted, TaskDue, UnitDispatched, DispatchRefused, UnitTurnedOut,
                 UnitEnteredMap, UnitRerouted, UnitArrived, TaskFinished, UnitReleased, UnitLeftMap,
                 UnitReturned, ClosureMade, ClosureLifted, SlowdownBegan, SlowdownEnded, ControlInformed,
                 ReleaseStarted, ReleaseStopped, WeatherChanged, CloudSampled, ReceptorEntered,
                 ReceptorCleared, RvpBecameUntenable, RvpBecameTenable, StationEntered, StationCleared,
                 ObjectiveEvidenced, ObjectiveOverdue>;

/// The event's name as it stands in a journal: "UnitArrived".
constexpr std::string_view name_of(const Event& event) {
  return std::visit([](const auto& e) { return e.name; }, event);
}

/// "road_closed", "rvp_untenable" ...: the reason as it stands in a journal.
std::string_view name_of(Reason reason);
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

// Everything a person can do to a running exercise, as one closed set. Commands carry the names that
// the scenario gives, so that they read the same in a journal, in a file and on screen.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/base/geo.hpp"
#include "sim/base/time.hpp"
#include "sim/model/fields.hpp"
#include "sim/model/scenario.hpp"

namespace tocsin::model {

struct DeliverInject {
  std::string inject;
};
struct HoldInject {
  std::string inject;
};
/// Takes a hold back: the inject is due again, at once if its time has passed.
struct ResumeInject {
  std::string inject;
};
struct SkipInject {
  std::string inject;
  std::string why;
};
struct AddInject {
  std::string title;
  std::string text;
  std::string from;
  std::string to;
  std::string channel;
};

/// Closes links of the map, by the numbers that its file gives them, under a name for people; in both
/// directions, or along or against the way in which the map has each.
struct CloseRoad {
  std::string name;
  std::vector<std::int64_t> links;
  Ways direction = Ways::Both;
};
/// Lifts a closure: a scenario's id, or the "road-1", "road-2" ... that CloseRoad gave.
struct LiftClosure {
  std::string closure;
};

/// Links take `percent` of the usual time.
struct SlowRoad {
  std::string name;
  std::vector<std::int64_t> links;
  std::int64_t percent = 200;
};
/// Ends a slow-down: a scenario's id, or the "slow-1", "slow-2" ... that SlowRoad gave.
struct EndSlowdown {
  std::string slowdown;
};

struct DispatchUnit {
  std::string unit;
  std::string rvp;
};
struct ReleaseUnit {
  std::string unit;
};

struct StartEscalation {
  std::string escalation;
};
struct AcknowledgeFor {
  std::string person;
  std::string escalation;
};
struct DeclineFor {
  std::string person;
  std::string escalation;
};
struct SetActivation {
  std::string organisation;
  Activation state = Activation::Standby;
};

/// A METHANE, or below the threshold of a major incident an ETHANE, to another organisation or to one's own
/// control room (`to` is then `from`). A letter that is not given is empty.
struct SendMethane {
  std::string from;
  std::string to;
  MethaneForm form = MethaneForm::Methane;
  std::string major_incident;
  std::string exact_location;
  std::string type;
  std::string hazards;
  std::string access;
  std::string casualties;
  std::string services;
};
/// Calls a group together now.
struct ConveneGroup {
  std::string group;
};

struct AddNote {
  std::string text;
};
struct AddBookmark {
  std::string text;
};

/// From now on this role is played by whoever gives the command: nobody answers for its holder but by
/// AcknowledgeFor and DeclineFor.
struct TakeRole {
  std::string role;
};
/// The officer in `role` asks one of the scenario's questions.
struct Ask {
  std::string role;
  std::string question;
};
struct Decide {
  std::string decision;
  std::string option;
  std::string rationale;
};
/// The officer in `role` rings whoever is on call as `to`, or the person of that id, with the one telephone
/// that they have.
struct PlaceCall {
  std::string role;
  std::string to;
  std::string about;
};

/// Sets a cordon about the ground within the ring; the first corner is not repeated.
struct SetCordon {
  std::string name;
  CordonKind kind = CordonKind::Inner;
  std::vector<GridPoint> ring;
};
/// Lifts a cordon: a scenario's id, or the "cordon-1", "cordon-2" ... that SetCordon gave.
struct LiftCordon {
  std::string cordon;
};
/// Sets up a rendezvous point, to which units can be sent by the "rvp-1", "rvp-2" ... that it is given.
struct SetRvp {
  std::string name;
  GridPoint at;
};

/// The clock commands are part of the record and change nothing in the world.
struct PauseClock {};
struct ResumeClock {};
struct SetSpeed {
  double speed = 1.0;
};
struct StepClock {
  Duration by{0};
};
struct JumpToNext {};

struct EndExercise {
  std::string why;
};

using Command = std::variant<DeliverInject, HoldInject, ResumeInject, SkipInject, AddInject, CloseRoad,
                             LiftClosure, SlowRoad, EndSlowdown, DispatchUnit, ReleaseUnit, StartEscalation,
                             AcknowledgeFor, DeclineFor, SetActivation, SendMethane, ConveneGroup, AddNote,
                             AddBookmark, PauseClock, ResumeClock, SetSpeed, StepClock, JumpToNext,
                             EndExercise, TakeRole, Ask, Decide, PlaceCall, SetCordon, LiftCordon, SetRvp>;

/// A command, and the seat it came from ("facilitator").
struct Order {
  std::string seat;
  Command command;
};

/// The command's name as it stands in a journal: "DispatchUnit".
std::string_view name_of(const Command& command);
bool is_command_name(std::string_view name);

/// The command's own fields, and back. REQUIRES: its points have grid references. `command_from` gives one
/// fault for each missing, wrong or unknown field.
Fields fields_of(const Command& command);
Result<Command> command_from(std::string_view name, const Fields& fields);

/// A command's point as the record has it, to the whole metre; the world has it so too.
GridPoint to_metre(GridPoint p);
/// True for a point that a grid reference can name, and so a command's fields.
bool has_grid_reference(GridPoint p);

/// "inner", "outer".
std::string_view name_of(CordonKind kind);
std::optional<CordonKind> cordon_kind_from(std::string_view name);

/// "both", "forward", "backward".
std::string_view name_of(Ways ways);
std::optional<Ways> ways_from(std::string_view name);

}  // namespace tocsin::model

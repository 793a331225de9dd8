// The state of an exercise at one moment. A plain value: copying it is a snapshot. It holds only what
// changes; everything fixed is in the Setting. Written only by rules.hpp; read by everybody.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/engine/future_event_list.hpp"
#include "sim/model/event.hpp"
#include "sim/model/scenario.hpp"
#include "sim/roads/routing.hpp"

namespace tocsin::model {

/// Where a planned event stands.
enum class PlanStatus : std::uint8_t { Waiting, Scheduled, Held, Done, Skipped };
struct PlanState {
  PlanStatus status = PlanStatus::Waiting;
  SimTime due;  ///< while Scheduled, and while Held if its time had been set
  bool is_due_known = false;
  engine::Ticket ticket;
  std::string why;  ///< Held and Skipped: by whom or why
};

struct InjectState {
  std::optional<SimTime> delivered;
};

/// One person being tried in the escalation step under way.
enum class CallStatus : std::uint8_t { Trying, Acknowledged, Declined, Unreached };
struct Call {
  PersonId person;
  RoleId role;
  std::uint32_t method = 0;  ///< row of the person's contacts
  CallStatus status = CallStatus::Trying;
  SimTime since;          ///< start of this attempt, or the moment of the outcome
  SimTime rings_until;    ///< while Trying
  engine::Ticket ticket;  ///< of the outcome, while Trying
};

struct EscalationState {
  oncall::Progress progress;
  std::optional<SimTime> started;
  std::optional<SimTime> ended;
  SimTime step_ends;  ///< while running
  engine::Ticket step_ticket;
  std::vector<Call> calls;  ///< of the step under way, or the last one
};

enum class UnitStatus : std::uint8_t {
  Available,  ///< at its station
  TurningOut,
  OffMap,  ///< driving, but not yet on the map
  Mobile,  ///< driving to the RVP
  AtRvp,
  Returning,   ///< driving home
  LeavingMap,  ///< driving home beyond the map
  Unavailable  ///< its station lies in the hazard
};
struct UnitState {
  UnitStatus status = UnitStatus::Available;
  GridPoint parked;                   ///< where it stands while it does not drive
  std::optional<roads::Route> route;  ///< while Mobile or Returning; kept while AtRvp as the way it came
  SimTime route_started;              ///< when the route's first leg began
  SimTime since;                      ///< start of the present status
  SimTime arrives;                    ///< while TurningOut, OffMap, Mobile, Returning: when that ends
  SimTime arrived_before;             ///< what `arrives` was before the last change of route
  bool is_stuck = false;              ///< Mobile or Returning, but no open road leads on
  engine::Ticket ticket;              ///< of that end
  Reason news = Reason::None;         ///< what the crew is about to hear; None: nothing
  engine::Ticket news_ticket;         ///< of the moment they hear it
  RvpId rvp;                          ///< where it is or is going
  TaskId task;                        ///< may be none
  std::uint32_t dispatches = 0;
};

struct ClosureState {
  std::optional<SimTime> made;
  std::optional<SimTime> lifted;
  bool in_force() const { return made.has_value() && !lifted.has_value(); }
};

/// What the last look at the hazard found.
struct CloudSummary {
  double residents = 0;
  std::uint32_t receptors = 0;
  std::uint32_t links = 0;
  Metres reach;  ///< from the source to the farthest point above the danger level
};

struct OrganisationState {
  Activation activation = Activation::None;
  std::optional<SimTime> since;
};

struct ObjectiveState {
  std::optional<SimTime> evidenced;
  bool is_overdue = false;
  engine::Ticket overdue_ticket;
};

enum class NoteKind : std::uint8_t { Note, Bookmark };

/// A line a person added.
struct Note {
  SimTime at;
  std::string seat;
  std::string text;
  NoteKind kind = NoteKind::Note;
};

struct World {
  SimTime now;
  bool is_over = false;
  std::string end_reason;

  std::vector<Fact> facts;      ///< sorted: everything that has come to hold
  std::vector<PlanState> plan;  ///< one for each row of Setting::plan, then ad hoc injects
  std::vector<InjectState> injects;
  std::vector<Inject> added_injects;  ///< follow the scenario's in InjectId order
  std::vector<OrganisationState> organisations;
  std::vector<EscalationState> escalations;
  std::vector<std::uint32_t> attempts;  ///< how often each person has been tried
  std::vector<UnitState> units;
  std::vector<ClosureState> closures;
  std::vector<Closure> added_closures;  ///< follow the scenario's in ClosureId order
  std::vector<std::uint16_t> closures_on_link;
  roads::RoadState roads;  ///< closed by those closures, avoided where in the hazard
  std::vector<std::uint8_t> receptor_in_hazard;
  std::vector<std::uint8_t> rvp_untenable;
  std::vector<std::uint8_t> station_in_hazard;
  CloudSummary cloud;
  std::vector<ObjectiveState> objectives;
  std::vector<Note> notes;
};

/// An event that waits, with the number of the entry that led to it (0: none).
struct Pending {
  Event event;
  std::uint64_t cause = 0;
};

/// All that changes in a run: the world and what is still to come. Copying it is a snapshot.
struct State {
  World world;
  engine::FutureEventList<Pending> pending;
};

}  // namespace tocsin::model

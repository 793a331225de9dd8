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

/// How a unit comes up to its RVP in its last kilometre while its control knows of a release.
enum class Approach : std::uint8_t {
  Usual,            ///< from upwind or across the wind; or nothing is known to be in the air
  Downwind,         ///< through ground downwind of the source: nothing else leads there clear of the hazard
  DownwindQuicker,  ///< the same although another way leads there: its profile only penalises that
  RvpDownwind       ///< the RVP itself lies downwind
};

/// Where on the roads a unit is, and how.
struct Whereabouts {
  roads::RoadPosition position;
  std::optional<roads::Direction> heading;  ///< the way it drives there or has come there; none: it stood
  Duration held{0};                         ///< how long it still stands there before it can drive on
};

struct UnitState {
  UnitStatus status = UnitStatus::Available;
  GridPoint parked;                   ///< where it stands while it does not drive
  std::optional<roads::Route> route;  ///< while Mobile or Returning; kept while AtRvp as the way it came
  SimTime set_off;                    ///< when it began to drive to where it is going
  SimTime route_started;              ///< when the route's first leg began
  Whereabouts from;                   ///< and where it was then; while stuck it still is
  SimTime since;                      ///< start of the present status
  SimTime arrives;                    ///< while TurningOut, OffMap, Mobile, Returning: when that ends
  SimTime arrived_before;             ///< what `arrives` was before the last change of route
  bool is_stuck = false;              ///< Mobile or Returning, but no open road leads on
  bool is_held_by_hazard = false;     ///< stuck, and only because it may not drive through the hazard
  bool has_turned_back = false;       ///< its last change of route led back over a link it had come by
  Approach approach = Approach::Usual;
  /// Of its route, the leg at whose beginning it will find a road closed that it knows nothing of.
  std::optional<std::uint32_t> closed_leg;
  engine::Ticket ticket;       ///< of that end, or of coming to the closed leg
  Reason news = Reason::None;  ///< what the crew is about to hear; None: nothing
  engine::Ticket news_ticket;  ///< of the moment they hear it
  RvpId rvp;                   ///< where it is or is going
  TaskId task;                 ///< may be none
  std::uint32_t dispatches = 0;
};

struct ClosureState {
  std::optional<SimTime> made;
  std::optional<SimTime> lifted;
  bool is_known = false;       ///< the control rooms take it to be in force
  engine::Ticket made_ticket;  ///< of the moment when they are told of it
  bool in_force() const { return made.has_value() && !lifted.has_value(); }
};

struct SlowdownState {
  std::optional<SimTime> began;
  std::optional<SimTime> ended;
  bool is_known = false;  ///< as for closures
  bool in_force() const { return began.has_value() && !ended.has_value(); }
};

/// What the control rooms have been told beside closures and slow-downs, and the roads as they have them.
/// It follows the truth after the scenario's `news_to_control`. Routes are planned on it.
struct ControlPicture {
  bool knows_of_release = false;
  std::vector<roads::LinkId> links_in_hazard;  ///< ascending
  std::vector<std::uint8_t> rvp_untenable;
  roads::RoadState roads;
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
  std::vector<SlowdownState> slowdowns;
  std::vector<Slowdown> added_slowdowns;       ///< follow the scenario's in SlowdownId order
  std::vector<roads::LinkId> links_in_hazard;  ///< ascending
  roads::RoadState roads;  ///< as they are: those closures and slow-downs, avoided where in the hazard
  ControlPicture control;  ///< as the control rooms know them
  /// Links in the hazard at each look that the control rooms have yet to be told of, the oldest first.
  std::vector<std::vector<roads::LinkId>> hazard_reports;
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

// The state of an exercise at one moment. A plain value: copying it is a snapshot. It holds only what
// changes; everything fixed is in the Setting. Written only by rules.hpp; read by everybody.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/engine/future_event_list.hpp"
#include "sim/model/coordination_state.hpp"
#include "sim/model/event.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/whereabouts.hpp"
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

/// One person being tried in a round of an escalation step.
enum class CallStatus : std::uint8_t {
  Trying,
  Acknowledged,
  Declined,
  Unreached,
  Waiting,    ///< their turn has not come
  HandedOver  ///< not tried on, because somebody else is on call by now
};
/// Where one who is being tried stands.
enum class CallStage : std::uint8_t {
  Due,     ///< between two attempts, or before the first
  Queued,  ///< the caller has the call still to make
  Ringing
};
struct Call {
  PersonId person;
  RoleId role;               ///< none where the step names the person
  std::uint32_t method = 0;  ///< row of the person's contacts
  CallStatus status = CallStatus::Trying;
  SimTime since;          ///< start of this attempt, or the moment of the outcome
  SimTime rings_until;    ///< while Ringing
  engine::Ticket ticket;  ///< of what comes next, while Trying
  CallStage stage = CallStage::Due;
  std::uint32_t step = 0;
  oncall::Part part = oncall::Part::Needed;
  std::optional<SimTime> first_tried;  ///< in this round
  Duration answers_after{0};           ///< once taken at a desk, while Ringing there
  engine::Ticket desk_ticket;          ///< of coming to that desk
  Duration lasted{0};                  ///< of the last attempt that failed
  int still_needed = 0;                ///< once Acknowledged: how many more the step then needed
};

/// The end of an optional step whose people are still being told.
struct SideStep {
  std::uint32_t step = 0;
  engine::Ticket ticket;
};

struct EscalationState {
  oncall::Progress progress;
  std::optional<SimTime> started;
  std::optional<SimTime> ended;
  SimTime step_ends;  ///< while running
  engine::Ticket step_ticket;
  /// From `first_call` on those of the round begun last; before them some are still being told.
  std::vector<Call> calls;
  std::size_t first_call = 0;
  std::vector<oncall::Target> targets;  ///< of the step under way, as they were last looked up
  std::vector<PersonId> acknowledged;   ///< in the step under way
  std::vector<PersonId> declined;       ///< in the whole call-out
  std::vector<SideStep> side_steps;
  int reminders_sent = 0;
  engine::Ticket reminder_ticket;
};

/// One that waits at a desk.
struct QueuedCall {
  DeskCall what;
  SimTime since;
};
/// One position of a desk, and the call it is in.
struct DeskLine {
  oncall::Line line;
  DeskCall what;  ///< while it is in a call
};
struct DeskState {
  std::vector<QueuedCall> queue;       ///< the next first
  std::vector<DeskLine> lines;         ///< one for each position
  std::optional<SimTime> next_begins;  ///< as far as it is known
  engine::Ticket ticket;               ///< of the moment when the first of the queue begins
  std::uint32_t draws = 0;             ///< how often its other work has been drawn
  Duration last_waited{0};             ///< how long the call that began last had waited
};

struct ChannelFaultState {
  std::optional<SimTime> began;
  std::optional<SimTime> ended;
  bool in_force() const { return began.has_value() && !ended.has_value(); }
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

struct CordonState {
  std::optional<SimTime> set;
  std::optional<SimTime> lifted;
  bool in_force() const { return set.has_value() && !lifted.has_value(); }
};

/// rvp_standing (rvps.hpp) says what that comes to.
struct RvpState {
  std::optional<SimTime> set_up;                 ///< none: one of the scenario's own
  std::optional<SimTime> untenable_since;        ///< it lies in the hazard; none: it does not
  std::optional<SimTime> known_untenable_since;  ///< the control rooms take it to; none: they do not
};

/// What the control rooms have been told beside closures, slow-downs and RVPs, and the roads as they have
/// them. It follows the truth after the scenario's `news_to_control`. Routes are planned on it.
struct ControlPicture {
  bool knows_of_release = false;
  std::vector<roads::LinkId> links_in_hazard;  ///< ascending
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
  Activation decided = Activation::None;  ///< what it will be once this moment's events have been taken
  HeldLetters letters;                    ///< of a METHANE, as it has them
  std::optional<SimTime> first_arrival;   ///< of one of its units at an RVP
};

struct ObjectiveState {
  std::optional<SimTime> evidenced;
  bool is_overdue = false;
  engine::Ticket overdue_ticket;
};

/// How an expected action of a played role stands.
struct ExpectedState {
  std::optional<SimTime> since;  ///< expected from then on
  bool is_evidenced = false;     ///< its evidence has come to hold
  bool is_missed = false;        ///< its time ran out before that
  engine::Ticket missed_ticket;
};

struct QuestionState {
  std::optional<SimTime> asked;         ///< the last time
  std::optional<SimTime> answered;      ///< that asking; none: the answer is on its way
  std::optional<std::uint32_t> answer;  ///< row of its answers; none: nothing was known
};

struct DecisionState {
  std::optional<SimTime> due;
  std::optional<SimTime> made;
  std::optional<std::uint32_t> option;
  std::string rationale;
  bool is_overdue = false;
  engine::Ticket overdue_ticket;
};

/// A call that an officer placed by hand.
enum class PhoneStatus : std::uint8_t {
  Redialling,  ///< before an attempt
  Ringing,
  Answered,
  Unanswered
};
struct PhoneCall {
  RoleId from;  ///< the role of the caller
  RoleId to;    ///< the role that was asked for; none: the person was
  PersonId person;
  std::string about;
  std::uint32_t method = 0;  ///< row of the person's contacts
  PhoneStatus status = PhoneStatus::Redialling;
  SimTime placed;
  SimTime rings_until;  ///< while Ringing
  SimTime busy_until;   ///< once Answered: the conversation is over then
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
  std::vector<DeskState> desks;
  std::vector<ChannelFaultState> channel_faults;
  std::vector<UnitState> units;
  std::vector<ClosureState> closures;
  std::vector<Closure> added_closures;  ///< follow the scenario's in ClosureId order
  std::vector<SlowdownState> slowdowns;
  std::vector<Slowdown> added_slowdowns;  ///< follow the scenario's in SlowdownId order
  std::vector<CordonState> cordons;
  std::vector<Cordon> added_cordons;  ///< follow the scenario's in CordonId order
  std::vector<RvpState> rvps;
  std::vector<Rvp> added_rvps;                 ///< follow the scenario's in RvpId order
  std::vector<roads::LinkId> links_in_hazard;  ///< ascending
  roads::RoadState roads;  ///< as they are: those closures and slow-downs, avoided where in the hazard
  ControlPicture control;  ///< as the control rooms know them
  /// Links in the hazard at each look that the control rooms have yet to be told of, the oldest first.
  std::vector<std::vector<roads::LinkId>> hazard_reports;
  std::vector<std::uint8_t> receptor_in_hazard;
  std::vector<std::uint8_t> station_in_hazard;
  CloudSummary cloud;
  std::vector<ObjectiveState> objectives;
  std::vector<Note> notes;
  std::vector<Belief> beliefs;  ///< by belief_row
  std::vector<Message> messages;
  std::vector<std::optional<std::uint32_t>> alert_messages;  ///< by alert: row of `messages`
  std::vector<PersonId> role_holders;                        ///< by role: who last acknowledged for it
  std::vector<GroupState> groups;
  std::vector<RoleId> played_roles;     ///< ascending: each has somebody who plays it
  std::vector<PersonId> played_people;  ///< ascending: the holders as whom they have been reached
  std::vector<ExpectedState> expected;
  std::vector<QuestionState> questions;
  std::vector<DecisionState> decisions;
  std::vector<PhoneCall> phone_calls;  ///< in the order in which they were placed
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

// What the panels say, as plain rows: the clock, the inject queue, the call-out, the units, the closures.
// Pure functions of the exercise at one moment. Knows nothing of widgets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/pacer.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

/// The clock bar. The state is in words: nothing is said by colour alone.
struct ClockLine {
  std::string local;   ///< "10:35:00 GMT"
  std::string t_plus;  ///< "T+00:35:00"
  std::string state;   ///< "RUNNING 5x", "PAUSED", "OVER", "LOOKING BACK"
};
enum class ClockState { Live, LookingBack, Replaying };
ClockLine clock_line(const model::Setting& setting, SimTime shown, const Pacer& pacer, ClockState state,
                     bool is_over);

enum class InjectStanding : std::uint8_t { Planned, Due, Held, Delivered, Skipped };
struct InjectRow {
  std::string id;
  std::string title;
  std::string route;  ///< "Control room to Fire, by phone"
  std::string text;
  std::string expected;
  InjectStanding standing = InjectStanding::Planned;
  std::string state;  ///< "due in 4 min", "held by facilitator", "delivered 10:31:02"
  std::string when;   ///< the same in a word: "in 4:00", "planned", "HELD", "10:31:02", "skipped"
  SimTime order;      ///< rows are in order of this, then as the scenario has them
};
/// Those to come first, in order of time; delivered and skipped ones after them, latest first.
std::vector<InjectRow> inject_rows(const model::Setting& setting, const model::World& world, SimTime now);

struct CallRow {
  std::string person_id;
  std::string person;
  std::string role;
  std::string channel;    ///< "mobile 07700 900123"
  std::string state;      ///< "ringing", "waiting, 3rd in the queue", "acknowledged", "not reached"
  std::string countdown;  ///< "0:24" until the attempt ends; empty where none runs
  bool can_answer = false;
};
struct StepRow {
  std::string title;      ///< "Step 2: duty officer, deputy"
  std::string state;      ///< "passed", "now, round 1 of 2", "next", "then"
  std::string countdown;  ///< until the next step
  bool is_current = false;
  std::vector<CallRow> calls;
};
struct LadderRow {
  std::string id;
  std::string name;
  std::string organisation;
  std::string
      state;  ///< "not started", "step 2 of 3", "acknowledged by J. Hale at 10:36:01", "nobody reached"
  std::string caller;  ///< "Duty officer's telephone: 4 calls waiting, next: A. Villiers"; empty without one
  bool is_running = false;
  bool can_start = false;
  std::vector<StepRow> steps;
};
std::vector<LadderRow> ladder_rows(const model::Setting& setting, const model::World& world, SimTime now);

struct DeskRow {
  std::string id;
  std::string name;
  std::string staff;  ///< "1 of 2 positions staffed"
  std::string state;  ///< "4 calls waiting, next: A. Villiers", "in a call", "free", "nobody is at the desk"
  std::vector<std::string> queue;  ///< the next first: "Call-out of A. Villiers, waiting 1:20"
};
std::vector<DeskRow> desk_rows(const model::Setting& setting, const model::World& world, SimTime now);

struct ActivationRow {
  std::string id;
  std::string organisation;
  model::Activation state = model::Activation::None;
  std::string words;  ///< "standby since 10:36"
};
std::vector<ActivationRow> activation_rows(const model::Setting& setting, const model::World& world);
std::string words_of(model::Activation state);

/// One member of a convened group.
struct GroupMemberRow {
  std::string role;
  std::string person;  ///< empty while nobody has acknowledged
  std::string state;   ///< "on the way, due 10:52:00, in 4:10", "on the line since 10:41:00"
  bool is_required = false;
};
struct GroupRow {
  std::string id;
  std::string name;
  std::string chair;
  std::string state;    ///< "not convened", "convened 10:31:00", "quorum since 10:52:00"
  std::string missing;  ///< for its quorum: "Duty officer, 1 more"; empty once it has it
  bool can_convene = false;
  std::vector<GroupMemberRow> members;
};
std::vector<GroupRow> group_rows(const model::Setting& setting, const model::World& world, SimTime now);

struct BeliefRow {
  std::string organisation;
  std::string of;
  std::string words;       ///< "standby since 10:36:00, told 10:38:30"
  std::string difference;  ///< "in truth declared since 10:41:00"; empty where it is as believed
};
/// What organisations have been told of each other's state, with the truth beside it: for the facilitator
/// alone.
std::vector<BeliefRow> belief_rows(const model::Setting& setting, const model::World& world);

struct MethaneRow {
  struct Letter {
    std::string name;  ///< "exact location"
    std::string text;
    std::string source;  ///< "own 10:36:00", "from Fire Service 10:38:30"
  };
  std::string organisation;
  std::vector<Letter> letters;
};
/// What organisations have of a METHANE; those that have nothing are left out.
std::vector<MethaneRow> methane_rows(const model::Setting& setting, const model::World& world);

struct UnitRow {
  model::UnitId id;
  std::string name;  ///< the scenario's id, as commands have it
  std::string callsign;
  std::string kind;   ///< "pump", "ambulance officer"
  std::string state;  ///< "on the way to RVP 1"
  std::string task;
  std::string arrival;  ///< "10:42:10, in 3:20"; empty where it does not drive
  bool is_committed = false;
};
/// Committed units first, then as the scenario has them.
std::vector<UnitRow> unit_rows(const model::Setting& setting, const model::World& world, SimTime now);

struct ClosureRow {
  std::string id;
  std::string name;
  std::string since;
};
std::vector<ClosureRow> closure_rows(const model::Setting& setting, const model::World& world);

/// "10:35:10"; with the zone behind it, "01:20:00 BST", in an exercise during which the clocks change.
std::string short_clock(const model::Setting& setting, SimTime t);

/// "3:20", "1:03:20": what is left of a wait, by the seconds that clocks show, so that a time and what is
/// left until it add up, and all that count down do so at once; "0:00" where nothing is left.
std::string countdown(SimTime from, SimTime until);

}  // namespace tocsin::render

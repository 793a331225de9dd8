// Escalation: whom to contact next when nobody has acknowledged. A policy is plain data; the functions say
// what follows, and whoever keeps the time calls them. Knows nothing of clocks, events or why it was started.
// A step is tried in rounds; then it has failed, and the cascade jumps or goes on, in the end with the last
// resort. One that is passed over (outside its hours, nobody to be reached) is neither repeated nor jumped
// from. docs/answering.md tells this to planners.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/civil.hpp"
#include "sim/base/time.hpp"
#include "sim/oncall/contact.hpp"
#include "sim/oncall/rota.hpp"

namespace tocsin::oncall {

/// Whether the people of a step are tried all at once, or one when the one before has not been reached.
enum class Manner : std::uint8_t { AtOnce, InTurn };
/// What a step does that reaches nobody: it is passed over, its time is waited out, or, where nobody is on
/// call, the call-out is held until somebody is.
enum class IfEmpty : std::uint8_t { Skip, Wait, Hold };
/// Whether the cascade waits for a step. The people of an optional one are told while it goes on.
enum class Part : std::uint8_t { Needed, Optional };
/// What ends once a step has the acknowledgements it needs: the call-out, or only the step.
enum class Stops : std::uint8_t { CallOut, Step };
/// When it is looked up who is on call: once for all rounds of a step, for each round, or also after each
/// attempt that failed.
enum class LookedUp : std::uint8_t { AtStep, AtRound, AtAttempt };
/// Whether a call-out keeps to the steps in force when it started, or to those in force as each begins.
enum class Keeps : std::uint8_t { AtStart, Live };

/// Whom to contact: whoever is on call for `roles`, who is on call next for `next_of`, and `people`.
struct Step {
  std::vector<std::uint32_t> roles;
  Duration wait{};  ///< how long each round waits for an acknowledgement
  int repeats = 0;  ///< further rounds; 0 or more
  std::vector<std::uint32_t> next_of;
  std::vector<std::uint32_t> people;
  std::string name;  ///< for other steps' `then`; may be empty
  std::string then;  ///< the name of the step that follows when this one has failed; empty: the next
  int times = 1;     ///< how often `then` is followed; after that the next step
  std::vector<WeekWindow> hours;  ///< in which it is used; empty: always
  std::optional<int> needs = 1;   ///< acknowledgements; nothing: of everybody whom the step tries
  Manner manner = Manner::AtOnce;
  IfEmpty if_empty = IfEmpty::Skip;
  Part part = Part::Needed;
  Stops stops = Stops::CallOut;
};

/// Other steps, in force from a moment on until the next revision.
struct Revision {
  Instant from;
  std::vector<Step> steps;
};

struct Policy {
  std::vector<Step> steps;
  std::optional<Step> last_resort;
  std::vector<Revision> revisions;  ///< in order of time
  Urgency urgency = Urgency::Urgent;
  LookedUp looked_up = LookedUp::AtRound;
  Keeps keeps = Keeps::AtStart;
};

/// How far a cascade has come.
struct Progress {
  enum class State : std::uint8_t {
    Idle,          ///< not started
    Running,       ///< round `round` of step `step` is being tried
    Acknowledged,  ///< in that round of that step
    Exhausted      ///< nobody acknowledged; `step` is the number of steps, the last resort with them
  };

  std::size_t step = 0;  ///< the number of steps: the last resort
  int round = 0;         ///< 0 for the first try of the step
  State state = State::Idle;
  std::size_t edition = 0;  ///< 0 for the policy's own steps, n for those of its nth revision
  std::vector<int> jumps;   ///< by step, how often its `then` has been followed; shorter where never

  friend bool operator==(const Progress&, const Progress&) = default;
};

/// The steps of that edition of the policy.
std::span<const Step> steps_of(const Policy& policy, std::size_t edition);

/// The step under way. REQUIRES: the cascade is running or was acknowledged.
const Step& step_at(const Policy& policy, const Progress& progress);

/// True where the last resort is under way.
bool is_last_resort(const Policy& policy, const Progress& progress);

/// The first step, running, of the steps in force at `now`; exhausted at once where there are none.
Progress started(const Policy& policy, Instant now);

/// What follows when the wait of the round runs out: the next round, or what follows the failed step.
/// A cascade that is not running stays as it is: a timer that rings late changes nothing.
Progress after_timeout(const Policy& policy, Progress progress, Instant now);

/// What follows where a step is passed over, or is optional: the next step at once, whatever repeats and
/// jumps are left, or exhaustion. A cascade that is not running stays as it is.
Progress after_skip(const Policy& policy, const Progress& progress, Instant now);

/// What follows when the step has the acknowledgements it needs: the end, or, where it stops only itself,
/// the next step; the end too where there is none. A cascade that is not running stays as it is.
Progress after_acknowledgement(const Policy& policy, Progress progress, Instant now);

/// What follows when whoever acknowledged does not get on with it: the step after the one acknowledged.
/// A cascade that was not acknowledged stays as it is.
Progress after_no_progress(const Policy& policy, const Progress& progress, Instant now);

/// How long a cascade started at `start` runs that nobody acknowledges, in which no step is passed over and
/// no round ends before its time.
Duration time_to_exhaustion(const Policy& policy, Instant start);

/// True where the step is used at that local time.
bool is_used_at(const Step& step, const LocalDateTime& local);

/// Somebody whom a step tries, and the role for which.
struct Target {
  static constexpr std::uint32_t no_role = 0xFFFFFFFF;
  std::uint32_t person = 0;
  std::uint32_t role = no_role;  ///< none: named by the step

  friend bool operator==(const Target&, const Target&) = default;
};

/// Whom the step tries at `t`: in the order of its roles and then of each rota, who is on call; then who is
/// next for `next_of`; then its people; each person once. `rotas` has one for each role.
/// REQUIRES: every role of the step is an index into `rotas`.
std::vector<Target> targets_of(const Step& step, std::span<const Rota> rotas, Instant t);

/// When somebody next comes on call for one of the step's roles, after `t`; nothing where nobody does.
/// REQUIRES: every role of the step is an index into `rotas`.
std::optional<Instant> next_arrival(const Step& step, std::span<const Rota> rotas, Instant t);

/// How many more must acknowledge, where `acknowledged` have and `tried` people, they among them, were tried.
int still_needed(const Step& step, int acknowledged, int tried);

}  // namespace tocsin::oncall

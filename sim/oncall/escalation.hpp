// Escalation: whom to contact next when nobody has acknowledged. A policy is plain data; the functions say
// what follows, and whoever keeps the time calls them. Knows nothing of clocks, events or why it was started.
//
// Within a step every person of the step is tried at once, each on their methods one after another. The first
// acknowledgement by anybody stops the cascade. A step that reaches nobody is passed over, and that is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/civil.hpp"
#include "sim/base/time.hpp"
#include "sim/oncall/answering.hpp"
#include "sim/oncall/rota.hpp"

namespace tocsin::oncall {

/// One way to reach one person, and how long it is tried.
struct ContactMethod {
  Method method = Method::Mobile;
  std::string number;
  Duration ring_for{};
};

/// Whoever holds these roles. Where nobody has acknowledged `wait` after the step began, it is tried again,
/// `repeats` further times, each for `wait`; then the next step begins.
struct Step {
  std::vector<std::uint32_t> roles;
  Duration wait{};
  int repeats = 0;  ///< 0 or more
};

struct Policy {
  std::vector<Step> steps;
};

/// How far a cascade has come.
struct Progress {
  enum class State {
    Idle,          ///< not started
    Running,       ///< round `round` of step `step` is being tried
    Acknowledged,  ///< in that round of that step
    Exhausted      ///< nobody acknowledged any step; `step` is the number of steps
  };

  std::size_t step = 0;
  int round = 0;  ///< 0 for the first try of the step
  State state = State::Idle;

  friend bool operator==(const Progress&, const Progress&) = default;
};

/// The first step, running; exhausted at once where the policy has no steps.
Progress started(const Policy& policy);

/// What follows when the wait of the round runs out: the next round, the next step, or exhaustion.
/// A cascade that is not running stays as it is: a timer that rings late changes nothing.
Progress after_timeout(const Policy& policy, Progress progress);

/// What follows when the step reaches nobody: the next step at once, whatever repeats are left, or
/// exhaustion. A cascade that is not running stays as it is.
Progress after_skip(const Policy& policy, Progress progress);

/// What follows when anybody acknowledges. A cascade that is not running stays as it is.
Progress after_acknowledgement(Progress progress);

/// How long a cascade runs that nobody acknowledges and in which no step is passed over.
Duration time_to_exhaustion(const Policy& policy);

/// The index of the method to use when the first `tried` have failed: the first from there on that is tried
/// for any time at all. Nothing where none is left.
std::optional<std::size_t> next_method(std::span<const ContactMethod> methods, std::size_t tried);

/// The people on call for the step's roles at `t`: in the order of its roles, then of each rota, each once.
/// `rotas` has one for each role. REQUIRES: every role of the step is an index into `rotas`.
std::vector<std::uint32_t> people_of_step(const Step& step, std::span<const Rota> rotas, Instant t);

/// The contact methods of a person.
using ContactsOf = std::function<std::span<const ContactMethod>(std::uint32_t person)>;

/// True where at least one of those people has a method to be tried on.
bool step_reaches_anyone(std::span<const std::uint32_t> people, const ContactsOf& contacts_of);

}  // namespace tocsin::oncall

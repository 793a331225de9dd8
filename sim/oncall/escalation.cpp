#include "sim/oncall/escalation.hpp"

#include <algorithm>
#include <cassert>

namespace tocsin::oncall {

namespace {

Progress at_step(const Policy& policy, std::size_t step) {
  const bool exists = step < policy.steps.size();
  return {step, 0, exists ? Progress::State::Running : Progress::State::Exhausted};
}

bool is_running([[maybe_unused]] const Policy& policy, const Progress& progress) {
  if (progress.state != Progress::State::Running) return false;
  assert(progress.step < policy.steps.size() && progress.round <= policy.steps[progress.step].repeats);
  return true;
}

}  // namespace

Progress started(const Policy& policy) { return at_step(policy, 0); }

Progress after_timeout(const Policy& policy, Progress progress) {
  if (!is_running(policy, progress)) return progress;
  if (progress.round < policy.steps[progress.step].repeats) {
    ++progress.round;
    return progress;
  }
  return at_step(policy, progress.step + 1);
}

Progress after_skip(const Policy& policy, Progress progress) {
  return is_running(policy, progress) ? at_step(policy, progress.step + 1) : progress;
}

Progress after_acknowledgement(Progress progress) {
  if (progress.state == Progress::State::Running) progress.state = Progress::State::Acknowledged;
  return progress;
}

Duration time_to_exhaustion(const Policy& policy) {
  Duration total{0};
  for (const Step& step : policy.steps) total += step.wait * (step.repeats + 1);
  return total;
}

std::optional<std::size_t> next_method(std::span<const ContactMethod> methods, std::size_t tried) {
  for (std::size_t i = tried; i < methods.size(); ++i) {
    if (methods[i].ring_for > Duration{0}) return i;
  }
  return std::nullopt;
}

std::vector<std::uint32_t> people_of_step(const Step& step, std::span<const Rota> rotas, Instant t) {
  std::vector<std::uint32_t> people;
  for (const std::uint32_t role : step.roles) {
    assert(role < rotas.size());
    for (const std::uint32_t person : on_call(rotas[role], t)) {
      const bool named = std::find(people.begin(), people.end(), person) != people.end();
      if (!named) people.push_back(person);
    }
  }
  return people;
}

bool step_reaches_anyone(std::span<const std::uint32_t> people, const ContactsOf& contacts_of) {
  return std::any_of(people.begin(), people.end(), [&contacts_of](std::uint32_t person) {
    return next_method(contacts_of(person), 0).has_value();
  });
}

}  // namespace tocsin::oncall

#include "sim/oncall/escalation.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tocsin::oncall {

namespace {

using State = Progress::State;

bool is_running([[maybe_unused]] const Policy& policy, const Progress& progress) {
  if (progress.state != State::Running) return false;
  assert(progress.round <= step_at(policy, progress).repeats);
  return true;
}

/// The edition in force then: the last revision that has come, or the policy's own steps.
std::size_t edition_at(const Policy& policy, Instant now) {
  const auto later = std::find_if(policy.revisions.begin(), policy.revisions.end(),
                                  [now](const Revision& revision) { return revision.from > now; });
  return static_cast<std::size_t>(later - policy.revisions.begin());
}

/// At the beginning of that step, of the steps then in force; behind them all at the last resort, or the end.
Progress at_step(const Policy& policy, Progress progress, std::size_t step) {
  const std::size_t count = steps_of(policy, progress.edition).size();
  progress.step = std::min(step, count);
  progress.round = 0;
  progress.state = progress.step < count || policy.last_resort ? State::Running : State::Exhausted;
  return progress;
}

Progress at_end(Progress progress) {
  ++progress.step;
  progress.round = 0;
  progress.state = State::Exhausted;
  return progress;
}

Progress with_steps_of(const Policy& policy, Progress progress, Instant now) {
  if (policy.keeps == Keeps::Live) progress.edition = edition_at(policy, now);
  return progress;
}

std::optional<std::size_t> step_named(std::span<const Step> steps, const std::string& name) {
  if (name.empty()) return std::nullopt;
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&name](const Step& step) { return step.name == name; });
  if (found == steps.end()) return std::nullopt;
  return static_cast<std::size_t>(found - steps.begin());
}

Progress next_step(const Policy& policy, const Progress& progress, Instant now) {
  // Behind the last resort there is nothing, whatever steps are in force by then.
  if (is_last_resort(policy, progress)) return at_end(progress);
  return at_step(policy, with_steps_of(policy, progress, now), progress.step + 1);
}

Progress after_failure(const Policy& policy, Progress progress, Instant now) {
  if (is_last_resort(policy, progress)) return at_end(std::move(progress));
  const Step& failed = step_at(policy, progress);
  const std::size_t from = progress.step;
  progress = with_steps_of(policy, std::move(progress), now);
  const auto to = step_named(steps_of(policy, progress.edition), failed.then);
  const int taken = from < progress.jumps.size() ? progress.jumps[from] : 0;
  if (!to || taken >= failed.times) return at_step(policy, std::move(progress), from + 1);
  progress.jumps.resize(std::max(progress.jumps.size(), from + 1));
  ++progress.jumps[from];
  return at_step(policy, std::move(progress), *to);
}
}  // namespace

std::span<const Step> steps_of(const Policy& policy, std::size_t edition) {
  assert(edition <= policy.revisions.size());
  return edition == 0 ? policy.steps : policy.revisions[edition - 1].steps;
}

const Step& step_at(const Policy& policy, const Progress& progress) {
  const std::span<const Step> steps = steps_of(policy, progress.edition);
  if (progress.step < steps.size()) return steps[progress.step];
  assert(progress.step == steps.size() && policy.last_resort);
  return *policy.last_resort;
}

bool is_last_resort(const Policy& policy, const Progress& progress) {
  const bool has_begun = progress.state == State::Running || progress.state == State::Acknowledged;
  return has_begun && progress.step == steps_of(policy, progress.edition).size();
}

Progress started(const Policy& policy, Instant now) {
  Progress progress;
  progress.edition = edition_at(policy, now);
  return at_step(policy, std::move(progress), 0);
}

Progress after_timeout(const Policy& policy, Progress progress, Instant now) {
  if (!is_running(policy, progress)) return progress;
  if (progress.round < step_at(policy, progress).repeats) {
    ++progress.round;
    return progress;
  }
  return after_failure(policy, std::move(progress), now);
}

Progress after_skip(const Policy& policy, const Progress& progress, Instant now) {
  return is_running(policy, progress) ? next_step(policy, progress, now) : progress;
}

Progress after_acknowledgement(const Policy& policy, Progress progress, Instant now) {
  if (!is_running(policy, progress)) return progress;
  if (step_at(policy, progress).stops == Stops::Step && !is_last_resort(policy, progress)) {
    Progress next = with_steps_of(policy, progress, now);
    // What was acknowledged is not failed: the last resort is no next step.
    if (progress.step + 1 < steps_of(policy, next.edition).size())
      return at_step(policy, std::move(next), progress.step + 1);
  }
  progress.state = State::Acknowledged;
  return progress;
}

Progress after_no_progress(const Policy& policy, const Progress& progress, Instant now) {
  return progress.state == State::Acknowledged ? next_step(policy, progress, now) : progress;
}

Duration time_to_exhaustion(const Policy& policy, Instant start) {
  Duration total{0};
  for (Progress progress = started(policy, start); progress.state == State::Running;) {
    const Step& step = step_at(policy, progress);
    const bool waits = step.part == Part::Needed;
    if (waits) total += step.wait;
    progress = waits ? after_timeout(policy, std::move(progress), start + total)
                     : after_skip(policy, progress, start + total);
  }
  return total;
}

bool is_used_at(const Step& step, const LocalDateTime& local) {
  const WeekTime moment{weekday(local), local.hour, local.minute};
  return step.hours.empty() || std::any_of(step.hours.begin(), step.hours.end(),
                                           [&](const WeekWindow& hours) { return covers(hours, moment); });
}

std::vector<Target> targets_of(const Step& step, std::span<const Rota> rotas, Instant t) {
  std::vector<Target> targets;
  const auto add = [&targets](std::uint32_t person, std::uint32_t role) {
    const bool is_named = std::any_of(targets.begin(), targets.end(),
                                      [person](const Target& target) { return target.person == person; });
    if (!is_named) targets.push_back({person, role});
  };
  for (const std::uint32_t role : step.roles) {
    assert(role < rotas.size());
    for (const std::uint32_t person : on_call(rotas[role], t)) add(person, role);
  }
  for (const std::uint32_t role : step.next_of) {
    assert(role < rotas.size());
    if (const auto shift = next_on_call(rotas[role], t)) add(shift->person, role);
  }
  for (const std::uint32_t person : step.people) add(person, Target::no_role);
  return targets;
}

std::optional<Instant> next_arrival(const Step& step, std::span<const Rota> rotas, Instant t) {
  std::optional<Instant> first;
  for (const std::uint32_t role : step.roles) {
    assert(role < rotas.size());
    const auto shift = next_on_call(rotas[role], t);
    if (shift && (!first || shift->from < *first)) first = shift->from;
  }
  return first;
}

int still_needed(const Step& step, int acknowledged, int tried) {
  return std::max(0, step.needs.value_or(tried) - acknowledged);
}

}  // namespace tocsin::oncall

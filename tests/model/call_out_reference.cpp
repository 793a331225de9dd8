// Whole call-outs, by random policies and people of whom it is known beforehand when they answer, against the
// reference: every line of the record must be the same.
#include <algorithm>
#include <array>
#include <map>

#include <catch2/catch.hpp>

#include "tests/model/reference_call_out.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

using Ms = ReferenceCallOut::Ms;

constexpr std::uint32_t people_count = 6;
constexpr std::uint32_t role_count = 3;

/// Draws for one trial. Times have odd milliseconds, so that no two things fall on one moment by chance.
class Dice {
 public:
  explicit Dice(std::uint32_t trial) : stream_({11, 0}, "reference", "trial", trial) {}
  int below(int n) { return static_cast<int>(stream_() % static_cast<std::uint64_t>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  Duration between(Duration least, Duration most) {
    return least + Duration{static_cast<Ms>(stream_() % static_cast<std::uint64_t>((most - least).count()))};
  }
  std::vector<std::uint32_t> some(std::uint32_t of, int most) {
    std::vector<std::uint32_t> all(of);
    for (std::uint32_t i = 0; i < of; ++i) all[i] = i;
    std::vector<std::uint32_t> chosen;
    for (int n = below(most + 1); n > 0 && !all.empty(); --n) {
      const auto at = static_cast<std::size_t>(below(static_cast<int>(all.size())));
      chosen.push_back(all[at]);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return chosen;
  }

 private:
  RandomStream stream_;
};

struct Trial {
  Scenario scenario = small_scenario();
  std::vector<std::vector<std::optional<Ms>>> answers;
  std::vector<ReferenceCallOut::Decline> declines;
  Ms fact_at = 0;
};

void add_people(Dice& dice, Trial& trial) {
  constexpr std::array methods{oncall::Method::Mobile, oncall::Method::Home, oncall::Method::Pager};
  trial.scenario.people.clear();
  for (std::uint32_t i = 0; i < people_count; ++i) {
    Person person{fmt::format("p{}", i), "Somebody", {}, {}};
    trial.answers.emplace_back();
    for (int method = 0, count = dice.below(4); method < count; ++method) {
      oncall::ContactMethod contact{methods[static_cast<std::size_t>(method)], fmt::format("0770090000{}", i),
                                    dice.between(10s, 90s)};
      if (dice.one_in(3)) contact.after = dice.between(20s, 240s);
      if (dice.one_in(4))
        contact.used_for = dice.one_in(2) ? oncall::UsedFor::Urgent : oncall::UsedFor::Routine;
      if (dice.one_in(4)) contact.quiet = {600 + dice.below(15), 616 + dice.below(20)};
      if (dice.one_in(2)) contact.quiet_for = oncall::QuietFor::Any;
      std::optional<Ms> answer;
      if (dice.one_in(4)) answer = dice.between(1s, 60s).count();
      oncall::AnswerRule rule{.method = contact.method, .factor = 1.0};
      rule.chance = answer ? 1.0 : 0.0;
      rule.median = Duration{answer.value_or(1000)};
      person.answering.rules.push_back(rule);
      person.contacts.push_back(std::move(contact));
      trial.answers.back().push_back(answer);
    }
    trial.scenario.people.push_back(std::move(person));
  }
}

void add_rotas(Dice& dice, Trial& trial) {
  trial.scenario.rotas.clear();
  for (std::uint32_t role = 0; role < role_count; ++role) {
    std::vector<oncall::Shift> shifts;
    for (int shift = dice.below(7); shift > 0; --shift) {
      const Instant from = trial.scenario.start + dice.between(-40min, 50min);
      shifts.push_back(
          {static_cast<std::uint32_t>(dice.below(people_count)), from, from + dice.between(1min, 60min)});
    }
    trial.scenario.rotas.push_back(rota_of(trial.scenario.time_zone, shifts));
  }
}

oncall::Step random_step(Dice& dice) {
  oncall::Step step;
  step.roles = dice.some(role_count, 2);
  step.next_of = dice.some(role_count, dice.one_in(3) ? 1 : 0);
  step.people = dice.some(people_count, dice.one_in(3) ? 2 : 0);
  step.wait = dice.between(20s, 300s);
  step.repeats = dice.below(3);
  if (dice.one_in(3)) step.manner = oncall::Manner::InTurn;
  if (dice.one_in(3)) step.needs = 1 + dice.below(3);
  if (dice.one_in(6)) step.needs.reset();
  return step;
}

std::vector<oncall::Step> random_steps(Dice& dice, int optional_one_in) {
  std::vector<oncall::Step> steps;
  const int count = 1 + dice.below(4);
  for (int i = 0; i < count; ++i) {
    oncall::Step step = random_step(dice);
    step.name = fmt::format("step {}", i);
    if (dice.one_in(3)) step.then = fmt::format("step {}", dice.below(4));
    step.times = 1 + dice.below(2);
    if (dice.one_in(3)) step.if_empty = oncall::IfEmpty::Wait;
    if (dice.one_in(3)) step.stops = oncall::Stops::Step;
    if (dice.one_in(4)) step.hours = {{{3, 10, dice.below(5)}, {3, 10, 6 + dice.below(40)}}};
    if (optional_one_in > 0 && dice.one_in(optional_one_in)) step.part = oncall::Part::Optional;
    steps.push_back(std::move(step));
  }
  return steps;
}

Trial random_trial(std::uint32_t number) {
  Dice dice(number);
  Trial trial;
  add_people(dice, trial);
  add_rotas(dice, trial);
  // Somebody who is being told beside the call-out and called in it declines only once: not both in one
  // trial.
  const bool has_declines = dice.one_in(2);
  Escalation escalation{"callout", "Call-out", {0}, {}, at(1min)};
  oncall::Policy& policy = escalation.policy;
  policy.steps = random_steps(dice, has_declines ? 0 : 3);
  if (dice.one_in(2)) policy.last_resort = random_step(dice);
  if (dice.one_in(3)) {
    policy.revisions.push_back(
        {trial.scenario.start + dice.between(-5min, 15min), random_steps(dice, has_declines ? 0 : 3)});
  }
  policy.urgency = dice.one_in(2) ? oncall::Urgency::Urgent : oncall::Urgency::Routine;
  constexpr std::array look_ups{oncall::LookedUp::AtStep, oncall::LookedUp::AtRound,
                                oncall::LookedUp::AtAttempt};
  policy.looked_up = look_ups[static_cast<std::size_t>(dice.below(3))];
  if (dice.one_in(2)) policy.keeps = oncall::Keeps::Live;
  trial.fact_at = dice.between(2min, 60min).count();
  trial.scenario.injects = {inject("progress", at(Duration{trial.fact_at}))};
  if (dice.one_in(2)) {
    escalation.progress = {delivered(0)};
    escalation.remind_after = dice.between(1min, 6min);
    escalation.reminders = dice.below(3);
  }
  for (int n = has_declines ? 1 + dice.below(6) : 0; n > 0; --n) {
    trial.declines.push_back(
        {dice.between(1min, 10min).count(), static_cast<std::uint32_t>(dice.below(people_count))});
  }
  std::sort(trial.declines.begin(), trial.declines.end(),
            [](const auto& a, const auto& b) { return a.at < b.at; });
  trial.scenario.escalations = {std::move(escalation)};
  return trial;
}

/// The record of the run, each moment's lines by the alphabet.
Lines played(const Trial& trial) {
  Run run(trial.scenario);
  for (const auto& decline : trial.declines) {
    run.run_until(Duration{decline.at});
    run.submit(DeclineFor{trial.scenario.people[decline.person].id, "callout"});
  }
  run.run_until(119min);
  Lines lines =
      run.told({"EscalationStarted", "StepStarted", "StepSkipped", "StepJumped", "StepTimedOut",
                "LastResortStarted", "TargetPassedOver", "OnCallChanged", "AttemptMade", "AttemptUnanswered",
                "Acknowledged", "ReminderSent", "Unacknowledged", "CascadeExhausted"});
  // format_t_plus leaves out milliseconds that are zero, so the text alone does not order the moments.
  std::stable_sort(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
    const auto moment = [](const std::string& line) { return *parse_t_plus(line.substr(0, line.find(' '))); };
    return moment(a) != moment(b) ? moment(a) < moment(b) : a < b;
  });
  return lines;
}

}  // namespace

TEST_CASE("hundreds of random call-outs are told line by line as the reference tells them") {
  std::map<std::string, int> kinds;
  std::size_t longest = 0;
  for (std::uint32_t number = 0; number < 600; ++number) {
    const Trial trial = random_trial(number);
    const Lines lines = played(trial);
    ReferenceCallOut reference(trial.scenario, trial.answers, trial.declines, trial.fact_at);
    INFO("trial " << number);
    REQUIRE(lines == reference.lines(60'000, 119 * 60'000));
    longest = std::max(longest, lines.size());
    for (const std::string& line : lines) {
      const std::size_t at = line.find(' ') + 1;
      ++kinds[line.substr(at, line.find(' ', at) - at)];
    }
  }
  // The trials come by everything that a call-out can do.
  CHECK(kinds.size() == 14);
  for (const auto& [kind, count] : kinds) {
    INFO(kind);
    CHECK(count >= 20);
  }
  CHECK(longest > 60);
}

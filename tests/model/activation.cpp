// Each organisation's own state: what can follow what, and what the others believe of it.
#include <iterator>
#include <map>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

constexpr OrganisationId works{0};
constexpr OrganisationId brigade{1};

Alert alert(std::string id, OrganisationId from, OrganisationId to, Duration takes, Trigger trigger) {
  return {.id = std::move(id),
          .from = from,
          .to = to,
          .channel = "phone",
          .text = "Told.",
          .takes = takes,
          .trigger = std::move(trigger),
          .tells = {.activation = true}};
}

const Belief& belief(const Run& run, OrganisationId who, OrganisationId of) {
  return run.world().beliefs[belief_row(run.world().organisations.size(), who, of)];
}

Fact believed(OrganisationId who, OrganisationId of, Activation state) {
  return {FactKind::StateBelieved, belief_row(2, who, of), static_cast<std::uint32_t>(state)};
}

constexpr Activation states[] = {Activation::None, Activation::Standby, Activation::Declared,
                                 Activation::StoodDown, Activation::Cancelled};

}  // namespace

TEST_CASE("what can follow which state is as the table says") {
  // Rows: from none, standby, declared, stood down, cancelled. Columns: to the same.
  const std::string table[] = {".SD..", "..DXC", "...XC", ".SD..", ".SD.."};
  for (std::size_t from = 0; from < 5; ++from) {
    for (std::size_t to = 0; to < 5; ++to) {
      INFO(name_of(states[from]) << " to " << name_of(states[to]));
      CHECK(why_not(states[from], states[to]).empty() == (table[from][to] != '.'));
    }
  }
}

TEST_CASE("a planned state that cannot follow is recorded as refused, with the reason") {
  Scenario scenario = small_scenario();
  scenario.activations = {
      {brigade, Activation::StoodDown, at(1min)}, {brigade, Activation::Declared, at(2min)},
      {brigade, Activation::Standby, at(3min)},   {brigade, Activation::Cancelled, at(4min)},
      {brigade, Activation::Cancelled, at(5min)}, {brigade, Activation::Standby, at(6min)}};
  Run run(scenario);
  run.run_until(10min);
  CHECK(run.told({"ActivationDue", "ActivationChanged", "ActivationRefused"}) ==
        Lines{"T+00:01:00 ActivationDue brigade stood_down",
              "T+00:01:00 ActivationRefused brigade stood_down it is neither on standby nor declared",
              "T+00:02:00 ActivationDue brigade declared", "T+00:02:00 ActivationChanged brigade declared",
              "T+00:03:00 ActivationDue brigade standby",
              "T+00:03:00 ActivationRefused brigade standby it has declared already",
              "T+00:04:00 ActivationDue brigade cancelled", "T+00:04:00 ActivationChanged brigade cancelled",
              "T+00:05:00 ActivationDue brigade cancelled",
              "T+00:05:00 ActivationRefused brigade cancelled it has cancelled already",
              "T+00:06:00 ActivationDue brigade standby", "T+00:06:00 ActivationChanged brigade standby"});
}

TEST_CASE("of two states planned for one moment the second follows the first") {
  Scenario scenario = small_scenario();
  scenario.activations = {{brigade, Activation::Standby, at(1min)},
                          {brigade, Activation::StoodDown, at(2min)},
                          {brigade, Activation::Cancelled, at(2min)}};
  Run run(scenario);
  run.run_until(10min);
  CHECK(run.told({"ActivationChanged", "ActivationRefused"}) ==
        Lines{"T+00:01:00 ActivationChanged brigade standby",
              "T+00:02:00 ActivationChanged brigade stood_down",
              "T+00:02:00 ActivationRefused brigade cancelled it is neither on standby nor declared"});
}

TEST_CASE("an alert tells the state that its sender had when it was sent") {
  Scenario scenario = small_scenario();
  scenario.activations = {{brigade, Activation::Standby, at(1min)},
                          {brigade, Activation::Declared, at(3min)}};
  scenario.alerts = {alert("state", brigade, works, 5min, at(2min))};
  scenario.injects = {inject("standby", when({believed(works, brigade, Activation::Standby)})),
                      inject("declared", when({believed(works, brigade, Activation::Declared)}))};
  Run run(scenario);
  run.run_until(6min);
  CHECK_FALSE(belief(run, works, brigade).told);
  run.run_until(60min);
  CHECK(run.told({"AlertSent", "AlertReceived", "InjectDelivered"}) ==
        Lines{"T+00:02:00 AlertSent state brigade works phone Told. standby 60000",
              "T+00:07:00 AlertReceived state brigade works phone Told. standby 60000",
              "T+00:07:00 InjectDelivered standby Inject standby works brigade telephone "});
  CHECK(belief(run, works, brigade).state == Activation::Standby);
  CHECK(belief(run, works, brigade).since == SimTime{} + 1min);
  CHECK(belief(run, works, brigade).told == SimTime{} + 7min);
  CHECK_FALSE(belief(run, brigade, works).told);
}

TEST_CASE("an alert that tells nothing of the state leaves the receiver as it was") {
  Scenario scenario = small_scenario();
  scenario.activations = {{brigade, Activation::Standby, at(1min)}};
  scenario.alerts = {alert("words", brigade, works, 1min, at(2min))};
  scenario.alerts[0].tells = {};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"AlertReceived"}) == Lines{"T+00:03:00 AlertReceived words brigade works phone Told."});
  CHECK_FALSE(belief(run, works, brigade).told);
}

TEST_CASE("news that was overtaken by later news changes nothing when it comes") {
  Scenario scenario = small_scenario();
  scenario.activations = {{brigade, Activation::Standby, at(1min)},
                          {brigade, Activation::Declared, at(3min)}};
  scenario.alerts = {alert("slow", brigade, works, 30min, at(2min)),
                     alert("quick", brigade, works, 1min, at(4min))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(belief(run, works, brigade).state == Activation::Declared);
  CHECK(belief(run, works, brigade).told == SimTime{} + 5min);
}

TEST_CASE("nobody believes a state that the other has not been in, nor before it was") {
  std::size_t beliefs_told = 0;
  for (std::uint32_t number = 0; number < 60; ++number) {
    INFO("run " << number);
    RandomStream draw({number, 0}, "belief", "run");
    const auto below = [&](double limit) { return static_cast<std::uint32_t>(draw.uniform() * limit); };
    Scenario scenario = small_scenario();
    for (int i = 0; i < 20; ++i) {
      scenario.activations.push_back(
          {{below(2.0)}, states[1 + below(4.0)], at(Duration{below(3'600'000.0)})});
      const std::uint32_t from = below(2.0);
      scenario.alerts.push_back(alert("a" + std::to_string(i), {from}, {1 - from}, Duration{below(900'000.0)},
                                      at(Duration{below(3'600'000.0)})));
    }
    Run run(scenario);
    // What each organisation has been in, and since when.
    std::vector<std::map<SimTime, Activation>> history(2);
    const auto note = [&](const Event& event) {
      if (const auto* changed = std::get_if<ActivationChanged>(&event)) {
        history[changed->organisation.index()][run.now()] = changed->state;
      }
      for (std::uint32_t of = 0; of < 2; ++of) {
        const Belief& held = belief(run, {1 - of}, {of});
        if (!held.told) continue;
        ++beliefs_told;
        CHECK(held.as_of <= *held.told);
        CHECK(*held.told <= run.now());
        // As it was when it was said.
        const auto after = history[of].upper_bound(held.as_of);
        const bool is_first = after == history[of].begin();
        CHECK(held.since.has_value() != is_first);
        CHECK(held.state == (is_first ? Activation::None : std::prev(after)->second));
        if (held.since && !is_first) CHECK(*held.since == std::prev(after)->first);
      }
    };
    run.watch([](const Event&) {}, note);
    run.run_until(120min);
  }
  CHECK(beliefs_told > 1000);
}

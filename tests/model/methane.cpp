// METHANE: who has which letter, from whom and since when.
#include <array>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

constexpr OrganisationId works{0};
constexpr OrganisationId brigade{1};
constexpr OrganisationId council{2};

Scenario three_organisations() {
  Scenario scenario = small_scenario();
  scenario.organisations.push_back({"council", "Example Council", OrganisationKind::Council});
  return scenario;
}

Finding finding(OrganisationId organisation, Letter letter, std::string text, Trigger trigger) {
  return {"f-" + text, organisation, letter, text, std::move(trigger)};
}

Alert report(std::string id, OrganisationId from, OrganisationId to, Duration takes, Trigger trigger) {
  return {.id = std::move(id),
          .from = from,
          .to = to,
          .channel = "radio",
          .text = "Report.",
          .takes = takes,
          .trigger = std::move(trigger),
          .tells = {.methane = true}};
}

/// "exact_location=gate (brigade T+00:01:00)": what an organisation has of a METHANE.
Lines letters_of(const Run& run, OrganisationId organisation) {
  Lines lines;
  for (const Letter letter : all_letters) {
    const auto& held = run.world().organisations[organisation.index()].letters[place_of(letter)];
    if (!held) continue;
    lines.push_back(fmt::format("{}={} ({} {})", name_of(letter), held->said.text,
                                run.setting().scenario.organisations[held->from.index()].id,
                                format_t_plus(held->since)));
  }
  return lines;
}

Fact has(OrganisationId organisation, Letter letter) {
  return {FactKind::LetterHeld, organisation.value, static_cast<std::uint32_t>(letter)};
}

}  // namespace

TEST_CASE("a finding is had at once, and a later one for the same letter replaces it") {
  Scenario scenario = three_organisations();
  scenario.findings = {finding(brigade, Letter::Hazards, "smoke", at(1min)),
                       finding(brigade, Letter::Hazards, "chlorine", at(4min))};
  scenario.injects = {inject("a", when({has(brigade, Letter::Hazards)}))};
  Run run(scenario);
  run.run_until(2min);
  CHECK(letters_of(run, brigade) == Lines{"hazards=smoke (brigade T+00:01:00)"});
  run.run_until(10min);
  CHECK(letters_of(run, brigade) == Lines{"hazards=chlorine (brigade T+00:04:00)"});
  CHECK(letters_of(run, works).empty());
  CHECK(run.told({"FindingMade", "InjectDelivered"}) ==
        Lines{"T+00:01:00 FindingMade f-smoke brigade hazards smoke",
              "T+00:01:00 InjectDelivered a Inject a works brigade telephone ",
              "T+00:04:00 FindingMade f-chlorine brigade hazards chlorine"});
}

TEST_CASE("an alert carries the letters that its sender had when it was sent, and is passed on as told") {
  Scenario scenario = three_organisations();
  scenario.findings = {finding(brigade, Letter::ExactLocation, "gate", at(1min)),
                       finding(brigade, Letter::Hazards, "chlorine", at(4min))};
  scenario.alerts = {report("up", brigade, works, 5min, at(2min)),
                     report("on", works, council, 1min, when({{FactKind::AlertReceived, 0, 0}}, 2min))};
  scenario.activations = {{brigade, Activation::Standby, at(1min)}};
  Run run(scenario);
  run.run_until(8min);
  CHECK(letters_of(run, works) == Lines{"exact_location=gate (brigade T+00:07:00)"});
  CHECK(letters_of(run, council).empty());
  run.run_until(60min);
  CHECK(letters_of(run, council) == Lines{"exact_location=gate (works T+00:10:00)"});
  CHECK(run.told({"AlertSent", "AlertReceived"}) ==
        Lines{"T+00:02:00 AlertSent up brigade works radio Report. methane [exact_location] "
              "[major_incident, type, hazards, access, casualties, services]",
              "T+00:07:00 AlertReceived up brigade works radio Report. methane [exact_location] "
              "[major_incident, type, hazards, access, casualties, services]",
              "T+00:09:00 AlertSent on works council radio Report. ethane [exact_location] "
              "[type, hazards, access, casualties, services]",
              "T+00:10:00 AlertReceived on works council radio Report. ethane [exact_location] "
              "[type, hazards, access, casualties, services]"});
}

TEST_CASE("a letter that comes late does not replace a later one") {
  Scenario scenario = three_organisations();
  scenario.findings = {finding(brigade, Letter::Hazards, "smoke", at(1min)),
                       finding(brigade, Letter::Hazards, "chlorine", at(4min))};
  scenario.alerts = {report("slow", brigade, works, 30min, at(2min)),
                     report("quick", brigade, works, 1min, at(5min))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(letters_of(run, works) == Lines{"hazards=chlorine (brigade T+00:06:00)"});
}

TEST_CASE("a METHANE by order arrives after its time, with the letters given, missing and had") {
  Scenario scenario = three_organisations();
  scenario.methane_takes = 3min;
  scenario.findings = {finding(brigade, Letter::ExactLocation, "gate", at(1min)),
                       finding(brigade, Letter::Access, "west", at(1min))};
  Run run(scenario);
  run.run_until(2min);
  CHECK(run.submit(SendMethane{.from = "brigade",
                               .to = "works",
                               .major_incident = "declared",
                               .exact_location = "the north gate",
                               .hazards = "gas"}) == "");
  run.run_until(4min);
  CHECK(letters_of(run, works).empty());
  run.run_until(10min);
  CHECK(run.told({"MethaneSent", "MethaneReceived"}) ==
        Lines{"T+00:02:00 MethaneSent brigade works methane [major_incident, exact_location, hazards] "
              "[type, access, casualties, services] [exact_location, access]",
              "T+00:05:00 MethaneReceived brigade works methane [major_incident, exact_location, hazards] "
              "[type, access, casualties, services]"});
  CHECK(letters_of(run, works) == Lines{"major_incident=declared (brigade T+00:05:00)",
                                        "exact_location=the north gate (brigade T+00:05:00)",
                                        "hazards=gas (brigade T+00:05:00)"});
  CHECK(letters_of(run, brigade) ==
        Lines{"exact_location=gate (brigade T+00:01:00)", "access=west (brigade T+00:01:00)"});
}

TEST_CASE("a METHANE to one's own control room is had there once it is received") {
  Run run(three_organisations());
  run.run_until(1min);
  CHECK(run.submit(SendMethane{
            .from = "brigade", .to = "brigade", .form = MethaneForm::Ethane, .type = "leak"}) == "");
  run.run_until(2min);
  CHECK(letters_of(run, brigade).empty());
  run.run_until(3min);
  CHECK(letters_of(run, brigade) == Lines{"type=leak (brigade T+00:03:00)"});
  CHECK(run.told({"MethaneSent"}) == Lines{"T+00:01:00 MethaneSent brigade brigade ethane [type] "
                                           "[exact_location, hazards, access, casualties, services] []"});
}

TEST_CASE("an organisation is informed once it has every letter but the M") {
  Scenario scenario = three_organisations();
  for (const Letter letter : all_letters) {
    if (letter == Letter::MajorIncident) continue;
    scenario.findings.push_back(finding(brigade, letter, std::string(name_of(letter)),
                                        at(std::chrono::minutes{1 + place_of(letter)})));
  }
  scenario.alerts = {report("early", brigade, works, 1min, at(6min)),
                     report("whole", brigade, works, 1min, at(20min))};
  scenario.injects = {inject("brigade", when({{FactKind::Informed, brigade.value, 0}})),
                      inject("works", when({{FactKind::Informed, works.value, 0}}))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:07:00 InjectDelivered brigade Inject brigade works brigade telephone ",
              "T+00:21:00 InjectDelivered works Inject works works brigade telephone "});
}

TEST_CASE("a METHANE says how long after the first arrival of a unit it was sent") {
  Run run(three_organisations());
  CHECK(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitArrived"));
  run.run_for(90s);
  CHECK(run.submit(SendMethane{.from = "brigade", .to = "works", .type = "leak"}) == "");
  CHECK(run.world().messages.back().methane->after_arrival == Duration{90s});
  CHECK(run.submit(SendMethane{.from = "works", .to = "brigade", .type = "leak"}) == "");
  CHECK_FALSE(run.world().messages.back().methane->after_arrival);
}

TEST_CASE("nobody has a letter before it was found, or sent to them by somebody who had it or gave it") {
  std::size_t told = 0;
  for (std::uint32_t number = 0; number < 60; ++number) {
    INFO("run " << number);
    RandomStream draw({number, 0}, "letters", "run");
    const auto below = [&](double limit) { return static_cast<std::uint32_t>(draw.uniform() * limit); };
    Scenario scenario = three_organisations();
    for (std::uint32_t i = 0; i < 20; ++i) {
      scenario.findings.push_back(finding({below(3.0)}, all_letters[below(7.0)], "f" + std::to_string(i),
                                          at(Duration{below(3'600'000.0)})));
      const std::uint32_t from = below(3.0);
      scenario.alerts.push_back(report("a" + std::to_string(i), {from}, {(from + 1 + below(2.0)) % 3},
                                       Duration{below(900'000.0)}, at(Duration{below(3'600'000.0)})));
    }
    Run run(scenario);
    // By organisation and letter: what it has had, found or been sent, up to now.
    std::array<std::array<std::set<std::string>, letter_count>, 3> had;
    run.watch([](const Event&) {},
              [&](const Event& event) {
                if (const auto* made = std::get_if<FindingMade>(&event)) {
                  const Finding& row = scenario.findings[made->finding.index()];
                  had[row.organisation.index()][place_of(row.letter)].insert(row.text);
                }
                if (const auto* received = std::get_if<AlertReceived>(&event)) {
                  const Message& message =
                      run.world().messages[*run.world().alert_messages[received->alert.index()]];
                  CHECK(message.sent + scenario.alerts[received->alert.index()].takes == run.now());
                  for (const Letter letter : all_letters) {
                    const auto& said = message.methane->letters[place_of(letter)];
                    if (!said) continue;
                    CHECK(had[message.from.index()][place_of(letter)].contains(said->text));
                    had[message.to.index()][place_of(letter)].insert(said->text);
                  }
                }
                for (std::size_t i = 0; i < 3; ++i) {
                  for (const Letter letter : all_letters) {
                    const auto& held = run.world().organisations[i].letters[place_of(letter)];
                    if (!held) continue;
                    told += held->from.index() != i ? 1 : 0;
                    CHECK(had[i][place_of(letter)].contains(held->said.text));
                    CHECK(held->said.stated <= held->since);
                    CHECK(held->since <= run.now());
                  }
                }
              });
    run.run_until(120min);
  }
  CHECK(told > 1000);
}

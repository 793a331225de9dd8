// What the panels and the feed say of groups, of what organisations believe, and of METHANE.
#include <catch2/catch.hpp>

#include "render/feed.hpp"
#include "render/panels.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::render;
using namespace tocsin::model;

namespace {

/// A group of three roles: the duty officer (Ann) drives from A to C, a manager (Ben) dials in, and the
/// deputy, who must be there, cannot be reached. The brigade finds one letter and tells it with its state.
Scenario story() {
  Scenario scenario = small_scenario();
  for (Person& person : scenario.people) person.answering = answers_after(10s);
  scenario.people[3].answering = never_answers();
  scenario.people[0].home = place('A');
  scenario.escalations = {{"duty", "Duty", {0}, {{{{0}, 5min}}}, at(1min)},
                          {"manager", "Manager", {0}, {{{{2}, 5min}}}, at(1min)}};
  scenario.groups = {{.id = "tcg",
                      .name = "Group (invented)",
                      .kind = GroupKind::Tcg,
                      .organisation = {0},
                      .position = place('C'),
                      .quorum = 3,
                      .members = {{.role = {0}},
                                  {.role = {2}, .attends = Attends::Telephone, .ready = 3min},
                                  {.role = {1}, .part = Part::Required}},
                      .trigger = at(2min)}};
  scenario.activations = {{{1}, Activation::Standby, at(1min)}, {{1}, Activation::StoodDown, at(20min)}};
  scenario.findings = {{"gate", {1}, Letter::ExactLocation, "At the gate.", at(3min)}};
  scenario.alerts = {{.id = "told",
                      .from = {1},
                      .to = {0},
                      .channel = "phone",
                      .text = "Told.",
                      .takes = 1min,
                      .trigger = at(4min),
                      .tells = {.activation = true, .methane = true}}};
  return scenario;
}

std::vector<std::string> members_at(Run& run, Duration after_start) {
  run.run_until(after_start);
  std::vector<std::string> lines;
  const GroupRow row = group_rows(run.setting(), run.world(), run.now()).at(0);
  lines.push_back(row.name + ": " + row.state + (row.missing.empty() ? "" : "; missing " + row.missing));
  for (const GroupMemberRow& member : row.members) {
    lines.push_back((member.is_required ? "*" : "") + member.role + " / " + member.person + " / " +
                    member.state);
  }
  return lines;
}

}  // namespace

TEST_CASE("a group's rows say who is there, who is on the way and what is missing") {
  Run run(story());
  CHECK(members_at(run, 1min + 30s) == Lines{"Group: not convened"});
  CHECK(members_at(run, 4min) == Lines{"Group: convened 10:02:00; missing Deputy, 2 more",
                                       "Duty officer / Ann Example / sets off 10:12:00, in 8:00",
                                       "Manager / Ben Example / on the line 10:05:00, in 1:00",
                                       "*Deputy /  / nobody has acknowledged"});
  CHECK(members_at(run, 13min) == Lines{"Group: convened 10:02:00; missing Deputy, 1 more",
                                        "Duty officer / Ann Example / on the way, due 10:14:45, in 1:45",
                                        "Manager / Ben Example / on the line since 10:05:00",
                                        "*Deputy /  / nobody has acknowledged"});
  CHECK(members_at(run, 15min) ==
        Lines{"Group: convened 10:02:00; missing Deputy", "Duty officer / Ann Example / there since 10:14:45",
              "Manager / Ben Example / on the line since 10:05:00", "*Deputy /  / nobody has acknowledged"});
}

TEST_CASE("what an organisation believes stays as it was told") {
  Run run(story());
  run.run_until(4min);
  CHECK(belief_rows(run.setting(), run.world()).empty());
  run.run_until(6min);
  CHECK(belief_rows(run.setting(), run.world()).at(0).difference.empty());
  run.run_until(30min);
  const auto rows = belief_rows(run.setting(), run.world());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].organisation == "Example Works");
  CHECK(rows[0].of == "Example Brigade");
  CHECK(rows[0].words == "standby since 10:01:00, told 10:05:00");
  CHECK(rows[0].difference == "in truth stood down since 10:20:00");
  CHECK(activation_rows(run.setting(), run.world()).at(1).words == "stood down since 10:20:00");
}

TEST_CASE("the letters that each organisation has say from whom they are") {
  Run run(story());
  run.run_until(10min);
  std::vector<std::string> lines;
  for (const MethaneRow& row : methane_rows(run.setting(), run.world())) {
    for (const auto& letter : row.letters) {
      lines.push_back(row.organisation + ": " + letter.name + ", " + letter.text + " " + letter.source);
    }
  }
  CHECK(lines == Lines{"Example Works: exact location, At the gate. from Example Brigade 10:05:00",
                       "Example Brigade: exact location, At the gate. own 10:03:00"});
}

TEST_CASE("the feed has a sentence for each event of co-ordination") {
  Run run(story());
  std::vector<std::string> lines;
  run.watch([](const Event&) {},
            [&](const Event& event) {
              State state;
              state.world = run.world();
              journal::Entry entry;
              entry.at = run.now();
              entry.kind = std::string(name_of(event));
              entry.fields = describe(run.setting(), state, event);
              if (entry.kind.starts_with("Member") || entry.kind.starts_with("Group") ||
                  entry.kind.starts_with("Finding") || entry.kind.starts_with("Methane") ||
                  entry.kind == "ActivationDue" || entry.kind == "AlertReceived") {
                lines.push_back(feed_row(run.setting(), entry).text);
              }
            });
  run.run_until(6min);
  REQUIRE(run.submit(SendMethane{.from = "brigade", .to = "works", .hazards = "gas"}) == "");
  run.run_until(30min);
  CHECK(
      lines ==
      Lines{
          "Example Brigade is due to be on STANDBY", "Group is convened",
          "Example Brigade finds (exact location): At the gate.", "Ben Example joins Group by telephone",
          "Example Works has heard from Example Brigade: Told. [the sender is on STANDBY] [METHANE: exact "
          "location]",
          "Example Brigade sends a METHANE to Example Works; missing: major incident, exact location, type, "
          "access, casualties, services",
          "Example Works has a METHANE from Example Brigade: hazards",
          "Ann Example sets off for Group, due 10:14:45", "Ann Example joins Group by road",
          "Example Brigade is due to be STOOD DOWN"});
}

// Co-ordinating groups: who comes, how and when, and the quorum.
#include <optional>
#include <set>

#include <catch2/catch.hpp>

#include "sim/base/random.hpp"
#include "tests/model/small_world.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

constexpr RoleId duty{0};     // Ann
constexpr RoleId deputy{1};   // Cat, whom nobody can reach
constexpr RoleId manager{2};  // Ben and Dan

/// A group at junction C that is convened at T+0:02. A car does 1,100 m in 82.5 s here.
Group group(std::string id, std::vector<GroupMember> members, int quorum = 1) {
  return {.id = id,
          .name = "Group " + id,
          .kind = GroupKind::Tcg,
          .organisation = {0},
          .position = place('C'),
          .quorum = quorum,
          .members = std::move(members),
          .trigger = at(2min)};
}

GroupMember member(RoleId role, Attends attends, Part part = Part::Optional) {
  return {role, part, attends, attends == Attends::Telephone ? ready_by_telephone : ready_by_road};
}

/// Ann and Ben live at A. Each role with a method is called at T+0:01 and answers ten seconds later; of the
/// managers Ben does, and Dan a second after him is too late.
Scenario with_groups(std::vector<Group> groups) {
  Scenario scenario = small_scenario();
  for (Person& person : scenario.people) person.answering = answers_after(10s);
  scenario.people[3].answering = answers_after(11s);
  scenario.people[0].home = place('A');
  scenario.people[1].home = place('A');
  scenario.escalations = {{"duty", "Duty", {0}, {{{{duty.value}, 5min}}}, at(1min)},
                          {"manager", "Manager", {0}, {{{{manager.value}, 5min}}}, at(1min)}};
  scenario.groups = std::move(groups);
  return scenario;
}

Lines gathering(const Run& run) {
  return run.told({"GroupConvened", "MemberSetOff", "MemberRerouted", "MemberJoined", "QuorumReached"});
}

const MemberState& state(const Run& run, std::size_t group = 0, std::size_t row = 0) {
  return run.world().groups[group].members[row];
}

}  // namespace

TEST_CASE("members come by road or by telephone once they have acknowledged and the group is convened") {
  Run run(with_groups(
      {group("tcg", {member(duty, Attends::Road, Part::Required), member(manager, Attends::Telephone)}, 2)}));
  run.run_until(60min);
  CHECK(gathering(run) == Lines{"T+00:02:00 GroupConvened tcg Group tcg tcg works 2",
                                "T+00:05:00 MemberJoined tcg manager ben by telephone 180000",
                                "T+00:12:00 MemberSetOff tcg duty ann 165000 2200 885000 []",
                                "T+00:14:45 MemberJoined tcg duty ann by road 765000",
                                "T+00:14:45 QuorumReached tcg Group tcg 765000 [duty, manager]"});
}

TEST_CASE("who acknowledges only after the group was convened gets ready from then") {
  Scenario scenario = with_groups({group("tcg", {member(duty, Attends::Telephone)})});
  scenario.escalations[0].trigger = at(30min);
  scenario.injects = {inject("convened", when({{FactKind::GroupConvened, 0, 0}})),
                      inject("quorate", when({{FactKind::QuorumReached, 0, 0}}))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(gathering(run) == Lines{"T+00:02:00 GroupConvened tcg Group tcg tcg works 1",
                                "T+00:33:10 MemberJoined tcg duty ann by telephone 1870000",
                                "T+00:33:10 QuorumReached tcg Group tcg 1870000 [duty]"});
  CHECK(run.told({"InjectDelivered"}) ==
        Lines{"T+00:02:00 InjectDelivered convened Inject convened works brigade telephone ",
              "T+00:33:10 InjectDelivered quorate Inject quorate works brigade telephone "});
}

TEST_CASE("a group that nobody convenes does not gather, and one convened by hand is not convened twice") {
  Scenario scenario = with_groups({group("tcg", {member(duty, Attends::Telephone)})});
  scenario.groups[0].trigger = at(30min);
  Run run(scenario);
  run.run_until(10min);
  CHECK(gathering(run).empty());
  CHECK(run.submit(ConveneGroup{"tcg"}) == "");
  run.run_until(60min);
  CHECK(gathering(run) == Lines{"T+00:10:00 GroupConvened tcg Group tcg tcg works 1",
                                "T+00:13:00 MemberJoined tcg duty ann by telephone 180000",
                                "T+00:13:00 QuorumReached tcg Group tcg 180000 [duty]"});
}

TEST_CASE("there is no quorum without every required role, nor with too few people") {
  const auto quorate = [](int quorum, Part of_cat) {
    Run run(with_groups({group("tcg",
                               {member(duty, Attends::Telephone), member(manager, Attends::Telephone),
                                member(deputy, Attends::Telephone, of_cat)},
                               quorum)}));
    run.run_until(60min);
    return run.world().groups[0].quorate.has_value();
  };
  CHECK(quorate(2, Part::Optional));
  CHECK_FALSE(quorate(3, Part::Optional));
  CHECK_FALSE(quorate(2, Part::Required));
}

TEST_CASE("without a home the drive takes as long as the scenario says") {
  Scenario scenario = with_groups({group("tcg", {member(duty, Attends::Road)})});
  scenario.people[0].home.reset();
  scenario.groups[0].members[0].travel = 25min;
  Run run(scenario);
  run.run_until(60min);
  CHECK(gathering(run) ==
        Lines{"T+00:02:00 GroupConvened tcg Group tcg tcg works 1",
              "T+00:12:00 MemberSetOff tcg duty ann 1500000 2220000 as long as the scenario says",
              "T+00:37:00 MemberJoined tcg duty ann by road 2100000",
              "T+00:37:00 QuorumReached tcg Group tcg 2100000 [duty]"});
}

TEST_CASE("a member drives round a closure that control knows of") {
  Scenario scenario = with_groups({group("tcg", {member(duty, Attends::Road)})});
  scenario.closures = {closure("bc", {small_town().link("BC")}, at(3min))};
  Run run(scenario);
  REQUIRE(run.run_to("MemberSetOff"));
  CHECK(run.town().driven(state(run).route) == "AB BF FE EC");
}

TEST_CASE("a member who comes to a road closed on the way turns round there, and keeps clear of it") {
  Scenario scenario = with_groups({group("tcg", {member(duty, Attends::Road)})});
  scenario.news_to_control = 60min;
  scenario.closures = {closure("bc", {small_town().link("BC")}, at(12min + 30s))};
  Run run(scenario);
  run.run_until(60min);
  // 82.5 s to B; from there 400 m, 1,100 m and 400 m.
  CHECK(gathering(run) ==
        Lines{"T+00:02:00 GroupConvened tcg Group tcg tcg works 1",
              "T+00:12:00 MemberSetOff tcg duty ann 165000 2200 885000 []",
              "T+00:13:22.500 MemberRerouted tcg duty ann found closed: Road bc 885000 142500 1900 945000 []",
              "T+00:15:45 MemberJoined tcg duty ann by road 825000",
              "T+00:15:45 QuorumReached tcg Group tcg 825000 [duty]"});
  CHECK(run.town().driven(state(run).route) == "BF FE EC");
}

TEST_CASE("a closure that is lifted before a member comes to it does not stop them") {
  Scenario scenario = with_groups({group("tcg", {member(duty, Attends::Road)})});
  scenario.news_to_control = 60min;
  scenario.closures = {closure("bc", {small_town().link("BC")}, at(12min + 30s), at(13min))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"MemberRerouted"}).empty());
  CHECK(run.told({"MemberJoined"}) == Lines{"T+00:14:45 MemberJoined tcg duty ann by road 765000"});
}

TEST_CASE("slow traffic makes a member late who has it before them") {
  Scenario scenario = with_groups({group("tcg", {member(duty, Attends::Road)})});
  scenario.slowdowns = {{"queue", "Queue", {small_town().link("BC")}, 200, at(12min + 30s)}};
  Run run(scenario);
  run.run_until(60min);
  CHECK(run.told({"MemberJoined"}) == Lines{"T+00:16:07.500 MemberJoined tcg duty ann by road 847500"});
}

TEST_CASE("where no road leads there a member dials in if they may, and else waits for one") {
  Scenario scenario = with_groups({group(
      "tcg", {member(duty, Attends::RoadOrTelephone), member(manager, Attends::Road, Part::Required)})});
  scenario.closures = {
      closure("in", {small_town().link("BC"), small_town().link("CE")}, at(1min), at(30min))};
  Run run(scenario);
  run.run_until(60min);
  CHECK(gathering(run) ==
        Lines{"T+00:02:00 GroupConvened tcg Group tcg tcg works 1",
              "T+00:12:00 MemberSetOff tcg duty ann no open road leads there: joins by telephone",
              "T+00:12:00 MemberSetOff tcg manager ben no open road leads there",
              "T+00:15:00 MemberJoined tcg duty ann by telephone 780000 "
              "no open road leads there: joins by telephone",
              "T+00:30:03 MemberSetOff tcg manager ben 165000 2200 1968000 []",
              "T+00:32:48 MemberJoined tcg manager ben by road 1848000",
              "T+00:32:48 QuorumReached tcg Group tcg 1848000 [duty, manager]"});
}

TEST_CASE("a member of two groups drives to one and joins the other by telephone") {
  Run run(with_groups(
      {group("tcg", {member(duty, Attends::Road)}), group("scg", {member(duty, Attends::Road)})}));
  run.run_until(60min);
  CHECK(run.told({"MemberSetOff", "MemberJoined"}) ==
        Lines{"T+00:12:00 MemberSetOff tcg duty ann 165000 2200 885000 []",
              "T+00:12:00 MemberSetOff scg duty ann is at, or on the way to, Group tcg: joins by telephone",
              "T+00:14:45 MemberJoined tcg duty ann by road 765000",
              "T+00:15:00 MemberJoined scg duty ann by telephone 780000 "
              "is at, or on the way to, Group tcg: joins by telephone"});
}

TEST_CASE("who holds two roles of a group comes once and counts once") {
  Scenario scenario =
      with_groups({group("tcg", {member(duty, Attends::Road), member(manager, Attends::Road)}, 2)});
  scenario.rotas[manager.index()] = scenario.rotas[duty.index()];
  Run run(scenario);
  run.run_until(60min);
  CHECK(gathering(run) == Lines{"T+00:02:00 GroupConvened tcg Group tcg tcg works 2",
                                "T+00:12:00 MemberSetOff tcg duty ann 165000 2200 885000 []",
                                "T+00:12:00 MemberSetOff tcg manager ann is on the way for another role",
                                "T+00:14:45 MemberJoined tcg duty ann by road 765000",
                                "T+00:14:45 MemberJoined tcg manager ann by road 765000"});
}

TEST_CASE("a group has its quorum exactly from when enough are counted, on any run") {
  std::size_t quorate = 0;
  for (std::uint32_t number = 0; number < 80; ++number) {
    INFO("run " << number);
    RandomStream draw({number, 0}, "quorum", "run");
    const auto below = [&](double limit) { return static_cast<std::uint32_t>(draw.uniform() * limit); };
    const auto moment = [&] { return Duration{below(40 * 60'000.0)}; };
    std::vector<Group> groups;
    for (int i = 0; i < 2; ++i) {
      const auto some = [&](RoleId role) {
        GroupMember row = member(role, static_cast<Attends>(below(3.0)), static_cast<Part>(below(2.0)));
        row.ready = Duration{below(900'000.0)};
        return row;
      };
      groups.push_back(
          group("g" + std::to_string(i), {some(duty), some(manager)}, 1 + static_cast<int>(below(2.0))));
      groups.back().position = place("ABCDEF"[below(6.0)]);
      groups.back().trigger = at(moment());
    }
    Scenario scenario = with_groups(std::move(groups));
    scenario.people[3].home = place('E');
    for (Escalation& row : scenario.escalations) row.trigger = at(moment());
    if (below(2.0) == 0) scenario.rotas[manager.index()] = scenario.rotas[duty.index()];
    scenario.news_to_control = Duration{below(600'000.0)};
    for (int i = 0; i < 8; ++i) {
      Closure row = closure("c" + std::to_string(i), {{below(7.0)}}, at(moment()));
      row.lifted = at(row.made.at->ms * 1ms + Duration{below(20 * 60'000.0)});
      scenario.closures.push_back(std::move(row));
    }
    Run run(scenario);
    // Who has joined for each role, and when that first was enough.
    std::vector<std::vector<std::set<std::uint32_t>>> there(2, std::vector<std::set<std::uint32_t>>(2));
    std::vector<std::optional<SimTime>> enough(2);
    run.watch([](const Event&) {},
              [&](const Event& event) {
                const auto* joined = std::get_if<MemberJoined>(&event);
                if (joined == nullptr) return;
                const std::size_t g = joined->group.index();
                CHECK(there[g][joined->member].insert(state(run, g, joined->member).person.value).second);
                CHECK(there[g][joined->member].size() == 1);
                std::set<std::uint32_t> people;
                bool has_required = true;
                for (std::size_t row = 0; row < 2; ++row) {
                  people.insert(there[g][row].begin(), there[g][row].end());
                  const bool is_required = scenario.groups[g].members[row].part == Part::Required;
                  has_required = has_required && (!is_required || !there[g][row].empty());
                }
                const auto quorum = static_cast<std::size_t>(scenario.groups[g].quorum);
                if (has_required && people.size() >= quorum && !enough[g]) enough[g] = run.now();
              });
    run.run_until(120min);
    for (std::size_t g = 0; g < 2; ++g) {
      CHECK(run.world().groups[g].quorate == enough[g]);
      quorate += enough[g] ? 1 : 0;
    }
    CHECK(run.told({"QuorumReached"}).size() <= 2);
  }
  CHECK(quorate > 60);
}

TEST_CASE("no member drives on to a road that is closed, on any run") {
  std::size_t found_closed = 0;
  for (std::uint32_t number = 0; number < 80; ++number) {
    INFO("run " << number);
    RandomStream draw({number, 0}, "private", "cars");
    const auto below = [&](double limit) { return static_cast<std::uint32_t>(draw.uniform() * limit); };
    Scenario scenario =
        with_groups({group("tcg", {member(duty, Attends::Road), member(manager, Attends::Road)})});
    scenario.people[3].home = place('E');
    scenario.groups[0].position = place("BCEF"[below(4.0)]);
    scenario.groups[0].members[0].ready = scenario.groups[0].members[1].ready = Duration{0};
    scenario.news_to_control = Duration{below(600'000.0)};
    for (int i = 0; i < 10; ++i) {
      Closure row = closure("c" + std::to_string(i), {}, at(Duration{60'000 + below(300'000.0)}));
      row.links = {{{below(7.0)}, static_cast<Ways>(below(3.0))}};
      row.lifted = at(row.made.at->ms * 1ms + Duration{below(600'000.0)});
      scenario.closures.push_back(std::move(row));
    }
    Run run(scenario);
    using Place = std::optional<std::pair<roads::LinkId, roads::Direction>>;
    std::vector<Place> before(2);
    for (Duration t{0}; t < Duration{30min}; t += Duration{500}) {
      run.run_until(t);
      for (std::size_t row = 0; row < 2; ++row) {
        const MemberState& who = state(run, 0, row);
        Place now;
        if (who.status == MemberStatus::OnTheWay && who.route) {
          const auto on = roads::on_route_after(*who.route, run.now() - who.route_started);
          if (on.heading) now = {on.position.link, *on.heading};
        }
        // Who was on it when it closed drives off it.
        if (now && now != before[row] && before[row]) {
          CHECK_FALSE(run.world().roads.is_closed(now->first, now->second));
        }
        before[row] = now;
      }
    }
    found_closed += run.told({"MemberRerouted"}).size();
  }
  CHECK(found_closed > 15);
}

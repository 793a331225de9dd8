// A made-up world for the rules: six junctions, two stations, three units, two RVPs, four people, all in
// code. `Run` plays it without a journal and writes down what happened, a line for each entry. Everything
// here is invented, the numbers from Ofcom's drama ranges included.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/model/rules.hpp"
#include "tests/roads/ascii_map.hpp"
#include "tests/roads/steady.hpp"

namespace tocsin::model {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

/// 1,100 m from letter to letter eastwards, 400 m southwards.
inline roads::Town small_town() {
  return roads::town(
      "A----------B----------C\n"
      "|          |          |\n"
      "|          |          |\n"
      "|          |          |\n"
      "D----------F----------E");
}

inline GridPoint place(char junction) {
  const roads::Town town = small_town();
  return town.network.junctions()[town.junctions.at(junction).index()].at;
}

/// A square of 300 m about a junction.
inline std::vector<GridPoint> around(char junction) {
  const GridPoint p = place(junction);
  return {p + GridPoint{-150, -150}, p + GridPoint{150, -150}, p + GridPoint{150, 150},
          p + GridPoint{-150, 150}};
}

inline Trigger at(Duration after_start) { return {.at = SimTime{} + after_start}; }
inline Trigger when(std::vector<Fact> facts, Duration delay = Duration{0}) {
  return {.when = std::move(facts), .delay = delay};
}
inline Fact delivered(std::uint32_t inject) { return {FactKind::InjectDelivered, inject, 0}; }

inline oncall::AnswerProfile answers_after(Duration delay) {
  oncall::AnswerProfile profile;
  for (const oncall::Method method : oncall::all_methods) {
    profile.rules.push_back({.method = method, .chance = 1.0, .median = delay, .factor = 1.0});
  }
  return profile;
}
inline oncall::AnswerProfile never_answers() {
  oncall::AnswerProfile profile = answers_after(10s);
  for (oncall::AnswerRule& rule : profile.rules) rule.chance = 0.0;
  return profile;
}

inline Inject inject(std::string id, Trigger trigger) {
  return {.id = id,
          .title = "Inject " + id,
          .from = {0},
          .to = {1},
          .channel = "telephone",
          .trigger = std::move(trigger)};
}

/// A closure in both directions, as a test writes it.
inline Closure closure(std::string id, std::initializer_list<roads::LinkId> links, Trigger made,
                       Trigger lifted = {}) {
  Closure row{.id = id, .name = "Road " + id, .made = std::move(made), .lifted = std::move(lifted)};
  for (const roads::LinkId link : links) row.links.push_back({link});
  return row;
}

/// A rota of those shifts alone.
inline oncall::Rota rota_of(const TimeZone& zone, const std::vector<oncall::Shift>& shifts) {
  return {zone, {oncall::Layer{{shifts.begin(), shifts.end()}}}};
}

/// Nobody answers, nothing is planned, nothing is released: tests add what they are about.
inline Scenario small_scenario() {
  Scenario scenario{.time_zone = *TimeZone::find("Europe/London")};
  scenario.title = "Small world";
  scenario.start = {1'768'471'200'000};  // 2026-01-15 10:00 in London
  scenario.duration = 120min;
  scenario.news_to_control = 3s;
  scenario.news_to_crew = 2s;
  scenario.travel = roads::steady_model();
  scenario.weather.points = {{.wind_from = Degrees{270}, .wind_speed = MetresPerSecond{5}}};
  scenario.organisations = {{"works", "Example Works", OrganisationKind::Operator},
                            {"brigade", "Example Brigade", OrganisationKind::Fire}};
  scenario.roles = {{"duty", "Duty officer", {0}}, {"deputy", "Deputy", {0}}, {"manager", "Manager", {0}}};
  const oncall::ContactMethod mobile{oncall::Method::Mobile, "07700 900001", 30s};
  const oncall::ContactMethod home{oncall::Method::Home, "0151 496 0001", 20s};
  scenario.people = {{"ann", "Ann Example", {mobile, home}, never_answers()},
                     {"ben", "Ben Example", {mobile}, never_answers()},
                     {"cat", "Cat Example", {}, never_answers()},
                     {"dan", "Dan Example", {home}, never_answers()}};
  const auto always = [&](std::initializer_list<std::uint32_t> people) {
    std::vector<oncall::Shift> shifts;
    for (const std::uint32_t person : people) {
      shifts.push_back({person, scenario.start, scenario.start + 600min});
    }
    return rota_of(scenario.time_zone, shifts);
  };
  scenario.rotas = {always({0}), always({2}), always({1, 3})};
  scenario.stations = {{"town", "Town", {1}, place('A'), Duration{0}},
                       {"far", "Far", {1}, place('D'), 10min}};
  scenario.units = {{"pump-1", "P1", {0}, UnitKind::Pump, 5, 60s},
                    {"pump-2", "P2", {0}, UnitKind::Pump, 5, 60s},
                    {"far-1", "F1", {1}, UnitKind::Pump, 5, 60s}};
  scenario.rvps = {{"rvp-c", "Corner C", place('C'), {1}}, {"rvp-f", "Fork F", place('F'), {}}};
  return scenario;
}

/// Smoke about one junction from `from` until `to`.
inline void add_smoke(Scenario& scenario, char junction, Duration from, Duration to) {
  scenario.incident.kind = IncidentKind::Smoke;
  scenario.incident.position = place(junction);
  scenario.incident.footprint = {"the test", {{SimTime{} + from, around(junction)}, {SimTime{} + to, {}}}};
}

inline std::string text_of(const FieldValue& value) {
  return std::visit(
      Overloaded{
          [](const std::string& text) { return text; },
          [](const auto& number) { return fmt::format("{}", number); },
          [](const std::vector<std::string>& all) { return fmt::format("[{}]", fmt::join(all, ", ")); },
          [](const std::vector<std::int64_t>& all) { return fmt::format("[{}]", fmt::join(all, ", ")); }},
      value);
}

/// One play of a scenario.
class Run {
 public:
  explicit Run(Scenario scenario) : Run(std::move(scenario), small_town()) {}
  Run(Scenario scenario, roads::Town town)
      : town_(std::move(town)),
        setting_(std::make_unique<Setting>(make_setting(std::move(scenario), {}, map_of(town_)))),
        rules_(*setting_, {.seed = 1}),
        state_(initial_state(*setting_)) {}

  void run_until(Duration after_start) {
    const SimTime until = SimTime{} + after_start;
    while (!state_.world.is_over) {
      const auto next = state_.pending.next_time();
      if (!next || *next > until) break;
      take(*state_.pending.pop());
    }
    if (!state_.world.is_over) state_.world.now = std::max(state_.world.now, until);
  }
  /// As far as the next event of that kind; false where none comes.
  bool run_to(std::string_view kind) {
    while (!state_.world.is_over) {
      const auto taken = state_.pending.pop();
      if (!taken) return false;
      take(*taken);
      if (name_of(taken->event.event) == kind) return true;
    }
    return false;
  }
  /// The next event; false where none comes.
  bool step() {
    const auto taken = state_.pending.pop();
    if (taken) take(*taken);
    return taken.has_value();
  }
  /// Called at the moment of each event, before it is applied and after.
  void watch(std::function<void(const Event&)> before, std::function<void(const Event&)> after) {
    before_ = std::move(before);
    after_ = std::move(after);
  }

  State snapshot() const { return state_; }
  void restore(State state) { state_ = std::move(state); }

  void run_for(Duration duration) { run_until(state_.world.now + duration - SimTime{}); }

  /// Empty where the command was carried out, with what follows from it at once; otherwise the fault.
  std::string submit(const Command& command) { return submit_from("facilitator", command); }
  std::string submit_from(const std::string& seat, const Command& command) {
    run_for(Duration{0});
    const auto checked = rules_.check(state_, command);
    if (!checked) return format(checked.error());
    rules_.apply(state_, Order{seat, command}, ++entries_);
    run_for(Duration{0});
    return "";
  }

  /// "T+00:01:00 UnitArrived pump-1 ...": every field's value, of the entries of those kinds.
  Lines told(std::initializer_list<std::string_view> kinds) const {
    Lines lines;
    for (const auto& [kind, line] : told_) {
      if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) lines.push_back(line);
    }
    return lines;
  }
  Lines all_told() const {
    Lines lines;
    for (const auto& entry : told_) lines.push_back(entry.second);
    return lines;
  }
  /// Only the kinds of events whose first field is `id`, in order: "UnitDispatched UnitTurnedOut".
  std::string kinds_of(std::string_view id) const {
    std::string kinds;
    for (const auto& [first, kind] : subjects_) {
      if (first == id) kinds += (kinds.empty() ? "" : " ") + kind;
    }
    return kinds;
  }

  const roads::Town& town() const { return town_; }
  const Setting& setting() const { return *setting_; }
  const World& world() const { return state_.world; }
  const UnitState& unit(std::size_t row) const { return state_.world.units[row]; }
  SimTime now() const { return state_.world.now; }
  std::optional<GridPoint> unit_position(std::uint32_t row) const {
    return model::unit_position(*setting_, state_.world, {row}, now());
  }
  std::int64_t link(std::string_view ends) const { return town_.network.link(town_.link(ends)).number; }
  std::string driven(std::size_t unit_row) const { return town_.driven(unit(unit_row).route); }

 private:
  static roads::Map map_of(const roads::Town& town) {
    roads::Map map;
    map.name = "small";
    map.network = town.network;
    map.index = roads::RoadIndex(map.network);
    constexpr double margin_m = 1000.0;
    for (const roads::Junction& junction : map.network.junctions()) {
      map.bounds.add(junction.at + GridPoint{margin_m, margin_m});
      map.bounds.add(junction.at - GridPoint{margin_m, margin_m});
    }
    return map;
  }
  void take(const engine::FutureEventList<Pending>::Taken& taken) {
    state_.world.now = taken.at;
    if (before_) before_(taken.event.event);
    rules_.apply(state_, taken.event.event, ++entries_);
    if (after_) after_(taken.event.event);
    std::string kind(name_of(taken.event.event));
    std::string line = format_t_plus(taken.at) + " " + kind;
    const Fields fields = describe(*setting_, state_, taken.event.event);
    for (const auto& field : fields) line += " " + text_of(field.second);
    if (!fields.empty()) subjects_.emplace_back(text_of(fields.front().second), kind);
    told_.emplace_back(std::move(kind), std::move(line));
  }

  roads::Town town_;
  std::unique_ptr<Setting> setting_;
  Rules rules_;
  State state_;
  std::uint64_t entries_ = 0;
  std::function<void(const Event&)> before_;
  std::function<void(const Event&)> after_;
  std::vector<std::pair<std::string, std::string>> told_;
  std::vector<std::pair<std::string, std::string>> subjects_;
};

/// Pump 1 on its way to rvp-c, ten seconds from its station.
inline Run on_the_way(Scenario scenario) {
  Run run(std::move(scenario));
  REQUIRE(run.submit(DispatchUnit{"pump-1", "rvp-c"}) == "");
  REQUIRE(run.run_to("UnitTurnedOut"));
  run.run_for(std::chrono::seconds{10});
  return run;
}

/// The small scenario, where control rooms hear of everything half an hour late.
inline Scenario with_slow_news() {
  Scenario scenario = small_scenario();
  scenario.news_to_control = std::chrono::minutes{30};
  return scenario;
}

}  // namespace tocsin::model

// A small language for scenarios about rotas and call-outs, what the linter finds in them, and a scenario for
// each fault with that fault alone. They are in London and begin on Tuesday 10 November 2026.
#pragma once

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/scenario/lint.hpp"
#include "tests/scenario/fixtures.hpp"
#include "tests/scenario/small_map.hpp"

namespace tocsin::scenario::test {

inline std::string role(const std::string& id, const std::string& keys = "") {
  return fmt::format("[[role]]\nid = \"{0}\"\nname = \"{0}\"\norganisation = \"works\"\n{1}", id, keys);
}

inline std::string person(
    const std::string& id,
    const std::string& contacts = "{ method = \"radio\", number = \"A\", ring_for = \"20 s\" }") {
  return fmt::format("[[person]]\nid = \"{0}\"\nname = \"{0}\"\ncontact = [{1}]\n", id, contacts);
}

/// Every week; all week unless told.
inline std::string on(const std::string& role, const std::string& person,
                      const std::string& from = "Mon 00:00", const std::string& to = "Mon 00:00",
                      const std::string& keys = "") {
  return fmt::format("[[shift]]\nrole = \"{}\"\nperson = \"{}\"\nfrom = \"{}\"\nto = \"{}\"\n{}", role,
                     person, from, to, keys);
}

/// A row of leave or of overrides.
inline std::string row(const std::string& table, const std::string& keys, const std::string& from,
                       const std::string& to) {
  return fmt::format("[[{}]]\n{}\nfrom = \"{}\"\nto = \"{}\"\n", table, keys, from, to);
}

inline const std::string to_duty = "{ roles = [\"duty\"], wait = \"5 min\" }";
inline const std::string to_second = "{ roles = [\"second\"], wait = \"5 min\" }";
inline const std::string ann_on = on("duty", "ann");
inline const std::string ben_on = on("second", "ben");

/// Its steps stand one a line; the room is its last resort.
inline std::string call_out(const std::vector<std::string>& steps, const std::string& keys = "") {
  return fmt::format(
      "[[escalation]]\nid = \"out\"\nname = \"Out\"\norganisation = \"works\"\nat = "
      "\"T+0:05\"\n{}last_resort = {{ people "
      "= [\"room\"], wait = \"2 min\" }}\nstep = [\n  {},\n]\n",
      keys, fmt::join(steps, ",\n  "));
}

/// Two roles, three people, and a room. Its rota and its call-out are the caller's.
inline std::string people() {
  return with(smallest_scenario(), "\"UTC\"", "\"Europe/London\"") + role("duty") + role("second") +
         person("ann") + person("ben") + person("cat") +
         person("room", "{ method = \"control_room\", number = \"0151 496 0000\" }");
}

/// Ann, then Ben, then the room: nothing is wrong with it.
inline std::string sound() { return people() + ann_on + ben_on + call_out({to_duty, to_second}); }

using Found = std::vector<std::string>;

/// What it finds from Monday 2 November to Monday 16 November, or between two other midnights, without the
/// numbers of lines and columns.
inline Found findings(const std::string& text, const std::string& from = "2026-11-02",
                      const std::string& to = "2026-11-16") {
  const Read whole = read_well(text);
  const TimeZone& zone = whole.scenario.time_zone;
  const auto midnight = [&zone](const std::string& date) {
    return zone.resolve(*parse_written_time(date + " 00:00")).first;
  };
  Found all;
  for (const Diagnostic& found : lint_oncall(one_file(text), small_map(), {midnight(from), midnight(to)})) {
    const std::string said = format(Diagnostics{found});
    const std::string place = fmt::format("test.toml:{}:{}: warning: ", found.place.line, found.place.column);
    REQUIRE(said.substr(0, place.size()) == place);
    all.push_back(said.substr(place.size()));
  }
  return all;
}

/// A finding that points at `marked` in `line`.
inline std::string finding(const std::string& message, const std::string& line, const std::string& marked,
                           const std::string& expected, const std::string& hint = "") {
  REQUIRE(line.find(marked) != std::string::npos);
  return fmt::format("{}\n{}\n{}^{}\n  expected: {}\n{}", message, line, std::string(line.find(marked), ' '),
                     std::string(marked.size() - 1, '~'), expected,
                     hint.empty() ? "" : "  hint: " + hint + "\n");
}

/// One that points at a role's, a person's or a call-out's id.
inline std::string of_id(const std::string& id, const std::string& message, const std::string& expected,
                         const std::string& hint = "") {
  return finding(message, "id = \"" + id + "\"", "\"" + id + "\"", expected, hint);
}

/// One that points at a step, or at a part of it.
inline std::string of_step(const std::string& step, const std::string& marked, const std::string& message,
                           const std::string& expected, const std::string& hint) {
  return finding(message, "  " + step + ",", marked, expected, hint);
}

inline constexpr const char* all_covered = "somebody at every moment at which the role is counted on";
inline constexpr const char* who_covers = "a further turn, or a layer below for whoever covers";

/// A faulty scenario, all that is found in it, and when it is looked at.
struct Faulty {
  std::string text;
  Found found;
  std::string from = "2026-11-02";
  std::string to = "2026-11-16";
};

/// In test_lint_rotas.cpp.
std::vector<Faulty> faulty_rotas();
/// In test_lint_call_outs.cpp.
std::vector<Faulty> faulty_call_outs();

inline void check(const Faulty& faulty) {
  CHECK(findings(faulty.text, faulty.from, faulty.to) == faulty.found);
}

}  // namespace tocsin::scenario::test

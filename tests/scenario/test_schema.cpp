// Every key of the schema is read, refused when misspelt, missed when it is required, and has an effect.
#include <cmath>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/base/text.hpp"
#include "sim/scenario/schema.hpp"
#include "tests/scenario/describe.hpp"
#include "tests/scenario/fixtures.hpp"
#include "tests/scenario/small_map.hpp"

using namespace tocsin;
using namespace tocsin::scenario;
using namespace tocsin::scenario::test;

namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// The name in a heading, or nothing: "person.contact" of "[[person.contact]]"; the tables behind every
/// `when`, `after` and `evidence` are conditions.
std::string heading_name(const std::string& line) {
  if (!line.starts_with('[')) return {};
  const std::size_t first = line.find_first_not_of('[');
  const std::string name = line.substr(first, line.find(']') - first);
  const bool is_condition =
      name.ends_with(".when") || name.ends_with(".after") || name.ends_with(".evidence");
  return is_condition ? "condition" : name;
}

/// Where one table stands: its heading, and the line behind its last.
struct Section {
  std::size_t heading = 0;
  std::size_t end = 0;
};

std::size_t end_of_section(const Lines& lines, std::size_t heading) {
  std::size_t end = heading + 1;
  while (end < lines.size() && heading_name(lines[end]).empty()) ++end;
  return end;
}

/// The sections nested under `key` behind the one at `heading`, one after another.
std::vector<Section> nested_sections(const Lines& lines, Section parent, const Key& key) {
  std::vector<Section> found;
  std::string prefix = lines[parent.heading];
  prefix = prefix.substr(prefix.find_first_not_of('['));
  prefix = prefix.substr(0, prefix.find(']')) + ".";
  for (std::size_t i = parent.end; i < lines.size();) {
    const std::string bare = lines[i].substr(lines[i].find_first_not_of('['));
    if (!bare.starts_with(prefix)) break;
    const Section section{i, end_of_section(lines, i)};
    const std::string path = prefix + std::string{key.name};
    if (bare.starts_with(path + "]") || bare.starts_with(path + ".")) found.push_back(section);
    i = section.end;
  }
  return found;
}

bool holds(const Lines& lines, Section section, const Key& key) {
  const std::string start = std::string{key.name} + " = ";
  for (std::size_t i = section.heading + 1; i < section.end; ++i) {
    if (lines[i].starts_with(start)) return true;
  }
  return !nested_sections(lines, section, key).empty();
}

/// The section of the table in which the key is to be changed: for an id the one that has it already,
/// for a time of weather the last (the first must stay at T+0:00), else the first that has the key.
Section section_with(const Lines& lines, const Table& table, const Key& key) {
  std::vector<Section> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (heading_name(lines[i]) != table.name) continue;
    const Section section{i, end_of_section(lines, i)};
    if (!holds(lines, section, key)) continue;
    if (key.kind == ValueKind::Id && lines[i + 1] == fmt::format("id = {}", key.example)) return section;
    found.push_back(section);
  }
  if (found.empty()) FAIL("no [" << table.name << "] of the fixture has " << key.name);
  return table.name == "weather" ? found.back() : found.front();
}

/// The text without the key, in the first table that has it, and with `line` in its stead.
std::string with_line(const std::string& text, const Table& table, const Key& key, const std::string& line) {
  Lines lines = lines_of(text);
  const Section section = section_with(lines, table, key);
  const std::vector<Section> nested = nested_sections(lines, section, key);
  if (!nested.empty()) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(nested.front().heading),
                lines.begin() + static_cast<std::ptrdiff_t>(nested.back().end));
  }
  const std::string start = std::string{key.name} + " = ";
  for (std::size_t i = section.heading + 1; i < section.end; ++i) {
    if (!lines[i].starts_with(start)) continue;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(section.heading) + 1, line);
  return joined(lines);
}

std::string fixture_for(const Table& table, const Key& key) {
  const bool is_smoke = table.name == "incident.area" || key.only_for == "smoke";
  return is_smoke ? smoke_scenario() : complete_scenario();
}

std::string example_line(const Key& key) { return fmt::format("{} = {}", key.name, key.example); }

std::string name_of(const Table& table, const Key& key) {
  return fmt::format("{} in {}", key.name, table.name);
}

/// Their examples are what the fixtures hold, because other examples name them or nothing else would do.
bool has_fixed_value(const Table& table, const Key& key) {
  return key.kind == ValueKind::Id || key.name == "format" ||
         (table.name == "incident" && key.name == "kind");
}

template <class Check>
void for_each_key(Check check) {
  const Schema schema;
  for (const Table& table : schema.tables()) {
    for (const Key& key : table.keys) {
      INFO(name_of(table, key));
      check(table, key);
    }
  }
}

}  // namespace

TEST_CASE("the printed tables of keys are the program's") {
  const auto document = read_file(std::string{TOCSIN_ROOT} + "/docs/scenario-format.md");
  REQUIRE(document);
  const std::string begin = "<!-- schema: begin -->\n\n";
  const std::size_t from = document->find(begin) + begin.size();
  const std::size_t to = document->find("<!-- schema: end -->");
  REQUIRE(to != std::string::npos);
  CHECK(document->substr(from, to - from) == schema_markdown());
}

TEST_CASE("the smallest scenario in the format's description can be read") {
  const auto document = read_file(std::string{TOCSIN_ROOT} + "/docs/scenario-format.md");
  REQUIRE(document);
  const std::string begin = "## The smallest scenario\n\n```toml\n";
  const std::size_t at = document->find(begin);
  REQUIRE(at != std::string::npos);
  const std::size_t from = at + begin.size();
  const Read result = read_well(document->substr(from, document->find("```", from) - from));
  CHECK(format(result.warnings) == "");
  CHECK(result.scenario.title == "Exercise Grey Heron");
}

TEST_CASE("the fixtures can be read without a warning") {
  CHECK(complaints(complete_scenario()) == "");
  CHECK(complaints(smoke_scenario()) == "");
  CHECK(complaints(smallest_scenario()) == "");
}

TEST_CASE("every key's example is accepted") {
  for_each_key([](const Table& table, const Key& key) {
    const std::string text = with_line(fixture_for(table, key), table, key, example_line(key));
    const auto result = read(one_file(text), small_map());
    INFO((result ? std::string{} : format(result.error())));
    CHECK(result.has_value());
  });
}

TEST_CASE("every key has an effect on the scenario") {
  for_each_key([](const Table& table, const Key& key) {
    if (has_fixed_value(table, key)) return;
    const std::string text = fixture_for(table, key);
    const auto changed = read(one_file(with_line(text, table, key, example_line(key))), small_map());
    if (!changed) return;  // told by the case before
    const bool is_same = describe(changed->scenario) == describe(read_well(text).scenario);
    CHECK_FALSE(is_same);
  });
}

TEST_CASE("a misspelt key is refused, and the right one is named") {
  for_each_key([](const Table& table, const Key& key) {
    const std::string line = fmt::format("{}x = {}", key.name, key.example);
    const std::string text = complaints(with_line(fixture_for(table, key), table, key, line));
    CHECK_THAT(text, Catch::Contains(
                         fmt::format("error: {} has no key `{}x`\n{}\n^", heading(table), key.name, line)));
    CHECK_THAT(text, Catch::Contains(fmt::format("  hint: did you mean \"{}\"?\n", key.name)));
  });
}

TEST_CASE("a required key that is missing is named with an example") {
  for_each_key([](const Table& table, const Key& key) {
    if (key.presence == Presence::Optional) return;
    const std::string text = complaints(with_line(fixture_for(table, key), table, key, ""));
    CHECK_THAT(text, Catch::Contains(fmt::format("error: {} lacks `{}`\n", heading(table), key.name)));
    CHECK_THAT(text, Catch::Contains(fmt::format("  hint: for example: {}\n", example_line(key))));
  });
}

TEST_CASE("a value of the wrong type is refused with what is expected") {
  const Schema schema;
  for_each_key([&](const Table& table, const Key& key) {
    const std::string line = fmt::format("{} = true", key.name);
    const std::string text = complaints(with_line(fixture_for(table, key), table, key, line));
    CHECK_THAT(text, Catch::Contains(fmt::format("error: `{}` is true or false\n{}\n", key.name, line)));
    CHECK_THAT(text, Catch::Contains(fmt::format("  expected: {}\n", expectation(schema, key))));
  });
}

TEST_CASE("a number just outside its range is refused, and one at its end is not") {
  for_each_key([](const Table& table, const Key& key) {
    const bool is_number = key.kind == ValueKind::Integer || key.kind == ValueKind::Number;
    if (!is_number || !key.has_range()) return;
    const std::string fixture = fixture_for(table, key);
    for (const double edge : {key.min, key.max}) {
      const std::string text =
          complaints(with_line(fixture, table, key, fmt::format("{} = {:.0f}", key.name, edge)));
      if (edge == std::floor(edge))
        CHECK_THAT(text, !Catch::Contains(fmt::format("error: `{}` is the number", key.name)));
    }
    for (const double outside : {key.min - 1.0, key.max + 1.0}) {
      const std::string number = fmt::format("{:.0f}", std::floor(outside));
      const std::string text =
          complaints(with_line(fixture, table, key, fmt::format("{} = {}", key.name, number)));
      CHECK_THAT(text, Catch::Contains(fmt::format("error: `{}` is the number {}\n", key.name, number)));
    }
  });
}

TEST_CASE("a duration outside its range is refused") {
  for_each_key([](const Table& table, const Key& key) {
    if (key.kind != ValueKind::Duration) return;
    const std::string line = fmt::format("{} = \"{} h\"", key.name, key.max / 3600 + 1);
    const std::string text = complaints(with_line(fixture_for(table, key), table, key, line));
    CHECK_THAT(text, Catch::Contains(fmt::format("error: `{}` is ", key.name)));
    if (key.min == 0) return;
    const std::string zero =
        complaints(with_line(fixture_for(table, key), table, key, fmt::format("{} = \"0 s\"", key.name)));
    CHECK_THAT(zero, Catch::Contains(fmt::format("error: `{}` is 0 s\n", key.name)));
  });
}

TEST_CASE("the kinds of receptor are the map's") {
  const Schema schema;
  const Key* kind = schema.table("receptor").find("kind");
  REQUIRE(kind != nullptr);
  std::size_t count = 0;
  for (const std::string_view choice : kind->choices) {
    CHECK(choice == roads::kind_name(static_cast<roads::ReceptorKind>(count)));
    ++count;
  }
  CHECK(count == static_cast<std::size_t>(roads::ReceptorKind::Stadium) + 1);
}

TEST_CASE("the schema's tables and keys have names of their own, and every nested table exists") {
  const Schema schema;
  std::set<std::string_view> tables;
  for (const Table& table : schema.tables()) {
    CHECK(tables.insert(table.name).second);
    std::set<std::string_view> keys;
    for (const Key& key : table.keys) {
      CHECK(keys.insert(key.name).second);
      if (!key.of.empty()) CHECK(schema.find(key.of) != nullptr);
    }
  }
}

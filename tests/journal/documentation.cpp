#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/base/text.hpp"
#include "sim/journal/field_json.hpp"
#include "sim/journal/journal.hpp"
#include "sim/journal/json_value.hpp"
#include "sim/journal/measures.hpp"
#include "sim/journal/orders.hpp"
#include "sim/model/command.hpp"
#include "sim/model/event.hpp"
#include "tests/journal/sample.hpp"

using namespace tocsin;
using namespace tocsin::journal;

namespace {

std::string document() {
  const Result<std::string> text = read_file(std::string{TOCSIN_ROOT} + "/docs/journal-format.md");
  REQUIRE(text);
  return *text;
}

/// The text of the section under that heading, up to the next of the same level.
std::string section(const std::string& text, const std::string& heading) {
  const std::size_t start = text.find("\n## " + heading);
  REQUIRE(start != std::string::npos);
  return text.substr(start, text.find("\n## ", start + 1) - start);
}

/// The first block fenced as `language`.
std::string block(const std::string& text, const std::string& language) {
  const std::string fence = "```" + language + "\n";
  const std::size_t start = text.find(fence);
  REQUIRE(start != std::string::npos);
  const std::size_t inside = start + fence.size();
  return text.substr(inside, text.find("```", inside) - inside);
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::istringstream stream{row.substr(1)};
  for (std::string cell; std::getline(stream, cell, '|');) {
    const std::size_t first = cell.find_first_not_of(' ');
    if (first == std::string::npos) {
      cells.emplace_back();
    } else {
      cells.push_back(cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    }
  }
  return cells;
}

/// What stands between backquotes.
std::vector<std::string> quoted_in(const std::string& cell) {
  std::vector<std::string> names;
  for (std::size_t at = cell.find('`'); at != std::string::npos;) {
    const std::size_t end = cell.find('`', at + 1);
    names.push_back(cell.substr(at + 1, end - at - 1));
    at = cell.find('`', end + 1);
  }
  return names;
}

struct Kind {
  std::vector<std::string> fields;  ///< "drive_ms?" where it may be absent
  model::Fields example;
};

/// The rows of every table of kinds in a section; a kind in two rows fails.
std::map<std::string, Kind> kinds_in(const std::string& text) {
  std::map<std::string, Kind> kinds;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const std::vector<std::string> cells = cells_of(line);
    REQUIRE(cells.size() == 3);
    const std::string name = quoted_in(cells[0]).at(0);
    INFO(name);
    Kind kind{quoted_in(cells[1]), {}};
    const auto example = read_json(quoted_in(cells[2]).at(0));
    REQUIRE(example);
    REQUIRE(example->as<JsonObject>() != nullptr);
    for (const auto& [field, value] : *example->as<JsonObject>()) {
      const auto read = field_from(value);
      REQUIRE(read);
      kind.example.emplace_back(field, *read);
    }
    CHECK(kinds.emplace(name, std::move(kind)).second);
  }
  return kinds;
}

template <std::size_t... I>
std::set<std::string> event_names(std::index_sequence<I...>) {
  return {std::string{std::variant_alternative_t<I, model::Event>::name}...};
}

template <std::size_t... I>
std::set<std::string> command_names(std::index_sequence<I...>) {
  return {std::string{model::name_of(model::Command{std::variant_alternative_t<I, model::Command>{}})}...};
}

std::set<std::string> names_of(const std::map<std::string, Kind>& kinds) {
  std::set<std::string> names;
  for (const auto& kind : kinds) names.insert(kind.first);
  return names;
}

/// True where the example has every field that is always there, and no others, in the order listed.
bool follows(const model::Fields& example, const std::vector<std::string>& listed) {
  auto next = example.begin();
  for (const std::string& field : listed) {
    const bool is_optional = field.ends_with('?');
    const std::string name = is_optional ? field.substr(0, field.size() - 1) : field;
    if (next != example.end() && next->first == name) {
      ++next;
    } else if (!is_optional) {
      return false;
    }
  }
  return next == example.end();
}

}  // namespace

TEST_CASE("the format's page lists every event and no others, each with an example that fits") {
  const auto kinds = kinds_in(section(document(), "Kinds: what happened"));
  CHECK(names_of(kinds) == event_names(std::make_index_sequence<std::variant_size_v<model::Event>>{}));
  for (const auto& [name, kind] : kinds) {
    INFO(name);
    CHECK(follows(kind.example, kind.fields));
  }
}

TEST_CASE("the format's page lists every command and no others, each with an example that is one") {
  const auto kinds = kinds_in(section(document(), "Kinds: what people did"));
  CHECK(names_of(kinds) == command_names(std::make_index_sequence<std::variant_size_v<model::Command>>{}));
  for (const auto& [name, kind] : kinds) {
    INFO(name);
    CHECK(follows(kind.example, kind.fields));
    const Result<model::Command> command = model::command_from(name, kind.example);
    REQUIRE(command);
    CHECK(model::fields_of(*command) == kind.example);
  }
}

TEST_CASE("no event and no command share a name") {
  for (const std::string& name : event_names(std::make_index_sequence<std::variant_size_v<model::Event>>{})) {
    CHECK_FALSE(model::is_command_name(name));
  }
}

TEST_CASE("the page's file of commands is one") {
  const std::string example = block(section(document(), "A file of commands"), "json");
  const Result<TimedOrders> orders = read_orders(example, "commands.jsonl");
  REQUIRE(orders);
  REQUIRE(orders->size() == 3);
  CHECK((*orders)[1].first == SimTime{612'500});
  CHECK((*orders)[1].second.seat == "council");
}

TEST_CASE("the page lists every measure, and no others") {
  std::set<std::string> listed;
  std::istringstream lines{section(document(), "Measures")};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    for (const std::string& id : quoted_in(cells_of(line).at(0))) listed.insert(id);
  }
  Record record;
  const auto add = [&record](std::string kind, model::Fields fields) {
    record.entries.push_back(
        {record.entries.size() + 1, SimTime{}, std::move(kind), 0, {}, std::move(fields)});
  };
  add("ActivationChanged",
      {{"organisation", std::string{"ORGANISATION"}}, {"state", std::string{"standby"}}});
  add("ActivationChanged",
      {{"organisation", std::string{"ORGANISATION"}}, {"state", std::string{"declared"}}});
  add("EscalationStarted", {{"escalation", std::string{"ESCALATION"}}});
  add("AlertSent", {{"from", std::string{"ORGANISATION"}}, {"given", std::vector<std::string>{"type"}}});
  add("FindingMade", {{"organisation", std::string{"ORGANISATION"}}, {"letter", std::string{"type"}}});
  add("GroupConvened", {{"group", std::string{"GROUP"}}});
  add("CallQueued", {{"desk", std::string{"DESK"}}, {"position", std::int64_t{1}}});
  std::set<std::string> computed;
  for (const Measure& measure : measures_of(record)) CHECK(computed.insert(measure.id).second);
  CHECK(computed == listed);
}

TEST_CASE("the page's shell lines agree with the chain, for a whole journal and for a damaged one") {
  sample::Journal journal;
  sample::fill_small(journal);
  std::string name = (std::filesystem::temp_directory_path() / "tocsin-page-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  const std::filesystem::path folder{name};
  const auto run = [&](const std::string& text) {
    std::ofstream(folder / "journal.jsonl", std::ios::binary) << text;
    std::ofstream(folder / "check.sh", std::ios::binary) << "cd '" << folder.string() << "'\n"
                                                         << block(section(document(), "The chain"), "sh");
    const std::string command = "sh '" + (folder / "check.sh").string() + "' 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    std::array<char, 256> part{};
    while (std::fgets(part.data(), static_cast<int>(part.size()), pipe) != nullptr) output += part.data();
    pclose(pipe);
    return output;
  };
  CHECK(run(journal.text()) == "whole: 6 entries, end hash " + journal.chain() + "\n");
  std::string damaged = journal.text();
  damaged.replace(damaged.find("heard"), 5, "heart");
  CHECK(run(damaged) == "entry 3 is damaged\n");
  std::filesystem::remove_all(folder);
}

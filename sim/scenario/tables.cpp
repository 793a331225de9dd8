#include "sim/scenario/tables.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tocsin::scenario {

namespace {

bool is_top_level(const Table& table) {
  return table.occurs != Occurs::Inline && table.name.find('.') == std::string_view::npos;
}

std::vector<std::string> top_level_names(const Schema& schema) {
  std::vector<std::string> names;
  for (const Table& table : schema.tables()) {
    if (is_top_level(table)) names.emplace_back(table.name);
  }
  return names;
}

void refuse_unknown_table(const Reading& reading, const Member& member) {
  if (reading.faults.full()) {
    reading.faults.error(member.key_spot, {"an unknown table"});
    return;
  }
  const std::vector<std::string> names = top_level_names(reading.schema);
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  const bool is_table = member.value.kind == Node::Kind::Table || member.value.kind == Node::Kind::List;
  reading.faults.error(member.key_spot,
                       {is_table ? fmt::format("there is no table `{}`", shortened(member.key))
                                 : fmt::format("`{}` stands in no table", shortened(member.key)),
                        "one of " + known, did_you_mean(member.key, names)});
}

}  // namespace

Tables::Tables(Reading reading, const std::vector<Node>& documents, Coverage coverage) {
  for (const Table& table : reading.schema.tables()) {
    if (is_top_level(table)) rows_[table.name];
  }
  for (const Node& document : documents) {
    for (const Member& member : document.members) add(reading, member);
  }
  if (coverage == Coverage::Partial) return;
  for (const Table& table : reading.schema.tables()) {
    if (!is_top_level(table) || table.presence == Presence::Optional || !rows(table.name).empty()) continue;
    reading.faults.error(
        {}, {fmt::format("the scenario has no {}", heading(table)), std::string{table.sentence}});
  }
}

void Tables::add(Reading reading, const Member& member) {
  const Table* table = reading.schema.find(member.key);
  if (table == nullptr || !is_top_level(*table)) {
    refuse_unknown_table(reading, member);
    return;
  }
  const bool is_many = table->occurs == Occurs::Many;
  const bool is_list = member.value.kind == Node::Kind::List &&
                       std::all_of(member.value.items.begin(), member.value.items.end(),
                                   [](const Node& item) { return item.kind == Node::Kind::Table; });
  const bool is_fit = is_many ? is_list : member.value.kind == Node::Kind::Table;
  if (!is_fit) {
    reading.faults.error(member.key_spot, {fmt::format("`{}` is {}", member.key, describe(member.value)),
                                           fmt::format("{}", heading(*table))});
    return;
  }
  if (!is_many) {
    add_row(reading, *table, member.value);
    return;
  }
  for (const Node& item : member.value.items) add_row(reading, *table, item);
}

void Tables::add_row(Reading reading, const Table& table, const Node& node) {
  std::vector<Row>& rows = rows_.at(table.name);
  if (table.occurs == Occurs::Once && !rows.empty()) {
    reading.faults.error(node.spot, {fmt::format("{} stands twice", heading(table)), "once in all files",
                                     "the other is at " + reading.faults.describe(rows.front().spot())});
    return;
  }
  if (rows.size() >= list_limit) {
    reading.faults.error(node.spot, {fmt::format("there are too many {}", heading(table)),
                                     fmt::format("at most {}", list_limit)});
    return;
  }
  rows.emplace_back(reading, table, node);
}

const Row* Tables::only(std::string_view table) const {
  const std::vector<Row>& found = rows(table);
  return found.empty() ? nullptr : &found.front();
}

Names::Names(Reading reading, const Tables& tables, const roads::Map& map, Coverage coverage)
    : reading_(reading), coverage_(coverage) {
  for (std::size_t i = 0; i < map.receptors.size(); ++i) {
    add("receptor", map.receptors[i].id, {static_cast<std::uint32_t>(i), {}});
  }
  for (const Table& table : reading.schema.tables()) {
    if (!is_top_level(table) || table.find("id") == nullptr) continue;
    const std::size_t first = table.name == "receptor" ? map.receptors.size() : 0;
    const std::vector<Row>& rows = tables.rows(table.name);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].has("id")) continue;
      add(table.name, rows[i].text("id"), {static_cast<std::uint32_t>(first + i), rows[i].spot("id")});
    }
  }
}

void Names::add(std::string_view table, const std::string& id, Entry entry) {
  const auto [other, is_new] = entries_[table].emplace(id, entry);
  if (is_new) return;
  const Spot first = other->second.spot;
  reading_.faults.error(
      entry.spot,
      {fmt::format("the id \"{}\" is given twice", id),
       fmt::format("ids that differ among {}", heading(reading_.schema.table(table))),
       first.line == 0 ? "the map has it" : "the first is at " + reading_.faults.describe(first)});
}

std::uint32_t Names::index(const Row& row, std::string_view key) const {
  if (!row.has(key)) return none;
  return find(row.table().find(key)->of, row.text(key), row.spot(key));
}

std::vector<std::uint32_t> Names::indices(const Row& row, std::string_view key) const {
  std::vector<std::uint32_t> found;
  const Node* list = row.node(key);
  if (list == nullptr) return found;
  for (const Node& item : list->items) {
    const std::uint32_t index = find(row.table().find(key)->of, item.text, item.spot);
    if (index != none) found.push_back(index);
  }
  return found;
}

std::uint32_t Names::find(std::string_view table, const std::string& id, Spot spot) const {
  const auto entries = entries_.find(table);
  if (entries != entries_.end()) {
    const auto found = entries->second.find(id);
    if (found != entries->second.end()) return found->second.index;
  }
  if (coverage_ == Coverage::Partial) return none;
  std::vector<std::string> names;
  if (entries != entries_.end() && !reading_.faults.full()) {
    for (const auto& [name, entry] : entries->second) names.push_back(name);
  }
  reading_.faults.error(spot, {fmt::format("there is no {} \"{}\"", table, shortened(id)),
                               fmt::format("the id of one of {}", heading(reading_.schema.table(table))),
                               did_you_mean(id, names)});
  return none;
}

}  // namespace tocsin::scenario

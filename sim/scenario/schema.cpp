#include "sim/scenario/schema.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario {

namespace {

void add_trigger_keys(Table& table) {
  using namespace keys;
  table.keys.push_back(optional(plain(ValueKind::Time, "at", "\"T+0:25\"", "Not before this time.")));
  table.keys.push_back(optional(nested(ValueKind::Conditions, "when", "condition", {1, 50},
                                       "{ inject = \"first-call\" }", "Once all of these hold.")));
  table.keys.push_back(
      with_default("0 s", duration("delay", {0, 48 * hour_s}, "\"4 min\"", "And this much later.")));
}

}  // namespace

const Key* Table::find(std::string_view key) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == key; });
  return found == keys.end() ? nullptr : &*found;
}

Schema::Schema(Scope scope) {
  const auto add = [this](std::vector<Table> more) {
    for (Table& table : more) tables_.push_back(std::move(table));
  };
  if (scope == Scope::Travel) {
    add(travel_tables());
    return;
  }
  add(setting_tables());
  add(people_tables());
  add(rota_tables());
  add(call_out_tables());
  add(call_tables());
  add(coordination_tables());
  add(responder_tables());
  add(travel_tables());
  add(drill_tables());
  add(play_tables());
  for (Table& table : tables_) {
    if (table.planned == Planned::Yes) add_trigger_keys(table);
  }
}

const Table* Schema::find(std::string_view name) const {
  const auto found =
      std::find_if(tables_.begin(), tables_.end(), [&](const Table& t) { return t.name == name; });
  return found == tables_.end() ? nullptr : &*found;
}

const Table& Schema::table(std::string_view name) const {
  const Table* found = find(name);
  assert(found != nullptr);
  return *found;
}

}  // namespace tocsin::scenario

#include "sim/scenario/row.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

#include <fmt/format.h>

#include "sim/scenario/values.hpp"

namespace tocsin::scenario {

namespace {

std::vector<std::string> names_of(const std::vector<Key>& keys) {
  std::vector<std::string> names;
  for (const Key& key : keys) names.emplace_back(key.name);
  return names;
}

bool is_nesting(ValueKind kind) {
  return kind == ValueKind::OneTable || kind == ValueKind::ManyTables || kind == ValueKind::Conditions;
}

}  // namespace

Row::Row(Reading reading, const Table& table, const Node& node)
    : reading_(reading), table_(&table), node_(&node) {
  assert(node.kind == Node::Kind::Table);
  for (const Key& key : table.keys) {
    if (is_nesting(key.kind)) nested_[key.name];
  }
  check_keys();
  check_presence();
}

void Row::check_keys() {
  for (const Member& written : node_->members) {
    const Key* key = table_->find(written.key);
    if (key == nullptr) {
      refuse_unknown(written);
      continue;
    }
    written_.emplace_back(key->name, &written);
    if (!applies(*key)) {
      reading_.faults.error(written.key_spot, {fmt::format("`{}` does not belong to this kind of {}",
                                                           key->name, heading(*table_)),
                                               fmt::format("only with kind = \"{}\"", key->only_for)});
      continue;
    }
    check_value(*key, written);
  }
}

void Row::refuse_unknown(const Member& member) {
  if (reading_.faults.full()) {
    reading_.faults.error(member.key_spot, {"an unknown key"});
    return;
  }
  std::string hint = did_you_mean(member.key, names_of(table_->keys));
  std::string known;
  for (const Key& key : table_->keys) known += fmt::format("{}{}", known.empty() ? "" : ", ", key.name);
  reading_.faults.error(member.key_spot,
                        {fmt::format("{} has no key `{}`", heading(*table_), shortened(member.key)),
                         "one of " + known, std::move(hint)});
}

void Row::check_value(const Key& key, const Member& member) {
  if (auto wrong = wrong_form(key, member.value)) {
    reading_.faults.error(
        wrong->spot, {std::move(wrong->message), expectation(reading_.schema, key), std::move(wrong->hint)});
    return;
  }
  sound_.push_back(key.name);
  if (is_nesting(key.kind)) read_nested(key, member.value);
}

void Row::read_nested(const Key& key, const Node& value) {
  const Table& table = reading_.schema.table(key.of);
  std::vector<Row>& rows = nested_[key.name];
  if (value.kind == Node::Kind::Table) {
    rows.emplace_back(reading_, table, value);
    return;
  }
  for (const Node& item : value.items) rows.emplace_back(reading_, table, item);
}

void Row::check_presence() {
  for (const Key& key : table_->keys) {
    if (key.presence == Presence::Optional || is_written(key.name) || !applies(key)) continue;
    if (!key.only_for.empty() && !has("kind")) continue;
    reading_.faults.error(
        spot(), {fmt::format("{} lacks `{}`", heading(*table_), key.name), expectation(reading_.schema, key),
                 fmt::format("for example: {} = {}", key.name, key.example)});
  }
}

bool Row::applies(const Key& key) const {
  if (key.only_for.empty()) return true;
  const Node* kind = node_->find("kind");
  // Where the kind itself is missing or wrong, that is the fault, and not what was meant to go with it.
  if (kind == nullptr || wrong_form(key_of("kind"), *kind)) return true;
  return kind->text == key.only_for;
}

const Member* Row::member(std::string_view key) const {
  const auto found =
      std::find_if(written_.begin(), written_.end(), [&](const auto& w) { return w.first == key; });
  return found == written_.end() ? nullptr : found->second;
}

const Key& Row::key_of(std::string_view key) const {
  const Key* found = table_->find(key);
  assert(found != nullptr);
  return *found;
}

Spot Row::spot(std::string_view key) const {
  const Member* found = member(key);
  return found == nullptr ? spot() : found->value.spot;
}

Spot Row::key_spot(std::string_view key) const {
  const Member* found = member(key);
  return found == nullptr ? spot() : found->key_spot;
}

bool Row::has(std::string_view key) const {
  assert(table_->find(key) != nullptr);
  return std::find(sound_.begin(), sound_.end(), key) != sound_.end();
}

bool Row::is_written(std::string_view key) const { return member(key) != nullptr; }

std::string Row::text(std::string_view key) const {
  const Node* value = node(key);
  return value == nullptr ? std::string{key_of(key).fallback} : value->text;
}

double Row::number(std::string_view key) const {
  const Node* value = node(key);
  if (value != nullptr) return value->number;
  const std::string_view fallback = key_of(key).fallback;
  double result = 0.0;
  std::from_chars(fallback.data(), fallback.data() + fallback.size(), result);
  return result;
}

int Row::integer(std::string_view key) const { return static_cast<int>(number(key)); }

Duration Row::duration(std::string_view key) const {
  assert(key_of(key).kind == ValueKind::Duration);
  return parse_duration(text(key)).value_or(Duration{0});
}

int Row::minute_of_day(std::string_view key) const {
  assert(key_of(key).kind == ValueKind::Clock);
  return parse_clock(text(key)).value_or(0);
}

std::optional<std::size_t> Row::choice(std::string_view key) const {
  const auto& choices = key_of(key).choices;
  const auto found = std::find(choices.begin(), choices.end(), text(key));
  if (found == choices.end()) return std::nullopt;
  return static_cast<std::size_t>(found - choices.begin());
}

bool Row::has_choice(std::string_view key, std::string_view choice) const {
  assert(key_of(key).kind == ValueKind::Choices);
  const Node* list = node(key);
  return list != nullptr && std::any_of(list->items.begin(), list->items.end(),
                                        [&](const Node& item) { return item.text == choice; });
}

const Node* Row::node(std::string_view key) const { return has(key) ? &member(key)->value : nullptr; }

const std::vector<Row>& Row::rows(std::string_view key) const {
  assert(is_nesting(key_of(key).kind));
  return nested_.at(key);
}

}  // namespace tocsin::scenario

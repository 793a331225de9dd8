#include "sim/journal/compare.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace tocsin::journal {

namespace {

/// The entry with one field alone, or none, so that a field is compared as it is written.
std::string field_text(const Entry& entry, std::string_view name) {
  const model::FieldValue* value = model::find_field(entry.fields, name);
  if (value == nullptr) return {};
  Entry bare;
  bare.fields.emplace_back(std::string{name}, *value);
  return text_of(bare);
}

std::vector<std::string> members_that_differ(const Entry& a, const Entry& b) {
  std::vector<std::string> members;
  if (a.at != b.at) members.emplace_back("at_ms");
  if (a.kind != b.kind) members.emplace_back("kind");
  if (a.cause != b.cause) members.emplace_back("cause");
  if (a.seat != b.seat) members.emplace_back("seat");
  for (const Entry* entry : {&a, &b}) {
    for (const auto& [name, value] : entry->fields) {
      const bool is_listed = std::find(members.begin(), members.end(), name) != members.end();
      if (!is_listed && field_text(a, name) != field_text(b, name)) members.push_back(name);
    }
  }
  return members;
}

}  // namespace

std::optional<EntryDifference> first_difference(const Record& a, const Record& b) {
  const std::size_t shared = std::min(a.entries.size(), b.entries.size());
  for (std::size_t i = 0; i < shared; ++i) {
    std::string first = text_of(a.entries[i]);
    std::string second = text_of(b.entries[i]);
    if (first == second) continue;
    return EntryDifference{i + 1, std::move(first), std::move(second),
                           members_that_differ(a.entries[i], b.entries[i])};
  }
  if (a.entries.size() == b.entries.size()) return std::nullopt;
  EntryDifference end;
  end.entry = shared + 1;
  if (shared < a.entries.size()) end.first = text_of(a.entries[shared]);
  if (shared < b.entries.size()) end.second = text_of(b.entries[shared]);
  return end;
}

std::vector<HeaderDifference> header_differences(const Header& a, const Header& b) {
  std::vector<HeaderDifference> differences;
  const auto compare = [&](std::string_view member, const auto& first, const auto& second) {
    if (first == second) return;
    differences.push_back({std::string{member}, fmt::format("{}", first), fmt::format("{}", second)});
  };
  compare("version", a.format, b.format);
  compare("exercise", a.title, b.title);
  compare("code_word", a.code_word, b.code_word);
  compare("notice", a.notice, b.notice);
  compare("program", a.program_version, b.program_version);
  compare("seed", a.seed, b.seed);
  compare("replication", a.replication, b.replication);
  compare("scenario name", a.scenario_name, b.scenario_name);
  compare("scenario hash", a.scenario_hash, b.scenario_hash);
  compare("map name", a.map_name, b.map_name);
  compare("map hash", a.map_hash, b.map_hash);
  return differences;
}

}  // namespace tocsin::journal

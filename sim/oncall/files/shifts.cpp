#include "sim/oncall/files/shifts.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "sim/base/text.hpp"

namespace tocsin::rota_files {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result) c = lower(c);
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_part_of_word(char c) {
  const bool is_ascii_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is_ascii_word || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// True where `name` stands in `text` and no letter touches it.
bool stands_in(std::string_view text, std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_part_of_word(text[at - 1]);
    const bool ends = end == text.size() || !is_part_of_word(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

std::string written_time(const TimeZone& zone, Instant t) {
  const LocalDateTime local = zone.to_local(t);
  const bool is_doubled = zone.resolve({local, std::nullopt}).kind == Resolution::Kind::Doubled;
  return short_local(local) + (is_doubled ? offset_text(zone.offset_minutes(t)) : "");
}

/// Text for a TOML comment: one line, nothing that a terminal would obey.
std::string one_line(std::string_view text) {
  std::string result{text};
  for (char& c : result) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return result;
}

}  // namespace

std::string short_local(const LocalDateTime& local) {
  const std::string text = format_local(local);
  return local.second == 0 ? text.substr(0, text.size() - 3) : text;
}

std::string offset_text(int minutes) {
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

std::string to_toml(const std::vector<NamedShift>& shifts, const TimeZone& zone, std::string_view origin) {
  std::string text = fmt::format("# Shifts for an EXERCISE, read from {}. Local times in {}.\n",
                                 one_line(origin), zone.name());
  for (const NamedShift& shift : shifts) {
    text +=
        fmt::format("\n[[shift]]\nrole = \"{}\"\nperson = \"{}\"\nfrom = \"{}\"\nto = \"{}\"\n", shift.role,
                    shift.person, written_time(zone, shift.from), written_time(zone, shift.to));
  }
  return text;
}

Directory::Directory(std::string what, std::vector<Named> rows)
    : what_(std::move(what)), rows_(std::move(rows)) {}

std::optional<std::string> Directory::find(std::string_view written) const {
  const std::string wanted = lower(trimmed(written));
  for (const Named& row : rows_) {
    if (row.id == wanted) return row.id;
  }
  std::optional<std::string> found;
  for (const Named& row : rows_) {
    if (lower(trimmed(row.name)) != wanted) continue;
    if (found) return std::nullopt;  // two of that name: only an id says which
    found = row.id;
  }
  return found;
}

std::optional<std::string> Directory::find_within(std::string_view text) const {
  const std::string searched = lower(text);
  std::optional<std::string> found;
  for (const Named& row : rows_) {
    if (!stands_in(searched, lower(trimmed(row.name)))) continue;
    if (found) return std::nullopt;
    found = row.id;
  }
  return found;
}

Diagnostic Directory::complaint(std::string_view written) const {
  const std::string wanted = lower(trimmed(written));
  const auto same_name = std::count_if(rows_.begin(), rows_.end(),
                                       [&](const Named& row) { return lower(trimmed(row.name)) == wanted; });
  Diagnostic said;
  said.expected = fmt::format("the id or the name of one of [[{}]]", what_);
  if (same_name > 1) {
    said.message =
        fmt::format("there are {} of the name \"{}\" among [[{}]]", same_name, trimmed(written), what_);
    said.expected = "an id";
    return said;
  }
  said.message = fmt::format("there is no {} \"{}\"", what_, trimmed(written));
  std::vector<std::string> candidates;
  for (const Named& row : rows_) {
    candidates.push_back(row.id);
    candidates.push_back(row.name);
  }
  const auto near = nearest_name(trimmed(written), candidates);
  if (near) said.hint = fmt::format("did you mean \"{}\"?", *near);
  return said;
}

}  // namespace tocsin::rota_files

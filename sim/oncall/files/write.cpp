#include "sim/oncall/files/write.hpp"

#include <cassert>
#include <string_view>

#include <fmt/format.h>

#include "sim/base/utf8.hpp"

namespace tocsin::rota_files {

namespace {

/// What an octet line may hold before it is folded (RFC 5545, 3.1), without its line end.
constexpr std::size_t longest_line = 75;

/// One person's part of one stretch.
struct Entry {
  const RoleRota& role;
  const Named& person;
  oncall::Period period;
};

template <class Act>
void for_each_entry(const Sheet& sheet, oncall::Period period, Act act) {
  for (const RoleRota& role : sheet.rotas) {
    for (const oncall::Stretch& stretch : oncall::stretches(role.rota, period)) {
      for (const std::uint32_t person : stretch.people) {
        assert(person < sheet.people.size());
        act(Entry{role, sheet.people[person], stretch.period});
      }
    }
  }
}

/// "20261025T002000Z".
std::string utc_text(const TimeZone& zone, Instant t) {
  const int offset_min = zone.offset_minutes(t);
  const LocalDateTime utc = plus_seconds(zone.to_local(t), -60 * std::int64_t{offset_min});
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", utc.year, utc.month, utc.day, utc.hour, utc.minute,
                     utc.second);
}

/// A text value (RFC 5545, 3.3.11).
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
      result += c;
    }
  }
  return result;
}

/// A content line with its end, folded between characters.
std::string line(std::string_view content) {
  std::string result;
  std::size_t length = 0;
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t step = character_at(content, at).length;
    if (length + step > longest_line) {
      result += "\r\n ";
      length = 1;
    }
    result += content.substr(at, step);
    length += step;
    at += step;
  }
  return result + "\r\n";
}

std::string event_text(const Sheet& sheet, const Entry& entry) {
  const TimeZone& zone = entry.role.rota.zone;
  const std::string from = utc_text(zone, entry.period.from);
  std::string text = line("BEGIN:VEVENT");
  text += line(fmt::format("UID:{}-{}-{}@rota.tocsin.invalid", entry.role.role.id, entry.person.id, from));
  // A property that must stand there, and no clock is asked: the same rota gives the same file.
  text += line("DTSTAMP:" + from);
  text += line("DTSTART:" + from);
  text += line("DTEND:" + utc_text(zone, entry.period.to));
  text += line("SUMMARY:" + escaped(fmt::format("EXERCISE {}: {} ({})", sheet.code_word, entry.person.name,
                                                entry.role.role.name)));
  text += line("X-TOCSIN-ROLE:" + escaped(entry.role.role.id));
  text += line("X-TOCSIN-PERSON:" + escaped(entry.person.id));
  return text + line("END:VEVENT");
}

bool looks_like_a_formula(std::string_view text) {
  return !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
}

std::string cell(std::string_view text) {
  std::string guarded{text};
  if (looks_like_a_formula(text)) guarded.insert(guarded.begin(), '\'');
  if (guarded.find_first_of(",\"\r\n") == std::string::npos) return guarded;
  std::string quoted = "\"";
  for (const char c : guarded) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string local_text(const TimeZone& zone, Instant t) {
  return short_local(zone.to_local(t)) + offset_text(zone.offset_minutes(t));
}

}  // namespace

std::string to_ics(const Sheet& sheet, oncall::Period period) {
  std::string text = line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//Tocsin//Rota//EN");
  text += line("CALSCALE:GREGORIAN");
  text += line("X-WR-CALNAME:" + escaped(fmt::format("EXERCISE {}: on call", sheet.code_word)));
  for_each_entry(sheet, period, [&](const Entry& entry) { text += event_text(sheet, entry); });
  return text + line("END:VCALENDAR");
}

std::string to_csv(const Sheet& sheet, oncall::Period period) {
  std::string text = "role,person,from,to,exercise\r\n";
  for_each_entry(sheet, period, [&](const Entry& entry) {
    const TimeZone& zone = entry.role.rota.zone;
    text += fmt::format("{},{},{},{},{}\r\n", cell(entry.role.role.id), cell(entry.person.id),
                        local_text(zone, entry.period.from), local_text(zone, entry.period.to),
                        cell("EXERCISE " + sheet.code_word));
  });
  return text;
}

}  // namespace tocsin::rota_files

// Reads rotas that others keep - calendars (iCalendar, RFC 5545) and spreadsheets (CSV, RFC 4180) - into
// shifts of a scenario's people, or names every fault with its line. Knows nothing of where files are kept.
//
// Of a calendar, days without times last from local midnight to midnight. What repeats keeps its local times,
// begin and end, when the clocks change: people's calendars show it so, and hand-overs that met still meet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/oncall/files/shifts.hpp"
#include "sim/oncall/rota.hpp"

namespace tocsin::rota_files {

/// More shifts than this are not read from one file.
inline constexpr std::size_t shift_limit = 20'000;

/// Into which scenario a file is read.
struct Target {
  TimeZone zone;  ///< of local times that name none
  std::vector<Named> people;
  std::vector<Named> roles;
  /// The id of the role that everything in the file is for; without it each entry must say its own.
  std::optional<std::string> role;
  /// Calendars only: what ends before it or begins after it is left out. Bounds what repeats for ever.
  oncall::Period period;
};

/// The shifts in the order of the file, those of a repeating event in order of time; and what was left out,
/// as warnings.
struct Imported {
  std::vector<NamedShift> shifts;
  Diagnostics remarks;
};

/// `file` is the name that faults are given. A person is found by X-TOCSIN-PERSON, else by the event's
/// summary, which must be an id or a name or hold one name, else by the names of its attendees. Cancelled
/// events are left out. (Where DTEND is given, RFC 5545 would keep the length of what repeats, and not its
/// local end.)
Result<Imported> read_ics(std::string file, std::string_view text, const Target& target);

/// Columns role, person, from, to, and perhaps exercise, which is not read. Local times with or without an
/// offset; one that the clocks show twice needs it.
Result<Imported> read_csv(std::string file, std::string_view text, const Target& target);

}  // namespace tocsin::rota_files

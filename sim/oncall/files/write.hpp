// Writes what rotas say over a period: as an iCalendar file (RFC 5545) for people's own calendars, and as
// CSV (RFC 4180) for spreadsheets. The same rotas give the same bytes. Knows nothing of where they are kept.
#pragma once

#include <string>
#include <vector>

#include "sim/oncall/files/shifts.hpp"
#include "sim/oncall/rota.hpp"

namespace tocsin::rota_files {

/// A role and its rota.
struct RoleRota {
  Named role;
  oncall::Rota rota;
};

/// What is written: rotas in their order, and whom their indices mean.
struct Sheet {
  std::string code_word;  ///< stands behind EXERCISE on everything
  std::vector<Named> people;
  std::vector<RoleRota> rotas;
};

/// One event for each person of each stretch, in UTC, in the order of roles, time and preference. An event's
/// UID is made of its role, person and beginning, so that a calendar that reads the file again replaces what
/// it has. REQUIRES: every person of the rotas has a row in `people`; the rotas change on full seconds.
std::string to_ics(const Sheet& sheet, oncall::Period period);

/// One row for each person of each stretch, likewise: role and person by id, local times with their offset.
/// A cell that a spreadsheet would take for a formula has an apostrophe before it.
std::string to_csv(const Sheet& sheet, oncall::Period period);

}  // namespace tocsin::rota_files

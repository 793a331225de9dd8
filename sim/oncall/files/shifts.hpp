// What files of rotas have in common: people and roles by the ids and names of a scenario, and shifts in
// those words. Knows nothing of any file format but the scenario's own [[shift]] rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/civil.hpp"
#include "sim/base/diagnostics.hpp"

namespace tocsin::rota_files {

/// A person or a role, as the scenario calls it.
struct Named {
  std::string id;
  std::string name;
};

/// One person's turn in one role, from `from` until just before `to`.
struct NamedShift {
  std::string role;    ///< the id
  std::string person;  ///< the id
  Instant from;
  Instant to;

  friend bool operator==(const NamedShift&, const NamedShift&) = default;
};

/// "2026-11-02 09:00", with seconds only where there are some.
std::string short_local(const LocalDateTime& local);

/// "+01:00".
std::string offset_text(int minutes);

/// [[shift]] rows for a scenario in that time zone, in their order. Local times; those that the clocks show
/// twice have their offset. `origin` says in a comment where the rows are from.
std::string to_toml(const std::vector<NamedShift>& shifts, const TimeZone& zone, std::string_view origin);

/// Finds people or roles as files write them. Knows what to say where it finds none.
class Directory {
 public:
  /// `what` is the word and the table for it: "person".
  Directory(std::string what, std::vector<Named> rows);

  /// The id of the one with that id, or else that name, in whatever case.
  std::optional<std::string> find(std::string_view written) const;
  /// The id of the only one whose name stands in the text, between other words: "On call: J. Hale".
  std::optional<std::string> find_within(std::string_view text) const;
  /// Why `find` finds nothing, what is expected, and the nearest name; without a place.
  Diagnostic complaint(std::string_view written) const;

 private:
  std::string what_;
  std::vector<Named> rows_;
};

}  // namespace tocsin::rota_files

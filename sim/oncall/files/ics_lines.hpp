// Where the events of an iCalendar file stand in its text, so that a fault can name its line: libical reads
// values and forgets where they were. Knows lines and names, and nothing of values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"

namespace tocsin::rota_files {

/// The first line of a property, as it stands there.
struct PropertyLine {
  std::string name;  ///< in capitals
  int line = 0;
  std::string text;
};

/// One VEVENT: its BEGIN, and its own properties but not those of what is nested in it.
struct EventLines {
  PropertyLine begin;
  std::vector<PropertyLine> properties;

  /// The first property of that name; null where there is none.
  const PropertyLine* find(std::string_view name) const;
  /// That property's line, or the BEGIN where there is none.
  const PropertyLine& line_of(std::string_view name) const;
};

/// The lines of a whole file.
struct CalendarLines {
  std::vector<EventLines> events;  ///< in the order of the text
  /// The first END that does not end what was begun last, or else a BEGIN that nothing ends.
  std::optional<PropertyLine> unpaired;
};

CalendarLines calendar_lines(std::string_view text);

/// A diagnostic at that line.
Diagnostic at_line(const std::string& file, const PropertyLine& line, Severity severity, std::string message,
                   std::string expected = {}, std::string hint = {});

}  // namespace tocsin::rota_files

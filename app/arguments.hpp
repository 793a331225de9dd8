// Arguments that are more than a word: moments, sizes, views.
// Knows what the words mean for one exercise, not which verb they belong to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "render/sfml/window.hpp"
#include "sim/base/civil.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"
#include "sim/model/scenario.hpp"
#include "sim/roads/osm/positions.hpp"

namespace tocsin::app {

/// "T+1:30" or a local date and time, as a moment of that exercise. A fault where it is neither, falls in
/// a missing or an unmarked doubled hour, or lies outside the exercise.
Result<SimTime> moment(const std::string& text, const model::Scenario& scenario);

/// A local date and time in that zone. A fault where it is none, falls in a missing hour, or in a doubled one
/// without an offset that picks one.
Result<Instant> local_moment(const std::string& text, const TimeZone& zone);

/// Over which time rotas are looked at, from two local dates and times. Where they are empty: from the start
/// of the exercise, and until five weeks after that. A fault where it ends before it begins, or lasts longer
/// than two years.
Result<oncall::Period> rota_period(const std::string& from, const std::string& to,
                                   const model::Scenario& scenario);

/// A seed as written: digits only, without a leading zero, below 2^64.
Result<std::uint64_t> seed_number(const std::string& text);

/// A number from `least` to `greatest`; `what` says what it would be: "a number of metres".
Result<double> number_within(const std::string& text, double least, double greatest, const char* what);

/// One of these words.
Result<std::string> one_of(const std::string& text, const std::vector<std::string>& words);

/// "1280x800", each side 320 to 7680.
Result<std::pair<int, int>> picture_size(const std::string& text);

/// Window options from the words of the command line: facilitator, room, both; light, dark; a size.
Result<window::WindowOptions> window_options(const std::string& view, const std::string& theme,
                                             const std::string& size);

/// The table of symbols, with the rows that differ in a file. Every fault of that file; what its own colours
/// break are warnings.
Result<render::ReadSymbols> symbols_from(const std::optional<std::filesystem::path>& file);

/// 1 to 200 characters on one line, without control characters.
Result<std::string> line_of_text(const std::string& text);

/// "-2.95,53.25,-2.55,53.45": west, south, east, north in degrees, somewhere in Great Britain.
Result<osm::LatLonBox> lat_lon_box(const std::string& text);

}  // namespace tocsin::app

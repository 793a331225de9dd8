// How a weekly hand-over is written: "Mon 09:00". Knows nothing of dates.
// Turning it into instants is the work of sim/oncall.
#pragma once

#include <optional>
#include <string_view>

#include "sim/oncall/rota.hpp"

namespace tocsin::scenario {

/// Reads "Mon 09:00" ... "Sun 23:59", and "Sun 24:00" as Monday's midnight. Nothing on any other text.
std::optional<oncall::WeekTime> parse_week_time(std::string_view text);

}  // namespace tocsin::scenario

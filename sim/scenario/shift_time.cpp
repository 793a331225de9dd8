#include "sim/scenario/shift_time.hpp"

#include <algorithm>
#include <array>

#include "sim/scenario/values.hpp"

namespace tocsin::scenario {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

}  // namespace

std::optional<oncall::WeekTime> parse_week_time(std::string_view text) {
  if (text.size() != 9 || text[3] != ' ') return std::nullopt;
  const auto day = std::find(weekdays.begin(), weekdays.end(), text.substr(0, 3));
  const auto minute = parse_clock(text.substr(4));
  if (day == weekdays.end() || !minute) return std::nullopt;
  const auto index = static_cast<int>(day - weekdays.begin());
  if (*minute == 1440) return oncall::WeekTime{(index + 1) % 7, 0, 0};
  return oncall::WeekTime{index, *minute / 60, *minute % 60};
}

}  // namespace tocsin::scenario

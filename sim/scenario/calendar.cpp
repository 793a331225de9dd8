#include "sim/scenario/calendar.hpp"

#include <fmt/format.h>

namespace tocsin::scenario {

namespace {

std::string offsets_text(const TimeZone& zone, const Resolution& resolution) {
  return fmt::format("\"{}\" or \"{}\" behind it", format_offset(zone.offset_minutes(resolution.first)),
                     format_offset(zone.offset_minutes(resolution.second)));
}

}  // namespace

Calendar::Calendar(Reading reading, const Row* exercise) : reading_(reading) {
  if (exercise == nullptr) return;
  if (exercise->has("duration")) duration_ = exercise->duration("duration");
  if (exercise->has("time_zone")) {
    zone_ = TimeZone::find(exercise->text("time_zone"));
    if (!zone_) {
      reading.faults.error(exercise->spot("time_zone"),
                           {fmt::format("there is no time zone \"{}\"", exercise->text("time_zone")),
                            "the IANA name of a zone, such as \"Europe/London\""});
    }
  }
  start_ = moment(*exercise, "start");
}

std::optional<Instant> Calendar::moment(const Row& row, std::string_view key) const {
  if (!row.has(key) || !zone_) return std::nullopt;
  const auto written = parse_written_time(row.text(key));
  if (!written) return std::nullopt;
  const Resolution resolution = zone_->resolve(*written);
  const std::string shown = format_local(written->local);
  switch (resolution.kind) {
    case Resolution::Kind::Unique:
      return resolution.first;
    case Resolution::Kind::Doubled:
      reading_.faults.error(row.spot(key),
                            {fmt::format("{} happens twice, because the clocks go back", shown),
                             offsets_text(*zone_, resolution)});
      return std::nullopt;
    case Resolution::Kind::Missing:
      reading_.faults.error(row.spot(key),
                            {fmt::format("{} does not happen, because the clocks go forward over it", shown),
                             fmt::format("a time before or after the change at {}",
                                         format_local(zone_->to_local(resolution.first)))});
      return std::nullopt;
    case Resolution::Kind::BadOffset:
      reading_.faults.error(
          row.spot(key), {fmt::format("{} has not that offset in {}", shown, zone_->name()),
                          fmt::format("{} there", format_offset(zone_->offset_minutes(resolution.first)))});
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<SimTime> Calendar::written_time(const Row& row, std::string_view key) const {
  if (!row.has(key)) return std::nullopt;
  if (const auto t = parse_t_plus(row.text(key))) return t;
  const auto instant = moment(row, key);
  if (!instant || !start_) return std::nullopt;
  const Duration since_start = *instant - *start_;
  if (since_start < Duration{0}) {
    reading_.faults.error(
        row.spot(key), {fmt::format("this is {} before the exercise starts", format_duration(-since_start)),
                        fmt::format("not before {}", format_local(zone_->to_local(*start_)))});
    return std::nullopt;
  }
  return SimTime{since_start.count()};
}

std::optional<SimTime> Calendar::time(const Row& row, std::string_view key) const {
  const auto t = written_time(row, key);
  if (t && is_after_end(*t)) {
    reading_.faults.warning(row.spot(key),
                            {fmt::format("{} comes after the end of the exercise", format_t_plus(*t)),
                             fmt::format("not after {}", format_t_plus(SimTime{duration_->count()}))});
  }
  return t;
}

}  // namespace tocsin::scenario

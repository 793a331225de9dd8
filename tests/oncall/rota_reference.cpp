#include "tests/oncall/rota_reference.hpp"

#include <algorithm>

namespace tocsin::oncall::test {

namespace {

constexpr std::int64_t day_min = std::int64_t{24} * 60;
constexpr std::int64_t look_every = 30;

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

bool contains(const std::vector<std::uint32_t>& people, std::uint32_t person) {
  return std::count(people.begin(), people.end(), person) > 0;
}

bool holds(const Period& period, Instant t) {
  return t.unix_ms >= period.from.unix_ms && t.unix_ms < period.to.unix_ms;
}

template <class Span>
const Span* span_at(const std::vector<Span>& spans, std::int64_t minute) {
  auto after = std::upper_bound(spans.begin(), spans.end(), minute,
                                [](std::int64_t m, const Span& span) { return m < span.from; });
  if (after == spans.begin()) return nullptr;
  --after;
  return minute < after->to ? &*after : nullptr;
}

}  // namespace

std::int64_t minute_of(Instant t) {
  return (t.unix_ms - (t.unix_ms % minute_ms + minute_ms) % minute_ms) / minute_ms;
}
Instant at_minute(std::int64_t minute) { return {minute * minute_ms}; }

WallClock::WallClock(const TimeZone& zone, std::int64_t from_minute, std::int64_t to_minute) {
  for (std::int64_t minute = from_minute; minute < to_minute; minute += look_every) {
    const std::int64_t offset = zone.offset_minutes(at_minute(minute));
    if (runs_.empty() || runs_.back().offset != offset) runs_.push_back({minute, minute, offset});
    runs_.back().to = minute + look_every;
  }
}

std::int64_t WallClock::first_showing(std::int64_t reading) const {
  for (const Run& run : runs_) {
    const std::int64_t minute = std::max(run.from, reading - run.offset);
    if (minute < run.to) return minute;
  }
  return to();
}

std::int64_t WallClock::reading_at(std::int64_t minute) const {
  for (const Run& run : runs_) {
    if (minute < run.to) return minute + run.offset;
  }
  return minute + runs_.back().offset;
}

std::vector<std::int64_t> WallClock::changes() const {
  std::vector<std::int64_t> minutes;
  for (std::size_t i = 1; i < runs_.size(); ++i) minutes.push_back(runs_[i].from);
  return minutes;
}

Calendar::Calendar(int last_year) {
  for (int year = 1970; year <= last_year; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in_month(year, month); ++day) days_.push_back({year, month, day});
    }
  }
}

int Calendar::days_in_month(int year, int month) const {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t Calendar::reading(const LocalDateTime& local) const {
  const LocalDateTime date{local.year, local.month, local.day};
  const auto n = std::lower_bound(days_.begin(), days_.end(), date) - days_.begin();
  return n * day_min + std::int64_t{60} * local.hour + local.minute;
}

Reference::Reference(const Rota& rota, const WallClock& clock) : rota_(rota), clock_(clock), calendar_(2060) {
  for (const Layer& layer : rota.layers) {
    layers_.emplace_back();
    for (const Duty& duty : layer.duties) {
      layers_.back().push_back(std::visit([this](const auto& form) { return lay_out(form); }, duty));
    }
  }
}

std::vector<Reference::Span> Reference::weeks(const WeekTime& from, const WeekTime& to) const {
  std::vector<Span> spans;
  const auto minutes = [](const WeekTime& t) {
    return t.weekday * day_min + std::int64_t{60} * t.hour + t.minute;
  };
  std::int64_t length = minutes(to) - minutes(from);
  if (length <= 0) length += 7 * day_min;
  const std::int64_t first_day = clock_.from() / day_min;
  for (std::int64_t day = first_day; day < clock_.to() / day_min; ++day) {
    if ((day + 3) % 7 != from.weekday) continue;  // 1970-01-01 was a Thursday
    const std::int64_t begins = day * day_min + std::int64_t{60} * from.hour + from.minute;
    const Span span{clock_.first_showing(begins), clock_.first_showing(begins + length), 0, {}};
    if (span.from < span.to) spans.push_back(span);
  }
  return spans;
}

Reference::LaidOut Reference::lay_out(const Shift& shift) const {
  LaidOut duty;
  if (shift.from < shift.to) duty.spans = {{minute_of(shift.from), minute_of(shift.to), 0, {shift.person}}};
  return duty;
}

Reference::LaidOut Reference::lay_out(const WeeklyShift& shift) const {
  LaidOut duty;
  duty.spans = weeks(shift.from, shift.to);
  for (Span& span : duty.spans) span.people = {shift.person};
  return duty;
}

Reference::LaidOut Reference::lay_out(const Rotation& rotation) const {
  std::vector<std::int64_t> hand_overs;
  std::int64_t reading = calendar_.reading(rotation.starts);
  int year = rotation.starts.year;
  int month = rotation.starts.month;
  while (hand_overs.empty() || hand_overs.back() < clock_.to()) {
    hand_overs.push_back(clock_.first_showing(reading));
    if (rotation.every == TurnUnit::Month) {
      for (int i = 0; i < rotation.interval; ++i) {
        ++month;
        if (month == 13) {
          month = 1;
          ++year;
        }
      }
      LocalDateTime next = rotation.starts;
      next.year = year;
      next.month = month;
      next.day = std::min(rotation.starts.day, calendar_.days_in_month(year, month));
      reading = calendar_.reading(next);
    } else {
      const std::int64_t unit = rotation.every == TurnUnit::Hour  ? 60
                                : rotation.every == TurnUnit::Day ? day_min
                                                                  : 7 * day_min;
      reading += rotation.interval * unit;
    }
  }
  const std::int64_t end =
      rotation.ends ? clock_.first_showing(calendar_.reading(*rotation.ends)) : clock_.to();
  LaidOut duty;
  duty.rotation = &rotation;
  for (std::size_t k = 0; k + 1 < hand_overs.size(); ++k) {
    const std::size_t turn = k % rotation.turns.size();
    const Span span{hand_overs[k], std::min(hand_overs[k + 1], end), turn, rotation.turns[turn]};
    if (span.from < span.to) duty.spans.push_back(span);
  }
  for (const WeekWindow& window : rotation.windows) duty.windows.push_back(weeks(window.from, window.to));
  return duty;
}

Reference::LaidOut Reference::lay_out(const Roster& roster) const {
  LaidOut duty;
  for (std::size_t i = 0; i < roster.turns.size(); ++i) {
    const bool is_last = i + 1 == roster.turns.size();
    const LocalDateTime& end = is_last ? roster.until : roster.turns[i + 1].from;
    const Span span{clock_.first_showing(calendar_.reading(roster.turns[i].from)),
                    clock_.first_showing(calendar_.reading(end)), 0, roster.turns[i].people};
    if (span.from < span.to) duty.spans.push_back(span);
  }
  return duty;
}

std::uint32_t Reference::after_swaps(std::uint32_t person, Instant t) const {
  for (const Swap& swap : rota_.swaps) {
    if (!holds(swap.period, t)) continue;
    person = person == swap.one ? swap.other : person == swap.other ? swap.one : person;
  }
  return person;
}

bool Reference::is_on_leave(std::uint32_t person, Instant t) const {
  bool away = false;
  for (const Leave& leave : rota_.leave) away = away || (leave.person == person && holds(leave.period, t));
  return away && rota_.on_leave != OnLeave::Ignored;
}

std::vector<std::uint32_t> Reference::present(const LaidOut& duty, Instant t) const {
  const std::int64_t minute = minute_of(t);
  const Span* span = span_at(duty.spans, minute);
  if (span == nullptr) return {};
  bool open = duty.windows.empty();
  for (const auto& window : duty.windows) open = open || span_at(window, minute) != nullptr;
  if (!open) return {};
  // The places of the turn, then who might fill those that are empty, in the order in which they are asked.
  std::vector<std::uint32_t> places;
  for (const std::uint32_t person : span->people) places.push_back(after_swaps(person, t));
  std::vector<std::uint32_t> reserves;
  if (duty.rotation != nullptr && rota_.on_leave == OnLeave::NextInRotation) {
    const auto& turns = duty.rotation->turns;
    for (std::size_t i = span->turn + 1; i < span->turn + turns.size(); ++i) {
      for (const std::uint32_t person : turns[i % turns.size()]) {
        const std::uint32_t reserve = after_swaps(person, t);
        if (!is_on_leave(reserve, t) && !contains(places, reserve) && !contains(reserves, reserve)) {
          reserves.push_back(reserve);
        }
      }
    }
  }
  std::vector<std::uint32_t> people;
  std::size_t asked = 0;
  for (const std::uint32_t person : places) {
    if (!is_on_leave(person, t)) {
      if (!contains(people, person)) people.push_back(person);
    } else if (asked < reserves.size()) {
      people.push_back(reserves[asked++]);
    }
  }
  return people;
}

std::vector<std::uint32_t> Reference::on_call(Instant t) const {
  std::vector<std::uint32_t> people;
  for (const auto& layer : layers_) {  // from below: whatever a layer has hides what was below it
    std::vector<std::uint32_t> those;
    for (const LaidOut& duty : layer) {
      for (const std::uint32_t person : present(duty, t)) {
        if (!contains(those, person)) those.push_back(person);
      }
    }
    if (!those.empty()) people = those;
  }
  for (const Override& change : rota_.overrides) {
    if (!holds(change.period, t)) continue;
    std::vector<std::uint32_t> changed;
    const bool had_person = contains(people, change.person);
    for (const std::uint32_t person : people) {
      if (change.change == Override::Change::Remove && person == change.person) continue;
      if (change.change != Override::Change::Replace || person != change.instead_of ||
          change.person == change.instead_of) {
        changed.push_back(person);
      } else if (!had_person) {
        changed.push_back(change.person);
      }
    }
    if (change.change == Override::Change::Add && !had_person) changed.push_back(change.person);
    people = changed;
  }
  return people;
}

}  // namespace tocsin::oncall::test

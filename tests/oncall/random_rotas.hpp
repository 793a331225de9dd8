// Random rotas of one decade, from a seed. Knows nothing of what is asked of them.
// Only for tests.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/oncall/rota.hpp"
#include "tests/oncall/rota_reference.hpp"

namespace tocsin::oncall::test {

inline constexpr std::int64_t day_min = std::int64_t{24} * 60;
inline constexpr std::int64_t decade_from = 19'723 * day_min;  // 2024-01-01
inline constexpr std::int64_t decade_to = 23'376 * day_min;    // 2034-01-01
/// Makes rotas of every kind of part, many of whose hand-overs fall into the hours that the clocks change.
class RandomRotas {
 public:
  RandomRotas(const TimeZone& zone, const WallClock& clock, std::uint64_t seed)
      : zone_(zone), changes_(clock.changes()), stream_({seed, 0}, "test", "decade") {
    std::erase_if(changes_, [](std::int64_t m) { return m < decade_from || m > decade_to; });
  }

  Rota next() {
    Rota rota{zone_};
    for (std::uint64_t layers = 1 + below(3); layers > 0; --layers) {
      rota.layers.emplace_back();
      for (std::uint64_t duties = below(3); duties > 0; --duties) rota.layers.back().duties.push_back(duty());
    }
    rota.layers.front().duties.push_back(rotation());
    for (auto n = below(4); n > 0; --n) rota.swaps.push_back({person(), person(), period()});
    for (auto n = below(12); n > 0; --n) rota.leave.push_back({person(), period()});
    for (auto n = below(6); n > 0; --n) {
      rota.overrides.push_back({static_cast<Override::Change>(below(3)), person(), person(), period(), ""});
    }
    rota.on_leave = static_cast<OnLeave>(below(3));
    rota.holders = static_cast<int>(1 + below(2));
    return rota;
  }

  std::uint64_t below(std::uint64_t n) { return stream_() % n; }

  std::int64_t minute() {
    return decade_from +
           static_cast<std::int64_t>(below(static_cast<std::uint64_t>(decade_to - decade_from)));
  }

  /// Half of them are close to a change of the clocks.
  std::int64_t likely_minute() {
    if (below(2) == 0) return minute();
    return changes_[below(changes_.size())] - 300 + static_cast<std::int64_t>(below(600));
  }

 private:
  std::uint32_t person() { return static_cast<std::uint32_t>('a' + below(8)); }

  std::vector<std::uint32_t> people() {
    std::vector<std::uint32_t> some{person()};
    if (below(3) == 0) some.push_back(person());
    return some;
  }

  Period period() {
    const std::int64_t from = likely_minute();
    const auto days = static_cast<std::int64_t>(below(3) == 0 ? 400 : 3);
    return {
        at_minute(from),
        at_minute(from + 1 + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(days * day_min))))};
  }

  LocalDateTime reading() {
    LocalDateTime local = zone_.to_local(at_minute(likely_minute()));
    local.year -= static_cast<int>(below(6));
    local.day = std::min(local.day, 28) + (local.month == 2 ? 0 : static_cast<int>(below(3)));
    if (below(2) == 0) {
      local.hour = static_cast<int>(below(4));
      local.minute = static_cast<int>(15 * below(4));
    }
    return local;
  }

  WeekTime week_time() {
    if (below(2) == 0) return {6, static_cast<int>(below(4)), static_cast<int>(15 * below(4))};
    return {static_cast<int>(below(7)), static_cast<int>(below(24)), static_cast<int>(below(60))};
  }

  Rotation rotation() {
    Rotation made;
    made.every = static_cast<TurnUnit>(below(4));
    const std::uint64_t most = made.every == TurnUnit::Hour ? 36 : made.every == TurnUnit::Day ? 10 : 4;
    made.interval = static_cast<int>(1 + below(most));
    made.starts = reading();
    if (below(4) == 0) {
      made.ends = made.starts;
      made.ends->year += static_cast<int>(1 + below(8));
      made.ends->day = std::min(made.ends->day, 28);
    }
    for (auto n = 1 + below(5); n > 0; --n) made.turns.push_back(people());
    if (below(3) == 0) {
      for (auto n = 1 + below(4); n > 0; --n) made.windows.push_back({week_time(), week_time()});
    }
    return made;
  }

  Roster roster() {
    Roster made;
    LocalDateTime date = reading();
    for (auto n = 1 + below(200); n > 0; --n) {
      made.turns.push_back({date, below(5) == 0 ? std::vector<std::uint32_t>{} : people()});
      date = plus_days(date, static_cast<int>(1 + below(20)));
    }
    made.until = date;
    return made;
  }

  Duty duty() {
    switch (below(4)) {
      case 0:
        return Shift{person(), period().from, period().to};
      case 1:
        return WeeklyShift{person(), week_time(), week_time()};
      case 2:
        return roster();
      default:
        return rotation();
    }
  }

  TimeZone zone_;
  std::vector<std::int64_t> changes_;
  RandomStream stream_;
};

}  // namespace tocsin::oncall::test

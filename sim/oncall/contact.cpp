#include "sim/oncall/contact.hpp"

#include <algorithm>

namespace tocsin::oncall {

bool is_used(const ContactMethod& method, Urgency urgency) {
  const bool fits =
      method.used_for == UsedFor::Any || (method.used_for == UsedFor::Urgent) == (urgency == Urgency::Urgent);
  return fits && method.ring_for > Duration{0};
}

bool is_quiet(const ContactMethod& method, Urgency urgency, int minute_of_day) {
  const bool holds = method.quiet_for == QuietFor::Any || urgency == Urgency::Routine;
  return holds && method.quiet && method.quiet->covers(minute_of_day);
}

bool QuietHours::covers(int minute_of_day) const {
  const bool begun = minute_of_day >= from_minute_of_day;
  const bool not_over = minute_of_day < to_minute_of_day;
  return from_minute_of_day < to_minute_of_day ? begun && not_over : begun || not_over;
}

std::optional<NextMethod> next_method(std::span<const ContactMethod> methods, std::size_t tried,
                                      const Trying& trying, const TimeZone& zone) {
  for (std::size_t i = tried; i < methods.size(); ++i) {
    const ContactMethod& method = methods[i];
    const Instant at = std::max(trying.now + trying.gap, trying.first + method.after);
    if (!is_used(method, trying.urgency)) continue;
    const int minute_of_day = time_of_week(zone.to_local(at)).minute_of_day;
    if (!is_quiet(method, trying.urgency, minute_of_day)) return NextMethod{i, at};
  }
  return std::nullopt;
}

}  // namespace tocsin::oncall

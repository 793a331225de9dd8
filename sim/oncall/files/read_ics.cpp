#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <libical/ical.h>

#include "sim/base/text.hpp"
#include "sim/oncall/files/ics_lines.hpp"
#include "sim/oncall/files/read.hpp"

namespace tocsin::rota_files {

namespace {

/// A rule is followed this far; what needs more repeats every second for years.
constexpr int repeat_limit = 200'000;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using OwnedComponent = std::unique_ptr<icalcomponent, FreeComponent>;
using OwnedIterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

LocalDateTime reading_of(const icaltimetype& time) {
  if (time.is_date != 0) return {time.year, time.month, time.day};
  return {time.year, time.month, time.day, time.hour, time.minute, std::min(time.second, 59)};
}

/// False for the 31st of November and for half past twenty-five, which libical takes for the day after.
bool is_on_the_calendar(const icaltimetype& time) {
  const icaltimetype as_it_would_be = icaltime_normalize(time);
  return time.year >= 1 && icaltime_is_valid_time(time) != 0 && as_it_would_be.month == time.month &&
         as_it_would_be.day == time.day && as_it_would_be.hour == time.hour &&
         as_it_would_be.minute == time.minute;
}

icaltimetype ical_time(const LocalDateTime& reading) {
  icaltimetype time = icaltime_null_time();
  time.year = reading.year;
  time.month = reading.month;
  time.day = reading.day;
  time.hour = reading.hour;
  time.minute = reading.minute;
  time.second = reading.second;
  return time;
}

/// What turns readings into instants: a zone of ours, or one that only the file knows, or UTC.
class Clock {
 public:
  explicit Clock(TimeZone zone) : zone_(std::move(zone)) {}
  explicit Clock(icaltimezone* foreign) : foreign_(foreign) {}

  Instant at(const LocalDateTime& reading) const {
    if (zone_) return oncall::hand_over_at(*zone_, reading);
    return {std::int64_t{icaltime_as_timet_with_zone(ical_time(reading), foreign_)} * 1000};
  }
  bool is_same(const Clock& other) const {
    if (zone_ && other.zone_) return zone_->name() == other.zone_->name();
    return !zone_ && !other.zone_ && foreign_ == other.foreign_;
  }

 private:
  std::optional<TimeZone> zone_;
  icaltimezone* foreign_ = nullptr;
};

/// A moment as a calendar writes it.
struct Written {
  LocalDateTime reading;
  Clock clock;
  bool is_date = false;

  Instant at() const { return clock.at(reading); }
};

/// How long an event lasts: on the wall clock, and then in time that passes.
struct Length {
  std::int64_t wall_s = 0;
  Duration exact{0};
};

class CalendarReader {
 public:
  CalendarReader(std::string file, std::string_view text, const Target& target)
      : file_(std::move(file)),
        target_(target),
        people_("person", target.people),
        roles_("role", target.roles),
        lines_(calendar_lines(text)) {}

  Result<Imported> read(const std::string& text) {
    if (lines_.unpaired) {
      const bool is_begin = lines_.unpaired->name != "END";
      faults_.push_back(at_line(file_, *lines_.unpaired, Severity::Error,
                                is_begin ? "nothing ends this" : "this does not end what was begun last",
                                "a BEGIN and an END for each part"));
      return tl::unexpected(std::move(faults_));
    }
    icalerror_set_errors_are_fatal(0);
    const OwnedComponent root{icalparser_parse_string(text.c_str())};
    if (!root) return fault_in_file("this is no iCalendar file", "a text that begins with BEGIN:VCALENDAR");
    collect(root.get());
    if (events_.size() != lines_.events.size()) {
      return fault_in_file("this iCalendar file is broken", "a BEGIN and an END for each part");
    }
    collect_changed_instances();
    for (std::size_t i = 0; i < events_.size() && result_.shifts.size() <= shift_limit; ++i) read_event(i);
    if (result_.shifts.size() > shift_limit) {
      return fault_in_file(fmt::format("the file has more than {} shifts", shift_limit), "a shorter period");
    }
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    tell_of_events_outside();
    return std::move(result_);
  }

 private:
  struct Event {
    icalcomponent* component = nullptr;
    icalcomponent* calendar = nullptr;
  };

  Result<Imported> fault_in_file(std::string message, std::string expected) const {
    return fault_at({file_, 0, 0, 1}, {}, std::move(message), std::move(expected));
  }

  /// Every VEVENT in the order of the text; a file may hold several calendars.
  void collect(icalcomponent* component) {
    if (icalcomponent_isa(component) == ICAL_VCALENDAR_COMPONENT) {
      for (auto* event = icalcomponent_get_first_component(component, ICAL_VEVENT_COMPONENT);
           event != nullptr; event = icalcomponent_get_next_component(component, ICAL_VEVENT_COMPONENT)) {
        events_.push_back({event, component});
      }
      return;
    }
    // libical keeps one place in each component, so the calendars are listed before they are looked into.
    std::vector<icalcomponent*> calendars;
    for (auto* inner = icalcomponent_get_first_component(component, ICAL_VCALENDAR_COMPONENT);
         inner != nullptr; inner = icalcomponent_get_next_component(component, ICAL_VCALENDAR_COMPONENT)) {
      calendars.push_back(inner);
    }
    for (icalcomponent* calendar : calendars) collect(calendar);
  }

  static std::vector<icalproperty*> properties(const Event& event, icalproperty_kind kind) {
    std::vector<icalproperty*> found;
    for (auto* property = icalcomponent_get_first_property(event.component, kind); property != nullptr;
         property = icalcomponent_get_next_property(event.component, kind)) {
      found.push_back(property);
    }
    return found;
  }

  static icalproperty* property(const Event& event, icalproperty_kind kind) {
    return icalcomponent_get_first_property(event.component, kind);
  }

  static std::string text_of(icalproperty* property) {
    const icalvalue* value = property == nullptr ? nullptr : icalproperty_get_value(property);
    const char* text = value == nullptr ? nullptr : icalvalue_get_text(value);
    return text == nullptr ? std::string{} : std::string{text};
  }

  /// The value of one of our own properties.
  static std::string own_text(const Event& event, std::string_view name) {
    for (icalproperty* property : properties(event, ICAL_X_PROPERTY)) {
      const char* written = icalproperty_get_x_name(property);
      const char* value = icalproperty_get_x(property);
      if (written != nullptr && value != nullptr && name == written) return value;
    }
    return {};
  }

  void refuse(std::size_t event, std::string_view at, std::string message, std::string expected = {},
              std::string hint = {}) {
    faults_.push_back(at_line(file_, lines_.events[event].line_of(at), Severity::Error, std::move(message),
                              std::move(expected), std::move(hint)));
  }

  void remark(std::size_t event, std::string_view at, std::string message) {
    result_.remarks.push_back(
        at_line(file_, lines_.events[event].line_of(at), Severity::Warning, std::move(message)));
  }

  /// The clock of a property: UTC, the zone it names, or the scenario's; nothing where nobody knows it.
  std::optional<Clock> clock_of(const Event& event, icalproperty* property, const icaltimetype& time) const {
    if (icaltime_is_utc(time) != 0) return Clock{icaltimezone_get_utc_timezone()};
    icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (parameter == nullptr || time.is_date != 0) return Clock{target_.zone};
    const char* name = icalparameter_get_tzid(parameter);
    if (name == nullptr) return std::nullopt;
    if (auto zone = TimeZone::find(name)) return Clock{std::move(*zone)};
    icaltimezone* foreign = icalcomponent_get_timezone(event.calendar, name);
    if (foreign == nullptr) return std::nullopt;
    return Clock{foreign};
  }

  std::optional<Written> written(std::size_t event, icalproperty* property, const icaltimetype& time) {
    const std::string name = icalproperty_kind_to_string(icalproperty_isa(property));
    if (icaltime_is_null_time(time) != 0 || !is_on_the_calendar(time)) {
      refuse(event, name, fmt::format("this {} cannot be read", name), "a date, or a date and time");
      return std::nullopt;
    }
    const auto clock = clock_of(events_[event], property, time);
    if (!clock) {
      refuse(event, name, "this time zone is not known, and the file does not describe it",
             "the name of a zone, such as \"Europe/London\", or a VTIMEZONE");
      return std::nullopt;
    }
    return Written{reading_of(time), *clock, time.is_date != 0};
  }

  std::optional<Written> written(std::size_t event, icalproperty* property) {
    return written(event, property, icalvalue_get_datetime(icalproperty_get_value(property)));
  }

  /// Instances that an event of their own replaces: (UID, its moment).
  void collect_changed_instances() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      icalproperty* instance = property(events_[i], ICAL_RECURRENCEID_PROPERTY);
      if (instance == nullptr) continue;
      if (icalproperty_get_first_parameter(instance, ICAL_RANGE_PARAMETER) != nullptr) {
        refuse(i, "RECURRENCE-ID", "a change of all later instances is not read",
               "each changed instance by itself");
        continue;
      }
      if (const auto moment = written(i, instance))
        changed_.emplace(uid_of(events_[i]), moment->at().unix_ms);
    }
  }

  static std::string uid_of(const Event& event) { return text_of(property(event, ICAL_UID_PROPERTY)); }

  bool is_cancelled(const Event& event) const {
    return icalcomponent_get_status(event.component) == ICAL_STATUS_CANCELLED;
  }

  void read_event(std::size_t i) {
    const Event& event = events_[i];
    if (is_cancelled(event)) {
      remark(i, "STATUS", "this event is cancelled and left out");
      return;
    }
    if (!is_whole(i)) return;
    icalproperty* begin = property(event, ICAL_DTSTART_PROPERTY);
    if (begin == nullptr) {
      refuse(i, "DTSTART", "this event does not say when it begins", "DTSTART");
      return;
    }
    const auto start = written(i, begin);
    const auto length = start ? length_of(i, *start) : std::nullopt;
    if (!start || !length) return;
    const std::vector<oncall::Period> times = instances(i, *start, *length);
    if (!times.empty()) add_shifts(i, times);
  }

  /// libical leaves out what it cannot read; left out in silence, it would be another rota.
  bool is_whole(std::size_t i) {
    constexpr std::pair<std::string_view, icalproperty_kind> needed[]{
        {"DTSTART", ICAL_DTSTART_PROPERTY},
        {"DTEND", ICAL_DTEND_PROPERTY},
        {"DURATION", ICAL_DURATION_PROPERTY},
        {"RRULE", ICAL_RRULE_PROPERTY},
        {"RDATE", ICAL_RDATE_PROPERTY},
        {"EXDATE", ICAL_EXDATE_PROPERTY},
        {"RECURRENCE-ID", ICAL_RECURRENCEID_PROPERTY}};
    bool is_whole = true;
    for (const auto& [name, kind] : needed) {
      if (lines_.events[i].find(name) == nullptr || property(events_[i], kind) != nullptr) continue;
      refuse(i, name, fmt::format("this {} cannot be read", name));
      is_whole = false;
    }
    return is_whole;
  }

  std::optional<Length> length_of(std::size_t i, const Written& start) {
    if (icalproperty* end = property(events_[i], ICAL_DTEND_PROPERTY)) {
      const auto until = written(i, end);
      if (!until) return std::nullopt;
      if (until->at() < start.at()) {
        refuse(i, "DTEND", "this event ends before it begins");
        return std::nullopt;
      }
      if (until->clock.is_same(start.clock)) return Length{seconds_between(start.reading, until->reading)};
      return Length{0, until->at() - start.at()};
    }
    if (icalproperty* lasts = property(events_[i], ICAL_DURATION_PROPERTY)) {
      return length_of(icalproperty_get_duration(lasts));
    }
    return Length{start.is_date ? std::int64_t{24} * 3600 : 0};
  }

  /// Days and weeks on the wall clock, the rest in time that passes (RFC 5545, 3.3.6).
  static Length length_of(const icaldurationtype& lasts) {
    if (lasts.is_neg != 0) return {};
    const std::int64_t days = std::int64_t{lasts.weeks} * 7 + lasts.days;
    const std::int64_t rest_s =
        std::int64_t{lasts.hours} * 3600 + std::int64_t{lasts.minutes} * 60 + lasts.seconds;
    return {days * 24 * 3600, std::chrono::seconds{rest_s}};
  }

  oncall::Period instance(const Written& start, const LocalDateTime& reading, const Length& length) const {
    const Instant from = start.clock.at(reading);
    if (length.wall_s == 0) return {from, from + length.exact};
    return {from, start.clock.at(plus_seconds(reading, length.wall_s)) + length.exact};
  }

  /// Every time at which the event takes place within the target's period, in order.
  std::vector<oncall::Period> instances(std::size_t i, const Written& start, const Length& length) {
    std::vector<oncall::Period> all{instance(start, start.reading, length)};
    if (all.front().from >= all.front().to) {
      remark(i, "DTSTART", "this event has no length and is left out");
      return {};
    }
    add_repeats(i, start, length, all);
    add_further_dates(i, length, all);
    const bool is_changed_instance = property(events_[i], ICAL_RECURRENCEID_PROPERTY) != nullptr;
    std::vector<Written> without;
    for (icalproperty* exception : properties(events_[i], ICAL_EXDATE_PROPERTY)) {
      if (auto moment = written(i, exception)) without.push_back(std::move(*moment));
    }
    std::erase_if(all, [&](const oncall::Period& time) {
      if (time.from >= time.to || time.to <= target_.period.from || time.from >= target_.period.to)
        return true;
      if (!is_changed_instance && changed_.contains({uid_of(events_[i]), time.from.unix_ms})) return true;
      return std::any_of(without.begin(), without.end(),
                         [&](const Written& one) { return excludes(one, time); });
    });
    std::sort(all.begin(), all.end(), [](const oncall::Period& a, const oncall::Period& b) {
      return std::pair{a.from, a.to} < std::pair{b.from, b.to};
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.empty()) ++outside_;
    return all;
  }

  /// A date excludes what begins on it.
  static bool excludes(const Written& exception, const oncall::Period& time) {
    if (!exception.is_date) return exception.at() == time.from;
    const Instant next_day = exception.clock.at(plus_days(exception.reading, 1));
    return exception.at() <= time.from && time.from < next_day;
  }

  void add_repeats(std::size_t i, const Written& start, const Length& length,
                   std::vector<oncall::Period>& all) {
    for (icalproperty* rule : properties(events_[i], ICAL_RRULE_PROPERTY)) {
      icalrecurrencetype recurrence = icalproperty_get_rrule(rule);
      // libical would compare the end in UTC with local times.
      const icaltimetype until = recurrence.until;
      recurrence.until = icaltime_null_time();
      icaltimetype first = ical_time(start.reading);
      first.is_date = start.is_date ? 1 : 0;
      const OwnedIterator iterator{icalrecur_iterator_new(recurrence, first)};
      if (!iterator) {
        refuse(i, "RRULE", "this RRULE cannot be followed");
        continue;
      }
      int steps = 0;
      for (icaltimetype next = icalrecur_iterator_next(iterator.get()); icaltime_is_null_time(next) == 0;
           next = icalrecur_iterator_next(iterator.get())) {
        const oncall::Period time = instance(start, reading_of(next), length);
        if (time.from >= target_.period.to || is_after(time.from, next, until, start)) break;
        if (++steps > repeat_limit) {
          refuse(i, "RRULE", fmt::format("this repeats more than {} times before the end", repeat_limit));
          break;
        }
        if (time.to > target_.period.from) all.push_back(time);
      }
    }
  }

  static bool is_after(Instant t, const icaltimetype& reading, const icaltimetype& until,
                       const Written& start) {
    if (icaltime_is_null_time(until) != 0) return false;
    if (until.is_date != 0) return icaltime_compare_date_only(reading, until) > 0;
    if (icaltime_is_utc(until) != 0) return t > Clock{icaltimezone_get_utc_timezone()}.at(reading_of(until));
    return t > start.clock.at(reading_of(until));
  }

  void add_further_dates(std::size_t i, const Length& length, std::vector<oncall::Period>& all) {
    for (icalproperty* further : properties(events_[i], ICAL_RDATE_PROPERTY)) {
      const icaldatetimeperiodtype date = icalproperty_get_rdate(further);
      const bool is_period = icaltime_is_null_time(date.time) != 0;
      const auto from = written(i, further, is_period ? date.period.start : date.time);
      if (!from) continue;
      Length lasts = length;
      if (is_period && icaltime_is_null_time(date.period.end) != 0) lasts = length_of(date.period.duration);
      oncall::Period time = instance(*from, from->reading, lasts);
      if (is_period && icaltime_is_null_time(date.period.end) == 0) {
        if (const auto to = written(i, further, date.period.end)) time.to = to->at();
      }
      all.push_back(time);
    }
  }

  void add_shifts(std::size_t i, const std::vector<oncall::Period>& times) {
    const auto role = role_of(i);
    const std::vector<std::string> people = people_of(i);
    if (!role) return;
    for (const oncall::Period& time : times) {
      for (const std::string& person : people) {
        result_.shifts.push_back({*role, person, time.from, time.to});
        if (result_.shifts.size() > shift_limit) return;
      }
    }
  }

  void complain(std::size_t i, std::string_view at, const Directory& directory,
                std::string_view written_name) {
    Diagnostic said = directory.complaint(written_name);
    refuse(i, at, std::move(said.message), std::move(said.expected), std::move(said.hint));
  }

  std::optional<std::string> role_of(std::size_t i) {
    if (target_.role) return target_.role;
    const std::string named = own_text(events_[i], "X-TOCSIN-ROLE");
    if (named.empty()) {
      refuse(i, "SUMMARY", "this event does not say which role it is for", "X-TOCSIN-ROLE",
             "`--role` gives one for the whole file");
      return std::nullopt;
    }
    auto id = roles_.find(named);
    if (!id) complain(i, "X-TOCSIN-ROLE", roles_, named);
    return id;
  }

  /// Whom the event is for; nobody where that is a fault.
  std::vector<std::string> people_of(std::size_t i) {
    const std::string own = own_text(events_[i], "X-TOCSIN-PERSON");
    if (!own.empty()) {
      if (auto id = people_.find(own)) return {*id};
      complain(i, "X-TOCSIN-PERSON", people_, own);
      return {};
    }
    const std::string summary = text_of(property(events_[i], ICAL_SUMMARY_PROPERTY));
    if (auto id = people_.find(summary)) return {*id};
    if (auto id = people_.find_within(summary)) return {*id};
    const std::vector<std::string> names = attendees(events_[i]);
    if (names.empty()) complain(i, "SUMMARY", people_, summary);
    std::vector<std::string> ids;
    for (const std::string& name : names) {
      if (auto id = people_.find(name)) {
        ids.push_back(*id);
      } else {
        complain(i, "ATTENDEE", people_, name);
      }
    }
    return ids;
  }

  static std::vector<std::string> attendees(const Event& event) {
    std::vector<std::string> names;
    for (icalproperty* attendee : properties(event, ICAL_ATTENDEE_PROPERTY)) {
      icalparameter* name = icalproperty_get_first_parameter(attendee, ICAL_CN_PARAMETER);
      const char* text = name == nullptr ? nullptr : icalparameter_get_cn(name);
      if (text != nullptr) names.emplace_back(text);
    }
    return names;
  }

  void tell_of_events_outside() {
    if (outside_ == 0) return;
    result_.remarks.push_back(
        {Severity::Warning,
         {file_, 0, 0, 1},
         {},
         fmt::format("{} of {} events have nothing between {} and {}", outside_, events_.size(),
                     shown(target_.period.from), shown(target_.period.to)),
         {},
         {}});
  }

  std::string shown(Instant t) const { return short_local(target_.zone.to_local(t)); }

  std::string file_;
  const Target& target_;
  Directory people_;
  Directory roles_;
  CalendarLines lines_;
  std::vector<Event> events_;
  std::set<std::pair<std::string, std::int64_t>> changed_;
  std::size_t outside_ = 0;
  Diagnostics faults_;
  Imported result_;
};

}  // namespace

Result<Imported> read_ics(std::string file, std::string_view text, const Target& target) {
  if (!is_utf8_text(text)) {
    return fault_at({std::move(file), 0, 0, 1}, {}, "this is not text in UTF-8", "an iCalendar file");
  }
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return CalendarReader{std::move(file), text, target}.read(std::string{text});
}

}  // namespace tocsin::rota_files

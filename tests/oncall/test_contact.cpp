#include <catch2/catch.hpp>

#include "sim/oncall/contact.hpp"

using namespace tocsin;
using namespace tocsin::oncall;

namespace {

using std::chrono::minutes;

constexpr Duration secs(int n) { return std::chrono::seconds{n}; }

constexpr Instant ten{1'768'471'200'000};  // 2026-01-15 10:00 in London

ContactMethod ringing(Duration ring_for) { return {Method::Mobile, "07700 900001", ring_for}; }

std::optional<NextMethod> next(const std::vector<ContactMethod>& methods, std::size_t tried,
                               const Trying& trying) {
  return next_method(methods, tried, trying, *TimeZone::find("Europe/London"));
}

/// Its index alone, tried at ten without any delay.
std::optional<std::size_t> index(const std::vector<ContactMethod>& methods, std::size_t tried,
                                 Urgency urgency = Urgency::Urgent) {
  const auto found = next(methods, tried, {.first = ten, .now = ten, .urgency = urgency});
  if (!found) return std::nullopt;
  return found->index;
}

}  // namespace

TEST_CASE("methods are tried one after another, without those that ring for no time") {
  const std::vector<ContactMethod> methods{ringing(minutes{0}), ringing(minutes{1}), ringing(minutes{0}),
                                           ringing(minutes{1}), ringing(minutes{0})};
  CHECK(index(methods, 0) == 1U);
  CHECK(index(methods, 1) == 1U);
  CHECK(index(methods, 2) == 3U);
  CHECK(index(methods, 4) == std::nullopt);
  CHECK(index(methods, 99) == std::nullopt);
  CHECK(index({}, 0) == std::nullopt);
}

TEST_CASE("a method comes when the one before has failed, and not before its own delay") {
  std::vector<ContactMethod> methods{ringing(minutes{1}), ringing(minutes{1})};
  const Trying failed{.first = ten, .now = ten + secs(30), .gap = secs(5)};
  CHECK(next(methods, 1, failed) == NextMethod{1, ten + secs(35)});
  methods[1].after = minutes{4};
  CHECK(next(methods, 1, failed) == NextMethod{1, ten + minutes{4}});
  methods[1].after = secs(10);
  CHECK(next(methods, 1, failed) == NextMethod{1, ten + secs(35)});
}

TEST_CASE("each urgency has its own set of methods") {
  std::vector<ContactMethod> methods{ringing(minutes{1}), ringing(minutes{1}), ringing(minutes{1})};
  methods[0].used_for = UsedFor::Urgent;
  methods[1].used_for = UsedFor::Routine;
  CHECK(index(methods, 0, Urgency::Urgent) == 0U);
  CHECK(index(methods, 1, Urgency::Urgent) == 2U);
  CHECK(index(methods, 0, Urgency::Routine) == 1U);
  CHECK(index(methods, 2, Urgency::Routine) == 2U);
}

TEST_CASE("quiet hours hold in routine call-outs, and in urgent ones only where they say so") {
  std::vector<ContactMethod> methods{ringing(minutes{1}), ringing(minutes{1})};
  methods[0].quiet = QuietHours{9 * 60, 11 * 60};
  CHECK(index(methods, 0, Urgency::Routine) == 1U);
  CHECK(index(methods, 0, Urgency::Urgent) == 0U);
  methods[0].quiet_for = QuietFor::Any;
  CHECK(index(methods, 0, Urgency::Urgent) == 1U);
}

TEST_CASE("quiet hours are those of the moment at which the method's time comes, in local time") {
  std::vector<ContactMethod> methods{ringing(minutes{1})};
  methods[0].after = minutes{30};
  methods[0].quiet = QuietHours{10 * 60 + 30, 10 * 60 + 31};
  CHECK(index(methods, 0, Urgency::Routine) == std::nullopt);
  methods[0].quiet = QuietHours{10 * 60, 10 * 60 + 30};
  CHECK(index(methods, 0, Urgency::Routine) == 0U);
  // The same instant of a summer's day is eleven o'clock.
  constexpr Instant summer{1'784'109'600'000};
  methods[0] = ringing(minutes{1});
  methods[0].quiet = QuietHours{11 * 60, 12 * 60};
  CHECK_FALSE(next(methods, 0, {.first = summer, .now = summer, .urgency = Urgency::Routine}));
}

TEST_CASE("quiet hours over midnight hold on both sides of it") {
  const QuietHours night{22 * 60, 7 * 60};
  for (int minute = 0; minute < 24 * 60; ++minute)
    CHECK(night.covers(minute) == (minute >= 22 * 60 || minute < 7 * 60));
  CHECK(QuietHours{60, 60}.covers(600));
}

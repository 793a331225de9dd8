#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "sim/oncall/answering.hpp"

using namespace tocsin;
using namespace tocsin::oncall;

namespace {

constexpr Duration for_ever{1'000'000'000'000};
constexpr int minutes_a_day = 24 * 60;

Duration seconds_long(int n) { return std::chrono::seconds{n}; }

RandomStream attempt(std::uint32_t nth) { return {{1, 0}, "person:test", "answer", nth}; }

AnswerProfile one_rule(double chance, Duration median, double factor) {
  return {{{Method::Mobile, 0, 0, chance, median, factor}}};
}

/// A Wednesday.
TimeOfWeek at_minute(int minute_of_day) { return {2, minute_of_day}; }

/// The share of a log-normal that lies below `x`.
double log_normal_below(double x, double median, double factor) {
  return 0.5 * std::erfc(-std::log(x / median) / std::log(factor) / std::sqrt(2.0));
}

}  // namespace

TEST_CASE("every method has one name, and the name finds it again") {
  for (const Method method : all_methods) CHECK(method_named(name_of(method)) == method);
  CHECK(name_of(Method::Mobile) == "mobile");
  CHECK(name_of(Method::Home) == "home");
  CHECK(name_of(Method::Pager) == "pager");
  CHECK(name_of(Method::Text) == "text");
  CHECK(name_of(Method::Email) == "email");
  CHECK(name_of(Method::Radio) == "radio");
  CHECK(name_of(Method::ControlRoom) == "control_room");
  for (const char* name : {"", "Mobile", "control room", "mobile ", "fax"}) CHECK_FALSE(method_named(name));
}

TEST_CASE("a rule holds from its first minute until just before its last, over midnight too") {
  const AnswerRule day{Method::Mobile, 420, 1080, 1.0, seconds_long(1), 1.0};
  CHECK_FALSE(covers(day, at_minute(419)));
  CHECK(covers(day, at_minute(420)));
  CHECK(covers(day, at_minute(1079)));
  CHECK_FALSE(covers(day, at_minute(1080)));
  const AnswerRule night{Method::Mobile, 1380, 420, 1.0, seconds_long(1), 1.0};
  for (int minute = 0; minute < minutes_a_day; ++minute)
    CHECK(covers(night, at_minute(minute)) == (minute >= 1380 || minute < 420));
  const AnswerRule to_midnight{Method::Mobile, 1380, 1440, 1.0, seconds_long(1), 1.0};
  CHECK(covers(to_midnight, at_minute(1439)));
  CHECK_FALSE(covers(to_midnight, at_minute(0)));
  const AnswerRule always{Method::Mobile, 600, 600, 1.0, seconds_long(1), 1.0};
  for (int minute = 0; minute < minutes_a_day; ++minute) CHECK(covers(always, at_minute(minute)));
}

TEST_CASE("the first rule that covers the method and the minute is the one used") {
  const AnswerProfile profile{{{Method::Home, 0, 0, 0.1, seconds_long(1), 1.0},
                               {Method::Mobile, 60, 120, 0.2, seconds_long(1), 1.0},
                               {Method::Mobile, 0, 720, 0.3, seconds_long(1), 1.0}}};
  CHECK(rule_for(profile, Method::Home, at_minute(90))->chance == 0.1);
  CHECK(rule_for(profile, Method::Mobile, at_minute(90))->chance == 0.2);
  CHECK(rule_for(profile, Method::Mobile, at_minute(120))->chance == 0.3);
  CHECK_FALSE(rule_for(profile, Method::Mobile, at_minute(720)));
  CHECK_FALSE(rule_for(profile, Method::Pager, at_minute(90)));
}

TEST_CASE("a rule holds on the days it names, and after midnight on the new day") {
  AnswerRule night{Method::Mobile, 1380, 420, 1.0, seconds_long(1), 1.0};
  night.days = Days::Weekend;
  const auto at = [](int weekday, int minute) { return TimeOfWeek{weekday, minute}; };
  CHECK_FALSE(covers(night, at(4, 1400)));  // Friday evening
  CHECK(covers(night, at(5, 60)));          // Saturday, an hour after midnight
  CHECK(covers(night, at(6, 1400)));
  CHECK_FALSE(covers(night, at(0, 60)));
  night.days = Days::Weekdays;
  CHECK(covers(night, at(4, 1400)));
  CHECK_FALSE(covers(night, at(5, 60)));
}

TEST_CASE("the default profile has exactly one sound rule for every method and minute") {
  const AnswerProfile profile = default_profile();
  for (const Method method : all_methods) {
    for (int minute = 0; minute < minutes_a_day; ++minute) {
      const auto applies = [&](const AnswerRule& rule) {
        return rule.method == method && covers(rule, at_minute(minute));
      };
      REQUIRE(std::count_if(profile.rules.begin(), profile.rules.end(), applies) == 1);
    }
  }
  for (const AnswerRule& rule : profile.rules) {
    CHECK(rule.chance > 0.0);
    CHECK(rule.chance < 1.0);
    CHECK(rule.median > Duration{0});
    CHECK(rule.factor > 1.0);
  }
}

TEST_CASE("by default nobody answers sooner or likelier at three in the morning, but at home") {
  const AnswerProfile profile = default_profile();
  for (const Method method : all_methods) {
    INFO(name_of(method));
    const AnswerRule noon = *rule_for(profile, method, at_minute(12 * 60));
    const AnswerRule night = *rule_for(profile, method, at_minute(3 * 60));
    CHECK(night.median >= noon.median);
    CHECK((night.chance <= noon.chance) == (method != Method::Home));
  }
}

TEST_CASE("an attempt for which there is no rule is never answered") {
  for (std::uint32_t i = 0; i < 100; ++i) {
    RandomStream stream = attempt(i);
    CHECK_FALSE(draw_answer({}, Method::Mobile, at_minute(0), for_ever, stream));
    CHECK_FALSE(
        draw_answer(one_rule(1.0, seconds_long(1), 1.0), Method::Pager, at_minute(0), for_ever, stream));
  }
}

TEST_CASE("a chance of one is always answered, a chance of none never") {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    RandomStream certain = attempt(i);
    RandomStream hopeless = attempt(i);
    REQUIRE(draw_answer(one_rule(1.0, seconds_long(10), 1.0), Method::Mobile, at_minute(0), seconds_long(10),
                        certain) == seconds_long(10));
    REQUIRE_FALSE(
        draw_answer(one_rule(0.0, seconds_long(10), 1.0), Method::Mobile, at_minute(0), for_ever, hopeless));
  }
}

TEST_CASE("a telephone that does not ring is not answered") {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    RandomStream stream = attempt(i);
    REQUIRE_FALSE(
        draw_answer(one_rule(1.0, seconds_long(10), 2.0), Method::Mobile, at_minute(0), Duration{0}, stream));
  }
}

TEST_CASE("ringing longer never loses an answer nor moves it") {
  const AnswerProfile profile = default_profile();
  int answered = 0;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const Method method = all_methods[i % all_methods.size()];
    const int minute = static_cast<int>(i) * 37 % minutes_a_day;
    std::optional<Duration> before;
    for (const int ring_s : {1, 5, 10, 20, 40, 80, 600, 7200}) {
      RandomStream stream = attempt(i);
      const auto answer = draw_answer(profile, method, at_minute(minute), seconds_long(ring_s), stream);
      if (answer) REQUIRE(*answer <= seconds_long(ring_s));
      if (before) REQUIRE(answer == before);
      before = answer;
    }
    answered += before ? 1 : 0;
  }
  CHECK(answered > 1000);
  CHECK(answered < 2000);
}

TEST_CASE("attempts are answered as often and as soon as their rule says") {
  constexpr int attempts = 40'000;
  const AnswerProfile profile = one_rule(0.7, seconds_long(12), 1.8);
  int within_20_s = 0;
  int within_12_s = 0;
  for (std::uint32_t i = 0; i < attempts; ++i) {
    RandomStream stream = attempt(i);
    const auto answer = draw_answer(profile, Method::Mobile, at_minute(0), seconds_long(20), stream);
    within_20_s += answer ? 1 : 0;
    within_12_s += answer && *answer <= seconds_long(12) ? 1 : 0;
  }
  CHECK(within_20_s / double{attempts} == Approx(0.7 * log_normal_below(20.0, 12.0, 1.8)).margin(0.01));
  CHECK(within_12_s / double{attempts} == Approx(0.7 * 0.5).margin(0.01));
}

// The margins are four standard errors: of a share, from the binomial; of a quantile, from the binomial and
// the density there. Seeds are fixed, so that what passes once passes always.
TEST_CASE("twenty thousand draws have the chance, median and quantiles that the rule states") {
  constexpr int draws = 20'000;
  constexpr double chance = 0.72;
  constexpr double median_s = 14.0;
  constexpr double factor = 1.8;
  const AnswerProfile profile = one_rule(chance, seconds_long(14), factor);
  std::vector<double> delays_s;
  for (std::uint32_t i = 0; i < draws; ++i) {
    RandomStream stream{{3, 0}, "person:drawn", "answer", i};
    const auto answer = draw_answer(profile, Method::Mobile, at_minute(600), for_ever, stream);
    if (answer) delays_s.push_back(seconds(*answer));
  }
  const auto answered = static_cast<double>(delays_s.size());
  CHECK(std::abs(answered / draws - chance) < 4 * std::sqrt(chance * (1 - chance) / draws));
  std::sort(delays_s.begin(), delays_s.end());
  constexpr double pi = 3.14159265358979323846;
  for (const double z : {-1.0, 0.0, 1.0}) {  // 16 %, the median, 84 %
    const double share = 0.5 * std::erfc(-z / std::sqrt(2.0));
    const double expected_s = median_s * std::pow(factor, z);
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * pi) / (expected_s * std::log(factor));
    const double error_s = std::sqrt(share * (1 - share) / answered) / density;
    INFO("quantile " << share);
    CHECK(std::abs(delays_s[static_cast<std::size_t>(share * answered)] - expected_s) < 4 * error_s);
  }
}

TEST_CASE("why attempts are not answered is shared out as the rule states") {
  constexpr int draws = 20'000;
  AnswerProfile profile = one_rule(0.0, seconds_long(10), 1.0);
  profile.rules[0].reasons = {.asleep = 0.4, .driving = 0.05, .engaged = 0.25, .no_signal = 0.1};
  std::array<int, 8> counts{};
  for (std::uint32_t i = 0; i < draws; ++i) {
    RandomStream stream{{3, 0}, "person:drawn", "reason", i};
    ++counts[static_cast<std::size_t>(draw_reason(profile, Method::Mobile, at_minute(0), stream))];
  }
  const auto check = [&](Unanswered why, double share) {
    INFO(name_of(why));
    const double drawn = counts[static_cast<std::size_t>(why)] / double{draws};
    CHECK(std::abs(drawn - share) < 4 * std::sqrt(share * (1 - share) / draws));
  };
  check(Unanswered::Asleep, 0.4);
  check(Unanswered::Driving, 0.05);
  check(Unanswered::Engaged, 0.25);
  check(Unanswered::NoSignal, 0.1);
  check(Unanswered::NotHeard, 0.2);
}

TEST_CASE("an attempt that cannot succeed is over at once, any other rings as long as it was to") {
  CHECK(lasts(Unanswered::Engaged, seconds_long(30)) == seconds_long(5));
  CHECK(lasts(Unanswered::NoSignal, seconds_long(30)) == seconds_long(5));
  CHECK(lasts(Unanswered::NetworkBusy, seconds_long(30)) == seconds_long(5));
  CHECK(lasts(Unanswered::ChannelFailed, seconds_long(3)) == seconds_long(3));
  for (const Unanswered why :
       {Unanswered::NotHeard, Unanswered::Asleep, Unanswered::Driving, Unanswered::Queued}) {
    CHECK(lasts(why, seconds_long(30)) == seconds_long(30));
  }
}

TEST_CASE("the page about answering names every default") {
  std::ifstream file(std::string{TOCSIN_ROOT} + "/docs/answering.md");
  const std::string page{std::istreambuf_iterator<char>{file}, {}};
  REQUIRE(page.size() > 1000);
  const auto number = [](double value) {
    std::ostringstream text;
    text << value;
    return text.str();
  };
  for (const AnswerRule& rule : default_profile().rules) {
    std::string hours = rule.from_minute_of_day == 7 * 60    ? "day"
                        : rule.from_minute_of_day == 18 * 60 ? "evening"
                                                             : "night";
    const Reasons& r = rule.reasons;
    const std::string row = "| `" + std::string{name_of(rule.method)} + "` | " + hours + " | " +
                            number(rule.chance) + " | " + number(seconds(rule.median)) + " | " +
                            number(rule.factor) + " | " + number(r.asleep) + " | " + number(r.driving) +
                            " | " + number(r.engaged) + " | " + number(r.no_signal) + " |\n";
    CHECK_THAT(page, Catch::Contains(row));
  }
}

TEST_CASE("the same attempt in the same run is answered the same") {
  const AnswerProfile profile = default_profile();
  for (std::uint32_t i = 0; i < 200; ++i) {
    RandomStream first = attempt(i);
    RandomStream second = attempt(i);
    CHECK(draw_answer(profile, Method::Mobile, at_minute(600), for_ever, first) ==
          draw_answer(profile, Method::Mobile, at_minute(600), for_ever, second));
  }
}

TEST_CASE("a delay too long to be counted is no answer") {
  const AnswerProfile absurd = one_rule(1.0, Duration{1'000'000'000'000'000}, 1e100);
  for (std::uint32_t i = 0; i < 100; ++i) {
    RandomStream stream = attempt(i);
    const auto answer = draw_answer(absurd, Method::Mobile, at_minute(0), for_ever, stream);
    if (answer) REQUIRE(*answer <= for_ever);
  }
}

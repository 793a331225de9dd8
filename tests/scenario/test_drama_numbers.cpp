// No number in an exercise can ring anybody up.
#include <catch2/catch.hpp>

#include "sim/scenario/drama_numbers.hpp"

using namespace tocsin;
using oncall::Method;
using scenario::reaches_nobody;

TEST_CASE("numbers kept for drama are allowed, with spaces or a country code") {
  for (const char* number : {"07700 900000", "07700900999", "+44 7700 900123", "0151 496 0000",
                             "0151 496 0999", "01632 960000", "01632 960999"}) {
    INFO(number);
    CHECK(reaches_nobody(Method::Mobile, number));
    CHECK(reaches_nobody(Method::Pager, number));
  }
}

TEST_CASE("numbers that might be somebody's are refused") {
  for (const char* number :
       {"07700 901000", "07700 899999", "0151 496 1000", "01632 961000", "01632 959999", "999", "07700 90000",
        "07700 9000000", "+447700 900 12", "0044 7700 900123", "call me"}) {
    INFO(number);
    CHECK_FALSE(reaches_nobody(Method::Mobile, number));
    CHECK_FALSE(reaches_nobody(Method::Home, number));
    CHECK_FALSE(reaches_nobody(Method::Text, number));
  }
}

TEST_CASE("call signs and short extensions are allowed where a switchboard or a radio stands behind them") {
  CHECK(reaches_nobody(Method::Radio, "CHARLIE 21"));
  CHECK(reaches_nobody(Method::ControlRoom, "ext 4321"));
  CHECK(reaches_nobody(Method::Pager, "12345"));
  CHECK_FALSE(reaches_nobody(Method::Pager, "0151 227 4321"));
}

TEST_CASE("addresses must end in a domain that can never exist") {
  CHECK(reaches_nobody(Method::Email, "duty@council.example"));
  CHECK(reaches_nobody(Method::Email, "a@b.invalid"));
  CHECK(reaches_nobody(Method::Email, "a@b.test"));
  CHECK_FALSE(reaches_nobody(Method::Email, "duty@council.gov.uk"));
  CHECK_FALSE(reaches_nobody(Method::Email, "duty.example"));
  CHECK_FALSE(reaches_nobody(Method::Email, "@.example"));
  CHECK_FALSE(reaches_nobody(Method::Email, "a@b.com@c.example"));
}

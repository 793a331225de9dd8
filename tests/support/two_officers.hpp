// The head of a small invented exercise: a works, a duty officer's role and a second officer's. Who holds
// them, and how they are called out, is for the test to add.
#pragma once

#include <string>

namespace tocsin::test {

/// Up to the roles; `start` is a local date and time, `duration` as a scenario writes it.
inline std::string two_officers(const std::string& start, const std::string& duration) {
  return R"toml([exercise]
format = 1
title = "A small call-out"
code_word = "GREY WAGTAIL"
summary = "Two people are called."
notice = "Everything is invented."
map = "halton"
time_zone = "Europe/London"
start = ")toml" +
         start + R"toml("
duration = ")toml" +
         duration + R"toml("

[site]
name = "Works"
operator = "Operator"
position = "SJ 502 803"

[incident]
kind = "upset"
description = "A valve sticks."
position = "SJ 502 803"

[[weather]]
at = "T+0:00"
wind_from_deg = 240
wind_m_s = 4
stability = "D"
temperature_c = 9

[[organisation]]
id = "works"
name = "Works"
kind = "operator"

[[role]]
id = "duty"
name = "Duty officer"
organisation = "works"

[[role]]
id = "second"
name = "Second officer"
organisation = "works"

)toml";
}

}  // namespace tocsin::test

// A scenario as text, every field of it: two scenarios with the same description are the same.
#pragma once

#include <string>

#include "sim/model/scenario.hpp"

namespace tocsin::scenario::test {

std::string describe(const model::Scenario& scenario);

}  // namespace tocsin::scenario::test

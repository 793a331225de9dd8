// What one officer can practise: the roles, what is expected of them, what they can ask and have to decide.
// Only reads it; what comes of it in a run is the model's.
#pragma once

#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/scenario/context.hpp"

namespace tocsin::scenario {

struct Drills {
  std::vector<model::Drill> drills;
  std::vector<model::ExpectedAction> expected;
  std::vector<model::Question> questions;
  std::vector<model::Decision> decisions;
};
/// A role with two drills, and a decision with two options of one id, are faults.
Drills read_drills(const Context& context);

}  // namespace tocsin::scenario

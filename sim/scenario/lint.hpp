// What is wrong with rotas and call-outs although it can be run: who is missing, who cannot be reached, what
// a policy promises and cannot keep. Looks at a stretch of time; knows nothing of runs. docs/oncall.md lists
// every warning with its mend.
#pragma once

#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/model/scenario.hpp"
#include "sim/oncall/rota.hpp"
#include "sim/roads/map.hpp"

namespace tocsin::scenario {

/// Every warning over `period`, in reading order (Severity::Warning only), each with where it stands and how
/// to mend it. REQUIRES: the sources can be read without a fault; `period` ends after it begins.
Diagnostics lint_oncall(const std::vector<model::SourceText>& sources, const roads::Map& map,
                        oncall::Period period);

}  // namespace tocsin::scenario

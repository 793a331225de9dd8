// The fault for a name that no row has, with the nearest one that some row has.
// Knows nothing of what the rows are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"

namespace tocsin::model {

/// "no unit is called 'pumpp-1'", and whether one of the names was meant.
tl::unexpected<Diagnostics> no_such_name(std::string_view what, const std::string& id,
                                         const std::vector<std::string>& names);

/// The same for the ids of rows.
template <class Row>
tl::unexpected<Diagnostics> no_such(std::string_view what, const std::string& id,
                                    const std::vector<Row>& rows) {
  std::vector<std::string> names;
  for (const Row& row : rows) names.push_back(row.id);
  return no_such_name(what, id, names);
}

}  // namespace tocsin::model

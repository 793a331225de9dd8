#include "sim/model/no_such.hpp"

#include <fmt/format.h>

#include "sim/base/text.hpp"

namespace tocsin::model {

tl::unexpected<Diagnostics> no_such_name(std::string_view what, const std::string& id,
                                         const std::vector<std::string>& names) {
  const auto near = nearest_name(id, names);
  return fault(fmt::format("no {} is called '{}'", what, id), {},
               near ? fmt::format("did you mean '{}'?", *near) : std::string{});
}

}  // namespace tocsin::model

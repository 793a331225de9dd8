// Which numbers and addresses an exercise may hold: only such as can reach nobody. Ofcom keeps ranges
// for drama ("Telephone numbers for use in TV and radio drama programmes"); RFC 2606 keeps domains.
#pragma once

#include <string_view>

#include "sim/oncall/answering.hpp"

namespace tocsin::scenario {

/// True for numbers in 07700 900000-900999, 0151 496 0000-0999 and 01632 960000-960999, with spaces
/// anywhere and +44 in place of the first 0; for addresses under .example, .invalid and .test; and for
/// radio, pager and control-room names of fewer than 6 digits (call signs and extensions).
bool reaches_nobody(oncall::Method method, std::string_view number);

}  // namespace tocsin::scenario

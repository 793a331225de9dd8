// A first look at a TOML text, before the parser: how many parts its longest dotted key has. The parser
// itself would follow a key of a million parts until the stack is full.
#pragma once

#include <optional>
#include <string_view>

namespace tocsin::scenario {

/// The line (from 1) of the first dotted key of more than `limit` parts; nothing where there is none.
std::optional<int> line_of_deep_key(std::string_view text, int limit);

}  // namespace tocsin::scenario

// Ids for what is added while an exercise runs: a word and the next free number.
// Knows nothing of what the rows are, nor what they are called: the caller says which names are taken.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::model {

/// "road-1", "road-2" ...: the first that nothing is called yet.
template <class IsUsed>
std::string unused_id(std::string_view stem, const IsUsed& is_used) {
  for (int number = 1;; ++number) {
    std::string id = std::string{stem} + "-" + std::to_string(number);
    if (!is_used(id)) return id;
  }
}

}  // namespace tocsin::model

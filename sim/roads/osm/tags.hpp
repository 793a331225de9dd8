// The tags of one OpenStreetMap object: few pairs of key and value. Knows nothing of what they mean.
// Pages of the OpenStreetMap wiki named "Key:..." are the source for every reading of them in this folder.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::osm {

class Tags {
 public:
  Tags() = default;
  Tags(std::initializer_list<std::pair<std::string, std::string>> pairs) : pairs_(pairs) {}

  void add(std::string key, std::string value) { pairs_.emplace_back(std::move(key), std::move(value)); }
  bool empty() const { return pairs_.empty(); }

  /// The value of a key; empty where the object does not have it.
  std::string_view operator[](std::string_view key) const {
    const auto found =
        std::find_if(pairs_.begin(), pairs_.end(), [key](const auto& pair) { return pair.first == key; });
    return found == pairs_.end() ? std::string_view() : std::string_view(found->second);
  }
  bool has(std::string_view key) const { return !(*this)[key].empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// True where the value is one of those.
inline bool is_one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace tocsin::osm

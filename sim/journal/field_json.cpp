#include "sim/journal/field_json.hpp"

namespace tocsin::journal {

namespace {

/// A list whose values are all T.
template <class T>
std::optional<model::FieldValue> list_of(const JsonArray& array) {
  std::vector<T> values;
  for (const JsonValue& each : array) {
    const T* value = each.as<T>();
    if (value == nullptr) return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

}  // namespace

std::optional<model::FieldValue> field_from(const JsonValue& value) {
  if (const auto* text = value.as<std::string>()) return *text;
  if (const auto* whole = value.as<std::int64_t>()) return *whole;
  if (const auto* real = value.as<double>()) return *real;
  const auto* array = value.as<JsonArray>();
  if (array == nullptr) return std::nullopt;
  if (auto texts = list_of<std::string>(*array)) return texts;
  return list_of<std::int64_t>(*array);
}

}  // namespace tocsin::journal

#include "sim/model/fields.hpp"

#include <algorithm>

namespace tocsin::model {

const FieldValue* find_field(const Fields& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [name](const auto& field) { return field.first == name; });
  return found == fields.end() ? nullptr : &found->second;
}

}  // namespace tocsin::model

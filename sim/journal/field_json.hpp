// A field's value from its JSON. Shared by what reads records and what reads files of commands.
// Knows nothing of which fields a kind has.
#pragma once

#include <optional>

#include "sim/journal/json_value.hpp"
#include "sim/model/fields.hpp"

namespace tocsin::journal {

/// A text, a whole number within 64 signed bits, a real number, or a list of texts or of whole numbers (an
/// empty list: of texts). Nothing for any other value.
std::optional<model::FieldValue> field_from(const JsonValue& value);

}  // namespace tocsin::journal

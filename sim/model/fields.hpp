// The fields of a journal entry: an ordered list of names and plain values, between the model, which
// knows what happened, and the journal, which knows how it is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tocsin::model {

using FieldValue =
    std::variant<std::string, std::int64_t, double, std::vector<std::string>, std::vector<std::int64_t>>;
/// Order is part of the record.
using Fields = std::vector<std::pair<std::string, FieldValue>>;

/// The value of that name, or null.
const FieldValue* find_field(const Fields& fields, std::string_view name);

}  // namespace tocsin::model

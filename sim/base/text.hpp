// Small work on text that several levels need: nearest names, whole files.
// Knows nothing of any format.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/base/diagnostics.hpp"

namespace tocsin {

/// The candidate with the fewest edits from `word` (ties: the first), where that is close enough to
/// be a likely slip: at most a third of the word's length, and at least one.
std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> candidates);

/// True for well-formed UTF-8 without NUL; otherwise false.
bool is_utf8_text(std::string_view text);

/// The whole file. A fault in one plain sentence where it is missing, is a folder, cannot be read, or
/// is longer than `limit_bytes`.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit_bytes = 64U << 20U);

}  // namespace tocsin

// Writing a file whole or not at all: the bytes go into a file aside, which then takes the name.
// Knows nothing of what the bytes mean.
#pragma once

#include <filesystem>
#include <string_view>

#include "sim/base/diagnostics.hpp"

namespace tocsin {

/// Writes PATH.part, has it reach the disk, and renames it to PATH; what had that name is replaced in one
/// step. A link is followed. A fault in one plain sentence where that cannot be done, or where a device, a
/// pipe or a folder has that name; then nothing is left aside.
Result<void> save_file(const std::filesystem::path& named, std::string_view bytes);

}  // namespace tocsin

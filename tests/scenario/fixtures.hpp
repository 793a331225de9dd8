// Scenarios for the tests of the reader, on small_map(): one that uses every table and key, a few words for
// changing it line by line, and the complaints that come of it as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/read.hpp"

namespace tocsin::scenario::test {

/// Uses every key of the format but those of smoke. One key a line; nested tables under their own headings.
std::string complete_scenario();
/// The same with an incident of smoke.
std::string smoke_scenario();
/// The least that can be read.
std::string smallest_scenario();

std::vector<model::SourceText> one_file(std::string text);

/// The text with `from` replaced where it stands first. REQUIRES: it stands in the text.
std::string with(std::string text, std::string_view from, std::string_view to);

/// What reading it on small_map() complains of: errors, or warnings, as people see them.
std::string complaints(const std::string& text);
/// REQUIRES: it can be read.
Read read_well(const std::string& text);

}  // namespace tocsin::scenario::test

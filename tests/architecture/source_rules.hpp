// The house rules that a machine can check from a source's text alone: who may include whom, what a header
// opens with, and what may not occur at all. Knows nothing of the file system: texts come in, faults go out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::architecture {

/// One source: its path from the root ("sim/base/time.hpp") and its whole text.
struct Source {
  std::string path;
  std::string text;
};

/// Each fault is "path:line: what is wrong", in order of lines. Empty: nothing is wrong.
using Faults = std::vector<std::string>;

/// The text with comments, and the contents of strings and characters, made blank. Lines stay lines.
std::string code_only(std::string_view text);

/// A lower level includes a higher one, or one beside it; or an include is not written from the root.
Faults wrong_levels(const Source& source);
/// A third-party header outside its folder, in a header where it may not be, or that no folder is known for.
Faults stray_libraries(const Source& source);
/// A header without #pragma once, or that does not open with a comment of two to six lines.
Faults bare_header(const Source& source);
/// Under sim/: clocks, threads, standard distributions, unordered containers, state that runs would share.
Faults indeterminacy(const Source& source);
/// Words that say that something is not finished.
Faults unfinished_words(const Source& source);

}  // namespace tocsin::architecture

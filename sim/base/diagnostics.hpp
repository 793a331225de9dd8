// Diagnostics: what is wrong with something a person or a file gave us, said so that it can be mended.
// A fault is a value that travels in a Result; only bugs are assertions. Nothing here prints.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace tocsin {

enum class Severity { Error, Warning };

/// Where in a text: the file's name, line and column from 1 (0: the whole file), and how many
/// characters are meant.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 1;
};

/// One fault: where, the line itself, what is wrong, what was expected and, where it can be guessed,
/// the mend. `message`, `expected` and `hint` are phrases without a full stop.
struct Diagnostic {
  Severity severity = Severity::Error;
  Place place;
  std::string line_text;
  std::string message;
  std::string expected;
  std::string hint;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or every reason why there is none.
template <class T>
using Result = tl::expected<T, Diagnostics>;

/// One fault without a place in a text, as a failed Result.
tl::unexpected<Diagnostics> fault(std::string message, std::string expected = {}, std::string hint = {});
/// One fault at a place.
tl::unexpected<Diagnostics> fault_at(Place place, std::string line_text, std::string message,
                                     std::string expected = {}, std::string hint = {});

bool has_errors(const Diagnostics& diagnostics);

/// Orders by file, line, column, message, and drops exact repeats: the order in which people mend.
void sort_for_reading(Diagnostics& diagnostics);

/// `file:line:column: error: message`, the line, a caret, `  expected: ...`, `  hint: ...`.
/// Ends with a newline. Tabs in the line are kept so that the caret stands right; control characters
/// are shown as '?'.
std::string format(const Diagnostic& diagnostic);
std::string format(const Diagnostics& diagnostics);

/// Line `number` (from 1) of `text`, without its end; empty where there is none.
std::string_view line_of(std::string_view text, int number);

}  // namespace tocsin

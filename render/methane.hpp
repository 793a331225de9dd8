// A METHANE as people write it: seven texts, one line of them, and the command that sends it. Pure text:
// knows nothing of a scenario and of how the texts are asked for.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sim/model/command.hpp"

namespace tocsin::render {

/// The seven texts of a METHANE, in the order of its letters. An empty one was not given.
struct Methane {
  static constexpr std::size_t letters = model::letter_count;
  std::array<std::string, letters> parts;

  friend bool operator==(const Methane&, const Methane&) = default;
};

struct MethanePart {
  char letter = 'M';
  std::string_view name;    ///< "Exact location"
  std::string_view prompt;  ///< what to say for it
};
const std::array<MethanePart, Methane::letters>& methane_parts();

/// "METHANE", or "ETHANE".
std::string_view words_of(model::MethaneForm form);

/// The form that a report of somebody's takes: an ETHANE where it has no M and their organisation is neither
/// on standby nor at declared.
model::MethaneForm form_of(const Methane& report, model::Activation sender);

/// "M: standby | E: the works | T: ..." without the parts that are empty.
std::string methane_line(const Methane& report);
/// Back from that, or from a line as people type it: "M: ... E: ... T: ...". The first E is the exact
/// location, one after any later letter the emergency services. Nothing where no letter is found.
std::optional<Methane> methane_from(std::string_view text);
/// What stands before the first letter of such a line; all of it where there is none.
std::string_view before_letters(std::string_view text);

/// Who sends what to whom, by id; `to` is `from` for one's own control room.
struct MethaneOrder {
  std::string from;
  std::string to;
  model::MethaneForm form = model::MethaneForm::Methane;
  Methane report;
};
/// The command that sends it. An ETHANE goes without the M.
model::SendMethane methane_command(const MethaneOrder& order);

}  // namespace tocsin::render

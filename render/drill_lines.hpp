// What an officer types in a drill: one line, read as one thing to do. Pure text: knows nothing of a
// scenario, so what the words stand for is found by whoever carries them out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "render/methane.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"
#include "sim/model/command.hpp"

namespace tocsin::render {

namespace said {

struct Nothing {};  ///< an empty line
struct Help {};
struct Status {};
struct Log {};
struct Acknowledge {};
struct Decline {};
/// `words`: a number, an id, or words of a question. Empty: list them.
struct Ask {
  std::string words;
};
/// `option`: a number, an id or words of an option.
struct Decide {
  std::string option;
  std::string because;
};
/// `whom`: an id, or words of a role's or a person's name. Empty: list them.
struct Call {
  std::string whom;
  std::string about;
};
struct SetState {
  model::Activation state = model::Activation::Standby;
};
/// `to`: an id, or words of an organisation's name; empty: their own control room. Without a report: the form
/// is to be filled in letter by letter.
struct SendMethane {
  std::string to;
  std::optional<Methane> report;
};
struct Note {
  std::string text;
};
struct Wait {
  Duration time{0};
};
struct WaitForPage {};
struct WaitForNews {};  ///< until something reaches the officer
struct Quit {};

}  // namespace said

using DrillInput =
    std::variant<said::Nothing, said::Help, said::Status, said::Log, said::Acknowledge, said::Decline,
                 said::Ask, said::Decide, said::Call, said::SetState, said::SendMethane, said::Note,
                 said::Wait, said::WaitForPage, said::WaitForNews, said::Quit>;

/// One line as typed. A fault names what was not understood, and the nearest word that would have been.
Result<DrillInput> read_drill_line(std::string_view line);

/// What can be typed, a line each.
std::string drill_help();

}  // namespace tocsin::render

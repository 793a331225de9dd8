// The conversation of a drill, a line at a time: what was typed is carried out, and what comes of it is text.
// Knows nothing of terminals and clocks: whoever holds it says how lines come and how time passes.
#pragma once

#include <optional>
#include <string>

#include "render/drill.hpp"

namespace tocsin::app {

class Talk {
 public:
  /// REQUIRES: the drill outlives the talk.
  explicit Talk(render::DrillSession& drill) : drill_(drill) {}

  /// Carries out one line; the answer to it, with all that has come since. Between the lines of a METHANE
  /// form, the line is a part of it.
  std::string take(const std::string& line);
  /// What has come since the last call, as lines.
  std::string news();
  /// Once `quit` was said.
  bool is_left() const { return is_left_; }
  bool is_over() const { return is_left_ || drill_.is_over(); }
  /// The METHANE form is being filled in, or nothing: what stands before the cursor.
  std::string prompt() const;

 private:
  std::string begin_form(const render::said::SendMethane& methane);
  std::string take_part(const std::string& line);
  std::string carry_out(const render::DrillInput& input);

  render::DrillSession& drill_;
  std::optional<std::size_t> part_;  ///< of the METHANE being filled in
  render::said::SendMethane methane_;
  bool is_left_ = false;
};

/// Faults as one plain sentence each, for somebody in the middle of something.
std::string plain(const Diagnostics& faults);

}  // namespace tocsin::app

#include "app/drill_talk.hpp"

#include <fmt/format.h>

namespace tocsin::app {

std::string plain(const Diagnostics& faults) {
  std::string text;
  for (const Diagnostic& fault : faults) {
    text += fault.message;
    if (!fault.expected.empty()) text += fmt::format("; wanted: {}", fault.expected);
    if (!fault.hint.empty()) text += fmt::format(" ({})", fault.hint);
    text += ".\n";
  }
  return text;
}

std::string Talk::news() {
  std::string text;
  for (const render::DrillLine& line : drill_.news()) text += format(drill_.session().setting(), line);
  return text;
}

std::string Talk::prompt() const {
  if (!part_) return "> ";
  const render::MethanePart& part = render::methane_parts()[*part_];
  return fmt::format("{}  {} ({}): ", part.letter, part.name, part.prompt);
}

std::string Talk::carry_out(const render::DrillInput& input) {
  const auto done = drill_.obey(input);
  const std::string come = news();
  return done ? *done + come : plain(done.error()) + come;
}

// An empty line leaves a part out, and "cancel" the whole form.
std::string Talk::take_part(const std::string& line) {
  if (line == "cancel") {
    part_.reset();
    return "No METHANE is sent.\n" + news();
  }
  methane_.report->parts[*part_] = line;
  if (++*part_ < render::Methane::letters) return news();
  part_.reset();
  if (methane_.report == render::Methane{}) return "Nothing was filled in: no METHANE is sent.\n" + news();
  return carry_out(methane_);
}

std::string Talk::begin_form(const render::said::SendMethane& methane) {
  const auto known = drill_.obey(methane);
  if (!known) return plain(known.error()) + news();
  part_ = 0;
  methane_ = {methane.to, render::Methane{}};
  return "A line for each letter; an empty one leaves it out, cancel sends nothing.\n" + news();
}

std::string Talk::take(const std::string& line) {
  if (part_) return take_part(line);
  const auto input = render::read_drill_line(line);
  if (!input) return plain(input.error()) + news();
  if (std::holds_alternative<render::said::Help>(*input)) return render::drill_help() + news();
  if (std::holds_alternative<render::said::Quit>(*input)) {
    is_left_ = true;
    return news();
  }
  const auto* methane = std::get_if<render::said::SendMethane>(&*input);
  if (methane != nullptr && !methane->report) return begin_form(*methane);
  return carry_out(*input);
}

}  // namespace tocsin::app

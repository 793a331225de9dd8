#include "sim/scenario/faults.hpp"

#include <fmt/format.h>

#include "sim/base/text.hpp"

namespace tocsin::scenario {

namespace {

/// A line is shown up to here; the rest of a longer one helps nobody.
constexpr std::size_t shown_line_bytes = 400;
constexpr std::size_t quoted_bytes = 60;
/// Each further name costs a comparison for every fault.
constexpr std::size_t most_names_compared = 2000;

/// At most that many bytes, never half a character.
std::string cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string{text};
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return std::string{text.substr(0, bytes)} + "...";
}

std::vector<std::size_t> starts_of_lines(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') starts.push_back(at + 1);
  }
  return starts;
}

}  // namespace

Faults::Faults(const std::vector<model::SourceText>& sources) : sources_(&sources) {
  line_starts_.reserve(sources.size());
  for (const model::SourceText& source : sources) line_starts_.push_back(starts_of_lines(source.text));
}

void Faults::error(Spot spot, Complaint complaint) {
  if (errors_++ < limit) add(Severity::Error, spot, std::move(complaint));
}

void Faults::warning(Spot spot, Complaint complaint) {
  if (warnings_++ < limit) add(Severity::Warning, spot, std::move(complaint));
}

std::string Faults::describe(Spot spot) const {
  if (spot.line == 0 || spot.file >= sources_->size()) return "the scenario";
  return fmt::format("{}:{}", (*sources_)[spot.file].name, spot.line);
}

Diagnostics Faults::take() {
  Diagnostics taken = std::move(diagnostics_);
  sort_for_reading(taken);
  if (errors_ > limit) {
    Diagnostic rest;
    rest.message = fmt::format("{} more errors are not shown", errors_ - limit);
    taken.push_back(std::move(rest));
  }
  return taken;
}

void Faults::add(Severity severity, Spot spot, Complaint complaint) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  if (spot.line > 0 && spot.file < sources_->size()) {
    diagnostic.place = {(*sources_)[spot.file].name, spot.line, spot.column, spot.length};
    diagnostic.line_text = line_at(spot);
  }
  diagnostic.message = std::move(complaint.message);
  diagnostic.expected = std::move(complaint.expected);
  diagnostic.hint = std::move(complaint.hint);
  diagnostics_.push_back(std::move(diagnostic));
}

std::string Faults::line_at(Spot spot) const {
  const std::vector<std::size_t>& starts = line_starts_[spot.file];
  const auto number = static_cast<std::size_t>(spot.line);
  if (number > starts.size()) return {};
  const std::string_view rest = std::string_view{(*sources_)[spot.file].text}.substr(starts[number - 1]);
  std::string_view line = line_of(rest, 1);
  if (starts[number - 1] == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return cut(line, shown_line_bytes);
}

std::string shortened(std::string_view text) { return cut(text, quoted_bytes); }

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  if (names.size() > most_names_compared || word.size() > quoted_bytes) return {};
  const auto nearest = nearest_name(word, names);
  return nearest ? fmt::format("did you mean \"{}\"?", *nearest) : std::string{};
}

}  // namespace tocsin::scenario

#include "render/methane.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tocsin::render {

namespace {

constexpr std::array<MethanePart, Methane::letters> parts{
    {{'M', "Major incident", "standby or declared, or empty below the threshold"},
     {'E', "Exact location", "where, with a grid reference if there is one"},
     {'T', "Type of incident", "what has happened"},
     {'H', "Hazards", "present and possible"},
     {'A', "Access", "routes that are safe, and the rendezvous point"},
     {'N', "Number of casualties", "how many, and how severe; none, or not known"},
     {'E', "Emergency services", "present, and wanted"}}};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The place of the letter that begins at `at`, as "E:", among the parts from `from` on; none: it is no
/// letter.
std::optional<std::size_t> letter_at(std::string_view text, std::size_t at, std::size_t from) {
  const bool begins = at == 0 || is_space(text[at - 1]) || text[at - 1] == '|';
  if (!begins || at + 1 >= text.size() || text[at + 1] != ':') return std::nullopt;
  const char letter = text[at] >= 'a' && text[at] <= 'z' ? static_cast<char>(text[at] - 'a' + 'A') : text[at];
  for (std::size_t i = from; i < parts.size(); ++i) {
    if (parts[i].letter == letter) return i;
  }
  return std::nullopt;
}

std::string_view without_bar(std::string_view text) {
  const auto is_left_out = [](char c) { return is_space(c) || c == '|'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_left_out(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

const std::array<MethanePart, Methane::letters>& methane_parts() { return parts; }

std::string methane_line(const Methane& report) {
  std::string line;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (report.parts[i].empty()) continue;
    std::string text = report.parts[i];
    std::replace(text.begin(), text.end(), '|', '/');
    line += fmt::format("{}{}: {}", line.empty() ? "" : " | ", parts[i].letter, text);
  }
  return line;
}

std::optional<Methane> methane_from(std::string_view text) {
  Methane report;
  std::optional<std::size_t> part;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (part) report.parts[*part] = without_bar(text.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto letter = letter_at(text, at, part ? *part + 1 : 0);
    if (!letter) continue;
    close(at);
    part = letter;
    begin = at + 2;
  }
  close(text.size());
  if (!part) return std::nullopt;
  return report;
}

std::string_view before_letters(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !letter_at(text, at, 0)) ++at;
  return text.substr(0, at);
}

std::string_view words_of(model::MethaneForm form) {
  return form == model::MethaneForm::Ethane ? "ETHANE" : "METHANE";
}

model::MethaneForm form_of(const Methane& report, model::Activation sender) {
  const bool has_m = !report.parts[model::place_of(model::Letter::MajorIncident)].empty();
  const bool is_major = sender == model::Activation::Standby || sender == model::Activation::Declared;
  return has_m || is_major ? model::MethaneForm::Methane : model::MethaneForm::Ethane;
}

model::SendMethane methane_command(const MethaneOrder& order) {
  const auto text = [&](model::Letter letter) {
    return belongs_to(letter, order.form) ? order.report.parts[model::place_of(letter)] : std::string{};
  };
  return {order.from,
          order.to,
          order.form,
          text(model::Letter::MajorIncident),
          text(model::Letter::ExactLocation),
          text(model::Letter::Type),
          text(model::Letter::Hazards),
          text(model::Letter::Access),
          text(model::Letter::Casualties),
          text(model::Letter::Services)};
}

}  // namespace tocsin::render

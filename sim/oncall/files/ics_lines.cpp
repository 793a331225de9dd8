#include "sim/oncall/files/ics_lines.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/utf8.hpp"

namespace tocsin::rota_files {

namespace {

/// The name before the first ':' or ';', in capitals.
std::string name_of(std::string_view line) {
  std::string name{line.substr(0, line.find_first_of(":;"))};
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

std::string value_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon == std::string_view::npos ? std::string{} : name_of(line.substr(colon + 1));
}

/// A line as it is meant, and where and how it begins.
struct ContentLine {
  std::string unfolded;
  int number = 0;
  std::string first;
};

std::vector<ContentLine> content_lines(std::string_view text) {
  std::vector<ContentLine> lines;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number;
    if (line.empty()) continue;
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    if (goes_on && !lines.empty()) {
      lines.back().unfolded += line.substr(1);
    } else {
      lines.push_back({std::string{line}, number, std::string{line}});
    }
  }
  return lines;
}

int characters_in(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) ++count;
  return count;
}

}  // namespace

const PropertyLine* EventLines::find(std::string_view name) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [name](const PropertyLine& property) { return property.name == name; });
  return found == properties.end() ? nullptr : &*found;
}

const PropertyLine& EventLines::line_of(std::string_view name) const {
  const PropertyLine* found = find(name);
  return found == nullptr ? begin : *found;
}

CalendarLines calendar_lines(std::string_view text) {
  CalendarLines lines;
  std::vector<PropertyLine> open;  // the BEGINs round the present line
  for (const ContentLine& content : content_lines(text)) {
    PropertyLine property{name_of(content.unfolded), content.number, content.first};
    const std::string component = value_of(content.unfolded);
    const bool is_in_event = !open.empty() && open.back().name == "VEVENT";
    if (property.name == "BEGIN") {
      if (component == "VEVENT") lines.events.push_back({property, {}});
      open.push_back({component, property.line, property.text});
    } else if (property.name == "END") {
      const bool is_paired = !open.empty() && open.back().name == component;
      if (!is_paired && !lines.unpaired) lines.unpaired = property;
      if (is_paired) open.pop_back();
    } else if (is_in_event) {
      lines.events.back().properties.push_back(std::move(property));
    }
  }
  if (!lines.unpaired && !open.empty()) lines.unpaired = open.back();
  return lines;
}

Diagnostic at_line(const std::string& file, const PropertyLine& line, Severity severity, std::string message,
                   std::string expected, std::string hint) {
  return {severity,
          {file, line.line, 1, std::max(1, characters_in(line.text))},
          line.text,
          std::move(message),
          std::move(expected),
          std::move(hint)};
}

}  // namespace tocsin::rota_files

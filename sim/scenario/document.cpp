#include "sim/scenario/document.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "sim/base/text.hpp"
#include "sim/base/utf8.hpp"
#include "sim/scenario/nesting.hpp"
#include "sim/scenario/read.hpp"

namespace tocsin::scenario {

namespace {

/// "2026-11-11 10:25:00+01:00" from the parser's own dates; what is only half of one stays half.
std::string date_text(const toml::date& d) {
  return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}
std::string time_text(const toml::time& t) {
  return fmt::format("{:02}:{:02}:{:02}", t.hour, t.minute, t.second);
}
std::string date_time_text(const toml::date_time& t) {
  std::string text = date_text(t.date) + " " + time_text(t.time);
  if (!t.offset) return text;
  const int minutes = t.offset->minutes;
  const int size = minutes < 0 ? -minutes : minutes;
  return text + fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

/// Turns the parser's tree of one file into nodes.
class Conversion {
 public:
  Conversion(std::uint32_t file, Faults& faults) : file_(file), faults_(faults) {}

  Node table(const toml::table& table, int depth) {
    Node node;
    node.kind = Node::Kind::Table;
    node.spot = spot_of(table.source());
    for (const auto& [key, value] : table) {
      node.members.push_back({std::string{key.str()}, spot_of(key.source()), convert(value, depth + 1)});
    }
    std::sort(node.members.begin(), node.members.end(), [](const Member& a, const Member& b) {
      return std::tie(a.key_spot.line, a.key_spot.column, a.key) <
             std::tie(b.key_spot.line, b.key_spot.column, b.key);
    });
    return node;
  }

 private:
  Spot spot_of(const toml::source_region& region) const {
    Spot spot{file_, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column), 1};
    if (region.end.line == region.begin.line && region.end.column > region.begin.column) {
      spot.length = static_cast<int>(region.end.column - region.begin.column);
    } else if (region.end.line > region.begin.line) {
      spot.length = whole_rest_of_line;
    }
    return spot;
  }

  Node convert(const toml::node& value, int depth) {
    if (depth > nesting_limit) {
      faults_.error(spot_of(value.source()),
                    {fmt::format("this is nested more than {} levels deep", nesting_limit)});
      return scalar(value);
    }
    if (const toml::table* inner = value.as_table()) return table(*inner, depth);
    if (const toml::array* list = value.as_array()) return array(*list, depth);
    return scalar(value);
  }

  Node array(const toml::array& list, int depth) {
    Node node;
    node.kind = Node::Kind::List;
    node.spot = spot_of(list.source());
    if (list.size() > list_limit) {
      faults_.error(node.spot, {fmt::format("this list has {} entries", list.size()),
                                fmt::format("at most {}", list_limit)});
    }
    const std::size_t count = std::min(list.size(), list_limit);
    node.items.reserve(count);
    for (std::size_t i = 0; i < count; ++i) node.items.push_back(convert(list[i], depth + 1));
    return node;
  }

  Node scalar(const toml::node& value) {
    Node node;
    node.kind = Node::Kind::Boolean;
    node.spot = spot_of(value.source());
    if (const auto* text = value.as_string()) {
      node.kind = Node::Kind::Text;
      node.text = text->get();
    } else if (const auto* integer = value.as_integer()) {
      node.kind = Node::Kind::Integer;
      node.integer = integer->get();
      node.number = static_cast<double>(node.integer);
    } else if (const auto* number = value.as_floating_point()) {
      node.kind = Node::Kind::Number;
      node.number = number->get();
    } else if (const auto* moment = value.as_date_time()) {
      node.kind = Node::Kind::Date;
      node.text = date_time_text(moment->get());
    } else if (const auto* day = value.as_date()) {
      node.kind = Node::Kind::Date;
      node.text = date_text(day->get());
    } else if (const auto* time = value.as_time()) {
      node.kind = Node::Kind::Date;
      node.text = time_text(time->get());
    }
    return node;
  }

  static constexpr int whole_rest_of_line = 1000;

  std::uint32_t file_;
  Faults& faults_;
};

/// Line and column of the first byte that is not UTF-8, or is a NUL.
Spot first_unreadable(std::uint32_t file, std::string_view text) {
  Spot spot{file, 1, 1, 1};
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.code_point == Character::unreadable || c.code_point == 0) break;
    if (c.code_point == U'\n') {
      ++spot.line;
      spot.column = 1;
    } else {
      ++spot.column;
    }
    at += c.length;
  }
  return spot;
}

/// True where the text may be handed to the parser.
bool is_fit_to_parse(std::uint32_t file, std::string_view text, Faults& faults) {
  if (!is_utf8_text(text)) {
    faults.error(first_unreadable(file, text), {"this byte is not text", "UTF-8 without NUL"});
    return false;
  }
  if (const auto line = line_of_deep_key(text, nesting_limit)) {
    faults.error({file, *line, 1, 1}, {fmt::format("a key here has more than {} parts", nesting_limit)});
    return false;
  }
  return true;
}

/// "key-value pair: cannot redefine existing integer 'a'" from the parser's own sentence.
std::string parser_phrase(std::string_view description) {
  constexpr std::string_view opening = "Error while parsing ";
  if (description.starts_with(opening)) description.remove_prefix(opening.size());
  while (description.ends_with('.')) description.remove_suffix(1);
  return fmt::format("this is not TOML; {}", description);
}

/// The parser names the end of some headings, which may be the start of the line behind them.
Spot spot_of_error(std::uint32_t file, std::string_view text, const toml::parse_error& error) {
  const toml::source_position at = error.source().begin;
  const Spot spot{file, static_cast<int>(at.line), static_cast<int>(at.column), 1};
  const bool is_about_heading = error.description().find("table header") != std::string_view::npos;
  if (!is_about_heading || spot.column != 1 || line_of(text, spot.line).starts_with('[')) return spot;
  return {file, std::max(1, spot.line - 1), 1, 1};
}

std::optional<Node> parse_one(std::uint32_t file, const model::SourceText& source, Faults& faults) {
  if (!is_fit_to_parse(file, source.text, faults)) return std::nullopt;
  try {
    const toml::table root = toml::parse(std::string_view{source.text});
    return Conversion{file, faults}.table(root, 0);
  } catch (const toml::parse_error& error) {
    const Spot spot = spot_of_error(file, source.text, error);
    faults.error(spot, {parser_phrase(error.description()), {}, "the rest of this file was not read"});
    return std::nullopt;
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::Text:
      return "text";
    case Node::Kind::Integer:
      return fmt::format("the number {}", node.integer);
    case Node::Kind::Number:
      return fmt::format("the number {}", node.number);
    case Node::Kind::Boolean:
      return "true or false";
    case Node::Kind::Date:
      return "a date or time";
    case Node::Kind::List:
      return "a list";
    case Node::Kind::Table:
      return "a table";
  }
  return {};
}

std::vector<Node> parse_sources(const std::vector<model::SourceText>& sources, Faults& faults) {
  std::vector<Node> documents;
  std::size_t total = 0;
  for (const model::SourceText& source : sources) total += source.text.size();
  if (total > source_limit_bytes || sources.size() > source_limit_files) {
    faults.error({}, {fmt::format("the scenario has {} bytes in {} files", total, sources.size()),
                      fmt::format("at most {} bytes in {} files", source_limit_bytes, source_limit_files)});
    return documents;
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    auto document = parse_one(static_cast<std::uint32_t>(i), sources[i], faults);
    if (document) documents.push_back(std::move(*document));
  }
  return documents;
}

}  // namespace tocsin::scenario

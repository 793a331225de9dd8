// From the text of a table of symbols to the table, or every fault in it.
#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "render/symbol_checks.hpp"
#include "render/symbol_table.hpp"
#include "sim/base/csv.hpp"
#include "sim/base/text.hpp"

namespace tocsin::render {

namespace {

enum Column : std::size_t { Id, Form, Fill, Letters, ColourOf, Size, Legend, Help };
constexpr std::array<std::string_view, 8> columns{"id",     "form",    "fill",   "letters",
                                                  "colour", "size_px", "legend", "help"};

constexpr std::array<std::string_view, 13> forms{"square", "circle", "diamond", "hexagon", "triangle",
                                                 "flag",   "cross",  "burst",   "dot",     "house",
                                                 "pin",    "target", "bars"};
constexpr std::array<std::string_view, 3> dashes{"solid", "dashed", "dotted"};
constexpr std::array<std::string_view, 3> hatches{"sparse", "medium", "dense"};
constexpr std::array<std::string_view, 5> marks{"none", "struck", "ringed", "underlined", "arrow"};
constexpr std::array<std::string_view, 2> fills{"solid", "hollow"};
constexpr std::array<std::string_view, 3> state_fills{"as_is", "solid", "hollow"};

constexpr NumberRange sizes_px{1.0, 60.0};
constexpr std::size_t most_flag_letters = 6;
constexpr std::size_t most_letters = 2;
constexpr std::size_t longest_legend = 60;
constexpr std::size_t longest_help = 200;

std::optional<Colour> hex_colour(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return rgb(value);
}

}  // namespace

/// One text over one table.
class SymbolReader {
 public:
  SymbolReader(SymbolTable table, std::string_view text, const std::string& file)
      : table_(std::move(table)), csv_(file, text, columns, faults_) {
    for (std::size_t i = 0; i < symbol_count; ++i) ids_.push_back(name_of(static_cast<SymbolId>(i)));
    for (std::size_t i = 0; i < symbol_state_count; ++i) ids_.push_back(name_of(static_cast<SymbolState>(i)));
    table_.rows_.resize(symbol_count);
    table_.states_.resize(symbol_state_count);
  }

  Result<SymbolTable> read() {
    while (csv_.next()) read_row();
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    return table_;
  }

  /// What the rows read break; what other rows break is as it was compiled in.
  Diagnostics warnings() const {
    Diagnostics found;
    for (const LookFault& fault : look_faults(table_)) {
      const auto row = rows_read_.find(static_cast<std::size_t>(fault.id));
      if (row == rows_read_.end()) continue;
      Diagnostic warning = row->second;
      warning.severity = Severity::Warning;
      warning.message = fmt::format("{}: {}", name_of(fault.id), fault.message);
      warning.expected = fault.expected;
      found.push_back(std::move(warning));
    }
    sort_for_reading(found);
    return found;
  }

 private:
  bool is_given(Column column) const { return !csv_.empty(column); }

  void read_row() {
    const std::size_t before = faults_.size();
    const std::size_t index = csv_.name_index(Id, ids_);
    if (faults_.size() > before) return;
    // Where a warning about this row would stand: known only while the row is at hand.
    csv_.fault(ColourOf, {});
    const Diagnostic here = std::move(faults_.back());
    faults_.pop_back();
    if (const auto [first, is_new] = rows_read_.emplace(index, here); !is_new) {
      csv_.fault(Id, fmt::format("{} has a row already, on line {}", csv_.text(Id), first->second.place.line),
                 "one row for each id");
      return;
    }
    index < symbol_count
        ? read_symbol(table_.rows_[index], static_cast<SymbolId>(index))
        : read_state(table_.states_[index - symbol_count], static_cast<SymbolState>(index - symbol_count));
  }

  void read_symbol(SymbolRow& row, SymbolId id) {
    row.id = id;
    const SymbolSort sort = sort_of(id);
    if (is_given(Form)) {
      if (sort == SymbolSort::Point) row.form = static_cast<SymbolForm>(csv_.name_index(Form, forms));
      if (sort == SymbolSort::Line) row.dash = static_cast<Dash>(csv_.name_index(Form, dashes));
      if (sort == SymbolSort::Area) row.hatch = static_cast<Hatch>(csv_.name_index(Form, hatches) + 1);
    }
    if (sort != SymbolSort::Point) {
      must_be_empty(Fill, "only points are filled");
      must_be_empty(Letters, "only points have letters");
    } else {
      if (is_given(Fill)) row.fill = static_cast<SymbolFill>(csv_.name_index(Fill, fills));
      if (is_given(Letters)) read_letters(row);
    }
    if (is_given(ColourOf)) read_colour(row);
    if (is_given(Size)) row.size_px = csv_.number(Size, sizes_px);
    read_words(row.legend, row.help);
  }

  void read_state(StateRow& row, SymbolState state) {
    row.state = state;
    if (is_given(Form)) {
      const std::size_t mark = csv_.name_index(Form, marks);
      row.arrow = mark + 1 == marks.size() ? Arrow::Yes : Arrow::No;
      row.mark = row.arrow == Arrow::Yes ? SymbolMark::None : static_cast<SymbolMark>(mark);
    }
    if (is_given(Fill)) {
      const std::size_t fill = csv_.name_index(Fill, state_fills);
      row.fill = fill == 0 ? std::nullopt : std::optional(static_cast<SymbolFill>(fill - 1));
    }
    must_be_empty(Letters, "a state has no letters");
    if (is_given(ColourOf))
      row.role = static_cast<ColourRole>(csv_.name_index(ColourOf, colour_role_names()));
    if (is_given(Size)) row.size_px = csv_.number(Size, sizes_px);
    read_words(row.legend, row.help);
  }

  void must_be_empty(Column column, const char* why) {
    if (is_given(column)) csv_.fault(column, why, "an empty field");
  }

  void read_letters(SymbolRow& row) {
    const std::string& letters = csv_.text(Letters);
    if (letters == "-") {
      row.letters.clear();
      return;
    }
    const std::size_t most = row.form == SymbolForm::Flag ? most_flag_letters : most_letters;
    const bool is_plain =
        std::all_of(letters.begin(), letters.end(), [](char c) { return c > ' ' && c < 127; });
    if (!is_plain || letters.size() > most) {
      csv_.fault(Letters, fmt::format("\"{}\" does not fit on the symbol", letters),
                 fmt::format("1 to {} letters or digits, or - for none", most));
      return;
    }
    row.letters = letters;
  }

  void read_colour(SymbolRow& row) {
    const std::string& text = csv_.text(ColourOf);
    if (!text.empty() && text[0] == '#') {
      const auto colour = hex_colour(text);
      if (!colour)
        csv_.fault(ColourOf, fmt::format("\"{}\" is not a colour", text), "# and six hexadecimal digits");
      row.custom = colour;
      return;
    }
    row.role = static_cast<ColourRole>(csv_.name_index(ColourOf, colour_role_names()));
    row.custom.reset();
  }

  void read_words(std::string& legend, std::string& help) {
    const auto read = [this](Column column, std::size_t longest, std::string& words) {
      if (!is_given(column)) return;
      const std::string& text = csv_.text(column);
      if (text.size() > longest || !is_utf8_text(text)) {
        csv_.fault(column, fmt::format("{} has {} bytes", columns[column], text.size()),
                   fmt::format("1 to {} bytes of UTF-8", longest));
        return;
      }
      words = text;
    };
    read(Legend, longest_legend, legend);
    read(Help, longest_help, help);
  }

  Diagnostics faults_;
  SymbolTable table_;
  CsvReader csv_;
  std::vector<std::string_view> ids_;
  std::map<std::size_t, Diagnostic> rows_read_;
};

Result<ReadSymbols> read_symbols(std::string_view text, const std::string& file) {
  SymbolReader reader(standard_symbols(), text, file);
  auto table = reader.read();
  if (!table) return tl::unexpected(std::move(table.error()));
  return ReadSymbols{std::move(*table), reader.warnings()};
}

const SymbolTable& standard_symbols() {
  static const SymbolTable table =
      SymbolReader({}, standard_symbols_text(), "the standard table of symbols").read().value();
  return table;
}

}  // namespace tocsin::render

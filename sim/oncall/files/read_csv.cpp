#include <array>
#include <utility>

#include <fmt/format.h>

#include "sim/base/csv.hpp"
#include "sim/oncall/files/read.hpp"

namespace tocsin::rota_files {

namespace {

enum Column : std::size_t { Role, Person, From, To };

constexpr std::array<std::string_view, 5> all_columns{"role", "person", "from", "to", "exercise"};
constexpr std::size_t needed_columns = 4;

std::span<const std::string_view> columns_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  const bool is_short = first.ends_with("role,person,from,to");
  return std::span{all_columns}.first(is_short ? needed_columns : all_columns.size());
}

/// A cell without the apostrophe that kept a spreadsheet from taking it for a formula.
std::string_view unguarded(std::string_view text) {
  const bool is_guarded =
      text.size() > 1 && text[0] == '\'' && std::string_view{"=+-@"}.find(text[1]) != std::string_view::npos;
  return is_guarded ? text.substr(1) : text;
}

class Reader {
 public:
  Reader(std::string file, std::string_view text, const Target& target)
      : target_(target),
        people_("person", target.people),
        roles_("role", target.roles),
        csv_(std::move(file), text, columns_of(text), faults_) {}

  Result<Imported> read() {
    while (csv_.next()) {
      if (result_.shifts.size() >= shift_limit) {
        csv_.fault_in_file(fmt::format("the file has more than {} shifts", shift_limit));
        break;
      }
      read_row();
    }
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    return std::move(result_);
  }

 private:
  void read_row() {
    const auto role = target_.role ? target_.role : found(roles_, Role);
    const auto person = found(people_, Person);
    const auto from = moment(From);
    const auto to = moment(To);
    if (from && to && *to <= *from) {
      csv_.fault(To, "this shift ends before it begins", "a time after " + csv_.text(From));
      return;
    }
    if (role && person && from && to) result_.shifts.push_back({*role, *person, *from, *to});
  }

  std::optional<std::string> found(const Directory& directory, std::size_t column) {
    const std::string_view written = unguarded(csv_.text(column));
    auto id = directory.find(written);
    if (id) return id;
    Diagnostic said = directory.complaint(written);
    csv_.fault(column, std::move(said.message), std::move(said.expected), std::move(said.hint));
    return std::nullopt;
  }

  std::optional<Instant> moment(std::size_t column) {
    const std::string& text = csv_.text(column);
    const auto written = parse_written_time(text);
    if (!written) {
      csv_.fault(column, fmt::format("\"{}\" is not a local date and time", text),
                 "such as \"2026-11-02 09:00\" or \"2026-11-02 09:00+00:00\"");
      return std::nullopt;
    }
    const Resolution resolution = target_.zone.resolve(*written);
    const auto offset = [&](Instant t) { return offset_text(target_.zone.offset_minutes(t)); };
    switch (resolution.kind) {
      case Resolution::Kind::Unique:
        return resolution.first;
      case Resolution::Kind::Doubled:
        csv_.fault(
            column, fmt::format("{} happens twice, because the clocks go back", text),
            fmt::format("\"{}\" or \"{}\" behind it", offset(resolution.first), offset(resolution.second)));
        return std::nullopt;
      case Resolution::Kind::Missing:
        csv_.fault(column, fmt::format("{} does not happen, because the clocks go forward over it", text),
                   fmt::format("a time before or after the change at {}",
                               short_local(target_.zone.to_local(resolution.first))));
        return std::nullopt;
      case Resolution::Kind::BadOffset:
        csv_.fault(column, fmt::format("{} has not that offset in {}", text, target_.zone.name()),
                   fmt::format("{} there", offset(resolution.first)));
        return std::nullopt;
    }
    return std::nullopt;
  }

  const Target& target_;
  Directory people_;
  Directory roles_;
  Diagnostics faults_;
  Imported result_;
  CsvReader csv_;
};

}  // namespace

Result<Imported> read_csv(std::string file, std::string_view text, const Target& target) {
  return Reader{std::move(file), text, target}.read();
}

}  // namespace tocsin::rota_files

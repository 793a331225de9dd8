#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "sim/base/hash.hpp"
#include "sim/journal/field_json.hpp"
#include "sim/journal/journal.hpp"
#include "sim/journal/json_value.hpp"

// Reading a record: `read` and `verify` of journal.hpp, which differ only in what they make of the end.

namespace tocsin::journal {

namespace {

/// A value, or a phrase that says why there is none.
template <class T>
using Checked = tl::expected<T, std::string>;
using Problem = tl::unexpected<std::string>;

constexpr std::string_view chain_opening = ",\"chain\":\"";
constexpr std::string_view chain_closing = "\"}";
constexpr std::size_t chain_digits = 64;
constexpr std::size_t chain_size = chain_opening.size() + chain_digits + chain_closing.size();

// Longer lines than this are not shown below a fault; the header holds whole files.
constexpr std::size_t longest_line_shown = 240;

/// Takes an object's members one by one, in the order the format gives them, and keeps the first problem.
class Members {
 public:
  explicit Members(const JsonValue& value) : object_(value.as<JsonObject>()) {
    if (object_ == nullptr) problem_ = "not an object";
  }

  bool next_is(std::string_view name) const {
    return problem_.empty() && at_ < object_->size() && (*object_)[at_].name == name;
  }

  /// The next member, which must have this name and hold a T.
  template <class T>
  T take(std::string_view name, std::string_view kind) {
    const JsonValue* value = take_any(name);
    if (value == nullptr) return {};
    if (const T* held = value->as<T>()) return *held;
    problem_ = fmt::format("\"{}\" is not {}", name, kind);
    return {};
  }

  std::string take_text(std::string_view name) { return take<std::string>(name, "a text"); }

  std::uint64_t take_unsigned(std::string_view name, std::uint64_t most) {
    const JsonValue* value = take_any(name);
    if (value == nullptr) return 0;
    const auto* small = value->as<std::int64_t>();
    const auto* large = value->as<std::uint64_t>();
    if (small != nullptr && *small >= 0 && static_cast<std::uint64_t>(*small) <= most) {
      return static_cast<std::uint64_t>(*small);
    }
    if (large != nullptr && *large <= most) return *large;
    problem_ = fmt::format("\"{}\" is not a whole number from 0 to {}", name, most);
    return 0;
  }

  const JsonValue* take_any(std::string_view name) {
    if (!problem_.empty()) return nullptr;
    if (next_is(name)) return &(*object_)[at_++].value;
    problem_ = fmt::format("\"{}\" does not stand where it should", name);
    return nullptr;
  }

  /// The next member, whatever it is; null at the end.
  const JsonMember* take_next() {
    if (!problem_.empty() || at_ == object_->size()) return nullptr;
    return &(*object_)[at_++];
  }

  void end() {
    if (problem_.empty() && at_ != object_->size()) {
      problem_ = fmt::format("\"{}\" does not belong here", (*object_)[at_].name);
    }
  }

  const std::string& problem() const { return problem_; }
  void refuse(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

 private:
  const JsonObject* object_;
  std::size_t at_ = 0;
  std::string problem_;
};

std::vector<model::SourceText> sources_from(Members& scenario) {
  std::vector<model::SourceText> sources;
  for (const JsonValue& file : scenario.take<JsonArray>("files", "a list")) {
    Members members{file};
    std::string name = members.take_text("name");
    std::string text = members.take_text("text");
    members.end();
    if (!members.problem().empty()) scenario.refuse(fmt::format("\"files\": {}", members.problem()));
    sources.push_back({std::move(name), std::move(text)});
  }
  return sources;
}

void read_scenario(Header& header, Members& members) {
  const JsonValue* value = members.take_any("scenario");
  if (value == nullptr) return;
  Members scenario{*value};
  header.scenario_name = scenario.take_text("name");
  header.scenario_hash = scenario.take_text("hash");
  header.sources = sources_from(scenario);
  scenario.end();
  if (!scenario.problem().empty()) return members.refuse(fmt::format("\"scenario\": {}", scenario.problem()));
  if (header.scenario_hash != hash_of(header.sources)) {
    members.refuse("the scenario's hash is not that of its files");
  }
}

void read_map(Header& header, Members& members) {
  const JsonValue* value = members.take_any("map");
  if (value == nullptr) return;
  Members map{*value};
  header.map_name = map.take_text("name");
  header.map_hash = map.take_text("hash");
  map.end();
  if (!map.problem().empty()) members.refuse(fmt::format("\"map\": {}", map.problem()));
}

Checked<Header> header_from(const JsonValue& value) {
  Header header;
  Members members{value};
  if (members.take_text("format") != "tocsin-journal") members.refuse("\"format\" is not \"tocsin-journal\"");
  const std::int64_t version = members.take<std::int64_t>("version", "a whole number");
  if (version != format_version) {
    members.refuse(fmt::format("it is written in version {} of the format, and this program reads version {}",
                               version, format_version));
  }
  header.title = members.take_text("exercise");
  header.code_word = members.take_text("code_word");
  header.notice = members.take_text("notice");
  header.program_version = members.take_text("program");
  header.seed = members.take_unsigned("seed", std::numeric_limits<std::uint64_t>::max());
  header.replication = static_cast<std::uint32_t>(
      members.take_unsigned("replication", std::numeric_limits<std::uint32_t>::max()));
  read_scenario(header, members);
  read_map(header, members);
  members.take_text("chain");
  members.end();
  if (!members.problem().empty()) return Problem(members.problem());
  return header;
}

/// What an entry must follow on from.
struct Before {
  std::uint64_t number = 0;
  SimTime at;
};

std::uint64_t cause_from(Members& members) {
  const JsonValue* value = members.take_any("cause");
  if (value == nullptr || value->as<JsonNull>() != nullptr) return 0;
  const auto* number = value->as<std::int64_t>();
  if (number != nullptr && *number >= 1) return static_cast<std::uint64_t>(*number);
  members.refuse("\"cause\" is neither an entry's number nor null");
  return 0;
}

void read_fields(Entry& entry, Members& members) {
  while (!members.next_is("chain")) {
    const auto* member = members.take_next();
    if (member == nullptr) return;
    std::optional<model::FieldValue> value = field_from(member->value);
    if (member->name == "seat") return members.refuse("\"seat\" does not stand where it should");
    if (!value) {
      return members.refuse(
          fmt::format("\"{}\" is neither a text nor a number nor a list of one of them", member->name));
    }
    entry.fields.emplace_back(member->name, *std::move(value));
  }
}

Checked<Entry> entry_from(const JsonValue& value, const Before& before) {
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  Entry entry;
  Members members{value};
  entry.number = members.take_unsigned("n", most);
  if (entry.number != before.number + 1) {
    members.refuse(fmt::format("it is numbered {} where {} is due", entry.number, before.number + 1));
  }
  entry.at.ms = static_cast<std::int64_t>(members.take_unsigned("at_ms", most));
  if (entry.at < before.at) members.refuse("its time is before that of the entry before it");
  entry.kind = members.take_text("kind");
  if (entry.kind.empty()) members.refuse("\"kind\" is empty");
  entry.cause = cause_from(members);
  if (entry.cause >= entry.number) members.refuse("its cause is not an entry before it");
  if (members.next_is("seat")) {
    entry.seat = members.take_text("seat");
    if (entry.seat.empty()) members.refuse("\"seat\" is empty");
  }
  read_fields(entry, members);
  members.take_text("chain");
  members.end();
  if (!members.problem().empty()) return Problem(members.problem());
  return entry;
}

/// Checks a line against its own chain value and gives that value.
Checked<std::string> chain_from(std::string_view line, std::string_view previous) {
  if (line.ends_with("\r")) {
    return Problem("the line ends in CR LF, so something has rewritten the file's line ends");
  }
  const bool has_chain = line.size() > chain_size && line.ends_with(chain_closing) &&
                         line.substr(line.size() - chain_size).starts_with(chain_opening);
  if (!has_chain) return Problem("the line does not end in its chain value");
  const std::string_view text = line.substr(0, line.size() - chain_size);
  std::string chain = sha256_hex({previous, text});
  if (line.substr(text.size() + chain_opening.size(), chain_digits) != chain) {
    return Problem("its text and its chain value do not belong together");
  }
  return chain;
}

Checked<JsonValue> json_from(std::string_view line) {
  tl::expected<JsonValue, JsonFault> value = read_json(line);
  if (value) return *std::move(value);
  const JsonFault& fault = value.error();
  return Problem(fault.column == 0 ? fault.message
                                   : fmt::format("{} (column {})", fault.message, fault.column));
}

/// All that could be read, and what stopped it.
struct Reading {
  Record record;
  std::string damage;     ///< of the line behind the last one in `record`; empty: none
  std::string_view line;  ///< the damaged one, or the cut one
  bool is_cut = false;    ///< the last line has no newline
  bool has_header = false;

  /// The entry behind the last whole one; 0 while there is no header.
  std::uint64_t next_entry() const { return has_header ? record.entries.size() + 1 : 0; }
};

/// Takes one whole line in; says why not.
std::string take_line(Reading& reading, std::string_view line) {
  Record& record = reading.record;
  Checked<std::string> chain =
      chain_from(line, reading.has_header ? std::string_view{record.chains.back()} : std::string_view{});
  if (!chain) return chain.error();
  const Checked<JsonValue> value = json_from(line);
  if (!value) return value.error();
  if (!reading.has_header) {
    Checked<Header> header = header_from(*value);
    if (!header) return header.error();
    record.header = *std::move(header);
    reading.has_header = true;
  } else {
    Before before;
    if (!record.entries.empty()) before = {record.entries.back().number, record.entries.back().at};
    Checked<Entry> entry = entry_from(*value, before);
    if (!entry) return entry.error();
    record.entries.push_back(*std::move(entry));
  }
  record.chains.push_back(*std::move(chain));
  return {};
}

Reading read_lines(std::string_view text) {
  Reading reading;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    reading.line = text.substr(0, end);
    if (end == std::string_view::npos) {
      reading.is_cut = true;
      return reading;
    }
    reading.damage = take_line(reading, reading.line);
    if (!reading.damage.empty()) return reading;
    text.remove_prefix(end + 1);
  }
  return reading;
}

/// "entry 12 at T+00:03:10", or "the header".
std::string last_whole(const Record& record) {
  if (record.entries.empty()) return "the header";
  return fmt::format("entry {} at {}", record.entries.back().number, format_t_plus(record.entries.back().at));
}

/// "entry 12", "the header".
std::string name_of_line(std::uint64_t entry) {
  return entry == 0 ? std::string{"the header"} : fmt::format("entry {}", entry);
}

tl::unexpected<Diagnostics> fault_in(const Reading& reading, std::string_view file, std::string message) {
  std::string shown = reading.line.size() <= longest_line_shown ? std::string{reading.line} : std::string{};
  const int line = static_cast<int>(reading.next_entry()) + 1;
  return fault_at({std::string{file}, line, 0, 1}, std::move(shown), std::move(message));
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string verdict_message(const Reading& reading) {
  const std::string place =
      fmt::format("{} (line {})", capitalised(name_of_line(reading.next_entry())), reading.next_entry() + 1);
  if (!reading.damage.empty()) return fmt::format("{} is damaged: {}.", place, reading.damage);
  if (reading.is_cut) return fmt::format("{} is cut short: the file ends within it.", place);
  if (!reading.has_header) return "The file is empty.";
  if (!reading.record.is_complete()) {
    return fmt::format("The record is whole up to {}, where it stops before the exercise ended.",
                       last_whole(reading.record));
  }
  return fmt::format("The record is whole, from the start to the end of the exercise: {}.",
                     last_whole(reading.record));
}

}  // namespace

Result<Record> read(std::string_view text, std::string_view file_name) {
  Reading reading = read_lines(text);
  if (!reading.damage.empty()) {
    return fault_in(reading, file_name,
                    fmt::format("{} is damaged: {}", name_of_line(reading.next_entry()), reading.damage));
  }
  if (!reading.has_header) {
    return fault_in(reading, file_name,
                    text.empty() ? "the file is empty" : "the header is cut short, so nothing can be read");
  }
  if (reading.is_cut) {
    reading.record.cut =
        fmt::format("The last line, entry {}, is cut short and left out: the record stops at {}.",
                    reading.next_entry(), last_whole(reading.record));
  }
  return std::move(reading.record);
}

Verdict verify(std::string_view text) {
  const Reading reading = read_lines(text);
  Verdict verdict;
  verdict.is_whole = reading.has_header && reading.damage.empty() && !reading.is_cut;
  verdict.entries = reading.record.entries.size();
  if (reading.has_header) verdict.chain = reading.record.chains.back();
  if (!verdict.is_whole) verdict.damaged_entry = reading.next_entry();
  verdict.message = verdict_message(reading);
  return verdict;
}

}  // namespace tocsin::journal

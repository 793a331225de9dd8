#include "sim/journal/orders.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "sim/base/text.hpp"
#include "sim/base/utf8.hpp"
#include "sim/journal/field_json.hpp"
#include "sim/journal/journal.hpp"
#include "sim/journal/json_value.hpp"

namespace tocsin::journal {

namespace {

constexpr std::size_t max_faults = 100;
constexpr std::size_t longest_line_shown = 240;

/// Where a name stands on its line: column and length in characters, quotes included; 0 where it cannot be
/// found (it may be written with escapes).
struct Span {
  int column = 0;
  int length = 1;
};

int characters_in(std::string_view text) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); i += character_at(text, i).length) ++count;
  return count;
}

Span find_name(std::string_view line, std::string_view name) {
  const std::string quoted = fmt::format("\"{}\"", name);
  for (std::size_t at = line.find(quoted); at != std::string_view::npos; at = line.find(quoted, at + 1)) {
    const std::size_t behind = line.find_first_not_of(" \t", at + quoted.size());
    if (behind == std::string_view::npos || line[behind] != ':') continue;
    return {characters_in(line.substr(0, at)) + 1, characters_in(quoted)};
  }
  return {};
}

/// The name in the quotes with which a phrase begins; empty where it begins otherwise.
std::string_view first_quoted(std::string_view phrase) {
  if (!phrase.starts_with('"')) return {};
  const std::size_t end = phrase.find('"', 1);
  return end == std::string_view::npos ? std::string_view{} : phrase.substr(1, end - 1);
}

/// Reads a file of commands line by line and gathers orders and faults.
class OrderReader {
 public:
  explicit OrderReader(std::string_view file) : file_(file) {}

  void take(std::string_view line) {
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos || is_full()) return;
    line_ = line;
    const tl::expected<JsonValue, JsonFault> value = read_json(line);
    if (!value) {
      const JsonFault& fault = value.error();
      const Span span = fault.column == 0 ? find_name(line, first_quoted(fault.message)) : Span{fault.column};
      add(span, fault.message, "one JSON object on each line");
      return;
    }
    const auto* object = value->as<JsonObject>();
    if (object == nullptr) {
      add({1, 1}, "this is not a command", "one JSON object on each line");
      return;
    }
    take_object(*object);
  }

  bool is_full() const { return faults_.size() >= max_faults; }

  Result<TimedOrders> finish() {
    if (faults_.empty()) return std::move(orders_);
    return tl::unexpected<Diagnostics>(std::move(faults_));
  }

 private:
  void take_object(const JsonObject& object) {
    const std::size_t faults_before = faults_.size();
    const std::optional<SimTime> at = time_of(object);
    if (at) check_order(*at);
    const std::string kind = text_of_member(object, "kind", {});
    const std::string seat = text_of_member(object, "seat", std::string{default_seat});
    const std::optional<model::Fields> fields = fields_of(object);
    if (kind.empty() || !fields) return;
    Result<model::Command> command = model::command_from(kind, *fields);
    if (!command) return add_command_faults(command.error());
    if (at && faults_.size() == faults_before)
      orders_.emplace_back(*at, model::Order{seat, *std::move(command)});
  }

  std::optional<SimTime> time_of(const JsonObject& object) {
    const JsonValue* written = find_member(object, "at");
    const JsonValue* counted = find_member(object, "at_ms");
    if (written != nullptr && counted != nullptr) {
      add(find_name(line_, "at_ms"), "\"at_ms\" is given beside \"at\"", "one of them");
      return std::nullopt;
    }
    if (written != nullptr) {
      const auto* text = written->as<std::string>();
      const std::optional<SimTime> at = text == nullptr ? std::nullopt : parse_t_plus(*text);
      if (!at) add(find_name(line_, "at"), "\"at\" is not a time", "\"T+1:30\" or \"T+01:30:00.250\"");
      return at;
    }
    if (counted != nullptr) {
      const auto* ms = counted->as<std::int64_t>();
      if (ms != nullptr && *ms >= 0) return SimTime{*ms};
      add(find_name(line_, "at_ms"), "\"at_ms\" is not a time", "a whole number of milliseconds, 0 or more");
      return std::nullopt;
    }
    add({1, 1}, "the command does not say when it is given", "\"at\": \"T+1:30\", or \"at_ms\": 5400000");
    return std::nullopt;
  }

  void check_order(SimTime at) {
    if (at < last_at_) {
      add(find_name(line_, "at").column != 0 ? find_name(line_, "at") : find_name(line_, "at_ms"),
          fmt::format("{} is before {}, the time of the command on line {}", format_t_plus(at),
                      format_t_plus(last_at_), last_line_),
          "commands in order of time");
      return;
    }
    last_at_ = at;
    last_line_ = number_;
  }

  /// The text of a member that is not a field; `otherwise` where it is absent (nothing: it must be there).
  std::string text_of_member(const JsonObject& object, std::string_view name,
                             const std::optional<std::string>& otherwise) {
    const JsonValue* value = find_member(object, name);
    if (value == nullptr && otherwise) return *otherwise;
    if (value == nullptr) {
      add({1, 1}, fmt::format("the command has no \"{}\"", name), "\"kind\": the command's name");
      return {};
    }
    const auto* text = value->as<std::string>();
    if (text != nullptr && !text->empty()) return *text;
    add(find_name(line_, name), fmt::format("\"{}\" is not a name", name), "a text that is not empty");
    return {};
  }

  std::optional<model::Fields> fields_of(const JsonObject& object) {
    model::Fields fields;
    bool is_good = true;
    for (const auto& [name, value] : object) {
      if (name == "at" || name == "at_ms" || name == "kind" || name == "seat") continue;
      std::optional<model::FieldValue> field = field_from(value);
      if (field) {
        fields.emplace_back(name, *std::move(field));
      } else {
        add(find_name(line_, name), fmt::format("\"{}\" has a value that no command takes", name),
            "a text, a number or a list of one of them");
        is_good = false;
      }
    }
    return is_good ? std::optional{std::move(fields)} : std::nullopt;
  }

  /// A command's faults begin with the name they are about: a field's, or the command's own.
  void add_command_faults(const Diagnostics& faults) {
    for (const Diagnostic& fault : faults) {
      Span span = find_name(line_, first_quoted(fault.message));
      if (span.column == 0) span = find_name(line_, "kind");
      add(span, fault.message, fault.expected, fault.hint);
    }
  }

  void add(Span span, std::string message, std::string expected, std::string hint = {}) {
    if (is_full()) return;
    const bool is_shown = line_.size() <= longest_line_shown;
    faults_.push_back({Severity::Error,
                       {std::string{file_}, number_, std::max(span.column, 1), span.length},
                       is_shown ? std::string{line_} : std::string{},
                       std::move(message),
                       std::move(expected),
                       std::move(hint)});
  }

  std::string_view file_;
  std::string_view line_;
  int number_ = 0;
  SimTime last_at_;
  int last_line_ = 0;
  TimedOrders orders_;
  Diagnostics faults_;
};

/// A journal's first line opens so; a command has no such member.
bool is_journal(std::string_view text) { return text.starts_with("{\"format\":"); }

Result<TimedOrders> orders_of_journal(std::string_view text, std::string_view file_name) {
  const Result<Record> record = read(text, file_name);
  if (!record) return tl::unexpected<Diagnostics>(record.error());
  Result<TimedOrders> orders = record->orders();
  if (orders) return orders;
  for (Diagnostic& fault : orders.error()) fault.place.file = file_name;
  return orders;
}

}  // namespace

Result<TimedOrders> read_orders(std::string_view text, std::string_view file_name) {
  if (is_journal(text)) return orders_of_journal(text, file_name);
  OrderReader reader{file_name};
  while (!text.empty() && !reader.is_full()) {
    const std::size_t end = text.find('\n');
    reader.take(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return reader.finish();
}

}  // namespace tocsin::journal

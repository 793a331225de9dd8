#include "sim/journal/journal.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/format.h>

#include "sim/base/hash.hpp"
#include "sim/journal/json_writer.hpp"

namespace tocsin::journal {

namespace {

void write_value(JsonWriter& out, const std::string& value) { out.text(value); }
void write_value(JsonWriter& out, std::int64_t value) { out.whole(value); }
void write_value(JsonWriter& out, double value) { out.real(value); }
template <class T>
void write_value(JsonWriter& out, const std::vector<T>& values) {
  out.begin_array();
  for (const T& value : values) write_value(out, value);
  out.end_array();
}

[[maybe_unused]] bool is_free_name(std::string_view name) {
  constexpr std::array<std::string_view, 6> taken{"n", "at_ms", "kind", "cause", "seat", "chain"};
  return std::find(taken.begin(), taken.end(), name) == taken.end();
}

/// The object without its closing brace: what the chain value is taken over.
std::string open_text_of(const Entry& entry) {
  JsonWriter out;
  out.begin_object();
  out.key("n");
  out.whole_unsigned(entry.number);
  out.key("at_ms");
  out.whole(entry.at.ms);
  out.key("kind");
  out.text(entry.kind);
  out.key("cause");
  if (entry.cause == 0) {
    out.null();
  } else {
    out.whole_unsigned(entry.cause);
  }
  if (!entry.seat.empty()) {
    out.key("seat");
    out.text(entry.seat);
  }
  for (const auto& [name, value] : entry.fields) {
    assert(is_free_name(name));
    out.key(name);
    std::visit([&out](const auto& each) { write_value(out, each); }, value);
  }
  return out.written();
}

std::string open_text_of(const Header& header) {
  JsonWriter out;
  const auto text = [&out](std::string_view name, std::string_view value) {
    out.key(name);
    out.text(value);
  };
  out.begin_object();
  text("format", "tocsin-journal");
  out.key("version");
  out.whole(header.format);
  text("exercise", header.title);
  text("code_word", header.code_word);
  text("notice", header.notice);
  text("program", header.program_version);
  out.key("seed");
  out.whole_unsigned(header.seed);
  out.key("replication");
  out.whole_unsigned(header.replication);
  out.key("scenario");
  out.begin_object();
  text("name", header.scenario_name);
  text("hash", header.scenario_hash);
  out.key("files");
  out.begin_array();
  for (const model::SourceText& source : header.sources) {
    out.begin_object();
    text("name", source.name);
    text("text", source.text);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  out.key("map");
  out.begin_object();
  text("name", header.map_name);
  text("hash", header.map_hash);
  out.end_object();
  return out.written();
}

/// Closes a line: the chain value over the one before and the line's own text, and the newline.
std::string finished_line(std::string open_text, const std::string& chain) {
  open_text += ",\"chain\":\"";
  open_text += chain;
  open_text += "\"}\n";
  return open_text;
}

}  // namespace

std::string hash_of(const std::vector<model::SourceText>& sources) {
  std::string all;
  for (const model::SourceText& source : sources) {
    all += source.name;
    all += '\0';
    all += source.text;
    all += '\0';
  }
  return sha256_hex({all});
}

std::string text_of(const Entry& entry) { return open_text_of(entry) + "}"; }

Writer::Writer(std::function<void(std::string_view line)> sink) : sink_(std::move(sink)) {}

void Writer::begin(const Header& header) {
  assert(chain_.empty());
  std::string text = open_text_of(header);
  chain_ = sha256_hex({text});
  sink_(finished_line(std::move(text), chain_));
}

void Writer::append(const Entry& entry) {
  assert(!chain_.empty());
  assert(entry.number == entries_ + 1);
  entries_ = entry.number;
  std::string text = open_text_of(entry);
  chain_ = sha256_hex({chain_, text});
  sink_(finished_line(std::move(text), chain_));
}

bool Record::is_complete() const { return !entries.empty() && entries.back().kind == "ExerciseEnded"; }

Result<std::vector<std::pair<SimTime, model::Order>>> Record::orders() const {
  std::vector<std::pair<SimTime, model::Order>> orders;
  Diagnostics faults;
  for (const Entry& entry : entries) {
    if (entry.seat.empty() && !model::is_command_name(entry.kind)) continue;
    Result<model::Command> command = model::command_from(entry.kind, entry.fields);
    if (command && entry.seat.empty()) {
      command = fault(fmt::format("{} does not say who gave it", entry.kind), "\"seat\": a text");
    }
    if (command) {
      orders.emplace_back(entry.at, model::Order{entry.seat, *std::move(command)});
      continue;
    }
    for (Diagnostic& each : command.error()) {
      each.message = fmt::format("entry {}: {}", entry.number, each.message);
      faults.push_back(std::move(each));
    }
  }
  if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
  return orders;
}

}  // namespace tocsin::journal

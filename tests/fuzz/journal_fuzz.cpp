// Fuzz target: any bytes are a journal or a file of commands. They are read, or there is an error, and the
// three readers agree. Built with clang's -fsanitize=fuzzer, or with standalone_main.cpp.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sim/base/hash.hpp"
#include "sim/journal/journal.hpp"
#include "sim/journal/measures.hpp"
#include "sim/journal/orders.hpp"

namespace {

using namespace tocsin;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check(const Diagnostics& diagnostics) {
  require(!diagnostics.empty(), "what is not read has a fault");
  for (const Diagnostic& d : diagnostics) {
    require(!d.message.empty(), "every fault says something");
    require(d.place.line >= 0 && d.place.column >= 0, "every fault has a place");
  }
  require(!format(diagnostics).empty(), "faults can be shown");
}

void check_journal(std::string_view text) {
  const Result<journal::Record> record = journal::read(text, "fuzz.jsonl");
  const journal::Verdict verdict = journal::verify(text);
  require(!verdict.message.empty(), "a verdict says something");
  require(verdict.is_whole == !verdict.damaged_entry.has_value(), "what is not whole names an entry");
  require(!verdict.is_whole || record.has_value(), "what is whole is read");
  if (!record) return check(record.error());
  require(verdict.is_whole == record->cut.empty(), "what is read and not cut is whole");
  require(verdict.entries == record->entries.size(), "both count the same entries");
  require(record->chains.size() == record->entries.size() + 1, "every line has a chain value");
  const auto orders = record->orders();
  if (!orders) check(orders.error());
  require(!journal::measures_text(*record).empty(), "a record can be measured");
  require(!journal::measures_json(*record).empty(), "a record can be measured");
}

/// The same lines with good chain values, so that what lies behind the chain is reached.
std::string rechained(std::string_view text) {
  std::string result;
  std::string previous;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string_view body = line.substr(0, line.rfind(",\"chain\":"));
    previous = sha256_hex({previous, body});
    result.append(body).append(",\"chain\":\"").append(previous).append("\"}\n");
  }
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  check_journal(text);
  check_journal(rechained(text));
  const Result<journal::TimedOrders> orders = journal::read_orders(text, "fuzz.jsonl");
  if (!orders) check(orders.error());
  return 0;
}

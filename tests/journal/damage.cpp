#include <algorithm>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "sim/base/diagnostics.hpp"
#include "sim/journal/journal.hpp"
#include "tests/journal/sample.hpp"

using namespace tocsin;
using namespace tocsin::journal;
using tocsin::journal::sample::Journal;

namespace {

std::string small_text() {
  Journal journal;
  sample::fill_small(journal);
  return journal.text();
}

/// About as many entries as an exercise has.
std::string large_text() {
  Journal journal;
  journal.add(0, "ExerciseStarted");
  for (std::int64_t i = 1; i < 2000; ++i) {
    journal.add(i * 7000, "CloudSampled",
                {{"residents", 100.0 / static_cast<double>(i)}, {"links", std::int64_t{i * i}}},
                static_cast<std::uint64_t>(i));
  }
  journal.add(14'400'000, "ExerciseEnded", {{"why", std::string{"time is up"}}}, 1);
  return journal.text();
}

/// The entry whose line holds byte `at` (its newline included); 0: the header.
std::uint64_t entry_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint64_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

struct Flip {
  std::size_t byte;
  unsigned bit;
};

/// True where `verify` finds that bit and names its entry. `text` is as it was afterwards.
bool is_found(std::string& text, Flip flip) {
  const std::uint64_t entry = entry_at(text, flip.byte);
  const char before = text[flip.byte];
  text[flip.byte] = static_cast<char>(static_cast<unsigned char>(before) ^ (1U << flip.bit));
  const Verdict verdict = verify(text);
  text[flip.byte] = before;
  return !verdict.is_whole && verdict.damaged_entry == entry &&
         verdict.entries == (entry == 0 ? 0 : entry - 1);
}

}  // namespace

TEST_CASE("a bit flipped anywhere in a small journal is found, and its entry named") {
  std::string text = small_text();
  REQUIRE(verify(text).is_whole);
  for (std::size_t byte = 0; byte < text.size(); ++byte) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      if (is_found(text, {byte, bit})) continue;
      FAIL("bit " << bit << " of byte " << byte << " was missed");
    }
  }
  CHECK(verify(text).is_whole);
}

TEST_CASE("a bit flipped in a journal of two thousand entries is found, and its entry named") {
  std::string text = large_text();
  REQUIRE(verify(text).is_whole);
  for (std::size_t byte = 0; byte < text.size(); byte += 3989) {
    const auto bit = static_cast<unsigned>(byte % 8);
    if (!is_found(text, {byte, bit})) FAIL("bit " << bit << " of byte " << byte << " was missed");
  }
  CHECK(is_found(text, {text.size() - 1, 0}));
}

TEST_CASE("a flipped bit is a fault when reading too, unless it only takes the last newline away") {
  std::string text = small_text();
  for (std::size_t byte = 0; byte < text.size(); ++byte) {
    const char before = text[byte];
    for (unsigned bit = 0; bit < 8; ++bit) {
      text[byte] = static_cast<char>(static_cast<unsigned char>(before) ^ (1U << bit));
      const Result<Record> record = read(text, "a.jsonl");
      const bool is_cut = record && !record->cut.empty() && record->entries.size() == 5;
      if (record && !(is_cut && byte == text.size() - 1)) FAIL("byte " << byte << " bit " << bit);
    }
    text[byte] = before;
  }
}

TEST_CASE("a journal cut at any byte opens to its last whole entry, and says what was left out") {
  const std::string text = small_text();
  const std::size_t header_end = text.find('\n') + 1;
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::string_view cut = std::string_view{text}.substr(0, length);
    const Result<Record> record = read(cut, "a.jsonl");
    const Verdict verdict = verify(cut);
    const std::uint64_t entry = entry_at(text, length);
    const bool ends_a_line = length > 0 && cut.back() == '\n';
    INFO(length);
    REQUIRE(record.has_value() == (length >= header_end));
    REQUIRE(verdict.is_whole == ends_a_line);
    if (!verdict.is_whole) REQUIRE(verdict.damaged_entry == entry);
    if (!record) continue;
    REQUIRE(record->entries.size() == entry - 1);
    REQUIRE(record->cut.empty() == ends_a_line);
    REQUIRE(record->chains.size() == entry);
    REQUIRE(verdict.chain == record->chains.back());
  }
}

TEST_CASE("what a cut journal says is one plain sentence") {
  const std::string text = small_text();
  const Result<Record> record = read(std::string_view{text}.substr(0, text.size() - 30), "a.jsonl");
  REQUIRE(record);
  CHECK(record->cut ==
        "The last line, entry 6, is cut short and left out: the record stops at entry 5 at T+00:01:10.");
  CHECK(verify(std::string_view{text}.substr(0, text.size() - 30)).message ==
        "Entry 6 (line 7) is cut short: the file ends within it.");

  const std::size_t first_entry = text.find('\n') + 1;
  const Result<Record> bare = read(std::string_view{text}.substr(0, first_entry + 5), "a.jsonl");
  REQUIRE(bare);
  CHECK(bare->cut == "The last line, entry 1, is cut short and left out: the record stops at the header.");
}

TEST_CASE("what a whole journal says is one plain sentence") {
  const std::string text = small_text();
  CHECK(verify(text).message ==
        "The record is whole, from the start to the end of the exercise: entry 6 at T+04:00:00.");
  CHECK(verify(text).entries == 6);
  CHECK(verify(text).damaged_entry == std::nullopt);
  const std::size_t last = text.rfind('\n', text.size() - 2) + 1;
  const Verdict early = verify(std::string_view{text}.substr(0, last));
  CHECK(early.is_whole);
  CHECK(early.message ==
        "The record is whole up to entry 5 at T+00:01:10, where it stops before the exercise ended.");
}

TEST_CASE("a damaged entry is told of with file and line, and the line where it is short") {
  std::string text = small_text();
  text.replace(text.find("heard"), 5, "heart");
  const Result<Record> record = read(text, "runs/a.jsonl");
  REQUIRE_FALSE(record);
  const std::string told = format(record.error());
  CHECK(told.starts_with(
      "runs/a.jsonl:4: error: entry 3 is damaged: its text and its chain value do not belong together\n"
      "{\"n\":3,\"at_ms\":61500,\"kind\":\"AddNote\""));
  CHECK(verify(text).message ==
        "Entry 3 (line 4) is damaged: its text and its chain value do not belong together.");
  CHECK(verify(text).entries == 2);
}

TEST_CASE("a file that is empty, foreign or cut within its header gives nothing but a fault") {
  const auto told = [](std::string_view text) {
    const Result<Record> record = read(text, "a.jsonl");
    return record ? std::string{"(read)"} : format(record.error());
  };
  CHECK(told("") == "a.jsonl:1: error: the file is empty\n");
  CHECK(told("{\"format\":\"tocsin-jour") ==
        "a.jsonl:1: error: the header is cut short, so nothing can be read\n"
        "{\"format\":\"tocsin-jour\n");
  CHECK(told("hello\n") ==
        "a.jsonl:1: error: the header is damaged: the line does not end in its chain value\nhello\n");
  CHECK(verify("").message == "The file is empty.");
  CHECK(verify("").damaged_entry == 0U);
  CHECK(verify("hello").message == "The header (line 1) is cut short: the file ends within it.");
}

TEST_CASE("line ends rewritten on another system are named as the cause") {
  std::string text = small_text();
  text.insert(text.find('\n'), "\r");
  CHECK(verify(text).message ==
        "The header (line 1) is damaged: the line ends in CR LF, so something has rewritten the file's line "
        "ends.");
}

TEST_CASE("an empty line, a repeated one, a missing one and two swapped ones are damage") {
  const std::string text = small_text();
  const std::size_t second = text.find('\n') + 1;
  const std::size_t third = text.find('\n', second) + 1;
  const std::size_t fourth = text.find('\n', third) + 1;
  const std::string one = text.substr(second, third - second);
  const std::string two = text.substr(third, fourth - third);
  const std::string head = text.substr(0, second);
  const std::string rest = text.substr(fourth);
  CHECK(verify(text + "\n").damaged_entry == 7U);
  CHECK(verify(head + one + one + two + rest).damaged_entry == 2U);
  CHECK(verify(head + two + rest).damaged_entry == 1U);
  CHECK(verify(head + two + one + rest).damaged_entry == 1U);
  CHECK(verify(head + one + two + rest).is_whole);
}

TEST_CASE("an edit with every chain value made anew is seen only against the end hash") {
  Journal original;
  Journal edited;
  original.add(0, "AddNote", {{"text", std::string{"all crews safe"}}}, 0, "facilitator");
  edited.add(0, "AddNote", {{"text", std::string{"one crew missing"}}}, 0, "facilitator");
  CHECK(verify(original.text()).is_whole);
  CHECK(verify(edited.text()).is_whole);
  CHECK(verify(original.text()).chain != verify(edited.text()).chain);
}

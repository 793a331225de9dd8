#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/base/hash.hpp"
#include "sim/journal/journal.hpp"
#include "tests/journal/sample.hpp"

using namespace tocsin;
using namespace tocsin::journal;
using tocsin::journal::sample::Journal;

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::string without_chain(std::string_view line) {
  return std::string{line.substr(0, line.rfind(",\"chain\":\""))};
}

/// `body` as the only entry behind a good header, with a good chain value: what a careless or a sly
/// program might write.
std::string journal_with_entry(const std::string& body) {
  const Journal journal;
  return journal.text() + body + ",\"chain\":\"" + sha256_hex({journal.chain(), body}) + "\"}\n";
}

std::string journal_with_header(const std::string& body) {
  return body + ",\"chain\":\"" + sha256_hex({body}) + "\"}\n";
}

std::string fault_in(std::string_view text) {
  const Result<Record> record = read(text, "a.jsonl");
  if (record) return "(read)";
  REQUIRE(record.error().size() == 1);
  return record.error()[0].message;
}

const std::string good_entry = R"({"n":1,"at_ms":0,"kind":"X","cause":null)";

}  // namespace

TEST_CASE("a record's bytes are these, and no others") {
  Journal journal;
  sample::fill_small(journal);
  const std::vector<std::string> lines = lines_of(journal.text());
  REQUIRE(lines.size() == 7);
  CHECK(without_chain(lines[0]) ==
        R"({"format":"tocsin-journal","version":1,"exercise":"EXERCISE Small","code_word":"LANTERN",)"
        R"("notice":"Everything here is invented.","program":"0.1.0","seed":7,"replication":0,)"
        R"("scenario":{"name":"small","hash":")" +
            hash_of(sample::header().sources) +
            R"(","files":[{"name":"scenario.toml","text":"title = \"Small\"\n"}]},)"
            R"("map":{"name":"halton","hash":")" +
            std::string(64, 'a') + R"("})");
  CHECK(without_chain(lines[1]) ==
        R"({"n":1,"at_ms":0,"kind":"ExerciseStarted","cause":null,"local":"2026-03-03 10:00:00")");
  CHECK(without_chain(lines[2]) ==
        R"({"n":2,"at_ms":60000,"kind":"InjectDelivered","cause":1,"inject":"first",)"
        "\"text\":\"\\\"Gas!\\\"\\n\\ttold by the caf\u00e9\"");
  CHECK(without_chain(lines[3]) ==
        R"({"n":3,"at_ms":61500,"kind":"AddNote","cause":null,"seat":"facilitator","text":"heard")");
  CHECK(
      without_chain(lines[4]) ==
      R"({"n":4,"at_ms":61500,"kind":"CloudSampled","cause":1,"residents":812.25,"receptors":3,"reach_m":1e-07)");
  CHECK(without_chain(lines[5]) ==
        R"({"n":5,"at_ms":70000,"kind":"ClosureMade","cause":3,"closure":"road-1","links":[4,-9],)"
        R"("roads":["A557","Bridge"])");
  CHECK(without_chain(lines[6]) ==
        R"({"n":6,"at_ms":14400000,"kind":"ExerciseEnded","cause":1,"why":"time is up")");
}

TEST_CASE("each line ends in the hash of the chain value before it and of its own text") {
  Journal journal;
  sample::fill_small(journal);
  std::string previous;
  for (const std::string& line : lines_of(journal.text())) {
    const std::string text = without_chain(line);
    const std::string chain = sha256_hex({previous + text});
    CHECK(line == text + ",\"chain\":\"" + chain + "\"}");
    previous = chain;
  }
  CHECK(journal.chain() == previous);
}

TEST_CASE("the scenario's hash is taken over each file's name, a NUL, its text and a NUL") {
  using namespace std::string_literals;
  CHECK(hash_of({{"a.toml", "x = 1\n"}, {"b.toml", ""}}) == sha256_hex({"a.toml\0x = 1\n\0b.toml\0\0"s}));
  CHECK(hash_of({}) == sha256_hex({""}));
}

TEST_CASE("a record comes back from its text as it was") {
  Journal journal;
  sample::fill_small(journal);
  const Result<Record> record = read(journal.text(), "a.jsonl");
  REQUIRE(record);
  CHECK(record->cut.empty());
  CHECK(record->is_complete());
  CHECK(record->chains.size() == 7);
  CHECK(record->chains.back() == journal.chain());
  REQUIRE(record->entries.size() == journal.record().entries.size());
  for (std::size_t i = 0; i < record->entries.size(); ++i) {
    const Entry& written = journal.record().entries[i];
    const Entry& back = record->entries[i];
    CHECK(back.number == written.number);
    CHECK(back.at == written.at);
    CHECK(back.kind == written.kind);
    CHECK(back.cause == written.cause);
    CHECK(back.seat == written.seat);
    CHECK(back.fields == written.fields);
  }

  std::string again;
  Writer writer{[&again](std::string_view line) { again += line; }};
  writer.begin(record->header);
  for (const Entry& entry : record->entries) writer.append(entry);
  CHECK(again == journal.text());
}

TEST_CASE("the largest seed and replication survive") {
  Header header = sample::header();
  header.seed = std::numeric_limits<std::uint64_t>::max();
  header.replication = std::numeric_limits<std::uint32_t>::max();
  const Journal journal{header};
  const Result<Record> record = read(journal.text(), "a.jsonl");
  REQUIRE(record);
  CHECK(record->header.seed == header.seed);
  CHECK(record->header.replication == header.replication);
}

TEST_CASE("a real number is written in its shortest form, and stays a real number and the same one") {
  const std::vector<std::pair<double, std::string>> cases{
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {3.0, "3.0"},
      {0.1, "0.1"},
      {1.0 / 3.0, "0.3333333333333333"},
      {100000.0, "100000.0"},
      {123456789012345.6, "123456789012345.6"},
      {1e15, "1e+15"},
      {1e-5, "0.00001"},
      {1e-7, "1e-07"},
      {5e-324, "5e-324"},
      {-1.7976931348623157e308, "-1.7976931348623157e+308"}};
  for (const auto& [number, written] : cases) {
    Journal journal;
    journal.add(0, "X", {{"v", number}});
    CHECK(text_of(journal.record().entries[0]) ==
          R"({"n":1,"at_ms":0,"kind":"X","cause":null,"v":)" + written + "}");
    const Result<Record> record = read(journal.text(), "a.jsonl");
    REQUIRE(record);
    const auto* back = std::get_if<double>(model::find_field(record->entries[0].fields, "v"));
    REQUIRE(back != nullptr);
    CHECK(*back == number);
    CHECK(std::signbit(*back) == std::signbit(number));
  }
}

TEST_CASE("whole numbers keep all their digits") {
  for (const std::int64_t number :
       {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{9007199254740993},
        std::numeric_limits<std::int64_t>::max()}) {
    Journal journal;
    journal.add(0, "X", {{"v", number}});
    const Result<Record> record = read(journal.text(), "a.jsonl");
    REQUIRE(record);
    CHECK(record->entries[0].fields == model::Fields{{"v", number}});
  }
}

TEST_CASE("a text that a terminal would obey is escaped, and comes back whole") {
  using namespace std::string_literals;
  const std::string text =
      "bell\a nul\0 escape\x1b[2J line\u2028 turned\u202e c1\u0085 smile\U0001F642 \\ \" /"s;
  Journal journal;
  journal.add(0, "X", {{"v", text}});
  CHECK(journal.text().find("bell\\u0007 nul\\u0000 escape\\u001b[2J line\\u2028 turned\\u202e c1\\u0085 "
                            "smile\U0001F642 \\\\ \\\" /") != std::string::npos);
  const Result<Record> record = read(journal.text(), "a.jsonl");
  REQUIRE(record);
  CHECK(record->entries[0].fields == model::Fields{{"v", text}});
}

TEST_CASE("bytes that are not UTF-8 are written as U+FFFD, so that the record stays readable") {
  Journal journal;
  journal.add(0, "X", {{"v", std::string{"a\xff\xc3(b"}}});
  const Result<Record> record = read(journal.text(), "a.jsonl");
  REQUIRE(record);
  CHECK(record->entries[0].fields == model::Fields{{"v", std::string{"a\uFFFD\uFFFD(b"}}});
}

TEST_CASE("what people did is found in a record, in order") {
  Journal journal;
  journal.add(0, "ExerciseStarted");
  journal.add(1000, "HoldInject", model::fields_of(model::HoldInject{"press"}), 0, "facilitator");
  journal.add(2000, "UnitArrived", {{"unit", std::string{"r1"}}}, 1);
  journal.add(2000, "SetSpeed", model::fields_of(model::SetSpeed{10}), 0, "umpire");
  const Result<Record> record = read(journal.text(), "a.jsonl");
  REQUIRE(record);
  const auto orders = record->orders();
  REQUIRE(orders);
  REQUIRE(orders->size() == 2);
  CHECK((*orders)[0].first == SimTime{1000});
  CHECK((*orders)[0].second.seat == "facilitator");
  CHECK(std::get<model::HoldInject>((*orders)[0].second.command).inject == "press");
  CHECK((*orders)[1].first == SimTime{2000});
  CHECK((*orders)[1].second.seat == "umpire");
  CHECK(std::get<model::SetSpeed>((*orders)[1].second.command).speed == 10.0);
}

TEST_CASE("a record with commands that cannot be read says all that is wrong with them") {
  Journal journal;
  journal.add(0, "HoldInject", {}, 0, "facilitator");
  journal.add(1, "Dance", {}, 0, "facilitator");
  journal.add(2, "PauseClock");
  const Result<Record> record = read(journal.text(), "a.jsonl");
  REQUIRE(record);
  const auto orders = record->orders();
  REQUIRE_FALSE(orders);
  REQUIRE(orders.error().size() == 3);
  CHECK(orders.error()[0].message == "entry 1: \"inject\" is missing from HoldInject");
  CHECK(orders.error()[1].message == "entry 2: \"Dance\" is not a command");
  CHECK(orders.error()[2].message == "entry 3: PauseClock does not say who gave it");
}

TEST_CASE("a record is complete when its last entry is the exercise's end") {
  Journal journal;
  CHECK_FALSE(journal.record().is_complete());
  journal.add(0, "ExerciseStarted");
  CHECK_FALSE(journal.record().is_complete());
  journal.add(5, "ExerciseEnded");
  CHECK(journal.record().is_complete());
}

TEST_CASE("an entry that is chained well but formed badly is a fault that names it") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"(["n")", "not JSON from here on (column 13)"},
      {R"({"n":2,"at_ms":0,"kind":"X","cause":null)", "it is numbered 2 where 1 is due"},
      {R"({"n":1.0,"at_ms":0,"kind":"X","cause":null)",
       "\"n\" is not a whole number from 0 to 9223372036854775807"},
      {R"({"at_ms":0,"n":1,"kind":"X","cause":null)", "\"n\" does not stand where it should"},
      {R"({"n":1,"at_ms":-1,"kind":"X","cause":null)",
       "\"at_ms\" is not a whole number from 0 to 9223372036854775807"},
      {R"({"n":1,"at_ms":0,"kind":"","cause":null)", "\"kind\" is empty"},
      {R"({"n":1,"at_ms":0,"kind":7,"cause":null)", "\"kind\" is not a text"},
      {R"({"n":1,"at_ms":0,"kind":"X")", "\"cause\" does not stand where it should"},
      {R"({"n":1,"at_ms":0,"kind":"X","cause":0)", "\"cause\" is neither an entry's number nor null"},
      {R"({"n":1,"at_ms":0,"kind":"X","cause":1)", "its cause is not an entry before it"},
      {good_entry + R"(,"seat":"")", "\"seat\" is empty"},
      {good_entry + R"(,"a":1,"seat":"b")", "\"seat\" does not stand where it should"},
      {good_entry + R"(,"a":null)", "\"a\" is neither a text nor a number nor a list of one of them"},
      {good_entry + R"(,"a":true)", "\"a\" is neither a text nor a number nor a list of one of them"},
      {good_entry + R"(,"a":{})", "\"a\" is neither a text nor a number nor a list of one of them"},
      {good_entry + R"(,"a":[[1]])", "\"a\" is neither a text nor a number nor a list of one of them"},
      {good_entry + R"(,"a":[1,"x"])", "\"a\" is neither a text nor a number nor a list of one of them"},
      {good_entry + R"(,"a":18446744073709551615)",
       "\"a\" is neither a text nor a number nor a list of one of them"},
      {good_entry + R"(,"a":1,"a":2)", "\"a\" is given twice"},
      {good_entry + R"(,"a":123456789012345678901234567890)", "a whole number too large to hold"},
      {good_entry + R"(,"a":1e999)", "a number too large to hold (column 50)"},
      {good_entry + R"(,"a":[[[[[1]]]]])", "nested more than 4 deep"},
      {good_entry + ",\"a\":\"\xff\"", "a byte that is not UTF-8 text (column 47)"},
      {good_entry + R"(,"a":"\ud800")", "not JSON from here on (column 53)"},
      {good_entry + R"(,"chain":"x","b":1)", "\"chain\" is given twice"}};
  for (const auto& [body, problem] : cases) {
    INFO(body);
    CHECK(fault_in(journal_with_entry(body)) == "entry 1 is damaged: " + problem);
    const Verdict verdict = verify(journal_with_entry(body));
    CHECK_FALSE(verdict.is_whole);
    CHECK(verdict.damaged_entry == 1U);
    CHECK(verdict.message == "Entry 1 (line 2) is damaged: " + problem + ".");
  }
  CHECK(fault_in(journal_with_entry(good_entry)) == "(read)");
}

TEST_CASE("time in a record never runs back") {
  Journal journal;
  journal.add(5000, "ExerciseStarted");
  const std::string body = R"({"n":2,"at_ms":4999,"kind":"X","cause":1)";
  const std::string text =
      journal.text() + body + ",\"chain\":\"" + sha256_hex({journal.chain(), body}) + "\"}\n";
  CHECK(fault_in(text) == "entry 2 is damaged: its time is before that of the entry before it");
}

TEST_CASE("a header that is chained well but formed badly is a fault that says so") {
  const Journal journal;
  const std::string good = without_chain(journal.text());
  const auto with = [&good](std::string_view from, std::string_view to) {
    std::string changed = good;
    changed.replace(changed.find(from), from.size(), to);
    return journal_with_header(changed);
  };
  CHECK(fault_in(with("tocsin-journal", "tocsin-map")) ==
        "the header is damaged: \"format\" is not \"tocsin-journal\"");
  CHECK(fault_in(with("\"version\":1", "\"version\":2")) ==
        "the header is damaged: it is written in version 2 of the format, and this program reads version 1");
  CHECK(fault_in(with("title = ", "title =  ")) ==
        "the header is damaged: the scenario's hash is not that of its files");
  CHECK(fault_in(with("\"seed\":7", "\"seed\":-7")) ==
        "the header is damaged: \"seed\" is not a whole number from 0 to 18446744073709551615");
  CHECK(fault_in(with("\"replication\":0", "\"replication\":4294967296")) ==
        "the header is damaged: \"replication\" is not a whole number from 0 to 4294967295");
  CHECK(fault_in(with("\"code_word\":\"LANTERN\",", "")) ==
        "the header is damaged: \"code_word\" does not stand where it should");
  CHECK(fault_in(with("\"text\":", "\"body\":")) ==
        "the header is damaged: \"scenario\": \"files\": \"text\" does not stand where it should");
  CHECK(fault_in(with("\"map\":{", "\"map\":{\"size\":1,")) ==
        "the header is damaged: \"map\": \"name\" does not stand where it should");
  CHECK(fault_in(with("\"map\":{", "\"rain\":0,\"map\":{")) ==
        "the header is damaged: \"map\" does not stand where it should");
  CHECK(fault_in(journal_with_header(good + ",\"rain\":0")) ==
        "the header is damaged: \"chain\" does not stand where it should");
  CHECK(fault_in(journal.text()) == "(read)");
}

TEST_CASE("an object of very many names is refused before it costs anything") {
  std::string body = good_entry;
  for (int i = 0; i < 100'000; ++i) body += ",\"f" + std::to_string(i) + "\":0";
  CHECK(fault_in(journal_with_entry(body)) == "entry 1 is damaged: more than 64 names in one object");
}

TEST_CASE("a field of some megabytes is read like any other") {
  Journal journal;
  journal.add(0, "AddNote", {{"text", std::string(4U << 20U, 'x')}}, 0, "facilitator");
  const Result<Record> record = read(journal.text(), "a.jsonl");
  REQUIRE(record);
  CHECK(std::get<std::string>(record->entries[0].fields[0].second).size() == 4U << 20U);
}

TEST_CASE("brackets without end are a fault, not a crash") {
  CHECK(fault_in(journal_with_entry(good_entry + ",\"a\":" + std::string(1'000'000, '['))) ==
        "entry 1 is damaged: nested more than 4 deep");
  CHECK(fault_in(journal_with_header(std::string(1'000'000, '{'))) ==
        "the header is damaged: not JSON from here on (column 2)");
}

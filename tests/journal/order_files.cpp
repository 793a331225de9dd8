#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "sim/base/diagnostics.hpp"
#include "sim/journal/journal.hpp"
#include "sim/journal/orders.hpp"
#include "tests/journal/sample.hpp"

using namespace tocsin;
using namespace tocsin::journal;

namespace {

std::string faults_in(std::string_view text) {
  const Result<TimedOrders> orders = read_orders(text, "c.jsonl");
  return orders ? std::string{"(read)"} : format(orders.error());
}

}  // namespace

TEST_CASE("commands are read from lines that a person wrote") {
  const Result<TimedOrders> orders = read_orders(
      "{\"at\": \"T+0:10\", \"kind\": \"HoldInject\", \"inject\": \"press\"}\r\n"
      "\n"
      "  { \"kind\": \"SetSpeed\", \"speed\": 60, \"at_ms\": 600000, \"seat\": \"umpire\" }\n"
      "{\"at\": \"T+00:10:00.250\", \"kind\": \"CloseRoad\", \"name\": \"Bridge\", \"links\": [3, 4]}",
      "c.jsonl");
  REQUIRE(orders);
  REQUIRE(orders->size() == 3);
  CHECK((*orders)[0].first == SimTime{600'000});
  CHECK((*orders)[0].second.seat == "facilitator");
  CHECK(std::get<model::HoldInject>((*orders)[0].second.command).inject == "press");
  CHECK((*orders)[1].second.seat == "umpire");
  CHECK(std::get<model::SetSpeed>((*orders)[1].second.command).speed == 60.0);
  CHECK((*orders)[2].first == SimTime{600'250});
  CHECK(std::get<model::CloseRoad>((*orders)[2].second.command).links == std::vector<std::int64_t>{3, 4});
}

TEST_CASE("a cordon and an RVP are written with grid references, and a wrong one is told where it stands") {
  const Result<TimedOrders> orders = read_orders(
      "{\"at\": \"T+0:10\", \"kind\": \"SetCordon\", \"name\": \"Works\", \"cordon_kind\": \"inner\", "
      "\"ring\": "
      "[\"SJ 50130 80770\", \"SJ 503 807\", \"SJ 502 809\"]}\n"
      "{\"at\": \"T+0:11\", \"kind\": \"SetRvp\", \"name\": \"Gate\", \"position\": \"SJ 501 807\"}\n"
      "{\"at\": \"T+0:12\", \"kind\": \"LiftCordon\", \"cordon\": \"cordon-1\"}\n",
      "c.jsonl");
  REQUIRE(orders);
  REQUIRE(orders->size() == 3);
  const auto& cordon = std::get<model::SetCordon>((*orders)[0].second.command);
  CHECK(cordon.kind == model::CordonKind::Inner);
  CHECK(cordon.ring == std::vector<GridPoint>{{350130, 380770}, {350300, 380700}, {350200, 380900}});
  CHECK(std::get<model::SetRvp>((*orders)[1].second.command).at == GridPoint{350100, 380700});
  CHECK(std::get<model::LiftCordon>((*orders)[2].second.command).cordon == "cordon-1");
  const std::string line =
      "{\"at\": \"T+0:11\", \"kind\": \"SetRvp\", \"name\": \"Gate\", \"position\": \"the gate\"}";
  CHECK(faults_in(line) ==
        "c.jsonl:1:52: error: \"position\" of SetRvp is of the wrong kind\n" + line + "\n" +
            std::string(51, ' ') +
            "^~~~~~~~~~\n  expected: \"position\": a grid reference such as \"SJ 50130 80770\"\n");
}

TEST_CASE("a journal is a file of commands: its own") {
  sample::Journal journal;
  sample::fill_small(journal);
  const Result<TimedOrders> orders = read_orders(journal.text(), "a.jsonl");
  REQUIRE(orders);
  REQUIRE(orders->size() == 1);
  CHECK((*orders)[0].first == SimTime{61'500});
  CHECK(std::get<model::AddNote>((*orders)[0].second.command).text == "heard");

  const std::string_view cut = std::string_view{journal.text()}.substr(0, journal.text().size() - 9);
  CHECK(read_orders(cut, "a.jsonl").has_value());
  std::string damaged = journal.text();
  damaged[damaged.find("heard")] = 'H';
  CHECK(faults_in(damaged).starts_with("c.jsonl:4: error: entry 3 is damaged: "));
}

TEST_CASE("an empty file holds no commands") {
  const Result<TimedOrders> orders = read_orders("\n \n", "c.jsonl");
  REQUIRE(orders);
  CHECK(orders->empty());
}

TEST_CASE("all that is wrong in a file of commands is told at once, with line and column") {
  CHECK(faults_in("{\"at\": \"T+0:10\", \"kind\": \"HoldInjekt\", \"inject\": \"press\"}\n"
                  "{\"at\": \"10:00\", \"kind\": \"HoldInject\", \"injekt\": \"press\"}\n"
                  "{\"at\": \"T+0:05\", \"kind\": \"PauseClock\"}\n"
                  "{\"kind\": \"PauseClock\", \"seat\": \"\"}\n"
                  "{\"at_ms\": 700000, \"at\": \"T+0:10\"}\n"
                  "[1]\n"
                  "{\"at_ms\": 700000, \"kind\": \"AddNote\", \"text\": null}\n"
                  "{\"at_ms\": 700000, \"kind\": \"AddNote\", \"text\": \"a\", \"text\": \"b\"}\n"
                  "pause\n") ==
        "c.jsonl:1:18: error: \"HoldInjekt\" is not a command\n"
        "{\"at\": \"T+0:10\", \"kind\": \"HoldInjekt\", \"inject\": \"press\"}\n"
        "                 ^~~~~~\n"
        "  expected: one of DeliverInject, HoldInject, ResumeInject, SkipInject, AddInject, CloseRoad, "
        "LiftClosure, SlowRoad, EndSlowdown, DispatchUnit, ReleaseUnit, StartEscalation, AcknowledgeFor, "
        "DeclineFor, SetActivation, SendMethane, ConveneGroup, "
        "AddNote, AddBookmark, PauseClock, ResumeClock, SetSpeed, StepClock, JumpToNext, EndExercise, "
        "TakeRole, Ask, Decide, PlaceCall, SetCordon, LiftCordon, SetRvp\n"
        "  hint: did you mean \"HoldInject\"?\n"
        "c.jsonl:2:2: error: \"at\" is not a time\n"
        "{\"at\": \"10:00\", \"kind\": \"HoldInject\", \"injekt\": \"press\"}\n"
        " ^~~~\n"
        "  expected: \"T+1:30\" or \"T+01:30:00.250\"\n"
        "c.jsonl:2:17: error: \"inject\" is missing from HoldInject\n"
        "{\"at\": \"10:00\", \"kind\": \"HoldInject\", \"injekt\": \"press\"}\n"
        "                ^~~~~~\n"
        "  expected: \"inject\": a text\n"
        "c.jsonl:2:39: error: \"injekt\" is not a field of HoldInject\n"
        "{\"at\": \"10:00\", \"kind\": \"HoldInject\", \"injekt\": \"press\"}\n"
        "                                      ^~~~~~~~\n"
        "  expected: inject\n"
        "  hint: did you mean \"inject\"?\n"
        "c.jsonl:3:2: error: T+00:05:00 is before T+00:10:00, the time of the command on line 1\n"
        "{\"at\": \"T+0:05\", \"kind\": \"PauseClock\"}\n"
        " ^~~~\n"
        "  expected: commands in order of time\n"
        "c.jsonl:4:1: error: the command does not say when it is given\n"
        "{\"kind\": \"PauseClock\", \"seat\": \"\"}\n"
        "^\n"
        "  expected: \"at\": \"T+1:30\", or \"at_ms\": 5400000\n"
        "c.jsonl:4:24: error: \"seat\" is not a name\n"
        "{\"kind\": \"PauseClock\", \"seat\": \"\"}\n"
        "                       ^~~~~~\n"
        "  expected: a text that is not empty\n"
        "c.jsonl:5:2: error: \"at_ms\" is given beside \"at\"\n"
        "{\"at_ms\": 700000, \"at\": \"T+0:10\"}\n"
        " ^~~~~~~\n"
        "  expected: one of them\n"
        "c.jsonl:5:1: error: the command has no \"kind\"\n"
        "{\"at_ms\": 700000, \"at\": \"T+0:10\"}\n"
        "^\n"
        "  expected: \"kind\": the command's name\n"
        "c.jsonl:6:1: error: this is not a command\n"
        "[1]\n"
        "^\n"
        "  expected: one JSON object on each line\n"
        "c.jsonl:7:38: error: \"text\" has a value that no command takes\n"
        "{\"at_ms\": 700000, \"kind\": \"AddNote\", \"text\": null}\n"
        "                                     ^~~~~~\n"
        "  expected: a text, a number or a list of one of them\n"
        "c.jsonl:8:38: error: \"text\" is given twice\n"
        "{\"at_ms\": 700000, \"kind\": \"AddNote\", \"text\": \"a\", \"text\": \"b\"}\n"
        "                                     ^~~~~~\n"
        "  expected: one JSON object on each line\n"
        "c.jsonl:9:1: error: not JSON from here on\n"
        "pause\n"
        "^\n"
        "  expected: one JSON object on each line\n");
}

TEST_CASE("commands of one moment keep the file's order") {
  const Result<TimedOrders> orders = read_orders(
      "{\"at_ms\":5,\"kind\":\"PauseClock\"}\n{\"at_ms\":5,\"kind\":\"ResumeClock\"}\n", "c.jsonl");
  REQUIRE(orders);
  CHECK(model::name_of((*orders)[0].second.command) == "PauseClock");
  CHECK(model::name_of((*orders)[1].second.command) == "ResumeClock");
}

TEST_CASE("a file of nothing but faults is given up after a hundred of them") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "nonsense\n";
  const Result<TimedOrders> orders = read_orders(text, "c.jsonl");
  REQUIRE_FALSE(orders);
  CHECK(orders.error().size() == 100);
}

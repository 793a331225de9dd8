#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/base/diagnostics.hpp"
#include "sim/model/command.hpp"

using namespace tocsin;
using namespace tocsin::model;

namespace {

/// One of each command, with every member set to something of its own.
std::vector<Command> one_of_each() {
  return {
      DeliverInject{"first-call"},
      HoldInject{"press"},
      ResumeInject{"press"},
      SkipInject{"siren", "already sounded"},
      AddInject{"A question", "Is it safe to open windows?\nPlease say.", "public", "council", "telephone"},
      CloseRoad{"Bridge", {17, 18, -3}, Ways::Backward},
      LiftClosure{"road-1"},
      SlowRoad{"Queue", {17, 18}, 300},
      EndSlowdown{"slow-1"},
      DispatchUnit{"runcorn-1", "rvp-north"},
      ReleaseUnit{"runcorn-1"},
      StartEscalation{"council"},
      AcknowledgeFor{"a.person", "council"},
      DeclineFor{"b.person", "council"},
      SetActivation{"council", Activation::StoodDown},
      SendMethane{"fire", "control", MethaneForm::Ethane, "declared", "the works", "release", "chlorine",
                  "from the west", "two walking", "two pumps"},
      ConveneGroup{"tcg"},
      AddNote{"Wind has veered"},
      AddBookmark{"Talk about this"},
      PauseClock{},
      ResumeClock{},
      SetSpeed{0.1},
      StepClock{Duration{90'000}},
      JumpToNext{},
      EndExercise{"time is up"},
      TakeRole{"duty-officer"},
      Ask{"duty-officer", "wind"},
      Decide{"open-centre", "open", "The director agrees"},
      PlaceCall{"duty-officer", "first-responder", "Standby"},
      SetCordon{"Works", CordonKind::Outer, {{350130, 380770}, {350230, 380770}, {350230, 380870}}},
      LiftCordon{"cordon-1"},
      SetRvp{"School gate", {350130, 380770}}};
}

/// The faults of reading a command, as people see them.
std::string faults_of(std::string_view name, const Fields& fields) {
  const Result<Command> read = command_from(name, fields);
  return read ? std::string{"(read)"} : format(read.error());
}

}  // namespace

TEST_CASE("there is an example here of every command, and each has a name of its own") {
  std::set<std::size_t> indices;
  std::set<std::string_view> names;
  for (const Command& command : one_of_each()) {
    indices.insert(command.index());
    names.insert(name_of(command));
    CHECK(is_command_name(name_of(command)));
  }
  CHECK(indices.size() == std::variant_size_v<Command>);
  CHECK(names.size() == std::variant_size_v<Command>);
  CHECK_FALSE(is_command_name("UnitArrived"));
  CHECK_FALSE(is_command_name("deliverInject"));
  CHECK_FALSE(is_command_name(""));
}

TEST_CASE("a command comes back from its name and fields unchanged") {
  for (const Command& command : one_of_each()) {
    const Result<Command> back = command_from(name_of(command), fields_of(command));
    INFO(name_of(command));
    REQUIRE(back);
    CHECK(back->index() == command.index());
    CHECK(fields_of(*back) == fields_of(command));
  }
}

TEST_CASE("a command's fields stand in the order of its members") {
  CHECK(fields_of(SkipInject{"siren", "already sounded"}) ==
        Fields{{"inject", std::string{"siren"}}, {"why", std::string{"already sounded"}}});
  CHECK(fields_of(CloseRoad{"Bridge", {17, 18}}) == Fields{{"name", std::string{"Bridge"}},
                                                           {"links", std::vector<std::int64_t>{17, 18}},
                                                           {"direction", std::string{"both"}}});
  CHECK(fields_of(SetActivation{"council", Activation::Declared}) ==
        Fields{{"organisation", std::string{"council"}}, {"state", std::string{"declared"}}});
  CHECK(fields_of(StepClock{Duration{1500}}) == Fields{{"by_ms", std::int64_t{1500}}});
  CHECK(fields_of(SetSpeed{60}) == Fields{{"speed", 60.0}});
  CHECK(fields_of(JumpToNext{}).empty());
}

TEST_CASE(
    "a whole number may stand where a command takes a real one, and an empty list is a list of anything") {
  const Result<Command> speed = command_from("SetSpeed", {{"speed", std::int64_t{60}}});
  REQUIRE(speed);
  CHECK(std::get<SetSpeed>(*speed).speed == 60.0);
  const Result<Command> road =
      command_from("CloseRoad", {{"name", std::string{"Bridge"}}, {"links", std::vector<std::string>{}}});
  REQUIRE(road);
  CHECK(std::get<CloseRoad>(*road).links.empty());
  CHECK(std::get<CloseRoad>(*road).direction == Ways::Both);
}

TEST_CASE("every missing, wrong and unknown field is told of at once, with what was expected") {
  CHECK(faults_of("SkipInject", {{"injekt", std::string{"siren"}}, {"why", std::int64_t{3}}}) ==
        "error: \"inject\" is missing from SkipInject\n"
        "  expected: \"inject\": a text\n"
        "error: \"why\" of SkipInject is of the wrong kind\n"
        "  expected: \"why\": a text\n"
        "error: \"injekt\" is not a field of SkipInject\n"
        "  expected: inject, why\n"
        "  hint: did you mean \"inject\"?\n");
  CHECK(faults_of("PauseClock", {{"why", std::string{"tea"}}}) ==
        "error: \"why\" is not a field of PauseClock\n"
        "  expected: no fields\n");
  CHECK(faults_of("AddNote", {{"text", std::string{"a"}}, {"text", std::string{"b"}}}) ==
        "error: \"text\" is given twice\n");
  CHECK(faults_of("StepClock", {{"by_ms", std::int64_t{-1}}}) ==
        "error: \"by_ms\" of StepClock is of the wrong kind\n"
        "  expected: \"by_ms\": a whole number of milliseconds, 0 or more\n");
  CHECK(faults_of("SetActivation",
                  {{"organisation", std::string{"council"}}, {"state", std::string{"Standby"}}}) ==
        "error: \"state\" of SetActivation is of the wrong kind\n"
        "  expected: \"state\": one of \"none\", \"standby\", \"declared\", \"stood_down\", \"cancelled\"\n");
  CHECK(faults_of("CloseRoad",
                  {{"name", std::string{"Bridge"}}, {"links", std::vector<std::string>{"seventeen"}}}) ==
        "error: \"links\" of CloseRoad is of the wrong kind\n"
        "  expected: \"links\": a list of whole numbers\n");
}

TEST_CASE("a command's points are grid references to the metre, and any grid reference is read") {
  const std::vector<GridPoint> corners{{350130.4, 380769.6}, {350230, 380770}, {350230, 380870}};
  CHECK(fields_of(SetCordon{"Works", CordonKind::Outer, corners}) ==
        Fields{{"name", std::string{"Works"}},
               {"cordon_kind", std::string{"outer"}},
               {"ring", std::vector<std::string>{"SJ 50130 80770", "SJ 50230 80770", "SJ 50230 80870"}}});
  CHECK(fields_of(SetRvp{"Gate", {350130.4, 380769.6}}) ==
        Fields{{"name", std::string{"Gate"}}, {"position", std::string{"SJ 50130 80770"}}});
  const Result<Command> rough =
      command_from("SetRvp", {{"name", std::string{"Gate"}}, {"position", std::string{"SJ 501 807"}}});
  REQUIRE(rough);
  CHECK(std::get<SetRvp>(*rough).at == GridPoint{350100, 380700});
  CHECK(faults_of("SetRvp", {{"name", std::string{"Gate"}}, {"position", std::string{"the gate"}}}) ==
        "error: \"position\" of SetRvp is of the wrong kind\n"
        "  expected: \"position\": a grid reference such as \"SJ 50130 80770\"\n");
  CHECK(faults_of("SetCordon", {{"name", std::string{"Works"}},
                                {"cordon_kind", std::string{"middle"}},
                                {"ring", std::vector<std::string>{"SJ 501 807", "there"}}}) ==
        "error: \"cordon_kind\" of SetCordon is of the wrong kind\n"
        "  expected: \"cordon_kind\": one of \"inner\", \"outer\"\n"
        "error: \"ring\" of SetCordon is of the wrong kind\n"
        "  expected: \"ring\": a list of grid references such as \"SJ 50130 80770\"\n");
}

TEST_CASE("an unknown command is told of with the nearest known one") {
  CHECK(faults_of("DispachUnit", {}) ==
        "error: \"DispachUnit\" is not a command\n"
        "  expected: one of DeliverInject, HoldInject, ResumeInject, SkipInject, AddInject, CloseRoad, "
        "LiftClosure, SlowRoad, EndSlowdown, DispatchUnit, ReleaseUnit, StartEscalation, AcknowledgeFor, "
        "DeclineFor, SetActivation, SendMethane, ConveneGroup, "
        "AddNote, AddBookmark, PauseClock, ResumeClock, SetSpeed, StepClock, JumpToNext, EndExercise, "
        "TakeRole, Ask, Decide, PlaceCall, SetCordon, LiftCordon, SetRvp\n"
        "  hint: did you mean \"DispatchUnit\"?\n");
}

TEST_CASE("the five activation states are named, and nothing else is one") {
  for (const auto& [state, name] : {std::pair{Activation::None, "none"},
                                    {Activation::Standby, "standby"},
                                    {Activation::Declared, "declared"},
                                    {Activation::StoodDown, "stood_down"},
                                    {Activation::Cancelled, "cancelled"}}) {
    CHECK(name_of(state) == name);
    CHECK(activation_from(name) == state);
  }
  CHECK_FALSE(activation_from("Declared"));
  CHECK_FALSE(activation_from(""));
}

TEST_CASE("a field is found by its name, the first of that name, or not at all") {
  const Fields fields{{"a", std::int64_t{1}}, {"b", 2.0}, {"a", std::int64_t{3}}};
  REQUIRE(find_field(fields, "a") != nullptr);
  CHECK(*find_field(fields, "a") == FieldValue{std::int64_t{1}});
  CHECK(find_field(fields, "c") == nullptr);
  CHECK(find_field({}, "a") == nullptr);
}

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/journal/measures.hpp"
#include "tests/journal/sample.hpp"

using namespace tocsin;
using namespace tocsin::journal;
using sample::Journal;

namespace {

constexpr std::int64_t minute = 60'000;

model::FieldValue text(const char* value) { return std::string{value}; }
model::FieldValue whole(std::int64_t value) { return value; }

Record record_of(const Journal& journal) {
  Record record = journal.record();
  record.header = sample::header();
  return record;
}

Measure measure(const Record& record, std::string_view id) {
  const std::vector<Measure> measures = measures_of(record);
  const auto found =
      std::find_if(measures.begin(), measures.end(), [id](const auto& m) { return m.id == id; });
  INFO(id);
  REQUIRE(found != measures.end());
  return *found;
}

double number(const Record& record, std::string_view id) {
  const Measure found = measure(record, id);
  INFO(id << ": " << found.why_absent);
  REQUIRE(std::holds_alternative<double>(found.value));
  return std::get<double>(found.value);
}

std::string words(const Record& record, std::string_view id) {
  const Measure found = measure(record, id);
  REQUIRE(std::holds_alternative<std::string>(found.value));
  return std::get<std::string>(found.value);
}

void attempt(Journal& journal, std::int64_t at, const char* escalation, const char* role) {
  journal.add(at, "AttemptMade", {{"escalation", text(escalation)}, {"role", text(role)}});
}

void acknowledge(Journal& journal, std::int64_t at, const char* escalation, const char* role) {
  journal.add(at, "Acknowledged", {{"escalation", text(escalation)}, {"role", text(role)}});
}

/// An exercise in twenty entries or so: entry numbers stand beside those that are evidence.
void fill_story(Journal& journal) {
  journal.add(0, "ExerciseStarted");
  journal.add(1 * minute, "ReleaseStarted", {{"substance", text("chlorine")}});
  journal.add(2 * minute, "AlertSent", {{"alert", text("works-siren")}, {"channel", text("siren")}});
  journal.add(3 * minute, "AlertSent", {{"alert", text("site-calls-999")}, {"channel", text("phone")}});  // 4
  journal.add(4 * minute, "EscalationStarted",
              {{"escalation", text("fire")}, {"organisation", text("fire")}});
  attempt(journal, 4 * minute, "fire", "fire-duty-officer");      // 6
  acknowledge(journal, 5 * minute, "fire", "fire-duty-officer");  // 7
  journal.add(8 * minute, "EscalationStarted",
              {{"escalation", text("council")}, {"organisation", text("halton-council")}});
  attempt(journal, 9 * minute, "council", "duty-emergency-planning-officer");  // 9
  journal.add(10 * minute, "AttemptUnanswered",
              {{"escalation", text("council")}, {"rang_ms", whole(45'500)}});
  acknowledge(journal, 21 * minute, "council", "duty-emergency-planning-officer");  // 11
  journal.add(22 * minute, "ActivationChanged",
              {{"organisation", text("halton-council")}, {"state", text("standby")}});
  journal.add(23 * minute, "ActivationChanged",
              {{"organisation", text("fire")}, {"state", text("declared")}});
  journal.add(24 * minute, "CloudSampled", {{"residents", whole(100)}});
  journal.add(24 * minute, "ReceptorEntered", {{"receptor", text("a")}, {"name", text("A school")}});
  journal.add(26 * minute, "CloudSampled", {{"residents", whole(250)}});
  journal.add(27 * minute, "ReceptorEntered", {{"receptor", text("b")}, {"name", text("A care home")}});
  journal.add(28 * minute, "ReceptorEntered", {{"receptor", text("a")}, {"name", text("A school")}});
  journal.add(30 * minute, "CloudSampled", {{"residents", whole(0)}});
  journal.add(31 * minute, "UnitRerouted", {{"unit", text("p1")}, {"reason", text("road_closed")}});
  journal.add(31 * minute, "UnitRerouted", {{"unit", text("p2")}, {"reason", text("rvp_untenable")}});
  journal.add(32 * minute, "UnitRerouted", {{"unit", text("p1")}, {"reason", text("road_closed")}});
  journal.add(33 * minute, "UnitArrived", {{"unit", text("car")}, {"unit_kind", text("police_car")}});
  journal.add(34 * minute, "UnitArrived", {{"unit", text("p1")}, {"unit_kind", text("pump")}});  // 24
  journal.add(40 * minute, "ExerciseEnded", {{"why", text("time is up")}});
}

}  // namespace

TEST_CASE("times count from the call that names 999, though a siren sounded before it") {
  Journal journal;
  fill_story(journal);
  const Record record = record_of(journal);
  CHECK(number(record, "first_call") == 180);
  CHECK(number(record, "council_duty_officer_tried") == 6 * 60);
  CHECK(measure(record, "council_duty_officer_tried").entries == std::vector<std::uint64_t>{4, 9});
  CHECK(number(record, "council_duty_officer_acknowledged") == 18 * 60);
  CHECK(number(record, "first_acknowledged") == 2 * 60);
  CHECK(number(record, "standby_first") == 19 * 60);
  CHECK(number(record, "standby.halton-council") == 19 * 60);
  CHECK(number(record, "declared_first") == 20 * 60);
  CHECK(number(record, "declared.fire") == 20 * 60);
  CHECK(number(record, "pump_at_rvp") == 31 * 60);
  CHECK(measure(record, "pump_at_rvp").entries == std::vector<std::uint64_t>{4, 24});
}

TEST_CASE("a call-out is answered by the acknowledgement that ends it, and by no earlier one") {
  Journal journal;
  journal.add(0, "EscalationStarted", {{"escalation", text("pair")}, {"organisation", text("works")}});
  attempt(journal, 1 * minute, "pair", "duty");
  journal.add(2 * minute, "Acknowledged",
              {{"escalation", text("pair")}, {"role", text("duty")}, {"still_needed", whole(1)}});
  CHECK(measure(record_of(journal), "answer_wait.pair").why_absent ==
        "too few had acknowledged when the record ends");
  acknowledge(journal, 5 * minute, "pair", "second");
  CHECK(number(record_of(journal), "answer_wait.pair") == 4 * 60);
}

TEST_CASE("the call is by telephone where none names 999, else the first alert, else the start") {
  Journal telephone;
  telephone.add(1000, "AlertSent", {{"alert", text("siren")}, {"channel", text("siren")}});
  telephone.add(2000, "AlertSent", {{"alert", text("works-to-police")}, {"channel", text("phone")}});
  CHECK(number(record_of(telephone), "first_call") == 2);
  Journal siren;
  siren.add(1000, "AlertSent", {{"alert", text("siren")}, {"channel", text("siren")}});
  CHECK(number(record_of(siren), "first_call") == 1);
  Journal silent;
  silent.add(5000, "UnitArrived", {{"unit_kind", text("pump")}});
  CHECK(measure(record_of(silent), "first_call").why_absent == "no organisation alerted another");
  CHECK(number(record_of(silent), "pump_at_rvp") == 5);
  CHECK(measure(record_of(silent), "pump_at_rvp").name == "First pump at an RVP, after the start");
}

TEST_CASE("a measure without a value says why, and has no evidence") {
  Journal journal;
  journal.add(0, "ExerciseStarted");
  journal.add(minute, "ExerciseEnded");
  for (const auto& [id, why] : std::vector<std::pair<std::string, std::string>>{
           {"council_duty_officer_tried", "the council's duty officer was never tried"},
           {"council_duty_officer_acknowledged", "the council's duty officer never acknowledged"},
           {"first_acknowledged", "nobody acknowledged"},
           {"standby_first", "no organisation went to standby"},
           {"declared_first", "no organisation went to declared"},
           {"pump_at_rvp", "no pump reached an RVP"},
           {"ambulance_at_rvp", "no ambulance reached an RVP"},
           {"answer_wait_longest", "nobody was called out"},
           {"ring_longest", "no attempt went unanswered"},
           {"residents_peak", "no cloud was sampled"},
           {"resident_minutes", "no cloud was sampled"},
           {"receptor_first", "the cloud reached no receptor"},
           {"reroute_reasons", "no unit was sent another way"}}) {
    const Measure found = measure(record_of(journal), id);
    CHECK(std::holds_alternative<std::monostate>(found.value));
    CHECK(found.why_absent == why);
    CHECK(found.entries.empty());
  }
  for (const Measure& each : measures_of(record_of(journal))) {
    INFO(each.id);
    CHECK(std::holds_alternative<std::monostate>(each.value) == !each.why_absent.empty());
  }
}

TEST_CASE("an unanswered wait runs from the first attempt to the acknowledgement") {
  Journal journal;
  fill_story(journal);
  const Record record = record_of(journal);
  CHECK(number(record, "answer_wait.fire") == 60);
  CHECK(number(record, "answer_wait.council") == 12 * 60);
  CHECK(number(record, "answer_wait_longest") == 12 * 60);
  CHECK(measure(record, "answer_wait_longest").entries == std::vector<std::uint64_t>{9, 11});
  CHECK(number(record, "ring_longest") == 45.5);
}

TEST_CASE("a call-out that nobody answered waits until everybody was tried, or until the record ends") {
  Journal journal;
  attempt(journal, 0, "a", "r");
  journal.add(3 * minute, "CascadeExhausted", {{"escalation", text("a")}});
  attempt(journal, 4 * minute, "b", "r");
  journal.add(6 * minute, "ExerciseEnded");
  const Record record = record_of(journal);
  CHECK(number(record, "answer_wait_longest") == 180);
  CHECK(measure(record, "answer_wait.a").why_absent == "everybody had been tried, and too few acknowledged");
  CHECK(measure(record, "answer_wait.b").why_absent == "too few had acknowledged when the record ends");
  CHECK(number(record, "escalations_exhausted") == 1);
}

TEST_CASE("an escalation that is started again is measured again") {
  Journal journal;
  for (const std::int64_t start : {std::int64_t{0}, 10 * minute}) {
    journal.add(start, "EscalationStarted", {{"escalation", text("a")}, {"organisation", text("o")}});
    attempt(journal, start, "a", "r");
    acknowledge(journal, start + minute, "a", "r");
  }
  CHECK(number(record_of(journal), "answer_wait.a") == 60);
  CHECK(number(record_of(journal), "answer_wait.a.2") == 60);
}

TEST_CASE("an escalation started while it runs is the same call-out") {
  Journal journal;
  journal.add(0, "EscalationStarted", {{"escalation", text("a")}, {"organisation", text("o")}});
  attempt(journal, 0, "a", "r");
  journal.add(1000, "EscalationStarted",
              {{"escalation", text("a")}, {"organisation", text("o")}, {"note", text("running already")}});
  acknowledge(journal, minute, "a", "r");
  CHECK(number(record_of(journal), "answer_wait.a") == 60);
}

TEST_CASE("each desk has its longest queue and the longest wait of a call that began") {
  Journal journal;
  const auto queued = [&](std::int64_t at, const char* desk, std::int64_t position) {
    journal.add(at, "CallQueued", {{"desk", text(desk)}, {"position", position}});
  };
  queued(1000, "phone", 1);                                                                        // 1
  queued(1000, "phone", 3);                                                                        // 2
  queued(2000, "room", 1);                                                                         // 3
  journal.add(3000, "AttemptMade", {{"desk", text("phone")}, {"queued_ms", std::int64_t{2000}}});  // 4
  journal.add(95000, "AlertSent", {{"desk", text("phone")}, {"queued_ms", std::int64_t{94000}}});  // 5
  std::vector<std::string> lines;
  for (const Measure& measure : measures_of(record_of(journal))) {
    if (!measure.id.starts_with("desk_")) continue;
    const auto* value = std::get_if<double>(&measure.value);
    lines.push_back(measure.id + " " + (value == nullptr ? measure.why_absent : std::to_string(*value)) +
                    " " + (measure.entries.empty() ? "" : std::to_string(measure.entries.front())));
  }
  CHECK(lines == std::vector<std::string>{
                     "desk_queue_longest.phone 3.000000 2", "desk_wait_longest.phone 94.000000 5",
                     "desk_queue_longest.room 1.000000 3", "desk_wait_longest.room no call began there "});
}

TEST_CASE("residents are counted at their most, and summed with each sample holding until the next") {
  Journal journal;
  fill_story(journal);
  CHECK(number(record_of(journal), "residents_peak") == 250);
  CHECK(number(record_of(journal), "resident_minutes") == 100 * 2 + 250 * 4);
}

TEST_CASE("receptors are counted once each, and the first is timed from the release") {
  Journal journal;
  fill_story(journal);
  const Record record = record_of(journal);
  CHECK(number(record, "receptors_in_cloud") == 2);
  CHECK(words(record, "receptor_names") == "A school; A care home");
  CHECK(number(record, "receptor_first") == 23 * 60);
  CHECK(measure(record, "receptor_first").name == "First receptor in the cloud, after the release began");
}

TEST_CASE("re-routes are counted with their reasons") {
  Journal journal;
  fill_story(journal);
  CHECK(number(record_of(journal), "reroutes") == 3);
  CHECK(words(record_of(journal), "reroute_reasons") == "road_closed 2; rvp_untenable 1");
}

TEST_CASE("injects are counted as delivered, held, still held and skipped, and commands are counted") {
  Journal journal;
  const auto give = [&journal](const char* kind, const char* inject) {
    journal.add(0, kind, {{"inject", text(inject)}}, 0, "facilitator");
  };
  journal.add(0, "InjectDelivered", {{"inject", text("a")}});
  give("HoldInject", "b");
  give("HoldInject", "c");
  give("ResumeInject", "c");
  give("HoldInject", "d");
  journal.add(0, "SkipInject", {{"inject", text("d")}, {"why", text("covered")}}, 0, "facilitator");
  const Record record = record_of(journal);
  CHECK(number(record, "injects_delivered") == 1);
  CHECK(number(record, "injects_held") == 3);
  CHECK(number(record, "injects_still_held") == 1);
  CHECK(measure(record, "injects_still_held").entries == std::vector<std::uint64_t>{2});
  CHECK(number(record, "injects_skipped") == 1);
  CHECK(words(record, "skip_reasons") == "covered");
  CHECK(number(record, "commands") == 5);
}

TEST_CASE("measures are shown to people under the word EXERCISE and the code word") {
  Journal journal;
  fill_story(journal);
  const std::string table = measures_text(record_of(journal));
  CHECK(table.starts_with("EXERCISE LANTERN - EXERCISE Small\n\nFirst call for help, after the start "));
  CHECK(table.find("  3 min\n") != std::string::npos);
  CHECK(table.find("  none: no ambulance reached an RVP\n") != std::string::npos);
  CHECK(table.find("  250 residents\n") != std::string::npos);
  CHECK(table.find("  road_closed 2; rvp_untenable 1\n") != std::string::npos);
}

TEST_CASE("measures of a record that stops early say so") {
  Journal journal;
  journal.add(0, "ExerciseStarted");
  journal.add(minute, "AlertSent", {{"alert", text("x")}, {"channel", text("phone")}});
  const std::string remark =
      "The record stops at T+00:01:00, before the exercise ended; what came later is not measured.";
  CHECK(
      measures_text(record_of(journal)).starts_with("EXERCISE LANTERN - EXERCISE Small\n" + remark + "\n\n"));
  const auto document = nlohmann::json::parse(measures_json(record_of(journal)));
  CHECK(document["is_complete"] == false);
  CHECK(document["remark"] == remark);
}

TEST_CASE("measures as JSON carry value, reason and evidence") {
  Journal journal;
  fill_story(journal);
  const auto document = nlohmann::json::parse(measures_json(record_of(journal)));
  CHECK(document["marking"] == "EXERCISE");
  CHECK(document["code_word"] == "LANTERN");
  CHECK(document["measures"].size() == measures_of(record_of(journal)).size());
  CHECK(document["measures"][0] == nlohmann::json{{"id", "first_call"},
                                                  {"name", "First call for help, after the start"},
                                                  {"unit", "s"},
                                                  {"value", 180.0},
                                                  {"why_absent", ""},
                                                  {"entries", {4}}});
}

TEST_CASE("two records' measures stand side by side, with a mark where they differ") {
  Journal first;
  first.add(0, "ExerciseStarted");
  first.add(60'000, "UnitArrived", {{"unit_kind", text("pump")}});
  Journal second;
  second.add(0, "ExerciseStarted");
  second.add(90'000, "ActivationChanged", {{"organisation", text("fire")}, {"state", text("standby")}});
  const std::string table = measures_beside(record_of(first), record_of(second));
  CHECK(table.starts_with("EXERCISE LANTERN - EXERCISE Small\n\n"));
  CHECK(table.find("* First pump at an RVP, after the start ") != std::string::npos);
  CHECK(table.find("  First ambulance at an RVP, after the start ") != std::string::npos);
  CHECK(table.find("* fire at standby, after the start ") != std::string::npos);
  CHECK(table.find("  1 min  -\n") != std::string::npos);
  CHECK(table.find("  -      1 min 30 s\n") != std::string::npos);
}

TEST_CASE("the first METHANE of each organisation is measured by its letters and its delay") {
  Journal journal;
  const auto list = [](std::vector<std::string> all) { return model::FieldValue{std::move(all)}; };
  journal.add(minute, "AlertSent", {{"alert", text("x")}, {"from", text("works")}});
  journal.add(2 * minute, "AlertSent",
              {{"alert", text("y")}, {"from", text("works")}, {"given", list({})}, {"form", text("ethane")}});
  journal.add(3 * minute, "MethaneSent",  // 3
              {{"from", text("fire")},
               {"form", text("methane")},
               {"given", list({"major_incident", "type", "hazards"})},
               {"after_arrival_ms", whole(90'000)}});
  journal.add(4 * minute, "MethaneSent", {{"from", text("fire")}, {"given", list({"type"})}});
  journal.add(
      5 * minute, "AlertSent",  // 5
      {{"alert", text("z")}, {"from", text("works")}, {"form", text("ethane")}, {"given", list({"type"})}});
  const Record record = record_of(journal);
  CHECK(number(record, "methane_letters.fire") == 3);
  CHECK(measure(record, "methane_letters.fire").unit == "of 7");
  CHECK(measure(record, "methane_letters.fire").name == "Letters in the first METHANE of fire");
  CHECK(measure(record, "methane_letters.fire").entries == std::vector<std::uint64_t>{3});
  CHECK(number(record, "methane_delay.fire") == 90);
  CHECK(measure(record, "methane_delay.fire").name ==
        "First METHANE of fire, after its first unit arrived at an RVP");
  CHECK(number(record, "methane_letters.works") == 1);
  CHECK(measure(record, "methane_letters.works").unit == "of 6");
  CHECK(number(record, "methane_delay.works") == 300);
  CHECK(measure(record, "methane_delay.works").name == "First METHANE of works, after the start");
}

TEST_CASE("an organisation is informed at the entry that gave it the last letter but the M") {
  Journal journal;
  const auto list = [](std::vector<std::string> all) { return model::FieldValue{std::move(all)}; };
  journal.add(minute, "FindingMade", {{"organisation", text("fire")}, {"letter", text("major_incident")}});
  journal.add(2 * minute, "AlertReceived",
              {{"to", text("fire")}, {"given", list({"exact_location", "type", "hazards", "access"})}});
  journal.add(3 * minute, "FindingMade", {{"organisation", text("fire")}, {"letter", text("casualties")}});
  journal.add(4 * minute, "MethaneReceived", {{"to", text("fire")}, {"given", list({"services"})}});  // 4
  journal.add(5 * minute, "MethaneReceived", {{"to", text("police")}, {"given", list({"services", "type"})}});
  const Record record = record_of(journal);
  CHECK(number(record, "informed.fire") == 240);
  CHECK(measure(record, "informed.fire").entries == std::vector<std::uint64_t>{4});
  CHECK(measure(record, "informed.police").why_absent ==
        "it never had: exact_location, hazards, access, casualties");
}

TEST_CASE("a group's quorum counts from its convening") {
  Journal journal;
  journal.add(minute, "GroupConvened", {{"group", text("tcg")}});
  journal.add(2 * minute, "GroupConvened", {{"group", text("scg")}});
  journal.add(31 * minute, "QuorumReached", {{"group", text("tcg")}});
  const Record record = record_of(journal);
  CHECK(number(record, "quorum.tcg") == 1800);
  CHECK(measure(record, "quorum.tcg").entries == std::vector<std::uint64_t>{1, 3});
  CHECK(measure(record, "quorum.scg").why_absent == "it never had its quorum");
}

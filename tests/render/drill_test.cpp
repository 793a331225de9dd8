// What an officer types, what reaches them and what never does, and the debrief from a record.
#include "render/drill.hpp"

#include <filesystem>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "render/drill_debrief.hpp"
#include "render/feed.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

using Lines = std::vector<std::string>;

exercise::Loaded loaded(const std::string& name, const std::string& from = "", const std::string& to = "") {
  const std::filesystem::path root = TOCSIN_ROOT;
  auto scenario = exercise::load(root / "scenarios" / name, root / "maps");
  if (!scenario) FAIL(format(scenario.error()));
  if (from.empty()) return *scenario;
  auto sources = scenario->setting->sources;
  bool is_found = false;
  for (model::SourceText& source : sources) {
    const auto at = source.text.find(from);
    if (at == std::string::npos) continue;
    source.text.replace(at, from.size(), to);
    is_found = true;
  }
  REQUIRE(is_found);
  auto changed = exercise::load(sources, name, root, root / "maps");
  if (!changed) FAIL(format(changed.error()));
  return *changed;
}

/// A drill played by lines.
struct Play {
  exercise::Exercise exercise;
  std::vector<journal::Entry> feed;
  LiveSession session;
  DrillSession drill;

  explicit Play(exercise::Loaded what, const std::string& role = "duty-emergency-planning-officer")
      : exercise(what, {7, 0}),
        session((listen(), exercise), {{}, &feed, role}),
        drill(session, role_id(role)) {
    REQUIRE(drill.begin());
  }
  void listen() {
    exercise.listen([this](const journal::Entry& entry) { feed.push_back(entry); });
  }
  model::RoleId role_id(const std::string& id) const {
    const auto& roles = exercise.setting().scenario.roles;
    for (std::uint32_t i = 0; i < roles.size(); ++i) {
      if (roles[i].id == id) return {i};
    }
    FAIL("no such role");
    return {};
  }
  std::string say(const std::string& line) {
    const auto input = read_drill_line(line);
    if (!input) return format(input.error());
    const auto done = drill.obey(*input);
    return done ? *done : format(done.error());
  }
  std::string heard() {
    std::string text;
    for (const DrillLine& line : drill.news()) text += format(session.setting(), line);
    return text;
  }
  std::string everything() {
    drill.news();
    std::string text = drill.opening() + drill.status();
    for (const DrillLine& line : drill.log()) text += format(session.setting(), line);
    return text;
  }
};

std::string fault_of(const std::string& line) {
  const auto input = read_drill_line(line);
  return input ? "(read)" : format(input.error());
}

template <class Said>
Said said_by(const std::string& line) {
  const auto input = read_drill_line(line);
  REQUIRE(input);
  REQUIRE(std::holds_alternative<Said>(*input));
  return std::get<Said>(*input);
}

const Lines some_lines{"wait page",
                       "ack",
                       "wait 20s",
                       "ask what is out",
                       "standby",
                       "wait 25s",
                       "wait",
                       "decide 1",
                       "call first-responder about standby",
                       "wait 13m"};

}  // namespace

TEST_CASE("each line is one thing to do, whatever its case and spaces") {
  CHECK(std::holds_alternative<said::Acknowledge>(*read_drill_line("  ACK ")));
  CHECK(std::holds_alternative<said::Decline>(*read_drill_line("decline")));
  CHECK(std::holds_alternative<said::Nothing>(*read_drill_line(" \r")));
  CHECK(std::holds_alternative<said::WaitForPage>(*read_drill_line("wait page")));
  CHECK(std::holds_alternative<said::WaitForNews>(*read_drill_line("wait")));
  CHECK(said_by<said::Wait>("wait 90s").time == std::chrono::seconds{90});
  CHECK(said_by<said::Wait>("wait 2m").time == std::chrono::minutes{2});
  CHECK(said_by<said::Wait>("wait 1 min 30 s").time == std::chrono::seconds{90});
  CHECK(said_by<said::Ask>("ask which way is the wind").words == "which way is the wind");
  CHECK(said_by<said::SetState>("stand down").state == model::Activation::StoodDown);
  CHECK(said_by<said::SetState>("Standby").state == model::Activation::Standby);
  CHECK(said_by<said::SetState>("declare").state == model::Activation::Declared);
  CHECK(said_by<said::Note>("note Begun at 01:59 GMT").text == "Begun at 01:59 GMT");
}

TEST_CASE("a reason stands behind because, and what is said in a call behind about") {
  const auto decide = said_by<said::Decide>("decide 2 Because it is upwind, because it is near");
  CHECK(decide.option == "2");
  CHECK(decide.because == "it is upwind, because it is near");
  const auto call = said_by<said::Call>("call strategic-director about a release about now");
  CHECK(call.whom == "strategic-director");
  CHECK(call.about == "a release about now");
  CHECK(said_by<said::Call>("ring roundabout-officer").whom == "roundabout-officer");
}

TEST_CASE("what is not understood is named, with what was wanted") {
  CHECK(
      fault_of("akc") ==
      "error: 'akc' is nothing that can be done here\n  expected: one of the words that help lists\n  hint: "
      "did you mean 'ack'?\n");
  CHECK(fault_of("wait soon") ==
        "error: 'soon' is not a length of time\n  expected: wait 90s, wait 2m, wait page, or only wait\n");
  CHECK(fault_of("ack now") == "error: 'now' was not understood\n  expected: nothing behind that word\n");
  CHECK(fault_of("decide because I say so") ==
        "error: 'decide' lacks something\n  expected: decide 1 because WHY\n");
  CHECK(fault_of("note") == "error: 'note' lacks something\n  expected: note WHAT IS TO BE WRITTEN DOWN\n");
  CHECK(fault_of("stand up") == "error: 'stand' lacks something\n  expected: stand down, or standby\n");
  CHECK(fault_of("methane no letters") ==
        "error: no letter of METHANE was found\n  expected: methane E: where T: what H: hazards A: access N: "
        "casualties E: services; before them, to WHOM; or only methane, and a line for each\n");
}

TEST_CASE("a METHANE is read by its letters: the first E is where, a later one the services") {
  const auto report =
      said_by<said::SendMethane>("methane m: declared E: SJ 502 807 t: chlorine N: none E: fire").report;
  REQUIRE(report);
  CHECK(*report == Methane{{"declared", "SJ 502 807", "chlorine", "", "", "none", "fire"}});
  CHECK(methane_line(*report) == "M: declared | E: SJ 502 807 | T: chlorine | N: none | E: fire");
  CHECK(methane_from(methane_line(*report)) == report);
  CHECK_FALSE(said_by<said::SendMethane>("methane").report);
}

TEST_CASE("to whom a METHANE goes stands behind to, before the first letter") {
  const auto named = said_by<said::SendMethane>("methane to fire control E: the works T: a leak to air");
  CHECK(named.to == "fire control");
  CHECK(named.report == Methane{{"", "the works", "a leak to air", "", "", "", ""}});
  CHECK(said_by<said::SendMethane>("methane E: the works").to.empty());
  const auto form = said_by<said::SendMethane>("methane To fire-control");
  CHECK(form.to == "fire-control");
  CHECK_FALSE(form.report);
  CHECK(fault_of("methane to E: the works") ==
        "error: 'methane to' lacks something\n  expected: methane to WHOM, an organisation\n");
  CHECK(fault_of("methane fire-control E: the works") ==
        "error: 'fire-control' was not understood\n  expected: methane E: where T: what H: hazards A: access "
        "N: casualties E: services; before them, to WHOM; or only methane, and a line for each\n");
}

TEST_CASE("an officer's METHANE goes from their organisation to their control room, or to whom they say") {
  Play play(loaded("drill-page-at-two"));
  play.say("wait page");
  play.say("ack");
  CHECK(play.say("methane E: the works") == "");
  CHECK(play.heard().find("01:58:30 GMT  You send an ETHANE to your own control room. E: the works\n") !=
        std::string::npos);
  play.say("standby");
  play.heard();
  CHECK(play.say("methane to fire E: the works | T: a leak") == "");
  CHECK(play.heard() ==
        "01:58:30 GMT  You send a METHANE to North West Fire Control. E: the works | T: a leak\n");
  CHECK(play.say("methane to fir-control E: the works") ==
        "error: 'fir-control' is not clearly any organisation\n  expected: one of halton-council, operator, "
        "fire-control, cheshire-police, cctv-room\n  hint: did you mean 'fire-control'?\n");
  CHECK(play.say("methane to xyzzy").find("error: 'xyzzy' is not clearly any organisation\n") == 0);
  play.say("wait 2m");
  CHECK(play.heard().find(
            "02:00:30 GMT  Taken down and read back: the METHANE to North West Fire Control.\n") !=
        std::string::npos);

  Lines sent;
  for (const auto& entry : play.feed) {
    if (entry.kind == "SendMethane") {
      const auto command = model::command_from(entry.kind, entry.fields);
      REQUIRE(command);
      const auto& methane = std::get<model::SendMethane>(*command);
      sent.push_back(fmt::format("{} {} {} {}", entry.seat, methane.from, methane.to, name_of(methane.form)));
    }
  }
  const std::string seat = "duty-emergency-planning-officer";
  CHECK(sent ==
        Lines{seat + " halton-council halton-council ethane", seat + " halton-council fire-control methane"});
}

TEST_CASE("the debrief has the fullest METHANE, and none of anybody else's organisation") {
  Play play(loaded("drill-page-at-two"));
  play.say("wait page");
  REQUIRE(play.exercise.submit(
      {"facilitator",
       model::SendMethane{
           .from = "cheshire-police", .to = "halton-council", .type = "a leak", .hazards = "chlorine"}}));
  const auto methane_of = [&] {
    const auto debrief = debrief_of(play.session.setting(), play.feed);
    REQUIRE(debrief);
    const std::string text = debrief_text(play.session.setting(), *debrief);
    const auto line = text.find("\n  0 questions asked");
    const auto from = text.find('\n', line + 1) + 1;
    return text.substr(from, text.find('\n', from) - from);
  };
  CHECK(methane_of() == "  No METHANE was sent.");
  play.say("methane E: the works T: a leak H: chlorine A: west N: none E: fire");
  CHECK(methane_of() == "  ETHANE to your own control room: E T H A N E, all six letters");
  play.say("methane to operator T: a leak");
  CHECK(methane_of() == "  ETHANE to your own control room: E T H A N E, all six letters");
  play.say("methane to operator M: declared T: a leak H: chlorine A: west N: none E: fire");
  CHECK(methane_of() == "  METHANE to Operator of the works: M T H A N E; without Exact location");
  const auto debrief = debrief_of(play.session.setting(), play.feed);
  REQUIRE(debrief);
  CHECK(debrief_text(play.session.setting(), *debrief).find("    the fullest of 3 that were sent\n") !=
        std::string::npos);
}

TEST_CASE("an officer hears the page, the message, the answer and their own doing, with the time") {
  Play play(loaded("drill-page-at-two"));
  CHECK(play.heard().empty());
  CHECK(play.say("ack") == "error: no page is waiting for an answer\n");
  play.say("wait page");
  CHECK(play.heard() ==
        "01:58:30 GMT  PAGE  EXERCISE COPPER LAPWING. Cheshire Police calls you, pager 01632 960411: Council "
        "cascade. ack or decline?\n");
  CHECK(play.drill.view().pages.size() == 1);
  play.say("wait 75s");
  CHECK(play.heard() == "01:59:45 GMT  The pager has gone quiet.\n");
  CHECK(play.say("ack").empty());
  CHECK(play.heard() == "01:59:45 GMT  You acknowledge: Council cascade.\n");
  play.say("wait 11s");
  CHECK(play.heard().find("01:59:55 GMT  MESSAGE  from Cheshire Police (phone): EXERCISE COPPER LAPWING. ") ==
        0);
  CHECK(play.say("ask how much chlorine") == "");
  play.say("standby");
  CHECK(play.heard() ==
        "01:59:56 GMT  You ask Cheshire Police: What has failed, and is anything released?\n"
        "01:59:56 GMT  STATE  Halton Borough Council is now on STANDBY.\n");
}

TEST_CASE("what the officer hears does not depend on what nobody has told them") {
  // Ten times the release, from elsewhere: the record is another one, the drill the same.
  Play small(loaded("drill-page-at-two"));
  Play large(loaded("drill-page-at-two", "kg_s = 0.5", "kg_s = 5.0"));
  for (const std::string& line : some_lines) {
    CHECK(small.say(line) == large.say(line));
    CHECK(small.drill.status() == large.drill.status());
  }
  CHECK(small.everything() == large.everything());
  Lines first;
  Lines second;
  for (const auto& entry : small.feed) first.push_back(journal::text_of(entry));
  for (const auto& entry : large.feed) second.push_back(journal::text_of(entry));
  CHECK(first != second);
}

TEST_CASE("neither expectations nor anybody else's call-out are shown while the drill runs") {
  Play play(loaded("drill-page-at-two"));
  play.say("wait 20m");
  REQUIRE(play.drill.is_over());
  const std::string shown = play.everything();
  const auto has_kind = [&](std::string_view kind) {
    return std::any_of(play.feed.begin(), play.feed.end(),
                       [&](const auto& entry) { return entry.kind == kind; });
  };
  REQUIRE(has_kind("ExpectedActionMissed"));
  REQUIRE(has_kind("Acknowledged"));
  for (const model::ExpectedAction& action : play.session.setting().scenario.expected) {
    CHECK(shown.find(action.text) == std::string::npos);
    CHECK(shown.find(action.why) == std::string::npos);
  }
  for (const char* secret : {"Tobias Wren", "Imelda Farrow", "ExpectedAction", "hazard", "AEGL"}) {
    INFO(secret);
    CHECK(shown.find(secret) == std::string::npos);
  }
}

TEST_CASE("on the facilitator's feed a drill has words, and expectations are for the facilitator alone") {
  Play play(loaded("drill-page-at-two"));
  for (const std::string& line : some_lines) play.say(line);
  Lines rows;
  for (const journal::Entry& entry : play.feed) {
    const FeedRow row = feed_row(play.session.setting(), entry);
    if (entry.kind.starts_with("ExpectedAction")) CHECK(row.audience == Audience::FacilitatorOnly);
    if (entry.kind == "ExpectedActionSeen" || entry.kind == "QuestionAsked" || entry.kind == "CallPlaced") {
      rows.push_back(row.text);
    }
  }
  CHECK(rows ==
        Lines{"Expected, and done after 15 s: Acknowledge the page.",
              "Duty emergency planning officer asks Cheshire Police: What has failed, and is anything "
              "released?",
              "Expected, and done after 20 s: Ask what has failed and whether anything is out.",
              "Expected, and done after 10 s: Put the council on major incident standby.",
              "Duty emergency planning officer rings Tobias Wren (mobile)", rows.back()});
  CHECK(rows.back().find("Expected, and done after ") == 0);
}

TEST_CASE("another organisation's state is not known until somebody says it") {
  Play play(loaded("drill-page-at-two"));
  REQUIRE(play.exercise.submit(
      {"facilitator", model::SetActivation{"cheshire-police", model::Activation::Declared}}));
  CHECK(play.heard().empty());
}

TEST_CASE("the words of a question, an option or a person find them where they are clear") {
  Play play(loaded("drill-page-at-two"));
  play.say("wait page");
  play.say("ack");
  play.say("wait 31s");
  play.heard();
  CHECK(play.say("ask anything at all") == "");  // "anything" stands in one question only
  CHECK(play.say("ask") ==
        "You can ask:\n"
        "  1  Cheshire Police: What has failed, and is anything released? (the answer is on its way)\n"
        "  2  North West Fire Control: Which way is the wind, and is a CHEMET asked for?\n"
        "  3  Cheshire Police: Is anybody hurt?\n"
        "  4  Council CCTV control room: What do the cameras show?\n"
        "  5  Cheshire Police: Who else has been told?\n");
  CHECK(play.say("ask xyzzy") ==
        "error: 'xyzzy' is not clearly one of the questions\n  expected: a number or more of its words\n  "
        "hint: "
        "ask, alone, lists them\n");
  CHECK(play.say("decide only if something is released because it is early") == "");
  CHECK(play.say("call stratgic-director") ==
        "error: 'stratgic-director' is not clearly anybody who can be rung\n  expected: a role or a person; "
        "call, alone, lists the roles\n  hint: did you mean 'strategic-director'?\n");
  CHECK(play.say("call director about a warning") == "");
  CHECK(play.drill.view().call == "ringing Imelda Farrow (mobile), 0:45 left");
  CHECK(play.say("call first-responder").find("error: the telephone is in use: a call to Imelda Farrow") ==
        0);
}

TEST_CASE("open decisions have numbers of their own and the time that is left") {
  Play play(loaded("drill-page-at-two"));
  play.say("wait page");
  play.say("ack");
  play.say("wait 31s");
  auto view = play.drill.view();
  REQUIRE(view.decisions.size() == 1);
  CHECK(view.decisions[0].left == std::chrono::seconds{119});
  CHECK(view.decisions[0].options[2].number == 3);
  play.say("wait 6m30s");
  view = play.drill.view();
  REQUIRE(view.decisions.size() == 2);
  CHECK_FALSE(view.decisions[0].left);
  CHECK(view.decisions[1].options[0].number == 4);
  CHECK(play.say("decide 5") == "");
  CHECK(play.drill.view().decisions.size() == 1);
}

TEST_CASE("the debrief says of each expectation when it came, late and not at all included") {
  Play play(loaded("drill-page-at-two"));
  for (const std::string& line : some_lines) play.say(line);
  const auto debrief = debrief_of(play.session.setting(), play.feed);
  REQUIRE(debrief);
  Lines rows;
  for (const ExpectedRow& row : debrief->expected) {
    rows.push_back(fmt::format("{} {} {}", row.id, words_of(row.came), row.seen ? row.seen->ms : -1));
  }
  CHECK(rows == Lines{"page-acknowledged in_time 30000", "facts-asked in_time 50000", "standby in_time 50000",
                      "responder-called in_time " + std::to_string(debrief->expected[3].seen->ms),
                      "log-begun not_seen -1", "declared not_seen -1", "methane not_seen -1",
                      "director-called not_seen -1", "centre-decided not_seen -1"});
  CHECK(debrief->methane_given.empty());
  CHECK(debrief->calls_placed == 1);
  CHECK(debrief->call_outs == Lines{"Council cascade: you were tried 1 time; you acknowledged after 0 s"});
  const std::string text = debrief_text(play.session.setting(), *debrief);
  for (const char* mark : {"passed by", "FAIL", "score", "points", "%"})
    CHECK(text.find(mark) == std::string::npos);
}

TEST_CASE("an officer who answers nothing is passed over, and the debrief says by whom") {
  Play play(loaded("drill-page-at-two"));
  play.say("wait 20m");
  const auto debrief = debrief_of(play.session.setting(), play.feed);
  REQUIRE(debrief);
  for (const ExpectedRow& row : debrief->expected) CHECK_FALSE(row.seen);
  REQUIRE(debrief->call_outs.size() == 1);
  CHECK(debrief->call_outs[0].find(
            "Council cascade: you were tried 3 times; passed on; Tobias Wren acknowledged at ") == 0);
  CHECK(debrief->times[0].note == "no page was acknowledged");
}

TEST_CASE("a record in which nobody took a role has no debrief") {
  const auto what = loaded("drill-page-at-two");
  const auto debrief = debrief_of(*what.setting, {});
  REQUIRE_FALSE(debrief);
  CHECK(
      format(debrief.error()) ==
      "error: nobody took a role in this record, so there is nothing to debrief\n  expected: a journal that "
      "tocsin drill wrote\n");
}

TEST_CASE("a drill of a role that none was prepared for says so") {
  Play play(loaded("drill-page-at-two"), "first-responder");
  CHECK(play.drill.drill() == nullptr);
  CHECK(play.drill.opening().find("This scenario has neither a brief nor expectations for this role") !=
        std::string::npos);
}

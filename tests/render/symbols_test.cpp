#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

#include <catch2/catch.hpp>

#include "render/feed.hpp"
#include "render/symbol_checks.hpp"
#include "render/symbol_table.hpp"
#include "tests/render/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

constexpr std::string_view header = "id,form,fill,letters,colour,size_px,legend,help\n";

Result<ReadSymbols> read_rows(std::string_view rows) {
  return read_symbols(std::string(header) + std::string(rows), "symbols.csv");
}

SymbolTable table_of(std::string_view rows) {
  auto read = read_rows(rows);
  if (!read) FAIL(format(read.error()));
  return read->table;
}

std::string faults_of(std::string_view rows) {
  const auto read = read_rows(rows);
  return read ? "" : format(read.error());
}

std::string warnings_of(std::string_view rows) {
  const auto read = read_rows(rows);
  if (!read) FAIL(format(read.error()));
  return format(read->warnings);
}

std::string all_of(const std::vector<LookFault>& faults) {
  std::string text;
  for (const LookFault& fault : faults)
    text += std::string(name_of(fault.id)) + ": " + fault.message + ", " + fault.expected + "\n";
  return text;
}

}  // namespace

TEST_CASE("every symbol can be seen, read and told apart in every theme and by every kind of vision") {
  CHECK(all_of(look_faults(standard_symbols())) == "");
}

TEST_CASE("every row and state of the standard table has words, and every point a size and a form") {
  const SymbolTable& table = standard_symbols();
  REQUIRE(table.rows().size() == symbol_count);
  REQUIRE(table.states().size() == symbol_state_count);
  for (std::size_t i = 0; i < symbol_count; ++i) {
    const SymbolRow& row = table.rows()[i];
    CAPTURE(name_of(static_cast<SymbolId>(i)));
    CHECK(row.id == static_cast<SymbolId>(i));
    CHECK_FALSE(row.legend.empty());
    CHECK_FALSE(row.help.empty());
    CHECK(row.size_px >= 1.0);
    CHECK((row.form.has_value() || row.letters.size() == 1 || row.id == SymbolId::Station ||
           sort_of(row.id) != SymbolSort::Point));
  }
  for (const StateRow& state : table.states()) CHECK_FALSE(state.legend.empty());
}

TEST_CASE("no two states of a unit look the same without colour") {
  std::set<std::tuple<std::optional<SymbolFill>, SymbolMark, Arrow>> looks;
  for (const StateRow& state : standard_symbols().states()) {
    if (state.state >= SymbolState::Selected) break;
    CHECK(looks.insert({state.fill, state.mark, state.arrow}).second);
  }
}

TEST_CASE("what a row leaves open is its service's") {
  const Palette palette = palette_of(Theme::Light);
  const SymbolTable& table = standard_symbols();
  CHECK(table.symbol(SymbolId::Pump, palette).form == SymbolForm::Square);
  CHECK(table.symbol(SymbolId::Pump, palette).letters == "P");
  CHECK(table.symbol(SymbolId::PoliceCar, palette).form == SymbolForm::Circle);
  CHECK(table.symbol(SymbolId::Station, Service::Ambulance, palette).form == SymbolForm::Diamond);
  CHECK(table.symbol(SymbolId::Station, Service::Ambulance, palette).colour ==
        colour_of(palette, ColourRole::Ambulance));
  CHECK(table_of("service.fire,triangle,,,,,,\n").symbol(SymbolId::Pump, palette).form ==
        SymbolForm::Triangle);
}

TEST_CASE("a planner's row changes what it says and leaves the rest") {
  const SymbolTable table = table_of("flag.rvp,,,RV,,,Meeting point,\nunit.pump,,,-,,20,,\n");
  const SymbolRow& rvp = table.row(SymbolId::Rvp);
  CHECK(rvp.letters == "RV");
  CHECK(rvp.legend == "Meeting point");
  CHECK(rvp.help == standard_symbols().row(SymbolId::Rvp).help);
  CHECK(rvp.form == SymbolForm::Flag);
  CHECK(table.row(SymbolId::Pump).letters.empty());
  CHECK(table.row(SymbolId::Pump).size_px == 20.0);
}

TEST_CASE("every fault of a table of symbols is found at once, with its place") {
  CHECK(faults_of("unit.pump,sqare,full,PUMP,crimson,900,,\n"
                  "unit.pump,,,,,,,\n"
                  "cordon.inner,wavy,solid,,#12,,,\n") == R"(symbols.csv:2:11: error: form is "sqare"
unit.pump,sqare,full,PUMP,crimson,900,,
          ^~~~~
  expected: one of square, circle, diamond, hexagon, triangle, flag, cross, burst, dot, house, pin, target, bars
  hint: did you mean "square"?
symbols.csv:2:17: error: fill is "full"
unit.pump,sqare,full,PUMP,crimson,900,,
                ^~~~
  expected: one of solid, hollow
symbols.csv:2:22: error: "PUMP" does not fit on the symbol
unit.pump,sqare,full,PUMP,crimson,900,,
                     ^~~~
  expected: 1 to 2 letters or digits, or - for none
symbols.csv:2:27: error: colour is "crimson"
unit.pump,sqare,full,PUMP,crimson,900,,
                          ^~~~~~~
  expected: one of fire, police, ambulance, other, flag, hazard, closure, cordon, receptor, quiet, inject, message, call_out, activation, unit, objective, command, note, clock
symbols.csv:2:35: error: size_px is 900
unit.pump,sqare,full,PUMP,crimson,900,,
                                  ^~~
  expected: a number from 1 to 60
symbols.csv:3:1: error: unit.pump has a row already, on line 2
unit.pump,,,,,,,
^~~~~~~~~
  expected: one row for each id
symbols.csv:4:14: error: form is "wavy"
cordon.inner,wavy,solid,,#12,,,
             ^~~~
  expected: one of solid, dashed, dotted
symbols.csv:4:19: error: only points are filled
cordon.inner,wavy,solid,,#12,,,
                  ^~~~~
  expected: an empty field
symbols.csv:4:26: error: "#12" is not a colour
cordon.inner,wavy,solid,,#12,,,
                         ^~~
  expected: # and six hexadecimal digits
)");
}

TEST_CASE("a row that the table does not have is named, with the nearest that it has") {
  const std::string text = faults_of("flag.rpv,,,,,,,\n");
  CHECK(
      text.rfind("symbols.csv:2:1: error: id is \"flag.rpv\"\nflag.rpv,,,,,,,\n^~~~~~~~\n  expected: one of "
                 "service.fire, service.police, ",
                 0) == 0);
  CHECK(text.find("\n  hint: did you mean \"flag.rvp\"?\n") != std::string::npos);
}

TEST_CASE("a colour of one's own that breaks a rule gives a warning with the figures") {
  CHECK(warnings_of("cordon.inner,,,,#9A0010,,,\nunit.pump,,,PU,,,,\n") == "");
  CHECK(
      warnings_of("service.fire,,,,#1E2890,,,\nhazard.fan,,,,#FFDD88,,,\n") ==
      R"(symbols.csv:2:17: warning: service.fire: its difference from service.police is 5.6 in light standard colours (tritan vision)
service.fire,,,,#1E2890,,,
                ^~~~~~~
  expected: at least 34
symbols.csv:3:15: warning: hazard.fan: its colour to the halo under it is 1.2:1 in light standard colours (deutan vision)
hazard.fan,,,,#FFDD88,,,
              ^~~~~~~
  expected: at least 3:1
)");
}

TEST_CASE("a service's colour is judged on everything that takes it from there") {
  CHECK(
      warnings_of("service.fire,,,,#FFD800,,,\n") ==
      R"(symbols.csv:2:17: warning: service.fire: its outline to the white in it is 1.3:1 in light standard colours (deutan vision)
service.fire,,,,#FFD800,,,
                ^~~~~~~
  expected: at least 3:1
symbols.csv:2:17: warning: service.fire: the colour of its ways to the white under it is 1.1:1 in dark standard colours (deutan vision)
service.fire,,,,#FFD800,,,
                ^~~~~~~
  expected: at least 3:1
)");
}

TEST_CASE("two symbols that only their colour would tell apart give a warning") {
  CHECK(warnings_of("flag.fcp,,,RVP,,,,\n") ==
        R"(symbols.csv:2:16: warning: flag.fcp: it looks like flag.rvp but for its colour
flag.fcp,,,RVP,,,,
               ^
  expected: another form, fill or letters
)");
}

TEST_CASE("the page on symbols prints the standard table") {
  std::ifstream file(std::filesystem::path(TOCSIN_ROOT) / "docs" / "symbols.md");
  std::stringstream page;
  page << file.rdbuf();
  CHECK(page.str().find("```csv\n" + std::string(standard_symbols_text()) + "```") != std::string::npos);
}

TEST_CASE("each kind of mark has a row of its own form on the timeline") {
  std::set<std::pair<SymbolForm, SymbolFill>> looks;
  const Palette palette = palette_of(Theme::Dark);
  for (std::size_t i = 0; i < mark_kind_count; ++i) {
    const Symbol symbol = standard_symbols().symbol(symbol_of(static_cast<MarkKind>(i)), palette);
    CHECK(looks.insert({symbol.form, symbol.fill}).second);
  }
  CHECK(symbol_of(MarkKind::Clock) == SymbolId::ClockMark);
}

TEST_CASE("what the cloud does to a station strikes its units for the facilitator alone") {
  const RuncornRun run(1);
  const Shown now = run.shown();
  model::World world = now.world;
  const auto unit = id_of<model::UnitTag>(0);
  const model::StationId station = now.setting.scenario.units[0].station;
  const auto mark = [&](View view) {
    const Scene scene =
        make_overlay(now.setting, world, now.now, {}, palette_of(Theme::Light), {.view = view});
    const auto symbol = std::find_if(scene.symbols.begin(), scene.symbols.end(),
                                     [&](const Symbol& candidate) { return candidate.unit == unit; });
    REQUIRE(symbol != scene.symbols.end());
    return symbol->mark;
  };
  const SymbolMark struck = standard_symbols().state(SymbolState::Unavailable).mark;
  world.units[0].status = model::UnitStatus::Unavailable;
  CHECK(mark(View::Facilitator) == struck);
  CHECK(mark(View::Room) == struck);
  world.station_in_hazard.assign(now.setting.scenario.stations.size(), 0);
  world.station_in_hazard[station.index()] = 1;
  CHECK(mark(View::Facilitator) == struck);
  CHECK(mark(View::Room) != struck);
}

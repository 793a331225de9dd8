// What stands around the roads: outlines, lines, settlements, receptors and stations.
#include <algorithm>

#include "sim/roads/osm/amenities.hpp"
#include "sim/roads/osm/outlines.hpp"
#include "tests/osm/town.hpp"

using namespace tocsin;
using namespace tocsin::osm;

namespace {

/// A square of four corners, PQRS, with a smaller one, pqrs, inside it, and a road beside.
Town squares() {
  Town town;
  town.row("AB", 500.0);
  town.node('P', 0, 0).node('Q', 200, 0).node('R', 200, 200).node('S', 0, 200);
  town.node('p', 50, 50).node('q', 150, 50).node('r', 150, 150).node('s', 50, 150);
  town.way("AB", "highway=primary");
  return town;
}

std::string rings(const Town& town, const roads::Area& area) {
  std::string text(kind_name(area.kind));
  for (const auto& ring : area.rings) {
    text += ' ';
    for (const GridPoint p : ring) text += town.letter(p);
  }
  return text;
}

Lines areas(const Town& town) {
  const Imported imported = town.import();
  Lines found;
  for (const roads::Area& area : imported.map.areas) found.push_back(rings(town, area));
  return found;
}

}  // namespace

TEST_CASE("a closed way is an area of its kind") {
  struct Row {
    const char* tags;
    const char* kind;
  };
  const auto row =
      GENERATE(Row{"natural=water", "water"}, Row{"natural=water|water=tidal", "tidal_water"},
               Row{"natural=water|tidal=yes", "tidal_water"}, Row{"waterway=riverbank", "water"},
               Row{"waterway=dock", "water"}, Row{"landuse=reservoir", "water"}, Row{"natural=wood", "wood"},
               Row{"landuse=forest", "wood"}, Row{"landuse=residential", "built_residential"},
               Row{"landuse=industrial", "built_industrial"}, Row{"landuse=commercial", "built_commercial"},
               Row{"landuse=retail", "built_retail"});
  CAPTURE(row.tags);
  Town town = squares();
  town.way("PQRSP", row.tags);
  CHECK(areas(town) == Lines{fmt::format("{} PQRS", row.kind)});
}

TEST_CASE("a multipolygon is put together from pieces in any order, with its holes") {
  Town town = squares();
  town.way("PQ", "").way("SRQ", "").way("SP", "").way("pqrsp", "");
  town.relation("outer:2 outer:4 inner:5 outer:3", "type=multipolygon|natural=wood");
  const Lines found = areas(town);
  REQUIRE(found.size() == 1);
  CHECK(found[0].size() == std::string("wood PQRS pqrs").size());
  CHECK(found[0].ends_with(" pqrs"));
}

TEST_CASE("a multipolygon that does not close is left out and counted") {
  Town town = squares();
  town.way("PQ", "").way("QR", "");
  town.relation("outer:2 outer:3 outer:99", "type=multipolygon|natural=wood");
  const Imported imported = town.import();
  CHECK(imported.map.areas.empty());
  CHECK(imported.report.dropped == Counts{{"pieces of outlines that are not in the extract", 1},
                                          {"pieces of outlines that do not close", 2}});
}

TEST_CASE("land of other uses is dropped by its tag") {
  Town town = squares();
  town.way("PQRSP", "landuse=grass").way("PQRSP", "natural=wetland");
  const Imported imported = town.import();
  CHECK(imported.map.areas.empty());
  CHECK(imported.report.dropped == Counts{{"landuse=grass", 1}, {"natural=wetland", 1}});
}

TEST_CASE("rail, rivers and canals are lines") {
  Town town = squares();
  town.way("PQ", "railway=rail").way("QR", "waterway=river|name=River Weaver").way("RS", "waterway=canal");
  town.way("SP", "railway=rail|service=yard").way("PR", "railway=disused").way("QS", "waterway=stream");
  const Imported imported = town.import();
  Lines found;
  for (const roads::Line& line : imported.map.lines)
    found.push_back(fmt::format("{} {}", kind_name(line.kind), line.name));
  CHECK(found == Lines{"rail ", "river River Weaver", "canal "});
  CHECK(imported.report.dropped == Counts{{"railway sidings and yards", 1}});
}

TEST_CASE("settlements have a kind and a name") {
  Town town;
  town.row("AB").way("AB", "highway=primary");
  town.node('T', 0, 100, "place=town|name=Runcorn")
      .node('V', 0, 200, "place=village")
      .node('L', 0, 300, "place=locality|name=X");
  const Imported imported = town.import();
  REQUIRE(imported.map.settlements.size() == 1);
  CHECK(imported.map.settlements[0].name == "Runcorn");
  CHECK(imported.map.settlements[0].kind == roads::SettlementKind::Town);
  CHECK(imported.report.dropped == Counts{{"place=locality", 1}, {"places without a name", 1}});
}

TEST_CASE("an amenity is a receptor of its kind") {
  struct Row {
    const char* tags;
    const char* kind;
  };
  const auto row =
      GENERATE(Row{"amenity=school", "school"}, Row{"amenity=kindergarten", "nursery"},
               Row{"amenity=college", "college"}, Row{"amenity=nursing_home", "care_home"},
               Row{"amenity=social_facility|social_facility=nursing_home", "care_home"},
               Row{"amenity=hospice", "hospice"}, Row{"amenity=hospital", "hospital"},
               Row{"amenity=doctors", "clinic"}, Row{"amenity=community_centre", "community_centre"},
               Row{"leisure=sports_centre", "sports_centre"}, Row{"amenity=library", "library"},
               Row{"shop=mall", "shopping_centre"}, Row{"shop=supermarket", "supermarket"},
               Row{"leisure=stadium", "stadium"});
  CAPTURE(row.tags);
  Town town;
  town.row("AB")
      .way("AB", "highway=primary")
      .node('X', 0, 100, fmt::format("{}|name=St Bede&#39;s No. 1", row.tags));
  const Imported imported = town.import();
  REQUIRE(imported.map.receptors.size() == 1);
  CHECK(kind_name(imported.map.receptors[0].kind) == row.kind);
  CHECK(imported.map.receptors[0].id == "st-bedes-no-1");
  CHECK(imported.map.receptors[0].name == "St Bede's No. 1");
}

TEST_CASE("names that come twice have ids that do not") {
  Town town;
  town.row("AB").way("AB", "highway=primary");
  town.node('X', 0, 1000, "shop=supermarket|name=Aldi").node('Y', 0, 2000, "shop=supermarket|name=Aldi");
  town.node('Z', 0, 2050, "shop=supermarket|name=Aldi")
      .node('V', 0, 3000, "amenity=school")
      .node('W', 0, 3050, "amenity=school");
  const Imported imported = town.import();
  Lines ids;
  for (const roads::Receptor& receptor : imported.map.receptors) ids.push_back(receptor.id);
  CHECK(ids == Lines{"unnamed-school", "unnamed-school-2", "aldi", "aldi-2"});
  CHECK(imported.report.dropped == Counts{{"amenities drawn twice", 1}});
  CHECK(imported.report.guessed == Counts{{"amenities without a name: called unnamed", 2}});
}

TEST_CASE("an amenity drawn as an outline stands in its middle") {
  Town town = squares();
  town.way("PQRSP", "amenity=school|name=Hill School").node('M', 100, 100);
  const Imported imported = town.import();
  REQUIRE(imported.map.receptors.size() == 1);
  const GridPoint middle = GridProjection().to_grid({53.3 + 100 / 111'250.0, -2.7 + 100 / 66'650.0});
  CHECK(distance(imported.map.receptors[0].at, middle).value < 0.5);
}

TEST_CASE("stations are places, unless the planner's own list has them") {
  Town town;
  town.row("AB")
      .way("AB", "highway=primary")
      .node('X', 0, 100, "amenity=fire_station|name=Runcorn Fire Station");
  town.node('Y', 0, 2000, "amenity=police|name=Runcorn");
  ImportOptions options;
  roads::KnownPlace own;
  own.id = "runcorn";
  own.kind = roads::PlaceKind::FireStation;
  own.name = "Runcorn";
  own.at = GridProjection().to_grid({53.3, -2.7});
  own.confidence = "A";
  options.places = {own};
  const Imported imported = town.import(options);
  Lines found;
  for (const roads::KnownPlace& place : imported.map.places) {
    found.push_back(fmt::format("{} {} {}", place.id, kind_name(place.kind), place.confidence));
  }
  CHECK(found == Lines{"runcorn fire_station A", "runcorn-2 police B"});
  CHECK(imported.report.dropped == Counts{{"stations that the given places have already", 1}});
}

TEST_CASE("receptors on the planner's own list come first and keep their ids") {
  Town town;
  town.row("AB").way("AB", "highway=primary").node('X', 0, 100, "amenity=school|name=Hill School");
  town.node('Y', 0, 5000, "amenity=school|name=Hill School")
      .node('Z', 0, 6000, "amenity=library|name=Own Hall");
  ImportOptions options;
  options.receptors = {
      {"own-hall", roads::ReceptorKind::School, "Hill School", GridProjection().to_grid({53.3, -2.7})}};
  const Imported imported = town.import(options);
  Lines found;
  for (const roads::Receptor& receptor : imported.map.receptors)
    found.push_back(receptor.id + " " + receptor.name);
  CHECK(found == Lines{"own-hall Hill School", "hill-school Hill School", "own-hall-2 Own Hall"});
  CHECK(imported.report.dropped == Counts{{"amenities drawn twice", 1}});
}

TEST_CASE("a slug keeps letters and digits") {
  CHECK(slug_of("St Bede's Catholic Junior School") == "st-bedes-catholic-junior-school");
  CHECK(slug_of("  Co-op (Widnes) ") == "co-op-widnes");
  CHECK(slug_of("Ysgol y Dŵr") == "ysgol-y-d-r");
  CHECK(slug_of("'.'").empty());
}

TEST_CASE("pieces of rings join at their ends") {
  const std::vector<std::vector<std::uint32_t>> pieces{{1, 2, 3}, {1, 4, 3}, {5, 6}, {7, 8, 9, 7}, {}};
  const Rings joined = join_rings(pieces);
  CHECK(joined.rings == std::vector<std::vector<std::uint32_t>>{{1, 2, 3, 4}, {7, 8, 9}});
  CHECK(joined.open_pieces == 1);
}

TEST_CASE("a hole goes into the smallest ring round it") {
  const auto square = [](double at, double side) {
    return std::vector<GridPoint>{{at, at}, {at + side, at}, {at + side, at + side}, {at, at + side}};
  };
  const auto put =
      put_holes_in({square(0, 100), square(10, 50)}, {square(20, 10), square(70, 10), square(500, 10)});
  REQUIRE(put.size() == 2);
  CHECK(put[0] == std::vector<std::vector<GridPoint>>{square(0, 100), square(70, 10)});
  CHECK(put[1] == std::vector<std::vector<GridPoint>>{square(10, 50), square(20, 10)});
}

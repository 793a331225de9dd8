// Turn restrictions. The crossing: west, east, north and south of C; ways 1 to 4 lead from C to them.
#include "tests/osm/town.hpp"

using namespace tocsin;
using namespace tocsin::osm;

namespace {

Town crossing() {
  Town town;
  town.node('W', 0, 0).node('C', 100, 0).node('E', 200, 0).node('N', 100, 100).node('S', 100, -100);
  town.way("WC", "highway=primary").way("CE", "highway=primary|ref=A1").way("NC", "highway=tertiary");
  town.way("CS", "highway=tertiary|oneway=yes");
  return town;
}

Lines bans(std::string_view members, std::string_view tags) {
  Town town = crossing();
  town.relation(members, fmt::format("type=restriction|{}", tags));
  return town.bans();
}

Counts dropped(std::string_view members, std::string_view tags) {
  Town town = crossing();
  town.relation(members, fmt::format("type=restriction|{}", tags));
  const Imported imported = town.import();
  CHECK(imported.map.network.banned_turns().empty());
  return imported.report.dropped;
}

/// The road WCE goes on through C, where CN meets it.
Town through_road(std::string_view road, std::string_view members, std::string_view restriction) {
  Town town;
  town.node('W', 0, 0).node('C', 100, 0).node('E', 200, 0).node('N', 100, 100);
  town.way("WCE", road).way("CN", "highway=tertiary");
  town.relation(members, fmt::format("type=restriction|restriction={}", restriction));
  return town;
}

Lines bans_on(std::string_view road, std::string_view restriction) {
  return through_road(road, "from:1 via:C to:1", restriction).bans();
}

}  // namespace

TEST_CASE("a turn that is forbidden is banned") {
  for (const char* what : {"no_left_turn", "no_right_turn", "no_straight_on"}) {
    CHECK(bans("from:1 via:C to:2", fmt::format("restriction={}", what)) == Lines{"WC C CE"});
  }
  CHECK(bans("from:3 via:C to:4", "restriction:motorcar=no_straight_on") == Lines{"NC C CS"});
}

TEST_CASE("a U-turn that is forbidden is banned") {
  CHECK(bans("from:1 via:C to:1", "restriction=no_u_turn") == Lines{"WC C WC"});
}

TEST_CASE("where one turn is left, all others are banned") {
  CHECK(bans("from:1 via:C to:2", "restriction=only_straight_on") == Lines{"WC C WC", "WC C NC", "WC C CS"});
  CHECK(bans("from:2 via:C to:4", "restriction=only_left_turn") == Lines{"CE C WC", "CE C CE", "CE C NC"});
}

TEST_CASE("no entry and no exit forbid several turns at once") {
  CHECK(bans("from:1 from:3 via:C to:2", "restriction=no_entry") == Lines{"WC C CE", "NC C CE"});
  CHECK(bans("from:1 via:C to:2 to:4", "restriction=no_exit") == Lines{"WC C CE", "WC C CS"});
}

TEST_CASE("a ban that excepts emergency vehicles is noted") {
  Town town = crossing();
  town.relation("from:1 via:C to:2", "type=restriction|restriction=no_straight_on|except=psv;emergency");
  town.relation("from:2 via:C to:1", "type=restriction|restriction=no_straight_on|except=bus");
  const Imported imported = town.import();
  CHECK(imported.map.network.banned_turns().size() == 2);
  CHECK(imported.report.noted ==
        Counts{{"turn restrictions that except emergency vehicles: banned for all", 1},
               {"turn restrictions that except other vehicles: banned for all", 1}});
}

TEST_CASE("an exception to what is not banned is not noted") {
  Town town = crossing();
  town.relation("from:9 via:C to:2", "type=restriction|restriction=no_left_turn|except=psv;emergency");
  town.relation("from:1 via:C to:2", "type=restriction|restriction=give_way|except=bus");
  const Imported imported = town.import();
  CHECK(imported.map.network.banned_turns().empty());
  CHECK(imported.report.noted.empty());
}

TEST_CASE("restrictions that cannot be kept say why") {
  CHECK(dropped("from:1 via:3 to:2", "restriction=no_left_turn") ==
        Counts{{"turn restrictions through a way, not a node", 1}});
  CHECK(dropped("from:1 via:C to:2", "restriction:hgv=no_left_turn") ==
        Counts{{"turn restrictions at times or for some vehicles only", 1}});
  CHECK(dropped("from:1 via:C to:2", "restriction:conditional=no_left_turn @ (07:00-09:00)") ==
        Counts{{"turn restrictions at times or for some vehicles only", 1}});
  CHECK(dropped("from:1 to:2", "restriction=no_left_turn") ==
        Counts{{"turn restrictions without from, via or to", 1}});
  CHECK(dropped("from:1 via:Z to:2", "restriction=no_left_turn") ==
        Counts{{"turn restrictions at a node of no road", 1}});
  CHECK(dropped("from:4 via:C to:2", "restriction=no_left_turn") ==
        Counts{{"turn restrictions between ways that do not meet, or are not driven so", 1}});
  CHECK(dropped("from:9 via:C to:2", "restriction=no_left_turn") ==
        Counts{{"turn restrictions between ways that do not meet, or are not driven so", 1}});
  CHECK(dropped("from:1 via:C to:2", "restriction=give_way") ==
        Counts{{"turn restrictions of an unknown kind", 1}});
}

TEST_CASE("a way that goes on through the node leaves open which link is meant") {
  for (const char* members : {"from:1 via:C to:2", "from:1 via:C to:1"}) {
    CAPTURE(members);
    const Imported imported = through_road("highway=primary", members, "no_left_turn").import();
    CHECK(imported.map.network.banned_turns().empty());
    CHECK(imported.report.dropped == Counts{{"turn restrictions that leave open which link is meant", 1}});
  }
}

TEST_CASE("straight on from a way into itself is over the node, in either direction") {
  CHECK(bans_on("highway=primary", "no_straight_on") == Lines{"WC C CE", "CE C WC"});
  CHECK(bans_on("highway=primary", "only_straight_on") == Lines{"WC C WC", "WC C CN", "CE C CE", "CE C CN"});
  CHECK(bans_on("highway=primary|oneway=yes", "no_straight_on") == Lines{"WC C CE"});
  CHECK(bans_on("highway=primary|oneway=yes", "only_straight_on") == Lines{"WC C CN"});
}

TEST_CASE("a U-turn from a way into itself is back on the same side") {
  CHECK(bans_on("highway=primary", "no_u_turn") == Lines{"WC C WC", "CE C CE"});
  CHECK(bans_on("highway=primary", "only_u_turn") == Lines{"WC C CE", "WC C CN", "CE C WC", "CE C CN"});
}

TEST_CASE("a way that ends at the node does not go straight on into itself") {
  for (const char* restriction : {"no_straight_on", "only_straight_on"}) {
    CAPTURE(restriction);
    const Imported imported = through_road("highway=primary", "from:2 via:C to:2", restriction).import();
    CHECK(imported.map.network.banned_turns().empty());
    CHECK(imported.report.dropped ==
          Counts{{"turn restrictions between ways that do not meet, or are not driven so", 1}});
  }
}

TEST_CASE("a road is not joined where a restriction turns") {
  Town town;
  town.row("ABC").way("AB", "highway=primary").way("BC", "highway=primary");
  CHECK(town.links().size() == 1);
  town.relation("from:1 via:B to:1", "type=restriction|restriction=no_u_turn");
  CHECK(town.links() == Lines{"AB primary", "BC primary"});
  CHECK(town.bans() == Lines{"AB B AB"});
}

// Where ways become links: cut where roads meet or differ, joined where they only go on.
#include <algorithm>

#include "sim/roads/map_file.hpp"
#include "tests/osm/town.hpp"

using namespace tocsin;
using namespace tocsin::osm;

TEST_CASE("a way is cut where another meets it, and nowhere else") {
  Town town;
  town.row("ABCDE").node('X', 200, 100).way("ABCDE", "highway=primary").way("CX", "highway=residential");
  CHECK(town.links() == Lines{"ABC primary", "CDE primary", "CX minor, urban"});
}

TEST_CASE("ways that go on as the same road are one link, whichever way they were drawn") {
  Town town;
  town.row("ABCDE")
      .way("BA", "highway=primary|name=Mill Lane")
      .way("BC", "highway=primary|name=Mill Lane")
      .way("EDC", "highway=primary|name=Mill Lane");
  CHECK(town.links() == Lines{"EDCBA primary 'Mill Lane'"});
}

TEST_CASE("roads are cut where anything about them changes") {
  for (const char* tags :
       {"highway=secondary", "highway=primary|name=High Street", "highway=primary|ref=A1",
        "highway=primary|oneway=yes", "highway=primary|bridge=yes", "highway=primary|maxspeed=40 mph",
        "highway=primary|maxheight=4", "highway=primary|access=private", "highway=primary|toll=yes"}) {
    CAPTURE(tags);
    Town town;
    town.row("ABC").way("AB", "highway=primary").way("BC", tags);
    CHECK(town.links().size() == 2);
  }
}

TEST_CASE("one-way ways are joined head to tail only") {
  Town along;
  along.row("ABC").way("AB", "highway=primary|oneway=yes").way("BC", "highway=primary|oneway=yes");
  CHECK(along.links() == Lines{"ABC> primary"});
  Town reversed;
  reversed.row("ABC").way("AB", "highway=primary|oneway=yes").way("CB", "highway=primary|oneway=-1");
  CHECK(reversed.links() == Lines{"ABC> primary"});
  Town against;
  against.row("ABC").way("AB", "highway=primary|oneway=yes").way("CB", "highway=primary|oneway=yes");
  CHECK(against.links() == Lines{"AB> primary", "CB> primary"});
}

TEST_CASE("a link never ends where it began") {
  Town square;
  square.node('A', 0, 0).node('B', 100, 0).node('C', 100, 100).node('D', 0, 100);
  square.way("ABCDA", "highway=primary|junction=roundabout");
  CHECK(square.links() == Lines{"ABC> primary, roundabout", "CDA> primary, roundabout"});
  Town lasso;
  lasso.row("XY")
      .node('B', 200, 0)
      .node('C', 200, 100)
      .way("XY", "highway=service")
      .way("YBCY", "highway=service");
  for (const std::string& link : lasso.links()) CHECK(link[0] != link[link.find(' ') - 1]);
  CHECK(lasso.links().size() == 3);
}

TEST_CASE("nodes that lie on one another are one junction") {
  Town town;
  town.node('A', 0, 0).node('B', 100, 0).node('C', 100, 0).node('D', 200, 0).node('E', 100, 100);
  town.way("ABCD", "highway=primary").way("CE", "highway=service");
  const Imported imported = town.import();
  CHECK(imported.map.network.junctions().size() == 4);
  CHECK(imported.map.network.links().size() == 3);
  CHECK(imported.report.dropped == Counts{{"nodes that lie on the one before them", 1}});
}

TEST_CASE("the order in the file leaves no trace") {
  Town town;
  town.row("ABCDE").node('X', 200, 100, "amenity=school|name=Hill School").way("ABCDE", "highway=primary");
  town.way("CX", "highway=residential").way("EX", "highway=primary|oneway=yes");
  town.relation("from:1 via:C to:2", "type=restriction|restriction=no_right_turn");
  const auto forwards = import_text("town.osm", town.xml(), {});
  const auto backwards = import_text("town.osm", town.xml_backwards(), {});
  REQUIRE(forwards);
  REQUIRE(backwards);
  CHECK(*roads::map_file_bytes(forwards->map) == *roads::map_file_bytes(backwards->map));
}

TEST_CASE("links are numbered from one in the order of their ways") {
  Town town;
  town.row("ABCD").way("CD", "highway=primary").way("AB", "highway=service").way("BC", "highway=tertiary");
  const Imported imported = town.import();
  std::vector<std::uint32_t> numbers;
  for (const roads::Link& link : imported.map.network.links()) numbers.push_back(link.number);
  CHECK(numbers == std::vector<std::uint32_t>{1, 2, 3});
  CHECK(town.links() == Lines{"CD primary", "AB service", "BC tertiary"});
}

TEST_CASE("roads are cut at the edge of the box that was asked for") {
  Town town;
  town.row("ABCDE").way("ABCDE", "highway=primary").way("AB", "highway=service");
  ImportOptions options;
  options.box = LatLonBox{{53.29, -2.7 + 150 / 66'650.0}, {53.31, -2.7 + 350 / 66'650.0}};
  CHECK(town.links(options) == Lines{"CD primary"});
  const Imported imported = town.import(options);
  CHECK(imported.report.noted == Counts{{"roads cut at the edge of the area", 1}});
  CHECK(imported.report.dropped == Counts{{"roads outside the area", 1}});
}

TEST_CASE("nodes that the extract lacks cut a road") {
  Town town;
  town.row("ABCEF").way("ABC", "highway=primary").way("AZEF", "highway=service");
  CHECK(town.links() == Lines{"ABC primary", "EF service"});
  CHECK(town.import().report.noted == Counts{{"roads cut at the edge of the area", 1}});
}

TEST_CASE("traffic lights belong to the junction that they stand before") {
  const auto crossing = [](Town& town) {
    town.node('N', 200, 100).node('S', 200, -100).node('C', 200, 0).node('A', 0, 0).node('E', 400, 0);
  };
  Town at;
  at.node('N', 200, 100).node('S', 200, -100).node('C', 200, 0, "highway=traffic_signals").node('A', 0, 0);
  at.way("NCS", "highway=primary").way("AC", "highway=primary");
  CHECK(at.lights() == "C");
  Town before;
  crossing(before);
  before.node('L', 180, 0, "highway=traffic_signals")
      .way("NCS", "highway=primary")
      .way("ALCE", "highway=primary");
  CHECK(before.lights() == "C");
  Town far;
  crossing(far);
  far.node('L', 160, 0, "highway=traffic_signals")
      .way("NCS", "highway=primary")
      .way("ALCE", "highway=primary");
  CHECK(far.lights().empty());
  CHECK(far.import().report.dropped == Counts{{"traffic lights at no junction", 1}});
  Town behind;
  crossing(behind);
  behind.node('L', 220, 0, "highway=traffic_signals").way("NCS", "highway=primary");
  behind.way("ACLE", "highway=primary|oneway=yes");
  CHECK(behind.lights().empty());
}

TEST_CASE("gates and low places are their road's") {
  const auto with_node = [](std::string_view tags) {
    Town town;
    town.node('A', 0, 0).node('B', 100, 0, tags).node('C', 200, 0).way("ABC", "highway=service");
    return town.links();
  };
  CHECK(with_node("barrier=gate") == Lines{"ABC service, restricted"});
  CHECK(with_node("barrier=gate|access=private") == Lines{"ABC service, restricted"});
  CHECK(with_node("barrier=gate|access=yes") == Lines{"ABC service"});
  CHECK(with_node("barrier=bollard") == Lines{"ABC service, restricted"});
  CHECK(with_node("barrier=cattle_grid") == Lines{"ABC service"});
  CHECK(with_node("barrier=toll_booth") == Lines{"ABC service, toll"});
  CHECK(with_node("barrier=height_restrictor|maxheight=2.1") == Lines{"ABC service, 2.1 m high"});
  Town meeting;
  meeting.node('A', 0, 0).node('B', 100, 0, "barrier=gate").node('C', 200, 0).node('D', 100, 100);
  meeting.way("ABC", "highway=service").way("BD", "highway=service");
  CHECK(meeting.import().report.dropped == Counts{{"barriers where roads meet", 1}});
}

TEST_CASE("what stands where roads meet, and cannot be one road's, is counted") {
  Town town;
  town.node('A', 0, 0).node('B', 100, 0, "barrier=toll_booth|maxheight=2.1|maxwidth=2|maxweight=3");
  town.node('C', 200, 0).node('D', 100, 100).way("ABC", "highway=service").way("BD", "highway=service");
  CHECK(town.links() == Lines{"AB service", "BC service", "BD service"});
  CHECK(town.import().report.dropped == Counts{{"height limits where roads meet", 1},
                                               {"tolls where roads meet", 1},
                                               {"weight limits where roads meet", 1},
                                               {"width limits where roads meet", 1}});
}

TEST_CASE("of nodes that lie on one another, what stands at each counts") {
  const auto with_nodes = [](std::string_view first, std::string_view second) {
    Town town;
    town.node('A', 0, 0).node('B', 100, 0, first).node('C', 100, 0, second).node('D', 200, 0);
    return town.way("ABCD", "highway=service");
  };
  const Lines both{"ABD service, restricted, toll, 3 t, 2.1 m high, 2 m wide"};
  CHECK(with_nodes("barrier=gate|maxheight=2.1|maxweight=7.5",
                   "barrier=toll_booth|maxheight=3|maxwidth=2|maxweight=3")
            .links() == both);
  CHECK(with_nodes("barrier=toll_booth|maxheight=3|maxwidth=2|maxweight=3",
                   "barrier=gate|maxheight=2.1|maxweight=7.5")
            .links() == both);
  for (const auto& [first, second] : {std::pair("highway=traffic_signals", "barrier=gate"),
                                      std::pair("barrier=gate", "highway=traffic_signals")}) {
    Town meeting = with_nodes(first, second);
    meeting.node('N', 100, 100).way("BN", "highway=service");
    CAPTURE(first);
    CHECK(meeting.lights() == "B");
    CHECK(meeting.import().report.dropped ==
          Counts{{"barriers where roads meet", 1}, {"nodes that lie on the one before them", 1}});
  }
}

TEST_CASE("more roads at one node than an index can bear are refused") {
  const auto star = [](int roads) {
    Town town;
    town.node('!', 0, 0);
    for (int i = 0; i < roads; ++i) {
      const char end = static_cast<char>('*' + i);
      town.node(end, 100 + i, 100).way(std::string{'!', end}, "highway=service");
    }
    return import_text("town.osm", town.xml(), {});
  };
  CHECK(star(64));
  const auto crowded = star(65);
  REQUIRE_FALSE(crowded);
  CHECK(format(crowded.error()) ==
        "error: in \"town.osm\" 65 links meet at 353445.3 378345.1\n  expected: at most 64\n");
}

TEST_CASE("a street is urban in built-up land, and a motorway nowhere") {
  Town town;
  town.node('P', -50, -50).node('Q', 150, -50).node('R', 150, 50).node('S', -50, 50);
  town.row("AB").node('C', 300, 0).node('D', 400, 0).node('E', 0, 20).node('F', 100, 20);
  town.way("PQRSP", "landuse=industrial");
  town.way("AB", "highway=tertiary").way("CD", "highway=tertiary").way("EF", "highway=motorway");
  CHECK(town.links() == Lines{"AB tertiary, urban", "CD tertiary", "EF> motorway"});
}

TEST_CASE("roads that not every other leads to are counted, with their names") {
  Town town;
  town.row("ABC").node('D', 100, 100).node('X', 900, 900).node('Y', 1000, 900);
  town.way("ABC", "highway=primary").way("BD", "highway=primary").way("XY", "highway=primary|name=Lost Lane");
  const Unconnected unconnected = town.import().report.unconnected;
  CHECK(unconnected.links == 1);
  CHECK(unconnected.length_m == Approx(100.0).epsilon(0.01));
  CHECK(unconnected.names == Lines{"Lost Lane"});
}

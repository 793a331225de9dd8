// What the tags of a way make of a road.
#include "tests/osm/town.hpp"

using namespace tocsin;
using namespace tocsin::osm;

TEST_CASE("a way's highway is its class") {
  struct Row {
    const char* highway;
    const char* link;
  };
  const auto row =
      GENERATE(Row{"motorway", "AB> motorway"}, Row{"trunk", "AB trunk"}, Row{"primary", "AB primary"},
               Row{"secondary", "AB secondary"}, Row{"tertiary", "AB tertiary"},
               Row{"unclassified", "AB minor"}, Row{"residential", "AB minor, urban"},
               Row{"living_street", "AB minor, urban"}, Row{"road", "AB minor"}, Row{"service", "AB service"},
               Row{"track", "AB service, restricted"}, Row{"busway", "AB service, restricted"},
               Row{"motorway_link", "AB> motorway, slip"}, Row{"trunk_link", "AB trunk, slip"},
               Row{"primary_link", "AB primary, slip"}, Row{"footway", "none"}, Row{"cycleway", "none"},
               Row{"path", "none"}, Row{"steps", "none"}, Row{"pedestrian", "none"}, Row{"bridleway", "none"},
               Row{"construction", "none"}, Row{"proposed", "none"}, Row{"platform", "none"});
  CAPTURE(row.highway);
  CHECK(street(fmt::format("highway={}", row.highway)) == row.link);
}

TEST_CASE("one-way streets are driven the way that their tag says") {
  struct Row {
    const char* tags;
    const char* link;
  };
  const auto row = GENERATE(
      Row{"oneway=yes", "AB> primary"}, Row{"oneway=1", "AB> primary"}, Row{"oneway=true", "AB> primary"},
      Row{"oneway=-1", "BA> primary"}, Row{"oneway=reverse", "BA> primary"}, Row{"oneway=no", "AB primary"},
      Row{"oneway=reversible", "AB primary"}, Row{"oneway=alternating", "AB primary"},
      Row{"oneway=perhaps", "AB primary"}, Row{"junction=roundabout", "AB> primary, roundabout"},
      Row{"junction=circular", "AB> primary, roundabout"},
      Row{"junction=roundabout|oneway=-1", "BA> primary, roundabout"},
      Row{"junction=roundabout|oneway=no", "AB primary"});
  CAPTURE(row.tags);
  CHECK(street(fmt::format("highway=primary|{}", row.tags)) == row.link);
}

TEST_CASE("a motorway is one-way unless it says otherwise") {
  CHECK(street("highway=motorway|oneway=no") == "AB motorway");
  CHECK(street("highway=motorway_link|oneway=no") == "AB motorway, slip");
}

TEST_CASE("what not everybody may drive is kept and marked") {
  struct Row {
    const char* tags;
    const char* link;
  };
  const auto row = GENERATE(Row{"highway=service|access=private", "AB service, restricted"},
                            Row{"highway=service|access=no", "AB service, restricted"},
                            Row{"highway=service|access=no|emergency=yes", "AB service, restricted"},
                            Row{"highway=service|service=emergency_access", "AB service, restricted"},
                            Row{"highway=service|service=driveway", "AB service"},
                            Row{"highway=service|access=destination", "AB service"},
                            Row{"highway=service|access=customers", "AB service"},
                            Row{"highway=service|access=permissive", "AB service"},
                            Row{"highway=tertiary|motor_vehicle=no|psv=yes", "AB tertiary, restricted"},
                            Row{"highway=tertiary|access=no|motor_vehicle=yes", "AB tertiary"},
                            Row{"highway=track|access=yes", "AB service"},
                            Row{"highway=track|motor_vehicle=agricultural", "AB service, restricted"},
                            Row{"highway=pedestrian|emergency=yes", "AB service, restricted"},
                            Row{"highway=footway|emergency=designated", "AB service, restricted"},
                            Row{"highway=pedestrian|motor_vehicle=delivery", "AB service, restricted"},
                            Row{"highway=service|access=no|emergency=no", "none"},
                            Row{"highway=service|area=yes", "none"});
  CAPTURE(row.tags);
  CHECK(street(row.tags) == row.link);
}

TEST_CASE("bridges, tunnels, tolls, names and numbers are kept") {
  CHECK(street("highway=primary|bridge=yes") == "AB primary, bridge");
  CHECK(street("highway=primary|bridge=viaduct") == "AB primary, bridge");
  CHECK(street("highway=primary|bridge=no") == "AB primary");
  CHECK(street("highway=primary|tunnel=yes") == "AB primary, tunnel");
  CHECK(street("highway=service|tunnel=building_passage") == "AB service, tunnel");
  CHECK(street("highway=primary|tunnel=culvert") == "AB primary");
  CHECK(street("highway=trunk|toll=yes|ref=A533|name=Mersey Gateway|bridge=yes") ==
        "AB trunk A533 'Mersey Gateway', bridge, toll");
  CHECK(street("highway=primary|toll=no") == "AB primary");
  CHECK(street("highway=primary|toll:motorcar=yes") == "AB primary, toll");
}

TEST_CASE("limits are kept, and the lowest of several") {
  CHECK(street("highway=primary|maxspeed=40 mph") == "AB primary, 64.374 km/h");
  CHECK(street("highway=primary|maxspeed=30 mph") == "AB primary, urban, 48.28 km/h");
  CHECK(street("highway=primary|maxspeed=GB:nsl_single") == "AB primary, 96.561 km/h");
  CHECK(street("highway=primary|maxspeed=signals") == "AB primary");
  CHECK(street("highway=primary|maxspeed:forward=40 mph|maxspeed:backward=50 mph") ==
        "AB primary, 64.374 km/h");
  CHECK(street("highway=primary|maxspeed:backward=50 mph") == "AB primary, 80.467 km/h");
  CHECK(street("highway=primary|maxspeed:type=GB:nsl_dual") == "AB primary, 112.654 km/h");
  CHECK(street("highway=primary|source:maxspeed=sign") == "AB primary");
  CHECK(street("highway=primary|maxweight=18") == "AB primary, 18 t");
  CHECK(street("highway=primary|maxweight=18|maxweightrating=7.5") == "AB primary, 7.5 t");
  CHECK(street("highway=primary|maxweight:hgv=7.5") == "AB primary");
  CHECK(street("highway=primary|maxheight=14'6|maxwidth=2.1 m") == "AB primary, 4.42 m high, 2.1 m wide");
  CHECK(street("highway=primary|maxheight=default") == "AB primary");
  CHECK(street("highway=primary|maxheight=4.5|maxheight:physical=4.2") == "AB primary, 4.2 m high");
}

TEST_CASE("the report has a word for everything that was guessed") {
  Town town;
  town.row("ABCDEFGHIJ")
      .way("AB", "highway=primary|maxspeed=50")
      .way("BC", "highway=primary|oneway=reversible")
      .way("CD", "highway=track")
      .way("DE", "highway=primary|maxspeed=brisk")
      .way("EF", "highway=primary|maxheight=low")
      .way("FG", "highway=footway|emergency=yes")
      .way("GH", "highway=motorway_link")
      .way("HI", "highway=primary|source:maxspeed=GB:nsl_single")
      .way("IJ", "highway=primary|maxweight:hgv=7.5");
  CHECK(town.import().report.guessed ==
        Counts{{"a kind of speed limit without the limit: taken as the Highway Code's", 1},
               {"maxheight that cannot be read: taken as no limit", 1},
               {"maxspeed that cannot be read: taken as not known", 1},
               {"maxspeed without a unit, or several: taken as km/h, and as the lowest", 1},
               {"motorway slip roads without oneway: taken as one-way", 1},
               {"one-way by turns (reversible, alternating): taken as two-way", 1},
               {"paths that vehicles may use: taken as restricted service roads", 1},
               {"tracks and busways without access: taken as restricted", 1},
               {"weight limits for lorries only: taken as no limit", 1}});
}

TEST_CASE("the report counts what was dropped by its tag") {
  Town town;
  town.row("ABC")
      .way("AB", "highway=primary")
      .way("BC", "highway=footway")
      .way("BC", "highway=steps")
      .way("AC", "highway=footway")
      .way("AC", "route=ferry|name=To Liverpool")
      .way("AB", "highway=service|area=yes");
  CHECK(town.links() == Lines{"AB primary"});
  CHECK(town.import().report.dropped == Counts{{"highway=footway", 2},
                                               {"highway=service as an area", 1},
                                               {"highway=steps", 1},
                                               {"route=ferry", 1}});
}

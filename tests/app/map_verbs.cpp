// map import and map info: whole messages, exit codes, and what is left on the disk.
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"

using namespace tocsin::test;

namespace {

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

/// A lane with a gate, a bridge on a main road, a school and a path.
constexpr const char* village = R"(<?xml version='1.0' encoding='UTF-8'?>
<osm version='0.6'>
<node id='1' lat='53.3000000' lon='-2.7000000'/>
<node id='2' lat='53.3010000' lon='-2.7000000'/>
<node id='3' lat='53.3020000' lon='-2.7000000'/>
<node id='4' lat='53.3010000' lon='-2.6990000'><tag k='barrier' v='gate'/></node>
<node id='5' lat='53.3010000' lon='-2.6980000'/>
<node id='6' lat='53.3005000' lon='-2.6990000'><tag k='amenity' v='school'/><tag k='name' v='Hill School'/></node>
<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><tag k='highway' v='primary'/><tag k='bridge' v='yes'/></way>
<way id='2'><nd ref='2'/><nd ref='4'/><nd ref='5'/><tag k='highway' v='service'/><tag k='name' v='Mill Lane'/></way>
<way id='3'><nd ref='3'/><nd ref='5'/><tag k='highway' v='footway'/></way>
</osm>
)";

constexpr const char* places =
    "id,kind,name,easting_m,northing_m,confidence,accuracy_m,note\n"
    "small-works,comah,Small Works,353500,378400,C,500,invented\n";

}  // namespace

TEST_CASE("an extract becomes a map, with a report of what became of it") {
  const Scratch scratch;
  write(scratch / "village.osm", village);
  const Ran ran =
      run_program("map import " + quoted(scratch / "village.osm") + " --out " + quoted(scratch / "map"));
  CHECK(ran.exit_code == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out == "read from " + (scratch / "village.osm").string() +
                       ": 6 nodes, 3 ways, 0 relations\n"
                       "kept:\n"
                       "         4  junctions\n"
                       "         3  links\n"
                       "         1  links not for everybody\n"
                       "         2  links on bridges\n"
                       "         1  receptors\n"
                       "         2  primary links, 0.2 km\n"
                       "         1  service links, 0.1 km\n"
                       "guessed:\n"
                       "         1  gates without access: taken as closed to others\n"
                       "dropped:\n"
                       "         1  highway=footway\n"
                       "noted: nothing\n"
                       "unconnected: nothing\n"
                       "village stands in " +
                       (scratch / "map").string() + "; next:\n  tocsin map info " +
                       (scratch / "map").string() + "\n");
  CHECK(fs::exists(scratch / "map" / "map.bin"));
  CHECK_FALSE(fs::exists(scratch / "map" / "map.bin.part"));

  const Ran info = run_program("map info " + quoted(scratch / "map"));
  CHECK(info.exit_code == 0);
  CHECK(info.err.empty());
  const std::size_t hash = info.out.find("hash ") + 5;
  CHECK(info.out.substr(0, hash) + info.out.substr(hash + 64) ==
        "village (imported, version 1)\n"
        "hash \n"
        "grid 353400.0 378300.0 to 353600.0 378600.0 m\n"
        "WGS84 53.29959,-2.70067 to 53.30230,-2.69772\n"
        "4 junctions, 3 links:\n"
        "         2  primary, 0.2 km\n"
        "         1  service, 0.1 km\n"
        "         2  on bridges\n"
        "         1  not for everybody\n"
        "beside them:\n"
        "         1  receptors\n"
        "licence ODbL 1.0\n"
        "© OpenStreetMap contributors, ODbL 1.0\n");
}

TEST_CASE("the report and a map's contents are to be had as JSON") {
  const Scratch scratch;
  write(scratch / "village.osm", village);
  write(scratch / "places.csv", places);
  const Ran ran =
      run_program("map import --format json --name 'A village' --credit 'Places: invented' --places " +
                  quoted(scratch / "places.csv") + " --out " + quoted(scratch / "map") + " " +
                  quoted(scratch / "village.osm"));
  REQUIRE(ran.exit_code == 0);
  const auto report = nlohmann::json::parse(ran.out);
  CHECK(report["name"] == "A village");
  CHECK(report["read"]["nodes"] == 6);
  CHECK(report["kept"]["links"] == 3);
  CHECK(report["classes"]["primary"]["links"] == 2);
  CHECK(report["dropped"]["highway=footway"] == 1);
  CHECK(report["unconnected"]["links"] == 0);

  const Ran info = run_program("map info --format json " + quoted(scratch / "map"));
  REQUIRE(info.exit_code == 0);
  const auto document = nlohmann::json::parse(info.out);
  CHECK(document["name"] == "A village");
  CHECK(document["form"] == "imported, version 1");
  CHECK(document["hash"].get<std::string>().size() == 64);
  CHECK(document["links_by"]["restricted"] == 1);
  CHECK(document["places"] == 1);
  CHECK(document["credits"] == nlohmann::json{"© OpenStreetMap contributors, ODbL 1.0", "Places: invented"});
}

TEST_CASE("map info looks at a map in CSV as well") {
  const Ran info = run_program("map info --format json maps/halton");
  REQUIRE(info.exit_code == 0);
  const auto document = nlohmann::json::parse(info.out);
  CHECK(document["form"] == "CSV, version 1");
  CHECK(document["links"] == 3233);
  CHECK(document["residents"] == 129'759);
  const Ran none = run_program("map info no/such/map --maps maps");
  CHECK(none.exit_code == 1);
  CHECK(none.err ==
        "error: there is no map \"no/such/map\"\n  expected: the folder of a map, or one of maps: halton\n");
}

TEST_CASE("the places, receptors and links of a map are listed with their ids") {
  const Ran places_of_halton = run_program("map info halton --maps maps --list places");
  REQUIRE(places_of_halton.exit_code == 0);
  CHECK(places_of_halton.out.find(
            "runcorn-fire-station          fire_station           53.32938,-2.73074  Runcorn "
            "Fire Station\n") != std::string::npos);
  const Ran links = run_program("map info halton --maps maps --list links --format json");
  REQUIRE(links.exit_code == 0);
  const auto list = nlohmann::json::parse(links.out);
  REQUIRE(list.size() == 3233);
  CHECK(list[2]["id"] == 3);
  CHECK(list[2]["class"] == "motorway");
  CHECK(list[2]["ways"] == "one");
  CHECK(list[2]["ref"] == "M62");
  CHECK(run_program("map info halton --maps maps --list receptors").out.find("school") != std::string::npos);
}

TEST_CASE("a name or credit that is not one line is refused before anything is read") {
  const Scratch scratch;
  write(scratch / "village.osm", village);
  const std::string import =
      "map import " + quoted(scratch / "village.osm") + " --out " + quoted(scratch / "map");
  REQUIRE(run_program(import).exit_code == 0);
  for (const std::string option : {" --credit ''", " --credit ' '", " --name \"$(printf 'a\\nb')\""}) {
    const Ran refused = run_program(import + option);
    CHECK(refused.exit_code == 2);
    CHECK(refused.err.find("that is not a line of text") != std::string::npos);
  }
  CHECK(run_program("map info " + quoted(scratch / "map")).exit_code == 0);
}

TEST_CASE("an import goes where nothing else is, or over an import") {
  const Scratch scratch;
  write(scratch / "village.osm", village);
  const std::string import = "map import " + quoted(scratch / "village.osm") + " --out ";
  fs::create_directory(scratch / "taken");
  write(scratch / "taken" / "links.csv", "mine");
  const Ran taken = run_program(import + quoted(scratch / "taken"));
  CHECK(taken.exit_code == 1);
  CHECK(taken.err ==
        "error: " + (scratch / "taken").string() +
            " is there already and holds links.csv\n"
            "  expected: a new or empty folder, or one that holds an imported map and nothing else\n");
  CHECK(contents(scratch / "taken" / "links.csv") == "mine");
  const Ran file = run_program(import + quoted(scratch / "village.osm"));
  CHECK(file.exit_code == 1);
  CHECK(file.err.find("village.osm is not a folder") != std::string::npos);

  CHECK(run_program(import + quoted(scratch / "map")).exit_code == 0);
  const std::string first = contents(scratch / "map" / "map.bin");
  CHECK(run_program(import + quoted(scratch / "map")).exit_code == 0);
  CHECK(contents(scratch / "map" / "map.bin") == first);
}

TEST_CASE("what cannot be imported leaves nothing behind") {
  const Scratch scratch;
  write(scratch / "cut.osm", std::string(village).substr(0, std::string(village).find("<way id='2'")));
  const std::string out = " --out " + quoted(scratch / "map");
  const Ran cut = run_program("map import " + quoted(scratch / "cut.osm") + out);
  CHECK(cut.exit_code == 1);
  CHECK(cut.err == (scratch / "cut.osm").string() +
                       ":10:1: error: this is no well-formed OpenStreetMap XML: no element found\n"
                       "  expected: a whole .osm file\n");
  const Ran none = run_program("map import no/such.osm.pbf" + out);
  CHECK(none.exit_code == 1);
  CHECK(none.err == "error: there is no such file as \"no/such.osm.pbf\"\n");
  const Ran other = run_program("map import README.md" + out);
  CHECK(other.exit_code == 1);
  write(scratch / "places.csv", "id,kind\n");
  write(scratch / "village.osm", village);
  const Ran places_fault = run_program("map import " + quoted(scratch / "village.osm") + out + " --places " +
                                       quoted(scratch / "places.csv") + " --population no/such.csv");
  CHECK(places_fault.exit_code == 1);
  CHECK(places_fault.err.find("places.csv:1:1: error: the first line does not name the columns") !=
        std::string::npos);
  CHECK(places_fault.err.find("there is no such file as \"no/such.csv\"") != std::string::npos);
  write(scratch / "places.csv", places);
  write(scratch / "receptors.csv",
        "id,kind,name,easting_m,northing_m\nsmall-works,school,Small School,353500,378400\n");
  const Ran twice =
      run_program("map import " + quoted(scratch / "village.osm") + out + " --places " +
                  quoted(scratch / "places.csv") + " --receptors " + quoted(scratch / "receptors.csv"));
  CHECK(twice.exit_code == 1);
  CHECK(twice.err ==
        "error: the id \"small-works\" is a place's and a receptor's\n"
        "  expected: an id that only one of them has\n");
  CHECK_FALSE(fs::exists(scratch / "map"));
}

TEST_CASE("a full disk is one plain sentence, and leaves no map") {
  const Scratch scratch;
  write(scratch / "village.osm", village);
  const std::string import =
      "map import " + quoted(scratch / "village.osm") + " --out " + quoted(scratch / "map");
  // A file-size limit stands in for a disk that is full.
  const Ran full = run_program(import, "ulimit -f 1; trap '' XFSZ;");
  CHECK(full.exit_code == 4);
  CHECK(full.err ==
        "error: \"" + (scratch / "map" / "map.bin").string() + "\" cannot be written: File too large\n");
  CHECK_FALSE(fs::exists(scratch / "map"));
}

TEST_CASE("a box that is none is wrong usage") {
  const Scratch scratch;
  write(scratch / "village.osm", village);
  const std::string import =
      "map import " + quoted(scratch / "village.osm") + " --out " + quoted(scratch / "map") + " --bbox ";
  for (const char* box :
       {"1,2,3", "a,b,c,d", "-2.6,53.2,-2.8,53.4", "-2.8,53.2,-2.6,53.4,1", "10,53,11,54"}) {
    CAPTURE(box);
    const Ran ran = run_program(import + box);
    CHECK(ran.exit_code == 2);
    CHECK(ran.err.find("' is not a box\n") != std::string::npos);
  }
  CHECK_FALSE(fs::exists(scratch / "map"));
  CHECK(run_program(import + "-2.701,53.2,-2.6995,53.4").exit_code == 0);
}

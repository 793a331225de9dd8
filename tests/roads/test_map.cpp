#include <filesystem>

#include <catch2/catch.hpp>

#include "sim/base/text.hpp"
#include "sim/roads/map.hpp"
#include "tests/roads/small_map.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

using Texts = std::map<std::string, std::string>;

std::string faults(const Texts& texts) {
  const auto map = read_map("maps/small", texts);
  return map ? "none" : format(map.error());
}

/// The faults after one file's text has one part replaced.
std::string faults_with(const std::string& file, const std::string& part, const std::string& by) {
  Texts texts = small_map();
  std::string& text = texts.at(file);
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  text.replace(at, part.size(), by);
  return faults(texts);
}

}  // namespace

TEST_CASE("a map is read whole") {
  const auto read = read_map("maps/small", small_map());
  REQUIRE(read);
  const Map& map = *read;
  CHECK(map.name == "Small");
  CHECK(map.licence == "CC0");
  CHECK(map.credits == std::vector<std::string>{"invented"});
  CHECK(map.bounds.low == GridPoint{350000.0, 380000.0});
  CHECK(map.bounds.high == GridPoint{351000.0, 381000.0});
  CHECK(map.hash.size() == 64);
  REQUIRE(map.network.links().size() == 1);
  const Link& link = map.network.links()[0];
  CHECK(link.number == 7);
  CHECK(link.name == "Mill Lane, west");
  CHECK(link.ref == "A1");
  CHECK(link.structure == Structure::Bridge);
  CHECK(link.length_m == 200.4);
  CHECK(link.line.size() == 4);
  REQUIRE(map.areas.size() == 1);
  CHECK(map.areas[0].rings.size() == 2);
  CHECK(map.areas[0].box.high == GridPoint{350010.0, 380010.0});
  REQUIRE(map.lines.size() == 1);
  CHECK(map.lines[0].points.size() == 2);
  REQUIRE(map.population.size() == 1);
  CHECK(map.population[0].by_age == std::array<int, 5>{1, 2, 3, 4, 5});
  REQUIRE(map.find_place("small-works"));
  CHECK(map.find_place("small-works")->note == "says \"Small\"");
  CHECK(map.find_place("small-works")->accuracy_m == 500);
  REQUIRE(map.find_receptor("small-school"));
  CHECK(map.find_receptor("small-school")->at == GridPoint{350001.0, 380002.0});
  CHECK_FALSE(map.find_place("small-school"));
}

TEST_CASE("the example in the format's description is a map") {
  const std::string page = *read_file(TOCSIN_ROOT "/docs/map-format.md");
  std::size_t at = page.find("\nmap.csv  ");
  REQUIRE(at != std::string::npos);
  Texts texts;
  std::string file;
  for (++at; !page.substr(at).starts_with("```");) {
    const std::string line(page.substr(at, page.find('\n', at) - at));
    at += line.size() + 1;
    if (line[0] != ' ') file = line.substr(0, line.find(' '));
    texts[file] += line.substr(17) + "\n";
  }
  CHECK(texts.size() == 9);
  CHECK(faults(texts) == "none");
}

TEST_CASE("a map's hash changes with every byte of every file") {
  const std::string hash = read_map("maps/small", small_map())->hash;
  for (const std::string_view name : map_file_names()) {
    Texts texts = small_map();
    texts.at(std::string(name)) += "\n";
    const auto changed = read_map("maps/small", texts);
    REQUIRE(changed);
    CHECK(changed->hash != hash);
  }
  CHECK(read_map("elsewhere", small_map())->hash == hash);
}

TEST_CASE("line ends and a byte order mark from a spreadsheet do no harm") {
  Texts texts = small_map();
  std::string& text = texts.at("junctions.csv");
  text = "\xEF\xBB\xBFid,easting_m,northing_m\r\n1,350000,380000\r\n\r\n2,350100.5,380000";
  CHECK(faults(texts) == "none");
}

TEST_CASE("an empty length is the drawn line's") {
  Texts texts = small_map();
  std::string& text = texts.at("links.csv");
  text.replace(text.find("200.4"), 5, "");
  const auto map = read_map("maps/small", texts);
  REQUIRE(map);
  CHECK(map->network.links()[0].length_m == 120.5);
}

TEST_CASE("a folder that is not there is one fault") {
  const auto map = open_map("no/such/folder");
  REQUIRE_FALSE(map);
  CHECK(format(map.error()) == "error: there is no map folder \"no/such/folder\"\n");
}

TEST_CASE("missing files are named, all of them") {
  Texts texts = small_map();
  texts.erase("links.csv");
  texts.erase("areas.csv");
  CHECK(faults(texts) ==
        "maps/small/areas.csv: error: this file of the map is missing\n"
        "  expected: nine files; one with nothing to say has only its first line\n"
        "maps/small/links.csv: error: this file of the map is missing\n"
        "  expected: nine files; one with nothing to say has only its first line\n");
}

TEST_CASE("a wrong first line is shown beside the right one") {
  CHECK(faults_with("lines.csv", "kind,name,points", "kind,points,name") ==
        "maps/small/lines.csv:1:1: error: the first line does not name the columns of this file\n"
        "kind,points,name\n"
        "^~~~~~~~~~~~~~~~\n"
        "  expected: \"kind,name,points\"\n");
}

TEST_CASE("an empty file has not even a first line") {
  Texts texts = small_map();
  texts.at("lines.csv") = "";
  CHECK(faults(texts) ==
        "maps/small/lines.csv: error: the file is empty\n"
        "  expected: a first line \"kind,name,points\"\n");
}

TEST_CASE("a number that is none is marked") {
  CHECK(faults_with("junctions.csv", "350100.5", "35OO") ==
        "maps/small/junctions.csv:3:3: error: easting_m is \"35OO\", which is not a number\n"
        "2,35OO,380000\n"
        "  ^~~~\n"
        "  expected: a number from 0 to 700000\n"
        "maps/small/links.csv:2:5: error: there is no junction 2\n"
        "7,1,2,primary,A1,\"Mill Lane, west\",0,0,bridge,0,200.4,350000 380010;350100.5 380010\n"
        "    ^\n"
        "  expected: an id from junctions.csv\n");
}

TEST_CASE("infinities and numbers off the National Grid are faults") {
  CHECK(faults_with("settlements.csv", "350000", "inf") ==
        "maps/small/settlements.csv:2:18: error: easting_m is \"inf\", which is not a number\n"
        "village,Smallham,inf,380000\n"
        "                 ^~~\n"
        "  expected: a number from 0 to 700000\n");
  CHECK(faults_with("settlements.csv", "380000", "1300001") ==
        "maps/small/settlements.csv:2:25: error: northing_m is 1300001\n"
        "village,Smallham,350000,1300001\n"
        "                        ^~~~~~~\n"
        "  expected: a number from 0 to 1300000\n");
}

TEST_CASE("an unknown class names the classes and the likely one") {
  CHECK(faults_with("links.csv", "primary", "primry") ==
        "maps/small/links.csv:2:7: error: class is \"primry\"\n"
        "7,1,2,primry,A1,\"Mill Lane, west\",0,0,bridge,0,200.4,350000 380010;350100.5 380010\n"
        "      ^~~~~~\n"
        "  expected: one of motorway, trunk, primary, secondary, tertiary, minor, service\n"
        "  hint: did you mean \"primary\"?\n");
}

TEST_CASE("ids given twice say where they were given first") {
  CHECK(faults_with("junctions.csv", "2,350100.5,380000\n", "2,350100.5,380000\n2,1,1\n") ==
        "maps/small/junctions.csv:4:1: error: the id 2 is taken by line 3\n"
        "2,1,1\n"
        "^\n"
        "  expected: an id that no other junction has\n");
  CHECK(faults_with("receptors.csv", "small-school", "small-works") ==
        "maps/small/receptors.csv:2:1: error: the id \"small-works\" is taken by line 2 of places.csv\n"
        "small-works,school,Small School,350001,380002\n"
        "^~~~~~~~~~~\n"
        "  expected: an id that no place and no receptor has\n");
}

TEST_CASE("an id that is not a slug is marked") {
  CHECK(faults_with("receptors.csv", "small-school", "Small School") ==
        "maps/small/receptors.csv:2:1: error: id is \"Small School\"\n"
        "Small School,school,Small School,350001,380002\n"
        "^~~~~~~~~~~~\n"
        "  expected: lower-case letters, digits and hyphens\n");
}

TEST_CASE("a row with too few fields says how many it has") {
  CHECK(faults_with("lines.csv", "rail,,", "rail,") ==
        "maps/small/lines.csv:2:1: error: this row has 2 fields\n"
        "rail,350000 380000;350010 380000\n"
        "^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  expected: 3: kind,name,points\n");
}

TEST_CASE("quotation marks must close, and close a field") {
  CHECK(faults_with("settlements.csv", "Smallham", "\"Smallham") ==
        "maps/small/settlements.csv:2:9: error: this quotation mark has no partner on its line\n"
        "village,\"Smallham,350000,380000\n"
        "        ^\n"
        "  expected: a field in quotation marks, with \"\" for a mark inside it\n");
  CHECK(faults_with("settlements.csv", "Smallham", "\"Small\"ham") ==
        "maps/small/settlements.csv:2:16: error: text follows a closing quotation mark\n"
        "village,\"Small\"ham,350000,380000\n"
        "               ^\n"
        "  expected: a comma or the end of the line\n");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(faults_with("settlements.csv", "Smallham,350000", "Dŵr,x") ==
        "maps/small/settlements.csv:2:13: error: easting_m is \"x\", which is not a number\n"
        "village,Dŵr,x,380000\n"
        "            ^\n"
        "  expected: a number from 0 to 700000\n");
}

TEST_CASE("a point that is none is quoted") {
  CHECK(faults_with("lines.csv", "350010 380000", "350010") ==
        "maps/small/lines.csv:2:7: error: \"350010\" is not a point\n"
        "rail,,350000 380000;350010\n"
        "      ^~~~~~~~~~~~~~~~~~~~\n"
        "  expected: an easting (0 to 700000), one space and a northing (0 to 1300000), in metres; \";\" "
        "between points\n");
}

TEST_CASE("lines and rings need enough points") {
  CHECK(faults_with("lines.csv", ";350010 380000", "") ==
        "maps/small/lines.csv:2:7: error: a line of fewer than two points\n"
        "rail,,350000 380000\n"
        "      ^~~~~~~~~~~~~\n"
        "  expected: two points or more\n");
  CHECK(faults_with("areas.csv", "|350001 380001;350002 380001;350002 380002", "|350001 380001") ==
        "maps/small/areas.csv:2:12: error: a ring of fewer than three points\n"
        "water,Pond,350000 380000;350010 380000;350010 380010|350001 380001\n"
        "           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  expected: three points or more in each ring\n");
}

TEST_CASE("a length shorter than the drawn line is a fault, so that no link is a short cut") {
  CHECK(faults_with("links.csv", "200.4", "100") ==
        "maps/small/links.csv:2:49: error: length_m is 100, less than the drawn line's 120.5 m\n"
        "7,1,2,primary,A1,\"Mill Lane, west\",0,0,bridge,0,100,350000 380010;350100.5 380010\n"
        "                                                ^~~\n"
        "  expected: the length measured along the road, or nothing for the drawn line's\n");
}

TEST_CASE("a roundabout goes one way round") {
  CHECK(faults_with("links.csv", ",0,0,bridge", ",0,1,bridge") ==
        "maps/small/links.csv:2:36: error: a roundabout that is not one-way\n"
        "7,1,2,primary,A1,\"Mill Lane, west\",0,1,bridge,0,200.4,350000 380010;350100.5 380010\n"
        "                                   ^\n"
        "  expected: 1 wherever roundabout is 1\n");
}

TEST_CASE("residents are the sum of their ages") {
  CHECK(faults_with("population.csv", ",15,", ",16,") ==
        "maps/small/population.csv:2:26: error: residents is 16, but the ages add up to 15\n"
        "E1,Small 1,350000,380000,16,1,2,3,4,5\n"
        "                         ^~\n"
        "  expected: the sum of the five columns of ages\n");
}

TEST_CASE("the key of a map's own facts must be known, whole and once") {
  CHECK(faults_with("map.csv", "licence,CC0\n", "") ==
        "maps/small/map.csv: error: the key \"licence\" is missing\n"
        "  expected: format, name, south_west, north_east, licence and one credit or more\n");
  CHECK(faults_with("map.csv", "format,1", "format,2") ==
        "maps/small/map.csv:2:8: error: format is \"2\"\n"
        "format,2\n"
        "       ^\n"
        "  expected: 1, the only format there is\n");
  CHECK(faults_with("map.csv", "credit,", "credits,") ==
        "maps/small/map.csv: error: the key \"credit\" is missing\n"
        "  expected: format, name, south_west, north_east, licence and one credit or more\n"
        "maps/small/map.csv:7:1: error: key is \"credits\"\n"
        "credits,invented\n"
        "^~~~~~~\n"
        "  expected: one of format, name, south_west, north_east, licence, credit\n"
        "  hint: did you mean \"credit\"?\n");
  CHECK(faults_with("map.csv", "name,Small", "name,Small\nname,Other") ==
        "maps/small/map.csv:4:1: error: the key \"name\" is given twice\n"
        "name,Other\n"
        "^~~~\n"
        "  expected: each key once, but for credit\n");
  CHECK(faults_with("map.csv", "351000 381000", "349000 381000") ==
        "maps/small/map.csv: error: south_west is not south and west of north_east\n"
        "  expected: two corners of the area that the map covers\n");
}

TEST_CASE("all the faults of all the files come at once, in reading order") {
  Texts texts = small_map();
  texts.at("settlements.csv") += "hamlt,Nowhere,1,1\n";
  texts.at("links.csv") += "8,1,99,primary,,,2,0,none,0,,\n";
  texts.at("places.csv") += "other,comah,Other,1,1,D,x,\n";
  CHECK(faults(texts) ==
        "maps/small/links.csv:3:5: error: there is no junction 99\n"
        "8,1,99,primary,,,2,0,none,0,,\n"
        "    ^~\n"
        "  expected: an id from junctions.csv\n"
        "maps/small/links.csv:3:18: error: one_way is \"2\"\n"
        "8,1,99,primary,,,2,0,none,0,,\n"
        "                 ^\n"
        "  expected: 0 or 1\n"
        "maps/small/places.csv:3:23: error: confidence is \"D\"\n"
        "other,comah,Other,1,1,D,x,\n"
        "                      ^\n"
        "  expected: one of A, A-, B+, B, B-, C+, C, C-\n"
        "  hint: did you mean \"A\"?\n"
        "maps/small/places.csv:3:25: error: accuracy_m is \"x\"\n"
        "other,comah,Other,1,1,D,x,\n"
        "                        ^\n"
        "  expected: a whole number from 1 to 100000\n"
        "maps/small/settlements.csv:3:1: error: kind is \"hamlt\"\n"
        "hamlt,Nowhere,1,1\n"
        "^~~~~\n"
        "  expected: one of city, town, suburb, village, hamlet\n"
        "  hint: did you mean \"hamlet\"?\n");
}

TEST_CASE("text that is not UTF-8 is refused") {
  CHECK(faults_with("settlements.csv", "Smallham", "Small\xFFham") ==
        "maps/small/settlements.csv: error: this file is not UTF-8 text\n"
        "  expected: UTF-8\n");
}

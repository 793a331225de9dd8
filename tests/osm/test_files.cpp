// Extracts that are none, are cut or are empty: each is one plain fault, or a smaller map, and never a crash.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/base/text.hpp"
#include "sim/roads/map_file.hpp"
#include "tests/osm/town.hpp"

using namespace tocsin;
using namespace tocsin::osm;
namespace fs = std::filesystem;

namespace {

constexpr const char* streets = TOCSIN_STREETS;

/// A file of the test's own, gone afterwards.
class Written {
 public:
  Written(const std::string& name, std::string_view text) : path_(fs::temp_directory_path() / name) {
    std::ofstream(path_, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  ~Written() { fs::remove(path_); }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// As much of protocol buffers as an extract needs: numbers, and whatever has a length.

std::string varint(std::uint64_t value) {
  std::string bytes;
  for (; value >= 128; value /= 128) bytes += static_cast<char>(128 + value % 128);
  return bytes + static_cast<char>(value);
}
std::uint64_t zigzag(std::int64_t value) {
  const auto twice = 2 * static_cast<std::uint64_t>(value);
  return value < 0 ? ~twice : twice;
}
std::string number(std::uint64_t field, std::uint64_t value) { return varint(8 * field) + varint(value); }
std::string part(std::uint64_t field, const std::string& bytes) {
  return varint(8 * field + 2) + varint(bytes.size()) + bytes;
}
std::string blob(const std::string& type, const std::string& content) {
  const std::string body = part(1, content);
  const std::string header = part(1, type) + number(3, body.size());
  return std::string(3, '\0') + static_cast<char>(header.size()) + header + body;
}

/// One primary road between two nodes, as .osm.pbf: XML could not have such a name.
std::string pbf_with_name(const std::string& name) {
  const auto node = [](std::int64_t id, std::int64_t lat_e7) {
    return part(1, number(1, zigzag(id)) + number(8, zigzag(lat_e7)) + number(9, zigzag(-27'000'000)));
  };
  const std::string texts =
      part(1, "") + part(1, "highway") + part(1, "primary") + part(1, "name") + part(1, name);
  const std::string way = number(1, 1) + part(2, varint(1) + varint(3)) + part(3, varint(2) + varint(4)) +
                          part(8, varint(zigzag(1)) + varint(zigzag(1)));
  const std::string objects = part(2, node(1, 533'000'000) + node(2, 533'100'000)) + part(2, part(3, way));
  return blob("OSMHeader", part(4, "OsmSchema-V0.6")) + blob("OSMData", part(1, texts) + objects);
}

std::string faults_of(const std::string& xml) {
  const auto imported = import_text("town.osm", xml, {});
  return imported ? "none" : format(imported.error());
}

std::string faults_of_file(const fs::path& path) {
  const auto imported = import_extract(path, {}, {});
  return imported ? "none" : format(imported.error());
}

}  // namespace

TEST_CASE("a file that is not there is one plain sentence") {
  CHECK(faults_of_file("no/such.osm.pbf") == "error: there is no such file as \"no/such.osm.pbf\"\n");
  CHECK(faults_of_file("/tmp") == "error: \"/tmp\" is not a file\n");
}

TEST_CASE("a file of another name is refused by its name") {
  const Written file("tocsin-test-map.txt", "hello");
  CHECK(faults_of_file(file.path()) ==
        "error: \"" + file.path().string() +
            "\" has not the name of an OpenStreetMap extract\n"
            "  expected: a file whose name ends in .osm.pbf or .osm (also .osm.gz, "
            ".osm.bz2)\n");
}

TEST_CASE("a file that only has the name of an extract is refused") {
  const Written pbf("tocsin-test-none.osm.pbf", "this is not a protocol buffer at all, but a sentence");
  CHECK(faults_of_file(pbf.path()).find("cannot be read as an OpenStreetMap extract") != std::string::npos);
  const Written empty("tocsin-test-empty.osm.pbf", "");
  CHECK(faults_of_file(empty.path()) != "none");
}

TEST_CASE("XML that ends too early says where") {
  Town town;
  const std::string xml = town.row("AB").way("AB", "highway=primary").xml();
  CHECK(faults_of(xml) == "none");
  CHECK(faults_of(xml.substr(0, xml.size() - 20)) ==
        "town.osm:5:53: error: this is no well-formed OpenStreetMap XML: unclosed token\n"
        "  expected: a whole .osm file\n");
  CHECK(faults_of("<osm version='0.6'><node id='1'></osm>") ==
        "town.osm:1:35: error: this is no well-formed OpenStreetMap XML: mismatched tag\n"
        "  expected: a whole .osm file\n");
}

TEST_CASE("XML cut at any byte is a fault and never a crash") {
  Town town;
  const std::string xml = town.row("AB").way("AB", "highway=primary|name=Mill Lane").xml();
  const std::size_t whole = xml.find("</osm>") + 6;
  for (std::size_t size = 0; size < whole; ++size) {
    CAPTURE(size);
    CHECK(faults_of(xml.substr(0, size)) != "none");
  }
}

TEST_CASE("an extract without a road is refused") {
  Town town;
  town.row("AB").way("AB", "highway=footway");
  CHECK(faults_of(town.xml()) ==
        "error: \"town.osm\" has no road that a vehicle may use\n"
        "  expected: an extract with highways in Great Britain\n");
  ImportOptions options;
  options.box = LatLonBox{{50.0, -2.0}, {50.1, -1.9}};
  town.way("AB", "highway=primary");
  const auto imported = import_text("town.osm", town.xml(), options);
  REQUIRE_FALSE(imported);
  CHECK(format(imported.error()) ==
        "error: \"town.osm\" has no road that a vehicle may use in that box\n"
        "  expected: an extract with highways in Great Britain\n");
}

TEST_CASE("an extract from elsewhere has no road on the National Grid") {
  CHECK(faults_of("<osm version='0.6'><node id='1' lat='40' lon='-74'/><node id='2' lat='40.1' lon='-74'/>"
                  "<way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='primary'/></way></osm>") ==
        "error: \"town.osm\" has no road that a vehicle may use\n"
        "  expected: an extract with highways in Great Britain\n");
}

TEST_CASE("a name that is not UTF-8 is dropped and counted") {
  const auto import = [](const std::string& name) {
    const Written file("tocsin-test-name.osm.pbf", pbf_with_name(name));
    auto imported = import_extract(file.path(), {}, {});
    if (!imported) FAIL(format(imported.error()));
    return std::move(*imported);
  };
  const Imported fine = import("Caf\xc3\xa9 Lane");
  CHECK(fine.map.network.links()[0].name == "Caf\xc3\xa9 Lane");
  CHECK(fine.report.dropped.empty());
  const Imported foreign = import("Caf\xe9 Lane");
  CHECK(foreign.map.network.links()[0].name.empty());
  CHECK(foreign.report.dropped == Counts{{"texts that are not UTF-8", 1}});
  CHECK(roads::read_map_file("map.bin", *roads::map_file_bytes(foreign.map)));
}

TEST_CASE("objects given twice count once") {
  const auto imported =
      import_text("town.osm",
                  "<osm version='0.6'><node id='1' lat='53' lon='-2'/><node id='2' lat='53.1' lon='-2'/>"
                  "<node id='2' lat='53.2' lon='-2'/><node id='3'/>"
                  "<way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='primary'/></way>"
                  "<way id='1'><nd ref='2'/><nd ref='1'/><tag k='highway' v='trunk'/></way></osm>",
                  {});
  REQUIRE(imported);
  CHECK(imported->map.network.links().size() == 1);
  CHECK(imported->report.dropped == Counts{{"nodes without a position", 1}, {"objects given twice", 2}});
}

TEST_CASE("an extract in protocol buffers that is cut is a fault") {
  if (!fs::exists(streets)) {
    WARN("skipped: " << streets << " is not there");
    return;
  }
  std::ifstream stream(streets, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  for (const std::size_t size :
       {std::size_t{3}, std::size_t{100}, std::size_t{5000}, whole.size() / 2, whole.size() - 1}) {
    CAPTURE(size);
    const Written cut("tocsin-test-cut.osm.pbf", std::string_view(whole).substr(0, size));
    CHECK(faults_of_file(cut.path()).find("cannot be read as an OpenStreetMap extract") != std::string::npos);
  }
}

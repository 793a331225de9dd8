// Pictures of the map as files of SVG: well formed, self-contained, the same each time, and nothing in the
// room's that players may not know.
#include "render/svg.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "render/furniture.hpp"
#include "render/type.hpp"
#include "sim/exercise/exercise.hpp"
#include "tests/support/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;

const Type& type() {
  static const Type loaded = [] {
    auto result = Type::load();
    if (!result) FAIL(format(result.error()));
    return std::move(*result);
  }();
  return loaded;
}

std::string runcorn_svg(const MapPictureOptions& options) {
  constexpr SimTime at{40 * 60 * 1000};
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  exercise.run_until(at);
  const MeasureText measure = type().measurer();
  return svg(map_picture(exercise.setting(), exercise.world(), at, options, measure), measure);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What is wrong with a document: tags that do not match, attributes without quotes, stray characters.
/// Empty: nothing.
std::string fault_in(const std::string& xml) {
  std::vector<std::string> open;
  std::size_t at = xml.find("?>") + 2;
  const std::regex tag(
      R"(^<(/?)([A-Za-z]+)((\s+[A-Za-z:-]+="[^"<&]*(&(amp|lt|gt|quot|#39);[^"<&]*)*")*)(/?)>)");
  while (at < xml.size()) {
    if (xml[at] != '<') {
      const std::size_t next = std::min(xml.find('<', at), xml.size());
      const std::string words = xml.substr(at, next - at);
      if (has(words, ">")) return "a stray > in " + words;
      if (open.empty() && words != "\n") return "text outside the document: " + words;
      at = next;
      continue;
    }
    std::smatch match;
    const std::size_t end = xml.find('>', at);
    const std::string one = xml.substr(at, end - at + 1);
    if (!std::regex_match(one, match, tag)) return "no tag: " + one;
    if (match[1] == "/") {
      if (open.empty() || open.back() != match[2]) return "closes what is not open: " + one;
      open.pop_back();
    } else if (match[7] != "/") {
      open.push_back(match[2]);
    }
    at = end + 1;
  }
  return open.empty() ? "" : "never closed: " + open.back();
}

std::vector<std::string> all_of(const std::string& text, const char* pattern) {
  const std::regex form(pattern);
  std::vector<std::string> found;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), form); it != std::sregex_iterator(); ++it)
    found.push_back((*it)[1].str());
  return found;
}

TextSize plain_measure(const std::string& text, const LabelStyle& style) {
  return {0.5 * style.size_px * static_cast<double>(text.size()), 1.2 * style.size_px};
}

/// One of every primitive.
MapPicture small_picture() {
  MapPicture picture;
  picture.width_px = 120.0;
  picture.height_px = 80.0;
  picture.map = {{0.0, 20.0}, {120.0, 80.0}};
  picture.title = "EXERCISE  \"A & B\" <test>";
  picture.description = "One of everything.";
  Drawing shapes;
  shapes.box({{0.0, 20.0}, {120.0, 80.0}}, rgb(0xF2F0EA));
  shapes.parts.emplace_back(AreaPart{{{{10.0, 30.0}, {60.0, 30.0}, {60.0, 70.0}, {10.0, 70.0}},
                                      {{20.0, 40.0}, {50.0, 40.0}, {50.0, 60.0}, {20.0, 60.0}}},
                                     with_alpha(rgb(0xD55E00), 34),
                                     Hatch::Dense,
                                     rgb(0xD55E00),
                                     {3.0, -4.0}});
  const std::vector<Pixel> road{{0.0, 75.0}, {33.333, 74.5}, {120.0, 75.25}};
  shapes.line(road, 5.2, rgb(0x777777));
  shapes.line(road, 3.0, rgb(0xFFFFFF));
  const std::vector<Pixel> spur{{33.333, 74.5}, {33.333, 20.0}};
  shapes.line(spur, 3.0, rgb(0xFFFFFF));
  shapes.line(spur, 2.0, with_alpha(rgb(0xBE2D14), 130), Dash::Dotted);
  const std::vector<Pixel> corners{{90.0, 30.0}, {100.0, 45.5}, {80.0, 45.5}};
  shapes.convex(corners, rgb(0x00826E));
  shapes.disc({90.0, 60.0}, 6.25, rgb(0x1E2882));
  picture.layers.push_back({"map", shapes});
  Drawing names;
  names.box({{62.0, 50.0}, {84.0, 62.0}}, rgb(0xFFFFFF), 2.5);
  names.text({"A & B\nline 2", {64.0, 22.0}, 10.0, LabelFace::Bold, rgb(0x222222), rgb(0xFFFFFF)});
  names.text({"turned", {10.0, 50.0}, 9.0, LabelFace::Oblique, rgb(0x335577), {0, 0, 0, 0}, Degrees{-30.0}});
  picture.layers.push_back({"names", names});
  Drawing banner;
  banner.box({{0.0, 0.0}, {120.0, 20.0}}, banner_colour);
  picture.layers.push_back({"banner", banner});
  return picture;
}

}  // namespace

TEST_CASE("a small picture with one of every primitive is written as it always was") {
  const std::string written = svg(small_picture(), plain_measure);
  const auto file = root / "tests" / "golden" / "small.svg";
  if (std::getenv("TOCSIN_WRITE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << written;
    FAIL("wrote " << file << " anew: look at it, then run again without TOCSIN_WRITE_GOLDEN");
  }
  std::ifstream in(file, std::ios::binary);
  CHECK(written == std::string(std::istreambuf_iterator<char>(in), {}));
  CHECK(fault_in(written).empty());
}

TEST_CASE("what could be taken for markup is escaped, and what XML cannot hold is replaced") {
  CHECK(xml_escaped("Runcorn & <Widnes> \"A557\" 'x'") ==
        "Runcorn &amp; &lt;Widnes&gt; &quot;A557&quot; &#39;x&#39;");
  CHECK(xml_escaped("]]>") == "]]&gt;");
  CHECK(xml_escaped("a\tb\nc") == "a\tb\nc");
  CHECK(xml_escaped(std::string_view("\0\x01\x1F", 3)) == "\uFFFD\uFFFD\uFFFD");
  CHECK(xml_escaped("\xC3(") == "\uFFFD(");
  CHECK(xml_escaped("\uFFFE caf\u00E9 \u00B7") == "\uFFFD caf\u00E9 \u00B7");
}

TEST_CASE("the checker of documents finds what is wrong") {
  CHECK_FALSE(fault_in("<?xml?><a><b></a></b>").empty());
  CHECK_FALSE(fault_in("<?xml?><a b=\"x & y\"/>").empty());
  CHECK_FALSE(fault_in("<?xml?><a>").empty());
  CHECK(fault_in("<?xml?>\n<a b=\"x &amp; y\">t<b/></a>\n").empty());
}

TEST_CASE("names that look like markup come out as names") {
  MapPicture picture = small_picture();
  Drawing evil;
  evil.text({"</text><script>alert(1)</script>", {1.0, 30.0}, 9.0, LabelFace::Plain, rgb(0)});
  picture.layers.push_back({"evil", evil});
  const std::string written = svg(picture, plain_measure);
  CHECK(fault_in(written).empty());
  CHECK_FALSE(has(written, "<script"));
}

TEST_CASE("a picture of Runcorn is well formed, small enough, and refers to nothing outside itself") {
  for (const View view : {View::Facilitator, View::Room}) {
    const std::string written = runcorn_svg({.view = view});
    CHECK(fault_in(written) == "");
    CHECK(written.size() < 1'000'000);
    CHECK_FALSE(has(written, "href"));
    CHECK_FALSE(has(written, "<image"));
    CHECK_FALSE(has(written, "@import"));
    // Two decimals at most, no exponents, no numbers that are none.
    const auto paths = all_of(written, " d=\"([^\"]{0,1000})\"");
    CHECK(paths.size() > 100);
    for (const std::string& one : paths) {
      CHECK(one.find_first_not_of("MLlz0123456789.- ") == std::string::npos);
      CHECK(all_of(one, R"((\.\d{3}))").empty());
    }
  }
}

TEST_CASE("the same moment is the same bytes") {
  CHECK(runcorn_svg({}) == runcorn_svg({}));
  CHECK(runcorn_svg({}) != runcorn_svg({.theme = Theme::Dark}));
}

TEST_CASE("every picture carries the furniture, the banner and a description in words") {
  const std::string written = runcorn_svg({});
  const model::Scenario& scenario = test::runcorn().setting->scenario;
  CHECK(has(written, ">EXERCISE  " + scenario.code_word + "</text>"));
  CHECK(has(written, "<title id=\"map-title\">EXERCISE  " + scenario.code_word));
  CHECK(has(written, "<desc id=\"map-desc\">EXERCISE  " + scenario.code_word));
  CHECK(has(written, " km</text>"));
  CHECK(has(written, ">N</text>"));
  CHECK(has(written, ">Wind from "));
  CHECK(has(written, ">Fire and rescue: P pump,</text>"));
  CHECK(has(written, "OpenStreetMap contributors"));
  CHECK(has(written, "Rendezvous points: "));
}

TEST_CASE("layers have ids of their own, each once") {
  const auto ids = all_of(runcorn_svg({}), "id=\"([^\"]*)\"");
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  for (const char* id : {"map-water", "map-roads", "map-grid", "map-hazard", "map-routes", "map-units",
                         "map-names", "map-furniture", "map-banner"}) {
    CAPTURE(id);
    CHECK(std::count(ids.begin(), ids.end(), id) == 1);
  }
}

TEST_CASE("the room's file holds nothing of the cloud, neither drawn nor in words") {
  const std::string written = runcorn_svg({.view = View::Room});
  CHECK_FALSE(has(written, "AEGL"));
  CHECK_FALSE(has(written, "Hazard"));
  CHECK_FALSE(has(written, "untenable"));
  CHECK_FALSE(has(written, "map-hazard"));
  CHECK_FALSE(has(written, "<pattern"));
  CHECK(has(runcorn_svg({}), "AEGL"));
}

TEST_CASE("every text says how long it is, so that another typeface cannot break the layout") {
  const std::string written = runcorn_svg({});
  CHECK(all_of(written, "(<text )").size() == all_of(written, "<text [^>]*textLength=\"([^\"]+)\"").size());
}

TEST_CASE("what is asked for is what the picture shows") {
  GridBox ground;
  ground.add({349000.0, 379500.0});
  ground.add({351000.0, 381500.0});
  const MapPictureOptions options{.width_px = 600.0, .height_px = 628.0, .ground = ground};
  const SheetLayout layout = sheet_layout(600.0, 628.0);
  const Camera camera = sheet_camera(layout, test::runcorn().setting->scenario, ground);
  CHECK(camera.ground().low.easting_m == Approx(349000.0));
  CHECK(camera.ground().high.northing_m == Approx(381500.0));
  CHECK(has(runcorn_svg(options), "A map of 2.0 km by 2.0 km round SJ 500 805"));
}

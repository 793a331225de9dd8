#include <algorithm>
#include <cmath>
#include <filesystem>
#include <sstream>

#include <catch2/catch.hpp>

#include "render/scene.hpp"
#include "sim/roads/map.hpp"

using namespace tocsin;
using namespace tocsin::render;

namespace {

const roads::Map& halton() {
  static const roads::Map map = [] {
    auto result = roads::open_map(std::filesystem::path(TOCSIN_ROOT) / "maps" / "halton");
    if (!result) FAIL(format(result.error()));
    return std::move(*result);
  }();
  return map;
}
const MapSheet& sheet() {
  static const MapSheet sheet = map_sheet(halton());
  return sheet;
}

// A road through the middle of a square kilometre: "primary bridge", "minor one-way".
SheetRoad road(const std::string& words, double northing_m = 0.0) {
  SheetRoad road;
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    if (word == "bridge") road.structure = roads::Structure::Bridge;
    if (word == "tunnel") road.structure = roads::Structure::Tunnel;
    if (word == "one-way") road.one_way = true;
    if (word == "slip") road.is_slip = true;
    for (std::size_t rank = 0; rank < roads::road_class_count; ++rank) {
      const auto road_class = static_cast<roads::RoadClass>(rank);
      if (word == roads::road_class_name(road_class)) road.road_class = road_class;
    }
  }
  road.line = detailed({{-500, northing_m}, {500, northing_m}});
  road.length_m = 1000.0;
  return road;
}

MapSheet sheet_of(const std::vector<std::string>& roads) {
  MapSheet sheet;
  for (const std::string& words : roads) sheet.roads.push_back(road(words));
  std::stable_sort(sheet.roads.begin(), sheet.roads.end(),
                   [](const SheetRoad& a, const SheetRoad& b) { return a.road_class > b.road_class; });
  return sheet;
}

constexpr GridBox square{{-500, -500}, {500, 500}};

std::string name_of(Layer layer) {
  switch (layer) {
    case Layer::Tunnels:
      return "tunnel";
    case Layer::RoadCasings:
      return "casing";
    case Layer::RoadFills:
      return "fill";
    case Layer::Rail:
      return "rail";
    case Layer::Bridges:
      return "bridge";
    case Layer::RoadMarks:
      return "arrow";
    case Layer::Watercourses:
      return "water";
    default:
      return "other";
  }
}

// What is drawn, bottom first: "casing minor, fill minor"; repeats told once.
std::string drawn(const MapSheet& sheet, double metres_per_pixel) {
  const Palette palette = palette_of(Theme::Light);
  std::string out, last;
  for (const LineShape& line : make_basemap(sheet, palette, square, metres_per_pixel).lines) {
    std::string what = name_of(line.layer);
    for (std::size_t rank = 0; rank < roads::road_class_count; ++rank) {
      const RoadColours& colours = palette.roads[rank];
      if (line.colour == colours.fill || line.colour == colours.casing)
        what += " " + std::string(roads::road_class_name(static_cast<roads::RoadClass>(rank)));
    }
    if (what != last) out += (out.empty() ? "" : ", ") + what;
    last = what;
  }
  return out;
}

}  // namespace

TEST_CASE("each class of road is drawn at the scales where it matters") {
  // Metres a pixel, and whether the class is drawn there.
  std::istringstream table(
      "scale      0.5  2  8  12  20  30  50  100\n"
      "motorway     #  #  #   #   #   #   #    #\n"
      "trunk        #  #  #   #   #   #   #    #\n"
      "primary      #  #  #   #   #   #   #    #\n"
      "secondary    #  #  #   #   #   #   #    .\n"
      "tertiary     #  #  #   #   #   #   .    .\n"
      "minor        #  #  #   #   .   .   .    .\n"
      "service      #  #  .   .   .   .   .    .\n");
  std::string row, word;
  std::getline(table, row);
  std::vector<double> scales;
  std::istringstream head(row.substr(5));
  for (double scale = 0.0; head >> scale;) scales.push_back(scale);
  while (std::getline(table, row)) {
    std::istringstream cells(row);
    std::string road_class;
    cells >> road_class;
    for (const double scale : scales) {
      cells >> word;
      CAPTURE(road_class, scale);
      CHECK((drawn(sheet_of({road_class}), scale).find("fill " + road_class) != std::string::npos) ==
            (word == "#"));
    }
  }
}

TEST_CASE("casings come before all fills, and lesser roads before greater ones") {
  CHECK(drawn(sheet_of({"primary", "minor"}), 3.0) ==
        "casing minor, casing primary, fill minor, fill primary");
}

TEST_CASE("a bridge is drawn after every road on the ground, a greater road's bridge after a lesser one's") {
  CHECK(drawn(sheet_of({"minor bridge", "motorway", "tertiary bridge"}), 3.0) ==
        "casing motorway, fill motorway, bridge, bridge minor, bridge, bridge tertiary");
}

TEST_CASE("bridges are told apart from roads only where there is room for parapets") {
  CHECK(drawn(sheet_of({"primary bridge"}), 30.0) == "casing primary, fill primary");
}

TEST_CASE("rail lies over roads and under their bridges, water under both, tunnels under every road") {
  MapSheet sheet = sheet_of({"primary bridge", "secondary", "motorway tunnel"});
  sheet.lines.push_back({roads::LineKind::Rail, detailed({{0, -500}, {0, 500}})});
  sheet.lines.push_back({roads::LineKind::River, detailed({{9, -500}, {9, 500}})});
  CHECK(drawn(sheet, 3.0) ==
        "water, tunnel motorway, tunnel, casing secondary, fill secondary, rail, bridge, bridge primary");
}

TEST_CASE("arrows on one-way streets point the way of driving, at street scale only") {
  const MapSheet sheet = sheet_of({"secondary one-way"});
  CHECK(drawn(sheet, 0.7) == "casing secondary, fill secondary, arrow");
  CHECK(drawn(sheet, 3.0) == "casing secondary, fill secondary");
  CHECK(drawn(sheet_of({"secondary"}), 0.7) == "casing secondary, fill secondary");
  for (const LineShape& line : make_basemap(sheet, palette_of(Theme::Light), square, 0.7).lines) {
    if (line.layer != Layer::RoadMarks) continue;
    REQUIRE(line.points.size() == 3);
    CHECK(line.points[1].easting_m > line.points[0].easting_m);
    CHECK(line.points[1].easting_m > line.points[2].easting_m);
  }
}

TEST_CASE("near enough, a road is as wide as it is on the ground") {
  for (const double scale : {0.25, 0.5}) {
    CHECK(road_width_px(roads::RoadClass::Primary, scale) * scale == Approx(7.3));
    CHECK(road_width_px(roads::RoadClass::Minor, scale) * scale == Approx(5.5));
  }
}

TEST_CASE("a slip road is thinner than the road it leads to") {
  const auto widest = [](const std::string& words) {
    double width = 0.0;
    for (const LineShape& line : make_basemap(sheet_of({words}), palette_of(Theme::Light), square, 3.0).lines)
      width = std::max(width, line.width_px);
    return width;
  };
  CHECK(widest("trunk slip") < widest("trunk"));
}

TEST_CASE("a dock is drawn over the works round it, and the tidal river under everything") {
  MapSheet sheet;
  const auto box = [](double half_m) {
    return std::vector<DetailedLine>{detailed(
        {{-half_m, -half_m}, {half_m, -half_m}, {half_m, half_m}, {-half_m, half_m}, {-half_m, -half_m}})};
  };
  sheet.areas.push_back({roads::AreaKind::Water, "", box(50), {{-50, -50}, {50, 50}}});
  sheet.areas.push_back({roads::AreaKind::BuiltIndustrial, "", box(200), {{-200, -200}, {200, 200}}});
  sheet.areas.push_back({roads::AreaKind::TidalWater, "", box(300), {{-300, -300}, {300, 300}}});
  std::vector<Layer> layers;
  for (const AreaShape& area : make_basemap(sheet, palette_of(Theme::Light), square, 3.0).areas)
    layers.push_back(area.layer);
  CHECK(layers == std::vector<Layer>{Layer::Water, Layer::BuiltUp, Layer::Watercourses});
}

TEST_CASE("what is drawn for a part of the map is just what of the whole map lies there") {
  const Palette palette = palette_of(Theme::Light);
  for (const double scale : {2.0, 9.0, 25.0}) {
    const Scene whole = make_basemap(sheet(), palette, halton().bounds, scale);
    for (int i = 0; i < 12; ++i) {
      const GridPoint low = halton().bounds.low + GridPoint{1500.0 * i, 900.0 * (i * 5 % 12)};
      const GridBox ground{low, low + GridPoint{400.0 * scale, 300.0 * scale}};
      const Scene part = make_basemap(sheet(), palette, ground, scale);
      std::size_t expected = 0;
      for (const LineShape& line : whole.lines) {
        GridBox box;
        for (const GridPoint p : line.points) box.add(p);
        expected += box.meets(ground) ? 1 : 0;
      }
      // A line that only its left-out points bring into view may be drawn; none in view is missing.
      CHECK(part.lines.size() >= expected);
      CHECK(part.lines.size() <= expected + expected / 20 + 30);
    }
  }
}

TEST_CASE("a line drawn with fewer points is nowhere further from the map's than was asked") {
  for (const double finest_m : {0.5, 3.0, 12.0, 60.0}) {
    double farthest_m = 0.0;
    for (const SheetRoad& road : sheet().roads) {
      const std::vector<GridPoint> line = simplified(road.line, finest_m);
      REQUIRE(line.size() >= 2);
      for (const GridPoint p : road.line.points) {
        double away_m = 1e300;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
          away_m = std::min(away_m, foot_on_segment(p, line[i], line[i + 1]).away.value);
        farthest_m = std::max(farthest_m, away_m);
      }
    }
    CHECK(farthest_m <= finest_m + 1e-6);
  }
}

TEST_CASE("a coarser line is part of every finer one") {
  for (const SheetRoad& road : sheet().roads) {
    const auto fine = simplified(road.line, 2.0);
    const auto coarse = simplified(road.line, 20.0);
    CHECK(std::all_of(coarse.begin(), coarse.end(),
                      [&](GridPoint p) { return std::find(fine.begin(), fine.end(), p) != fine.end(); }));
  }
}

TEST_CASE("joining loses no road: the sheet is as long as the map, class by class") {
  for (std::size_t rank = 0; rank < roads::road_class_count; ++rank) {
    const auto road_class = static_cast<roads::RoadClass>(rank);
    double map_m = 0.0, sheet_m = 0.0;
    for (const roads::Link& link : halton().network.links()) {
      if (link.road_class == road_class) map_m += roads::drawn_length(link.line).value;
    }
    for (const SheetRoad& road : sheet().roads) {
      if (road.road_class == road_class) sheet_m += roads::drawn_length(road.line.points).value;
    }
    CHECK(sheet_m == Approx(map_m));
  }
  CHECK(sheet().roads.size() * 3 < halton().network.links().size() * 2);
}

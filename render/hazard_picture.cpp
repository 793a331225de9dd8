#include "render/hazard_picture.hpp"

#include <array>

#include "sim/hazard/cloud.hpp"
#include "sim/hazard/substances.hpp"
#include "sim/hazard/weather.hpp"

namespace tocsin::render {

namespace {

struct Level {
  hazard::Aegl aegl;
  HazardGrade grade;
  const char* words;
};
// The words are those of the definitions of the three levels (US EPA, "About AEGLs"), shortened.
constexpr std::array<Level, 3> levels{{{hazard::Aegl::One, HazardGrade::Mild, "discomfort"},
                                       {hazard::Aegl::Two, HazardGrade::Serious, "lasting harm"},
                                       {hazard::Aegl::Three, HazardGrade::Severe, "threat to life"}}};

void add_cloud(HazardPicture& picture, const model::Setting& setting, const hazard::Cloud& cloud) {
  const hazard::Substance* substance = hazard::find_substance(setting.scenario.incident.release.substance);
  if (substance == nullptr || cloud.puffs.empty()) return;
  picture.substance = std::string(substance->name);
  const Celsius temperature = hazard::temperature_at(setting.scenario.weather, picture.at);
  for (const Level& level : levels) {
    const auto threshold = hazard::aegl_concentration(*substance, level.aegl, temperature);
    if (!threshold) continue;
    const std::array<KgPerCubicMetre, 1> one{*threshold};
    std::vector<hazard::Footprint> prints = hazard::footprints(cloud, one, {.cells = 96});
    if (prints.front().pieces.empty()) continue;
    picture.contours.push_back({level.grade, std::string(hazard::name_of(level.aegl)), level.words,
                                std::move(prints.front().pieces)});
  }
}

}  // namespace

GridBox HazardPicture::box() const {
  GridBox all;
  for (const HazardContour& contour : contours) {
    for (const hazard::FootprintPiece& piece : contour.pieces) {
      for (const GridPoint p : piece.outer) all.add(p);
    }
  }
  return all;
}

HazardPicture hazard_picture(const model::Setting& setting, SimTime t) {
  HazardPicture picture;
  picture.at = t;
  picture.source = setting.scenario.incident.position;
  const model::Hazard hazard = model::hazard_at(setting, t);
  if (hazard.cloud) add_cloud(picture, setting, *hazard.cloud);
  if (!hazard.area.empty()) {
    picture.author = setting.scenario.incident.footprint.author;
    picture.contours.push_back(
        {HazardGrade::Serious, "Drawn area", "by " + picture.author, {{hazard.area, {}}}});
  }
  return picture;
}

}  // namespace tocsin::render

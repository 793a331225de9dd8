#include "render/hazard_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

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

std::string words_of(const hazard::AirLevel& level) {
  return fmt::format("{:g} {}", level.value,
                     level.unit == hazard::AirLevel::Unit::Ppm ? "ppm" : "mg/m\u00B3");
}

/// The levels that this substance has, with what each is as a mass in the air of that moment.
struct Threshold {
  const Level* level;
  KgPerCubicMetre value;
};
std::vector<Threshold> thresholds_of(const hazard::Substance& substance, Celsius temperature) {
  std::vector<Threshold> found;
  for (const Level& level : levels) {
    const auto value = hazard::aegl_concentration(substance, level.aegl, temperature);
    if (value) found.push_back({&level, *value});
  }
  return found;
}

// What is planned for is mostly the middle level; a band for each would be nine lines through each other.
const Threshold& banded(const std::vector<Threshold>& thresholds) {
  const auto middle = std::find_if(thresholds.begin(), thresholds.end(), [](const Threshold& threshold) {
    return threshold.level->grade == HazardGrade::Serious;
  });
  return middle == thresholds.end() ? thresholds.front() : *middle;
}

void add_cloud(HazardPicture& picture, const model::Setting& setting, const hazard::Cloud& cloud,
               HazardDetail detail) {
  const hazard::Substance* substance = hazard::find_substance(setting.scenario.incident.release.substance);
  if (substance == nullptr || cloud.puffs.empty()) return;
  picture.substance = std::string(substance->name);
  const auto thresholds =
      thresholds_of(*substance, hazard::temperature_at(setting.scenario.weather, picture.at));
  if (thresholds.empty()) return;
  std::vector<KgPerCubicMetre> values;
  for (const Threshold& threshold : thresholds) values.push_back(threshold.value);
  const bool has_bands = detail == HazardDetail::Shown;
  if (has_bands) {
    const KgPerCubicMetre middle = banded(thresholds).value;
    values.push_back(middle / hazard::concentration_doubt);
    values.push_back(middle * hazard::concentration_doubt);
  }
  std::vector<hazard::Footprint> prints = hazard::footprints(cloud, values, {.cells = 96});
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    const Level& level = *thresholds[i].level;
    if (prints[i].pieces.empty()) continue;
    picture.contours.push_back({level.grade, std::string(hazard::name_of(level.aegl)), level.words,
                                std::move(prints[i].pieces),
                                words_of(*substance->aegl_60_min[static_cast<std::size_t>(level.aegl)])});
  }
  if (!has_bands) return;
  const std::string name(hazard::name_of(banded(thresholds).level->aegl));
  picture.bands.push_back({fmt::format("{} \u00F7 {:g}", name, hazard::concentration_doubt),
                           std::move(prints[thresholds.size()].pieces)});
  picture.bands.push_back({fmt::format("{} \u00D7 {:g}", name, hazard::concentration_doubt),
                           std::move(prints[thresholds.size() + 1].pieces)});
}

// As far as the farthest outline, so that its sides can be compared with it.
void add_fan(HazardPicture& picture, const model::Setting& setting) {
  constexpr double least_m = 500.0;
  if (setting.scenario.weather.points.empty() || picture.empty()) return;
  double reach_m = least_m;
  const auto take = [&](const std::vector<hazard::FootprintPiece>& pieces) {
    for (const hazard::FootprintPiece& piece : pieces) {
      for (const GridPoint p : piece.outer) reach_m = std::max(reach_m, distance(picture.source, p).value);
    }
  };
  for (const HazardContour& contour : picture.contours) take(contour.pieces);
  const Degrees from = hazard::wind_at(setting.scenario.weather, picture.at).from;
  picture.fan = WindFan{picture.source, Degrees{std::fmod(from.value + 180.0, 360.0)},
                        Degrees{hazard::wind_doubt.value / 2.0}, Metres{reach_m}};
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

HazardPicture hazard_picture(const model::Setting& setting, SimTime t, HazardDetail detail) {
  HazardPicture picture;
  picture.at = t;
  picture.source = setting.scenario.incident.position;
  const model::Hazard hazard = model::hazard_at(setting, t);
  if (hazard.cloud) add_cloud(picture, setting, *hazard.cloud, detail);
  if (hazard.cloud && detail == HazardDetail::Shown) add_fan(picture, setting);
  if (!hazard.area.empty()) {
    picture.author = setting.scenario.incident.footprint.author;
    picture.contours.push_back(
        {HazardGrade::Serious, "Drawn area", "by " + picture.author, {{hazard.area, {}}}, {}});
  }
  return picture;
}

}  // namespace tocsin::render

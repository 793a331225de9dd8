// The hazard of one moment as outlines with words on them: the cloud's footprint at each AEGL, or the area
// that an author drew. Ground truth: it belongs in the facilitator's view and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/base/geo.hpp"
#include "sim/base/time.hpp"
#include "sim/hazard/footprint.hpp"
#include "sim/model/setting.hpp"

namespace tocsin::render {

/// How bad, from outside in. Drawn amounts: `Severe` is the densest.
enum class HazardGrade { Mild, Serious, Severe };

struct HazardContour {
  HazardGrade grade = HazardGrade::Serious;
  std::string name;   ///< "AEGL-2"
  std::string words;  ///< "lasting harm"
  std::vector<hazard::FootprintPiece> pieces;
};

/// What there is at one moment. Contours from the mildest inwards.
struct HazardPicture {
  SimTime at;
  GridPoint source;
  std::string substance;  ///< "chlorine"; empty for a drawn area
  std::string author;     ///< of a drawn area; empty for a modelled cloud
  std::vector<HazardContour> contours;

  bool empty() const { return contours.empty(); }
  GridBox box() const;
};

HazardPicture hazard_picture(const model::Setting& setting, SimTime t);

}  // namespace tocsin::render

// The hazard of one moment as outlines with words on them: the cloud's footprint at each AEGL, or the area
// that an author drew. Ground truth: it belongs in the facilitator's view and nowhere else.
#pragma once

#include <cstdint>
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
  std::string threshold;  ///< "2 ppm"; empty for a drawn area
};

/// How sure the best estimate is: the outline of one level's threshold times or divided by
/// `hazard::concentration_doubt`.
struct HazardBand {
  std::string words;  ///< "AEGL-2 / 3"
  std::vector<hazard::FootprintPiece> pieces;
};

/// Where the cloud might drift if the wind's direction is out by half of `hazard::wind_doubt` to either side.
struct WindFan {
  GridPoint source;
  Degrees towards;  ///< where the mean wind blows to
  Degrees half_width;
  Metres reach;
};

/// Whether the doubt about a cloud is worked out as well: it takes as long again.
enum class HazardDetail : std::uint8_t { Hidden, Shown };

/// What there is at one moment. Contours from the mildest inwards.
struct HazardPicture {
  SimTime at;
  GridPoint source;
  std::string substance;  ///< "chlorine"; empty for a drawn area
  std::string author;     ///< of a drawn area; empty for a modelled cloud
  std::vector<HazardContour> contours;
  std::vector<HazardBand> bands;  ///< of the middle level, or of the mildest that there is; wider first
  std::optional<WindFan> fan;

  bool empty() const { return contours.empty(); }
  GridBox box() const;
};

HazardPicture hazard_picture(const model::Setting& setting, SimTime t,
                             HazardDetail detail = HazardDetail::Hidden);

}  // namespace tocsin::render

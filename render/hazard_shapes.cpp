#include "render/hazard_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tocsin::render {

namespace {

// How solid the ground of a grade is.
std::uint8_t fill_alpha(HazardGrade grade) {
  switch (grade) {
    case HazardGrade::Mild:
      return 18;
    case HazardGrade::Serious:
      return 34;
    case HazardGrade::Severe:
      return 60;
  }
  return 0;
}

// The points of the outline that lie nearest to these shares of its reach: where its name may stand, the tip
// first, and nearer to the source where the tip is out of the picture.
std::vector<GridPoint> places_for_name(GridPoint source, const std::vector<hazard::FootprintPiece>& pieces) {
  double reach_m = 0.0;
  for (const hazard::FootprintPiece& piece : pieces) {
    for (const GridPoint p : piece.outer) reach_m = std::max(reach_m, distance(source, p).value);
  }
  std::vector<GridPoint> places;
  for (const double share : {1.0, 0.75, 0.55, 0.4, 0.25, 0.12}) {
    GridPoint best = source;
    double best_m = 1e300;
    for (const hazard::FootprintPiece& piece : pieces) {
      for (const GridPoint p : piece.outer) {
        const double off = std::abs(distance(source, p).value - share * reach_m);
        if (off < best_m) best_m = off, best = p;
      }
    }
    places.push_back(best);
  }
  return places;
}

/// One picture in the making.
class HazardShapes {
 public:
  HazardShapes(const HazardPicture& picture, const std::string& clock, const SymbolTable& symbols,
               const Palette& palette)
      : picture_(picture), clock_(clock), symbols_(symbols), palette_(palette) {}

  Scene take() {
    for (const HazardContour& contour : picture_.contours) add(contour);
    for (const HazardBand& band : picture_.bands) add(band);
    if (picture_.fan) add(*picture_.fan);
    return std::move(scene_);
  }

 private:
  // On a line of the halo's colour, so that it shows on any ground.
  void add_line(std::vector<GridPoint> points, LineShape line) {
    line.layer = Layer::Hazard;
    line.points = std::move(points);
    LineShape under = line;
    under.width_px += 2.2;
    under.dash = Dash::Solid;
    under.colour = with_alpha(palette_.halo, 200);
    scene_.lines.push_back(std::move(under));
    scene_.lines.push_back(std::move(line));
  }

  void add_ring(std::vector<GridPoint> ring, const LineShape& line) {
    if (ring.empty()) return;
    ring.push_back(ring.front());
    add_line(std::move(ring), line);
  }

  void add(const HazardContour& contour) {
    const SymbolId id = symbol_of(contour.grade);
    LineShape edge = symbols_.line(id, palette_);
    for (const hazard::FootprintPiece& piece : contour.pieces) {
      AreaShape area{Layer::Hazard,
                     {piece.outer},
                     with_alpha(edge.colour, fill_alpha(contour.grade)),
                     symbols_.row(id).hatch,
                     with_alpha(edge.colour, 190)};
      area.rings.insert(area.rings.end(), piece.holes.begin(), piece.holes.end());
      for (const std::vector<GridPoint>& ring : area.rings) add_ring(ring, edge);
      scene_.areas.push_back(std::move(area));
    }
    std::string words = contour.name + " at " + clock_;
    if (!contour.threshold.empty()) words += "\nabove " + contour.threshold + ": " + contour.words;
    add_name(contour.name, words, contour.pieces, 88);
  }

  void add(const HazardBand& band) {
    const LineShape edge = symbols_.line(SymbolId::FactorBand, palette_);
    for (const hazard::FootprintPiece& piece : band.pieces) {
      add_ring(piece.outer, edge);
      for (const std::vector<GridPoint>& hole : piece.holes) add_ring(hole, edge);
    }
    if (!band.pieces.empty()) add_name(band.words, band.words, band.pieces, 60);
  }

  void add(const WindFan& fan) {
    const auto at = [&fan](double off_degrees, double share) {
      const double angle = (fan.towards.value + off_degrees) * std::numbers::pi / 180.0;
      return fan.source + GridPoint{std::sin(angle), std::cos(angle)} * (fan.reach.value * share);
    };
    const LineShape line = symbols_.line(SymbolId::WindFan, palette_);
    add_line({at(-fan.half_width.value, 1.0), fan.source, at(fan.half_width.value, 1.0)}, line);
    std::vector<GridPoint> arc;
    constexpr int steps = 12;
    for (int i = 0; i <= steps; ++i) arc.push_back(at(fan.half_width.value * (2.0 * i / steps - 1.0), 1.0));
    add_line(std::move(arc), line);
  }

  void add_name(const std::string& name, const std::string& words,
                const std::vector<hazard::FootprintPiece>& pieces, int priority) {
    const Colour hazard = symbols_.colour(SymbolId::SeriousHazard, palette_);
    Label label;
    label.sharing = "hazard:" + name;
    label.sharing_px = 1e9;
    label.text = words;
    label.clearance_px = 4.0;
    label.priority = priority;
    label.style = {11.5,           LabelFace::Bold, LabelGround::Tag, mixed(hazard, palette_.text, 0.45),
                   palette_.paper, LabelDepth::Top};
    for (const GridPoint place : places_for_name(picture_.source, pieces)) {
      label.key = label.sharing + ":" + std::to_string(scene_.labels.size());
      label.at = place;
      scene_.labels.push_back(label);
      --label.priority;
    }
  }

  const HazardPicture& picture_;
  const std::string& clock_;
  const SymbolTable& symbols_;
  const Palette& palette_;
  Scene scene_;
};

}  // namespace

SymbolId symbol_of(HazardGrade grade) {
  switch (grade) {
    case HazardGrade::Mild:
      return SymbolId::MildHazard;
    case HazardGrade::Serious:
      return SymbolId::SeriousHazard;
    case HazardGrade::Severe:
      return SymbolId::SevereHazard;
  }
  return SymbolId::SeriousHazard;
}

Scene hazard_shapes(const HazardPicture& picture, const std::string& clock, const SymbolTable& symbols,
                    const Palette& palette) {
  return HazardShapes(picture, clock, symbols, palette).take();
}

}  // namespace tocsin::render

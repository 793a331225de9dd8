#include "render/map_names.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

#include "render/clip.hpp"
#include "render/ways.hpp"

namespace tocsin::render {

namespace {

constexpr int dot_weight = 2;
constexpr int ring_weight = 2;
constexpr int passing_weight = 1;
constexpr int route_weight = 1;
constexpr double ring_px = 6.5;
constexpr double route_sample_px = 26.0;

// From this priority on a name belongs to the incident: rather further out than not at all.
constexpr int incident_priority = 70;

bool is_unit_name(const Label& label) { return label.key.rfind("unit:", 0) == 0; }
void reach_further(Label& label) {
  // Only what stands in a box of its own: another name far from its thing would seem to be of something else.
  const bool is_tag = label.style.ground == LabelGround::Tag;
  if (is_tag && label.priority >= incident_priority && label.places == LabelPlaces::Around)
    label.places = LabelPlaces::AroundFar;
}
// What moves is passed by, not kept off.
bool is_passing(const Symbol& symbol) { return symbol.heading.has_value(); }
bool is_dot(const Symbol& symbol) { return symbol.layer == Layer::Receptors && symbol.letters.empty(); }

Pixel place_of(const Symbol& symbol, const Camera& camera) {
  return camera.to_pixel(symbol.at) + symbol.offset;
}

void add_kept_clear(std::vector<PixelBox>& boxes, const Symbol& symbol, const Camera& camera) {
  const Pixel at = place_of(symbol, camera);
  boxes.push_back(box_of(symbol, at));
  // A flag's box is its cloth; its pole and its foot stand below that.
  if (symbol.form == SymbolForm::Flag)
    boxes.push_back({at - Pixel{3.0, symbol.size_px}, at + Pixel{3.0, 3.0}});
}

std::vector<SoftBox> boxes_avoided(const NameGround& ground, const Camera& camera) {
  std::vector<SoftBox> boxes;
  const PixelBox near_frame = camera.frame.grown(40.0);
  const auto add = [&](const Symbol& symbol, double grown_px, int weight) {
    const Pixel at = place_of(symbol, camera);
    if (near_frame.contains(at)) boxes.push_back({box_of(symbol, at).grown(grown_px), weight});
  };
  for (const Symbol& symbol : ground.receptors) {
    if (is_dot(symbol)) add(symbol, 0.0, dot_weight);
  }
  for (const Symbol& symbol : ground.overlay.symbols) {
    if (symbol.mark == SymbolMark::Ringed) add(symbol, ring_px, ring_weight);
    if (is_passing(symbol)) add(symbol, 0.0, passing_weight);
  }
  if (ground.along_ways) {
    boxes.insert(boxes.end(), ground.along_ways->begin(), ground.along_ways->end());
  } else {
    const std::vector<SoftBox> along_ways = boxes_along_ways(ground.overlay.lines, camera);
    boxes.insert(boxes.end(), along_ways.begin(), along_ways.end());
  }
  return boxes;
}

}  // namespace

// At even distances; along a way and its border at once.
std::vector<SoftBox> boxes_along_ways(std::span<const LineShape> lines, const Camera& camera) {
  std::vector<SoftBox> boxes;
  const PixelBox frame = camera.frame;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const LineShape& line = lines[l];
    if (line.layer != Layer::Routes || line.dash != Dash::Solid || line.points.empty()) continue;
    if (l + 1 < lines.size() && is_border_of(line, lines[l + 1])) continue;
    const int weight = l > 0 && is_border_of(lines[l - 1], line) ? 2 * route_weight : route_weight;
    double until_next = 0.0;
    Pixel to = camera.to_pixel(line.points.front());
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      const Pixel from = std::exchange(to, camera.to_pixel(line.points[i]));
      const Pixel step = to - from;
      const double length = std::sqrt(step.x * step.x + step.y * step.y);
      // Outside the frame lies most of a way.
      if (!box_of(from, to).grown(1.0).meets(frame)) {
        until_next +=
            std::max(0.0, std::ceil((length - until_next) / route_sample_px)) * route_sample_px - length;
        continue;
      }
      for (; until_next < length; until_next += route_sample_px) {
        const Pixel at = from + step * (until_next / length);
        if (frame.contains(at)) boxes.push_back({PixelBox{at, at}.grown(4.0), weight});
      }
      until_next -= length;
    }
  }
  return boxes;
}

std::vector<PixelBox> boxes_kept_clear(const NameGround& ground, const Camera& camera) {
  std::vector<PixelBox> boxes(ground.furniture.begin(), ground.furniture.end());
  const PixelBox near_frame = camera.frame.grown(60.0);
  const auto add = [&](const Symbol& symbol) {
    if (near_frame.contains(place_of(symbol, camera))) add_kept_clear(boxes, symbol, camera);
  };
  for (const Symbol& symbol : ground.receptors) {
    if (!is_dot(symbol)) add(symbol);
  }
  for (const Symbol& symbol : ground.overlay.symbols) {
    if (!is_passing(symbol)) add(symbol);
  }
  return boxes;
}

std::vector<Label> still_names_of(const Scene& overlay) {
  std::vector<Label> still;
  std::copy_if(overlay.labels.begin(), overlay.labels.end(), std::back_inserter(still),
               [](const Label& label) { return !is_unit_name(label); });
  for (Label& label : still) reach_further(label);
  return still;
}

LabelPlan place_still_names(const NameGround& ground, const Camera& camera, const MeasureText& measure,
                            const std::map<std::string, int>& former) {
  std::vector<Label> names(ground.basemap.begin(), ground.basemap.end());
  std::vector<Label> of_overlay = still_names_of(ground.overlay);
  std::move(of_overlay.begin(), of_overlay.end(), std::back_inserter(names));
  const std::vector<PixelBox> taken = boxes_kept_clear(ground, camera);
  const std::vector<SoftBox> avoided = boxes_avoided(ground, camera);
  return place_labels(names, camera, measure, {.taken = taken, .avoided = avoided, .former = &former});
}

LabelPlan place_passing_names(const NameGround& ground, const Camera& camera, const MeasureText& measure,
                              const std::map<std::string, int>& former, const LabelPlan& still) {
  std::vector<Label> names;
  std::copy_if(ground.overlay.labels.begin(), ground.overlay.labels.end(), std::back_inserter(names),
               is_unit_name);
  std::vector<PixelBox> taken = boxes_kept_clear(ground, camera);
  for (const Symbol& symbol : ground.overlay.symbols) {
    if (is_passing(symbol)) add_kept_clear(taken, symbol, camera);
  }
  const std::vector<SoftBox> avoided = boxes_avoided(ground, camera);
  return place_labels(names, camera, measure,
                      {.taken = taken, .avoided = avoided, .standing = still.placed, .former = &former});
}

LabelPlan place_names(const NameGround& ground, const Camera& camera, const MeasureText& measure,
                      const std::map<std::string, int>& former) {
  LabelPlan plan = place_still_names(ground, camera, measure, former);
  LabelPlan passing = place_passing_names(ground, camera, measure, former, plan);
  plan.placed.insert(plan.placed.end(), passing.placed.begin(), passing.placed.end());
  plan.slots.merge(passing.slots);
  return plan;
}

Drawing draw_names(std::span<const PlacedLabel> labels, LabelDepth depth, const Palette& palette) {
  Drawing drawing;
  std::vector<TextPart> words;
  for (const PlacedLabel& label : labels) {
    if (label.style.depth != depth) continue;
    const bool has_halo = label.style.ground == LabelGround::Halo;
    const double pad = has_halo ? 1.0 : 3.0;
    if (!has_halo) {
      const PixelBox box{{std::round(label.box.low.x), std::round(label.box.low.y)},
                         {std::round(label.box.high.x), std::round(label.box.high.y)}};
      const Colour edge = label.style.ground == LabelGround::Tag ? label.style.text : palette.halo;
      drawing.box(box, with_alpha(edge, 255), 2.5);
      drawing.box(box.grown(-1.0), label.style.back, 2.0);
    }
    words.push_back({label.text, label.box.low + Pixel{pad, pad}, label.style.size_px, label.style.face,
                     label.style.text, has_halo ? label.style.back : Colour{0, 0, 0, 0},
                     Degrees{label.turn_deg}});
  }
  std::stable_sort(words.begin(), words.end(), [](const TextPart& a, const TextPart& b) {
    return std::tuple(a.face, std::lround(a.size_px)) < std::tuple(b.face, std::lround(b.size_px));
  });
  for (TextPart& part : words) drawing.text(std::move(part));
  return drawing;
}

}  // namespace tocsin::render

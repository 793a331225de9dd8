// What a tool says and draws while it is in use.
#include <cmath>

#include <fmt/format.h>

#include "render/furniture.hpp"
#include "render/tools.hpp"

namespace tocsin::render {

namespace {

Metres length_of(const std::vector<GridPoint>& line) {
  Metres length;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) length = length + distance(line[i], line[i + 1]);
  return length;
}

// Bearings as they are given over the radio: three figures, and the point of the compass.
std::string leg_words(GridPoint from, GridPoint to) {
  const Degrees direction = bearing(from, to);
  const int whole = static_cast<int>(std::lround(direction.value)) % 360;
  return fmt::format("{}, {:03}\u00B0 {}", distance_words(distance(from, to)), whole,
                     compass_point(direction));
}

}  // namespace

std::string Tool::measure_prompt() const {
  const Metres length = length_of(points_);
  if (is_finished_) {
    const std::size_t legs = points_.size() - 1;
    return fmt::format("Measured {} in {} {}. Click to measure anew, Esc clears it.", distance_words(length),
                       legs, legs == 1 ? "leg" : "legs");
  }
  if (points_.empty()) return "Measure: click the first point. Esc ends.";
  if (points_.size() == 1) return "Measure: click the next point. Esc ends.";
  return fmt::format("Measure: {} so far. Enter finishes, Delete takes the last point back.",
                     distance_words(length));
}

std::string Tool::cordon_prompt() const {
  const std::string kind = options_.cordon == model::CordonKind::Inner ? "Inner cordon" : "Outer cordon";
  const std::vector<GridPoint> corners = ring();
  if (circle_) {
    return fmt::format("{}: {} about the point, {}. Enter sets it.", kind,
                       distance_words(Metres{circle_->radius_m}), area_words(ring_area_m2(corners)));
  }
  if (points_.empty()) return kind + ": click its corners, or drag a circle from its middle.";
  if (points_.size() < 3) return kind + ": click its corners, three at least. Delete takes one back.";
  return fmt::format("{}: {}, {} round. Enter closes it, Delete takes a corner back.", kind,
                     area_words(ring_area_m2(corners)), distance_words(ring_length(corners)));
}

std::string Tool::road_prompt(const Shown& shown) const {
  if (kind_ == ToolKind::SlowRoad) {
    return road_ ? fmt::format("Click slows {} to {} % of the usual time.", road_->title, options_.percent)
                 : fmt::format("Slow a road to {} % of the usual time: point at it.", options_.percent);
  }
  if (road_) {
    return fmt::format("Click closes {}, {}.", road_->title,
                       render::words_of(shown.setting.map.network, road_->nearest, options_.ways));
  }
  return options_.ways == model::Ways::Both ? "Close a road: point at it."
                                            : "Close a road one way: point at it.";
}

std::string Tool::prompt(const Shown& shown) const {
  switch (kind_) {
    case ToolKind::Measure:
      return measure_prompt();
    case ToolKind::Cordon:
      return cordon_prompt();
    case ToolKind::PlaceRvp:
      return "RVP: click where it is to be.";
    case ToolKind::CloseRoad:
    case ToolKind::SlowRoad:
      return road_prompt(shown);
  }
  return {};
}

MapMarks Tool::measured() const {
  MapMarks marks;
  if (points_.empty()) return marks;
  marks.lines.push_back({points_, 2.5, MarkInk::Tool, Dash::Solid});
  for (const GridPoint p : points_) marks.dots.push_back({p});
  for (std::size_t i = 0; i + 1 < points_.size(); ++i)
    marks.tags.push_back({leg_words(points_[i], points_[i + 1]), (points_[i] + points_[i + 1]) * 0.5});
  Metres total = length_of(points_);
  GridPoint end = points_.back();
  std::size_t legs = points_.size() - 1;
  if (hovered_ && !is_finished_ && distance(end, *hovered_).value > 0.0) {
    marks.lines.push_back({{end, *hovered_}, 2.0, MarkInk::Tool, Dash::Dashed});
    marks.tags.push_back({leg_words(end, *hovered_), (end + *hovered_) * 0.5});
    total = total + distance(end, *hovered_);
    end = *hovered_;
    ++legs;
  }
  if (legs > 1) marks.tags.push_back({"Total " + distance_words(total), end});
  return marks;
}

MapMarks Tool::cordoned() const {
  MapMarks marks;
  std::vector<GridPoint> corners = ring();
  if (corners.empty()) return marks;
  if (circle_) {
    marks.dots.push_back({circle_->centre});
    marks.lines.push_back(
        {{circle_->centre, hovered_.value_or(corners.front())}, 1.5, MarkInk::Tool, Dash::Dashed});
    marks.tags.push_back(
        {fmt::format("{}, {}", distance_words(Metres{circle_->radius_m}), area_words(ring_area_m2(corners))),
         circle_->centre});
  } else {
    for (const GridPoint p : corners) marks.dots.push_back({p});
    if (hovered_) corners.push_back(*hovered_);
    if (corners.size() > 2) marks.tags.push_back({area_words(ring_area_m2(corners)), corners.back()});
  }
  if (corners.size() > 2) {
    marks.areas.push_back({corners});
    marks.lines.push_back({{corners.back(), corners.front()}, 2.0, MarkInk::Tool, Dash::Dashed});
  }
  marks.lines.push_back({std::move(corners), 2.5, MarkInk::Tool, Dash::Solid});
  return marks;
}

MapMarks Tool::drawing() const {
  if (kind_ == ToolKind::Measure) return measured();
  if (kind_ == ToolKind::Cordon) return cordoned();
  MapMarks marks;
  for (const std::vector<GridPoint>& line : road_lines_)
    marks.lines.push_back({line, 8.0, MarkInk::Hovered, Dash::Solid});
  if (road_) marks.tags.push_back({road_->title, road_->point});
  return marks;
}

}  // namespace tocsin::render

#include "render/tools.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "render/names.hpp"
#include "sim/model/cordons.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

constexpr double least_radius_m = 10.0;

std::string_view words_of(model::CordonKind kind) {
  return kind == model::CordonKind::Inner ? "Inner cordon" : "Outer cordon";
}

/// A refusal, and nothing to carry out.
ToolAnswer refused(std::string why) { return {std::nullopt, std::move(why)}; }

template <class Taken>
std::string unused(const std::string& name, Taken is_taken) {
  if (!is_taken(name)) return name;
  for (int number = 2;; ++number) {
    std::string numbered = fmt::format("{} {}", name, number);
    if (!is_taken(numbered)) return numbered;
  }
}

}  // namespace

std::string_view name_of(ToolKind kind) {
  switch (kind) {
    case ToolKind::Measure:
      return "Measure";
    case ToolKind::Cordon:
      return "Cordon";
    case ToolKind::PlaceRvp:
      return "Place RVP";
    case ToolKind::CloseRoad:
      return "Close a road";
    case ToolKind::SlowRoad:
      return "Slow a road";
  }
  return {};
}

std::string why_not(ToolKind kind, Barred barred) {
  if (kind == ToolKind::Measure) return {};
  switch (barred) {
    case Barred::No:
      return {};
    case Barred::Replay:
      return "This is a record: look and measure, but nothing in it can be changed";
    case Barred::LookingBack:
      return "You are looking back: L goes back to live, where things can be changed";
    case Barred::Over:
      return "The exercise is over: nothing can be changed any more";
  }
  return {};
}

void Tool::turn_option() {
  switch (kind_) {
    case ToolKind::Cordon:
      options_.cordon =
          options_.cordon == model::CordonKind::Inner ? model::CordonKind::Outer : model::CordonKind::Inner;
      return;
    case ToolKind::CloseRoad:
      options_.ways = options_.ways == model::Ways::Both      ? model::Ways::Forward
                      : options_.ways == model::Ways::Forward ? model::Ways::Backward
                                                              : model::Ways::Both;
      return;
    case ToolKind::SlowRoad: {
      const auto found = std::find(slow_percents.begin(), slow_percents.end(), options_.percent);
      const bool is_last = found == slow_percents.end() || found + 1 == slow_percents.end();
      options_.percent = is_last ? slow_percents.front() : *(found + 1);
      return;
    }
    case ToolKind::Measure:
    case ToolKind::PlaceRvp:
      return;
  }
}

void Tool::hover(const Shown& shown, GridPoint at, Metres reach) {
  hovered_ = at;
  road_.reset();
  road_lines_.clear();
  if (kind_ != ToolKind::CloseRoad && kind_ != ToolKind::SlowRoad) return;
  const roads::Network& network = shown.setting.map.network;
  // A direction is one carriageway's: the other runs the other way.
  const bool is_one_way = kind_ == ToolKind::CloseRoad && options_.ways != model::Ways::Both;
  road_ = road_at(network, at, reach, is_one_way ? Carriageways::Nearest : Carriageways::All);
  if (!road_) return;
  for (const roads::LinkId link : road_->links) road_lines_.push_back(network.link(link).line);
}

ToolAnswer Tool::point_at(const Shown& shown, GridPoint at, Metres reach) {
  hover(shown, at, reach);
  switch (kind_) {
    case ToolKind::Measure:
      if (is_finished_) points_.clear();
      is_finished_ = false;
      if (points_.empty() || distance(points_.back(), at).value > 0.0) points_.push_back(at);
      return {};
    case ToolKind::Cordon:
      circle_.reset();
      if (points_.size() >= model::most_corners)
        return refused(fmt::format("A cordon has at most {} corners", model::most_corners));
      if (points_.empty() || distance(points_.back(), at).value >= 1.0) points_.push_back(at);
      return {};
    case ToolKind::PlaceRvp:
      is_done_ = true;
      return {model::SetRvp{options_.name.empty() ? free_rvp_name(shown) : options_.name, at}, {}};
    case ToolKind::CloseRoad:
    case ToolKind::SlowRoad:
      return take_road(shown);
  }
  return {};
}

ToolAnswer Tool::take_road(const Shown& shown) {
  if (!road_) return refused("No road there");
  const roads::Network& network = shown.setting.map.network;
  std::vector<std::int64_t> links;
  for (const roads::LinkId id : road_->links) links.push_back(network.link(id).number);
  is_done_ = true;
  const std::string name = options_.name.empty() ? road_->title : options_.name;
  if (kind_ == ToolKind::SlowRoad) return {model::SlowRoad{name, std::move(links), options_.percent}, {}};
  const roads::Link& nearest = network.link(road_->nearest.link);
  if (nearest.one_way && options_.ways == model::Ways::Backward) {
    is_done_ = false;
    return refused("Nobody may drive that way there: it is a one-way road");
  }
  return {model::CloseRoad{name, std::move(links), options_.ways}, {}};
}

void Tool::drag(GridPoint from, GridPoint to) {
  assert(can_drag());
  circle_ = Circle{from, std::max(least_radius_m, distance(from, to).value)};
  hovered_ = to;
}

ToolAnswer Tool::confirm(const Shown& shown) {
  if (kind_ == ToolKind::Cordon) return close_cordon(shown);
  if (kind_ == ToolKind::Measure && points_.size() > 1) is_finished_ = true;
  return {};
}

ToolAnswer Tool::close_cordon(const Shown& shown) {
  const std::vector<GridPoint> corners = ring();
  if (const model::RingFlaw flaw = model::flaw_of(corners); flaw != model::RingFlaw::None)
    return refused(fmt::format("{}: {}", model::words_of(flaw), model::expected_of(flaw)));
  is_done_ = true;
  const std::string name = options_.name.empty() ? free_cordon_name(shown, options_.cordon) : options_.name;
  return {model::SetCordon{name, options_.cordon, corners}, {}};
}

void Tool::undo_last() {
  is_finished_ = false;
  if (circle_) {
    circle_.reset();
  } else if (!points_.empty()) {
    points_.pop_back();
  }
}

bool Tool::can_confirm() const {
  if (kind_ == ToolKind::Cordon) return circle_.has_value() || points_.size() >= model::least_corners;
  return kind_ == ToolKind::Measure && points_.size() > 1 && !is_finished_;
}

ToolAnswer Tool::enter(const Shown& shown, GridPoint at, Metres reach) {
  const auto is_here = [&](GridPoint p) { return distance(p, at) <= reach; };
  const bool ends = kind_ == ToolKind::Cordon && !points_.empty() && is_here(points_.front());
  const bool stays = !points_.empty() && is_here(points_.back());
  if (circle_ || (can_confirm() && (ends || stays))) return confirm(shown);
  return point_at(shown, at, reach);
}

std::vector<GridPoint> Tool::ring() const {
  return circle_ ? model::ring_about(circle_->centre, Metres{circle_->radius_m}) : points_;
}

std::string distance_words(Metres length) {
  if (length.value < 999.5) return fmt::format("{:.0f} m", length.value);
  return length.value < 99950.0 ? fmt::format("{:.2f} km", length.value / 1000.0)
                                : fmt::format("{:.0f} km", length.value / 1000.0);
}

std::string area_words(double square_metres) {
  const double hectares = square_metres / 10000.0;
  return hectares < 99.95 ? fmt::format("{:.1f} ha", hectares) : fmt::format("{:.0f} ha", hectares);
}

// The shoelace formula, about the first corner so that large coordinates cost no figures.
double ring_area_m2(std::span<const GridPoint> ring) {
  double twice = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const GridPoint a = ring[i] - ring[0], b = ring[i + 1] - ring[0];
    twice += a.easting_m * b.northing_m - b.easting_m * a.northing_m;
  }
  return std::abs(twice) / 2.0;
}

Metres ring_length(std::span<const GridPoint> ring) {
  Metres length;
  for (std::size_t i = 0; i < ring.size(); ++i)
    length = length + distance(ring[i], ring[(i + 1) % ring.size()]);
  return length;
}

std::string free_cordon_name(const Shown& shown, model::CordonKind kind) {
  return unused(std::string(words_of(kind)), [&](const std::string& name) {
    for (std::size_t i = 0; i < shown.world.cordons.size(); ++i) {
      if (model::cordon_of(shown.setting, shown.world, id_of<model::CordonTag>(i)).name == name) return true;
    }
    return false;
  });
}

std::string free_rvp_name(const Shown& shown) {
  const auto is_taken = [&](const std::string& flag) {
    for (const model::RvpId id : rvps_there(shown)) {
      if (flag_name(model::rvp_of(shown.setting, shown.world, id).name).flag == flag) return true;
    }
    return false;
  };
  int number = 1;
  while (is_taken(fmt::format("RVP {}", number))) ++number;
  return fmt::format("RVP {}", number);
}

}  // namespace tocsin::render

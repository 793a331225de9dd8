// The stage's map under the hand: pointing, selecting, following, and the tools.
#include <algorithm>
#include <cmath>

#include "render/inspector.hpp"
#include "render/picking.hpp"
#include "render/sfml/stage.hpp"

namespace tocsin::window {

using render::Action;
using render::Pixel;
using render::ToolKind;

namespace {

constexpr double zoom_step = 1.25;
constexpr double key_zoom_step = 1.5;
constexpr double click_slack_px = 4.0;
constexpr double pan_share = 0.18;
constexpr double road_reach_px = 14.0;
constexpr double menu_circle_m = 250.0;
constexpr int frames_to_find = 3;

Pixel pixel(int x, int y) { return {static_cast<double>(x), static_cast<double>(y)}; }

std::optional<ToolKind> tool_of(Action action) {
  switch (action) {
    case Action::MeasureDistance:
      return ToolKind::Measure;
    case Action::DrawCordon:
      return ToolKind::Cordon;
    case Action::PlaceRvp:
      return ToolKind::PlaceRvp;
    case Action::CloseRoad:
      return ToolKind::CloseRoad;
    case Action::SlowRoad:
      return ToolKind::SlowRoad;
    default:
      return std::nullopt;
  }
}

}  // namespace

render::Barred Stage::barred() const {
  if (session_.is_read_only()) return render::Barred::Replay;
  if (session_.is_looking_back()) return render::Barred::LookingBack;
  return session_.is_over() ? render::Barred::Over : render::Barred::No;
}

Metres Stage::road_reach() const { return Metres{road_reach_px * camera_.metres_per_pixel}; }

std::optional<Pixel> Stage::pointed_at() const {
  if (controls_.tool && controls_.shows_cross_hair) return camera_.frame.centre();
  return mouse_;
}

render::Selection Stage::thing_at(Pixel at) const {
  return render::pick(render::drawn_things(now(), painter_.units_drawn(), camera_), at);
}

render::SymbolSpot Stage::spot_of(const render::Thing& thing) const {
  const auto* unit = std::get_if<model::UnitId>(&thing);
  if (unit == nullptr) return render::symbol_spot(now(), thing, {*look_.symbols, text_scale_, view_});
  const auto drawn = painter_.units_drawn();
  const auto found =
      std::find_if(drawn.begin(), drawn.end(), [unit](const auto& row) { return row.first == *unit; });
  return {found == drawn.end() ? Pixel{} : found->second, std::nullopt};
}

void Stage::take_mouse(const sf::Event& event) {
  // A press belongs to the map where it is within the map; what is over it (help) takes it first.
  const bool is_covered = panels_ && panels_->wants_mouse() && !drag_;
  const auto is_on_map = [&](Pixel at) { return !is_covered && camera_.frame.contains(at); };
  switch (event.type) {
    case sf::Event::MouseWheelScrolled: {
      const Pixel at = pixel(event.mouseWheelScroll.x, event.mouseWheelScroll.y);
      if (is_on_map(at)) zoom(at, std::pow(zoom_step, static_cast<double>(event.mouseWheelScroll.delta)));
      return;
    }
    case sf::Event::MouseButtonPressed: {
      const Pixel at = pixel(event.mouseButton.x, event.mouseButton.y);
      if (!is_on_map(at)) return;
      controls_.shows_cross_hair = false;
      if (event.mouseButton.button == sf::Mouse::Left) press(at);
      if (event.mouseButton.button == sf::Mouse::Right && panels_) {
        controls_.menu_at = camera_.to_grid(at);
        controls_.opens_menu = true;
      }
      return;
    }
    case sf::Event::MouseMoved: {
      const Pixel at = pixel(event.mouseMove.x, event.mouseMove.y);
      mouse_ = is_on_map(at) ? std::optional(at) : std::nullopt;
      if (mouse_) controls_.shows_cross_hair = false;
      if (drag_) drag_to(at);
      return;
    }
    case sf::Event::MouseButtonReleased:
      if (event.mouseButton.button == sf::Mouse::Left && drag_) release();
      return;
    case sf::Event::MouseLeft:
      mouse_.reset();
      return;
    default:
      return;
  }
}

void Stage::press(Pixel at) {
  const bool draws = controls_.tool && controls_.tool->can_drag();
  drag_ = Drag{at, at, false, draws ? Drag::What::Circle : Drag::What::Map};
}

void Stage::drag_to(Pixel at) {
  const Pixel far = at - drag_->from;
  if (std::hypot(far.x, far.y) > click_slack_px) drag_->has_moved = true;
  if (drag_->has_moved && drag_->what == Drag::What::Map) pan(at - drag_->last);
  if (drag_->has_moved && drag_->what == Drag::What::Circle && controls_.tool && controls_.tool->can_drag())
    controls_.tool->drag(camera_.to_grid(drag_->from), camera_.to_grid(at));
  drag_->last = at;
}

void Stage::release() {
  const Drag done = *drag_;
  drag_.reset();
  if (!done.has_moved) click(done.from);
}

void Stage::click(Pixel at) {
  if (!panels_) return;
  if (controls_.tool) {
    heed(controls_.tool->point_at(now(), camera_.to_grid(at), road_reach()));
  } else {
    select(thing_at(at));
  }
}

void Stage::zoom(Pixel about, double factor) {
  camera_ = camera_.zoomed(about, factor);
  since_zoom_.restart();
  is_zooming_ = true;
}

void Stage::pan(Pixel by) {
  camera_ = camera_.panned(by);
  controls_.followed.reset();
}

void Stage::select(const render::Selection& thing) {
  controls_.selected = thing;
  controls_.frames_to_find = thing ? frames_to_find : 0;
  if (controls_.followed && controls_.selected != render::Selection{*controls_.followed})
    controls_.followed.reset();
}

void Stage::find(const render::Thing& thing) {
  select(thing);
  if (const auto at = render::place_of(now(), thing)) {
    camera_ = camera_.centred(*at);
  } else {
    say("That is beyond the map");
  }
}

void Stage::step_to(render::Step step) {
  const render::Selection next = render::stepped(render::things_on_map(now()), controls_.selected, step);
  if (!next) return;
  select(next);
  const auto at = render::place_of(now(), *next);
  const double margin_px = std::min(camera_.frame.width(), camera_.frame.height()) * 0.12;
  if (at && !camera_.frame.grown(-margin_px).contains(camera_.to_pixel(*at))) camera_ = camera_.centred(*at);
}

void Stage::follow() {
  const auto* unit = controls_.selected ? std::get_if<model::UnitId>(&*controls_.selected) : nullptr;
  if (controls_.followed) {
    controls_.followed.reset();
    say("");
  } else if (unit == nullptr) {
    say("Select a unit to follow first");
  } else {
    controls_.followed = *unit;
    say("Following " + render::title_of(now(), *unit) + ": T or a pan lets go");
  }
}

void Stage::take_up(ToolKind kind) {
  if (const std::string why = render::why_not(kind, barred()); !why.empty()) {
    say(why);
    return;
  }
  say("");
  if (controls_.tool && controls_.tool->kind() == kind) {
    controls_.tool->turn_option();
    return;
  }
  controls_.tool.emplace(kind, render::Tool::Options{});
  controls_.tool_name = {};
}

void Stage::take_up_at(const ToolAt& wanted) {
  controls_.tool.reset();
  take_up(wanted.kind);
  if (!controls_.tool) return;
  if (wanted.kind == ToolKind::Cordon) {
    controls_.tool->drag(wanted.at, wanted.at + GridPoint{menu_circle_m, 0.0});
  } else {
    heed(controls_.tool->point_at(now(), wanted.at, road_reach()));
  }
}

void Stage::confirm() {
  if (!controls_.tool) {
    if (controls_.selected) find(*controls_.selected);
    return;
  }
  if (controls_.shows_cross_hair) {
    constexpr double same_px = 8.0;
    const bool is_road =
        controls_.tool->kind() == ToolKind::CloseRoad || controls_.tool->kind() == ToolKind::SlowRoad;
    const Metres reach = is_road ? road_reach() : Metres{same_px * camera_.metres_per_pixel};
    heed(controls_.tool->enter(now(), camera_.to_grid(camera_.frame.centre()), reach));
  } else {
    heed(controls_.tool->confirm(now()));
  }
}

void Stage::heed(render::ToolAnswer answer) {
  say(std::move(answer.notice));
  if (answer.command) {
    put_away_ = PutAway{*controls_.tool, answer.command->index()};
    wishes_.commands.push_back(std::move(*answer.command));
  }
  if (controls_.tool->is_done()) controls_.tool.reset();
}

void Stage::take_back(const model::Command& refused) {
  if (!put_away_ || put_away_->command_sort != refused.index() || controls_.tool) return;
  controls_.tool = std::move(put_away_->tool);
  controls_.tool->go_on();
  put_away_.reset();
}

// One thing at a time, the last taken up first.
void Stage::cancel() {
  controls_.notice.clear();
  if (controls_.tool) {
    controls_.tool.reset();
  } else if (controls_.shows_help) {
    controls_.shows_help = false;
  } else if (controls_.followed) {
    controls_.followed.reset();
  } else {
    controls_.selected.reset();
  }
}

bool Stage::carry_out_on_map(Action action) {
  const Pixel middle = camera_.frame.centre();
  const double far_x = camera_.frame.width() * pan_share, far_y = camera_.frame.height() * pan_share;
  switch (action) {
    case Action::PanWest:
      pan({far_x, 0.0});
      return true;
    case Action::PanEast:
      pan({-far_x, 0.0});
      return true;
    case Action::PanNorth:
      pan({0.0, far_y});
      return true;
    case Action::PanSouth:
      pan({0.0, -far_y});
      return true;
    case Action::ZoomIn:
      zoom(middle, key_zoom_step);
      return true;
    case Action::ZoomOut:
      zoom(middle, 1.0 / key_zoom_step);
      return true;
    default:
      break;
  }
  // The rest is of tools and selection, which the room's view has not.
  const auto tool = tool_of(action);
  if (tool && panels_) take_up(*tool);
  if (!panels_ || tool) return tool.has_value();
  switch (action) {
    case Action::NextThing:
      step_to(render::Step::Next);
      return true;
    case Action::PreviousThing:
      step_to(render::Step::Previous);
      return true;
    case Action::Follow:
      follow();
      return true;
    case Action::Confirm:
      confirm();
      return true;
    case Action::UndoPoint:
      if (controls_.tool) controls_.tool->undo_last();
      return true;
    default:
      return false;
  }
}

void Stage::attend_to_map() {
  look_.marks = {};
  look_.selected.reset();
  if (!panels_) return;
  if (controls_.selected && !render::is_there(now(), *controls_.selected)) controls_.selected.reset();
  if (controls_.tool && !render::why_not(controls_.tool->kind(), barred()).empty()) controls_.tool.reset();
  if (controls_.followed) {
    if (const auto at = render::place_of(now(), *controls_.followed)) camera_ = camera_.centred(*at);
  }
  const std::optional<Pixel> at = pointed_at();
  const GridPoint ground = camera_.to_grid(at.value_or(camera_.frame.centre()));
  controls_.under_pointer = render::status_line(now(), ground, road_reach());
  if (controls_.selected) {
    const auto* unit = std::get_if<model::UnitId>(&*controls_.selected);
    if (unit != nullptr) look_.selected = *unit;
    look_.marks.add_selected(now(), *controls_.selected, spot_of(*controls_.selected),
                             render::callout_of(now(), *controls_.selected));
  }
  if (controls_.tool) {
    render::Tool& tool = *controls_.tool;
    auto options = tool.options();
    options.name = text_of(controls_.tool_name);
    tool.set(std::move(options));
    at ? tool.hover(now(), ground, road_reach()) : tool.leave();
    look_.marks.add(tool.drawing());
    if (controls_.shows_cross_hair) look_.marks.cross_hair = camera_.frame.centre();
  } else if (mouse_ && !drag_) {
    const render::Selection under = thing_at(*mouse_);
    if (under && under != controls_.selected) look_.marks.add_hovered(now(), *under, spot_of(*under));
  }
}

}  // namespace tocsin::window

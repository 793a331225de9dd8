#include "render/sfml/beside_stage.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/furniture.hpp"
#include "render/furniture_drawing.hpp"
#include "render/sfml/clock_bar.hpp"
#include "render/sfml/drawing_painter.hpp"
#include "render/sfml/panel_parts.hpp"
#include "render/sfml/stage_keys.hpp"

namespace tocsin::window {

using render::Action;
using render::Pixel;

namespace {

constexpr double zoom_step = 1.25;
constexpr float zoom_rest_s = 0.15F;

GridBox ground_of(const model::Scenario& scenario) {
  constexpr double around_m = 2500.0;
  GridBox box;
  box.add(scenario.incident.position + GridPoint{-around_m, -around_m});
  box.add(scenario.incident.position + GridPoint{around_m, around_m});
  return box;
}

// Why one side stands while the other goes on.
const char* why_still(const render::ReplaySession& session) {
  if (!session.is_over()) return "";
  return session.replay().record().is_complete() ? ", over" : ", its record ends here";
}

}  // namespace

BesideStage::Side::Side(render::ReplaySession& shown, const Fonts& fonts, const char* called)
    : session(shown), painter(shown.setting(), fonts), name(called) {
  for (const journal::Entry& entry : shown.all_entries())
    rows.push_back(render::feed_row(shown.setting(), entry));
  marks = render::timeline_marks(shown.all_entries());
}

BesideStage::BesideStage(render::BesideSession& session, const Fonts& fonts, render::Theme theme,
                         sf::Vector2u size)
    : session_(session),
      fonts_(fonts),
      theme_(theme),
      panels_(1.0),
      sides_{Side(session.first(), fonts, "A"), Side(session.second(), fonts, "B")} {
  panels_.set_theme(theme_);
  look_.legend = MapLook::Legend::Hidden;
  resize(size);
  fit(ground_of(session.setting().scenario));
}

void BesideStage::resize(sf::Vector2u size) {
  size_ = size;
  layout_ = render::beside_layout(std::max(1U, size.x), std::max(1U, size.y), text_scale_);
  camera_ = camera_.framed(layout_.first.map);
}

void BesideStage::fit(const GridBox& ground) { camera_ = camera_.fitted(ground, 20.0); }

const render::BesideLayout::Side& BesideStage::box_of(std::size_t side) const {
  return side == 0 ? layout_.first : layout_.second;
}

std::span<const render::FeedRow> BesideStage::shown_rows(const Side& side) const {
  return std::span<const render::FeedRow>(side.rows).first(
      std::min(side.rows.size(), side.session.entries().size()));
}

Wishes BesideStage::take_wishes() {
  Wishes taken = std::move(wishes_);
  wishes_ = {};
  return taken;
}

bool BesideStage::carry_out(Action action) {
  switch (action) {
    case Action::Fit:
      fit(shows_whole_map_ ? session_.setting().map.bounds : ground_of(session_.setting().scenario));
      shows_whole_map_ = !shows_whole_map_;
      return true;
    case Action::Help:
      controls_.shows_help = !controls_.shows_help;
      return true;
    case Action::SwitchTheme:
    case Action::NextColours:
      theme_ = action == Action::SwitchTheme ? render::other_shade(theme_) : render::next_colours(theme_);
      panels_.set_theme(theme_);
      return true;
    case Action::LargerText:
    case Action::SmallerText:
      text_scale_ =
          action == Action::LargerText ? render::larger_text(text_scale_) : render::smaller_text(text_scale_);
      panels_.set_text_scale(text_scale_);
      resize(size_);
      return true;
    case Action::Cancel:
      controls_.shows_help = false;
      controls_.notice.clear();
      return true;
    default:
      return toggle_in(look_, action);
  }
}

void BesideStage::take(const sf::Event& event) {
  panels_.take(event);
  if (event.type != sf::Event::KeyPressed) {
    take_mouse(event);
  } else if (!panels_.wants_keyboard()) {
    const auto press = key_press_of(event.key);
    const auto action = press ? render::action_for(*press) : std::nullopt;
    if (action) wishes_.actions.push_back(*action);
  }
}

// Whichever map is moved, the other moves with it.
void BesideStage::take_mouse(const sf::Event& event) {
  const auto in_left = [&](Pixel at) -> std::optional<Pixel> {
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      if (box_of(i).map.contains(at)) return at - box_of(i).map.low + layout_.first.map.low;
    }
    return std::nullopt;
  };
  const bool is_covered = panels_.wants_mouse() && !dragged_from_;
  if (event.type == sf::Event::MouseWheelScrolled && !is_covered) {
    const auto at = in_left(
        {static_cast<double>(event.mouseWheelScroll.x), static_cast<double>(event.mouseWheelScroll.y)});
    if (!at) return;
    camera_ = camera_.zoomed(*at, std::pow(zoom_step, static_cast<double>(event.mouseWheelScroll.delta)));
    since_zoom_.restart();
    is_zooming_ = true;
  } else if (event.type == sf::Event::MouseButtonPressed && event.mouseButton.button == sf::Mouse::Left) {
    const Pixel at{static_cast<double>(event.mouseButton.x), static_cast<double>(event.mouseButton.y)};
    if (!is_covered && in_left(at)) dragged_from_ = at;
  } else if (event.type == sf::Event::MouseMoved && dragged_from_) {
    const Pixel at{static_cast<double>(event.mouseMove.x), static_cast<double>(event.mouseMove.y)};
    camera_ = camera_.panned(at - *dragged_from_);
    dragged_from_ = at;
  } else if (event.type == sf::Event::MouseButtonReleased) {
    dragged_from_.reset();
  }
}

void BesideStage::draw(sf::RenderTarget& target, const render::Pacer& pacer, double seconds,
                       MapLook::Moment moment) {
  is_zooming_ = is_zooming_ && since_zoom_.getElapsedTime().asSeconds() < zoom_rest_s;
  look_.theme = theme_;
  look_.zoom = is_zooming_ ? MapLook::Zoom::GoingOn : MapLook::Zoom::AtRest;
  look_.moment = moment;
  look_.speed = pacer.is_paused() ? 1.0 : pacer.speed();
  target.setView(sf::View({0.0F, 0.0F, static_cast<float>(size_.x), static_cast<float>(size_.y)}));
  target.clear(to_sf(render::palette_of(theme_).paper));
  for (std::size_t i = 0; i < sides_.size(); ++i) {
    const render::ReplaySession& session = sides_[i].session;
    sides_[i].painter.draw(target, camera_.framed(box_of(i).map), session.world(), session.shown(), look_);
  }
  draw_panels(target, pacer, seconds);
  // Last of all: nothing may cover it.
  paint(target, fonts_,
        render::draw_banner(render::banner(session_.setting().scenario), layout_.banner, fonts_.measurer()));
}

void BesideStage::draw_panels(sf::RenderTarget& target, const render::Pacer& pacer, double seconds) {
  panels_.begin_frame(size_, seconds);
  draw_clock_bar({session_,
                  pacer,
                  layout_.clock_bar,
                  {{"First difference", Action::ToDifference, "X"}, {"Help", Action::Help, "F1"}},
                  controls_.notice,
                  theme_},
                 panels_, wishes_);
  TimelineInput timeline{session_, layout_.timeline, {}, theme_, look_.symbols, {}, {}};
  for (const Side& side : sides_) timeline.rows.push_back({side.marks, shown_rows(side)});
  if (const auto& parting = session_.parting()) {
    timeline.difference = parting->at;
    timeline.difference_words = parting->words;
  }
  draw_timeline(timeline, controls_, wishes_);
  for (std::size_t i = 0; i < sides_.size(); ++i) draw_side(sides_[i], box_of(i));
  draw_differences();
  if (controls_.shows_help) {
    render::Layout layout;
    layout.map = layout_.first.map;
    const std::vector<render::TimelineMark> no_marks;
    draw_help({session_, pacer, layout, {}, no_marks, theme_, look_.symbols}, controls_);
  }
  panels_.end_frame(target, layout_.around_maps());
}

void BesideStage::draw_side(Side& side, const render::BesideLayout::Side& box) {
  if (box.messages.height() < 1.0) return;
  const exercise::Replay& replay = side.session.replay();
  const std::string name = fmt::format("{}: {}, seed {}{}", side.name,
                                       &side == &sides_[0] ? session_.names().first : session_.names().second,
                                       replay.record().header.seed, why_still(side.session));
  if (begin_panel(fmt::format("Title {}", side.name).c_str(), box.title, ImGuiWindowFlags_NoScrollbar)) {
    ImGui::SetCursorPosY((ImGui::GetWindowHeight() - ImGui::GetTextLineHeight()) * 0.5F);
    ImGui::PushFont(panels_.bold());
    text(name);
    ImGui::PopFont();
  }
  end_panel();
  const auto rows = shown_rows(side);
  if (begin_panel(fmt::format("Messages {}", side.name).c_str(), box.messages)) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const render::FeedRow& row = rows[i];
      if (row.text.empty() || row.kind == render::MarkKind::Clock) continue;
      ImGui::PushID(static_cast<int>(i));
      draw_mark(look_.symbols->symbol(render::symbol_of(row.kind), render::palette_of(theme_)));
      ImGui::SameLine(0.0F, 4.0F);
      if (ImGui::Selectable((row.clock + "  " + row.text).c_str())) wishes_.show = row.at;
      tooltip(row.detail.empty() ? row.text : row.text + "\n\n" + row.detail);
      ImGui::PopID();
    }
    if (side.rows_seen != rows.size()) ImGui::SetScrollHereY(1.0F);
    side.rows_seen = rows.size();
  }
  end_panel();
}

void BesideStage::draw_differences() {
  if (layout_.differences.width() < 1.0) return;
  const auto rows =
      render::beside_rows(session_.setting(), session_.first().world(), session_.second().world());
  if (begin_panel("Differences", layout_.differences)) {
    if (const auto& parting = session_.parting(); !parting) {
      wrapped_text("The records do not differ anywhere.");
    } else if (session_.shown() < parting->at) {
      wrapped_text("They part later: X goes there.");
    } else if (rows.empty()) {
      wrapped_text("Both stand the same now.");
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 || rows[i].how != rows[i - 1].how) {
        ImGui::PushFont(panels_.bold());
        text(rows[i].how == render::BesideRow::How::Otherwise ? "Not the same now"
                                                              : "The same, at another time");
        ImGui::PopFont();
      }
      if (i == 0 || rows[i].how != rows[i - 1].how || rows[i].about != rows[i - 1].about) {
        ImGui::Separator();
        quiet_text(std::string(render::heading_of(rows[i].about)));
      }
      wrapped_text(rows[i].subject);
      ImGui::Indent();
      wrapped_text("A  " + rows[i].first);
      wrapped_text("B  " + rows[i].second);
      ImGui::Unindent();
    }
  }
  end_panel();
}

}  // namespace tocsin::window

#include "render/sfml/stage.hpp"

#include <algorithm>
#include <cmath>

#include <SFML/OpenGL.hpp>
#include <SFML/Window/Clipboard.hpp>

#include "render/furniture_drawing.hpp"
#include "render/map_picture.hpp"
#include "render/panels.hpp"
#include "render/sfml/drawing_painter.hpp"
#include "render/sfml/stage_keys.hpp"

namespace tocsin::window {

using render::Action;
using render::Pixel;
using render::PixelBox;

namespace {

constexpr float zoom_rest_s = 0.15F;

/// Those with which the keyboard points at the map.
bool is_of_map(Action action) {
  return (action >= Action::PanWest && action <= Action::SlowRoad) || action == Action::CloseRoad;
}

}  // namespace

Stage::Stage(render::Session& session, const Fonts& fonts, render::View view, render::Theme theme,
             sf::Vector2u size)
    : session_(session),
      fonts_(fonts),
      view_(view),
      theme_(theme),
      size_(size),
      painter_(session.setting(), fonts) {
  text_scale_ = view_ == render::View::Room ? render::WindowSettings{}.room_text_scale : 1.0;
  if (view_ == render::View::Facilitator) {
    panels_ = std::make_unique<ImGuiHost>(text_scale_);
    panels_->set_theme(theme_);
  }
  look_.view = view_;
  lay_out();
  fit(render::incident_ground(session_.setting().scenario));
}

void Stage::lay_out() {
  const double width = std::max(1U, size_.x);
  const double height = std::max(1U, size_.y);
  layout_ = view_ == render::View::Facilitator
                ? render::facilitator_layout(width, height, text_scale_, controls_.open)
                : render::room_layout(width, height, text_scale_);
  camera_ = camera_.framed(layout_.map);
}

void Stage::resize(sf::Vector2u size) {
  size_ = size;
  lay_out();
}

void Stage::fit(const GridBox& ground, double margin_px) { camera_ = camera_.fitted(ground, margin_px); }

void Stage::arrange(const Arrangement& arrangement) {
  if (arrangement.panels) controls_.open = *arrangement.panels;
  if (arrangement.selected) controls_.selected = *arrangement.selected;
  if (arrangement.text_scale) set_text_scale(*arrangement.text_scale);
  lay_out();
}

void Stage::read_feed() {
  const auto all = session_.all_entries();
  if (rows_.size() == all.size()) return;
  const auto more = all.subspan(std::min(rows_.size(), all.size()));
  give_cues(more);
  for (const journal::Entry& entry : more) rows_.push_back(render::feed_row(session_.setting(), entry));
  const std::vector<render::TimelineMark> marks = render::timeline_marks(more);
  marks_.insert(marks_.end(), marks.begin(), marks.end());
}

Wishes Stage::take_wishes() {
  Wishes taken = std::move(wishes_);
  wishes_ = {};
  if (taken.find) find(*taken.find);
  if (taken.tool_at) take_up_at(*taken.tool_at);
  if (!taken.copied.empty())
    sf::Clipboard::setString(sf::String::fromUtf8(taken.copied.begin(), taken.copied.end()));
  // A command that came of a tool just now belongs to this turn.
  for (model::Command& command : wishes_.commands) taken.commands.push_back(std::move(command));
  wishes_.commands.clear();
  show_lesson(taken);
  return taken;
}

bool Stage::carry_out(Action action) {
  const auto toggle = [&](render::Panel panel) {
    controls_.open.toggle(panel);
    lay_out();
    return true;
  };
  switch (action) {
    case Action::ToggleInjects:
      return toggle(render::Panel::Injects);
    case Action::ToggleEscalation:
      return toggle(render::Panel::Escalation);
    case Action::ToggleCoordination:
      return toggle(render::Panel::Coordination);
    case Action::ToggleUnits:
      return toggle(render::Panel::Units);
    case Action::ToggleMessages:
      return toggle(render::Panel::Messages);
    case Action::Fit:
      fit(shows_whole_map_ ? session_.setting().map.bounds
                           : render::incident_ground(session_.setting().scenario));
      shows_whole_map_ = !shows_whole_map_;
      return true;
    case Action::Help:
      controls_.shows_help = !controls_.shows_help;
      return true;
    case Action::NameBookmark:
      controls_.bookmark.emplace();
      controls_.bookmark_is_new = true;
      return true;
    case Action::BlankRoom:
      if (view_ == render::View::Room) is_blank_ = !is_blank_;
      return true;
    case Action::SwitchTheme:
    case Action::NextColours:
      theme_ = action == Action::SwitchTheme ? render::other_shade(theme_) : render::next_colours(theme_);
      if (panels_) panels_->set_theme(theme_);
      if (action == Action::NextColours) say("Now " + std::string(words_of(theme_.colours)));
      return true;
    case Action::LargerText:
    case Action::SmallerText:
      set_text_scale(action == Action::LargerText ? render::larger_text(text_scale_)
                                                  : render::smaller_text(text_scale_));
      return true;
    case Action::Cancel:
      cancel();
      return true;
    default:
      return toggle_in(look_, action) || carry_out_for_people(action) || carry_out_on_map(action);
  }
}

void Stage::take(const sf::Event& event) {
  if (take_first(event)) return;
  // Tab is the map's: the panels would move to a field to type in.
  const bool is_tab = event.type == sf::Event::KeyPressed && event.key.code == sf::Keyboard::Tab;
  if (panels_ && (!is_tab || panels_->wants_keyboard())) panels_->take(event);
  switch (event.type) {
    case sf::Event::KeyPressed:
      if (!panels_ || !panels_->wants_keyboard()) take_key(event.key);
      return;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
    case sf::Event::MouseMoved:
    case sf::Event::MouseWheelScrolled:
    case sf::Event::MouseLeft:
      take_mouse(event);
      return;
    default:
      return;
  }
}

void Stage::take_key(const sf::Event::KeyEvent& key) {
  const auto press = key_press_of(key);
  if (!press) return;
  const auto action = render::action_for(*press);
  if (!action || (view_ == render::View::Room && !render::works_in_room(*action))) return;
  controls_.shows_cross_hair = controls_.shows_cross_hair || is_of_map(*action);
  wishes_.actions.push_back(*action);
}

void Stage::draw(sf::RenderTarget& target, const render::Pacer& pacer, double seconds,
                 MapLook::Moment moment) {
  read_feed();
  is_zooming_ = is_zooming_ && since_zoom_.getElapsedTime().asSeconds() < zoom_rest_s;
  look_.theme = theme_;
  look_.text_scale = text_scale_;
  look_.zoom = is_zooming_ ? MapLook::Zoom::GoingOn : MapLook::Zoom::AtRest;
  attend_to_map();
  look_.moment = moment;
  look_.speed = pacer.is_paused() ? 1.0 : pacer.speed();
  controls_.notices.pass(static_cast<double>(since_drawn_.restart().asSeconds()));
  const auto width = static_cast<float>(size_.x), height = static_cast<float>(size_.y);
  target.setView(sf::View({0.0F, 0.0F, width, height}));
  target.clear(to_sf(render::palette_of(theme_).paper));
  if (is_blank_) {
    draw_blank(target);
  } else {
    painter_.draw(target, camera_, session_.world(), session_.shown(), look_);
    if (view_ == render::View::Room) draw_room_strip(target, pacer);
  }
  if (view_ == render::View::Room && controls_.shows_help) draw_room_keys(target);
  if (panels_) {
    // What has been drawn so far is filled in by other threads while the panels are laid out.
    glFlush();
    draw_facilitator_panels(target, pacer, seconds);
  }
  // Last of all: nothing may cover it.
  paint(target, fonts_,
        render::draw_banner(render::banner(session_.setting().scenario), layout_.banner, fonts_.measurer()));
}

void Stage::draw_facilitator_panels(sf::RenderTarget& target, const render::Pacer& pacer, double seconds) {
  panels_->set_keyboard(controls_.is_in_panels ? ImGuiHost::Keyboard::Panels : ImGuiHost::Keyboard::Fields);
  panels_->begin_frame(size_, seconds);
  const auto shown =
      std::span<const render::FeedRow>(rows_).first(std::min(rows_.size(), session_.entries().size()));
  draw_panels(
      {session_, pacer, layout_, shown, marks_, theme_, look_.symbols, &painter_.hazard(), &projection_},
      *panels_, controls_, wishes_);
  panels_->end_frame(target, layout_.around_map());
}

}  // namespace tocsin::window

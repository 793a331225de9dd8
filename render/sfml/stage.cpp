#include "render/sfml/stage.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/furniture.hpp"
#include "render/panels.hpp"
#include "render/sfml/furniture_painter.hpp"
#include "render/sfml/stage_keys.hpp"

namespace tocsin::window {

using render::Action;
using render::Pixel;
using render::PixelBox;

namespace {

constexpr double zoom_step = 1.25;
constexpr float zoom_rest_s = 0.15F;
constexpr double click_slack_px = 4.0;

}  // namespace

Stage::Stage(render::Session& session, const Fonts& fonts, render::View view, render::Theme theme,
             sf::Vector2u size)
    : session_(session),
      fonts_(fonts),
      view_(view),
      theme_(theme),
      size_(size),
      painter_(session.setting(), fonts) {
  if (view_ == render::View::Facilitator) {
    panels_ = std::make_unique<ImGuiHost>(text_scale_);
    panels_->set_theme(theme_);
  }
  look_.view = view_;
  lay_out();
  fit(incident_ground());
}

void Stage::lay_out() {
  const double width = std::max(640U, size_.x);
  const double height = std::max(480U, size_.y);
  layout_ = view_ == render::View::Facilitator
                ? render::facilitator_layout(width, height, text_scale_, controls_.open)
                : render::room_layout(width, height);
  camera_ = camera_.framed(layout_.map);
}

void Stage::resize(sf::Vector2u size) {
  size_ = size;
  lay_out();
}

void Stage::fit(const GridBox& ground) { camera_ = camera_.fitted(ground, 30.0); }

// The site, the RVPs, and the stations near them: what the exercise is about.
GridBox Stage::incident_ground() const {
  const model::Scenario& scenario = session_.setting().scenario;
  constexpr double around_m = 1500.0;
  constexpr double near_m = 4500.0;
  const GridPoint centre = scenario.incident.position;
  GridBox box;
  box.add(centre + GridPoint{-around_m, -around_m});
  box.add(centre + GridPoint{around_m, around_m});
  for (const model::Rvp& rvp : scenario.rvps) {
    if (distance(centre, rvp.position).value < near_m) box.add(rvp.position);
  }
  for (const model::Station& station : scenario.stations) {
    if (station.off_map == Duration{0} && distance(centre, station.position).value < near_m * 0.75)
      box.add(station.position);
  }
  return box;
}

void Stage::read_feed() {
  const auto all = session_.all_entries();
  if (rows_.size() == all.size()) return;
  for (std::size_t i = rows_.size(); i < all.size(); ++i)
    rows_.push_back(render::feed_row(session_.setting(), all[i]));
  marks_ = render::timeline_marks(all);
}

void Stage::find(model::UnitId unit) {
  controls_.selected = unit;
  const auto at = model::unit_position(session_.setting(), session_.world(), unit, session_.shown());
  if (at) {
    camera_ = camera_.centred(*at);
  } else {
    say("That unit is beyond the map");
  }
}

Wishes Stage::take_wishes() {
  Wishes taken = std::move(wishes_);
  wishes_ = {};
  if (taken.find) find(*taken.find);
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
      fit(shows_whole_map_ ? session_.setting().map.bounds : incident_ground());
      shows_whole_map_ = !shows_whole_map_;
      return true;
    case Action::ToggleGrid:
      look_.grid = look_.grid == MapLook::Grid::Shown ? MapLook::Grid::Hidden : MapLook::Grid::Shown;
      return true;
    case Action::ToggleLegend:
      look_.legend =
          look_.legend == MapLook::Legend::Shown ? MapLook::Legend::Hidden : MapLook::Legend::Shown;
      return true;
    case Action::CloseRoad:
      controls_.closes_road = !controls_.closes_road && !session_.is_read_only();
      say(controls_.closes_road ? "Click the road to close; Esc cancels" : "");
      return true;
    case Action::Help:
      controls_.shows_help = !controls_.shows_help;
      return true;
    case Action::BlankRoom:
      if (view_ == render::View::Room) is_blank_ = !is_blank_;
      return true;
    case Action::SwitchTheme:
      theme_ = theme_ == render::Theme::Light ? render::Theme::Dark : render::Theme::Light;
      if (panels_) panels_->set_theme(theme_);
      return true;
    case Action::LargerText:
    case Action::SmallerText:
      text_scale_ = std::clamp(text_scale_ * (action == Action::LargerText ? 1.15 : 1.0 / 1.15), 0.75, 2.0);
      if (panels_) panels_->set_text_scale(text_scale_);
      lay_out();
      return true;
    case Action::Cancel:
      controls_.closes_road = false;
      controls_.shows_help = false;
      controls_.selected.reset();
      controls_.notice.clear();
      return true;
    default:
      return false;
  }
}

void Stage::take(const sf::Event& event) {
  if (panels_) panels_->take(event);
  switch (event.type) {
    case sf::Event::KeyPressed:
      if (!panels_ || !panels_->wants_keyboard()) take_key(event.key);
      return;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
    case sf::Event::MouseMoved:
    case sf::Event::MouseWheelScrolled:
      take_mouse(event);
      return;
    default:
      return;
  }
}

void Stage::take_key(const sf::Event::KeyEvent& key) {
  const auto press = key_press_of(key);
  if (!press) return;
  if (const auto action = render::action_for(*press)) wishes_.actions.push_back(*action);
}

void Stage::take_mouse(const sf::Event& event) {
  // A press belongs to the map where it is within the map; what is over it (help) takes it first.
  const bool is_covered = panels_ && panels_->wants_mouse() && !drag_;
  if (event.type == sf::Event::MouseWheelScrolled) {
    const Pixel at{static_cast<double>(event.mouseWheelScroll.x),
                   static_cast<double>(event.mouseWheelScroll.y)};
    if (is_covered || !camera_.frame.contains(at)) return;
    camera_ = camera_.zoomed(at, std::pow(zoom_step, static_cast<double>(event.mouseWheelScroll.delta)));
    since_zoom_.restart();
    is_zooming_ = true;
  } else if (event.type == sf::Event::MouseButtonPressed && event.mouseButton.button == sf::Mouse::Left) {
    const Pixel at{static_cast<double>(event.mouseButton.x), static_cast<double>(event.mouseButton.y)};
    if (!is_covered && camera_.frame.contains(at)) drag_ = Drag{at, at, false};
  } else if (event.type == sf::Event::MouseMoved && drag_) {
    const Pixel at{static_cast<double>(event.mouseMove.x), static_cast<double>(event.mouseMove.y)};
    const Pixel far = at - drag_->from;
    if (std::hypot(far.x, far.y) > click_slack_px) drag_->has_moved = true;
    if (drag_->has_moved) camera_ = camera_.panned(at - drag_->last);
    drag_->last = at;
  } else if (event.type == sf::Event::MouseButtonReleased && event.mouseButton.button == sf::Mouse::Left &&
             drag_) {
    const Drag done = *drag_;
    drag_.reset();
    if (!done.has_moved) click(done.from);
  }
}

void Stage::click(Pixel at) {
  if (controls_.closes_road) {
    close_road_at(at);
    return;
  }
  controls_.selected = painter_.unit_at(at);
}

// The whole road at that place: where it is a dual carriageway, both of its links.
void Stage::close_road_at(Pixel at) {
  constexpr double reach_px = 14.0;
  constexpr Metres carriageways{25.0};
  const roads::Network& network = session_.setting().map.network;
  const auto nearest = network.nearest(camera_.to_grid(at));
  if (!nearest || nearest->away.value > reach_px * camera_.metres_per_pixel) {
    say("No road there");
    return;
  }
  const roads::Link& link = network.link(nearest->position.link);
  std::vector<roads::LinkId> links{nearest->position.link};
  const std::string& called = link.name.empty() ? link.ref : link.name;
  if (!called.empty()) {
    for (const roads::LinkId id : network.links_named(called, nearest->point, carriageways))
      links.push_back(id);
  }
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  const std::string typed = text_of(controls_.closure_name);
  model::CloseRoad command{typed.empty() ? render::road_title(link) : typed, {}};
  for (const roads::LinkId id : links) command.links.push_back(network.link(id).number);
  wishes_.commands.push_back(std::move(command));
  controls_.closes_road = false;
  controls_.closure_name = {};
  say("");
}

void Stage::draw(sf::RenderTarget& target, const render::Pacer& pacer, double seconds,
                 MapLook::Moment moment) {
  read_feed();
  is_zooming_ = is_zooming_ && since_zoom_.getElapsedTime().asSeconds() < zoom_rest_s;
  look_.theme = theme_;
  look_.zoom = is_zooming_ ? MapLook::Zoom::GoingOn : MapLook::Zoom::AtRest;
  look_.selected = controls_.selected;
  look_.moment = moment;
  look_.speed = pacer.is_paused() ? 1.0 : pacer.speed();
  const auto width = static_cast<float>(size_.x), height = static_cast<float>(size_.y);
  target.setView(sf::View({0.0F, 0.0F, width, height}));
  target.clear(to_sf(render::palette_of(theme_).paper));
  if (is_blank_) {
    draw_blank(target);
  } else {
    painter_.draw(target, camera_, session_.world(), session_.shown(), look_);
    if (view_ == render::View::Room) draw_room_strip(target);
  }
  if (panels_) draw_facilitator_panels(target, pacer, seconds);
  // Last of all: nothing may cover it.
  draw_banner(target, fonts_, session_.setting().scenario, layout_.banner);
}

void Stage::draw_facilitator_panels(sf::RenderTarget& target, const render::Pacer& pacer, double seconds) {
  panels_->begin_frame(size_, seconds);
  const auto shown =
      std::span<const render::FeedRow>(rows_).first(std::min(rows_.size(), session_.entries().size()));
  draw_panels({session_, pacer, layout_, shown, marks_, theme_}, *panels_, controls_, wishes_);
  panels_->end_frame(target);
}

namespace {

// Breaks a text into lines no wider than `width_px`; what does not fit on `most` lines ends in dots.
std::vector<std::string> broken(const Fonts& fonts, const std::string& text, double size_px, double width_px,
                                std::size_t most) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t gap = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, gap - from);
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && fonts.measure(longer, size_px, render::LabelFace::Plain).width_px > width_px) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
    from = gap + 1;
  }
  if (!line.empty()) lines.push_back(line);
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() += " \u2026";
  }
  return lines;
}

}  // namespace

// Read from six metres away: 36 pixels at the least.
void Stage::draw_room_strip(sf::RenderTarget& target) const {
  const render::Palette palette = render::palette_of(theme_);
  const PixelBox& strip = layout_.clock_bar;
  Mesh mesh(Edges::Hard);
  mesh.box(strip, palette.paper);
  mesh.box({strip.low, {strip.high.x, strip.low.y + 2.0}}, palette.paper_edge);
  TextBatch text(fonts_);
  const double size = std::max(36.0, std::round(strip.height() * 0.32));
  const SimTime whole{session_.shown().ms / 1000 * 1000};
  const std::string clock = model::local_clock(session_.setting(), whole);
  const double clock_px = fonts_.measure(clock, size, render::LabelFace::Bold).width_px;
  text.add(clock, {strip.low.x + 20.0, strip.low.y + 8.0},
           {size, render::LabelFace::Bold, palette.text, {0, 0, 0, 0}});
  text.add(format_t_plus(whole), {strip.low.x + 20.0, strip.low.y + 10.0 + size * 1.25},
           {size, render::LabelFace::Plain, palette.quiet_text, {0, 0, 0, 0}});
  const double x = strip.low.x + clock_px + 56.0;
  const std::size_t shown = std::min(rows_.size(), session_.entries().size());
  for (std::size_t i = shown; i-- > 0;) {
    if (rows_[i].audience != render::Audience::Everybody) continue;
    const std::string words = rows_[i].clock.substr(0, 5) + "  " + rows_[i].text;
    double y = strip.low.y + 8.0;
    for (const std::string& line : broken(fonts_, words, size, strip.high.x - x - 20.0, 2)) {
      text.add(line, {x, y}, {size, render::LabelFace::Plain, palette.text, {0, 0, 0, 0}});
      y += size * 1.28;
    }
    break;
  }
  mesh.box({{x - 19.0, strip.low.y + 12.0}, {x - 17.0, strip.high.y - 12.0}}, palette.paper_edge);
  mesh.draw(target);
  text.draw(target);
}

void Stage::draw_blank(sf::RenderTarget& target) const {
  const render::Palette palette = render::palette_of(theme_);
  TextBatch text(fonts_);
  const std::string words = "This view is blanked";
  const double width = fonts_.measure(words, 36.0, render::LabelFace::Plain).width_px;
  const Pixel middle = layout_.map.centre();
  text.add(words, {middle.x - width / 2.0, middle.y - 18.0},
           {36.0, render::LabelFace::Plain, palette.quiet_text, {0, 0, 0, 0}});
  text.draw(target);
}

}  // namespace tocsin::window

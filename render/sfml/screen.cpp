#include "render/sfml/screen.hpp"

#include <utility>

#include "render/furniture.hpp"

namespace tocsin::window {

namespace {

std::string title_of(const render::Session& session, render::View view) {
  return "Tocsin: " + render::banner(session.setting().scenario) +
         (view == render::View::Room ? ", the room" : "");
}

}  // namespace

Frame::Frame(std::string title, const render::WindowPlace& place, const WindowOptions& options)
    : title_(std::move(title)),
      place_(place),
      windowed_(place.frame == render::WindowPlace::Frame::Windowed
                    ? place
                    : render::in_middle_of(place.screen, options.width_px, options.height_px)),
      // A benchmark draws as fast as it can.
      frames_per_second_(options.frame_time ? 0 : 60) {
  open();
}

// Not SFML's own full screen: that takes the first screen, whichever is meant, and its mode with it.
void Frame::open() {
  const bool is_filling = place_.frame == render::WindowPlace::Frame::Filling;
  window_.create(
      sf::VideoMode(static_cast<unsigned>(place_.width_px), static_cast<unsigned>(place_.height_px)), title_,
      is_filling ? sf::Style::None : sf::Style::Default);
  window_.setPosition({place_.x_px, place_.y_px});
  window_.setFramerateLimit(frames_per_second_);
}

std::optional<sf::Event> Frame::next_event() {
  sf::Event event{};
  if (!window_.isOpen() || !window_.pollEvent(event)) return std::nullopt;
  if (event.type == sf::Event::Closed) window_.close();
  return event;
}

void Frame::toggle_full_screen() {
  const bool is_filling = place_.frame == render::WindowPlace::Frame::Filling;
  place_ = is_filling ? windowed_ : render::filling(place_.screen);
  open();
}

Screen::Screen(render::Session& session, const Fonts& fonts, render::View view,
               const render::WindowPlace& place, const WindowOptions& options)
    : frame_(title_of(session, view), place, options) {
  stage_.emplace(session, fonts, view, options.settings.theme, frame_.window().getSize());
  stage_->use(options.settings);
  stage_->set_symbols(options.symbols);
}

bool Screen::take_events() {
  bool any = false;
  while (const auto event = frame_.next_event()) {
    any = true;
    if (event->type == sf::Event::Resized) stage_->resize({event->size.width, event->size.height});
    stage_->take(*event);
  }
  return any;
}

void Screen::draw(const render::Pacer& pacer, double seconds) {
  if (!frame_.is_open()) return;
  frame_.window().setActive(true);
  stage_->draw(frame_.window(), pacer, seconds, MapLook::Moment::Rounded);
  frame_.window().display();
}

void Screen::toggle_full_screen() {
  frame_.toggle_full_screen();
  stage_->resize(frame_.window().getSize());
}

}  // namespace tocsin::window

#include "render/sfml/drill_window.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/System/Err.hpp>

#include "render/drill_debrief.hpp"
#include "render/pacer.hpp"
#include "render/sfml/display.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/panel_drill.hpp"
#include "render/sfml/placing.hpp"
#include "render/sfml/sounds.hpp"
#include "render/sfml/window.hpp"

namespace tocsin::window {

namespace {

constexpr float ring_every_s = 2.0F;
constexpr float bright_s = 1.0F;

/// A pager's two short notes.
constexpr std::array<render::ToneNote, 2> pager_tone{{{880.0, 0.22}, {1175.0, 0.22}}};

class DrillScreen {
 public:
  DrillScreen(render::DrillSession& drill, const DrillWindowOptions& options)
      : drill_(drill),
        options_(options),
        window_(
            sf::VideoMode(static_cast<unsigned>(options.width_px), static_cast<unsigned>(options.height_px)),
            "Tocsin: EXERCISE " + drill.setting().scenario.code_word + ", " + drill.role().name) {
    window_.setFramerateLimit(options.frame_time ? 0 : 30);
    put_in_middle(window_, window_.getSize());
    if (has_sound_device()) tone_.emplace(pager_tone);
    host_.emplace(1.0);
    host_->set_theme(options.theme);
    pacer_.set_speed(options.speed);
  }

  Result<void> run() {
    sf::Clock frame;
    for (int frames = 0; window_.isOpen(); ++frames) {
      if (options_.max_frames && frames >= *options_.max_frames) return finish();
      const sf::Time passed = frame.restart();
      const Duration wall = options_.frame_time.value_or(Duration{passed.asMilliseconds()});
      take_events();
      if (!drill_.is_over()) drill_.session().advance(pacer_.advance(wall));
      since_ring_s_ += static_cast<float>(wall.count()) / 1000.0F;
      drill_.news();
      draw(static_cast<double>(wall.count()) / 1000.0);
      if (!options_.after_frame) continue;
      if (auto fine = options_.after_frame(); !fine) return fine;
    }
    return {};
  }

 private:
  void take_events() {
    sf::Event event{};
    while (window_.isOpen() && window_.pollEvent(event)) {
      if (event.type == sf::Event::Closed) window_.close();
      if (event.type == sf::Event::Resized) {
        window_.setView(sf::View(sf::FloatRect(0.0F, 0.0F, static_cast<float>(event.size.width),
                                               static_cast<float>(event.size.height))));
      }
      host_->take(event);
    }
  }

  void ring(const render::DrillView& view) {
    const bool rings = std::any_of(view.pages.begin(), view.pages.end(),
                                   [](const render::DrillPage& page) { return page.rings_for.has_value(); });
    if (!rings) {
      since_ring_s_ = ring_every_s;
    } else if (since_ring_s_ >= ring_every_s) {
      since_ring_s_ = 0.0F;
      if (tone_) tone_->play();
    }
  }

  void draw(double seconds) {
    if (!window_.isOpen()) return;
    const render::DrillView view = drill_.view();
    ring(view);
    if (drill_.is_over() && controls_.debrief.empty() && options_.feed != nullptr) {
      const auto debrief = render::debrief_of(drill_.setting(), *options_.feed);
      controls_.debrief =
          debrief ? render::debrief_text(drill_.setting(), *debrief) : format(debrief.error());
    }
    window_.setActive(true);
    const render::Palette palette = render::palette_of(options_.theme);
    window_.clear({palette.paper.red, palette.paper.green, palette.paper.blue});
    host_->begin_frame(window_.getSize(), std::max(seconds, 0.001));
    DrillWishes wishes;
    draw_drill({drill_, view, *host_, window_.getSize(), since_ring_s_ < bright_s}, controls_, wishes);
    host_->end_frame(window_);
    window_.display();
    carry_out(wishes);
  }

  void carry_out(const DrillWishes& wishes) {
    for (const render::DrillInput& input : wishes.inputs) obey(input);
    if (!wishes.line.empty()) {
      const auto input = render::read_drill_line(wishes.line);
      if (!input) {
        controls_.notice = input.error().front().message;
      } else if (std::holds_alternative<render::said::Help>(*input)) {
        controls_.notice = render::drill_help();
      } else if (std::holds_alternative<render::said::Quit>(*input)) {
        end();
      } else {
        obey(*input);
      }
    }
    if (wishes.ends) end();
  }

  void obey(const render::DrillInput& input) {
    const auto done = drill_.obey(input);
    controls_.notice = done ? *done : done.error().front().message;
  }

  void end() {
    if (drill_.is_over()) return;
    const auto ended = drill_.session().submit(model::EndExercise{"the officer ended it"});
    if (!ended) controls_.notice = ended.error().front().message;
  }

  Result<void> finish() {
    if (!options_.picture) return {};
    sf::Texture texture;
    texture.create(window_.getSize().x, window_.getSize().y);
    texture.update(window_);
    if (texture.copyToImage().saveToFile(options_.picture->string())) return {};
    return fault("the picture " + options_.picture->string() + " cannot be written");
  }

  render::DrillSession& drill_;
  const DrillWindowOptions& options_;
  sf::RenderWindow window_;
  std::optional<ImGuiHost> host_;
  render::Pacer pacer_;
  std::optional<Tone> tone_;  ///< none: silent
  DrillControls controls_;
  float since_ring_s_ = ring_every_s;
};

}  // namespace

Result<void> run_drill(render::DrillSession& drill, const DrillWindowOptions& options) {
  // Held for as long as the window is there: see DisplayConnection.
  const DisplayConnection display;
  if (!display.is_open()) return display_available();
  sf::err().rdbuf(nullptr);
  const auto fonts = Fonts::load();
  if (!fonts) return tl::unexpected(fonts.error());
  return DrillScreen(drill, options).run();
}

}  // namespace tocsin::window

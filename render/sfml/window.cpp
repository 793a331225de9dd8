#include "render/sfml/window.hpp"

#include <algorithm>
#include <cstdlib>

#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/System/Err.hpp>

#include "render/inspector.hpp"
#include "render/map_marks.hpp"
#include "render/sfml/beside_stage.hpp"
#include "render/sfml/beside_window.hpp"
#include "render/sfml/canvas.hpp"
#include "render/sfml/display.hpp"
#include "render/sfml/map_only.hpp"
#include "render/sfml/show.hpp"
#include "render/sfml/stage.hpp"

namespace tocsin::window {

namespace {

Result<void> fault_unless_open(const DisplayConnection& display) {
  if (display.is_open()) return {};
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0') {
    return fault("there is no display to open a window on (DISPLAY is not set)", {},
                 "a run needs none with --headless, nor a map with replay --svg; xvfb-run brings a display "
                 "to draw on");
  }
  return fault("the display '" + std::string(name) + "' cannot be opened", {},
               "check that the X server runs and lets you in; a run needs none with --headless, nor a map "
               "with replay --svg");
}

/// What every window needs, asked for before SFML could end the process for want of it.
struct Means {
  DisplayConnection display;
  Fonts fonts;

  static Result<Means> gather() {
    DisplayConnection display;
    if (auto open = fault_unless_open(display); !open) return tl::unexpected(std::move(open.error()));
    // What SFML says of drivers is of no use to anybody here; what fails is said as a fault.
    sf::err().rdbuf(nullptr);
    if (!can_keep_pictures()) {
      return fault(
          "the graphics here cannot keep pictures: OpenGL 3.0 or GL_ARB_framebuffer_object is missing", {},
          "LIBGL_ALWAYS_SOFTWARE=1 draws with the processor instead");
    }
    auto fonts = Fonts::load();
    if (!fonts) return tl::unexpected(std::move(fonts.error()));
    return Means{std::move(display), std::move(*fonts)};
  }
};

std::vector<render::View> views_of(Views views) {
  switch (views) {
    case Views::Facilitator:
      return {render::View::Facilitator};
    case Views::Room:
      return {render::View::Room};
    case Views::Both:
      return {render::View::Facilitator, render::View::Room};
  }
  return {};
}

render::PlaceOptions placing(const WindowOptions& options) {
  return {options.width_px, options.height_px, options.room_screen};
}

Result<ReplayEnd> run_show(render::Session& session, const Means& means, const WindowOptions& options) {
  const auto views = views_of(options.views);
  const auto places = render::place_windows(means.display.screens(), views, placing(options));
  if (!places) return tl::unexpected(places.error());
  return Show(session, means.fonts, views, *places, options).run();
}

}  // namespace

namespace {

MapLook look_of(const Picture& picture, const render::Shown& shown) {
  MapLook look;
  look.view = picture.view;
  look.theme = picture.theme;
  look.symbols = &picture.symbols;
  if (picture.selected && render::is_there(shown, *picture.selected)) {
    if (const auto* unit = std::get_if<model::UnitId>(&*picture.selected)) {
      // Its symbol is ringed where it stands in a row.
      look.selected = *unit;
    } else {
      const render::SymbolLook symbols{picture.symbols, picture.text_scale.value_or(1.0), picture.view};
      look.marks.add_selected(shown, *picture.selected,
                              render::symbol_spot(shown, *picture.selected, symbols),
                              render::callout_of(shown, *picture.selected));
    }
  }
  look.moment = MapLook::Moment::Exact;
  look.text_scale = picture.text_scale.value_or(1.0);
  return look;
}

}  // namespace

Result<void> display_available() { return fault_unless_open(DisplayConnection{}); }

Result<std::vector<render::ScreenBox>> screens() {
  const DisplayConnection display;
  if (auto open = fault_unless_open(display); !open) return tl::unexpected(std::move(open.error()));
  return display.screens();
}

Result<FrameStats> run_live(exercise::Exercise& exercise, const WindowOptions& options) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  render::LiveSession session(exercise, {options.orders, options.feed, options.seat});
  session.run_until(options.begin_at);
  auto end = run_show(session, *means, options);
  if (!end) return tl::unexpected(std::move(end.error()));
  end->stats.refused = session.refused();
  return std::move(end->stats);
}

Result<ReplayEnd> run_replay(exercise::Replay& replay, const WindowOptions& options) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  render::ReplaySession session(replay, options.review);
  return run_show(session, *means, options);
}

Result<FrameStats> run_beside(exercise::Replay& first, exercise::Replay& second,
                              const render::BesideNames& names, const WindowOptions& options) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  render::BesideSession session(first, second, names);
  const auto place =
      render::in_middle_of(means->display.screens().front(), options.width_px, options.height_px);
  return BesideWindow(session, means->fonts, place, options).run();
}

namespace {

/// What was drawn half see-through has let the target's own alpha down; on a screen nobody sees that.
sf::Image opaque(const sf::Image& image) {
  const sf::Vector2u size = image.getSize();
  std::vector<sf::Uint8> pixels(image.getPixelsPtr(),
                                image.getPixelsPtr() + std::size_t{4} * size.x * size.y);
  for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
  sf::Image result;
  result.create(size.x, size.y, pixels.data());
  return result;
}

/// Draws into a picture of that size, and saves it.
template <class Draw>
Result<void> draw_picture(const Picture& picture, const std::filesystem::path& file, Draw draw) {
  const auto width = static_cast<unsigned>(picture.width_px);
  const auto height = static_cast<unsigned>(picture.height_px);
  sf::RenderTexture target;
  if (!target.create(width, height)) {
    return fault("a picture of " + std::to_string(width) + " by " + std::to_string(height) +
                 " is more than the graphics can hold");
  }
  draw(target);
  // SFML reports success on a full disk; a picture that cannot be read back was not written.
  const sf::Image image = opaque(target.getTexture().copyToImage());
  const bool is_saved = image.saveToFile(file.string());
  if (sf::Image read_back; !is_saved || !read_back.loadFromFile(file.string())) {
    return fault("the picture " + file.string() + " cannot be written", {},
                 "is the folder there, and is the disk full?");
  }
  return {};
}

render::Pacer paused() {
  render::Pacer pacer;
  pacer.pause();
  return pacer;
}

}  // namespace

Result<void> screenshot(exercise::Replay& replay, const Picture& picture, const std::filesystem::path& file) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  render::ReplaySession session(replay);
  session.show(picture.at);
  return draw_picture(picture, file, [&](sf::RenderTexture& target) {
    if (picture.extent == Picture::Extent::MapOnly) {
      target.setActive(true);
      draw_map_only(target, means->fonts, session,
                    look_of(picture, {session.setting(), session.world(), session.shown()}), picture.ground);
      target.display();
      return;
    }
    Stage stage(session, means->fonts, picture.view, picture.theme, target.getSize());
    stage.set_symbols(picture.symbols);
    stage.arrange({picture.panels, picture.selected, picture.text_scale});
    if (picture.ground) stage.fit(*picture.ground, 0.0);
    // Panels find their sizes in the first frames.
    for (int pass = 0; pass < 3; ++pass) {
      target.setActive(true);
      stage.draw(target, paused(), 1.0 / 60.0, MapLook::Moment::Exact);
      target.display();
    }
  });
}

Result<void> screenshot_beside(exercise::Replay& first, exercise::Replay& second,
                               const render::BesideNames& names, const Picture& picture,
                               const std::filesystem::path& file) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  render::BesideSession session(first, second, names);
  session.show(picture.at);
  return draw_picture(picture, file, [&](sf::RenderTexture& target) {
    BesideStage stage(session, means->fonts, picture.theme, target.getSize());
    stage.set_symbols(picture.symbols);
    if (picture.ground) stage.fit(*picture.ground);
    for (int pass = 0; pass < 3; ++pass) {
      target.setActive(true);
      stage.draw(target, paused(), 1.0 / 60.0, MapLook::Moment::Exact);
      target.display();
    }
  });
}

}  // namespace tocsin::window

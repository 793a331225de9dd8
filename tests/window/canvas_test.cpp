// Pictures that are kept: what is put back is what was drawn, to the pixel.
#include "render/sfml/canvas.hpp"

#include <memory>

#include <SFML/Graphics/RectangleShape.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <catch2/catch.hpp>

#include "render/sfml/display.hpp"
#include "render/sfml/fonts.hpp"
#include "render/sfml/stage.hpp"
#include "tests/support/runcorn.hpp"
#include "tests/window/need_display.hpp"

using namespace tocsin;
using window::Canvas;

namespace {

constexpr unsigned width = 120, height = 80;

/// Four squares of different colours, no two rows and no two columns of them alike.
void draw_squares(sf::RenderTarget& target) {
  const auto square = [&](float x, float y, sf::Color colour) {
    sf::RectangleShape shape({11.0F, 7.0F});
    shape.setPosition(x, y);
    shape.setFillColor(colour);
    target.draw(shape);
  };
  square(20.0F, 10.0F, sf::Color::Red);
  square(40.0F, 15.0F, sf::Color::Green);
  square(25.0F, 30.0F, sf::Color::Blue);
  square(60.0F, 50.0F, sf::Color(200, 100, 50));
}

/// A window and a picture of one, which keep their pixels in different ways.
struct Targets {
  Targets() {
    test::need_a_display();
    texture.create(width, height);
  }
  sf::Image shown_on_window() {
    sf::Texture copy;
    copy.create(width, height);
    copy.update(window);
    return copy.copyToImage();
  }
  sf::RenderWindow window{sf::VideoMode(width, height), "test", sf::Style::None};
  sf::RenderTexture texture;
};

int differing(const sf::Image& a, const sf::Image& b, sf::IntRect within) {
  int pixels = 0;
  for (int y = within.top; y < within.top + within.height; ++y) {
    for (int x = within.left; x < within.left + within.width; ++x) {
      const sf::Color p = a.getPixel(static_cast<unsigned>(x), static_cast<unsigned>(y));
      const sf::Color q = b.getPixel(static_cast<unsigned>(x), static_cast<unsigned>(y));
      if (p.r != q.r || p.g != q.g || p.b != q.b) ++pixels;
    }
  }
  return pixels;
}

sf::Image drawn(Targets& targets) {
  targets.texture.clear(sf::Color::White);
  draw_squares(targets.texture);
  targets.texture.display();
  return targets.texture.getTexture().copyToImage();
}

const sf::IntRect all{0, 0, width, height};
const sf::IntRect place{15, 5, 70, 60};  // with all squares in it

}  // namespace

TEST_CASE("what is drawn on a canvas stands on a window and on a picture as if drawn there") {
  Targets targets;
  const sf::Image wanted = drawn(targets);
  for (const Canvas::Edges edges : {Canvas::Edges::AsDrawn, Canvas::Edges::Smoothed}) {
    targets.window.setActive(true);
    Canvas canvas(place, edges);
    canvas.begin(targets.window);
    canvas.clear(sf::Color::White);
    draw_squares(canvas);
    canvas.end();
    targets.window.clear(sf::Color::White);
    canvas.put(targets.window);
    CHECK(differing(targets.shown_on_window(), wanted, all) == 0);
    targets.texture.clear(sf::Color::White);
    canvas.put(targets.texture);
    targets.texture.display();
    CHECK(differing(targets.texture.getTexture().copyToImage(), wanted, all) == 0);
  }
}

TEST_CASE("a part that was taken is put back where it was, and nothing else") {
  Targets targets;
  const sf::Image wanted = drawn(targets);
  const sf::IntRect part{20, 10, 31, 12};  // two of the squares
  targets.window.clear(sf::Color::White);
  draw_squares(targets.window);
  Canvas canvas(all);
  canvas.take(targets.window, part);
  targets.window.clear(sf::Color::Black);
  canvas.put(targets.window, part);
  const sf::Image shown = targets.shown_on_window();
  CHECK(differing(shown, wanted, part) == 0);
  sf::Image black;
  black.create(width, height, sf::Color::Black);
  CHECK(differing(shown, black, all) == part.width * part.height);
}

TEST_CASE("one canvas is put on another, moved, and cut at its edges") {
  Targets targets;
  const sf::Image wanted = drawn(targets);
  targets.window.setActive(true);
  Canvas first({0, 0, static_cast<int>(width), static_cast<int>(height)}), second(place);
  first.begin(targets.window);
  first.clear(sf::Color::White);
  draw_squares(first);
  first.end();
  second.begin(targets.window);
  second.clear(sf::Color::Black);
  first.put(second, {0, 0});
  second.end();
  targets.window.clear(sf::Color::White);
  second.put(targets.window);
  CHECK(differing(targets.shown_on_window(), wanted, all) == 0);
}

TEST_CASE("panels that are put back look as they did when they were drawn") {
  test::need_a_display();
  const window::DisplayConnection display;
  exercise::Exercise exercise(test::runcorn(), {7, 0});
  // Without entries nothing flashes for a while.
  render::LiveSession session(exercise, {{}, nullptr, "facilitator"});
  session.run_until(SimTime{40 * 60'000});
  const window::Fonts fonts = window::Fonts::load().value();
  const sf::Vector2u size{1280, 800};
  sf::RenderTexture target;
  target.create(size.x, size.y);
  window::Stage stage(session, fonts, render::View::Facilitator, render::Theme::Light, size);
  const auto picture = [&](int frames) {
    target.setActive(true);
    for (int i = 0; i < frames; ++i)
      stage.draw(target, render::Pacer{}, 1.0 / 60.0, window::MapLook::Moment::Exact);
    target.display();
    return target.getTexture().copyToImage();
  };
  const sf::IntRect window_box{0, 0, static_cast<int>(size.x), static_cast<int>(size.y)};
  picture(5);  // panels find their sizes in the first frames
  const sf::Image put_back = picture(2);
  // Other colours and back again: every panel is drawn afresh.
  stage.carry_out(render::Action::SwitchTheme);
  const sf::Image dark = picture(5);
  CHECK(differing(put_back, dark, window_box) > 100'000);
  stage.carry_out(render::Action::SwitchTheme);
  CHECK(differing(picture(1), put_back, window_box) == 0);
  CHECK(differing(picture(1), put_back, window_box) == 0);
  // A minute later the clock, and what counts down, says something else.
  session.run_until(SimTime{41 * 60'000});
  const sf::Image later = picture(5);
  CHECK(differing(later, put_back, {0, 22, 1280, 44}) > 100);
}

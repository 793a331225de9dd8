// The co-ordination panel under a pointer: what can be pressed becomes a command, and what is only shown
// none.
#include <filesystem>
#include <functional>

#include <SFML/Graphics/RenderWindow.hpp>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"
#include "render/sfml/stage.hpp"
#include "render/sfml/window.hpp"
#include "tests/support/runcorn.hpp"
#include "tests/window/need_display.hpp"

using namespace tocsin;
using namespace tocsin::window;

namespace {

const sf::Vector2u size{1280, 800};

/// The panel alone, in its place in a small window, and somebody who clicks.
struct Panel {
  exercise::Exercise exercise{(test::need_a_display(), test::runcorn()), {7, 0}};
  sf::RenderWindow target{sf::VideoMode(size.x, size.y), "test"};
  std::vector<journal::Entry> feed;
  render::LiveSession session;
  render::Pacer pacer;
  render::Layout layout;
  ImGuiHost host{1.0};
  Controls controls;
  Wishes wishes;

  Panel() : session((listen(), exercise), {{}, &feed, "facilitator"}) {
    controls.open.toggle(render::Panel::Coordination);
    layout = render::facilitator_layout(size.x, size.y, 1.0, controls.open);
    frame();
  }
  void listen() {
    exercise.listen([this](const journal::Entry& entry) { feed.push_back(entry); });
  }
  const render::PixelBox& box() const { return *layout.of(render::Panel::Coordination); }
  void frame() {
    target.clear();
    host.begin_frame(size, 0.03);
    draw_coordination({session, pacer, layout, {}, {}, render::Theme::Light}, host, controls, wishes);
    host.end_frame(target);
  }
  void click(render::Pixel at) {
    sf::Event event{};
    event.type = sf::Event::MouseMoved;
    event.mouseMove = {static_cast<int>(at.x), static_cast<int>(at.y)};
    host.take(event);
    frame();
    for (const auto type : {sf::Event::MouseButtonPressed, sf::Event::MouseButtonReleased}) {
      event = {};
      event.type = type;
      event.mouseButton = {sf::Mouse::Left, static_cast<int>(at.x), static_cast<int>(at.y)};
      host.take(event);
      frame();
    }
  }
  /// Along the tabs, which are the panel's first line, from the right: so the last tab is chosen.
  void choose_last_tab() {
    for (double x = box().low.x + 20.0; x < box().high.x; x += 40.0) click({x, box().low.y + 18.0});
  }
  /// Clicks everywhere, from the last line up, until something is wished for.
  void click_upwards() {
    for (double y = box().high.y - 8.0; y > box().low.y + 30.0 && wishes.commands.empty(); y -= 9.0) {
      for (double x = box().low.x + 12.0; x < box().high.x && wishes.commands.empty(); x += 30.0)
        click({x, y});
    }
  }
};

void type(TextField& field, std::string_view text) { text.copy(field.data(), text.size()); }

}  // namespace

TEST_CASE("a group that has not been convened has a button that convenes it") {
  Panel panel;
  panel.click_upwards();
  REQUIRE(panel.wishes.commands.size() == 1);
  const auto* convened = std::get_if<model::ConveneGroup>(&panel.wishes.commands.front());
  REQUIRE(convened != nullptr);
  CHECK(panel.session.submit(*convened));
}

TEST_CASE("the form sends what was typed, once, and nothing while it is empty") {
  Panel panel;
  panel.choose_last_tab();
  panel.click_upwards();
  CHECK(panel.wishes.commands.empty());

  const auto& organisations = panel.session.setting().scenario.organisations;
  panel.controls.methane_from = 2;
  panel.controls.methane_to = 3;
  panel.controls.methane_form = model::MethaneForm::Methane;
  type(panel.controls.methane[1], "SJ 502 807");
  type(panel.controls.methane[6], "fire");
  // The row of the button, right of the choice of forms: what is above it stays as it was.
  for (double y = panel.box().high.y - 8.0; y > panel.box().low.y + 30.0; y -= 6.0) {
    panel.click({panel.box().low.x + 205.0, y});
    if (!panel.wishes.commands.empty()) break;
  }
  REQUIRE(panel.wishes.commands.size() == 1);
  const auto& sent = std::get<model::SendMethane>(panel.wishes.commands.front());
  CHECK(sent.from == organisations[2].id);
  CHECK(sent.to == organisations[3].id);
  CHECK(sent.exact_location == "SJ 502 807");
  CHECK(sent.services == "fire");
  CHECK(sent.type.empty());
  CHECK(panel.session.submit(sent));
  CHECK(text_of(panel.controls.methane[1]).empty());
}

TEST_CASE("the key O opens the co-ordination panel in the window") {
  Panel panel;
  const auto fonts = Fonts::load();
  REQUIRE(fonts);
  Stage stage(panel.session, *fonts, render::View::Facilitator, render::Theme::Light, size);
  const auto picture = [&] {
    for (int pass = 0; pass < 3; ++pass) stage.draw(panel.target, panel.pacer, 0.03, MapLook::Moment::Exact);
    sf::Texture texture;
    texture.create(size.x, size.y);
    texture.update(panel.target);
    const sf::Image image = texture.copyToImage();
    const auto* pixels = image.getPixelsPtr();
    return std::vector<sf::Uint8>(pixels, pixels + std::size_t{4} * size.x * size.y);
  };
  const auto closed = picture();
  const bool is_still = picture() == closed;
  CHECK(is_still);
  sf::Event event{};
  event.type = sf::Event::KeyPressed;
  event.key.code = sf::Keyboard::O;
  stage.take(event);
  const auto actions = stage.take_wishes().actions;
  REQUIRE(actions == std::vector<render::Action>{render::Action::ToggleCoordination});
  CHECK(stage.carry_out(actions.front()));
  const bool has_changed = picture() != closed;
  CHECK(has_changed);
}

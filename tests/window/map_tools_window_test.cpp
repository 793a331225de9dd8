// The real stage driven by events as a window would give them: what a hand on mouse and keys comes to.
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include <SFML/Graphics/RenderTexture.hpp>
#include <catch2/catch.hpp>

#include "render/sfml/display.hpp"
#include "render/sfml/stage.hpp"
#include "sim/exercise/exercise.hpp"
#include "tests/support/runcorn.hpp"

using namespace tocsin;
using namespace tocsin::window;

namespace {

constexpr unsigned width_px = 1280, height_px = 800;

/// A facilitator's stage on an exercise half an hour old, with the hand that works it.
class Hand {
 public:
  explicit Hand(render::View view = render::View::Facilitator)
      : loaded_(load()),
        exercise_(loaded_, {7, 0}),
        session_(exercise_, {{}, &feed_, "facilitator"}),
        fonts_(*Fonts::load()) {
    exercise_.listen([this](const journal::Entry& entry) { feed_.push_back(entry); });
    session_.run_until(SimTime{30 * 60000});
    REQUIRE(target_.create(width_px, height_px));
    stage_.emplace(session_, fonts_, view, render::Theme::Light, target_.getSize());
    pacer_.pause();
    draw();
  }

  const Stage& stage() const { return *stage_; }
  render::LiveSession& session() { return session_; }
  /// In whole pixels, as a mouse has them.
  render::Pixel middle() const { return whole(stage_->camera().frame.centre()); }
  render::Pixel pixel_of(GridPoint p) const { return whole(stage_->camera().to_pixel(p)); }

  /// Draws twice: the panels see a press one frame later; then what was asked for is done.
  Hand& draw() {
    for (int i = 0; i < 2; ++i) {
      target_.setActive(true);
      stage_->draw(target_, pacer_, 1.0 / 60.0, MapLook::Moment::Exact);
      target_.display();
      Wishes wishes = stage_->take_wishes();
      for (const render::Action action : wishes.actions) stage_->carry_out(action);
      // What the actions asked for themselves.
      Wishes more = stage_->take_wishes();
      for (auto* asked : {&wishes, &more}) {
        for (model::Command& command : asked->commands) {
          commands_.push_back(command);
          if (const auto done = session_.submit(command); !done) {
            stage_->take_back(command);
            stage_->say(done.error().front().message);
          }
        }
      }
    }
    return *this;
  }
  Hand& move(render::Pixel at) {
    sf::Event event{};
    event.type = sf::Event::MouseMoved;
    event.mouseMove = {static_cast<int>(at.x), static_cast<int>(at.y)};
    stage_->take(event);
    return draw();
  }
  Hand& button(sf::Event::EventType type, render::Pixel at, sf::Mouse::Button which = sf::Mouse::Left) {
    sf::Event event{};
    event.type = type;
    event.mouseButton = {which, static_cast<int>(at.x), static_cast<int>(at.y)};
    stage_->take(event);
    return draw();
  }
  Hand& click(render::Pixel at, sf::Mouse::Button which = sf::Mouse::Left) {
    move(at);
    button(sf::Event::MouseButtonPressed, at, which);
    return button(sf::Event::MouseButtonReleased, at, which);
  }
  Hand& drag(render::Pixel from, render::Pixel to) {
    move(from);
    button(sf::Event::MouseButtonPressed, from);
    move(to);
    return button(sf::Event::MouseButtonReleased, to);
  }
  enum class With { Nothing, Control, Shift };
  Hand& key(sf::Keyboard::Key code, With with = With::Nothing) {
    sf::Event event{};
    event.type = sf::Event::KeyPressed;
    event.key.code = code;
    event.key.control = with == With::Control;
    event.key.shift = with == With::Shift;
    stage_->take(event);
    event.type = sf::Event::KeyReleased;
    stage_->take(event);
    return draw();
  }
  /// The commands so far, which are forgotten.
  std::vector<model::Command> commands() { return std::exchange(commands_, {}); }

  render::Shown now() { return {session_.setting(), session_.world(), session_.shown()}; }
  /// The picture's colours, or those of a part of it.
  std::vector<sf::Uint8> bytes(std::optional<render::PixelBox> part = std::nullopt) {
    const sf::Image image = target_.getTexture().copyToImage();
    const render::PixelBox box = part.value_or(render::PixelBox{{0.0, 0.0}, {width_px, height_px}});
    std::vector<sf::Uint8> all;
    for (auto y = static_cast<unsigned>(box.low.y); y < static_cast<unsigned>(box.high.y); ++y) {
      for (auto x = static_cast<unsigned>(box.low.x); x < static_cast<unsigned>(box.high.x); ++x) {
        const sf::Color colour = image.getPixel(x, y);
        all.insert(all.end(), {colour.r, colour.g, colour.b});
      }
    }
    return all;
  }

  void save(const std::string& name) {
    if (const char* folder = std::getenv("TOCSIN_PICTURES"))
      target_.getTexture().copyToImage().saveToFile(std::string(folder) + "/" + name);
  }

 private:
  static render::Pixel whole(render::Pixel p) { return {std::floor(p.x), std::floor(p.y)}; }
  static exercise::Loaded load() {
    DisplayConnection display;
    if (!display.is_open()) FAIL("this needs a display, as ./dev test brings one");
    return test::runcorn();
  }

  exercise::Loaded loaded_;
  exercise::Exercise exercise_;
  std::vector<journal::Entry> feed_;
  render::LiveSession session_;
  Fonts fonts_;
  sf::RenderTexture target_;
  std::optional<Stage> stage_;
  render::Pacer pacer_;
  std::vector<model::Command> commands_;
};

template <class Command>
const Command& only(const std::vector<model::Command>& commands) {
  REQUIRE(commands.size() == 1);
  return std::get<Command>(commands.front());
}

}  // namespace

TEST_CASE("a click on the map selects what stands there, and Escape lets go of it") {
  Hand hand;
  const model::Scenario& scenario = hand.session().setting().scenario;
  hand.click(hand.pixel_of(scenario.rvps[0].position) + render::Pixel{14.0, -22.0});
  CHECK(hand.stage().controls().selected == render::Thing{model::RvpId{0}});
  hand.draw();
  hand.save("select-rvp.png");
  hand.key(sf::Keyboard::Escape);
  CHECK(hand.stage().controls().selected == std::nullopt);
  CHECK(hand.commands().empty());
}

TEST_CASE("Tab goes through the things on the map, and Enter puts the selected one in the middle") {
  Hand hand;
  const auto things =
      render::things_on_map({hand.session().setting(), hand.session().world(), hand.session().shown()});
  hand.key(sf::Keyboard::Tab);
  CHECK(hand.stage().controls().selected == things.front());
  hand.key(sf::Keyboard::Tab, Hand::With::Shift);
  CHECK(hand.stage().controls().selected == things.back());
  hand.key(sf::Keyboard::Tab).key(sf::Keyboard::Tab).key(sf::Keyboard::Enter);
  CHECK(hand.stage().controls().selected == things[1]);
  const auto place =
      render::place_of({hand.session().setting(), hand.session().world(), hand.session().shown()}, things[1]);
  CHECK(hand.stage().camera().centre == *place);
  hand.save("select-unit.png");
}

TEST_CASE("a cordon is drawn by clicks and set by Enter, as one command") {
  Hand hand;
  const render::Pixel middle = hand.middle();
  hand.key(sf::Keyboard::P).key(sf::Keyboard::P);
  for (const render::Pixel corner : {render::Pixel{-150, -90}, {120, -110}, {170, 60}, {-60, 130}})
    hand.click(middle + corner);
  hand.move(middle + render::Pixel{-160, 40});
  hand.save("cordon.png");
  CHECK(hand.commands().empty());
  const auto corner = hand.stage().camera().to_grid(middle + render::Pixel{-150, -90});
  hand.key(sf::Keyboard::Enter);
  const auto commands = hand.commands();
  const auto& command = only<model::SetCordon>(commands);
  CHECK(command.name == "Inner cordon");
  CHECK(command.ring.size() == 4);
  CHECK(command.ring.front() == corner);
  CHECK_FALSE(hand.stage().controls().tool);
  hand.draw();
  hand.click(middle + render::Pixel{110, 78});
  const auto made = model::find_cordon(hand.session().setting(), hand.session().world(), "cordon-1");
  REQUIRE(made);
  CHECK(hand.stage().controls().selected == render::Thing{*made});
  hand.draw();
  hand.save("cordon-set.png");
}

TEST_CASE("a drag draws a cordon's circle instead of moving the map") {
  Hand hand;
  const render::Camera before = hand.stage().camera();
  hand.key(sf::Keyboard::P).drag(hand.middle(), hand.middle() + render::Pixel{100, 0});
  hand.save("circle.png");
  CHECK(hand.stage().camera() == before);
  hand.key(sf::Keyboard::Enter);
  const auto commands = hand.commands();
  const auto& ring = only<model::SetCordon>(commands).ring;
  for (const GridPoint p : ring)
    CHECK(distance(p, before.to_grid(hand.middle())).value ==
          Approx(100.0 * before.metres_per_pixel).margin(1.0));
}

TEST_CASE("without a mouse a cordon is drawn at the cross-hair") {
  Hand hand;
  hand.key(sf::Keyboard::P);
  CHECK(hand.stage().controls().shows_cross_hair);
  hand.key(sf::Keyboard::Enter).key(sf::Keyboard::Right, Hand::With::Control).key(sf::Keyboard::Enter);
  hand.key(sf::Keyboard::Down, Hand::With::Control).key(sf::Keyboard::Enter);
  hand.save("cross-hair.png");
  CHECK(hand.commands().empty());
  hand.key(sf::Keyboard::Enter);
  const auto commands = hand.commands();
  CHECK(only<model::SetCordon>(commands).ring.size() == 3);
}

TEST_CASE("a rendezvous point that is refused leaves its tool in hand, and the next click can be right") {
  Hand hand;
  const GridPoint in_the_estuary{348000.0, 380300.0};
  hand.key(sf::Keyboard::R);
  hand.click(hand.pixel_of(in_the_estuary));
  CHECK(hand.commands().size() == 1);
  REQUIRE(hand.stage().controls().tool);
  CHECK(hand.stage().controls().tool->kind() == render::ToolKind::PlaceRvp);
  CHECK(hand.stage().controls().notice.ends_with(" m from the nearest road"));
  const std::size_t before = hand.session().world().rvps.size();
  hand.click(hand.pixel_of(hand.session().setting().scenario.rvps[0].position));
  CHECK(hand.session().world().rvps.size() == before + 1);
  CHECK_FALSE(hand.stage().controls().tool);
  CHECK(hand.stage().controls().notice.empty());
}

TEST_CASE("measuring draws legs, and gives no command") {
  Hand hand;
  hand.key(sf::Keyboard::D);
  const render::Pixel middle = hand.middle();
  for (const render::Pixel point : {render::Pixel{-200, 60}, {-40, -80}, {140, 20}})
    hand.click(middle + point);
  hand.move(middle + render::Pixel{200, 140});
  hand.save("measure.png");
  hand.key(sf::Keyboard::Enter);
  CHECK(hand.stage().controls().tool->is_finished());
  hand.key(sf::Keyboard::Escape);
  CHECK_FALSE(hand.stage().controls().tool);
  CHECK(hand.commands().empty());
}

TEST_CASE("the camera stays with a unit that is followed, until a pan") {
  Hand hand;
  hand.key(sf::Keyboard::Tab).key(sf::Keyboard::T);
  REQUIRE(hand.stage().controls().followed);
  hand.session().advance(Duration{60000});
  hand.draw();
  const auto at = model::unit_position(hand.session().setting(), hand.session().world(),
                                       *hand.stage().controls().followed, hand.session().shown());
  REQUIRE(at);
  CHECK(hand.stage().camera().centre == *at);
  hand.key(sf::Keyboard::Left, Hand::With::Control);
  CHECK_FALSE(hand.stage().controls().followed);
}

TEST_CASE("a road closed one way by its tool is drawn with the way that is closed") {
  Hand hand;
  const roads::Network& network = hand.session().setting().map.network;
  const auto nearest = network.nearest_connected(hand.stage().camera().to_grid(hand.middle()));
  REQUIRE(nearest);
  hand.key(sf::Keyboard::C).key(sf::Keyboard::C);
  for (int i = 0; i < 4; ++i) hand.key(sf::Keyboard::Add);
  hand.move(hand.pixel_of(nearest->point));
  hand.save("close-hover.png");
  hand.click(hand.pixel_of(nearest->point));
  const auto commands = hand.commands();
  CHECK(only<model::CloseRoad>(commands).direction == model::Ways::Forward);
  CHECK(only<model::CloseRoad>(commands).links.size() == 1);
  hand.draw();
  hand.save("closed-one-way.png");
}

TEST_CASE("while looking back what would change something says why it does not") {
  Hand hand;
  hand.session().show(SimTime{20 * 60000});
  hand.key(sf::Keyboard::P);
  CHECK_FALSE(hand.stage().controls().tool);
  CHECK(hand.stage().controls().notice ==
        "You are looking back: L goes back to live, where things can be changed");
  hand.key(sf::Keyboard::D);
  CHECK(hand.stage().controls().tool);
}

TEST_CASE("the right button opens the map's menu at that place") {
  Hand hand;
  const render::Pixel at = hand.middle() + render::Pixel{60, 30};
  hand.click(at, sf::Mouse::Right);
  REQUIRE(hand.stage().controls().menu_at);
  CHECK(*hand.stage().controls().menu_at == hand.stage().camera().to_grid(at));
  hand.draw();
  hand.save("menu.png");
  CHECK(hand.commands().empty());
}

TEST_CASE("the room's view selects nothing and has no tools") {
  Hand hand(render::View::Room);
  const model::Scenario& scenario = hand.session().setting().scenario;
  hand.click(hand.pixel_of(scenario.rvps[0].position) + render::Pixel{14.0, -22.0});
  hand.key(sf::Keyboard::P).key(sf::Keyboard::D).key(sf::Keyboard::Tab);
  CHECK(hand.stage().controls().selected == std::nullopt);
  CHECK_FALSE(hand.stage().controls().tool);
  const render::Camera before = hand.stage().camera();
  hand.key(sf::Keyboard::Left, Hand::With::Control);
  CHECK_FALSE(hand.stage().camera() == before);
}

TEST_CASE("F1 shows the room's keys in its own view, and F1 or Esc takes them away") {
  Hand hand(render::View::Room);
  const auto plain = hand.bytes();
  hand.key(sf::Keyboard::F1);
  CHECK(hand.stage().controls().shows_help);
  CHECK(hand.bytes() != plain);
  hand.save("room-keys.png");
  hand.key(sf::Keyboard::F1);
  CHECK(hand.bytes() == plain);
  hand.key(sf::Keyboard::F1).key(sf::Keyboard::Escape);
  CHECK(hand.bytes() == plain);
}

TEST_CASE("a flag that is pointed at or selected keeps its number to be read") {
  Hand hand;
  const render::Pixel foot = hand.pixel_of(hand.session().setting().scenario.rvps[0].position);
  const auto cloth = *render::symbol_spot(hand.now(), model::RvpId{0}, {render::standard_symbols()}).cloth;
  const auto letters_at = [&] {
    const render::Pixel inset{6.0, 4.0};
    return hand.bytes(render::PixelBox{foot + cloth.low + inset, foot + cloth.high - inset});
  };
  const auto plain = letters_at();
  hand.move(foot + cloth.centre());
  hand.save("flag-hovered.png");
  CHECK(letters_at() == plain);
  hand.click(foot + cloth.centre());
  CHECK(hand.stage().controls().selected == render::Selection{model::RvpId{0}});
  hand.save("flag-selected.png");
  CHECK(letters_at() == plain);
}

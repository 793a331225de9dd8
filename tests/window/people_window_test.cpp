// The facilitator's view driven by events as a keyboard gives them: notes, the lesson, the panels by
// keyboard, sound, and what is kept of it. ./dev test brings a display.
#include <filesystem>

#include <SFML/Graphics/RenderTexture.hpp>
#include <catch2/catch.hpp>

#include "render/decisions.hpp"
#include "render/sfml/display.hpp"
#include "render/sfml/stage.hpp"
#include "render/sfml/window.hpp"

using namespace tocsin;
using Key = sf::Keyboard;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;

exercise::Loaded loaded(const char* scenario) {
  const auto display = window::display_available();
  if (!display) FAIL("this needs a display, as ./dev test brings one: " << display.error().front().message);
  auto read = exercise::load(root / "scenarios" / scenario, root / "maps");
  if (!read) FAIL(format(read.error()));
  return std::move(*read);
}

/// A facilitator at an exercise of their own.
class Desk {
 public:
  explicit Desk(const char* scenario, const render::WindowSettings& settings = {})
      : exercise_(loaded(scenario), {7, 0}),
        session_((listen(), exercise_), {{}, &feed_, "facilitator"}),
        fonts_(*window::Fonts::load()) {
    REQUIRE(target_.create(1280, 800));
    stage_.emplace(session_, fonts_, render::View::Facilitator, settings.theme, target_.getSize());
    stage_->use(settings);
    pacer_.pause();
    show();
  }

  window::Stage& stage() { return *stage_; }
  render::LiveSession& session() { return session_; }
  const std::vector<journal::Entry>& feed() const { return feed_; }

  /// A key pressed and let go within one frame, then two frames.
  void press(Key::Key key) {
    sf::Event event{};
    event.key.code = key;
    event.type = sf::Event::KeyPressed;
    stage_->take(event);
    event.type = sf::Event::KeyReleased;
    stage_->take(event);
    show();
    carry_out();
    show();
  }
  /// Letters as they come: the key and then what it types, all before the next frame.
  void type(const std::string& text) {
    for (const char c : text) {
      sf::Event event{};
      event.type = sf::Event::KeyPressed;
      event.key.code = c >= 'a' && c <= 'z' ? static_cast<Key::Key>(Key::A + (c - 'a')) : Key::Space;
      stage_->take(event);
      event = {};
      event.type = sf::Event::TextEntered;
      event.text.unicode = static_cast<unsigned char>(c);
      stage_->take(event);
    }
    show();
    carry_out();
  }

  std::vector<model::Command> commands;
  std::vector<render::Action> actions;

 private:
  void listen() {
    exercise_.listen([this](const journal::Entry& entry) { feed_.push_back(entry); });
  }
  void show() {
    target_.setActive(true);
    for (int i = 0; i < 2; ++i) stage_->draw(target_, pacer_, 1.0 / 60.0, window::MapLook::Moment::Exact);
    target_.display();
  }
  /// What the window does with wishes, but for the clock.
  void carry_out() {
    const window::Wishes wishes = stage_->take_wishes();
    commands.insert(commands.end(), wishes.commands.begin(), wishes.commands.end());
    for (const render::Action action : wishes.actions) {
      actions.push_back(action);
      stage_->carry_out(action);
    }
  }

  window::DisplayConnection display_;
  exercise::Exercise exercise_;
  std::vector<journal::Entry> feed_;
  render::LiveSession session_;
  window::Fonts fonts_;
  sf::RenderTexture target_;
  render::Pacer pacer_;
  std::optional<window::Stage> stage_;
};

}  // namespace

TEST_CASE("A opens a line at once: what follows is the note's, and Enter keeps it") {
  Desk desk("runcorn-chlorine");
  desk.type("a b q pump");
  CHECK(desk.actions.empty());
  desk.press(Key::Enter);
  REQUIRE(desk.commands.size() == 1);
  CHECK(std::get<model::AddNote>(desk.commands[0]).text == " b q pump");
  desk.press(Key::B);
  CHECK(desk.actions == std::vector<render::Action>{render::Action::Bookmark});
}

TEST_CASE("Esc lets a note go, and keys mean again what they always do") {
  Desk desk("runcorn-chlorine");
  desk.type("anever mind");
  desk.press(Key::Escape);
  CHECK(desk.commands.empty());
  CHECK(desk.actions.empty());
  desk.press(Key::Space);
  CHECK(desk.actions == std::vector<render::Action>{render::Action::TogglePause});
}

TEST_CASE("an inject is delivered by keyboard alone, and meanwhile shortcuts do not work") {
  Desk desk("runcorn-chlorine");
  desk.session().advance(std::chrono::minutes{10});
  desk.press(Key::F6);
  desk.press(Key::Down);
  desk.press(Key::Space);
  CHECK(desk.actions.empty());
  REQUIRE(desk.commands.size() == 1);
  CHECK(std::holds_alternative<model::DeliverInject>(desk.commands[0]));
  desk.press(Key::Escape);
  desk.press(Key::Space);
  CHECK(desk.actions == std::vector<render::Action>{render::Action::TogglePause});
}

TEST_CASE("a decision is made by keyboard alone: V shows it, F6 leads there") {
  Desk desk("drill-page-at-two");
  const auto is_due = [&] {
    const auto& decisions = desk.session().world().decisions;
    return std::any_of(decisions.begin(), decisions.end(),
                       [](const auto& row) { return row.due.has_value(); });
  };
  for (int i = 0; i < 120 && !is_due(); ++i) desk.session().advance(std::chrono::seconds{30});
  REQUIRE(is_due());
  desk.press(Key::V);
  desk.press(Key::F6);
  desk.press(Key::Down);
  desk.press(Key::Enter);
  desk.type("ok");
  desk.press(Key::Enter);
  desk.press(Key::Down);
  desk.press(Key::Enter);
  REQUIRE(desk.commands.size() == 1);
  const auto& decided = std::get<model::Decide>(desk.commands[0]);
  const auto prompts =
      render::decision_prompts(desk.session().setting(), desk.session().world(), desk.session().shown());
  CHECK(decided.decision == prompts[0].id);
  CHECK(decided.option == prompts[0].options[0].id);
  CHECK(decided.rationale == "ok");
  CHECK(desk.actions == std::vector<render::Action>{render::Action::ShowDecisions});
}

TEST_CASE("the lesson begins by itself where it has not been seen, goes on by Enter, and is then seen") {
  render::WindowSettings first;
  first.lesson = render::Lessons::ToBeSeen;
  Desk desk("runcorn-chlorine", first);
  CHECK(desk.stage().as_used(first).lesson == render::Lessons::ToBeSeen);
  for (int i = 0; i < render::lesson_steps; ++i) desk.press(Key::Enter);
  CHECK(desk.stage().as_used(first).lesson == render::Lessons::Seen);
  CHECK(desk.actions.empty());
  desk.press(Key::F2);
  CHECK(desk.actions == std::vector<render::Action>{render::Action::BeginLesson});
  desk.press(Key::Escape);
  CHECK(desk.actions.size() == 1);
}

TEST_CASE("what is changed by key is what is kept: theme, size of text, sound, panels") {
  Desk desk("runcorn-chlorine");
  desk.press(Key::F9);
  desk.press(Key::Q);
  desk.press(Key::U);
  sf::Event larger{};
  larger.type = sf::Event::KeyPressed;
  larger.key.code = Key::Add;
  larger.key.control = true;
  desk.stage().take(larger);
  desk.press(Key::LShift);
  render::WindowSettings wanted;
  wanted.theme = render::Theme::Dark;
  wanted.sound = render::Sound::Off;
  wanted.open.toggle(render::Panel::Units);
  wanted.text_scale = 1.25;
  CHECK(desk.stage().as_used({}) == wanted);
}

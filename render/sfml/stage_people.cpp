// What a view does for the people at it beside showing the exercise: notes typed in one line, the keyboard
// in the panels, the first lesson, sounds, and how they like it.
#include <array>
#include <cmath>

#include "render/map_picture.hpp"
#include "render/sfml/stage.hpp"
#include "render/sfml/stage_keys.hpp"

namespace tocsin::window {

using render::Action;
using S = sf::Keyboard;

void Stage::use(const render::WindowSettings& settings) {
  theme_ = settings.theme;
  if (panels_) panels_->set_theme(theme_);
  controls_.open = settings.open;
  controls_.sound = settings.sound;
  if (settings.lesson == render::Lessons::ToBeSeen && panels_) controls_.lesson.begin();
  set_text_scale(view_ == render::View::Room ? settings.room_text_scale : settings.text_scale);
  fit(render::incident_ground(session_.setting().scenario));
}

render::WindowSettings Stage::as_used(render::WindowSettings settings) const {
  settings.theme = theme_;
  if (view_ == render::View::Room) {
    settings.room_text_scale = text_scale_;
    return settings;
  }
  settings.text_scale = text_scale_;
  settings.open = controls_.open;
  settings.sound = controls_.sound;
  if (!controls_.lesson.is_on()) settings.lesson = render::Lessons::Seen;
  return settings;
}

void Stage::set_text_scale(double scale) {
  text_scale_ = render::within_text_scales(scale);
  if (panels_) panels_->set_text_scale(text_scale_);
  lay_out();
}

bool Stage::take_first(const sf::Event& event) {
  if (!panels_) return false;
  if (controls_.note_line.is_open()) {
    take_note(event);
    return event.type == sf::Event::KeyPressed || event.type == sf::Event::TextEntered;
  }
  if (event.type != sf::Event::KeyPressed) return false;
  if (event.key.code == S::F6) {
    carry_out_for_people(Action::IntoPanels);
    return true;
  }
  if (panels_->wants_keyboard()) return false;
  if (controls_.is_in_panels) return take_in_panels(event.key);
  const auto press = key_press_of(event.key);
  // At once, and not with the next frame: the letters that follow are the note's.
  if (press && render::action_for(*press) == Action::AddNote) {
    open_note();
    swallows_letter_ = controls_.note_line.is_open();
    return true;
  }
  if (!controls_.lesson.is_on()) return false;
  if (event.key.code == S::Enter) controls_.lesson.next();
  if (event.key.code == S::Escape) controls_.lesson.end();
  return event.key.code == S::Enter || event.key.code == S::Escape;
}

void Stage::take_note(const sf::Event& event) {
  render::NoteLine& line = controls_.note_line;
  if (event.type == sf::Event::TextEntered) {
    const bool is_opening = swallows_letter_ && (event.text.unicode == 'a' || event.text.unicode == 'A');
    if (!is_opening) line.type(event.text.unicode);
    swallows_letter_ = false;
    return;
  }
  if (event.type != sf::Event::KeyPressed) return;
  swallows_letter_ = false;
  if (event.key.code == S::BackSpace) line.rub_out();
  if (event.key.code == S::Escape) line.close();
  if (event.key.code != S::Enter) return;
  if (auto note = line.keep(session_.setting(), session_.head())) {
    wishes_.commands.emplace_back(model::AddNote{std::move(*note)});
  }
}

// Keys that type or press work in the panels; those that do neither mean what they always do.
bool Stage::take_in_panels(const sf::Event::KeyEvent& key) {
  const bool is_function_key = key.code >= S::F1 && key.code <= S::F15;
  if (is_function_key || key.control) return false;
  if (key.code == S::Escape && !panels_->has_popup()) {
    controls_.is_in_panels = false;
  } else if (key.code == S::Tab && !panels_->has_popup()) {
    controls_.panel_steps = key.shift ? -1 : 1;
  } else {
    sf::Event event{};
    event.type = sf::Event::KeyPressed;
    event.key = key;
    panels_->take(event);
  }
  return true;
}

void Stage::open_note() {
  if (session_.is_read_only()) {
    say("A record is not changed: notes are made while an exercise runs");
  } else {
    controls_.note_line.open(session_.shown());
    controls_.notice.clear();
  }
}

bool Stage::carry_out_for_people(Action action) {
  switch (action) {
    case Action::AddNote:
      open_note();
      return true;
    case Action::ShowDecisions: {
      using Tab = Controls::InjectTab;
      const bool is_shown =
          controls_.open.has(render::Panel::Injects) && controls_.inject_tab == Tab::Decisions;
      if (!controls_.open.has(render::Panel::Injects)) carry_out(Action::ToggleInjects);
      controls_.inject_tab = is_shown ? Tab::Queue : Tab::Decisions;
      controls_.turns_to_inject_tab = true;
      return true;
    }
    case Action::SwitchSound:
      controls_.sound = controls_.sound == render::Sound::On ? render::Sound::Off : render::Sound::On;
      return true;
    case Action::BeginLesson:
      if (panels_) controls_.lesson.begin();
      return true;
    case Action::IntoPanels:
      controls_.is_in_panels = panels_ != nullptr && !controls_.is_in_panels;
      controls_.panel_steps = controls_.is_in_panels ? 1 : 0;
      return true;
    default:
      return false;
  }
}

void Stage::show_lesson(const Wishes& wishes) {
  render::Lesson& lesson = controls_.lesson;
  for (const Action action : wishes.actions) lesson.saw(action);
  if (wishes.show) lesson.saw(Action::Back10Seconds);
  for (const model::Command& command : wishes.commands) {
    const bool is_about_inject = std::holds_alternative<model::DeliverInject>(command) ||
                                 std::holds_alternative<model::HoldInject>(command) ||
                                 std::holds_alternative<model::SkipInject>(command) ||
                                 std::holds_alternative<model::AddInject>(command);
    if (is_about_inject) lesson.saw_inject_handled();
  }
  const bool is_unit = controls_.selected && std::holds_alternative<model::UnitId>(*controls_.selected);
  if (is_unit && controls_.selected != selected_before_) lesson.saw_unit_found();
  selected_before_ = controls_.selected;
}

void Stage::give_cues(std::span<const journal::Entry> fresh) {
  // The room hears nothing, and a record has been heard.
  if (!panels_ || session_.is_read_only()) return;
  auto cues = render::cues_of(session_.setting(), fresh);
  const auto loudest = render::most_urgent(cues);
  for (render::Cued& cued : cues) controls_.notices.add(std::move(cued));
  if (!loudest || controls_.sound == render::Sound::Off) return;
  if (!sounds_) sounds_ = std::make_unique<CueSounds>();
  sounds_->play(*loudest);
}

}  // namespace tocsin::window

#include "render/sfml/window.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>

#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/System/Err.hpp>
#include <SFML/System/Sleep.hpp>

#include "render/furniture.hpp"
#include "render/sfml/display.hpp"
#include "render/sfml/placing.hpp"
#include "render/sfml/stage.hpp"

namespace tocsin::window {

using render::Action;

namespace {

/// One window and the stage in it.
class Screen {
 public:
  Screen(render::Session& session, const Fonts& fonts, render::View view, const WindowOptions& options)
      : title_(title_of(session, view)),
        windowed_size_(static_cast<unsigned>(options.width_px), static_cast<unsigned>(options.height_px)) {
    open_windowed();
    // A benchmark draws as fast as it can.
    window_.setFramerateLimit(options.frame_time ? 0 : 60);
    stage_.emplace(session, fonts, view, options.theme, window_.getSize());
  }

  bool is_open() const { return window_.isOpen(); }
  Stage& stage() { return *stage_; }

  /// Takes what has happened; true where anything has.
  bool take_events() {
    bool any = false;
    sf::Event event{};
    while (window_.isOpen() && window_.pollEvent(event)) {
      any = true;
      if (event.type == sf::Event::Closed) window_.close();
      if (event.type == sf::Event::Resized) stage_->resize({event.size.width, event.size.height});
      stage_->take(event);
    }
    return any;
  }

  void draw(const render::Pacer& pacer, double seconds) {
    if (!window_.isOpen()) return;
    window_.setActive(true);
    stage_->draw(window_, pacer, seconds, MapLook::Moment::Rounded);
    window_.display();
  }

  void toggle_full_screen() {
    is_full_ = !is_full_;
    if (is_full_) {
      window_.create(sf::VideoMode::getDesktopMode(), title_, sf::Style::Fullscreen);
    } else {
      open_windowed();
    }
    window_.setFramerateLimit(60);
    stage_->resize(window_.getSize());
  }

 private:
  void open_windowed() {
    window_.create(sf::VideoMode(windowed_size_.x, windowed_size_.y), title_);
    put_in_middle(window_, windowed_size_);
  }

  static std::string title_of(const render::Session& session, render::View view) {
    return "Tocsin: " + render::banner(session.setting().scenario) +
           (view == render::View::Room ? ", the room" : "");
  }

  std::string title_;
  sf::Vector2u windowed_size_;
  sf::RenderWindow window_;
  std::optional<Stage> stage_;
  bool is_full_ = false;
};

/// The loop: the one place where wall time becomes exercise time.
class Show {
 public:
  Show(render::Session& session, const Fonts& fonts, const WindowOptions& options)
      : session_(session), options_(options) {
    if (options.views != Views::Room)
      screens_.emplace_back(session, fonts, render::View::Facilitator, options);
    if (options.views != Views::Facilitator)
      screens_.emplace_back(session, fonts, render::View::Room, options);
    pacer_.set_speed(options.speed);
    if (options.start == Start::Paused) pacer_.pause();
    delivered_ = delivered_count();
    // What is due at T+0 happens before the first picture, however slow the clock.
    if (!session.is_read_only()) session.advance(Duration{0});
  }

  Result<FrameStats> run() {
    FrameStats stats;
    sf::Clock all;
    sf::Clock frame;
    while (is_open() && !is_finished(stats.frames)) {
      const sf::Time passed = frame.restart();
      const Duration wall = options_.frame_time.value_or(Duration{passed.asMilliseconds()});
      bool changed = take_events();
      changed = carry_out_wishes() || changed;
      changed = pass(wall) || changed;
      if (changed) fresh_frames_ = 3;
      if (fresh_frames_ == 0 && !options_.frame_time && !wants_frame()) {
        sf::sleep(sf::milliseconds(12));
        continue;
      }
      fresh_frames_ = std::max(0, fresh_frames_ - 1);
      sf::Clock drawing;
      for (Screen& screen : screens_) screen.draw(pacer_, static_cast<double>(passed.asSeconds()));
      stats.slowest_frame_ms = std::max(stats.slowest_frame_ms,
                                        static_cast<double>(drawing.getElapsedTime().asSeconds()) * 1000.0);
      ++stats.frames;
      if (!options_.after_frame) continue;
      if (auto fine = options_.after_frame(); !fine) return tl::unexpected(std::move(fine.error()));
    }
    stats.wall_s = static_cast<double>(all.getElapsedTime().asSeconds());
    return stats;
  }

 private:
  bool is_open() const {
    return std::any_of(screens_.begin(), screens_.end(),
                       [](const Screen& screen) { return screen.is_open(); });
  }
  bool wants_frame() {
    return std::any_of(screens_.begin(), screens_.end(),
                       [](Screen& screen) { return screen.stage().wants_frame(); });
  }
  bool is_finished(int frames) const {
    if (options_.max_frames && frames >= *options_.max_frames) return true;
    if (options_.stop_at && session_.head() >= *options_.stop_at && !session_.is_read_only()) return true;
    return options_.when_over == WhenOver::Close && session_.is_over();
  }

  bool take_events() {
    bool any = false;
    for (Screen& screen : screens_) any = screen.take_events() || any;
    return any;
  }

  bool pass(Duration wall) {
    const SimTime before = session_.shown();
    const SimTime head = session_.head();
    if (session_.is_over()) return false;
    Duration by = pacer_.advance(options_.frame_time ? std::min(wall, Duration{250}) : wall);
    if (options_.stop_at && !session_.is_read_only()) by = std::min(by, *options_.stop_at - head);
    if (by > Duration{0}) session_.advance(by);
    slow_down_at_injects();
    return session_.shown() != before || session_.head() != head;
  }

  std::size_t delivered_count() const {
    const auto& injects = session_.world().injects;
    return static_cast<std::size_t>(
        std::count_if(injects.begin(), injects.end(),
                      [](const model::InjectState& inject) { return inject.delivered.has_value(); }));
  }

  // Not a command: nobody gave it, and the record must not depend on how fast the clock ran.
  void slow_down_at_injects() {
    if (session_.is_read_only() || session_.is_looking_back()) return;
    const std::size_t now = delivered_count();
    const bool has_more = now > delivered_;
    delivered_ = now;
    if (!has_more || options_.on_inject == OnInject::KeepSpeed || pacer_.speed() <= 1.0) return;
    if (!screens_.front().stage().slows_down()) return;
    pacer_.set_speed(1.0);
    screens_.front().stage().say("An inject was delivered: back to real time");
  }

  bool carry_out_wishes() {
    bool any = false;
    for (Screen& screen : screens_) {
      const Wishes wishes = screen.stage().take_wishes();
      for (const model::Command& command : wishes.commands) submit(command);
      for (const Action action : wishes.actions) carry_out(action, screen);
      if (wishes.show) session_.show(*wishes.show);
      any = any || !wishes.commands.empty() || !wishes.actions.empty() || wishes.show || wishes.find;
    }
    return any;
  }

  void submit(model::Command command) {
    // A command is given at the live head, whatever moment is being looked at.
    const auto done = session_.submit(std::move(command));
    screens_.front().stage().say(done ? std::string{} : done.error().front().message);
  }

  /// The clock's commands are part of the record, but only while there is something to record.
  void record(model::Command command) {
    if (!session_.is_read_only() && !session_.is_over()) submit(std::move(command));
  }

  void carry_out(Action action, Screen& from) {
    if (const auto speed = render::speed_of(action)) {
      record(model::SetSpeed{*speed});
      pacer_.set_speed(*speed);
      return;
    }
    switch (action) {
      case Action::TogglePause:
        toggle_pause();
        return;
      case Action::Step:
      case Action::On10Seconds:
        step(std::chrono::seconds{10});
        return;
      case Action::On1Minute:
        step(std::chrono::minutes{1});
        return;
      case Action::Back10Seconds:
        session_.show(session_.shown() - Duration{std::chrono::seconds{10}});
        return;
      case Action::Back1Minute:
        session_.show(session_.shown() - Duration{std::chrono::minutes{1}});
        return;
      case Action::NextEvent:
        jump_to_next();
        return;
      case Action::BackToLive:
        session_.show_head();
        return;
      case Action::Bookmark:
        record(model::AddBookmark{"bookmark"});
        return;
      case Action::FullScreen:
        from.toggle_full_screen();
        return;
      case Action::BlankRoom:
      case Action::SwitchTheme:
        for (Screen& screen : screens_) screen.stage().carry_out(action);
        return;
      default:
        from.stage().carry_out(action);
    }
  }

  void toggle_pause() {
    if (pacer_.is_paused()) {
      record(model::ResumeClock{});
      pacer_.resume();
    } else {
      record(model::PauseClock{});
      pacer_.pause();
    }
  }

  void step(Duration by) {
    if (session_.is_read_only() || session_.is_looking_back()) {
      session_.show(std::min(session_.shown() + by, session_.head()));
      return;
    }
    record(model::StepClock{by});
    session_.advance(by);
  }

  void jump_to_next() {
    if (session_.is_looking_back()) session_.show_head();
    record(model::JumpToNext{});
    const auto next = session_.next_time();
    if (!next) return;
    if (session_.is_read_only()) {
      session_.show(*next);
    } else {
      session_.advance(*next - session_.head());
    }
  }

  render::Session& session_;
  const WindowOptions& options_;
  std::deque<Screen> screens_;  // never moved: a stage keeps references
  render::Pacer pacer_;
  std::size_t delivered_ = 0;
  int fresh_frames_ = 3;
};

Result<void> fault_unless_open(const DisplayConnection& display) {
  if (display.is_open()) return {};
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0') {
    return fault("there is no display to open a window on (DISPLAY is not set)", {},
                 "run with --headless, or look at the journal on a machine with a screen");
  }
  return fault("the display '" + std::string(name) + "' cannot be opened", {},
               "run with --headless, or check that the X server runs and lets you in");
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
    auto fonts = Fonts::load();
    if (!fonts) return tl::unexpected(std::move(fonts.error()));
    return Means{std::move(display), std::move(*fonts)};
  }
};

}  // namespace

Result<void> display_available() { return fault_unless_open(DisplayConnection{}); }

Result<FrameStats> run_live(exercise::Exercise& exercise, const WindowOptions& options) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  render::LiveSession session(exercise, {options.orders, options.feed, options.seat});
  Result<FrameStats> stats = Show(session, means->fonts, options).run();
  if (stats) stats->refused = session.refused();
  return stats;
}

Result<FrameStats> run_replay(exercise::Replay& replay, const WindowOptions& options) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  render::ReplaySession session(replay);
  return Show(session, means->fonts, options).run();
}

Result<void> screenshot(exercise::Replay& replay, const Picture& picture, const std::filesystem::path& file) {
  const auto means = Means::gather();
  if (!means) return tl::unexpected(means.error());
  const auto width = static_cast<unsigned>(std::max(640, picture.width_px));
  const auto height = static_cast<unsigned>(std::max(480, picture.height_px));
  sf::RenderTexture target;
  if (!target.create(width, height)) {
    return fault("a picture of " + std::to_string(width) + " by " + std::to_string(height) +
                 " is more than the graphics can hold");
  }
  render::ReplaySession session(replay);
  session.show(picture.at);
  render::Pacer pacer;
  pacer.pause();
  Stage stage(session, means->fonts, picture.view, picture.theme, target.getSize());
  if (picture.ground) stage.fit(*picture.ground);
  // Panels find their sizes in the first frames.
  for (int pass = 0; pass < 3; ++pass) {
    target.setActive(true);
    stage.draw(target, pacer, 1.0 / 60.0, MapLook::Moment::Exact);
    target.display();
  }
  // SFML reports success on a full disk; a picture that cannot be read back was not written.
  const bool is_saved = target.getTexture().copyToImage().saveToFile(file.string());
  if (sf::Image read_back; !is_saved || !read_back.loadFromFile(file.string())) {
    return fault("the picture " + file.string() + " cannot be written", {},
                 "is the folder there, and is the disk full?");
  }
  return {};
}

}  // namespace tocsin::window

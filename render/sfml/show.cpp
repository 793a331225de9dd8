#include "render/sfml/show.hpp"

#include <algorithm>
#include <utility>

#include <SFML/System/Clock.hpp>
#include <SFML/System/Sleep.hpp>

namespace tocsin::window {

using render::Action;

render::Pacer pacer_of(const WindowOptions& options) {
  render::Pacer pacer;
  pacer.set_speed(options.speed);
  if (options.start == Start::Paused) pacer.pause();
  return pacer;
}

Show::Show(render::Session& session, const Fonts& fonts, const std::vector<render::View>& views,
           const std::vector<render::WindowPlace>& places, const WindowOptions& options)
    : session_(session), options_(options), clock_(session, pacer_of(options)), settings_(options.settings) {
  for (std::size_t i = 0; i < views.size(); ++i)
    screens_.emplace_back(session, fonts, views[i], places[i], options);
  come_up_ = render::come_up(session.world());
  say(options.notice);
  // What is due at T+0 happens before the first picture, however slow the clock.
  if (!session.is_read_only()) session.advance(Duration{0});
}

Result<ReplayEnd> Show::run() {
  FrameStats stats;
  sf::Clock all;
  sf::Clock frame;
  while (is_open() && !branch_at_ && !is_finished(stats.frames)) {
    const sf::Time passed = frame.restart();
    const Duration wall = options_.frame_time.value_or(Duration{passed.asMilliseconds()});
    bool changed = take_events();
    changed = carry_out_wishes() || changed;
    keep_settings();
    changed = pass(wall) || changed;
    if (changed) fresh_frames_ = 3;
    if (fresh_frames_ == 0 && !options_.frame_time && !wants_frame()) {
      sf::sleep(sf::milliseconds(12));
      continue;
    }
    fresh_frames_ = std::max(0, fresh_frames_ - 1);
    sf::Clock drawing;
    for (Screen& screen : screens_) screen.draw(clock_.pacer(), static_cast<double>(passed.asSeconds()));
    stats.slowest_frame_ms =
        std::max(stats.slowest_frame_ms, static_cast<double>(drawing.getElapsedTime().asSeconds()) * 1000.0);
    ++stats.frames;
    if (!options_.after_frame) continue;
    if (auto fine = options_.after_frame(); !fine) return tl::unexpected(std::move(fine.error()));
  }
  stats.wall_s = static_cast<double>(all.getElapsedTime().asSeconds());
  return ReplayEnd{std::move(stats), branch_at_};
}

bool Show::wants_frame() {
  return std::any_of(screens_.begin(), screens_.end(),
                     [](Screen& screen) { return screen.is_open() && screen.stage().wants_frame(); });
}

bool Show::is_finished(int frames) const {
  if (options_.max_frames && frames >= *options_.max_frames) return true;
  if (options_.stop_at && session_.head() >= *options_.stop_at && !session_.is_read_only()) return true;
  return options_.when_over == WhenOver::Close && session_.is_over();
}

bool Show::take_events() {
  bool any = false;
  for (Screen& screen : screens_) any = screen.take_events() || any;
  return any;
}

bool Show::pass(Duration wall) {
  const bool has_moved = clock_.pass(wall, options_.stop_at);
  slow_down_for_people();
  if (auto notice = clock_.take_notice()) say(std::move(*notice));
  return has_moved;
}

// Not a command: nobody gave it, and the record must not depend on how fast the clock ran.
void Show::slow_down_for_people() {
  if (session_.is_read_only() || session_.is_looking_back()) return;
  const std::string why = render::calls_for_attention(
      std::exchange(come_up_, render::come_up(session_.world())), render::come_up(session_.world()));
  if (why.empty() || options_.on_inject == OnInject::KeepSpeed || clock_.pacer().speed() <= 1.0) return;
  if (!screens_.front().stage().slows_down()) return;
  clock_.slow_to_real_time();
  say(why);
}

// Hands over how the window is liked, once it has been changed by hand.
void Show::keep_settings() {
  if (!options_.keep_settings) return;
  render::WindowSettings now = settings_;
  for (const Screen& screen : screens_) now = screen.stage().as_used(now);
  if (now == settings_) return;
  settings_ = now;
  if (const auto kept = options_.keep_settings(settings_); !kept) say(kept.error().front().message);
}

bool Show::carry_out_wishes() {
  bool any = false;
  for (Screen& screen : screens_) {
    const Wishes wishes = screen.stage().take_wishes();
    for (const model::Command& command : wishes.commands) {
      // A command is given at the live head, whatever moment is being looked at.
      const auto done = session_.submit(command);
      if (!done) screen.stage().take_back(command);
      say(done ? std::string{} : done.error().front().message);
    }
    for (const Action action : wishes.actions) carry_out(action, screen);
    if (wishes.bookmark) clock_.bookmark(*wishes.bookmark);
    if (wishes.show) session_.show(*wishes.show);
    any = any || !wishes.commands.empty() || !wishes.actions.empty() || wishes.show || wishes.find ||
          wishes.bookmark;
  }
  if (auto notice = clock_.take_notice()) say(std::move(*notice));
  return any;
}

void Show::carry_out(Action action, Screen& from) {
  if (clock_.carry_out(action)) return;
  switch (action) {
    case Action::BranchHere:
      branch();
      return;
    case Action::NameBookmark:
      screens_.front().stage().carry_out(action);
      return;
    case Action::ToDifference:
      say("No other record stands beside this one");
      return;
    case Action::FullScreen:
      from.toggle_full_screen();
      return;
    case Action::BlankRoom:
    case Action::SwitchTheme:
    case Action::NextColours:
      for (Screen& screen : screens_) screen.stage().carry_out(action);
      return;
    default:
      from.stage().carry_out(action);
  }
}

void Show::branch() {
  if (!session_.is_read_only()) {
    say("Only a record can be branched from: open this exercise's journal when it is over");
  } else if (!options_.no_branch.empty()) {
    say(options_.no_branch);
  } else if (session_.is_over()) {
    say("The record is over here: go back to branch from it");
  } else {
    branch_at_ = session_.shown();
  }
}

void Show::say(std::string words) { screens_.front().stage().say(std::move(words)); }

}  // namespace tocsin::window

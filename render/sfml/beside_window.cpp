#include "render/sfml/beside_window.hpp"

#include <algorithm>

#include <SFML/System/Sleep.hpp>

#include "render/furniture.hpp"
#include "render/sfml/show.hpp"

namespace tocsin::window {

using render::Action;

BesideWindow::BesideWindow(render::BesideSession& session, const Fonts& fonts,
                           const render::WindowPlace& place, const WindowOptions& options)
    : session_(session),
      options_(options),
      frame_("Tocsin: " + render::banner(session.setting().scenario) + ", two records", place, options),
      clock_(session, pacer_of(options)) {
  stage_.emplace(session, fonts, options.settings.theme, frame_.window().getSize());
  stage_->set_symbols(options.symbols);
}

Result<FrameStats> BesideWindow::run() {
  FrameStats stats;
  sf::Clock all;
  sf::Clock frame;
  int fresh_frames = 3;
  while (frame_.is_open() && (!options_.max_frames || stats.frames < *options_.max_frames)) {
    const sf::Time passed = frame.restart();
    const Duration wall = options_.frame_time.value_or(Duration{passed.asMilliseconds()});
    bool changed = take_events();
    changed = carry_out_wishes() || changed;
    changed = clock_.pass(wall, std::nullopt) || changed;
    if (auto notice = clock_.take_notice()) stage_->say(std::move(*notice));
    if (changed) fresh_frames = 3;
    if (fresh_frames == 0 && !options_.frame_time && !stage_->wants_frame()) {
      sf::sleep(sf::milliseconds(12));
      continue;
    }
    fresh_frames = std::max(0, fresh_frames - 1);
    if (!frame_.is_open()) break;
    frame_.window().setActive(true);
    stage_->draw(frame_.window(), clock_.pacer(), static_cast<double>(passed.asSeconds()),
                 MapLook::Moment::Rounded);
    frame_.window().display();
    ++stats.frames;
  }
  stats.wall_s = static_cast<double>(all.getElapsedTime().asSeconds());
  return stats;
}

bool BesideWindow::take_events() {
  bool any = false;
  while (const auto event = frame_.next_event()) {
    any = true;
    if (event->type == sf::Event::Resized) stage_->resize({event->size.width, event->size.height});
    stage_->take(*event);
  }
  return any;
}

bool BesideWindow::carry_out_wishes() {
  const Wishes wishes = stage_->take_wishes();
  for (const Action action : wishes.actions) carry_out(action);
  if (wishes.show) session_.show(*wishes.show);
  return !wishes.actions.empty() || wishes.show;
}

void BesideWindow::carry_out(Action action) {
  if (action == Action::ToDifference) {
    const auto& parting = session_.parting();
    if (parting) session_.show(parting->at);
    stage_->say(parting ? std::string{} : "The records do not differ anywhere");
  } else if (action == Action::BranchHere) {
    stage_->say("Open one of the two with replay to branch from it");
  } else if (action == Action::FullScreen) {
    frame_.toggle_full_screen();
    stage_->resize(frame_.window().getSize());
  } else if (!clock_.carry_out(action)) {
    stage_->carry_out(action);
  }
}

}  // namespace tocsin::window

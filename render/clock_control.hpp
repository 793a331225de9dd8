// What the clock's keys and buttons do to a session: run and pause, speeds, steps, backwards, jumps to what
// comes next and to bookmarks. The same for an exercise, a record and two records side by side. Knows no
// toolkit and no wall clock: it is told how much time has passed.
#pragma once

#include <optional>
#include <string>

#include "render/keys.hpp"
#include "render/pacer.hpp"
#include "render/session.hpp"

namespace tocsin::render {

class ClockControl {
 public:
  /// REQUIRES: `session` outlives it.
  ClockControl(Session& session, Pacer pacer) : session_(session), pacer_(pacer) {}

  const Pacer& pacer() const { return pacer_; }
  void slow_to_real_time() { pacer_.set_speed(1.0); }

  /// True where the action is one of the clock's, and was carried out. In an exercise that is going on, the
  /// clock's commands become part of its record.
  bool carry_out(Action action);
  /// Exercise time passes for `wall` of wall time, to `limit` at most. True where what is shown, or the live
  /// head, has moved.
  bool pass(Duration wall, std::optional<SimTime> limit);
  /// Bookmarks the moment shown in a record, the live head in an exercise. Empty words say "bookmark".
  void bookmark(std::string words);
  /// What could not be done, or has been done unasked, in words, since the last call; nothing: nothing new.
  std::optional<std::string> take_notice();

 private:
  bool carry_out_move(Action action);
  void record(model::Command command);
  void toggle_pause();
  void turn();
  void step(Duration by);
  void jump_to_next();
  void jump_to_bookmark(Action action);

  Session& session_;
  Pacer pacer_;
  std::optional<std::string> notice_;
};

}  // namespace tocsin::render

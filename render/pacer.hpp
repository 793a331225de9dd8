// How wall time becomes exercise time: the only place where the two meet. It is told how much wall time has
// passed and never asks a clock.
#pragma once

#include "sim/base/time.hpp"

namespace tocsin::render {

/// A value: paused or running at a speed, forwards or backwards.
class Pacer {
 public:
  enum class Direction { Forwards, Backwards };

  double speed() const { return speed_; }
  bool is_paused() const { return paused_; }
  void pause() { paused_ = true; }
  void resume() { paused_ = false; }
  Direction direction() const { return direction_; }
  /// Turns round: only a record can be played backwards.
  void turn();
  /// REQUIRES: speed > 0.
  void set_speed(double speed);

  /// Exercise time for `wall` of wall time: whole milliseconds, the remainder kept for the next call.
  /// Zero while paused, below zero backwards. A frame that took longer than a quarter of a second counts as
  /// that, so that a stall of the machine is not a leap in the exercise.
  Duration advance(Duration wall);

 private:
  double speed_ = 1.0;
  double carry_ms_ = 0.0;
  bool paused_ = false;
  Direction direction_ = Direction::Forwards;
};

}  // namespace tocsin::render

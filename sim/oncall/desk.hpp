// A desk: people with a telephone each, who make and take calls one after another, beside other work. Says
// when the next call can begin. Knows nothing of who is called, of rotas, or of what a call is about.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "sim/base/random.hpp"
#include "sim/base/time.hpp"

namespace tocsin::oncall {

/// How a desk works; docs/answering.md has the grounds.
struct DeskRules {
  int positions = 1;                             ///< at least 1: most that can be staffed at once
  double busy = 0.0;                             ///< share of time at other work, 0 to 1
  Duration handling = std::chrono::seconds{90};  ///< mean length of one piece of that work
  Duration talk = std::chrono::seconds{60};      ///< from an answer until the position is free again
  Duration sending = std::chrono::seconds{20};   ///< of a page, a text or an e-mail
};

/// One position.
struct Line {
  enum class Use : std::uint8_t {
    Free,
    Call,  ///< in a call of which nobody knows how long it takes
    Busy   ///< until `until`: talking on, or at other work
  };
  Use use = Use::Free;
  SimTime until;

  bool is_free_at(SimTime t) const { return use == Use::Free || (use == Use::Busy && until <= t); }
};

/// Who is at the desk: how many at a moment, and when that next changes for the better, if ever.
struct Staffing {
  std::function<int(SimTime)> staff_at;
  std::function<std::optional<SimTime>(SimTime)> next_arrival;
};

/// Not before `now`: the first moment at which fewer positions are in use than are staffed, as far as it is
/// known. Nothing where only the end of a call can tell, or nobody comes any more.
std::optional<SimTime> next_start(std::span<const Line> lines, SimTime now, const Staffing& staffing);

/// The other work at which a call finds a position that is in no call: nothing where it is idle, else how
/// long that work still takes. It comes as a Poisson stream and has no memory, so what is left of it is as
/// long as all of it: exponential with the mean `handling`.
std::optional<Duration> draw_other_work(const DeskRules& rules, RandomStream& stream);

}  // namespace tocsin::oncall

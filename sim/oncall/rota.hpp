// Rotas: who is on call for a role at a moment. A rota is a pure function of a moment, for any date; nothing
// is laid out beforehand. Knows nothing of names, telephones or why anybody is wanted: people are indices.
//
// In this order: per layer, who is scheduled by its duties; then swaps; then leave. The topmost layer that
// then has anybody holds. Last come the overrides, one after another.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/oncall/duties.hpp"

namespace tocsin::oncall {

/// Duties side by side: whoever holds any of them is scheduled, in the order of the duties.
struct Layer {
  std::vector<Duty> duties;
};

/// Two people change places: whoever of the two is scheduled, the other one is. Several swaps at once are
/// made one after another, so the same one twice is none.
struct Swap {
  std::uint32_t one = 0;
  std::uint32_t other = 0;
  Period period;
};

/// A person is away.
struct Leave {
  std::uint32_t person = 0;
  Period period;
};

/// What becomes of the place of somebody who is scheduled and on leave.
enum class OnLeave : std::uint8_t {
  Nobody,  ///< it stays empty; with nobody left in the layer, the one below holds
  /// The first person of the rotation's following turns (as swaps have them) who is neither on leave nor on
  /// call by this rotation already; it stays empty where there is none, and in shifts and rosters.
  NextInRotation,
  Ignored  ///< they are on call all the same
};

/// A change of who is on call, over a period, whatever the layers say and whether or not `person` is on
/// leave.
struct Override {
  enum class Change : std::uint8_t {
    Add,      ///< `person` too, after the others
    Replace,  ///< `person` in the place of `instead_of`, where that one is on call
    Remove    ///< not `person`
  };
  Change change = Change::Add;
  std::uint32_t person = 0;
  std::uint32_t instead_of = 0;  ///< Replace only
  Period period;
  std::string why;  ///< in the planner's words; may be empty
};

/// Who holds one role, and when. A plain value: to see what a part of it does, leave that part out and
/// compare the answers.
struct Rota {
  TimeZone zone;              ///< in which its wall-clock readings are meant
  std::vector<Layer> layers;  ///< a later one holds wherever it has anybody
  std::vector<Swap> swaps;
  std::vector<Leave> leave;
  OnLeave on_leave = OnLeave::Nobody;
  std::vector<Override> overrides;
  int holders = 1;  ///< how many are meant to hold the role at once
};

/// The people on call at `t`, in order of preference, each once.
std::vector<std::uint32_t> on_call(const Rota& rota, Instant t);

/// Everybody whom the rota may ever have on call, ascending, each once: who is written in its duties, swaps
/// and overrides.
std::vector<std::uint32_t> everybody_in(const Rota& rota);

/// The earliest moment after `t` at which the answer of on_call may change: never later than it does, and
/// sometimes earlier. Nothing where it never changes again.
std::optional<Instant> next_change(const Rota& rota, Instant t);

/// Somebody who comes on call, and when.
struct NextOnCall {
  std::uint32_t person = 0;
  Instant from;

  friend constexpr bool operator==(const NextOnCall&, const NextOnCall&) = default;
};

/// How far ahead next_on_call looks unless told: rotas may turn for ever without bringing anybody new.
inline constexpr Duration next_reach = std::chrono::hours{2 * 366 * 24};

/// The first person who comes on call after `t` and is not on call at `t`, with everything counted that
/// on_call counts: overrides, swaps and leave too. Of several, the one preferred. Nothing where nobody does
/// before `t + within`.
std::optional<NextOnCall> next_on_call(const Rota& rota, Instant t, Duration within = next_reach);

/// A time over which the same people are on call, in the same order.
struct Stretch {
  Period period;
  std::vector<std::uint32_t> people;

  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// The period cut into stretches, each as long as it can be: they meet, and fill it.
std::vector<Stretch> stretches(const Rota& rota, Period period);

/// The stretches of `period` in which nobody is on call, in order of time, as long as they can be.
std::vector<Period> gaps(const Rota& rota, Period period);

/// The stretches of `period` in which more than `holders` people are on call, likewise.
std::vector<Period> overlaps(const Rota& rota, Period period);

}  // namespace tocsin::oncall

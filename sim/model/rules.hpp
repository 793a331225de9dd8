// What each event and each command does to the world. The only writer of State. Knows nothing of
// files, journals or windows.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/random.hpp"
#include "sim/model/command.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"
#include "sim/roads/routing.hpp"

namespace tocsin::model {

/// The rules of one exercise: fixed data, seed, and a route finder with its working memory. Applying an
/// event depends on nothing but the State, the Setting and the seed.
class Rules {
 public:
  /// REQUIRES: `setting` outlives the rules.
  Rules(const Setting& setting, RunSeed seed);

  /// Applies one event that has just been taken, at world.now, as entry `entry`. What follows from it is
  /// scheduled with `entry` as its cause.
  void apply(State& state, const Event& event, std::uint64_t entry);

  /// Why a command cannot be carried out now, in one fault each; or nothing.
  Result<void> check(const State& state, const Command& command) const;

  /// Carries a checked command out as entry `entry`.
  void apply(State& state, const Order& order, std::uint64_t entry);

  const Setting& setting() const { return *setting_; }

 private:
  const Setting* setting_;
  RunSeed seed_;
  roads::Router router_;
};

/// What the entry of a drive says, as `note`, where it leads nowhere.
inline constexpr std::string_view no_open_road = "no open road leads there";
inline constexpr std::string_view only_through_hazard = "no road leads there but through the hazard";

/// What an entry says of an event beside its time and kind. To be asked right after it was applied.
Fields describe(const Setting&, const State&, const Event&);

}  // namespace tocsin::model

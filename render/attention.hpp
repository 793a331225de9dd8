// What has come up in an exercise that wants a person's eyes before the clock runs on fast: injects and
// decisions. Pure; that the clock is slowed for it is the window's doing, and never a command.
#pragma once

#include <cstddef>
#include <string>

#include "sim/model/world.hpp"

namespace tocsin::render {

/// How many of each have come up so far.
struct ComeUp {
  std::size_t injects = 0;    ///< delivered
  std::size_t decisions = 0;  ///< called for

  friend constexpr bool operator==(ComeUp, ComeUp) = default;
};
ComeUp come_up(const model::World& world);

/// Why a fast clock drops to real time, in words; empty where nothing has come up between the two.
std::string calls_for_attention(ComeUp before, ComeUp after);

}  // namespace tocsin::render

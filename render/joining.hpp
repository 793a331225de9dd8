// Joins short lines that meet end to end into long ones, straight on where several meet.
// Knows points and keys only: which lines belong together is the caller's business.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/geo.hpp"

namespace tocsin::render {

/// One short line. `from` and `to` tell its ends from others: lines meet where these are equal.
struct Piece {
  std::uint32_t key = 0;  ///< only pieces of one key are joined
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool is_directed = false;  ///< joined head to tail only, so that the whole runs one way
  std::span<const GridPoint> line;
};

struct JoinedLine {
  std::vector<std::uint32_t> pieces;  ///< indices, in the order of the line
  std::vector<GridPoint> points;
};

/// Each piece is in exactly one line. Lines are in the order of their key, then of their lowest piece; where
/// more than two pieces meet, the straightest pair is joined first. None bends by more than 75 degrees where
/// it was joined. REQUIRES: each piece has two points or more.
std::vector<JoinedLine> joined(std::span<const Piece> pieces);

}  // namespace tocsin::render

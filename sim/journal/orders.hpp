// Commands from a file, to be played into a run: a journal's own, or JSON Lines that a person wrote.
// Knows how they are written, not whether they can be carried out.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"
#include "sim/model/command.hpp"

namespace tocsin::journal {

using TimedOrders = std::vector<std::pair<SimTime, model::Order>>;

/// The seat of a command whose line names none.
inline constexpr std::string_view default_seat = "facilitator";

/// Reads a journal (its orders; a cut last line is left out) or one command a line, blank lines aside:
///   {"at": "T+0:10", "kind": "HoldInject", "inject": "press"}
/// with "at" as text or "at_ms" as a whole number, optionally "seat", and the command's own fields. Gives
/// every fault at once. Commands stand in order of time; those of one moment are given in the file's order.
Result<TimedOrders> read_orders(std::string_view text, std::string_view file_name);

}  // namespace tocsin::journal

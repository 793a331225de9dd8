// What the readers of the single subjects (people, responders ...) have in hand. Nothing of its own.
// Only what they share; each knows its own tables.
#pragma once

#include "sim/scenario/calendar.hpp"
#include "sim/scenario/positions.hpp"
#include "sim/scenario/row.hpp"
#include "sim/scenario/tables.hpp"

namespace tocsin::scenario {

struct Context {
  Reading reading;
  const roads::Map& map;
  const Tables& tables;
  const Names& names;
  const Calendar& calendar;
  const Positions& positions;

  Faults& faults() const { return reading.faults; }
};

}  // namespace tocsin::scenario

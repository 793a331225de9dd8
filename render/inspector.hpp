// The card of one thing: what there is to know of it at this moment, as rows of words, and what can be done
// with it, as commands. For the facilitator, who sees everything. Pure; knows no widgets.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/hazard_picture.hpp"
#include "render/selection.hpp"
#include "sim/base/geo.hpp"
#include "sim/journal/journal.hpp"
#include "sim/model/command.hpp"

namespace tocsin::render {

struct CardRow {
  std::string label;  ///< "State"
  std::string text;   ///< "on the way to RVP 1 Weston Road"

  friend bool operator==(const CardRow&, const CardRow&) = default;
};

struct CardAction {
  std::string words;  ///< "Lift"
  model::Command command;
};

/// One of several commands, chosen from a list: "Send to" and the rendezvous points.
struct CardMenu {
  std::string words;
  std::vector<CardAction> choices;
};

struct Card {
  std::string title;  ///< "Runcorn P1"
  std::string what;   ///< "pump, crew of 5, Runcorn fire station"
  std::vector<CardRow> rows;
  std::vector<CardAction> actions;
  std::vector<CardMenu> menus;
};

/// What a card is made from beside the moment itself.
struct CardSources {
  std::span<const journal::Entry> entries;  ///< up to the moment shown: since when, and by whom
  const HazardPicture& hazard;              ///< of about that moment
  const GridProjection& projection;
};

Card card_of(const Shown& shown, const Thing& thing, const CardSources& sources);

/// A line for the map: its name, and the one thing that matters of it now.
std::string callout_of(const Shown& shown, const Thing& thing);

/// "53.3241 N, 2.7501 W".
std::string words_of(LatLon place);

/// What is left to drive; nothing for a unit that is not on a route.
std::optional<Metres> left_to_drive(const model::UnitState& unit, SimTime now);

}  // namespace tocsin::render

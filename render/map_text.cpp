#include "render/map_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "render/symbol_drawing.hpp"

namespace tocsin::render {

namespace {

constexpr std::array<std::string_view, 1> flagged{"rvp:"};

/// The letters of flags are names too: in the room as large as those of streets.
double symbol_scale(SymbolForm form, double scale, View view) {
  const bool is_room_flag = view == View::Room && form == SymbolForm::Flag;
  return is_room_flag ? std::max(scale, room_street_px / Symbol{}.letters_px) : scale;
}

bool is_one_of(const Label& label, std::span<const std::string_view> kinds) {
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](std::string_view kind) { return label.key.rfind(kind, 0) == 0; });
}

/// In the room: what is closed and where the incident is must be read; the street of an RVP, which its flag
/// names, only well enough, or there would be place for few of them.
/// True for the first kind.
bool enlarge_for_room(Label& label) {
  static constexpr std::array<std::string_view, 4> incident{"site", "closure:", "slowdown:", "cordon:"};
  constexpr int first = 1000;
  constexpr double room_clearance_px = 14.0;
  if (is_one_of(label, incident)) {
    label.style.size_px = std::max(label.style.size_px, room_name_px);
    label.priority += first;
    // Large tags need more room round crosses and symbols.
    label.places = LabelPlaces::AroundFar;
    label.clearance_px += room_clearance_px;
    if (label.sharing.empty()) label.sharing = label.key, label.sharing_px = 1e9;
    return true;
  }
  if (is_one_of(label, flagged)) {
    label.style.size_px = std::max(label.style.size_px, room_street_px);
  }
  return false;
}

/// Where the large name finds no place: rather smaller than not at all.
Label as_second_choice(Label label) {
  constexpr int later = 100;
  label.key += ":smaller";
  label.priority -= later;
  label.style.size_px = room_street_px;
  return label;
}

}  // namespace

std::vector<Symbol> enlarged(std::vector<Symbol> symbols, double scale, View view) {
  for (Symbol& symbol : symbols) {
    const double by = symbol_scale(symbol.form, scale, view);
    symbol = scaled(std::move(symbol), by);
  }
  return symbols;
}

Scene enlarged(Scene scene, double scale, View view) {
  scene.symbols = enlarged(std::move(scene.symbols), scale, view);
  for (Label& label : scene.labels) {
    // What it names has grown, and has moved within its row.
    const bool is_of_flag = is_one_of(label, flagged);
    const double by = symbol_scale(is_of_flag ? SymbolForm::Flag : SymbolForm::Square, scale, view);
    label.offset = label.offset * by;
    label.clearance_px *= by;
  }
  scene.labels = enlarged(std::move(scene.labels), scale, view);
  return scene;
}

std::vector<Label> enlarged(std::vector<Label> labels, double scale, View view) {
  std::vector<Label> smaller;
  for (Label& label : labels) {
    label.style.size_px *= scale;
    if (view != View::Room) continue;
    const bool is_first = enlarge_for_room(label);
    if (is_first) smaller.push_back(as_second_choice(label));
  }
  std::move(smaller.begin(), smaller.end(), std::back_inserter(labels));
  return labels;
}

}  // namespace tocsin::render

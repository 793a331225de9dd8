#include "render/thinning.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>

namespace tocsin::render {

namespace {

constexpr double gap_px = 1.0;
constexpr double dot_px = 5.0;
constexpr double small_dot_px = 3.0;
constexpr double small_from_m_per_px = 12.0;
constexpr double none_from_m_per_px = 32.0;

std::size_t rank_of(const Symbol& symbol) {
  constexpr std::string_view order = "HCS";
  return symbol.letters.empty() ? order.size() : std::min(order.find(symbol.letters), order.size());
}

double radius_px(const Symbol& symbol) { return symbol.size_px / 2.0 + 1.5; }

Symbol as_dot(Symbol symbol, double size_px) {
  symbol.form = SymbolForm::Dot;
  symbol.fill = SymbolFill::Solid;
  symbol.size_px = size_px;
  symbol.letters.clear();
  symbol.edge.alpha = 130;
  return symbol;
}

}  // namespace

std::vector<Symbol> thinned(std::vector<Symbol> symbols, double metres_per_pixel) {
  std::vector<Symbol> kept;
  if (metres_per_pixel >= none_from_m_per_px) return kept;
  std::sort(symbols.begin(), symbols.end(), [](const Symbol& a, const Symbol& b) {
    const auto key = [](const Symbol& s) {
      return std::make_tuple(rank_of(s), -s.size_px, s.at.easting_m, s.at.northing_m);
    };
    return key(a) < key(b);
  });
  const auto has_room = [&](const Symbol& symbol) {
    return std::none_of(kept.begin(), kept.end(), [&](const Symbol& other) {
      const double apart_m = (radius_px(symbol) + radius_px(other) + gap_px) * metres_per_pixel;
      const GridPoint d = symbol.at - other.at;
      return std::abs(d.easting_m) < apart_m && std::abs(d.northing_m) < apart_m &&
             std::hypot(d.easting_m, d.northing_m) < apart_m;
    });
  };
  std::vector<Symbol> lesser;
  for (Symbol& symbol : symbols) {
    if (metres_per_pixel >= small_from_m_per_px) symbol = as_dot(std::move(symbol), small_dot_px);
    (has_room(symbol) ? kept : lesser).push_back(std::move(symbol));
  }
  for (Symbol& symbol : lesser) {
    const double size_px = std::min(symbol.size_px, dot_px);
    symbol = as_dot(std::move(symbol), size_px);
    if (has_room(symbol)) kept.push_back(std::move(symbol));
  }
  return kept;
}

}  // namespace tocsin::render

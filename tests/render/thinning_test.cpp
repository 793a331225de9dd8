#include "render/thinning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {

Symbol receptor(const std::string& letter, double easting_m, double northing_m) {
  Symbol symbol;
  symbol.layer = Layer::Receptors;
  symbol.form = SymbolForm::Circle;
  symbol.fill = SymbolFill::Hollow;
  symbol.at = {easting_m, northing_m};
  symbol.size_px = letter.empty() ? 7.0 : 13.0;
  symbol.letters = letter;
  return symbol;
}

std::vector<Symbol> random_town(unsigned seed) {
  std::mt19937 random(seed);
  constexpr std::array<const char*, 4> letters{"H", "C", "S", ""};
  std::vector<Symbol> symbols;
  for (int i = 0; i < 150; ++i)
    symbols.push_back(receptor(letters[random() % 4], static_cast<double>(random() % 3000),
                               static_cast<double>(random() % 3000)));
  return symbols;
}

std::string letters_of(const std::vector<Symbol>& symbols) {
  std::string out;
  for (const Symbol& symbol : symbols) out += symbol.letters.empty() ? "." : symbol.letters;
  return out;
}

}  // namespace

TEST_CASE("no receptor overlaps another at any scale") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    for (const double scale : {0.5, 3.0, 8.0, 15.0, 30.0}) {
      const std::vector<Symbol> kept = thinned(random_town(seed), scale);
      int overlaps = 0;
      for (std::size_t i = 0; i < kept.size(); ++i) {
        for (std::size_t j = i + 1; j < kept.size(); ++j) {
          const double apart_px = distance(kept[i].at, kept[j].at).value / scale;
          overlaps += apart_px < (kept[i].size_px + kept[j].size_px) / 2.0 ? 1 : 0;
        }
      }
      CHECK(overlaps == 0);
      CHECK(kept.size() > 10);
    }
  }
}

TEST_CASE("which receptors are kept does not depend on the order they are given in") {
  std::mt19937 random(5);
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::vector<Symbol> town = random_town(seed);
    const std::vector<Symbol> one = thinned(town, 8.0);
    std::shuffle(town.begin(), town.end(), random);
    const std::vector<Symbol> other = thinned(town, 8.0);
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i].at == other[i].at);
  }
}

TEST_CASE("of two that overlap the hospital keeps its letter, and the school is a dot or nothing") {
  const Symbol school = receptor("S", 0, 0);
  CHECK(letters_of(thinned({school, receptor("H", 200, 0)}, 8.0)) == "HS");
  CHECK(letters_of(thinned({school, receptor("H", 110, 0)}, 8.0)) == "H.");
  CHECK(letters_of(thinned({school, receptor("H", 40, 0)}, 8.0)) == "H");
}

TEST_CASE("far out receptors are small dots, and further out there are none") {
  const std::vector<Symbol> kept = thinned({receptor("H", 0, 0)}, 20.0);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].form == SymbolForm::Dot);
  CHECK(kept[0].size_px == 3.0);
  CHECK(thinned({receptor("H", 0, 0)}, 40.0).empty());
}

#include "tests/window/picture_comparison.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace tocsin::golden {

namespace {

bool differs(sf::Color a, sf::Color b) {
  const auto away = [](sf::Uint8 x, sf::Uint8 y) { return std::abs(int{x} - int{y}) > least_difference; };
  return away(a.r, b.r) || away(a.g, b.g) || away(a.b, b.b);
}

constexpr unsigned half_px = square_px / 2;

sf::Uint8 paler(sf::Uint8 channel) { return static_cast<sf::Uint8>(192 + channel / 4); }

sf::Image halved(const sf::Image& image) {
  sf::Image out;
  out.create(image.getSize().x / 2, image.getSize().y / 2);
  for (unsigned y = 0; y < out.getSize().y; ++y) {
    for (unsigned x = 0; x < out.getSize().x; ++x) {
      int red = 2, green = 2, blue = 2;
      for (const unsigned i : {0U, 1U, 2U, 3U}) {
        const sf::Color c = image.getPixel(2 * x + i % 2, 2 * y + i / 2);
        red += c.r, green += c.g, blue += c.b;
      }
      const auto mean = [](int sum) { return static_cast<sf::Uint8>(sum / 4); };
      out.setPixel(x, y, sf::Color(mean(red), mean(green), mean(blue)));
    }
  }
  return out;
}

}  // namespace

Comparison compare(const sf::Image& kept, const sf::Image& whole) {
  const sf::Image drawn = halved(whole);
  const sf::Vector2u size = kept.getSize();
  if (size != drawn.getSize()) {
    return {fmt::format("the picture is {} by {} pixels at half its size; the one kept is {} by {}",
                        drawn.getSize().x, drawn.getSize().y, size.x, size.y),
            {}};
  }
  Comparison result;
  result.difference.create(size.x, size.y);
  std::map<std::pair<unsigned, unsigned>, int> in_square;
  int all = 0;
  for (unsigned y = 0; y < size.y; ++y) {
    for (unsigned x = 0; x < size.x; ++x) {
      const sf::Color colour = kept.getPixel(x, y);
      const bool is_other = differs(colour, drawn.getPixel(x, y));
      result.difference.setPixel(
          x, y,
          is_other ? sf::Color(208, 0, 0) : sf::Color(paler(colour.r), paler(colour.g), paler(colour.b)));
      if (!is_other) continue;
      ++all;
      // Squares begin every half of their side, so that whatever is half as large lies in one of them whole.
      const unsigned column = x / half_px, row = y / half_px;
      for (unsigned left = std::max(column, 1U) - 1U; left <= column; ++left) {
        for (unsigned top = std::max(row, 1U) - 1U; top <= row; ++top) ++in_square[{left, top}];
      }
    }
  }
  const double share = static_cast<double>(all) / (static_cast<double>(size.x) * size.y);
  if (share > greatest_share) {
    result.fault =
        fmt::format("{:.2f} % of the pixels differ; {:.2f} % may", share * 100.0, greatest_share * 100.0);
    return result;
  }
  const auto worst = std::max_element(in_square.begin(), in_square.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (worst == in_square.end()) return result;
  const double share_there = worst->second / static_cast<double>(square_px * square_px);
  if (share_there > greatest_share_of_square) {
    result.fault = fmt::format("{:.0f} % of the pixels differ in the square at {}, {}; {:.0f} % may",
                               share_there * 100.0, worst->first.first * half_px,
                               worst->first.second * half_px, greatest_share_of_square * 100.0);
  }
  return result;
}

sf::Image kept_form(const sf::Image& drawn) {
  sf::Image out = halved(drawn);
  const auto near = [](sf::Uint8 channel) {
    return static_cast<sf::Uint8>(std::min(255, (channel + kept_step / 2) / kept_step * kept_step));
  };
  for (unsigned y = 0; y < out.getSize().y; ++y) {
    for (unsigned x = 0; x < out.getSize().x; ++x) {
      const sf::Color c = out.getPixel(x, y);
      out.setPixel(x, y, sf::Color(near(c.r), near(c.g), near(c.b)));
    }
  }
  return out;
}

}  // namespace tocsin::golden

#include "render/key_sheet.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {

/// Every letter 0.6 wide and a line 1.2 high, in sizes of the text.
TextSize measure(const std::string& text, const LabelStyle& style) {
  return {0.6 * style.size_px * static_cast<double>(text.size()), 1.2 * style.size_px};
}

std::vector<TextPart> words_of(const Drawing& drawing) {
  std::vector<TextPart> words;
  for (const DrawingPart& part : drawing.parts) {
    if (const auto* text = std::get_if<TextPart>(&part)) words.push_back(*text);
  }
  return words;
}

PixelBox box_of(const TextPart& part) {
  const TextSize size = measure(part.text, {.size_px = part.size_px, .face = part.face});
  return {part.at, part.at + Pixel{size.width_px, size.height_px}};
}

}  // namespace

TEST_CASE("the sheet has every key and what it does, within the frame and none over another") {
  const Palette palette = palette_of(Theme::Light);
  const MeasureText measuring = measure;
  const std::vector<KeyBinding> keys = room_key_bindings();
  for (const Pixel size : {Pixel{1920.0, 850.0}, Pixel{1280.0, 564.0}, Pixel{640.0, 260.0}}) {
    for (const double scale : {0.75, 1.5, 2.5}) {
      const PixelBox frame{{0.0, 50.0}, Pixel{0.0, 50.0} + size};
      const std::vector<TextPart> words = words_of(draw_key_sheet(keys, frame, {palette, measuring, scale}));
      for (const KeyBinding& key : keys) {
        const auto says = [&](std::string_view text) {
          return std::count_if(words.begin(), words.end(), [&](const TextPart& w) { return w.text == text; });
        };
        CHECK(says(key.shown) >= 1);
        CHECK(says(key.words) == 1);
      }
      for (std::size_t i = 0; i < words.size(); ++i) {
        const PixelBox box = box_of(words[i]);
        CAPTURE(size.x, scale, words[i].text, words[i].size_px);
        CHECK((frame.contains(box.low) && frame.contains(box.high)));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(box.meets(box_of(words[j])));
      }
    }
  }
}

TEST_CASE(
    "the sheet is as large as its text scale says where there is room, and smaller where there is not") {
  const Palette palette = palette_of(Theme::Light);
  const MeasureText measuring = measure;
  const auto size_px = [&](Pixel size, double scale) {
    return words_of(draw_key_sheet(room_key_bindings(), {{0.0, 0.0}, size}, {palette, measuring, scale}))
        .front()
        .size_px;
  };
  CHECK(size_px({3840.0, 2000.0}, 1.0) * 2.0 == size_px({3840.0, 2000.0}, 2.0));
  CHECK(size_px({800.0, 400.0}, 2.0) < size_px({3840.0, 2000.0}, 2.0));
}

#include "render/key_sheet.hpp"

#include <algorithm>
#include <cassert>
#include <string>

namespace tocsin::render {

namespace {

constexpr double greatest_px = 15.0;
constexpr double least_px = 5.0;
constexpr std::size_t most_columns = 4;
constexpr const char* heading = "The keys of this view   (F1 or Esc closes)";
constexpr const char* mouse_words = "Drag the map to move it, turn the wheel to zoom.";

// Lengths in sizes of the text.
constexpr double line_em = 1.45;
constexpr double heading_em = 2.3;
constexpr double pad_em = 1.0;
constexpr double gap_em = 1.0;
constexpr double between_columns_em = 2.4;

/// How the sheet stands at one size of text, in so many columns.
struct Sheet {
  double size_px = 0.0;
  std::size_t columns = 1;
  std::size_t rows = 0;  ///< in a column
  double key_px = 0.0;
  double words_px = 0.0;
  Pixel extent;

  double column_px() const { return key_px + words_px + (gap_em + between_columns_em) * size_px; }
};

Sheet laid_out(std::span<const KeyBinding> keys, double size_px, std::size_t columns,
               const MeasureText& measure) {
  const auto width_of = [&](std::string_view text, LabelFace face) {
    return measure(std::string(text), {.size_px = size_px, .face = face}).width_px;
  };
  Sheet sheet{size_px, columns, (keys.size() + columns - 1) / columns, 0.0, 0.0, {}};
  for (const KeyBinding& key : keys) {
    sheet.key_px = std::max(sheet.key_px, width_of(key.shown, LabelFace::Bold));
    sheet.words_px = std::max(sheet.words_px, width_of(key.words, LabelFace::Plain));
  }
  const double columns_px = static_cast<double>(columns) * sheet.column_px() - between_columns_em * size_px;
  const double widest =
      std::max({columns_px, width_of(heading, LabelFace::Bold), width_of(mouse_words, LabelFace::Plain)});
  const double lines = static_cast<double>(sheet.rows) + 1.0;
  sheet.extent = Pixel{widest, (heading_em + lines * line_em) * size_px} +
                 Pixel{2.0 * pad_em * size_px, 2.0 * pad_em * size_px};
  return sheet;
}

// The largest text that fits, in as few columns as that takes; the least where none does.
Sheet fitted(std::span<const KeyBinding> keys, const PixelBox& frame, const FurnitureLook& look) {
  for (double size_px = std::max(least_px, greatest_px * look.text_scale); size_px > least_px;
       size_px -= 1.0) {
    for (std::size_t columns = 1; columns <= most_columns; ++columns) {
      const Sheet sheet = laid_out(keys, size_px, columns, look.measure);
      if (sheet.extent.x <= frame.width() && sheet.extent.y <= frame.height()) return sheet;
    }
  }
  return laid_out(keys, least_px, 2, look.measure);
}

}  // namespace

Drawing draw_key_sheet(std::span<const KeyBinding> keys, const PixelBox& frame, const FurnitureLook& look) {
  assert(!keys.empty());
  const Sheet sheet = fitted(keys, frame, look);
  const double em = sheet.size_px;
  const Pixel corner = frame.centre() - sheet.extent * 0.5;
  const PixelBox paper{corner, corner + sheet.extent};
  Drawing drawing;
  drawing.box(paper, look.palette.paper_edge, 4.0);
  drawing.box(paper.grown(-1.0), look.palette.paper, 3.5);
  const auto add = [&](std::string_view words, Pixel at, LabelFace face, Colour colour) {
    drawing.text({std::string(words), at, em, face, colour});
  };
  const Pixel inner = corner + Pixel{pad_em * em, pad_em * em};
  add(heading, inner, LabelFace::Bold, look.palette.text);
  const auto place_of = [&](std::size_t i) {
    const std::size_t column = i / sheet.rows;
    return inner + Pixel{static_cast<double>(column) * sheet.column_px(),
                         (heading_em + static_cast<double>(i % sheet.rows) * line_em) * em};
  };
  // All of one face together: they are painted at once.
  for (std::size_t i = 0; i < keys.size(); ++i)
    add(keys[i].shown, place_of(i), LabelFace::Bold, look.palette.text);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    add(keys[i].words, place_of(i) + Pixel{sheet.key_px + gap_em * em, 0.0}, LabelFace::Plain,
        look.palette.text);
  }
  add(mouse_words, {inner.x, paper.high.y - (pad_em + line_em) * em}, LabelFace::Plain,
      look.palette.quiet_text);
  return drawing;
}

}  // namespace tocsin::render

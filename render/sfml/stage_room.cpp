// What the room's view has beside the map: the strip with the time and what was said, the blank, and the
// list of its keys.
#include <algorithm>
#include <cmath>

#include "render/furniture.hpp"
#include "render/key_sheet.hpp"
#include "render/room_strip.hpp"
#include "render/sfml/drawing_painter.hpp"
#include "render/sfml/stage.hpp"

namespace tocsin::window {

using render::LabelFace;
using render::Pixel;
using render::PixelBox;

namespace {

struct LineRoom {
  double size_px;
  double width_px;
  LabelFace face;
};

// Breaks a text into lines no wider than there is room; what does not fit on `most` lines ends in dots.
std::vector<std::string> broken(const Fonts& fonts, const std::string& text, const LineRoom& room,
                                std::size_t most) {
  const auto fits = [&](const std::string& line) {
    return fonts.measure(line, room.size_px, room.face).width_px <= room.width_px;
  };
  std::vector<std::string> lines;
  std::string line;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t gap = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, gap - from);
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && !fits(longer)) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
    from = gap + 1;
  }
  if (!line.empty()) lines.push_back(line);
  if (lines.size() > most) {
    lines.resize(most);
    std::string& last = lines.back();
    while (!fits(last + " \u2026") && last.find(' ') != std::string::npos) last.resize(last.rfind(' '));
    last += " \u2026";
  }
  return lines;
}

}  // namespace

// Read from six metres away: 36 pixels at the least, but for what was said before.
void Stage::draw_room_strip(sf::RenderTarget& target, const render::Pacer& pacer) const {
  const render::Palette palette = render::palette_of(theme_);
  const PixelBox& strip = layout_.clock_bar;
  const auto state = session_.is_read_only()      ? render::ClockState::Replaying
                     : session_.is_looking_back() ? render::ClockState::LookingBack
                                                  : render::ClockState::Live;
  const auto shown = std::min(rows_.size(), session_.entries().size());
  const render::RoomStrip content = render::room_strip(
      session_.setting(), session_.world(), session_.shown(),
      render::clock_line(session_.setting(), session_.shown(), pacer, state, session_.is_over()),
      std::span<const render::FeedRow>(rows_).first(shown));
  Mesh mesh(Edges::Hard);
  mesh.box(strip, palette.paper);
  mesh.box({strip.low, {strip.high.x, strip.low.y + 2.0}}, palette.paper_edge);
  TextBatch text(fonts_);
  const double size = render::room_text_px(layout_.clock_bar.high.y, text_scale_);
  const double line = size * 1.28;
  const double left = strip.low.x + 20.0;
  const auto add = [&](const std::string& words, Pixel at, double size_px, LabelFace face,
                       render::Colour colour) {
    text.add(words, at, {size_px, face, colour, {0, 0, 0, 0}});
    return fonts_.measure(words, size_px, face).width_px;
  };
  double y = strip.low.y + 10.0;
  double widest = add(content.clock, {left, y}, size, LabelFace::Bold, palette.text);
  widest =
      std::max(widest, add(content.t_plus, {left, y + line}, size, LabelFace::Plain, palette.quiet_text));
  widest = std::max(widest, add(content.state, {left, y + 2.0 * line}, size, LabelFace::Bold, palette.text));
  const double x = left + widest + 40.0;
  mesh.box({{x - 21.0, strip.low.y + 12.0}, {x - 19.0, strip.high.y - 12.0}}, palette.paper_edge);
  const double width = strip.high.x - x - 20.0;
  const auto add_lines = [&](const std::string& words, double size_px, LabelFace face, render::Colour colour,
                             std::size_t most) {
    for (const std::string& each : broken(fonts_, words, {size_px, width, face}, most)) {
      if (y + size_px > strip.high.y) return;
      add(each, {x, y}, size_px, face, colour);
      y += size_px * 1.28;
    }
  };
  const std::size_t lines = content.decision.empty() ? 2 : 1;
  if (!content.messages.empty())
    add_lines(content.messages.front(), size, LabelFace::Plain, palette.text, lines);
  if (!content.decision.empty()) add_lines(content.decision, size, LabelFace::Bold, palette.text, 2);
  for (std::size_t i = 1; i < content.messages.size(); ++i) {
    add_lines(content.messages[i], std::round(size * 0.7), LabelFace::Plain, palette.quiet_text, 1);
  }
  mesh.draw(target);
  text.draw(target);
}

// A blank view still says what it is, and that it is meant to be blank.
void Stage::draw_blank(sf::RenderTarget& target) const {
  const render::Palette palette = render::palette_of(theme_);
  TextBatch text(fonts_);
  const double size = render::room_text_px(layout_.clock_bar.high.y, text_scale_);
  const Pixel middle = layout_.map.centre();
  const auto centred = [&](const std::string& words, double y, double size_px, LabelFace face) {
    const double width = fonts_.measure(words, size_px, face).width_px;
    text.add(words, {middle.x - width / 2.0, y}, {size_px, face, palette.text, {0, 0, 0, 0}});
  };
  centred(render::banner(session_.setting().scenario), middle.y - size * 2.4, size * 1.5, LabelFace::Bold);
  centred("Pause: this view has been blanked", middle.y + size * 0.4, size, LabelFace::Plain);
  text.draw(target);
}

// The strip with the time stays to be read.
void Stage::draw_room_keys(sf::RenderTarget& target) const {
  const render::Palette palette = render::palette_of(theme_);
  const render::MeasureText measure = fonts_.measurer();
  paint(target, fonts_,
        render::draw_key_sheet(render::room_key_bindings(), layout_.map, {palette, measure, text_scale_}));
}

}  // namespace tocsin::window

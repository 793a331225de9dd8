#include "render/sfml/marks_painter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "render/names.hpp"
#include "render/sfml/mesh.hpp"

namespace tocsin::window {

using render::Colour;
using render::MapMarks;
using render::MarkInk;
using render::Pixel;
using render::PixelBox;

namespace {

constexpr Colour dark = render::rgb(0x14130F);
constexpr Colour light = render::rgb(0xFFFFFF);
constexpr double tag_px = 13.0;
constexpr double pad_px = 4.0;
constexpr std::size_t callout_line = 34;

std::vector<Pixel> circle(Pixel centre, double radius_px) {
  constexpr int corners = 48;
  std::vector<Pixel> points;
  for (int i = 0; i <= corners; ++i) {
    const double angle = 2.0 * std::numbers::pi * i / corners;
    points.push_back(centre + Pixel{std::cos(angle), std::sin(angle)} * radius_px);
  }
  return points;
}

/// All marks of one picture in the making.
class MarksDrawing {
 public:
  MarksDrawing(const Fonts& fonts, const render::Camera& camera, const render::Palette& palette,
               std::span<const PixelBox> furniture)
      : fonts_(fonts), camera_(camera), palette_(palette), furniture_(furniture), text_(fonts) {}

  void add(const MapMarks& marks) {
    for (const MapMarks::Area& area : marks.areas) add_area(area);
    for (const MapMarks::Line& line : marks.lines) add_line(line);
    for (const MapMarks::Ring& ring : marks.rings) add_ring(ring);
    for (const MapMarks::Frame& frame : marks.frames) add_frame(frame);
    for (const MapMarks::Dot& dot : marks.dots) {
      strokes_.disc(camera_.to_pixel(dot.at), 5.5, dark);
      strokes_.disc(camera_.to_pixel(dot.at), 3.5, light);
    }
    for (const MapMarks::Tag& tag : marks.tags) add_tag(tag);
    if (marks.cross_hair) add_cross_hair(*marks.cross_hair);
  }

  void draw(sf::RenderTarget& target) const {
    strokes_.draw(target);
    papers_.draw(target);
    text_.draw(target);
  }

 private:
  std::vector<Pixel> in_pixels(const std::vector<GridPoint>& points) const {
    std::vector<Pixel> out;
    for (const GridPoint p : points) out.push_back(camera_.to_pixel(p));
    return out;
  }

  // Strokes across the ground rather than a wash of colour: the map below stays to be read.
  void add_area(const MapMarks::Area& area) {
    const std::vector<Pixel> ring = in_pixels(area.ring);
    PixelBox box{ring.front(), ring.front()};
    for (const Pixel p : ring) {
      box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
      box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
    }
    const double top = std::max(box.low.y, camera_.frame.low.y);
    const double bottom = std::min(box.high.y, camera_.frame.high.y);
    constexpr double every_px = 9.0;
    for (double y = std::ceil(top / every_px) * every_px; y < bottom; y += every_px) {
      std::vector<double> crossings;
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Pixel a = ring[i], b = ring[(i + 1) % ring.size()];
        if ((a.y <= y) != (b.y <= y)) crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
      }
      std::sort(crossings.begin(), crossings.end());
      for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
        strokes_.line(std::array<Pixel, 2>{Pixel{crossings[i], y}, Pixel{crossings[i + 1], y}}, 1.0,
                      render::with_alpha(palette_.text, 70));
    }
  }

  void add_line(const MapMarks::Line& line) {
    const std::vector<Pixel> points = in_pixels(line.points);
    if (points.size() < 2) return;
    switch (line.ink) {
      case MarkInk::Selected:
        // A frame on both sides: what the line says itself stays between.
        strokes_.line(points, line.width_px + 7.0, render::with_alpha(dark, 120));
        strokes_.line(points, line.width_px + 3.0, render::with_alpha(light, 110));
        return;
      case MarkInk::Hovered:
        strokes_.line(points, line.width_px + 4.0, render::with_alpha(dark, 130));
        strokes_.line(points, line.width_px, render::with_alpha(light, 120));
        return;
      case MarkInk::Tool:
        strokes_.line(points, line.width_px + 3.0, render::with_alpha(light, 230));
        strokes_.line(points, line.width_px, dark, line.dash);
        return;
    }
  }

  void add_ring(const MapMarks::Ring& ring) {
    const Pixel centre = camera_.to_pixel(ring.at) + ring.offset;
    if (ring.ink == MarkInk::Hovered) {
      strokes_.line(circle(centre, ring.radius_px), 3.5, light);
      strokes_.line(circle(centre, ring.radius_px), 1.5, dark);
      return;
    }
    const std::array<Pixel, 4> ways{Pixel{1.0, 0.0}, Pixel{-1.0, 0.0}, Pixel{0.0, 1.0}, Pixel{0.0, -1.0}};
    for (const double width_px : {6.5, 3.0}) {
      const Colour colour = width_px > 4.0 ? light : dark;
      strokes_.line(circle(centre, ring.radius_px), width_px, colour);
      for (const Pixel way : ways) {
        const std::array<Pixel, 2> tick{centre + way * ring.radius_px, centre + way * (ring.radius_px + 7.0)};
        strokes_.line(tick, width_px, colour);
      }
    }
  }

  void add_frame(const MapMarks::Frame& frame) {
    const Pixel at = camera_.to_pixel(frame.at);
    const PixelBox box{at + frame.box.low, at + frame.box.high};
    const std::array<Pixel, 5> round{box.low, Pixel{box.high.x, box.low.y}, box.high,
                                     Pixel{box.low.x, box.high.y}, box.low};
    if (frame.ink == MarkInk::Hovered) {
      strokes_.line(round, 3.5, light);
      strokes_.line(round, 1.5, dark);
      return;
    }
    const Pixel middle = box.centre();
    const std::array<std::pair<Pixel, Pixel>, 4> ticks{{{{box.low.x, middle.y}, {-7.0, 0.0}},
                                                        {{box.high.x, middle.y}, {7.0, 0.0}},
                                                        {{middle.x, box.low.y}, {0.0, -7.0}},
                                                        {{middle.x, box.high.y}, {0.0, 7.0}}}};
    for (const double width_px : {6.5, 3.0}) {
      const Colour colour = width_px > 4.0 ? light : dark;
      strokes_.line(round, width_px, colour);
      for (const auto& [from, by] : ticks)
        strokes_.line(std::array<Pixel, 2>{from, from + by}, width_px, colour);
    }
  }

  void add_tag(const MapMarks::Tag& tag) {
    const Pixel at = camera_.to_pixel(tag.at) + tag.offset;
    if (!camera_.frame.contains(at)) return;
    if (tag.form == MapMarks::Tag::Form::Callout) {
      add_callout(tag, at);
      return;
    }
    const Pixel size = size_of(tag.text);
    add_words(tag.text, within_frame({at + Pixel{8.0, -8.0 - size.y}, at + Pixel{8.0 + size.x, -8.0}}));
  }

  // Towards the middle of the picture, where there is room; elsewhere where furniture is in the way.
  void add_callout(const MapMarks::Tag& tag, Pixel at) {
    const std::string words = render::in_lines(tag.text, callout_line);
    const Pixel size = size_of(words);
    const Pixel middle = camera_.frame.centre();
    const double right = at.x < middle.x ? 1.0 : -1.0, down = at.y < middle.y ? 1.0 : -1.0;
    std::optional<std::pair<Pixel, PixelBox>> chosen;
    for (const Pixel way :
         {Pixel{right, down}, Pixel{right, -down}, Pixel{-right, down}, Pixel{-right, -down}}) {
      const Pixel to = at + Pixel{way.x * 0.72, way.y * 0.69} * (tag.clear_px + 34.0);
      const Pixel corner{way.x > 0.0 ? to.x : to.x - size.x, to.y - size.y / 2.0};
      const PixelBox box = within_frame({corner, corner + size});
      const bool is_free = !box.contains(at) && std::none_of(furniture_.begin(), furniture_.end(),
                                                             [&](const PixelBox& o) { return o.meets(box); });
      if (!chosen || is_free) chosen = {way, box};
      if (is_free) break;
    }
    const Pixel slant{chosen->first.x * 0.72, chosen->first.y * 0.69};
    const std::array<Pixel, 2> line{at + slant * tag.clear_px, at + slant * (tag.clear_px + 34.0)};
    strokes_.line(line, 5.0, light);
    strokes_.line(line, 2.0, dark);
    add_words(words, chosen->second);
  }

  Pixel size_of(const std::string& words) const {
    const render::TextSize size = fonts_.measure(words, tag_px, render::LabelFace::Bold);
    return {size.width_px + 2.0 * pad_px, size.height_px + 2.0 * pad_px};
  }

  PixelBox within_frame(const PixelBox& box) const {
    const PixelBox& frame = camera_.frame;
    const auto held = [](double value, double low, double high) {
      return std::round(std::clamp(value, low, std::max(low, high)));
    };
    const Pixel corner{held(box.low.x, frame.low.x + 2.0, frame.high.x - box.width() - 2.0),
                       held(box.low.y, frame.low.y + 2.0, frame.high.y - box.height() - 2.0)};
    return {corner, corner + Pixel{box.width(), box.height()}};
  }

  void add_words(const std::string& words, const PixelBox& box) {
    papers_.rounded_box(box.grown(1.5), 3.5, light);
    papers_.rounded_box(box, 3.0, dark);
    text_.add(words, box.low + Pixel{pad_px, pad_px}, {tag_px, render::LabelFace::Bold, light, {0, 0, 0, 0}});
  }

  void add_cross_hair(Pixel at) {
    const std::array<Pixel, 4> ways{Pixel{1.0, 0.0}, Pixel{-1.0, 0.0}, Pixel{0.0, 1.0}, Pixel{0.0, -1.0}};
    for (const double width_px : {5.0, 2.0}) {
      for (const Pixel way : ways) {
        const std::array<Pixel, 2> arm{at + way * 5.0, at + way * 24.0};
        strokes_.line(arm, width_px, width_px > 4.0 ? light : dark);
      }
    }
    strokes_.disc(at, 2.5, light);
    strokes_.disc(at, 1.5, dark);
  }

  const Fonts& fonts_;
  const render::Camera& camera_;
  const render::Palette& palette_;
  std::span<const PixelBox> furniture_;
  Mesh strokes_;
  Mesh papers_;
  TextBatch text_;
};

}  // namespace

void draw_marks(sf::RenderTarget& target, const Fonts& fonts, const render::Camera& camera,
                const MapMarks& marks, const render::Palette& palette, std::span<const PixelBox> furniture) {
  if (marks.is_empty()) return;
  MarksDrawing drawing(fonts, camera, palette, furniture);
  drawing.add(marks);
  drawing.draw(target);
}

}  // namespace tocsin::window

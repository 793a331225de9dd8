#include "render/sfml/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/clip.hpp"
#include "render/drawing.hpp"

namespace tocsin::window {

using render::box_of;
using render::Colour;
using render::Pixel;
using render::PixelBox;

const sf::Vector2f Mesh::white{Mesh::white_corner, Mesh::white_corner};

namespace {

double length_of(Pixel p) { return std::hypot(p.x, p.y); }

Pixel unit(Pixel p) {
  const double length = length_of(p);
  return length > 0.0 ? p * (1.0 / length) : Pixel{};
}

Pixel left_of(Pixel direction) { return {-direction.y, direction.x}; }

double cross(Pixel a, Pixel b) { return a.x * b.y - a.y * b.x; }

// Leaves out points that the line passes within a fraction of a pixel without them: from the last point that
// was kept a sleeve is narrowed by each point on the way, and one that lies outside it is a bend. The ends
// stay.
std::vector<Pixel> without_crowding(std::span<const Pixel> points) {
  constexpr double slack_px = 0.2;
  std::vector<Pixel> out;
  if (points.empty()) return out;
  out.push_back(points.front());
  Pixel left{}, right{}, last = points.front();
  double reach = 0.0;
  const auto begin_sleeve = [&] { left = right = Pixel{}, reach = 0.0; };
  for (std::size_t i = 1; i < points.size(); ++i) {
    Pixel ahead = points[i] - out.back();
    double length = length_of(ahead);
    const bool is_bend =
        reach > 0.0 && (length < reach || cross(right, ahead) < 0.0 || cross(left, ahead) > 0.0);
    if (is_bend) {
      out.push_back(last);
      begin_sleeve();
      ahead = points[i] - out.back();
      length = length_of(ahead);
    }
    last = points[i];
    if (length <= slack_px) continue;
    const Pixel aside = left_of(ahead) * (slack_px / length);
    if (reach == 0.0 || cross(left, ahead + aside) < 0.0) left = ahead + aside;
    if (reach == 0.0 || cross(right, ahead - aside) > 0.0) right = ahead - aside;
    reach = length;
  }
  if (length_of(last - out.back()) > 0.05) out.push_back(last);
  return out;
}

// Calls `take` with each dash of a line.
template <class Take>
void for_dashes(const std::vector<Pixel>& points, render::DashLengths lengths, double before_px, Take take) {
  const double into = std::fmod(before_px, lengths.on_px + lengths.off_px);
  bool is_on = into < lengths.on_px;
  double left = (is_on ? lengths.on_px : lengths.on_px + lengths.off_px) - into;
  std::vector<Pixel> dash{points.front()};
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    Pixel from = points[i];
    double rest = length_of(points[i + 1] - from);
    const Pixel direction = unit(points[i + 1] - from);
    while (rest > left) {
      from = from + direction * left;
      rest -= left;
      if (is_on) {
        dash.push_back(from);
        take(dash);
      }
      dash.assign(1, from);
      is_on = !is_on;
      left = is_on ? lengths.on_px : lengths.off_px;
    }
    left -= rest;
    if (is_on) dash.push_back(points[i + 1]);
  }
  if (is_on && dash.size() > 1) take(dash);
}

}  // namespace

void Mesh::vertex(Pixel at, Colour colour, sf::Vector2f texture_at) {
  // Copied and filled in: SFML's own constructors are calls into its library, too many at a million a second.
  sf::Vertex corner(blank_);
  corner.position.x = static_cast<float>(at.x);
  corner.position.y = static_cast<float>(at.y);
  corner.color.r = colour.red;
  corner.color.g = colour.green;
  corner.color.b = colour.blue;
  corner.color.a = colour.alpha;
  corner.texCoords.x = texture_at.x;
  corner.texCoords.y = texture_at.y;
  vertices_.push_back(corner);
}

// a-b is one side, d-c the other.
void Mesh::quad(Pixel a, Pixel b, Pixel c, Pixel d, Colour ab, Colour cd) {
  vertex(a, ab), vertex(b, ab), vertex(c, cd);
  vertex(a, ab), vertex(c, cd), vertex(d, cd);
}

void Mesh::strip(std::span<const Pixel> points, double width_px, Colour colour) {
  const Colour clear = render::with_alpha(colour, 0);
  const bool soft = edges_ == Edges::Soft;
  const double core = std::max(0.0, width_px / 2.0 - (soft ? 0.5 : 0.0));
  const double outer = width_px / 2.0 + 0.5;
  std::vector<Pixel> normals(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Pixel before = i > 0 ? unit(points[i] - points[i - 1]) : unit(points[1] - points[0]);
    const Pixel after = i + 1 < points.size() ? unit(points[i + 1] - points[i]) : before;
    const Pixel middle = unit(left_of(before) + left_of(after));
    const double cosine = middle.x * left_of(after).x + middle.y * left_of(after).y;
    // Sharper bends than about 100 degrees are cut off rather than drawn to a spike.
    normals[i] = middle * (1.0 / std::max(0.65, cosine));
    if (length_of(normals[i]) < 0.1) normals[i] = left_of(after);
  }
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Pixel a = points[i], b = points[i + 1], n = normals[i], m = normals[i + 1];
    if (kept_ && !box_of(a, b).grown(width_px + 2.0).meets(*kept_)) continue;
    quad(a + n * core, b + m * core, b - m * core, a - n * core, colour, colour);
    if (!soft) continue;
    quad(a + n * core, b + m * core, b + m * outer, a + n * outer, colour, clear);
    quad(a - n * core, b - m * core, b - m * outer, a - n * outer, colour, clear);
  }
}

// Too small for anybody to see whether its edges are soft.
void Mesh::dot(Pixel from, Pixel to, double width_px, Colour colour) {
  if (kept_ && !box_of(from, to).grown(width_px + 2.0).meets(*kept_)) return;
  const Pixel aside = left_of(unit(to - from)) * (width_px / 2.0);
  quad(from + aside, to + aside, to - aside, from - aside, colour, colour);
}

void Mesh::line(std::span<const Pixel> points, double width_px, Colour colour, render::Dash dash,
                render::Ends ends, double dashed_before_px) {
  const std::vector<Pixel> clean = without_crowding(points);
  if (clean.size() < 2) return;
  if (dash != render::Dash::Solid) {
    for_dashes(clean, render::dash_lengths(dash, width_px), dashed_before_px,
               [&](const std::vector<Pixel>& piece) {
                 dash == render::Dash::Dotted ? dot(piece.front(), piece.back(), width_px, colour)
                                              : strip(piece, width_px, colour);
               });
    return;
  }
  strip(clean, width_px, colour);
  // See-through ends would show where they lie over the line.
  if (ends == render::Ends::Round && width_px > 2.2 && colour.alpha == 255) {
    disc(clean.front(), width_px / 2.0, colour);
    disc(clean.back(), width_px / 2.0, colour);
  }
}

void Mesh::convex(std::span<const Pixel> corners, Colour colour) {
  if (corners.size() < 3) return;
  Pixel centre{};
  for (const Pixel p : corners) centre = centre + p;
  centre = centre * (1.0 / static_cast<double>(corners.size()));
  const Colour clear = render::with_alpha(colour, 0);
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Pixel a = corners[i];
    const Pixel b = corners[(i + 1) % corners.size()];
    if (edges_ == Edges::Hard) {
      vertex(centre, colour), vertex(a, colour), vertex(b, colour);
      continue;
    }
    const Pixel outwards_a = unit(a - centre) * 0.6;
    const Pixel outwards_b = unit(b - centre) * 0.6;
    vertex(centre, colour), vertex(a - outwards_a, colour), vertex(b - outwards_b, colour);
    quad(a - outwards_a, b - outwards_b, b + outwards_b, a + outwards_a, colour, clear);
  }
}

void Mesh::box(const PixelBox& box, Colour colour) {
  quad(box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, colour, colour);
}

void Mesh::rounded_box(const PixelBox& box, double radius_px, Colour colour) {
  std::vector<Pixel> corners;
  const PixelBox inner = box.grown(-radius_px);
  const std::array<Pixel, 4> centres{
      {{inner.high.x, inner.low.y}, inner.high, {inner.low.x, inner.high.y}, inner.low}};
  for (std::size_t corner = 0; corner < 4; ++corner) {
    for (int step = 0; step <= 3; ++step) {
      const double angle = (static_cast<double>(corner) - 1.0 + step / 3.0) * std::numbers::pi / 2.0;
      corners.push_back(centres[corner] + Pixel{std::cos(angle), std::sin(angle)} * radius_px);
    }
  }
  convex(corners, colour);
}

void Mesh::disc(Pixel centre, double radius_px, Colour colour) {
  const int sides = std::clamp(static_cast<int>(radius_px) + 6, 8, 28);
  std::vector<Pixel> corners;
  for (int i = 0; i < sides; ++i) {
    const double angle = 2.0 * std::numbers::pi * i / sides;
    corners.push_back(centre + Pixel{std::cos(angle), std::sin(angle)} * radius_px);
  }
  convex(corners, colour);
}

void Mesh::triangles(std::span<const Pixel> corners, Colour colour) {
  for (const Pixel p : corners) vertex(p, colour);
}

void Mesh::add(const Mesh& other) {
  vertices_.insert(vertices_.end(), other.vertices_.begin(), other.vertices_.end());
}

void Mesh::draw(sf::RenderTarget& target, const sf::Texture* texture) const {
  if (vertices_.empty()) return;
  sf::RenderStates states;
  states.texture = texture;
  target.draw(vertices_.data(), vertices_.size(), sf::Triangles, states);
}

}  // namespace tocsin::window

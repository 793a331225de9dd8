// Triangles in pixels: lines with soft edges, convex shapes, boxes. One mesh is one draw call; what is added
// later lies above. Knows nothing of maps.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include <SFML/Graphics/Color.hpp>
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Vertex.hpp>

#include "render/camera.hpp"
#include "render/palette.hpp"
#include "render/scene.hpp"

namespace tocsin::window {

inline sf::Color to_sf(render::Colour c) { return {c.red, c.green, c.blue, c.alpha}; }
inline sf::Vector2f to_sf(render::Pixel p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

/// How an edge is smoothed: by a fringe that fades out over a pixel, or not at all, where the target smooths.
enum class Edges { Soft, Hard };

class Mesh {
 public:
  explicit Mesh(Edges edges = Edges::Soft) : edges_(edges) {}

  /// Leaves out stretches of lines that lie wholly outside the box.
  void keep_to(const render::PixelBox& box) { kept_ = box; }
  void clear() { vertices_.clear(); }
  bool empty() const { return vertices_.empty(); }
  std::span<const sf::Vertex> corners() const { return vertices_; }

  /// Mitred where it bends. Thin and see-through lines, and dashes, have flat ends. The dashes are those of a
  /// line that began `dashed_before_px` before.
  void line(std::span<const render::Pixel> points, double width_px, render::Colour colour,
            render::Dash dash = render::Dash::Solid, render::Ends ends = render::Ends::Round,
            double dashed_before_px = 0.0);
  /// REQUIRES: the corners are those of a convex shape, in order.
  void convex(std::span<const render::Pixel> corners, render::Colour colour);
  void box(const render::PixelBox& box, render::Colour colour);
  void rounded_box(const render::PixelBox& box, double radius_px, render::Colour colour);
  void disc(render::Pixel centre, double radius_px, render::Colour colour);
  /// Three corners for each triangle, edges hard.
  void triangles(std::span<const render::Pixel> corners, render::Colour colour);
  /// Everything in another mesh, above what is here.
  void add(const Mesh& other);
  void vertex(render::Pixel at, render::Colour colour, sf::Vector2f texture_at = white);

  /// Fonts keep a white square in the corner of their pages: plain shapes can share a draw call with letters.
  static constexpr float white_corner = 1.0F;
  static const sf::Vector2f white;

  void draw(sf::RenderTarget& target, const sf::Texture* texture = nullptr) const;

 private:
  void strip(std::span<const render::Pixel> points, double width_px, render::Colour colour);
  void dot(render::Pixel from, render::Pixel to, double width_px, render::Colour colour);
  void quad(render::Pixel a, render::Pixel b, render::Pixel c, render::Pixel d, render::Colour ab,
            render::Colour cd);

  Edges edges_;
  std::optional<render::PixelBox> kept_;
  sf::Vertex blank_;
  std::vector<sf::Vertex> vertices_;
};

}  // namespace tocsin::window

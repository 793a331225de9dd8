#include "render/sfml/drawing_painter.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "render/sfml/tessellate.hpp"

namespace tocsin::window {

/// Gathers parts into one mesh for as long as they need one page, and begins another when they need another.
/// Plain shapes go with any page.
class Painting::Brush {
 public:
  Brush(std::vector<Coat>& coats, const Fonts& fonts, Edges edges)
      : coats_(coats), fonts_(fonts), edges_(edges) {
    begin();
  }

  void operator()(const render::ConvexPart& part) { mesh().convex(part.corners, part.fill); }
  void operator()(const render::AreaPart& part) { mesh().triangles(triangles(part.rings), part.fill); }
  void operator()(const render::BoxPart& part) {
    if (part.radius_px > 0.0) {
      mesh().rounded_box(part.box, part.radius_px, part.fill);
    } else {
      mesh().box(part.box, part.fill);
    }
  }
  void operator()(const render::DiscPart& part) { mesh().disc(part.centre, part.radius_px, part.fill); }
  void operator()(const render::LinePart& part) {
    mesh().line(part.points, part.width_px, part.colour, part.dash, part.ends);
  }
  void operator()(const render::TextPart& part) {
    const Page page{part.face, static_cast<unsigned>(std::lround(part.size_px))};
    // Shapes that come before all words need no page, and are filled in half the time.
    const bool is_plain = !coats_.back().page && !coats_.back().mesh.empty();
    if (is_plain || (coats_.back().page && *coats_.back().page != page)) begin();
    coats_.back().page = page;
    add_text(mesh(), fonts_, part);
  }

 private:
  void begin() { coats_.push_back({Mesh(edges_), {}}); }
  Mesh& mesh() { return coats_.back().mesh; }

  std::vector<Coat>& coats_;
  const Fonts& fonts_;
  Edges edges_;
};

Painting::Painting(const Fonts& fonts, const render::Drawing& drawing, Edges edges) {
  Brush brush(coats_, fonts, edges);
  for (const render::DrawingPart& part : drawing.parts) std::visit(brush, part);
}

void Painting::draw(sf::RenderTarget& target, const Fonts& fonts) const {
  for (const Coat& coat : coats_) {
    coat.mesh.draw(target, coat.page ? &fonts.face(coat.page->first).getTexture(coat.page->second) : nullptr);
  }
}

render::PixelBox Painting::box() const {
  std::optional<render::PixelBox> box;
  for (const Coat& coat : coats_) {
    for (const sf::Vertex& corner : coat.mesh.corners()) {
      const render::Pixel at{static_cast<double>(corner.position.x), static_cast<double>(corner.position.y)};
      if (!box) box = render::PixelBox{at, at};
      box->low = {std::min(box->low.x, at.x), std::min(box->low.y, at.y)};
      box->high = {std::max(box->high.x, at.x), std::max(box->high.y, at.y)};
    }
  }
  assert(box);
  return *box;
}

void paint(sf::RenderTarget& target, const Fonts& fonts, const render::Drawing& drawing, Edges edges) {
  Painting(fonts, drawing, edges).draw(target, fonts);
}

}  // namespace tocsin::window

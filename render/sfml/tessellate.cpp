#include "render/sfml/tessellate.hpp"

#include <array>
#include <deque>
#include <memory>

#include <GL/glu.h>

namespace tocsin::window {

namespace {

struct Work {
  // A deque: the tessellator keeps pointers to the points it is given.
  std::deque<std::array<GLdouble, 3>> points;
  std::vector<render::Pixel> corners;
};

using Callback = void (*)();

void on_vertex(void* vertex, void* work) {
  const auto* at = static_cast<const GLdouble*>(vertex);
  static_cast<Work*>(work)->corners.push_back({at[0], at[1]});
}

// Where edges cross: the new point is one of ours.
void on_combine(GLdouble at[3], void* [4], GLfloat[4], void** out, void* work) {
  auto& points = static_cast<Work*>(work)->points;
  points.push_back({at[0], at[1], 0.0});
  *out = points.back().data();
}

// Asking for edge flags makes the tessellator give single triangles, never fans or strips.
void on_edge_flag(GLboolean, void*) {}

struct Deleter {
  void operator()(GLUtesselator* tessellator) const { gluDeleteTess(tessellator); }
};

}  // namespace

std::vector<render::Pixel> triangles(const std::vector<std::vector<render::Pixel>>& rings) {
  Work work;
  const std::unique_ptr<GLUtesselator, Deleter> tessellator(gluNewTess());
  if (!tessellator) return {};
  gluTessCallback(tessellator.get(), GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(on_vertex));
  gluTessCallback(tessellator.get(), GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(on_combine));
  gluTessCallback(tessellator.get(), GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<Callback>(on_edge_flag));
  gluTessProperty(tessellator.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
  gluTessNormal(tessellator.get(), 0.0, 0.0, 1.0);
  gluTessBeginPolygon(tessellator.get(), &work);
  for (const auto& ring : rings) {
    if (ring.size() < 3) continue;
    gluTessBeginContour(tessellator.get());
    for (const render::Pixel p : ring) {
      work.points.push_back({p.x, p.y, 0.0});
      gluTessVertex(tessellator.get(), work.points.back().data(), work.points.back().data());
    }
    gluTessEndContour(tessellator.get());
  }
  gluTessEndPolygon(tessellator.get());
  work.corners.resize(work.corners.size() / 3 * 3);
  return std::move(work.corners);
}

}  // namespace tocsin::window

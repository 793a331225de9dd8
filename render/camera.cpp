#include "render/camera.hpp"

#include <algorithm>

namespace tocsin::render {

GridPoint Camera::to_grid(Pixel p) const {
  const Pixel middle = frame.centre();
  return {centre.easting_m + (p.x - middle.x) * metres_per_pixel,
          centre.northing_m - (p.y - middle.y) * metres_per_pixel};
}

GridBox Camera::ground() const {
  GridBox box;
  box.add(to_grid(frame.low));
  box.add(to_grid(frame.high));
  return box;
}

Camera Camera::panned(Pixel by) const {
  Camera moved = *this;
  moved.centre.easting_m -= by.x * metres_per_pixel;
  moved.centre.northing_m += by.y * metres_per_pixel;
  return moved;
}

Camera Camera::zoomed(Pixel about, double factor) const {
  const GridPoint anchor = to_grid(about);
  Camera nearer = *this;
  nearer.metres_per_pixel = std::clamp(metres_per_pixel / factor, nearest_m_per_px, farthest_m_per_px);
  nearer.centre = anchor + (centre - anchor) * (nearer.metres_per_pixel / metres_per_pixel);
  return nearer;
}

Camera Camera::fitted(const GridBox& box, double margin_px) const {
  if (box.empty()) return *this;
  Camera fit = *this;
  fit.centre = (box.low + box.high) * 0.5;
  const double across_px = std::max(1.0, frame.width() - 2.0 * margin_px);
  const double down_px = std::max(1.0, frame.height() - 2.0 * margin_px);
  fit.metres_per_pixel = std::clamp(std::max((box.high.easting_m - box.low.easting_m) / across_px,
                                             (box.high.northing_m - box.low.northing_m) / down_px),
                                    nearest_m_per_px, farthest_m_per_px);
  return fit;
}

Camera Camera::centred(GridPoint p) const {
  Camera moved = *this;
  moved.centre = p;
  return moved;
}

Camera Camera::framed(const PixelBox& new_frame) const {
  Camera moved = *this;
  moved.frame = new_frame;
  return moved;
}

}  // namespace tocsin::render

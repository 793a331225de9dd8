// The camera: which part of the grid a rectangle of pixels shows. North is up. Knows nothing of what is
// drawn. A value; copying it is a view to come back to.
#pragma once

#include "sim/base/geo.hpp"

namespace tocsin::render {

/// A place on a screen: pixels from its top left corner, y downwards.
struct Pixel {
  double x = 0.0;
  double y = 0.0;

  friend constexpr bool operator==(Pixel, Pixel) = default;
  friend constexpr Pixel operator+(Pixel a, Pixel b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Pixel operator-(Pixel a, Pixel b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Pixel operator*(Pixel a, double k) { return {a.x * k, a.y * k}; }
};

/// An upright rectangle of pixels.
struct PixelBox {
  Pixel low;   ///< top left
  Pixel high;  ///< bottom right

  double width() const { return high.x - low.x; }
  double height() const { return high.y - low.y; }
  Pixel centre() const { return (low + high) * 0.5; }
  bool contains(Pixel p) const { return p.x >= low.x && p.x < high.x && p.y >= low.y && p.y < high.y; }
  bool meets(const PixelBox& o) const {
    return low.x < o.high.x && o.low.x < high.x && low.y < o.high.y && o.low.y < high.y;
  }
  friend constexpr bool operator==(const PixelBox&, const PixelBox&) = default;
  PixelBox grown(double by_px) const { return {low - Pixel{by_px, by_px}, high + Pixel{by_px, by_px}}; }
};

/// A value; every change makes another camera.
struct Camera {
  static constexpr double nearest_m_per_px = 0.25;
  static constexpr double farthest_m_per_px = 200.0;

  /// Where the map is seen: the part of the window that no panel covers.
  PixelBox frame;
  /// The ground at the middle of the frame.
  GridPoint centre;
  double metres_per_pixel = 10.0;

  Pixel to_pixel(GridPoint p) const {
    const Pixel middle = frame.centre();
    return {middle.x + (p.easting_m - centre.easting_m) / metres_per_pixel,
            middle.y - (p.northing_m - centre.northing_m) / metres_per_pixel};
  }
  GridPoint to_grid(Pixel p) const;
  /// The ground within the frame.
  GridBox ground() const;

  /// The picture moves by that many pixels.
  Camera panned(Pixel by) const;
  /// `factor` above 1 comes nearer. What lies under `about` stays there. Held within the limits above.
  Camera zoomed(Pixel about, double factor) const;
  /// Shows the whole box, with `margin_px` to spare on each side. An empty box changes nothing.
  Camera fitted(const GridBox& box, double margin_px) const;
  Camera centred(GridPoint p) const;
  /// The same ground centre and scale in another frame.
  Camera framed(const PixelBox& new_frame) const;

  friend bool operator==(const Camera& a, const Camera& b) {
    return a.frame.low == b.frame.low && a.frame.high == b.frame.high && a.centre == b.centre &&
           a.metres_per_pixel == b.metres_per_pixel;
  }
};

}  // namespace tocsin::render

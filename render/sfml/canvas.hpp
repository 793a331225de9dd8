// A picture of a part of a window that is drawn once and put back many times. It is kept as the window keeps
// its own pixels, so that putting it back is copying memory: on a machine without a graphics card twenty
// times quicker than drawing it as a texture. Knows nothing of what is on it.
#pragma once

#include <cstdint>

#include <SFML/Graphics/Rect.hpp>
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/Window/GlResource.hpp>

namespace tocsin::window {

/// True where the graphics can keep pictures: OpenGL 3.0, or GL_ARB_framebuffer_object.
bool can_keep_pictures();

class Canvas : public sf::RenderTarget, sf::GlResource {
 public:
  /// Whether the edges of what is drawn on it are smoothed: four samples for each pixel.
  enum class Edges : std::uint8_t { AsDrawn, Smoothed };

  /// Of that part of a window. REQUIRES: can_keep_pictures(); `place` is not empty; an active context.
  explicit Canvas(sf::IntRect place, Edges edges = Edges::AsDrawn);
  ~Canvas() override;

  sf::IntRect place() const { return place_; }

  /// From here to end() the canvas is drawn on, in the window's coordinates and by the window's context; the
  /// window is not touched. REQUIRES: no other context becomes active before end().
  void begin(sf::RenderTarget& window);
  void end();

  /// Copies a part to where it belongs. REQUIRES: it lies in place(), the same in all three.
  void put(sf::RenderTarget& window, sf::IntRect part) const;
  void put(sf::RenderTarget& window) const { put(window, place_); }
  /// The same on to another canvas, which is being drawn on, with the upper left corner at `at`: what lies
  /// within it.
  void put(Canvas& other, sf::Vector2i at) const;
  /// Takes a part of what the window shows.
  void take(sf::RenderTarget& window, sf::IntRect part);

  sf::Vector2u getSize() const override;
  bool setActive(bool active = true) override;

 private:
  sf::IntRect place_;
  sf::Texture texture_;
  unsigned samples_ = 0;   ///< a renderbuffer, where edges are smoothed
  unsigned drawn_on_ = 0;  ///< the framebuffer between begin() and end()
};

}  // namespace tocsin::window

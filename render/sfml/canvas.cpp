#define GL_GLEXT_PROTOTYPES
#include "render/sfml/canvas.hpp"

#include <cassert>

#include <GL/gl.h>
#include <GL/glext.h>
#include <SFML/Graphics/View.hpp>
#include <SFML/Window/Context.hpp>

namespace tocsin::window {

namespace {

// Framebuffers belong to one context, pictures to all: so one is made when it is needed.
GLuint framebuffer_of(GLenum use, const sf::Texture& texture) {
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  glBindFramebuffer(use, name);
  glFramebufferTexture2D(use, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.getNativeHandle(), 0);
  return name;
}

GLuint framebuffer_in_use() {
  GLint name = 0;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &name);
  return static_cast<GLuint>(name);
}

struct Rows {
  int first;
  int last;
};

// A window's rows are counted from below; a canvas has them as they lie in the memory of a window, from
// above.
Rows rows_in(const sf::RenderTarget& window, sf::IntRect part) {
  const auto height = static_cast<int>(window.getSize().y);
  return {height - part.top, height - part.top - part.height};
}

Rows rows_in(sf::IntRect place, sf::IntRect part) {
  return {part.top - place.top, part.top - place.top + part.height};
}

}  // namespace

bool can_keep_pictures() {
  const sf::Context context;
  return sf::Context::isExtensionAvailable("GL_ARB_framebuffer_object");
}

Canvas::Canvas(sf::IntRect place, Edges edges) : place_(place) {
  texture_.create(static_cast<unsigned>(place.width), static_cast<unsigned>(place.height));
  // SFML keeps red first; windows have blue first, and only between equals is copying cheap.
  sf::Texture::bind(&texture_);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, place.width, place.height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
               nullptr);
  sf::Texture::bind(nullptr);
  if (edges == Edges::Smoothed) {
    glGenRenderbuffers(1, &samples_);
    glBindRenderbuffer(GL_RENDERBUFFER, samples_);
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, 4, GL_RGBA8, place.width, place.height);
  }
  initialize();
}

Canvas::~Canvas() {
  if (samples_ == 0) return;
  const TransientContextLock context;
  glDeleteRenderbuffers(1, &samples_);
}

sf::Vector2u Canvas::getSize() const {
  return {static_cast<unsigned>(place_.width), static_cast<unsigned>(place_.height)};
}

void Canvas::begin(sf::RenderTarget& window) {
  assert(drawn_on_ == 0);
  window.setActive(true);
  if (samples_ == 0) {
    drawn_on_ = framebuffer_of(GL_FRAMEBUFFER, texture_);
  } else {
    glGenFramebuffers(1, &drawn_on_);
    glBindFramebuffer(GL_FRAMEBUFFER, drawn_on_);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, samples_);
  }
  sf::RenderTarget::setActive(true);
  const auto width = static_cast<float>(place_.width), height = static_cast<float>(place_.height);
  sf::View view;
  view.setCenter(static_cast<float>(place_.left) + width / 2.0F,
                 static_cast<float>(place_.top) + height / 2.0F);
  view.setSize(width, -height);
  setView(view);
}

void Canvas::end() {
  if (samples_ != 0) {
    const GLuint to = framebuffer_of(GL_DRAW_FRAMEBUFFER, texture_);
    glBlitFramebuffer(0, 0, place_.width, place_.height, 0, 0, place_.width, place_.height,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glDeleteFramebuffers(1, &to);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDeleteFramebuffers(1, &drawn_on_);
  drawn_on_ = 0;
}

bool Canvas::setActive(bool active) {
  if (active) glBindFramebuffer(GL_FRAMEBUFFER, drawn_on_);
  return sf::RenderTarget::setActive(active);
}

void Canvas::put(sf::RenderTarget& window, sf::IntRect part) const {
  window.setActive(true);
  const GLuint to = framebuffer_in_use();
  const GLuint from = framebuffer_of(GL_READ_FRAMEBUFFER, texture_);
  const Rows here = rows_in(place_, part), there = rows_in(window, part);
  const int left = part.left - place_.left;
  glBlitFramebuffer(left, here.first, left + part.width, here.last, part.left, there.first,
                    part.left + part.width, there.last, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, to);
  glDeleteFramebuffers(1, &from);
}

void Canvas::put(Canvas& other, sf::Vector2i at) const {
  assert(other.drawn_on_ != 0);
  other.setActive(true);
  const GLuint from = framebuffer_of(GL_READ_FRAMEBUFFER, texture_);
  const sf::Vector2i to = at - sf::Vector2i(other.place_.left, other.place_.top);
  glBlitFramebuffer(0, 0, place_.width, place_.height, to.x, to.y, to.x + place_.width, to.y + place_.height,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, other.drawn_on_);
  glDeleteFramebuffers(1, &from);
}

void Canvas::take(sf::RenderTarget& window, sf::IntRect part) {
  window.setActive(true);
  const GLuint from = framebuffer_in_use();
  const GLuint to = framebuffer_of(GL_DRAW_FRAMEBUFFER, texture_);
  const Rows here = rows_in(place_, part), there = rows_in(window, part);
  const int left = part.left - place_.left;
  glBlitFramebuffer(part.left, there.first, part.left + part.width, there.last, left, here.first,
                    left + part.width, here.last, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, from);
  glDeleteFramebuffers(1, &to);
}

}  // namespace tocsin::window

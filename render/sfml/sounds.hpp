// Tones, made here of plain waves: no file and no recording. Without a device it is silent, and nothing is
// lost, for whatever is heard is also seen. Knows nothing of what a tone means.
#pragma once

#include <deque>
#include <span>

#include <SFML/Audio/Sound.hpp>
#include <SFML/Audio/SoundBuffer.hpp>

#include "render/cues.hpp"

namespace tocsin::window {

/// Whether there is anything to hear with: asked before the sound library, which complains at length.
bool has_sound_device();

/// One tone, ready to be played.
class Tone {
 public:
  explicit Tone(std::span<const render::ToneNote> notes);
  Tone(const Tone&) = delete;
  Tone& operator=(const Tone&) = delete;

  void play() { sound_.play(); }
  bool is_playing() const { return sound_.getStatus() == sf::Sound::Playing; }

 private:
  sf::SoundBuffer buffer_;
  sf::Sound sound_;
};

/// The tones of all cues.
class CueSounds {
 public:
  CueSounds();

  /// One at a time: while another is heard nothing is played, or a fast exercise would be a din.
  void play(render::Cue cue);

 private:
  std::deque<Tone> tones_;  // never moved; none without a device
};

}  // namespace tocsin::window

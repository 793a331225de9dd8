#include "render/sfml/sounds.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <numbers>
#include <system_error>
#include <vector>

namespace tocsin::window {

bool has_sound_device() {
  std::error_code error;
  const auto is_there = [&](const std::filesystem::path& path) {
    return std::filesystem::exists(path, error);
  };
  if (std::getenv("ALSOFT_DRIVERS") != nullptr || std::getenv("PULSE_SERVER") != nullptr) return true;
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  const bool has_server = runtime != nullptr && is_there(std::filesystem::path(runtime) / "pulse" / "native");
  return has_server || is_there("/dev/snd/timer");
}

Tone::Tone(std::span<const render::ToneNote> notes) {
  constexpr unsigned rate = 22050;
  constexpr double loudness = 9000.0;
  std::vector<sf::Int16> samples;
  for (const render::ToneNote& note : notes) {
    const auto count = static_cast<std::size_t>(rate * note.seconds);
    for (std::size_t i = 0; i < count; ++i) {
      const double t = static_cast<double>(i) / rate;
      // Soft at both ends, or it clicks.
      const double edge = std::clamp(std::min(t / 0.01, (note.seconds - t) / 0.03), 0.0, 1.0);
      samples.push_back(
          static_cast<sf::Int16>(loudness * edge * std::sin(2.0 * std::numbers::pi * note.hertz * t)));
    }
  }
  buffer_.loadFromSamples(samples.data(), samples.size(), 1, rate);
  sound_.setBuffer(buffer_);
}

CueSounds::CueSounds() {
  if (!has_sound_device()) return;
  for (std::size_t i = 0; i < render::cue_count; ++i) {
    tones_.emplace_back(render::look_of(static_cast<render::Cue>(i)).tone);
  }
}

void CueSounds::play(render::Cue cue) {
  const bool is_busy =
      std::any_of(tones_.begin(), tones_.end(), [](const Tone& tone) { return tone.is_playing(); });
  if (!tones_.empty() && !is_busy) tones_[static_cast<std::size_t>(cue)].play();
}

}  // namespace tocsin::window

// Frames a second of the window with everything open, while the Runcorn exercise runs at 60 times real time.
// Needs a display: xvfb-run -a -s "-screen 0 2600x1600x24" build/release/tests/bench_frames
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "render/sfml/window.hpp"
#include "sim/exercise/exercise.hpp"

namespace {

using namespace tocsin;

int print_faults(const Diagnostics& faults, int code) {
  std::fputs(format(faults).c_str(), stderr);
  return code;
}

/// One measurement: so many pixels, so many frames, from half an hour into the exercise, when units drive and
/// the cloud is out.
Result<window::FrameStats> measure(const exercise::Loaded& loaded, int width_px, int height_px,
                                   window::Views views) {
  exercise::Exercise exercise(loaded, {7, 0});
  std::vector<journal::Entry> feed;
  exercise.listen([&](const journal::Entry& entry) { feed.push_back(entry); });
  exercise.run_until(SimTime{30 * 60 * 1000});
  window::WindowOptions options;
  options.views = views;
  options.width_px = width_px;
  options.height_px = height_px;
  options.speed = 60.0;
  options.on_inject = window::OnInject::KeepSpeed;
  options.feed = &feed;
  options.frame_time = Duration{33};
  options.max_frames = 600;
  return window::run_live(exercise, options);
}

}  // namespace

int main() {
  if (const auto display = window::display_available(); !display) {
    print_faults(display.error(), 0);
    std::puts("frames: not measured");
    return 0;
  }
  const std::filesystem::path root = TOCSIN_ROOT;
  const auto loaded = exercise::load(root / "scenarios" / "runcorn-chlorine", root / "maps");
  if (!loaded) return print_faults(loaded.error(), 1);
  struct Case {
    const char* name;
    int width_px;
    int height_px;
    window::Views views;
  };
  for (const Case& c : {Case{"facilitator 1280x800", 1280, 800, window::Views::Facilitator},
                        Case{"facilitator 1920x1080", 1920, 1080, window::Views::Facilitator},
                        Case{"room 1920x1080", 1920, 1080, window::Views::Room}}) {
    const auto stats = measure(*loaded, c.width_px, c.height_px, c.views);
    if (!stats) return print_faults(stats.error(), 1);
    std::printf("%-24s %6.1f frames/s  slowest %6.1f ms  (%d frames)\n", c.name, stats->frames_per_second(),
                stats->slowest_frame_ms, stats->frames);
  }
  return 0;
}

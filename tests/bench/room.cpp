// What a person at the window waits for, on street-level roads with 300 units on the move: frames, a turn of
// the wheel, a journal of eight hours to open, a jump in it. Needs a display:
//   xvfb-run -a -s "-screen 0 2600x1600x24" build/release/tests/bench_room [frames] [wheel] [open]
// Beside wall time stands processor time of all threads, which other programs disturb less.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <SFML/Graphics/RenderWindow.hpp>
#include <sys/resource.h>

#include "render/sfml/stage.hpp"
#include "render/sfml/window.hpp"
#include "sim/exercise/replay.hpp"
#include "tests/bench/crowd.hpp"

using namespace tocsin;

namespace {

const std::filesystem::path root = TOCSIN_ROOT;
const sf::Vector2u room_size{1920, 1080};
/// When the crowd has set out.
constexpr SimTime on_the_move{34 * 60 * 1000};

/// Wall time, and processor time of all threads, in milliseconds.
struct Cost {
  double wall_ms = 0.0;
  double cpu_ms = 0.0;
  friend Cost operator-(Cost a, Cost b) { return {a.wall_ms - b.wall_ms, a.cpu_ms - b.cpu_ms}; }
};

Cost spent() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double, std::milli>(now).count(), ms(usage.ru_utime) + ms(usage.ru_stime)};
}

/// What something cost, many times.
class Costs {
 public:
  template <class Work>
  void measure(Work work) {
    const Cost before = spent();
    work();
    costs_.push_back(spent() - before);
  }
  double median_ms(double Cost::*part) const {
    std::vector<double> all;
    for (const Cost& cost : costs_) all.push_back(cost.*part);
    std::sort(all.begin(), all.end());
    return all.empty() ? 0.0 : all[all.size() / 2];
  }
  double worst_ms(double Cost::*part) const {
    double worst = 0.0;
    for (const Cost& cost : costs_) worst = std::max(worst, cost.*part);
    return worst;
  }
  double mean_ms(double Cost::*part) const {
    double sum = 0.0;
    for (const Cost& cost : costs_) sum += cost.*part;
    return costs_.empty() ? 0.0 : sum / static_cast<double>(costs_.size());
  }
  void print(const char* name) const {
    std::printf("%-34s wall ms median %7.1f worst %7.1f   cpu ms median %7.1f worst %7.1f   (%zu times)\n",
                name, median_ms(&Cost::wall_ms), worst_ms(&Cost::wall_ms), median_ms(&Cost::cpu_ms),
                worst_ms(&Cost::cpu_ms), costs_.size());
  }

 private:
  std::vector<Cost> costs_;
};

/// A session in a window, drawn as the program draws it.
class Room {
 public:
  Room(render::Session& session, const window::Fonts& fonts, render::View view)
      : session_(session),
        window_(sf::VideoMode(room_size.x, room_size.y), "bench"),
        stage_(session, fonts, view, render::Theme::Light, room_size) {
    pacer_.set_speed(5.0);
  }

  window::Stage& stage() { return stage_; }
  void draw() {
    window_.setActive(true);
    stage_.draw(window_, pacer_, 0.02, window::MapLook::Moment::Rounded);
    window_.display();
  }
  void pass_and_draw() {
    session_.advance(pacer_.advance(Duration{20}));
    draw();
  }
  void settle() {
    for (int i = 0; i < 5; ++i) draw();
  }
  void turn_wheel(double notches) {
    sf::Event event{};
    event.type = sf::Event::MouseWheelScrolled;
    event.mouseWheelScroll.x = 600;
    event.mouseWheelScroll.y = 400;
    event.mouseWheelScroll.delta = static_cast<float>(notches);
    stage_.take(event);
  }

 private:
  render::Session& session_;
  sf::RenderWindow window_;
  window::Stage stage_;
  render::Pacer pacer_;
};

/// The exercise of the crowd, half an hour in.
struct Live {
  exercise::Exercise exercise;
  std::vector<journal::Entry> feed;
  std::unique_ptr<render::LiveSession> session;

  explicit Live(const exercise::Loaded& loaded) : exercise(loaded, {7, 0}) {
    exercise.listen([this](const journal::Entry& entry) { feed.push_back(entry); });
    session = std::make_unique<render::LiveSession>(exercise, render::LiveOptions{{}, &feed, "bench"});
    session->run_until(on_the_move);
  }
  std::ptrdiff_t moving() const {
    const auto& units = exercise.world().units;
    return std::count_if(units.begin(), units.end(), [](const model::UnitState& unit) {
      return unit.status == model::UnitStatus::Mobile || unit.status == model::UnitStatus::Returning;
    });
  }
};

void open_all_panels(window::Stage& stage) { stage.carry_out(render::Action::ToggleCoordination); }

void close_all_panels(window::Stage& stage) {
  for (const render::Action action : {render::Action::ToggleInjects, render::Action::ToggleEscalation,
                                      render::Action::ToggleUnits, render::Action::ToggleMessages}) {
    stage.carry_out(action);
  }
}

enum class Show { AllPanels, MapOnly, Room };

void measure_frames(const char* name, const exercise::Loaded& loaded, const window::Fonts& fonts, Show show) {
  Live live(loaded);
  const auto moving = live.moving();
  Room room(*live.session, fonts, show == Show::Room ? render::View::Room : render::View::Facilitator);
  if (show == Show::AllPanels) open_all_panels(room.stage());
  if (show == Show::MapOnly) close_all_panels(room.stage());
  room.settle();
  Costs frames;
  for (int i = 0; i < 300; ++i) frames.measure([&] { room.pass_and_draw(); });
  frames.print(name);
  std::printf("%-34s %.1f frames/s; %td units on the move at first, %td at last, %zu entries\n", "",
              1000.0 / frames.mean_ms(&Cost::wall_ms), moving, live.moving(), live.feed.size());
}

/// Thirty notches, in and out, from the whole borough to a street.
void measure_wheel(const exercise::Loaded& loaded, const window::Fonts& fonts) {
  Live live(loaded);
  Room room(*live.session, fonts, render::View::Facilitator);
  open_all_panels(room.stage());
  const GridPoint incident = loaded.setting->scenario.incident.position;
  Costs all;
  for (const double reach_m : {9000.0, 4000.0, 1800.0, 800.0, 300.0}) {
    for (const GridPoint off : {GridPoint{0.0, 0.0}, {1500.0, 1800.0}, {3000.0, -500.0}}) {
      GridBox ground;
      ground.add(incident + off + GridPoint{-reach_m, -reach_m});
      ground.add(incident + off + GridPoint{reach_m, reach_m});
      room.stage().fit(ground);
      room.settle();
      for (const double notch : {1.0, -1.0}) {
        const auto turn = [&] {
          room.turn_wheel(notch);
          do room.draw();
          while (!room.stage().is_map_sharp());
        };
        all.measure(turn);
        room.settle();
      }
    }
  }
  all.print("wheel notch to sharp map");
}

std::string journal_of(const exercise::Loaded& loaded) {
  exercise::Exercise exercise(loaded, {7, 0});
  std::string text;
  journal::Writer writer([&](std::string_view line) { text += line; });
  writer.begin(exercise.header("bench"));
  exercise.listen([&](const journal::Entry& entry) { writer.append(entry); });
  exercise.run_until(SimTime{} + loaded.setting->scenario.duration);
  return text;
}

int print_faults(const Diagnostics& faults) {
  std::fputs(format(faults).c_str(), stderr);
  return 1;
}

int measure_looking_back(const bench::Crowd& crowd, const bench::Workshop& workshop,
                         const window::Fonts& fonts) {
  const auto loaded = bench::load_crowd(crowd, root, workshop);
  if (!loaded) return print_faults(loaded.error());
  const std::string text = journal_of(*loaded);
  Costs reading, opening, first_frame, whole;
  std::optional<exercise::Replay> replay;
  for (int i = 0; i < 3; ++i) {
    std::optional<Diagnostics> faults;
    whole.measure([&] {
      std::optional<journal::Record> record;
      reading.measure([&] {
        if (auto read = journal::read(text, "bench.jsonl")) record = std::move(*read);
      });
      if (!record) return;
      opening.measure([&] {
        auto opened = exercise::Replay::open(std::move(*record), workshop.maps(), workshop.maps());
        if (!opened) {
          faults = opened.error();
        } else {
          replay.emplace(std::move(*opened));
        }
      });
      if (!replay) return;
      first_frame.measure([&] {
        render::ReplaySession session(*replay);
        Room(session, fonts, render::View::Facilitator).draw();
      });
    });
    if (faults) return print_faults(*faults);
  }
  std::printf("a journal of %d hours, %zu entries, %.1f MB, %d units more:\n", crowd.hours,
              replay->record().entries.size(), static_cast<double>(text.size()) / 1e6, crowd.units);
  reading.print("  read and check");
  opening.print("  run through");
  first_frame.print("  window and first frame");
  whole.print("  open it, all in all");

  render::ReplaySession session(*replay);
  Room room(session, fonts, render::View::Facilitator);
  room.settle();
  Costs seeking, jumping;
  std::uint64_t state = 12345;
  for (int i = 0; i < 50; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const SimTime t{static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(session.end().ms))};
    jumping.measure([&] {
      seeking.measure([&] { session.show(t); });
      room.draw();
    });
  }
  seeking.print("  seek a moment");
  jumping.print("  jump: seek and draw");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // so that a run cut short has said what it measured
  // Words name what is to be measured; none: everything.
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool is_all =
      std::all_of(words.begin(), words.end(), [](const std::string& w) { return w.rfind('-', 0) == 0; });
  const auto is_wanted = [&](const char* what) {
    return is_all || std::find(words.begin(), words.end(), what) != words.end();
  };
  if (const auto display = window::display_available(); !display) {
    print_faults(display.error());
    std::puts("the room: not measured");
    return 0;
  }
  if (!std::filesystem::exists(TOCSIN_STREETS)) {
    std::printf("the room: not measured, since %s is not there\n", TOCSIN_STREETS);
    return 0;
  }
  const auto fonts = window::Fonts::load();
  if (!fonts) return print_faults(fonts.error());
  const bench::Workshop workshop;
  if (const auto imported = bench::import_streets(TOCSIN_STREETS, root, workshop); !imported)
    return print_faults(imported.error());
  const auto loaded = bench::load_crowd({300, 4}, root, workshop);
  if (!loaded) return print_faults(loaded.error());
  if (is_wanted("wheel")) measure_wheel(*loaded, *fonts);
  if (is_wanted("frames")) {
    measure_frames("1920x1080, all panels", *loaded, *fonts, Show::AllPanels);
    measure_frames("1920x1080, no panels", *loaded, *fonts, Show::MapOnly);
    measure_frames("1920x1080, room", *loaded, *fonts, Show::Room);
  }
  if (!is_wanted("open")) return 0;
  if (const int code = measure_looking_back({0, 8}, workshop, *fonts); code != 0) return code;
  return measure_looking_back({300, 8}, workshop, *fonts);
}

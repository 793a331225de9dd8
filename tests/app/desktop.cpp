// The program on a real screen, driven by a keyboard and a mouse that know nothing of it.
#include "tests/support/desktop.hpp"

#include <cstdlib>

#include "tests/app/program.hpp"

using namespace tocsin::test;

namespace {

/// `tocsin ARGUMENTS` in a window on the desktop.
class Seated {
 public:
  Seated(const Desktop& desktop, const std::string& arguments)
      : desktop_(desktop),
        program_({"sh", "-c",
                  "cd '" TOCSIN_ROOT "' && exec '" TOCSIN_PROGRAM "' " + arguments + " >'" + out().string() +
                      "' 2>'" + err().string() + "'"},
                 [&] {
                   setenv("DISPLAY", desktop.name().c_str(), 1);
                   setenv("ALSOFT_DRIVERS", "null", 1);
                   setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
                   setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
                 }) {
    REQUIRE(comes_true([&] {
      window_ = desktop_.hands("search --name 'Tocsin: EXERCISE'");
      return !window_.empty() || !program_.is_running();
    }));
    INFO(contents(err()));
    REQUIRE(program_.is_running());
    window_ = window_.substr(0, window_.find('\n'));
    desktop_.hands("windowfocus --sync " + window_);
  }

  void press(const std::string& key) { desktop_.hands("key " + key); }
  void click(int x, int y) {
    desktop_.hands("mousemove --window " + window_ + " " + std::to_string(x) + " " + std::to_string(y));
    desktop_.hands("click 1");
  }
  Process& program() { return program_; }
  std::string said() const { return contents(err()); }

 private:
  fs::path out() const { return folder_ / "out"; }
  fs::path err() const { return folder_ / "err"; }

  Scratch folder_;
  const Desktop& desktop_;
  Process program_;
  std::string window_;
};

bool holds(const fs::path& journal, const std::string& words) {
  return contents(journal).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("what a hand types and clicks in the real window is in the record, and the record runs again") {
  const Desktop desktop;
  const Scratch folder;
  const fs::path journal = folder / "seated.jsonl";
  Seated seat(desktop, "run scenarios/runcorn-chlorine --fresh --seed 7 --until T+0:03 --journal '" +
                           journal.string() + "'");
  const auto leads_to = [&](const std::string& key, const std::string& words) {
    seat.press(key);
    return comes_true([&] { return holds(journal, words); });
  };
  CHECK(leads_to("space", "\"kind\":\"PauseClock\""));
  CHECK(leads_to("b", "\"kind\":\"AddBookmark\""));
  CHECK(leads_to("4", "\"kind\":\"SetSpeed\""));
  CHECK(leads_to("period", "\"kind\":\"StepClock\""));

  // Somewhere along a line through the middle of the map there is a road.
  seat.press("c");
  for (int x = 150; x < 850 && !holds(journal, "\"kind\":\"CloseRoad\""); x += 20) {
    seat.click(x, 400);
    std::this_thread::sleep_for(std::chrono::milliseconds{150});
  }
  CHECK(comes_true([&] { return holds(journal, "\"kind\":\"ClosureMade\""); }));

  // To the moment at which it was to stop.
  for (int minutes = 0; minutes < 3; ++minutes) seat.press("shift+Right");
  REQUIRE(comes_true([&] { return !seat.program().is_running(); }));
  CHECK(seat.program().exit_code() == 0);
  CHECK(seat.said() == "");
  CHECK(run_program("verify --rerun '" + journal.string() + "'").exit_code == 0);
}

// Routes on a real extract of streets, where it is there.
#include <filesystem>
#include <memory>

#include "sim/roads/osm/import.hpp"
#include "tests/roads/same_answers.hpp"

using namespace tocsin;
using namespace tocsin::roads;

namespace {

/// The streets with what finds routes on them; null where the extract is not there, which is said.
Driver* streets() {
  static const std::unique_ptr<Driver> driver = []() -> std::unique_ptr<Driver> {
    if (!std::filesystem::exists(TOCSIN_STREETS)) return nullptr;
    auto imported = osm::import_extract(TOCSIN_STREETS, {}, {});
    if (!imported) FAIL(format(imported.error()));
    return std::make_unique<Driver>(imported->map.network, default_travel_model());
  }();
  if (!driver) WARN("skipped: " << TOCSIN_STREETS << " is not there");
  return driver.get();
}

}  // namespace

TEST_CASE("ten thousand quick answers on real streets, with closures, are the reference's") {
  Driver* driver = streets();
  if (driver == nullptr) return;
  RandomStream random({31, 0}, "test", "streets");
  CHECK(check_times(*driver, random, 50, 200) > 5'000);
}

TEST_CASE("ten thousand quick answers on real streets, with closures, are those of Dijkstra's algorithm") {
  Driver* driver = streets();
  if (driver == nullptr) return;
  RandomStream random({34, 0}, "test", "streets");
  check_plain(*driver, random, 200, 50);
}

TEST_CASE("on real streets a route is the same, leg for leg, whichever way it is found") {
  Driver* driver = streets();
  if (driver == nullptr) return;
  RandomStream random({32, 0}, "test", "streets");
  CHECK(check_routes(*driver, random, 150) > 100);
}

TEST_CASE("no link of real streets shortens a time") {
  Driver* driver = streets();
  if (driver == nullptr) return;
  RandomStream random({33, 0}, "test", "streets");
  check_no_short_cut(*driver, random, 3'000);
}

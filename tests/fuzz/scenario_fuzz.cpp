// Fuzz target: any bytes are a scenario's only file. It is read, or there is an error; never neither, never
// both, and never a crash. Built with clang's -fsanitize=fuzzer, or with standalone_main.cpp.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "sim/scenario/read.hpp"

namespace {

using namespace tocsin;

const roads::Map& halton() {
  static const auto map = roads::open_map(TOCSIN_ROOT "/maps/halton");
  if (!map) {
    std::fputs(format(map.error()).c_str(), stderr);
    std::abort();
  }
  return *map;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics) {
    require(!d.message.empty(), "every complaint says something");
    require(d.place.line >= 0 && d.place.column >= 0, "every complaint has a place");
  }
  require(diagnostics.empty() || !format(diagnostics).empty(), "complaints can be shown");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto result = scenario::read({{"fuzz.toml", text}}, halton());
  check(result ? result->warnings : result.error());
  if (result) {
    require(!has_errors(result->warnings), "what was read has no errors");
    require(!result->scenario.title.empty() && !result->scenario.weather.points.empty(),
            "what was read is whole");
  } else {
    require(has_errors(result.error()), "what was not read has an error");
  }
  return 0;
}

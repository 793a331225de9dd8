// Fuzz target: any bytes are a calendar or a spreadsheet of a rota. They are read into shifts that have a
// length and people who exist, or there is a fault. Built with clang's -fsanitize=fuzzer, or with
// standalone_main.cpp.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "sim/oncall/files/read.hpp"

namespace {

using namespace tocsin;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check(const Result<rota_files::Imported>& imported, const rota_files::Target& target) {
  if (!imported) {
    require(has_errors(imported.error()), "what is not read has a fault");
    for (const Diagnostic& d : imported.error()) require(!d.message.empty(), "every fault says something");
    require(!format(imported.error()).empty(), "faults can be shown");
    return;
  }
  require(!has_errors(imported->remarks), "what is read has no fault");
  require(imported->shifts.size() <= rota_files::shift_limit, "no more shifts than the limit");
  for (const rota_files::NamedShift& shift : imported->shifts) {
    require(shift.from < shift.to, "every shift has a length");
    require(shift.person == "hale" || shift.person == "moore", "every shift has a person of the scenario");
    require(shift.role == "duty-officer", "every shift has a role of the scenario");
  }
  require(!rota_files::to_toml(imported->shifts, target.zone, "fuzz").empty(), "shifts can be written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto zone = TimeZone::find("Europe/London");
  require(zone.has_value(), "the machine has time zones");
  constexpr std::int64_t autumn_ms = 1'790'809'200'000;  // October 2026
  const oncall::Period period{{autumn_ms}, Instant{autumn_ms} + std::chrono::hours{92 * 24}};
  rota_files::Target target{*zone,
                            {{"hale", "J. Hale"}, {"moore", "A. Moore"}},
                            {{"duty-officer", "Duty officer"}},
                            "duty-officer",
                            period};
  check(rota_files::read_ics("fuzz.ics", text, target), target);
  check(rota_files::read_csv("fuzz.csv", text, target), target);
  target.role.reset();
  check(rota_files::read_ics("fuzz.ics", text, target), target);
  return 0;
}

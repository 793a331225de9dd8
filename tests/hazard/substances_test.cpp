#include "sim/hazard/substances.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::hazard;

TEST_CASE("every substance is found by its id and the table is in order") {
  const auto rows = substances();
  CHECK(std::is_sorted(rows.begin(), rows.end(),
                       [](const Substance& a, const Substance& b) { return a.id < b.id; }));
  for (const Substance& row : rows) {
    CHECK(find_substance(row.id) == &row);
    std::string id(row.name);
    std::replace(id.begin(), id.end(), ' ', '_');
    CHECK(row.id == id);
  }
  CHECK(find_substance("sulfur_dioxide") == nullptr);
  CHECK(find_substance("") == nullptr);
  CHECK(find_substance("zzz") == nullptr);
}

TEST_CASE("thirty-one substances have AEGLs, rising from one level to the next, and all name a source") {
  int with_aegl = 0;
  for (const Substance& row : substances()) {
    CHECK_FALSE(row.aegl_source.empty());
    CHECK(row.molar_mass_g_per_mol > 2.0);
    const auto one = aegl_concentration(row, Aegl::One, Celsius{15});
    const auto two = aegl_concentration(row, Aegl::Two, Celsius{15});
    const auto three = aegl_concentration(row, Aegl::Three, Celsius{15});
    if (!three) continue;
    ++with_aegl;
    REQUIRE(two);
    CHECK(*two < *three);
    if (one) CHECK(*one < *two);
  }
  CHECK(with_aegl == 31);
  CHECK(substances().size() == 33);
}

TEST_CASE("chlorine's levels are 0.5, 2 and 20 ppm, from the sources named") {
  const Substance& chlorine = *find_substance("chlorine");
  CHECK(chlorine.aegl_60_min[0]->value == 0.5);
  CHECK(chlorine.aegl_60_min[1]->value == 2.0);
  CHECK(chlorine.aegl_60_min[2]->value == 20.0);
  CHECK(chlorine.cas == "7782-50-5");
  CHECK(chlorine.aegl_source ==
        "pyELDQM database (drawn from CAMEO); AEGL-1, 2 and 3 agree with the ArcGIS ALOHA layers");
}

TEST_CASE("a part per million is a millionth of the molar volume") {
  // At 0 degrees and 101,325 Pa a mole fills 22.414 litres.
  const Substance& chlorine = *find_substance("chlorine");
  const KgPerCubicMetre c = to_mass_concentration(PartsPerMillion{1.0}, chlorine, Celsius{0.0});
  CHECK(c.value == Approx(70.91e-9 / 22.414e-3).epsilon(1e-4));
  CHECK(to_ppm(c, chlorine, Celsius{0.0}).value == Approx(1.0));
  CHECK(to_mass_concentration(PartsPerMillion{1.0}, chlorine, Celsius{30.0}) < c);
}

TEST_CASE("levels written in milligrams do not depend on the temperature") {
  const Substance& trioxide = *find_substance("sulphur_trioxide");
  CHECK(aegl_concentration(trioxide, Aegl::Two, Celsius{-5})->value == Approx(8.7e-6));
  CHECK(aegl_concentration(trioxide, Aegl::Two, Celsius{30})->value == Approx(8.7e-6));
}

TEST_CASE("a level that its source does not give is absent, never zero") {
  CHECK_FALSE(aegl_concentration(*find_substance("phosgene"), Aegl::One, Celsius{15}));
  CHECK_FALSE(aegl_concentration(*find_substance("carbon_dioxide"), Aegl::Three, Celsius{15}));
}

TEST_CASE("only what was read at the HSE is called verified") {
  for (const Substance& row : substances()) {
    if (!row.toxic_load) continue;
    const bool read_there = row.id == "sulphur_dioxide" || row.id == "methyl_isocyanate";
    CHECK((row.toxic_load->slot_standing == Standing::Verified) == read_there);
    CHECK(row.toxic_load->slod_standing == Standing::Unverified);
    CHECK_FALSE(row.toxic_load->source.empty());
    if (row.toxic_load->slod_ppm_n_min)
      CHECK(*row.toxic_load->slod_ppm_n_min > row.toxic_load->slot_ppm_n_min);
  }
}

TEST_CASE("AEGLs are named as people name them") {
  CHECK(name_of(Aegl::One) == "AEGL-1");
  CHECK(name_of(Aegl::Two) == "AEGL-2");
  CHECK(name_of(Aegl::Three) == "AEGL-3");
}

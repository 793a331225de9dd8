// A METHANE as it is typed, and the command that sends it.
#include "render/methane.hpp"

#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tocsin;
using namespace tocsin::render;

TEST_CASE("every METHANE comes back from its line, whichever letters it has") {
  for (unsigned given = 1; given < 1U << Methane::letters; ++given) {
    // Alone, a last E reads as a first one: nothing before it says otherwise.
    const bool is_ambiguous = (given >> 6U) == 1U && (given & 0x3CU) == 0 && (given & 2U) == 0;
    if (is_ambiguous) continue;
    Methane report;
    for (std::size_t i = 0; i < Methane::letters; ++i) {
      if (((given >> i) & 1U) != 0) report.parts[i] = fmt::format("part {}", i);
    }
    CHECK(methane_from(methane_line(report)) == report);
  }
}

TEST_CASE("a report is an ETHANE where it has no M and nobody is on standby or at declared") {
  const Methane lesser{{"", "the works", "", "", "", "", ""}};
  const Methane major{{"declared", "the works", "", "", "", "", ""}};
  std::vector<std::string_view> forms;
  for (const auto state : {model::Activation::None, model::Activation::Standby, model::Activation::Declared,
                           model::Activation::StoodDown, model::Activation::Cancelled}) {
    forms.push_back(words_of(form_of(lesser, state)));
    CHECK(form_of(major, state) == model::MethaneForm::Methane);
  }
  CHECK(forms == std::vector<std::string_view>{"ETHANE", "METHANE", "METHANE", "ETHANE", "ETHANE"});
}

TEST_CASE("each line of the form is the letter of its name in the command, and an ETHANE has no M") {
  MethaneOrder order{"fire", "police", model::MethaneForm::Methane, {{"m", "e", "t", "h", "a", "n", "s"}}};
  const auto fields = [&] {
    std::string text;
    for (const auto& [name, value] : fields_of(model::Command{methane_command(order)})) {
      text += fmt::format("{}={} ", name, std::get<std::string>(value));
    }
    return text;
  };
  CHECK(fields() ==
        "from=fire to=police form=methane major_incident=m exact_location=e type=t hazards=h access=a "
        "casualties=n services=s ");
  order.form = model::MethaneForm::Ethane;
  CHECK(fields() ==
        "from=fire to=police form=ethane major_incident= exact_location=e type=t hazards=h access=a "
        "casualties=n services=s ");
}

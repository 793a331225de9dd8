#include "sim/model/coordination.hpp"

#include <algorithm>

namespace tocsin::model {

namespace {

constexpr std::array<std::string_view, 5> activation_names{"none", "standby", "declared", "stood_down",
                                                           "cancelled"};
constexpr std::array<std::string_view, letter_count> letter_names{
    "major_incident", "exact_location", "type", "hazards", "access", "casualties", "services"};
constexpr std::array<std::string_view, 2> form_names{"methane", "ethane"};
constexpr std::array<std::string_view, 6> kind_names{
    "emergency_centre", "tcg", "scg", "stac", "rcg", "other"};

template <class Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

std::string_view already(Activation state) {
  switch (state) {
    case Activation::None:
      return "it is in no state yet";
    case Activation::Standby:
      return "it is on standby already";
    case Activation::Declared:
      return "it has declared already";
    case Activation::StoodDown:
      return "it has stood down already";
    case Activation::Cancelled:
      return "it has cancelled already";
  }
  return {};
}

}  // namespace

std::string_view why_not(Activation from, Activation to) {
  const bool is_active = from == Activation::Standby || from == Activation::Declared;
  if (from == to) return already(from);
  switch (to) {
    case Activation::None:
      return "an organisation leaves a state by standing down or cancelling";
    case Activation::Standby:
      return from == Activation::Declared ? already(from) : std::string_view{};
    case Activation::Declared:
      return {};
    case Activation::StoodDown:
    case Activation::Cancelled:
      return is_active ? std::string_view{} : "it is neither on standby nor declared";
  }
  return {};
}

std::string_view name_of(Activation state) { return activation_names[static_cast<std::size_t>(state)]; }
std::optional<Activation> activation_from(std::string_view name) {
  return enum_from<Activation>(activation_names, name);
}

std::string_view name_of(Letter letter) { return letter_names[place_of(letter)]; }

std::string_view name_of(MethaneForm form) { return form_names[static_cast<std::size_t>(form)]; }
std::optional<MethaneForm> methane_form_from(std::string_view name) {
  return enum_from<MethaneForm>(form_names, name);
}

std::string_view name_of(GroupKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

}  // namespace tocsin::model

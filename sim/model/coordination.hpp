// The words of co-ordination: the states of organisations and which follows which, the letters of a METHANE,
// the kinds of groups and how their members come. Values only; knows no organisation and no moment.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/time.hpp"

namespace tocsin::model {

/// The state of one organisation; any of them may declare, and the state is its own.
enum class Activation : std::uint8_t { None, Standby, Declared, StoodDown, Cancelled };

/// Why an organisation in one state cannot go to the other: "it has stood down already". Empty where it can.
std::string_view why_not(Activation from, Activation to);

/// "none", "standby", "declared", "stood_down", "cancelled".
std::string_view name_of(Activation state);
std::optional<Activation> activation_from(std::string_view name);

/// The parts of a METHANE, in its order.
enum class Letter : std::uint8_t {
  MajorIncident,
  ExactLocation,
  Type,
  Hazards,
  Access,
  Casualties,
  Services
};
inline constexpr std::array all_letters{Letter::MajorIncident, Letter::ExactLocation, Letter::Type,
                                        Letter::Hazards,       Letter::Access,        Letter::Casualties,
                                        Letter::Services};
inline constexpr std::size_t letter_count = all_letters.size();
constexpr std::size_t place_of(Letter letter) { return static_cast<std::size_t>(letter); }

/// "major_incident", "exact_location" ...
std::string_view name_of(Letter letter);

/// Below the threshold of a major incident the M is left out.
enum class MethaneForm : std::uint8_t { Methane, Ethane };
/// "methane", "ethane".
std::string_view name_of(MethaneForm form);
std::optional<MethaneForm> methane_form_from(std::string_view name);
/// True where a message of that form has that letter.
constexpr bool belongs_to(Letter letter, MethaneForm form) {
  return letter != Letter::MajorIncident || form == MethaneForm::Methane;
}

/// What an alert carries beside its text.
struct Tells {
  bool activation = false;  ///< the sender's own state
  bool methane = false;     ///< every letter that the sender has
};

/// What a co-ordinating group is.
enum class GroupKind : std::uint8_t {
  EmergencyCentre,
  Tcg,   ///< tactical co-ordinating group
  Scg,   ///< strategic co-ordinating group
  Stac,  ///< scientific and technical advice cell
  Rcg,   ///< recovery co-ordinating group
  Other
};
/// "emergency_centre", "tcg" ...
std::string_view name_of(GroupKind kind);

/// Whether a group can do without a member: those that are required must all be there for a quorum.
enum class Part : std::uint8_t { Required, Optional };

/// How a member comes. RoadOrTelephone: by road, and by telephone where no road leads there.
enum class Attends : std::uint8_t { Road, Telephone, RoadOrTelephone };

/// From acknowledging a call-out until setting off, or until being on the line. Planning assumptions, not
/// measurements: the first is dressing, reading the message again and finding the car; the second is finding
/// a quiet room and the number. docs/coordination.md.
inline constexpr Duration ready_by_road = std::chrono::minutes{10};
inline constexpr Duration ready_by_telephone = std::chrono::minutes{3};

}  // namespace tocsin::model

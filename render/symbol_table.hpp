// What every symbol, line, area and mark looks like, and in which words the legend and the help say so: one
// table of rows and one of states. Overlay, legend, lists, timeline and tests read it; nothing about looks
// is said twice. Knows nothing of where anything stands; says colours by what they mean, see palette.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/palette.hpp"
#include "render/scene.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

/// The rows, in the order of the table.
enum class SymbolId : std::uint8_t {
  Fire,
  Police,
  Ambulance,
  Other,
  Pump,
  SpecialAppliance,
  FireOfficer,
  AmbulanceVehicle,
  AmbulanceOfficer,
  PoliceCar,
  CouncilCar,
  Station,
  Rvp,
  Fcp,
  Ccs,
  Mbcp,
  Rest,
  Incident,
  Site,
  School,
  Care,
  Health,
  OtherReceptor,
  FarReceptor,
  ClosureCross,
  RouteEnd,
  InjectMark,
  MessageMark,
  CallOutMark,
  ActivationMark,
  UnitMark,
  RoadMark,
  HazardMark,
  ObjectiveMark,
  CommandMark,
  NoteMark,
  ClockMark,
  ClosedRoad,
  SlowRoad,
  InnerCordon,
  OuterCordon,
  WayAhead,
  WayBehind,
  WayHome,
  Measure,
  FactorBand,
  WindFan,
  MildHazard,
  SeriousHazard,
  SevereHazard
};
inline constexpr std::size_t symbol_count = 50;

/// What a row describes, which decides what its form can be.
enum class SymbolSort : std::uint8_t { Point, Line, Area };
SymbolSort sort_of(SymbolId id);

struct SymbolRow {
  SymbolId id = SymbolId::Fire;
  /// Of a point; nothing: that of its service. Lines have a dash, areas a hatch.
  std::optional<SymbolForm> form;
  SymbolFill fill = SymbolFill::Solid;
  Dash dash = Dash::Solid;
  Hatch hatch = Hatch::None;
  std::string letters;
  std::optional<ColourRole> role;  ///< nothing: that of its service, or `custom`
  std::optional<Colour> custom;    ///< a planner's own, the same in every theme
  double size_px = 0.0;            ///< of a point across (a flag: high), of a line its width
  std::string legend;
  std::string help;
};

/// What a thing is doing, or what has become of it.
enum class SymbolState : std::uint8_t {
  Available,
  Committed,  ///< called, not yet driving
  Mobile,
  AtScene,
  Returning,
  Stuck,
  Unavailable,
  Selected,
  Untenable,
  InHazard
};
inline constexpr std::size_t symbol_state_count = 10;

enum class Arrow : std::uint8_t { No, Yes };

struct StateRow {
  SymbolState state = SymbolState::Available;
  std::optional<SymbolFill> fill;  ///< nothing: as the thing is
  SymbolMark mark = SymbolMark::None;
  Arrow arrow = Arrow::No;         ///< points where it drives
  std::optional<ColourRole> role;  ///< nothing: as the thing is
  double size_px = 0.0;            ///< zero: as the thing is
  std::string legend;
  std::string help;
};

class SymbolTable {
 public:
  const SymbolRow& row(SymbolId id) const { return rows_[static_cast<std::size_t>(id)]; }
  const StateRow& state(SymbolState state) const { return states_[static_cast<std::size_t>(state)]; }
  const std::vector<SymbolRow>& rows() const { return rows_; }
  const std::vector<StateRow>& states() const { return states_; }

  /// The whole look of a row that belongs to no service, or is one.
  Symbol symbol(SymbolId id, const Palette& palette) const { return symbol(id, Service::Other, palette); }
  /// The same; what the row leaves to the service is taken from the service's row.
  Symbol symbol(SymbolId id, Service service, const Palette& palette) const;
  /// The same symbol in that state.
  Symbol in_state(Symbol symbol, SymbolState state, const Palette& palette) const;
  /// Of a row that is a line: without points. The layer is the caller's.
  LineShape line(SymbolId id, const Palette& palette) const;
  Colour colour(SymbolId id, const Palette& palette) const {
    return colour(row(id), Service::Other, palette);
  }
  /// A service's colour for what lies on the ground without an edge.
  Colour trace(Service service, const Palette& palette) const;

 private:
  friend class SymbolReader;
  Colour colour(const SymbolRow& row, Service service, const Palette& palette) const;

  std::vector<SymbolRow> rows_;
  std::vector<StateRow> states_;
};

/// The table that is compiled in, as text: what `read_symbols` reads.
std::string_view standard_symbols_text();

struct ReadSymbols {
  SymbolTable table;
  /// What a planner's own colours and forms break, with the figures.
  Diagnostics warnings;
};
/// The standard table with what `text` says otherwise: rows in any order, an empty field leaves what was.
/// All faults at once; `file` is its name in them.
Result<ReadSymbols> read_symbols(std::string_view text, const std::string& file);

/// "unit.pump", "state.mobile": how the table's text calls a row.
std::string_view name_of(SymbolId id);
std::string_view name_of(SymbolState state);

/// The row of a service, of a kind of unit, of a kind of receptor ("school", "care_home" ...).
SymbolId symbol_of(Service service);
SymbolId symbol_of(model::UnitKind kind);
SymbolId symbol_of_receptor(std::string_view kind);
/// The flag of a rendezvous point: that whose words in the key its name holds ("Rest centre at ..."), or RVP.
SymbolId symbol_of_flag(const SymbolTable& symbols, std::string_view name);
/// Schools, care and health: they are named first, and drawn larger.
bool is_vulnerable(SymbolId receptor);
/// The state that shows what a unit does.
SymbolState state_of(const model::UnitState& unit);
/// Whose kind of unit it is, or whose service; `Other` for what belongs to none.
Service service_of(SymbolId id);

}  // namespace tocsin::render

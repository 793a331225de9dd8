#include "render/symbol_table.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "render/feed.hpp"

namespace tocsin::render {

namespace {

constexpr std::array<std::string_view, symbol_count> names{"service.fire",
                                                           "service.police",
                                                           "service.ambulance",
                                                           "service.other",
                                                           "unit.pump",
                                                           "unit.special",
                                                           "unit.fire_officer",
                                                           "unit.ambulance",
                                                           "unit.ambulance_officer",
                                                           "unit.police_car",
                                                           "unit.council_car",
                                                           "station",
                                                           "flag.rvp",
                                                           "flag.fcp",
                                                           "flag.ccs",
                                                           "flag.mbcp",
                                                           "flag.rest",
                                                           "incident",
                                                           "site",
                                                           "receptor.school",
                                                           "receptor.care",
                                                           "receptor.health",
                                                           "receptor.other",
                                                           "receptor.far",
                                                           "closure.cross",
                                                           "route.end",
                                                           "mark.inject",
                                                           "mark.message",
                                                           "mark.call_out",
                                                           "mark.activation",
                                                           "mark.unit",
                                                           "mark.road",
                                                           "mark.hazard",
                                                           "mark.objective",
                                                           "mark.command",
                                                           "mark.note",
                                                           "mark.clock",
                                                           "road.closed",
                                                           "road.slow",
                                                           "cordon.inner",
                                                           "cordon.outer",
                                                           "way.ahead",
                                                           "way.behind",
                                                           "way.home",
                                                           "measure",
                                                           "hazard.band",
                                                           "hazard.fan",
                                                           "hazard.mild",
                                                           "hazard.serious",
                                                           "hazard.severe"};

constexpr std::array<std::string_view, symbol_state_count> state_names{
    "state.available", "state.committed",   "state.mobile",   "state.at_scene",  "state.returning",
    "state.stuck",     "state.unavailable", "state.selected", "state.untenable", "state.in_hazard"};

constexpr SymbolId id_of_service(Service service) { return static_cast<SymbolId>(service); }

// A hollow symbol is white inside.
Colour ink_of(const Symbol& symbol) {
  if (symbol.fill == SymbolFill::Solid) return ink_on(symbol.colour);
  return contrast(symbol.colour, rgb(0xFFFFFF)) >= least_text_contrast ? symbol.colour : rgb(0x000000);
}

}  // namespace

SymbolSort sort_of(SymbolId id) {
  if (id >= SymbolId::MildHazard) return SymbolSort::Area;
  return id >= SymbolId::ClosedRoad ? SymbolSort::Line : SymbolSort::Point;
}

std::string_view name_of(SymbolId id) { return names[static_cast<std::size_t>(id)]; }
std::string_view name_of(SymbolState state) { return state_names[static_cast<std::size_t>(state)]; }

SymbolId symbol_of(Service service) { return id_of_service(service); }

SymbolId symbol_of(model::UnitKind kind) {
  switch (kind) {
    case model::UnitKind::Pump:
      return SymbolId::Pump;
    case model::UnitKind::SpecialAppliance:
      return SymbolId::SpecialAppliance;
    case model::UnitKind::FireOfficer:
      return SymbolId::FireOfficer;
    case model::UnitKind::Ambulance:
      return SymbolId::AmbulanceVehicle;
    case model::UnitKind::AmbulanceOfficer:
      return SymbolId::AmbulanceOfficer;
    case model::UnitKind::PoliceCar:
      return SymbolId::PoliceCar;
    case model::UnitKind::CouncilCar:
      return SymbolId::CouncilCar;
  }
  return SymbolId::CouncilCar;
}

SymbolId symbol_of_receptor(std::string_view kind) {
  if (kind == "school" || kind == "nursery" || kind == "college") return SymbolId::School;
  if (kind == "care_home" || kind == "hospice") return SymbolId::Care;
  if (kind == "hospital" || kind == "clinic") return SymbolId::Health;
  return SymbolId::OtherReceptor;
}

SymbolId symbol_of_flag(const SymbolTable& symbols, std::string_view name) {
  for (const SymbolId flag : {SymbolId::Fcp, SymbolId::Ccs, SymbolId::Mbcp, SymbolId::Rest}) {
    if (matches(name, symbols.row(flag).legend)) return flag;
  }
  return SymbolId::Rvp;
}

bool is_vulnerable(SymbolId receptor) {
  return receptor == SymbolId::School || receptor == SymbolId::Care || receptor == SymbolId::Health;
}

SymbolState state_of(const model::UnitState& unit) {
  switch (unit.status) {
    case model::UnitStatus::Available:
      return SymbolState::Available;
    case model::UnitStatus::TurningOut:
      return SymbolState::Committed;
    case model::UnitStatus::OffMap:
    case model::UnitStatus::Mobile:
      return unit.is_stuck ? SymbolState::Stuck : SymbolState::Mobile;
    case model::UnitStatus::AtRvp:
      return SymbolState::AtScene;
    case model::UnitStatus::Returning:
    case model::UnitStatus::LeavingMap:
      return unit.is_stuck ? SymbolState::Stuck : SymbolState::Returning;
    case model::UnitStatus::Unavailable:
      return SymbolState::Unavailable;
  }
  return SymbolState::Available;
}

Service service_of(SymbolId id) {
  switch (id) {
    case SymbolId::Fire:
    case SymbolId::Pump:
    case SymbolId::SpecialAppliance:
    case SymbolId::FireOfficer:
      return Service::Fire;
    case SymbolId::Police:
    case SymbolId::PoliceCar:
      return Service::Police;
    case SymbolId::Ambulance:
    case SymbolId::AmbulanceVehicle:
    case SymbolId::AmbulanceOfficer:
      return Service::Ambulance;
    default:
      return Service::Other;
  }
}

Colour SymbolTable::colour(const SymbolRow& row, Service service, const Palette& palette) const {
  if (row.custom) return *row.custom;
  if (row.role) return colour_of(palette, *row.role);
  const SymbolRow& whose = this->row(id_of_service(service));
  assert(whose.custom || whose.role);
  return whose.custom ? *whose.custom : colour_of(palette, *whose.role);
}

Symbol SymbolTable::symbol(SymbolId id, Service service, const Palette& palette) const {
  const SymbolRow& row = this->row(id);
  // A unit's kind is of one service, whatever was asked for.
  const Service whose = id < SymbolId::Station ? service_of(id) : service;
  Symbol symbol;
  symbol.form = row.form ? *row.form : this->row(id_of_service(whose)).form.value_or(SymbolForm::Hexagon);
  symbol.fill = row.fill;
  symbol.size_px = row.size_px;
  symbol.letters = row.letters;
  symbol.colour = colour(row, whose, palette);
  symbol.edge = edge_on(symbol.colour);
  symbol.rim = rim_on(palette, symbol.edge);
  symbol.ink = ink_of(symbol);
  return symbol;
}

Symbol SymbolTable::in_state(Symbol symbol, SymbolState state, const Palette& palette) const {
  const StateRow& row = this->state(state);
  if (row.fill) symbol.fill = *row.fill;
  if (row.mark != SymbolMark::None) symbol.mark = row.mark;
  if (row.role) symbol.colour = colour_of(palette, *row.role);
  if (row.size_px > 0.0) symbol.size_px = row.size_px;
  symbol.edge = edge_on(symbol.colour);
  symbol.rim = rim_on(palette, symbol.edge);
  symbol.ink = ink_of(symbol);
  return symbol;
}

Colour SymbolTable::trace(Service service, const Palette& palette) const {
  return on_ground(palette, symbol(id_of_service(service), palette).colour);
}

LineShape SymbolTable::line(SymbolId id, const Palette& palette) const {
  const SymbolRow& row = this->row(id);
  LineShape line;
  line.width_px = row.size_px;
  line.colour = colour(id, palette);
  line.dash = row.dash;
  return line;
}

}  // namespace tocsin::render

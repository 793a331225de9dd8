// The key to the symbols, from the table of symbols and from what this exercise has.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "render/furniture.hpp"
#include "render/hazard_shapes.hpp"
#include "render/names.hpp"
#include "render/symbol_table.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::render {

namespace {

// Symbols in a key are of one size, so that the rows are of one height.
constexpr double point_px = 13.0;
constexpr double flag_px = 13.0;

/// One key in the making: a function for each group.
class Legend {
 public:
  Legend(const model::Setting& setting, const HazardPicture& picture, const Palette& palette, View view,
         const LegendSources& sources)
      : setting_(setting),
        scenario_(setting.scenario),
        picture_(picture),
        palette_(palette),
        view_(view),
        world_(sources.world),
        symbols_(*sources.symbols) {}

  std::vector<LegendRow> take() {
    add_services();
    add_states();
    add_points();
    add_roads();
    add_receptors();
    if (view_ == View::Facilitator) add_hazard();
    return std::move(rows_);
  }

 private:
  void begin(std::string heading) { heading_ = std::move(heading); }
  void add(LegendRow row) {
    row.heading = std::move(heading_);
    heading_.clear();
    rows_.push_back(std::move(row));
  }
  void add_symbol(Symbol symbol, std::string text) {
    LegendRow row;
    row.symbol = std::move(symbol);
    row.symbol.size_px = row.symbol.form == SymbolForm::Flag ? flag_px : point_px;
    // On paper nothing has to stand out from the ground of a map.
    row.symbol.rim = {0, 0, 0, 0};
    row.text = std::move(text);
    add(std::move(row));
  }
  void add_line(SymbolId id, Colour colour) {
    LegendRow row;
    row.kind = LegendRow::Kind::Line;
    row.line = symbols_.line(id, palette_);
    row.line.colour = colour;
    row.line.width_px = std::max(2.0, row.line.width_px);
    row.text = symbols_.row(id).legend;
    add(std::move(row));
  }
  void add_line(SymbolId id) { add_line(id, symbols_.colour(id, palette_)); }

  // A service is there if it has a unit or a station; the letters are those of its units' kinds.
  void add_services() {
    begin("Who, and what the letters say");
    for (std::size_t i = 0; i < service_count; ++i) {
      const auto service = static_cast<Service>(i);
      std::set<SymbolId> kinds;
      for (const model::Unit& unit : scenario_.units) {
        if (service_of(unit.kind) == service) kinds.insert(symbol_of(unit.kind));
      }
      if (kinds.empty() && !has_station(service)) continue;
      std::string text = symbols_.row(symbol_of(service)).legend;
      std::string between = ": ";
      for (const SymbolId kind : kinds) {
        const SymbolRow& row = symbols_.row(kind);
        if (row.letters.empty()) continue;
        text += between + row.letters + " " + row.legend;
        between = ", ";
      }
      add_symbol(symbols_.symbol(symbol_of(service), palette_), text);
    }
  }

  bool has_station(Service service) const {
    return std::any_of(
        scenario_.stations.begin(), scenario_.stations.end(), [&](const model::Station& station) {
          return service_of(scenario_.organisations[station.organisation.index()].kind) == service;
        });
  }

  // Struck means that somebody is held up by the hazard: the room may see that of units, as they would say
  // so.
  void add_states() {
    if (scenario_.units.empty()) return;
    begin("What it is doing");
    const std::set<SymbolState> now = states_now();
    Symbol plain = symbols_.symbol(symbol_of(service_of(scenario_.units.front().kind)), palette_);
    plain.colour = symbols_.colour(SymbolId::OtherReceptor, palette_);
    for (const StateRow& state : symbols_.states()) {
      if (state.state >= SymbolState::Selected) break;
      if (!now.empty() && now.count(state.state) == 0) continue;
      Symbol symbol = symbols_.in_state(plain, state.state, palette_);
      if (state.arrow == Arrow::Yes) symbol.heading = Degrees{90.0};
      add_symbol(std::move(symbol), state.legend);
      if (state.arrow == Arrow::Yes || state.mark == SymbolMark::Struck) rows_.back().symbol.size_px = 10.0;
      if (state.mark == SymbolMark::Underlined) rows_.back().symbol.size_px = 8.0;
    }
  }

  /// Empty: nobody has said what there is now.
  std::set<SymbolState> states_now() const {
    std::set<SymbolState> states;
    if (world_ == nullptr) return states;
    for (const model::UnitState& unit : world_->units) states.insert(state_of(unit));
    return states;
  }

  void add_points() {
    begin("Points");
    std::set<SymbolId> flags;
    bool is_invented = false;
    const auto take = [&](const model::Rvp& rvp) {
      flags.insert(symbol_of_flag(symbols_, rvp.name));
      is_invented = is_invented || says_invented(rvp.name);
    };
    for (const model::Rvp& rvp : scenario_.rvps) take(rvp);
    for (std::size_t i = 0; world_ != nullptr && i < world_->rvps.size(); ++i)
      take(model::rvp_of(setting_, *world_, id_of<model::RvpTag>(i)));
    for (const SymbolId flag : flags) {
      const SymbolRow& row = symbols_.row(flag);
      add_symbol(without_letters(symbols_.symbol(flag, palette_)),
                 fmt::format("{}: {}{}", row.letters, row.legend, is_invented ? " (invented)" : ""));
    }
    if (has_untenable_rvp()) {
      add_symbol(without_letters(symbols_.in_state(symbols_.symbol(SymbolId::Rvp, palette_),
                                                   SymbolState::Untenable, palette_)),
                 symbols_.state(SymbolState::Untenable).legend);
    }
    const SymbolId place =
        scenario_.incident.kind == model::IncidentKind::Upset ? SymbolId::Site : SymbolId::Incident;
    add_symbol(symbols_.symbol(place, palette_), symbols_.row(place).legend);
    if (!scenario_.stations.empty()) {
      const Service first =
          service_of(scenario_.organisations[scenario_.stations.front().organisation.index()].kind);
      add_symbol(symbols_.symbol(SymbolId::Station, first, palette_), symbols_.row(SymbolId::Station).legend);
      rows_.back().symbol.size_px = 10.0;
    }
  }

  static Symbol without_letters(Symbol symbol) {
    symbol.letters.clear();
    return symbol;
  }

  bool has_untenable_rvp() const {
    if (view_ != View::Facilitator || world_ == nullptr) return false;
    for (std::size_t i = 0; i < world_->rvps.size(); ++i) {
      if (model::rvp_standing(setting_, *world_, id_of<model::RvpTag>(i)).untenable_since) return true;
    }
    return false;
  }

  // Roads that are only to be closed later are the facilitator's secret.
  void add_roads() {
    begin("Roads and ways");
    const bool shows_all = world_ == nullptr && view_ == View::Facilitator;
    const auto any_in_force = [](const auto& states) {
      return std::any_of(states.begin(), states.end(), [](const auto& state) { return state.in_force(); });
    };
    if (shows_all || (world_ != nullptr && any_in_force(world_->closures)))
      add_symbol(symbols_.symbol(SymbolId::ClosureCross, palette_),
                 symbols_.row(SymbolId::ClosedRoad).legend);
    if (world_ != nullptr && any_in_force(world_->slowdowns)) add_line(SymbolId::SlowRoad);
    if (world_ != nullptr) add_cordons();
    if (scenario_.units.empty()) return;
    // Ways have the colours of services: in the key a neutral one.
    const std::set<SymbolState> now = states_now();
    const auto may_be = [&now](SymbolState state) { return now.empty() || now.count(state) > 0; };
    if (may_be(SymbolState::Mobile)) {
      add_line(SymbolId::WayAhead, palette_.quiet_text);
      add_line(SymbolId::WayBehind, palette_.quiet_text);
    }
    if (may_be(SymbolState::Returning)) add_line(SymbolId::WayHome, palette_.quiet_text);
  }

  void add_cordons() {
    std::set<SymbolId> kinds;
    for (std::size_t i = 0; i < world_->cordons.size(); ++i) {
      if (!world_->cordons[i].in_force()) continue;
      const bool is_inner =
          model::cordon_of(setting_, *world_, id_of<model::CordonTag>(i)).kind == model::CordonKind::Inner;
      kinds.insert(is_inner ? SymbolId::InnerCordon : SymbolId::OuterCordon);
    }
    for (const SymbolId kind : kinds) add_line(kind);
  }

  void add_receptors() {
    std::set<SymbolId> kinds;
    for (const model::Receptor& receptor : scenario_.receptors)
      kinds.insert(symbol_of_receptor(receptor.kind));
    std::string text;
    for (const SymbolId kind : kinds) {
      if (!is_vulnerable(kind)) continue;
      const SymbolRow& row = symbols_.row(kind);
      text += (text.empty() ? "" : ", ") + row.letters + " " + row.legend;
    }
    if (kinds.empty()) return;
    begin("Places where people are");
    if (!text.empty()) add_symbol(symbols_.symbol(*kinds.begin(), palette_), text);
    if (kinds.count(SymbolId::OtherReceptor) > 0) {
      add_symbol(symbols_.symbol(SymbolId::OtherReceptor, palette_),
                 symbols_.row(SymbolId::OtherReceptor).legend);
      rows_.back().symbol.size_px = 8.0;
    }
    const bool any_reached = view_ == View::Facilitator && world_ != nullptr &&
                             std::any_of(world_->receptor_in_hazard.begin(), world_->receptor_in_hazard.end(),
                                         [](auto is) { return is != 0; });
    if (!any_reached) return;
    add_symbol(symbols_.in_state(without_letters(symbols_.symbol(*kinds.begin(), palette_)),
                                 SymbolState::InHazard, palette_),
               symbols_.state(SymbolState::InHazard).legend);
    rows_.back().symbol.size_px = 8.0;
  }

  void add_hazard() {
    if (picture_.empty()) return;
    begin(picture_.substance.empty() ? "Hazard"
                                     : fmt::format("Hazard: {}, best estimate", picture_.substance));
    for (const HazardContour& contour : picture_.contours) {
      const SymbolId id = symbol_of(contour.grade);
      const Colour colour = symbols_.colour(id, palette_);
      LegendRow row;
      row.kind = LegendRow::Kind::Area;
      row.area = {Layer::Hazard, {}, with_alpha(colour, 34), symbols_.row(id).hatch, colour};
      row.text = contour.threshold.empty()
                     ? fmt::format("{} {}", contour.name, contour.words)
                     : fmt::format("{} ({}): {}", contour.name, contour.threshold, contour.words);
      add(std::move(row));
    }
    if (!picture_.bands.empty()) add_line(SymbolId::FactorBand);
    if (picture_.fan) add_line(SymbolId::WindFan);
  }

  const model::Setting& setting_;
  const model::Scenario& scenario_;
  const HazardPicture& picture_;
  const Palette& palette_;
  View view_;
  const model::World* world_;
  const SymbolTable& symbols_;
  std::string heading_;
  std::vector<LegendRow> rows_;
};

}  // namespace

std::vector<LegendRow> legend(const model::Setting& setting, const HazardPicture& picture,
                              const Palette& palette, View view, const LegendSources& sources) {
  return Legend(setting, picture, palette, view, sources).take();
}

}  // namespace tocsin::render

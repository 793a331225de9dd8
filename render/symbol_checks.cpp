#include "render/symbol_checks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <tuple>

#include <fmt/format.h>

namespace tocsin::render {

namespace {

constexpr std::array<Vision, 4> every_vision{Vision::Common, Vision::Protan, Vision::Deutan, Vision::Tritan};
constexpr double least_closure_difference = 10.0;
// The track of the timeline is paper with a share of text in it.
constexpr double track_share = 0.20;

struct Ground {
  const char* name;
  Colour colour;
};
std::array<Ground, 6> grounds_of(const Palette& p) {
  return {{{"the land", p.land},
           {"water", p.water},
           {"woods", p.wood},
           {"residential ground", p.residential},
           {"industrial ground", p.industrial},
           {"commercial ground", p.commercial}}};
}

bool is_mark(SymbolId id) { return id >= SymbolId::InjectMark && id <= SymbolId::ClockMark; }
bool is_service_line(SymbolId id) { return id >= SymbolId::WayAhead && id <= SymbolId::WayHome; }
bool is_cordon(SymbolId id) { return id == SymbolId::InnerCordon || id == SymbolId::OuterCordon; }

/// The worst of each rule for each row, over themes and visions.
class Checks {
 public:
  explicit Checks(const SymbolTable& table) : table_(table) {}

  std::vector<LookFault> take() {
    for (const Theme theme : every_theme()) {
      const Palette palette = palette_of(theme);
      for (const Vision vision : every_vision) {
        theme_ = theme;
        vision_ = vision;
        for (const SymbolRow& row : table_.rows()) check(row, palette);
        check_differences(palette);
      }
    }
    check_alike();
    std::vector<LookFault> faults;
    for (auto& [key, worst] : worst_) faults.push_back(std::move(worst.fault));
    return faults;
  }

 private:
  struct Worst {
    double short_by = 0.0;  // the share of what was asked for that was reached
    LookFault fault;
  };

  /// The worst of all that have the same `rule` is kept; `beside` says what of it the figure is about.
  void note(SymbolId id, const std::string& rule, const std::string& beside, double figure, double least,
            const char* unit) {
    if (figure >= least) return;
    const SymbolId whose = because_.value_or(id);
    Worst& worst = worst_[{whose, rule}];
    const double reached = figure / least;
    if (!worst.fault.message.empty() && worst.short_by <= reached) return;
    worst.short_by = reached;
    worst.fault = {
        whose, fmt::format("{}{} is {:.1f}{} in {}", rule, beside, figure, unit, words_of(theme_, vision_)),
        fmt::format("at least {:g}{}", least, unit)};
  }
  double seen_contrast(Colour a, Colour b) const {
    return contrast(as_seen(a, vision_), as_seen(b, vision_));
  }
  double seen_difference(Colour a, Colour b) const {
    return difference(as_seen(a, vision_), as_seen(b, vision_));
  }
  void note_contrast(SymbolId id, const std::string& rule, const std::string& beside, Colour a, Colour b,
                     double least) {
    note(id, rule, " to " + beside, seen_contrast(a, b), least, ":1");
  }

  void check(const SymbolRow& row, const Palette& palette) {
    if (is_mark(row.id)) {
      const Colour colour = table_.colour(row.id, palette);
      note_contrast(row.id, "its colour", "paper", colour, palette.paper, least_graphic_contrast);
      note_contrast(row.id, "its colour", "the track of the timeline", colour,
                    mixed(palette.paper, palette.text, track_share), least_graphic_contrast);
    } else if (sort_of(row.id) == SymbolSort::Point) {
      for (std::size_t i = 0; i < service_count; ++i) check_point(row, static_cast<Service>(i), palette);
    } else if (is_service_line(row.id)) {
      check_ways(row.id, palette);
    } else if (is_cordon(row.id)) {
      note_contrast(row.id, "its colour", "the white under it", table_.colour(row.id, palette), rgb(0xFFFFFF),
                    least_graphic_contrast);
    } else if (row.id >= SymbolId::FactorBand) {
      note_contrast(row.id, "its colour", "the halo under it", table_.colour(row.id, palette), palette.halo,
                    least_graphic_contrast);
    } else {
      check_on_grounds(row.id, "its colour", table_.colour(row.id, palette), palette);
    }
  }

  void check_on_grounds(SymbolId id, const char* what, Colour colour, const Palette& palette) {
    for (const Ground& ground : grounds_of(palette)) {
      note_contrast(id, what, ground.name, colour, ground.colour, least_graphic_contrast);
    }
  }

  void check_ways(SymbolId id, const Palette& palette) {
    for (std::size_t i = 0; i < service_count; ++i) {
      const auto service = static_cast<Service>(i);
      because_ = symbol_of(service);
      if (id == SymbolId::WayAhead) {
        note_contrast(id, "the colour of its ways", "the white under it",
                      table_.symbol(symbol_of(service), palette).colour, palette.route,
                      least_graphic_contrast);
      } else {
        check_on_grounds(id, "the colour of its ways", table_.trace(service, palette), palette);
      }
    }
    because_.reset();
  }

  // Units are hollow while they wait.
  void check_point(const SymbolRow& row, Service service, const Palette& palette) {
    const bool is_of_service = !row.role && !row.custom;
    const bool is_unit = row.id < SymbolId::Station;
    if (is_unit && service_of(row.id) != service) return;
    because_ = is_of_service ? symbol_of(service) : row.id;
    const Symbol symbol = table_.symbol(row.id, service, palette);
    check_symbol(row.id, symbol, palette);
    if (is_unit) check_symbol(row.id, table_.in_state(symbol, SymbolState::Available, palette), palette);
    because_.reset();
  }

  void check_symbol(SymbolId id, const Symbol& symbol, const Palette& palette) {
    constexpr Colour white = rgb(0xFFFFFF);
    note_contrast(id, "its fill", "its edge", symbol.colour, symbol.edge, least_graphic_contrast);
    if (symbol.fill == SymbolFill::Hollow)
      note_contrast(id, "its outline", "the white in it", symbol.colour, white, least_graphic_contrast);
    if (symbol.rim.alpha != 0) {
      note_contrast(id, "its edge", "its rim", symbol.edge, symbol.rim, least_graphic_contrast);
      check_on_grounds(id, "its rim", symbol.rim, palette);
    } else {
      const bool is_edge_lost = seen_contrast(symbol.edge, palette.land) < least_graphic_contrast;
      check_on_grounds(id, is_edge_lost ? "its fill" : "its edge", is_edge_lost ? symbol.colour : symbol.edge,
                       palette);
    }
    if (symbol.letters.empty()) return;
    const double least = theme_.colours == ColourSet::HighContrast ? high_text_contrast : least_text_contrast;
    note_contrast(id, "its letters", "their ground", symbol.ink,
                  symbol.fill == SymbolFill::Hollow ? white : symbol.colour, least);
  }

  void check_differences(const Palette& palette) {
    const auto fill = [&](Service service) { return table_.symbol(symbol_of(service), palette).colour; };
    const Colour closure = table_.colour(SymbolId::ClosedRoad, palette);
    const Colour hazard = table_.colour(SymbolId::SeriousHazard, palette);
    for (std::size_t i = 0; i < service_count; ++i) {
      const auto one = static_cast<Service>(i);
      for (std::size_t j = 0; j < service_count; ++j) {
        const auto other = static_cast<Service>(j);
        if (i == j) continue;
        note(symbol_of(one), "its difference from ", std::string(name_of(symbol_of(other))),
             seen_difference(fill(one), fill(other)), least_service_difference, "");
      }
      note(SymbolId::ClosedRoad, "its difference from ",
           "the ways of " + std::string(name_of(symbol_of(one))), seen_difference(closure, fill(one)),
           least_closure_difference, "");
    }
    note(SymbolId::ClosedRoad, "its difference from ", "the hazard", seen_difference(closure, hazard),
         least_closure_difference, "");
    note(SymbolId::SeriousHazard, "its difference from ", "the land", seen_difference(hazard, palette.land),
         least_service_difference, "");
  }

  // Marks are compared with marks, what is on the map with what is on the map.
  void check_alike() {
    using Look = std::tuple<bool, SymbolSort, SymbolForm, SymbolFill, Dash, Hatch, double, std::string>;
    std::map<Look, SymbolId> seen;
    const Palette palette = palette_of(Theme::Light);
    for (const SymbolRow& row : table_.rows()) {
      const Symbol symbol = table_.symbol(row.id, palette);
      const bool is_line = sort_of(row.id) == SymbolSort::Line;
      const Look look{is_mark(row.id),
                      sort_of(row.id),
                      symbol.form,
                      symbol.fill,
                      row.dash,
                      row.hatch,
                      is_line ? row.size_px : 0.0,
                      row.letters};
      const auto [first, is_new] = seen.emplace(look, row.id);
      if (is_new) continue;
      worst_[{row.id, "alike"}].fault = {
          row.id, fmt::format("it looks like {} but for its colour", name_of(first->second)),
          "another form, fill or letters"};
    }
  }

  const SymbolTable& table_;
  Theme theme_;
  Vision vision_ = Vision::Common;
  std::optional<SymbolId> because_;  // the row whose colour is looked at, where that is a service's
  std::map<std::pair<SymbolId, std::string>, Worst> worst_;
};

}  // namespace

std::vector<LookFault> look_faults(const SymbolTable& table) { return Checks(table).take(); }

std::string words_of(Theme theme, Vision vision) {
  static constexpr std::array<const char*, 4> visions{"", " (protan vision)", " (deutan vision)",
                                                      " (tritan vision)"};
  return fmt::format("{} {}{}", theme.shade == Shade::Light ? "light" : "dark", words_of(theme.colours),
                     visions[static_cast<std::size_t>(vision)]);
}

}  // namespace tocsin::render

// [[cordon]]: a ring that was drawn, or a circle.
#include "sim/model/cordons.hpp"

#include <array>
#include <string>

#include <fmt/format.h>

#include "sim/scenario/parts.hpp"
#include "sim/scenario/triggers.hpp"

namespace tocsin::scenario {

namespace {

using model::CordonKind;
using model::RingFlaw;

constexpr std::array kinds_in_order{CordonKind::Inner, CordonKind::Outer};

/// True where the row says in one way where the cordon runs; complains where it does not.
bool says_where(const Context& context, const Row& row) {
  const bool has_centre = row.is_written("centre");
  const bool has_radius = row.is_written("radius_m");
  const std::string_view half = has_centre ? "centre" : "radius_m";
  if (row.is_written("ring") && (has_centre || has_radius)) {
    context.faults().error(row.key_spot(half),
                           {fmt::format("a cordon has `ring` and `{}`", half), "one of them"});
    return false;
  }
  if (has_centre != has_radius) {
    context.faults().error(row.key_spot(half),
                           {fmt::format("`{}` stands without `{}`", half, has_centre ? "radius_m" : "centre"),
                            "`centre` and `radius_m` together"});
    return false;
  }
  if (row.is_written("ring") || has_centre) return true;
  context.faults().error(row.spot(),
                         {"a cordon does not say where it runs", "`ring`, or `centre` with `radius_m`"});
  return false;
}

std::vector<GridPoint> read_circle(const Context& context, const Row& row) {
  const auto centre = context.positions.position(row, "centre");
  if (!centre || !row.has("radius_m")) return {};
  std::vector<GridPoint> ring = model::ring_about(*centre, Metres{row.number("radius_m")});
  for (const GridPoint corner : ring) {
    if (context.map.bounds.contains(corner)) continue;
    context.faults().error(row.spot("radius_m"),
                           {fmt::format("this circle reaches beyond the map {}", context.map.name),
                            "a smaller `radius_m`, or a `ring` on the map"});
    break;
  }
  return ring;
}

std::vector<GridPoint> read_ring(const Context& context, const Row& row) {
  std::vector<GridPoint> ring = context.positions.positions(row, "ring");
  // Corners that were complained of leave another ring behind.
  if (!row.has("ring") || ring.size() != row.node("ring")->items.size()) return ring;
  if (const RingFlaw flaw = model::flaw_of(ring); flaw != RingFlaw::None) {
    context.faults().error(row.spot("ring"), {std::string{words_of(flaw)}, std::string{expected_of(flaw)}});
  }
  return ring;
}

}  // namespace

std::vector<model::Cordon> read_cordons(const Context& context) {
  std::vector<model::Cordon> cordons;
  for (const Row& row : context.tables.rows("cordon")) {
    model::Cordon cordon{row.text("id"),
                         row.text("name"),
                         kinds_in_order[row.choice("kind").value_or(0)],
                         {},
                         read_trigger(context, row),
                         {}};
    if (says_where(context, row)) {
      cordon.ring = row.is_written("ring") ? read_ring(context, row) : read_circle(context, row);
    }
    cordon.lifted = read_end(context, row.rows("lifted"), cordon.set, "the cordon is set");
    cordons.push_back(std::move(cordon));
  }
  return cordons;
}

}  // namespace tocsin::scenario

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/hazard/substances.hpp"
#include "sim/scenario/parts.hpp"

namespace tocsin::scenario {

namespace {

constexpr std::array incident_kinds{model::IncidentKind::Release, model::IncidentKind::Smoke,
                                    model::IncidentKind::Upset};
constexpr std::array danger_levels{hazard::Aegl::One, hazard::Aegl::Two, hazard::Aegl::Three};
constexpr std::array terrains{hazard::Terrain::Rural, hazard::Terrain::Urban};
constexpr std::array stabilities{hazard::Stability::A, hazard::Stability::B, hazard::Stability::C,
                                 hazard::Stability::D, hazard::Stability::E, hazard::Stability::F};

/// Reads the time behind `key` of each row in turn, and complains where one does not come after the last.
class AscendingTimes {
 public:
  AscendingTimes(const Context& context, std::string_view key) : context_(context), key_(key) {}

  SimTime next(const Row& row) {
    const auto t = context_.calendar.time(row, key_);
    if (!t) return last_.value_or(SimTime{});
    if (last_ && *t <= *last_) {
      context_.faults().error(row.spot(key_),
                              {fmt::format("{} does not come after the one before it", format_t_plus(*t)),
                               fmt::format("a time after {}", format_t_plus(*last_))});
    }
    last_ = t;
    return *t;
  }

 private:
  const Context& context_;
  std::string_view key_;
  std::optional<SimTime> last_;
};

std::vector<std::string> substance_names() {
  std::vector<std::string> names;
  for (const hazard::Substance& substance : hazard::substances()) names.emplace_back(substance.id);
  return names;
}

void check_substance(const Context& context, const Row& row) {
  if (!row.has("substance")) return;
  const std::string id = row.text("substance");
  const hazard::Substance* substance = hazard::find_substance(id);
  if (substance == nullptr) {
    std::string known;
    for (const std::string& name : substance_names()) known += (known.empty() ? "" : ", ") + name;
    context.faults().error(row.spot("substance"),
                           {fmt::format("there is no substance \"{}\" in the table", id), "one of " + known,
                            did_you_mean(id, substance_names())});
    return;
  }
  const auto level = row.choice("danger_level");
  if (!level || substance->aegl_60_min[*level]) return;
  const bool is_written = row.has("danger_level");
  context.faults().error(row.spot(is_written ? "danger_level" : "substance"),
                         {fmt::format("{} has no {} in the table", id, row.text("danger_level")),
                          "a danger level that is known for the substance"});
}

std::vector<hazard::RatePoint> read_rates(const Context& context, const Row& row) {
  std::vector<hazard::RatePoint> rates;
  AscendingTimes times{context, "at"};
  for (const Row& rate : row.rows("rates")) {
    rates.push_back({times.next(rate), KgPerSecond{rate.number("kg_s")}});
  }
  if (!rates.empty() && rates.back().rate.value > 0.0) {
    context.faults().warning(row.rows("rates").back().spot("kg_s"),
                             {"the release goes on until the end of the exercise", "a last rate of 0"});
  }
  return rates;
}

hazard::ScriptedFootprint read_footprint(const Context& context, const Row& row) {
  hazard::ScriptedFootprint footprint;
  footprint.author = row.text("author");
  AscendingTimes times{context, "from"};
  for (const Row& area : row.rows("area")) {
    hazard::ScriptedStage stage{times.next(area), context.positions.positions(area, "ring")};
    const Node* ring = area.node("ring");
    if (ring != nullptr && (ring->items.size() == 1 || ring->items.size() == 2)) {
      context.faults().error(area.spot("ring"), {fmt::format("this ring has {} corners", ring->items.size()),
                                                 "3 or more, or none where the smoke ends"});
    }
    footprint.stages.push_back(std::move(stage));
  }
  return footprint;
}

}  // namespace

model::Incident read_incident(const Context& context) {
  model::Incident incident;
  const Row* row = context.tables.only("incident");
  const Row* site = context.tables.only("site");
  if (row == nullptr) return incident;
  incident.kind = incident_kinds[row->choice("kind").value_or(2)];
  incident.description = row->text("description");
  const Row* place = row->is_written("position") ? row : site;
  if (place != nullptr)
    incident.position = context.positions.position(*place, "position").value_or(GridPoint{});
  if (incident.kind == model::IncidentKind::Release) {
    check_substance(context, *row);
    incident.danger_level = danger_levels[row->choice("danger_level").value_or(1)];
    incident.release.substance = row->text("substance");
    incident.release.at = incident.position;
    incident.release.height = Metres{row->number("height_m")};
    incident.release.terrain = terrains[row->choice("terrain").value_or(0)];
    incident.release.rates = read_rates(context, *row);
  }
  if (incident.kind == model::IncidentKind::Smoke) incident.footprint = read_footprint(context, *row);
  return incident;
}

hazard::Weather read_weather(const Context& context) {
  hazard::Weather weather;
  AscendingTimes times{context, "at"};
  for (const Row& row : context.tables.rows("weather")) {
    const SimTime at = times.next(row);
    if (weather.points.empty() && at > SimTime{}) {
      context.faults().error(row.spot("at"), {fmt::format("the weather begins only at {}", format_t_plus(at)),
                                              "T+0:00 in the first [[weather]]"});
    }
    weather.points.push_back(
        {at, Degrees{row.number("wind_from_deg")}, MetresPerSecond{row.number("wind_m_s")},
         stabilities[row.choice("stability").value_or(3)], Celsius{row.number("temperature_c")}});
  }
  return weather;
}

}  // namespace tocsin::scenario

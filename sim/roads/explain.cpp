#include "sim/roads/explain.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace tocsin::roads {

namespace {

std::string label_of(const Link& link) { return road_label(link.ref, link.name); }

/// In which state of the roads, and for which vehicle.
struct Circumstances {
  const Network& network;
  const RoadState& state;
  const VehicleProfile& vehicle;
};

/// What is the matter with a leg's link; nothing where it is driven as usual.
std::optional<HinderedRoad> hindrance_of(const Circumstances& under, const Leg& leg) {
  const Link& link = under.network.link(leg.link);
  const LinkState state = under.state.of(leg.link);
  const std::string road = label_of(link);
  if (under.state.is_closed(leg.link, leg.direction)) return HinderedRoad{road, Hindrance::Closed, 100};
  if (!fits(under.vehicle, link)) return HinderedRoad{road, Hindrance::TooSmall, 100};
  if (state.avoided && under.vehicle.in_hazard != HazardRule::Ignore) {
    return HinderedRoad{road, Hindrance::KeptClear, 100};
  }
  if (state.slowed_percent > 100) return HinderedRoad{road, Hindrance::Slowed, state.slowed_percent};
  return std::nullopt;
}

std::vector<HinderedRoad> hindered_on(const Circumstances& under, const Route& route) {
  std::vector<HinderedRoad> roads;
  for (const Leg& leg : route.legs) {
    const auto found = hindrance_of(under, leg);
    if (found && std::find(roads.begin(), roads.end(), *found) == roads.end()) roads.push_back(*found);
  }
  return roads;
}

bool drives_same_way(const Route& a, const Route& b) {
  return std::equal(a.legs.begin(), a.legs.end(), b.legs.begin(), b.legs.end(),
                    [](const Leg& x, const Leg& y) { return x.arc == y.arc; });
}

/// The roads of those legs for which `is_meant` holds.
template <class IsMeant>
std::vector<RoadStretch> roads_where(const Network& network, const Route& route, IsMeant is_meant) {
  Route part;
  std::copy_if(route.legs.begin(), route.legs.end(), std::back_inserter(part.legs), is_meant);
  return roads_along(network, part);
}

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_last = i + 1 == words.size();
    text += i == 0 ? words[i] : (is_last ? " and " : ", ") + words[i];
  }
  return text;
}

std::string hindrance_in_words(const HinderedRoad& road, std::size_t count) {
  const std::string_view is = count == 1 ? "is" : "are";
  switch (road.hindrance) {
    case Hindrance::Closed:
      return fmt::format("{} closed", is);
    case Hindrance::TooSmall:
      return fmt::format("{} signed for less weight, height or width than this vehicle has", is);
    case Hindrance::KeptClear:
      return fmt::format("{} to be kept clear of", is);
    case Hindrance::Slowed:
      return fmt::format("{} {} % of the usual time", count == 1 ? "takes" : "take", road.slowed_percent);
  }
  return {};
}

/// The names of roads with one hindrance: the unnamed only where there is no other, and not too many.
std::vector<std::string> shown_names(const std::vector<std::string>& names) {
  constexpr std::size_t most_names = 4;
  std::vector<std::string> shown;
  std::copy_if(names.begin(), names.end(), std::back_inserter(shown),
               [](const std::string& name) { return name != road_label("", ""); });
  if (shown.empty()) return {road_label("", "")};
  if (shown.size() > most_names) {
    const std::size_t rest = shown.size() - (most_names - 1);
    shown.resize(most_names - 1);
    shown.push_back(fmt::format("{} other roads", rest));
  }
  return shown;
}

/// "Silver Jubilee Bridge, which is closed, and A557, which takes 150 % of the usual time".
std::string hindered_in_words(const std::vector<HinderedRoad>& roads) {
  const auto is_alike = [](const HinderedRoad& a, const HinderedRoad& b) {
    return a.hindrance == b.hindrance && a.slowed_percent == b.slowed_percent;
  };
  std::string text;
  for (std::size_t i = 0; i < roads.size(); ++i) {
    const auto first = std::find_if(roads.begin(), roads.end(),
                                    [&](const HinderedRoad& road) { return is_alike(road, roads[i]); });
    if (first != roads.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    std::vector<std::string> names;
    for (const HinderedRoad& road : roads) {
      if (is_alike(road, roads[i])) names.push_back(road.road);
    }
    const std::vector<std::string> shown = shown_names(names);
    text += fmt::format("{}{}, which {}", text.empty() ? "" : ", and ", listed(shown),
                        hindrance_in_words(roads[i], shown.size()));
  }
  return text;
}

/// "300 m of A557 and 1.2 km of Queensway".
std::string stretches_in_words(const std::vector<RoadStretch>& roads) {
  std::vector<std::string> words;
  for (const RoadStretch& road : roads) {
    words.push_back(fmt::format("{} of {}", length_in_words(road.length), road_label(road.ref, road.name)));
  }
  return listed(words);
}

std::string compared_in_words(Duration longer) {
  if (longer == Duration{0}) return "As long as";
  return fmt::format("{} {} than", time_in_words(longer < Duration{0} ? -longer : longer),
                     longer < Duration{0} ? "quicker" : "longer");
}

std::string detour_in_words(const Reasons& reasons) {
  if (!reasons.has_usual) return "With every road as usual there is no way at all.";
  if (reasons.hindered.empty()) {
    return reasons.is_usual_way ? "The same way as with every road as usual." : "";
  }
  const std::string hindered = hindered_in_words(reasons.hindered);
  if (!reasons.is_usual_way) return fmt::format("{} by {}.", compared_in_words(reasons.longer), hindered);
  if (reasons.longer == Duration{0}) return "The same way as with every road as usual, and no longer.";
  return fmt::format("The usual way, {} usual: it drives {}.", compared_in_words(reasons.longer), hindered);
}

}  // namespace

TravelModel without_size(TravelModel model, Travel travel) {
  VehicleProfile& vehicle = model.vehicles[static_cast<std::size_t>(travel.profile)];
  vehicle.weight_t = vehicle.height_m = vehicle.width_m = 0.0;
  return model;
}

Reasons reasons_for(const Network& network, const TravelModel& model, const RoadState& state, Travel travel,
                    const Route& route, const std::optional<Route>& usual) {
  const VehicleProfile& vehicle = model.of(travel);
  Reasons reasons;
  reasons.roads = roads_along(network, route);
  reasons.in_hazard = vehicle.in_hazard;
  reasons.may_use_restricted = vehicle.uses_restricted;
  if (usual) {
    reasons.has_usual = true;
    reasons.is_usual_way = drives_same_way(route, *usual);
    reasons.longer = route.total - usual->total;
    reasons.hindered = hindered_on({network, state, vehicle}, *usual);
  }
  if (vehicle.in_hazard != HazardRule::Ignore) {
    reasons.kept_clear = roads_where(network, route, [](const Leg& leg) { return leg.avoided; });
  }
  reasons.restricted =
      roads_where(network, route, [&](const Leg& leg) { return network.link(leg.link).is_restricted; });
  return reasons;
}

std::vector<std::string> in_words(const Reasons& reasons) {
  std::vector<std::string> sentences;
  if (std::string detour = detour_in_words(reasons); !detour.empty()) sentences.push_back(std::move(detour));
  if (!reasons.kept_clear.empty()) {
    const std::string_view why = reasons.in_hazard == HazardRule::Avoid ? "because nothing else leads there"
                                 : reasons.in_hazard == HazardRule::Forbid
                                     ? "to leave the road it stands on"
                                     : "because other ways take far longer";
    sentences.push_back(fmt::format("Goes through the area to be kept clear of, by {}, {}.",
                                    stretches_in_words(reasons.kept_clear), why));
  }
  if (!reasons.restricted.empty()) {
    sentences.push_back(fmt::format(
        "Drives {}, a private or gated road, {}.", stretches_in_words(reasons.restricted),
        reasons.may_use_restricted ? "which this vehicle may"
                                   : "because it begins or ends there or nothing else leads there"));
  }
  return sentences;
}

std::string way_in_words(const std::vector<RoadStretch>& roads) {
  std::string text;
  for (const RoadStretch& road : roads) {
    text += fmt::format("{}{} ({})", text.empty() ? "By " : ", then ", road_label(road.ref, road.name),
                        length_in_words(road.length));
  }
  return text.empty() ? text : text + ".";
}

std::string cut_off_in_words(const Network& network, const RoadState& state, Travel travel,
                             const TravelModel& model, const std::optional<Route>& usual) {
  std::string nothing = "the map's roads do not lead there for this vehicle";
  if (!usual) return nothing;
  std::vector<HinderedRoad> shut = hindered_on({network, state, model.of(travel)}, *usual);
  shut.erase(std::remove_if(shut.begin(), shut.end(),
                            [](const HinderedRoad& road) { return road.hindrance == Hindrance::Slowed; }),
             shut.end());
  if (shut.empty()) return nothing;
  return fmt::format("the usual way is by {}, and no other is open", hindered_in_words(shut));
}

std::string road_label(const std::string& ref, const std::string& name) {
  if (ref.empty() && name.empty()) return "an unnamed road";
  if (ref.empty() || name.empty()) return ref + name;
  return ref + " " + name;
}

std::string length_in_words(Metres length) {
  const double to_tens_m = std::round(length.value / 10.0) * 10.0;
  if (length.value < 100.0) return fmt::format("{:.0f} m", length.value);
  if (to_tens_m < 1000.0) return fmt::format("{:.0f} m", to_tens_m);
  return fmt::format("{:.1f} km", length.value / 1000.0);
}

std::string time_in_words(Duration time) {
  return format_duration(std::chrono::ceil<std::chrono::seconds>(time));
}

}  // namespace tocsin::roads

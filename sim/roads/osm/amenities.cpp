#include "sim/roads/osm/amenities.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/roads/osm/outlines.hpp"
#include "sim/roads/osm/shapes.hpp"

namespace tocsin::osm {

namespace {

using roads::KnownPlace;
using roads::PlaceKind;
using roads::Receptor;
using roads::ReceptorKind;

/// The same name and kind within this is one building drawn twice, as a point and as an outline.
constexpr double same_building_m = 200.0;
constexpr double same_station_m = 300.0;

std::optional<ReceptorKind> receptor_kind(const Tags& tags) {
  const std::string_view amenity = tags["amenity"];
  const std::string_view social = tags["social_facility"];
  if (amenity == "school") return ReceptorKind::School;
  if (is_one_of(amenity, {"kindergarten", "childcare"})) return ReceptorKind::Nursery;
  if (is_one_of(amenity, {"college", "university"})) return ReceptorKind::College;
  if (amenity == "hospice" || social == "hospice" || tags["healthcare"] == "hospice")
    return ReceptorKind::Hospice;
  if (amenity == "nursing_home" || is_one_of(social, {"nursing_home", "group_home", "assisted_living"})) {
    return ReceptorKind::CareHome;
  }
  if (amenity == "hospital" || tags["healthcare"] == "hospital") return ReceptorKind::Hospital;
  if (is_one_of(amenity, {"clinic", "doctors"})) return ReceptorKind::Clinic;
  if (amenity == "community_centre") return ReceptorKind::CommunityCentre;
  if (tags["leisure"] == "sports_centre") return ReceptorKind::SportsCentre;
  if (amenity == "library") return ReceptorKind::Library;
  if (tags["shop"] == "mall") return ReceptorKind::ShoppingCentre;
  if (tags["shop"] == "supermarket") return ReceptorKind::Supermarket;
  if (tags["leisure"] == "stadium") return ReceptorKind::Stadium;
  return std::nullopt;
}

std::optional<PlaceKind> place_kind(const Tags& tags) {
  if (tags["amenity"] == "fire_station") return PlaceKind::FireStation;
  if (tags["emergency"] == "ambulance_station") return PlaceKind::AmbulanceStation;
  if (tags["amenity"] == "police") return PlaceKind::Police;
  if (tags["amenity"] == "townhall") return PlaceKind::Council;
  return std::nullopt;
}

bool is_amenity(const Tags& tags) {
  return tags.has("amenity") || tags.has("shop") || tags.has("leisure") || tags.has("emergency") ||
         tags.has("healthcare") || tags.has("social_facility");
}

struct Amenity {
  const Tags* tags = nullptr;
  GridPoint at;
};

/// Points first, then outlines by their middles.
std::vector<Amenity> amenities_of(const Extract& extract, const Positions& positions, ImportReport& report) {
  std::vector<Amenity> found;
  for (const TaggedNode& node : extract.tagged_nodes) {
    const auto at = positions.find(node.id);
    if (at && positions.is_inside(*at) && is_amenity(node.tags))
      found.push_back({&node.tags, positions.at(*at)});
  }
  for (const Shape& shape : shapes_of(extract, positions, is_amenity, report)) {
    found.push_back({shape.tags, rounded_to_decimetres(centre_of(shape.outlines.front().front()))});
  }
  return found;
}

/// Gives out ids that nobody has yet: "-2", "-3" ... behind a name that is taken.
class Ids {
 public:
  explicit Ids(const roads::Map& map) {
    for (const KnownPlace& place : map.places) taken_.insert(place.id);
    for (const Receptor& receptor : map.receptors) taken_.insert(receptor.id);
  }

  std::string make(const std::string& slug) {
    if (taken_.insert(slug).second) return slug;
    for (int& n = next_.try_emplace(slug, 2).first->second;; ++n) {
      std::string id = fmt::format("{}-{}", slug, n);
      if (taken_.insert(id).second) return id;
    }
  }

 private:
  std::set<std::string> taken_;
  std::map<std::string, int> next_;
};

class AmenityReader {
 public:
  AmenityReader(roads::Map& map, ImportReport& report)
      : map_(&map), report_(&report), ids_(map), given_(map.places.size()) {
    for (const Receptor& receptor : map.receptors) {
      receptors_[{receptor.kind, receptor.name}].push_back(receptor.at);
    }
  }

  void add(const Amenity& amenity);

 private:
  /// The tag's, or one that says that there is none.
  std::string name_of(const Tags& tags, std::string_view kind);
  void add_place(PlaceKind kind, const Amenity& amenity);
  void add_receptor(ReceptorKind kind, const Amenity& amenity);

  roads::Map* map_;
  ImportReport* report_;
  Ids ids_;
  std::size_t given_;
  std::map<std::pair<ReceptorKind, std::string>, std::vector<GridPoint>> receptors_;
};

std::string AmenityReader::name_of(const Tags& tags, std::string_view kind) {
  if (tags.has("name")) return std::string(tags["name"]);
  ++report_->guessed["amenities without a name: called unnamed"];
  std::string name = fmt::format("Unnamed {}", kind);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

void AmenityReader::add_place(PlaceKind kind, const Amenity& amenity) {
  const auto is_same = [kind, &amenity](const KnownPlace& place) {
    return place.kind == kind && distance(place.at, amenity.at).value <= same_station_m;
  };
  const auto given_end = map_->places.begin() + static_cast<std::ptrdiff_t>(given_);
  if (std::any_of(map_->places.begin(), given_end, is_same)) {
    ++report_->dropped["stations that the given places have already"];
    return;
  }
  KnownPlace place;
  place.kind = kind;
  place.name = name_of(*amenity.tags, kind_name(kind));
  const std::string slug = slug_of(place.name);
  place.id = ids_.make(slug.empty() ? slug_of(kind_name(kind)) : slug);
  place.at = amenity.at;
  place.confidence = "B";
  place.note = "from OpenStreetMap, as drawn there";
  map_->places.push_back(std::move(place));
}

void AmenityReader::add_receptor(ReceptorKind kind, const Amenity& amenity) {
  const bool is_named = amenity.tags->has("name");
  const std::string name = name_of(*amenity.tags, kind_name(kind));
  std::vector<GridPoint>& same = receptors_[{kind, name}];
  const bool is_repeated = is_named && std::any_of(same.begin(), same.end(), [&amenity](GridPoint p) {
                             return distance(p, amenity.at).value <= same_building_m;
                           });
  if (is_repeated) {
    ++report_->dropped["amenities drawn twice"];
    return;
  }
  same.push_back(amenity.at);
  const std::string slug = slug_of(name);
  map_->receptors.push_back(
      {ids_.make(slug.empty() ? slug_of(kind_name(kind)) : slug), kind, name, amenity.at});
}

void AmenityReader::add(const Amenity& amenity) {
  if (const auto kind = place_kind(*amenity.tags)) {
    add_place(*kind, amenity);
  } else if (const auto receptor = receptor_kind(*amenity.tags)) {
    add_receptor(*receptor, amenity);
  } else {
    ++report_->dropped["amenities and shops of other kinds"];
  }
}

}  // namespace

std::string slug_of(std::string_view name) {
  std::string slug;
  bool is_gap = false;
  for (const char c : name) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const char small = is_capital ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
      if (is_gap && !slug.empty()) slug += '-';
      is_gap = false;
      slug += small;
    } else if (c != '\'' && c != '.') {
      is_gap = true;
    }
  }
  return slug;
}

void add_amenities(const Extract& extract, const Positions& positions, roads::Map& map,
                   ImportReport& report) {
  AmenityReader reader(map, report);
  for (const Amenity& amenity : amenities_of(extract, positions, report)) reader.add(amenity);
}

}  // namespace tocsin::osm

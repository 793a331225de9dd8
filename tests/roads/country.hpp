// A made-up country of roads, to measure and to check on at size: towns of very different sizes; the greater
// ones of districts that railways and rivers part, with two ways from each to the next; a district is a few
// main streets around estates that hang on them by two or three ways in; country roads lead from town to
// town. Not a grid: like on real roads, little joins a lot. The same for the same numbers, everywhere.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/roads/network.hpp"

namespace tocsin::roads {

class Country {
 public:
  explicit Country(std::uint64_t seed) : random_({seed, 0}, "country", "roads") {}

  /// A country of that many junctions. REQUIRES: at least 2,000.
  Network make(std::size_t junctions) {
    const std::vector<std::size_t> sizes = town_sizes(junctions);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const bool is_last = i + 1 == sizes.size();
      const std::size_t size =
          is_last ? junctions - junctions_.size() - road_junctions(sizes.size()) : sizes[i];
      build_town({uniform(0.0, 60'000.0), uniform(0.0, 60'000.0)}, size);
    }
    join_towns();
    while (junctions_.size() < junctions) add_dead_end();
    return Network(std::move(junctions_), std::move(links_), std::move(banned_));
  }

 private:
  static constexpr std::size_t estate_size = 45;
  static constexpr std::size_t district_size = 900;
  static constexpr double block_m = 600.0;
  static constexpr std::size_t along_country_road = 5;

  struct Town {
    GridPoint centre;
    std::vector<std::uint32_t> gates;  // junctions that country roads may start from
  };

  double uniform(double low, double high) { return low + (high - low) * random_.uniform(); }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  /// Like the sizes of real towns: the nth has an nth of the first.
  static std::vector<std::size_t> town_sizes(std::size_t junctions) {
    const std::size_t towns = std::clamp<std::size_t>(junctions / 1'500, 3, 60);
    double sum = 0.0;
    for (std::size_t i = 1; i <= towns; ++i) sum += 1.0 / static_cast<double>(i);
    const auto for_towns = static_cast<double>(junctions - road_junctions(towns));
    std::vector<std::size_t> sizes;
    for (std::size_t i = towns; i >= 1; --i) {
      sizes.push_back(static_cast<std::size_t>(for_towns / sum / static_cast<double>(i)));
    }
    return sizes;
  }
  static std::size_t road_junctions(std::size_t towns) { return (towns + towns / 2) * along_country_road; }

  std::uint32_t junction(GridPoint at) {
    junctions_.push_back({{std::round(at.easting_m * 10.0) / 10.0, std::round(at.northing_m * 10.0) / 10.0}});
    return static_cast<std::uint32_t>(junctions_.size() - 1);
  }

  void link(std::uint32_t from, std::uint32_t to, RoadClass road_class, bool is_urban) {
    Link made;
    made.number = static_cast<std::uint32_t>(links_.size() + 1);
    made.from = {from};
    made.to = {to};
    made.road_class = road_class;
    made.is_urban = is_urban;
    made.line = {junctions_[from].at, junctions_[to].at};
    made.length_m = std::max(1.0, distance(made.line[0], made.line[1]).value * uniform(1.0, 1.3));
    links_.push_back(std::move(made));
  }

  void build_town(GridPoint centre, std::size_t size) {
    const std::size_t districts = std::max<std::size_t>(1, size / district_size);
    const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(districts))));
    const std::size_t end = junctions_.size() + size;
    std::vector<std::vector<std::uint32_t>> made;
    for (std::size_t i = 0; i < districts; ++i) {
      const GridPoint shift{static_cast<double>(i % side) * 3'000.0, static_cast<double>(i / side) * 3'000.0};
      const std::size_t left = districts - i;
      made.push_back(build_district(centre + shift, (end - junctions_.size()) / left));
      // Two ways to the district in the west, and two to the one in the south.
      for (int way = 0; way < 2; ++way) {
        if (i % side != 0) join_districts(made[i], made[i - 1]);
        if (i >= side) join_districts(made[i], made[i - side]);
      }
    }
    std::vector<std::uint32_t> gates;
    for (int i = 0; i < 6; ++i) {
      const auto& district = made[below(made.size())];
      gates.push_back(district[below(district.size())]);
    }
    towns_.push_back({centre, std::move(gates)});
  }

  void join_districts(const std::vector<std::uint32_t>& here, const std::vector<std::uint32_t>& there) {
    const std::uint32_t from = here[below(here.size())];
    link(from, nearest(there, junctions_[from].at), RoadClass::Secondary, true);
    links_.back().structure = Structure::Bridge;
  }

  /// Its main junctions.
  std::vector<std::uint32_t> build_district(GridPoint corner, std::size_t size) {
    const std::size_t end = junctions_.size() + size;
    const std::size_t blocks = std::max<std::size_t>(1, size / (estate_size + 1));
    const auto side =
        std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(blocks)))));
    std::vector<std::uint32_t> skeleton;
    for (std::size_t i = 0; i < side * side && junctions_.size() < end; ++i) {
      const double east = static_cast<double>(i % side) * block_m + uniform(-180.0, 180.0);
      const double north = static_cast<double>(i / side) * block_m + uniform(-180.0, 180.0);
      skeleton.push_back(junction(corner + GridPoint{east, north}));
      junctions_.back().has_signals = random_.uniform() < 0.2;
    }
    join_skeleton(skeleton, side);
    for (std::size_t i = 0; junctions_.size() < end; i = (i + 1) % skeleton.size()) {
      build_estate(skeleton, side, i, std::min(estate_size, end - junctions_.size()));
    }
    return skeleton;
  }

  /// Main streets to the east and north of each crossing, most of them.
  void join_skeleton(const std::vector<std::uint32_t>& skeleton, std::size_t side) {
    for (std::size_t i = 0; i < skeleton.size(); ++i) {
      const std::size_t column = i % side;
      const std::size_t row = i / side;
      const RoadClass road_class =
          column % 3 == 1 || row % 3 == 1 ? RoadClass::Secondary : RoadClass::Tertiary;
      // The tree of the first column and all rows keeps a district in one piece.
      if (column + 1 < side && i + 1 < skeleton.size()) {
        link(skeleton[i], skeleton[i + 1], road_class, true);
        // A street that is one-way has the estates' ways round it.
        if (random_.uniform() < 0.04 && column > 0) links_.back().one_way = true;
      }
      if (i + side < skeleton.size() && (column == 0 || random_.uniform() < 0.75)) {
        link(skeleton[i], skeleton[i + side], road_class, true);
      }
    }
  }

  /// A tree of streets to the nearest neighbour there is, a few loops, and two or three ways in.
  void build_estate(const std::vector<std::uint32_t>& skeleton, std::size_t side, std::size_t corner,
                    std::size_t size) {
    const GridPoint at = junctions_[skeleton[corner]].at;
    std::vector<std::uint32_t> estate;
    for (std::size_t i = 0; i < size; ++i) {
      const GridPoint here = at + GridPoint{uniform(60.0, block_m - 60.0), uniform(60.0, block_m - 60.0)};
      const std::uint32_t made = junction(here);
      if (!estate.empty()) {
        link(made, nearest(estate, here), random_.uniform() < 0.15 ? RoadClass::Service : RoadClass::Minor,
             true);
      }
      estate.push_back(made);
    }
    for (std::size_t i = 0; i < size / 8; ++i) {
      const std::uint32_t from = estate[below(estate.size())];
      const std::uint32_t to = estate[below(estate.size())];
      if (from != to && distance(junctions_[from].at, junctions_[to].at).value < 150.0) {
        link(from, to, RoadClass::Minor, true);
      }
    }
    std::vector<std::uint32_t> corners = {skeleton[corner]};
    for (const std::size_t next : {corner + 1, corner + side}) {
      if (next < skeleton.size()) corners.push_back(skeleton[next]);
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
      if (i > 0 && random_.uniform() < 0.35) continue;
      link(corners[i], nearest(estate, junctions_[corners[i]].at), RoadClass::Minor, true);
      if (random_.uniform() < 0.1) ban_turn(corners[i]);
    }
  }

  std::uint32_t nearest(const std::vector<std::uint32_t>& among, GridPoint to) const {
    return *std::min_element(among.begin(), among.end(), [&](std::uint32_t a, std::uint32_t b) {
      const double a_m = distance(junctions_[a].at, to).value;
      const double b_m = distance(junctions_[b].at, to).value;
      return a_m != b_m ? a_m < b_m : a < b;
    });
  }

  /// From the newest link into another one that ends at its first junction.
  void ban_turn(std::uint32_t via) {
    const auto newest = id_of<LinkTag>(links_.size() - 1);
    for (std::size_t i = 0; i + 1 < links_.size(); ++i) {
      if (links_[i].from.value != via && links_[i].to.value != via) continue;
      if (links_[i].one_way && links_[i].from.value != via) continue;
      banned_.push_back({newest, {via}, id_of<LinkTag>(i)});
      return;
    }
  }

  void join_towns() {
    // Each to the nearest before it, and every other one to a second.
    for (std::size_t i = 1; i < towns_.size(); ++i) {
      std::vector<std::size_t> others(i);
      for (std::size_t j = 0; j < i; ++j) others[j] = j;
      std::sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
        const double a_m = distance(towns_[a].centre, towns_[i].centre).value;
        const double b_m = distance(towns_[b].centre, towns_[i].centre).value;
        return a_m != b_m ? a_m < b_m : a < b;
      });
      country_road(towns_[i], towns_[others[0]]);
      if (i % 2 == 0 && others.size() > 1) country_road(towns_[i], towns_[others[1]]);
    }
  }

  void country_road(const Town& from, const Town& to) {
    const std::uint32_t start = from.gates[below(from.gates.size())];
    const std::uint32_t end = to.gates[below(to.gates.size())];
    const RoadClass road_class = random_.uniform() < 0.3 ? RoadClass::Trunk : RoadClass::Primary;
    std::uint32_t at = start;
    for (std::size_t i = 1; i <= along_country_road; ++i) {
      const double share = static_cast<double>(i) / static_cast<double>(along_country_road + 1);
      const GridPoint there = junctions_[start].at + (junctions_[end].at - junctions_[start].at) * share;
      const std::uint32_t next = junction(there + GridPoint{uniform(-300.0, 300.0), uniform(-300.0, 300.0)});
      link(at, next, road_class, false);
      at = next;
    }
    link(at, end, road_class, false);
  }

  void add_dead_end() {
    const auto from = static_cast<std::uint32_t>(below(junctions_.size()));
    const std::uint32_t made =
        junction(junctions_[from].at + GridPoint{uniform(20.0, 80.0), uniform(20.0, 80.0)});
    link(from, made, RoadClass::Service, true);
  }

  RandomStream random_;
  std::vector<Junction> junctions_;
  std::vector<Link> links_;
  std::vector<BannedTurn> banned_;
  std::vector<Town> towns_;
};

/// A country of 100,000 junctions.
inline Network country_of_100_000() { return Country(7).make(100'000); }

}  // namespace tocsin::roads

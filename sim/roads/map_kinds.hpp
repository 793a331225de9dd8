// The words that map files use for the kinds of things, in the order of their enumerators.
// Knows nothing else.
#pragma once

#include <array>
#include <string_view>

namespace tocsin::roads {

inline constexpr std::array<std::string_view, 8> area_kind_names = {
    "tidal_water",      "water",        "wood",   "built_residential", "built_industrial",
    "built_commercial", "built_retail", "borough"};

inline constexpr std::array<std::string_view, 3> line_kind_names = {"rail", "river", "canal"};

inline constexpr std::array<std::string_view, 5> settlement_kind_names = {"city", "town", "suburb", "village",
                                                                          "hamlet"};

inline constexpr std::array<std::string_view, 13> receptor_kind_names = {
    "school",           "nursery",       "college", "care_home",       "hospice",     "hospital", "clinic",
    "community_centre", "sports_centre", "library", "shopping_centre", "supermarket", "stadium"};

inline constexpr std::array<std::string_view, 11> place_kind_names = {
    "comah",    "fire_station", "ambulance_station",     "police", "control_room", "hospital_ae",
    "hospital", "council",      "candidate_rest_centre", "venue",  "crossing"};

inline constexpr std::array<std::string_view, 8> confidence_grades = {"A",  "A-", "B+", "B",
                                                                      "B-", "C+", "C",  "C-"};

inline constexpr std::array<std::string_view, 3> structure_names = {"none", "bridge", "tunnel"};

}  // namespace tocsin::roads

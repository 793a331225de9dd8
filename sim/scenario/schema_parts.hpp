// The schema's tables by subject, and the short words in which they are written down. Only schema.cpp and
// the files of tables need this; everybody else asks a Schema.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "sim/scenario/schema.hpp"

namespace tocsin::scenario {

/// Each in the order of the document; `at`, `when` and `delay` are added by Schema.
std::vector<Table> setting_tables();
std::vector<Table> people_tables();
std::vector<Table> rota_tables();
std::vector<Table> call_tables();
std::vector<Table> call_out_tables();
std::vector<Table> responder_tables();
std::vector<Table> travel_tables();
std::vector<Table> drill_tables();
std::vector<Table> play_tables();
std::vector<Table> coordination_tables();

/// Keys of each kind. They are required until `optional` or `with_default` says otherwise.
namespace keys {

inline constexpr double minute_s = 60.0;
inline constexpr double hour_s = 3600.0;
inline constexpr double name_length = 120;
inline constexpr double prose_length = 8000;

inline constexpr std::array<std::string_view, 4> activation_states{"standby", "declared", "stood_down",
                                                                   "cancelled"};
inline constexpr std::array<std::string_view, 7> letters{
    "major_incident", "exact_location", "type", "hazards", "access", "casualties", "services"};

inline constexpr std::array<std::string_view, 7> contact_methods{"mobile", "home",  "pager",       "text",
                                                                 "email",  "radio", "control_room"};

/// The least and greatest value, length or count.
struct Range {
  double min = 0.0;
  double max = 0.0;
};

Key text(std::string_view name, std::string_view example, std::string_view sentence,
         double longest = name_length);
Key prose(std::string_view name, std::string_view example, std::string_view sentence);
/// The key `id`.
Key id(std::string_view example);
/// The key `name`.
Key name(std::string_view example, std::string_view sentence);
Key reference(std::string_view name, std::string_view of, std::string_view example,
              std::string_view sentence);
/// The choices must outlive the schema.
Key choice(std::string_view name, std::span<const std::string_view> choices, std::string_view example,
           std::string_view sentence);
/// A list of them.
Key choices(std::string_view name, std::span<const std::string_view> choices, Range count,
            std::string_view example, std::string_view sentence);
Key integer(std::string_view name, Range range, std::string_view example, std::string_view sentence);
Key number(std::string_view name, Range range, std::string_view unit, std::string_view example,
           std::string_view sentence);
/// Range in seconds.
Key duration(std::string_view name, Range range, std::string_view example, std::string_view sentence);
/// A list whose entries are no tables.
Key list(ValueKind kind, std::string_view name, Range count, std::string_view example,
         std::string_view sentence);
/// What names rows or tables of `of`: References, OneTable, ManyTables, Conditions.
Key nested(ValueKind kind, std::string_view name, std::string_view of, Range count, std::string_view example,
           std::string_view sentence);
/// A kind that has neither range nor choices: times and positions.
Key plain(ValueKind kind, std::string_view name, std::string_view example, std::string_view sentence);

Key optional(Key key);
Key with_default(std::string_view fallback, Key key);
/// Belongs to one kind of incident.
Key only_for(std::string_view kind, Key key);

}  // namespace keys

}  // namespace tocsin::scenario

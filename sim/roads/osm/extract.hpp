// An OpenStreetMap extract as plain values: nodes, the ways and relations that a map may need, and their
// tags. Reads .osm.pbf and .osm (also with .gz or .bz2 behind it) through libosmium, which nothing else sees.
// Knows which objects may matter, and not what becomes of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostics.hpp"
#include "sim/roads/osm/tags.hpp"

namespace tocsin::osm {

/// Ten-millionths of a degree, WGS84.
struct Node {
  std::int64_t id = 0;
  std::int32_t lat_e7 = 0;
  std::int32_t lon_e7 = 0;
};

struct TaggedNode {
  std::int64_t id = 0;
  Tags tags;
};

struct Way {
  std::int64_t id = 0;
  std::vector<std::int64_t> nodes;
  Tags tags;
};

enum class MemberKind : std::uint8_t { Node, Way, Relation };

struct Member {
  MemberKind kind = MemberKind::Node;
  std::int64_t id = 0;
  std::string role;
};

struct Relation {
  std::int64_t id = 0;
  std::vector<Member> members;
  Tags tags;
};

/// Everything by ascending id, each id once: the order in the file leaves no trace.
struct Extract {
  std::vector<Node> nodes;
  std::vector<TaggedNode> tagged_nodes;
  std::vector<Way> ways;
  std::vector<Relation> relations;
  std::uint64_t nodes_read = 0;
  std::uint64_t ways_read = 0;
  std::uint64_t relations_read = 0;
  std::uint64_t repeated = 0;   ///< objects of an id that came before; the first counts
  std::uint64_t misplaced = 0;  ///< nodes without a position
  std::uint64_t not_utf8 = 0;   ///< tags left out for bytes that are no text
};

/// How far a long task has come: `share` from 0 to 1 of the named stage.
struct Progress {
  std::string_view stage;
  double share = 0.0;
};
using ProgressListener = std::function<void(const Progress&)>;

/// The extract in a file; or, in a plain sentence, why there is none.
Result<Extract> read_extract(const std::filesystem::path& path, const ProgressListener& progress);

/// The same from OpenStreetMap XML; `name` stands in faults.
Result<Extract> read_extract_text(const std::string& name, std::string_view xml);

}  // namespace tocsin::osm

#include "sim/roads/osm/extract.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm.hpp>

#include "sim/base/text.hpp"

namespace tocsin::osm {

namespace {

/// A map of a large county has a tenth of this; more would not fit into the memory of a planner's machine.
constexpr std::size_t most_nodes = 60'000'000;

/// Keys that make a way or a relation worth keeping.
constexpr std::array<const char*, 13> telling_keys = {
    "highway", "railway", "waterway", "landuse",    "natural",   "amenity",        "shop",
    "leisure", "place",   "route",    "healthcare", "emergency", "social_facility"};

bool is_telling(const osmium::TagList& tags) {
  return std::any_of(telling_keys.begin(), telling_keys.end(),
                     [&tags](const char* key) { return tags.has_key(key); });
}

bool is_telling_node(const osmium::TagList& tags) {
  return is_telling(tags) || tags.has_key("barrier") || tags.has_key("maxheight") ||
         tags.has_key("maxwidth") || tags.has_key("maxweight");
}

bool is_telling_relation(const osmium::TagList& tags) {
  const std::string_view type = tags.get_value_by_key("type", "");
  return type.starts_with("restriction") || (type == "multipolygon" && is_telling(tags));
}

/// Orders by id and keeps the first of each.
template <class Object>
std::uint64_t put_in_order(std::vector<Object>& objects) {
  std::stable_sort(objects.begin(), objects.end(),
                   [](const Object& a, const Object& b) { return a.id < b.id; });
  const auto same = [](const Object& a, const Object& b) { return a.id == b.id; };
  const auto rest = std::unique(objects.begin(), objects.end(), same);
  const auto repeated = static_cast<std::uint64_t>(objects.end() - rest);
  objects.erase(rest, objects.end());
  return repeated;
}

/// Reads a file twice: first the relations, so that ways without a telling tag are known to be parts of one.
class ExtractReader {
 public:
  ExtractReader(osmium::io::File file, const ProgressListener& progress)
      : file_(std::move(file)), progress_(&progress) {}

  Extract read();
  bool is_too_large() const { return extract_.nodes.size() >= most_nodes; }

 private:
  template <class Take>
  void each(osmium::osm_entity_bits::type what, std::string_view stage, Take take);
  Tags tags_of(const osmium::TagList& list);
  void take_node(const osmium::Node& node);
  void take_way(const osmium::Way& way);
  void take_relation(const osmium::Relation& relation);

  osmium::io::File file_;
  const ProgressListener* progress_;
  Extract extract_;
  std::vector<std::int64_t> members_;
};

template <class Take>
void ExtractReader::each(osmium::osm_entity_bits::type what, std::string_view stage, Take take) {
  osmium::io::Reader reader(file_, what);
  while (const osmium::memory::Buffer buffer = reader.read()) {
    for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) take(object);
    const auto size = static_cast<double>(reader.file_size());
    if (*progress_ && size > 0.0)
      (*progress_)({stage, std::min(1.0, static_cast<double>(reader.offset()) / size)});
    if (is_too_large()) break;
  }
  reader.close();
}

// A map's file has UTF-8 alone; a .osm.pbf may have anything.
Tags ExtractReader::tags_of(const osmium::TagList& list) {
  Tags tags;
  for (const osmium::Tag& tag : list) {
    if (is_utf8_text(tag.key()) && is_utf8_text(tag.value())) {
      tags.add(tag.key(), tag.value());
    } else {
      ++extract_.not_utf8;
    }
  }
  return tags;
}

void ExtractReader::take_node(const osmium::Node& node) {
  ++extract_.nodes_read;
  if (!node.location().valid()) {
    ++extract_.misplaced;
    return;
  }
  extract_.nodes.push_back({node.id(), node.location().y(), node.location().x()});
  if (is_telling_node(node.tags())) extract_.tagged_nodes.push_back({node.id(), tags_of(node.tags())});
}

void ExtractReader::take_way(const osmium::Way& way) {
  ++extract_.ways_read;
  if (!is_telling(way.tags()) && !std::binary_search(members_.begin(), members_.end(), way.id())) return;
  Way kept{way.id(), {}, tags_of(way.tags())};
  kept.nodes.reserve(way.nodes().size());
  for (const osmium::NodeRef& node : way.nodes()) kept.nodes.push_back(node.ref());
  extract_.ways.push_back(std::move(kept));
}

void ExtractReader::take_relation(const osmium::Relation& relation) {
  ++extract_.relations_read;
  if (!is_telling_relation(relation.tags())) return;
  Relation kept{relation.id(), {}, tags_of(relation.tags())};
  for (const osmium::RelationMember& member : relation.members()) {
    const MemberKind kind = member.type() == osmium::item_type::node  ? MemberKind::Node
                            : member.type() == osmium::item_type::way ? MemberKind::Way
                                                                      : MemberKind::Relation;
    kept.members.push_back({kind, member.ref(), member.role()});
    if (kind == MemberKind::Way) members_.push_back(member.ref());
  }
  extract_.relations.push_back(std::move(kept));
}

Extract ExtractReader::read() {
  namespace bits = osmium::osm_entity_bits;
  each(bits::relation, "reading relations", [this](const osmium::OSMObject& object) {
    take_relation(static_cast<const osmium::Relation&>(object));
  });
  std::sort(members_.begin(), members_.end());
  each(bits::node | bits::way, "reading nodes and ways", [this](const osmium::OSMObject& object) {
    if (object.type() == osmium::item_type::node) {
      take_node(static_cast<const osmium::Node&>(object));
    } else {
      take_way(static_cast<const osmium::Way&>(object));
    }
  });
  extract_.repeated = put_in_order(extract_.nodes) + put_in_order(extract_.ways);
  put_in_order(extract_.tagged_nodes);
  extract_.repeated += put_in_order(extract_.relations);
  return std::move(extract_);
}

tl::unexpected<Diagnostics> no_extract(const std::string& name, const std::string& why) {
  return fault(fmt::format("\"{}\" cannot be read as an OpenStreetMap extract: {}", name, why),
               "a whole file in the format that its name ends in: .osm.pbf or .osm (also .osm.gz, .osm.bz2)");
}

/// libosmium speaks by exceptions; here they become faults.
Result<Extract> read_from(const osmium::io::File& file, const std::string& name,
                          const ProgressListener& progress) {
  try {
    ExtractReader reader(file, progress);
    Extract extract = reader.read();
    if (extract.nodes.size() >= most_nodes) {
      return fault(fmt::format("\"{}\" has more than {} nodes, too many for one map", name, most_nodes),
                   "an extract cut to the area of the exercise and its surroundings");
    }
    return extract;
  } catch (const osmium::xml_error& error) {
    const int line = static_cast<int>(error.line);
    const int column = line > 0 ? static_cast<int>(error.column) + 1 : 0;
    return fault_at({name, line, column, 1}, {},
                    fmt::format("this is no well-formed OpenStreetMap XML: {}", error.error_string),
                    "a whole .osm file");
  } catch (const std::bad_alloc&) {
    throw;  // the machine's fault, and not the file's
  } catch (const std::exception& error) {
    return no_extract(name, error.what());
  }
}

}  // namespace

Result<Extract> read_extract(const std::filesystem::path& path, const ProgressListener& progress) {
  const std::string name = path.string();
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    return fault(fmt::format("there is no such file as \"{}\"", name));
  if (!std::filesystem::is_regular_file(path, error)) return fault(fmt::format("\"{}\" is not a file", name));
  const osmium::io::File file(name);
  const bool is_known =
      file.format() == osmium::io::file_format::pbf || file.format() == osmium::io::file_format::xml;
  if (!is_known || file.has_multiple_object_versions()) {
    return fault(fmt::format("\"{}\" has not the name of an OpenStreetMap extract", name),
                 "a file whose name ends in .osm.pbf or .osm (also .osm.gz, .osm.bz2)");
  }
  return read_from(file, name, progress);
}

Result<Extract> read_extract_text(const std::string& name, std::string_view xml) {
  return read_from(osmium::io::File(xml.data(), xml.size(), "osm"), name, {});
}

}  // namespace tocsin::osm

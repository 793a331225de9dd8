#include "sim/roads/osm/report.hpp"

#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tocsin::osm {

namespace {

std::string counts_text(std::string_view title, const Counts& counts) {
  std::string text = fmt::format("{}:{}\n", title, counts.empty() ? " nothing" : "");
  for (const auto& [what, count] : counts) text += fmt::format("  {:>8}  {}\n", count, what);
  return text;
}

std::string classes_text(const ImportReport& report) {
  std::string text;
  for (std::size_t i = 0; i < report.by_class.size(); ++i) {
    const ClassTotal& total = report.by_class[i];
    if (total.links == 0) continue;
    text += fmt::format("  {:>8}  {} links, {:.1f} km\n", total.links,
                        roads::road_class_name(static_cast<roads::RoadClass>(i)), total.length_m / 1000.0);
  }
  return text;
}

std::string unconnected_text(const Unconnected& unconnected) {
  if (unconnected.links == 0) return "unconnected: nothing\n";
  std::string text =
      fmt::format("unconnected:\n  {:>8}  links, {:.1f} km, from which or to which not every other leads\n",
                  unconnected.links, unconnected.length_m / 1000.0);
  if (!unconnected.names.empty()) {
    text += fmt::format("            {}", fmt::join(unconnected.names, ", "));
    if (unconnected.more_names > 0) text += fmt::format(" and {} more", unconnected.more_names);
    text += '\n';
  }
  return text;
}

}  // namespace

std::string report_text(const ImportReport& report) {
  return fmt::format("read from {}: {} nodes, {} ways, {} relations\n", report.extract, report.nodes_read,
                     report.ways_read, report.relations_read) +
         counts_text("kept", report.kept) + classes_text(report) + counts_text("guessed", report.guessed) +
         counts_text("dropped", report.dropped) + counts_text("noted", report.noted) +
         unconnected_text(report.unconnected);
}

}  // namespace tocsin::osm

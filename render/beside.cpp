#include "render/beside.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "render/feed.hpp"
#include "render/panels.hpp"
#include "sim/journal/compare.hpp"

namespace tocsin::render {

namespace {

using About = BesideRow::About;
using How = BesideRow::How;

/// A thing that can stand otherwise in the other record.
struct Standing {
  std::string id;
  std::string subject;
  std::string words;
};

How how(std::string first, std::string second) {
  const auto without_figures = [](std::string& words) {
    words.erase(std::remove_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; }),
                words.end());
  };
  without_figures(first);
  without_figures(second);
  return first == second ? How::AnotherTime : How::Otherwise;
}

// Both lists hold the same things in most cases; what only one of them has (a closure, an inject that was
// made up on the spot) stands against `missing` in the other.
void add_differences(std::vector<BesideRow>& rows, About about, const std::vector<Standing>& first,
                     const std::vector<Standing>& second, const std::string& missing) {
  const auto find = [](const std::vector<Standing>& in, const std::string& id) {
    return std::find_if(in.begin(), in.end(), [&](const Standing& one) { return one.id == id; });
  };
  for (const Standing& one : first) {
    const auto other = find(second, one.id);
    const std::string& words = other == second.end() ? missing : other->words;
    if (words != one.words) rows.push_back({how(one.words, words), about, one.subject, one.words, words});
  }
  for (const Standing& one : second) {
    if (find(first, one.id) == first.end())
      rows.push_back({How::Otherwise, about, one.subject, missing, one.words});
  }
}

// In the scenario's order, not in that of the panel, which has the committed ones first.
std::vector<Standing> units(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<Standing> all;
  auto rows = unit_rows(setting, world, now);
  std::sort(rows.begin(), rows.end(),
            [](const UnitRow& a, const UnitRow& b) { return a.id.index() < b.id.index(); });
  for (const UnitRow& row : rows) {
    all.push_back({row.name, row.callsign, row.arrival.empty() ? row.state : row.state + ", " + row.arrival});
  }
  return all;
}

std::vector<Standing> ladders(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<Standing> all;
  for (const LadderRow& row : ladder_rows(setting, world, now)) all.push_back({row.id, row.name, row.state});
  return all;
}

std::vector<Standing> activations(const model::Setting& setting, const model::World& world) {
  std::vector<Standing> all;
  for (const ActivationRow& row : activation_rows(setting, world))
    all.push_back({row.id, row.organisation, row.words});
  return all;
}

std::vector<Standing> groups(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<Standing> all;
  for (const GroupRow& row : group_rows(setting, world, now)) all.push_back({row.id, row.name, row.state});
  return all;
}

std::vector<Standing> injects(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<Standing> all;
  for (const InjectRow& row : inject_rows(setting, world, now)) all.push_back({row.id, row.title, row.state});
  std::sort(all.begin(), all.end(), [](const Standing& a, const Standing& b) { return a.id < b.id; });
  return all;
}

std::vector<Standing> closures(const model::Setting& setting, const model::World& world) {
  std::vector<Standing> all;
  for (const ClosureRow& row : closure_rows(setting, world))
    all.push_back({row.id, row.name, "closed since " + row.since});
  return all;
}

}  // namespace

Result<void> can_stand_beside(const journal::Header& first, const journal::Header& second) {
  if (first.scenario_hash != second.scenario_hash) {
    return fault(fmt::format("the two records are of different scenarios, {} and {}{}", first.scenario_name,
                             second.scenario_name,
                             first.scenario_name == second.scenario_name ? " with another text" : ""),
                 "two records of one scenario: seeds and commands may differ",
                 "compare without --window sets their measures side by side");
  }
  if (first.map_hash != second.map_hash) {
    return fault(fmt::format("the two records were made on different maps, {} and {}", first.map_name,
                             second.map_name),
                 "two records on the same map", "compare without --window sets their measures side by side");
  }
  return {};
}

std::vector<BesideRow> beside_rows(const model::Setting& setting, const model::World& first,
                                   const model::World& second) {
  std::vector<BesideRow> rows;
  add_differences(rows, About::Unit, units(setting, first, first.now), units(setting, second, second.now),
                  "none");
  add_differences(rows, About::CallOut, ladders(setting, first, first.now),
                  ladders(setting, second, second.now), "none");
  add_differences(rows, About::Activation, activations(setting, first), activations(setting, second), "none");
  add_differences(rows, About::Group, groups(setting, first, first.now), groups(setting, second, second.now),
                  "none");
  add_differences(rows, About::Inject, injects(setting, first, first.now),
                  injects(setting, second, second.now), "no such inject");
  add_differences(rows, About::Closure, closures(setting, first), closures(setting, second), "open");
  std::stable_sort(rows.begin(), rows.end(),
                   [](const BesideRow& a, const BesideRow& b) { return a.how < b.how; });
  return rows;
}

std::string_view heading_of(About about) {
  static constexpr std::array<std::string_view, 6> headings{"Units",  "Call-out", "Activation",
                                                            "Groups", "Injects",  "Closures"};
  return headings[static_cast<std::size_t>(about)];
}

std::optional<Parting> parting_of(const model::Setting& setting, const journal::Record& first,
                                  const journal::Record& second) {
  const auto difference = journal::first_difference(first, second);
  if (!difference) return std::nullopt;
  const auto entry_of = [&](const journal::Record& record) -> const journal::Entry* {
    const std::uint64_t n = difference->entry;
    return n >= 1 && n <= record.entries.size() ? &record.entries[n - 1] : nullptr;
  };
  const auto words_of = [&](const journal::Entry* entry) {
    if (entry == nullptr) return std::string("the record is over");
    const FeedRow row = feed_row(setting, *entry);
    return row.clock + " " + (row.text.empty() ? entry->kind : row.text);
  };
  const journal::Entry* a = entry_of(first);
  const journal::Entry* b = entry_of(second);
  if (a == nullptr && b == nullptr) return std::nullopt;
  const SimTime at = std::min((a != nullptr ? a : b)->at, (b != nullptr ? b : a)->at);
  return Parting{at, fmt::format("First difference, entry {}\nA: {}\nB: {}", difference->entry, words_of(a),
                                 words_of(b))};
}

BesideSession::BesideSession(exercise::Replay& first, exercise::Replay& second, BesideNames names)
    : names_(std::move(names)),
      first_(first),
      second_(second),
      parting_(parting_of(first_.setting(), first.record(), second.record())) {
  const auto labelled = [](std::span<const Bookmark> bookmarks, const char* whose) {
    std::vector<Bookmark> all(bookmarks.begin(), bookmarks.end());
    for (Bookmark& bookmark : all) bookmark.text = whose + bookmark.text;
    return all;
  };
  bookmarks_ = merged(labelled(first_.bookmarks(), "A: "), labelled(second_.bookmarks(), "B: "));
  show(std::min(first_.shown(), second_.shown()));
}

void BesideSession::show(SimTime t) {
  shown_ = std::clamp(t, SimTime{}, end());
  first_.show(shown_);
  second_.show(shown_);
}

// The one that is over has nothing to come; the other's moment is asked of where it stands.
std::optional<SimTime> BesideSession::next_time() {
  const auto a = first_.next_time();
  const auto b = second_.next_time();
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

Result<void> BesideSession::bookmark(std::string) {
  return fault("two records side by side take no bookmarks: open one of them with replay");
}

BesideLayout beside_layout(double width_px, double height_px, double text_scale) {
  const bool is_small = width_px < 640.0 || height_px < 480.0;
  const double banner_px = std::min(22.0, height_px / 2.0);
  const double bar_px = is_small ? 0.0 : std::round(44.0 * text_scale);
  const double timeline_px = is_small ? 0.0 : std::round(64.0 * text_scale);
  const double title_px = is_small ? 0.0 : std::round(24.0 * text_scale);
  const double messages_px = is_small ? 0.0 : std::round(std::clamp(height_px * 0.2, 90.0, 260.0));
  const double between_px =
      is_small ? 0.0 : std::round(std::clamp(width_px * 0.24 * std::min(text_scale, 1.3), 180.0, 460.0));
  const double top = banner_px + bar_px;
  const double bottom = height_px - timeline_px;
  const double side_px = std::floor((width_px - between_px) / 2.0);
  const auto side = [&](double from) {
    const double to = from + side_px;
    return BesideLayout::Side{{{from, top}, {to, top + title_px}},
                              {{from, top + title_px}, {to, bottom - messages_px}},
                              {{from, bottom - messages_px}, {to, bottom}}};
  };
  return {{{0.0, 0.0}, {width_px, banner_px}},
          {{0.0, banner_px}, {width_px, top}},
          {{side_px, top}, {width_px - side_px, bottom}},
          {{0.0, bottom}, {width_px, height_px}},
          side(0.0),
          side(width_px - side_px)};
}

}  // namespace tocsin::render

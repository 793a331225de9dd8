// Two records of one scenario side by side: what is not the same at a moment, where they first part, and how
// a window shares its room between them. Pure functions. Knows nothing of widgets.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/camera.hpp"
#include "render/session.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/journal/journal.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

/// A fault where the two cannot be shown side by side: another scenario, or another map. Other seeds and
/// other commands are what it is for.
Result<void> can_stand_beside(const journal::Header& first, const journal::Header& second);

/// Something that is not as it is in the other, in the words of the panels.
struct BesideRow {
  enum class About : std::uint8_t { Unit, CallOut, Activation, Group, Inject, Closure };
  /// Only the figures are others: the same has come about, at another time.
  enum class How : std::uint8_t { Otherwise, AnotherTime };

  How how = How::Otherwise;
  About about = About::Unit;
  std::string subject;  ///< "Unit P1", "Inject press"
  std::string first;
  std::string second;

  friend bool operator==(const BesideRow&, const BesideRow&) = default;
};

/// What differs at `now`: what stands otherwise, then what is only at another time; of each, units first,
/// then call-outs, activations, groups, injects and closures, each in the order of the scenario. Nothing
/// where both are the same. REQUIRES: both worlds are of this setting.
std::vector<BesideRow> beside_rows(const model::Setting& setting, const model::World& first,
                                   const model::World& second);
std::string_view heading_of(BesideRow::About about);

/// The first entry that is not the same in both.
struct Parting {
  SimTime at;
  std::string words;  ///< both entries, as a feed says them
};
std::optional<Parting> parting_of(const model::Setting& setting, const journal::Record& first,
                                  const journal::Record& second);

/// What the two are called, as people would know them: their files' names.
struct BesideNames {
  std::string first;
  std::string second;
};

/// Two records on one clock, read only. The first stands for both where a `Session` shows one world.
class BesideSession : public Session {
 public:
  /// REQUIRES: both outlive the session and can stand beside each other.
  BesideSession(exercise::Replay& first, exercise::Replay& second, BesideNames names);

  const BesideNames& names() const { return names_; }
  ReplaySession& first() { return first_; }
  ReplaySession& second() { return second_; }
  const std::optional<Parting>& parting() const { return parting_; }

  const model::Setting& setting() const override { return first_.setting(); }
  const model::World& world() const override { return first_.world(); }
  SimTime shown() const override { return shown_; }
  /// Of the longer one; the other stays at its own end.
  SimTime head() const override { return std::max(first_.end(), second_.end()); }
  SimTime end() const override { return head(); }
  std::span<const journal::Entry> entries() const override { return first_.entries(); }
  std::span<const journal::Entry> all_entries() const override { return first_.all_entries(); }
  bool is_read_only() const override { return true; }
  bool is_over() const override { return shown_ >= end(); }
  void advance(Duration by) override { show(shown_ + by); }
  void show(SimTime t) override;
  std::optional<SimTime> next_time() override;
  Result<void> submit(model::Command command) override { return first_.submit(std::move(command)); }
  /// Of both records: a bookmark says which.
  std::span<const Bookmark> bookmarks() override { return bookmarks_; }
  Result<void> bookmark(std::string words) override;

 private:
  BesideNames names_;
  ReplaySession first_;
  ReplaySession second_;
  std::optional<Parting> parting_;
  std::vector<Bookmark> bookmarks_;
  SimTime shown_;
};

/// The window's parts: left the first, right the second, between them what differs.
struct BesideLayout {
  struct Side {
    PixelBox title;
    PixelBox map;
    PixelBox messages;
  };
  PixelBox banner;
  PixelBox clock_bar;
  PixelBox differences;
  PixelBox timeline;
  Side first;
  Side second;

  /// All that lies around the maps, but for the banner: of whole pixels, and none meets another.
  std::vector<PixelBox> around_maps() const {
    return {clock_bar, differences, timeline, first.title, first.messages, second.title, second.messages};
  }
};
/// Below 640 by 480 pixels the maps and the banner stand alone; what is empty is not drawn. Both maps are of
/// one size.
BesideLayout beside_layout(double width_px, double height_px, double text_scale);

}  // namespace tocsin::render

// The clock bar and the timeline, for one exercise, one record or two: what they are drawn from.
// They know nothing of the map or of the other panels. Only for the files that lay panels out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/sfml/controls.hpp"

namespace tocsin::window {

struct ClockButton {
  const char* label;
  render::Action action;
  const char* help;
};

struct ClockBarInput {
  render::Session& session;
  const render::Pacer& pacer;
  render::PixelBox box;
  std::vector<ClockButton> buttons;  ///< after those that every clock has
  std::string notice;
  render::Theme theme = render::Theme::Light;
  Controls* taught = nullptr;  ///< told where the controls are that the lesson speaks of; null: no lesson
};
void draw_clock_bar(const ClockBarInput& input, const ImGuiHost& host, Wishes& wishes);

/// One record's marks; the feed is what is known up to the moment shown.
struct TimelineRow {
  std::span<const render::TimelineMark> marks;
  std::span<const render::FeedRow> feed;
};

struct TimelineInput {
  render::Session& session;
  render::PixelBox box;
  std::vector<TimelineRow> rows;
  render::Theme theme = render::Theme::Light;
  const render::SymbolTable* symbols = &render::standard_symbols();  ///< never null
  /// Where two records part, and how.
  std::optional<SimTime> difference;
  std::string difference_words;
};
/// Drags move the moment shown; a right click lists the bookmarks.
void draw_timeline(const TimelineInput& input, Controls& controls, Wishes& wishes);

}  // namespace tocsin::window

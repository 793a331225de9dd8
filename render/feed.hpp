// The journal in words, for people who watch: one line for each entry, its kind for the timeline, and who may
// see it. Knows nothing of windows; measures and reports read the journal itself, not this.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/palette.hpp"
#include "render/scene.hpp"
#include "render/symbol_table.hpp"
#include "sim/journal/journal.hpp"
#include "sim/model/setting.hpp"

namespace tocsin::render {

/// What an entry is about. Each has a form and a colour of its own on the timeline.
enum class MarkKind : std::uint8_t {
  Inject,
  Message,
  CallOut,
  Activation,
  Unit,
  Road,
  Hazard,
  Objective,
  Command,
  Bookmark,
  Clock
};
inline constexpr std::size_t mark_kind_count = 11;

/// The row of the table of symbols that a mark looks like; its words are what a filter is labelled with.
SymbolId symbol_of(MarkKind kind);
MarkKind mark_kind_of(std::string_view entry_kind);

/// Whether an entry is noise on a feed or worth a line, and whether players may see it.
enum class Audience : std::uint8_t { Everybody, FacilitatorOnly };

struct FeedRow {
  std::uint64_t number = 0;
  SimTime at;
  std::string clock;  ///< "10:35:10"
  MarkKind kind = MarkKind::Message;
  Audience audience = Audience::FacilitatorOnly;
  std::string text;
  std::string detail;  ///< the whole message, where there is one
};

/// One line for an entry. Samplings of the cloud have none, and so an empty text.
FeedRow feed_row(const model::Setting& setting, const journal::Entry& entry);

/// A mark on the timeline. Entries that come by the hundred (attempts, samplings) have none.
struct TimelineMark {
  SimTime at;
  MarkKind kind = MarkKind::Message;
  std::uint64_t number = 0;
};
std::vector<TimelineMark> timeline_marks(std::span<const journal::Entry> entries);

/// True where `text` holds every word of `filter`, upper and lower case alike (ASCII).
bool matches(std::string_view text, std::string_view filter);

}  // namespace tocsin::render

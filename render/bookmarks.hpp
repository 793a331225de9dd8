// Bookmarks of a record as the timeline shows them: those the people of the exercise set, which stand in the
// record, and those a reviewer adds, which do not. Knows neither files nor widgets.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/journal/journal.hpp"

namespace tocsin::render {

struct Bookmark {
  enum class From : std::uint8_t { Record, Reviewer };

  SimTime at;
  std::string text;
  std::string seat;          ///< who set it; empty for a reviewer's
  std::uint64_t number = 0;  ///< the entry's; 0 for a reviewer's
  From from = From::Record;

  friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

/// Those in a record, in its order.
std::vector<Bookmark> bookmarks_in(std::span<const journal::Entry> entries);

/// Both together in order of time; at one moment the record's first, then as they were set.
std::vector<Bookmark> merged(std::span<const Bookmark> recorded, std::span<const Bookmark> reviewers);

/// The last bookmark before `t`, or the first after it. REQUIRES: in order of time.
std::optional<SimTime> bookmark_before(std::span<const Bookmark> bookmarks, SimTime t);
std::optional<SimTime> bookmark_after(std::span<const Bookmark> bookmarks, SimTime t);

}  // namespace tocsin::render

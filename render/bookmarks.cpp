#include "render/bookmarks.hpp"

#include <algorithm>
#include <iterator>

namespace tocsin::render {

std::vector<Bookmark> bookmarks_in(std::span<const journal::Entry> entries) {
  std::vector<Bookmark> found;
  for (const journal::Entry& entry : entries) {
    if (entry.kind != "AddBookmark") continue;
    const model::FieldValue* text = model::find_field(entry.fields, "text");
    const auto* words = text == nullptr ? nullptr : std::get_if<std::string>(text);
    found.push_back({entry.at, words == nullptr ? std::string{} : *words, entry.seat, entry.number,
                     Bookmark::From::Record});
  }
  return found;
}

std::vector<Bookmark> merged(std::span<const Bookmark> recorded, std::span<const Bookmark> reviewers) {
  std::vector<Bookmark> all(recorded.begin(), recorded.end());
  all.insert(all.end(), reviewers.begin(), reviewers.end());
  std::stable_sort(all.begin(), all.end(), [](const Bookmark& a, const Bookmark& b) { return a.at < b.at; });
  return all;
}

std::optional<SimTime> bookmark_before(std::span<const Bookmark> bookmarks, SimTime t) {
  const auto past = std::lower_bound(bookmarks.begin(), bookmarks.end(), t,
                                     [](const Bookmark& one, SimTime at) { return one.at < at; });
  if (past == bookmarks.begin()) return std::nullopt;
  return std::prev(past)->at;
}

std::optional<SimTime> bookmark_after(std::span<const Bookmark> bookmarks, SimTime t) {
  const auto next = std::upper_bound(bookmarks.begin(), bookmarks.end(), t,
                                     [](SimTime at, const Bookmark& one) { return at < one.at; });
  if (next == bookmarks.end()) return std::nullopt;
  return next->at;
}

}  // namespace tocsin::render

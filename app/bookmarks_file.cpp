#include "app/bookmarks_file.hpp"

#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files.hpp"
#include "app/report.hpp"
#include "sim/base/text.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

fs::path bookmarks_file_of(const fs::path& journal) {
  fs::path file = journal;
  file += ".bookmarks.json";
  return file;
}

Result<std::vector<render::Bookmark>> read_bookmarks(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return std::vector<render::Bookmark>{};
  const auto text = read_file(file, std::size_t{1} << 24U);
  if (!text) return tl::unexpected(text.error());
  const auto wrong = [&] {
    return fault(fmt::format("{} does not hold bookmarks", file.string()),
                 R"({"bookmarks": [{"at_ms": 600000, "text": "first call"}]})");
  };
  const auto document = nlohmann::json::parse(*text, nullptr, false);
  if (!document.is_object() || !document.contains("bookmarks") || !document["bookmarks"].is_array())
    return wrong();
  std::vector<render::Bookmark> bookmarks;
  for (const nlohmann::json& one : document["bookmarks"]) {
    const bool is_bookmark = one.is_object() && one.contains("at_ms") && one["at_ms"].is_number_unsigned() &&
                             one.contains("text") && one["text"].is_string();
    if (!is_bookmark) return wrong();
    render::Bookmark bookmark;
    bookmark.at = SimTime{one["at_ms"].get<std::int64_t>()};
    bookmark.text = one["text"].get<std::string>();
    bookmark.from = render::Bookmark::From::Reviewer;
    bookmarks.push_back(std::move(bookmark));
  }
  return bookmarks;
}

std::string bookmarks_text(std::span<const render::Bookmark> bookmarks, const std::string& exercise) {
  nlohmann::ordered_json document{{"exercise", exercise}};
  document["bookmarks"] = nlohmann::ordered_json::array();
  for (const render::Bookmark& bookmark : bookmarks)
    document["bookmarks"].push_back({{"at_ms", bookmark.at.ms}, {"text", bookmark.text}});
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

render::ReviewOptions review_of(const fs::path& journal, const std::string& exercise) {
  const fs::path file = bookmarks_file_of(journal);
  render::ReviewOptions review;
  auto kept = read_bookmarks(file);
  if (!kept) {
    for (Diagnostic& one : kept.error()) one.severity = Severity::Warning;
    refuse(kept.error());
    review.keep = [file](std::span<const render::Bookmark>) -> Result<void> {
      return fault(fmt::format("not kept: {} holds something else", file.string()));
    };
    return review;
  }
  review.bookmarks = std::move(*kept);
  review.keep = [file, exercise](std::span<const render::Bookmark> bookmarks) -> Result<void> {
    if (write_file(file, bookmarks_text(bookmarks, exercise))) return {};
    return fault(fmt::format("not kept: {} cannot be written", file.string()));
  };
  return review;
}

}  // namespace tocsin::app

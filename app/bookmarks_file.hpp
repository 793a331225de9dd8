// A reviewer's bookmarks, in a small file beside the journal: JOURNAL.bookmarks.json. The journal itself is
// never written to.
#pragma once

#include <filesystem>
#include <string>

#include "render/session.hpp"
#include "sim/base/diagnostics.hpp"

namespace tocsin::app {

std::filesystem::path bookmarks_file_of(const std::filesystem::path& journal);

/// Those in that file; none where it is not there. A fault where it holds something else.
Result<std::vector<render::Bookmark>> read_bookmarks(const std::filesystem::path& file);

/// `exercise` is the banner: what is written of an exercise says so.
std::string bookmarks_text(std::span<const render::Bookmark> bookmarks, const std::string& exercise);

/// What a reviewer has kept beside that journal so far, and how more is kept. A file that cannot be read is
/// warned of, and not written over.
render::ReviewOptions review_of(const std::filesystem::path& journal, const std::string& exercise);

}  // namespace tocsin::app

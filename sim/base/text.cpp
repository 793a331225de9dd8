#include "sim/base/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "sim/base/utf8.hpp"

namespace tocsin {

namespace {

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    characters.push_back(c.code_point);
    at += c.length;
  }
  return characters;
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (the optimal
/// string alignment distance: a swapped pair is not edited again).
std::size_t edits_between(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string why(int error_number) { return std::generic_category().message(error_number); }

tl::unexpected<Diagnostics> too_long(const std::string& name, std::size_t limit_bytes) {
  return fault(fmt::format("\"{}\" is longer than the {} bytes that are read", name, limit_bytes));
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> candidates) {
  const std::u32string wanted = characters_of(word);
  std::size_t fewest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : candidates) {
    const std::u32string letters = characters_of(candidate);
    const std::size_t longer = std::max(letters.size(), wanted.size());
    const std::size_t shorter = std::min(letters.size(), wanted.size());
    if (longer - shorter >= fewest) continue;  // at least that many edits, without counting them
    const std::size_t edits = edits_between(wanted, letters);
    if (edits >= fewest) continue;
    fewest = edits;
    nearest = &candidate;
  }
  if (nearest == nullptr) return std::nullopt;
  return *nearest;
}

bool is_utf8_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.code_point == Character::unreadable || c.code_point == 0) return false;
    at += c.length;
  }
  return true;
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit_bytes) {
  const std::string name = path.string();
  std::error_code ignored;  // whatever it says, opening the file says it again
  if (std::filesystem::is_directory(path, ignored)) {
    return fault(fmt::format("\"{}\" is a folder, not a file", name));
  }
  const std::unique_ptr<std::FILE, CloseFile> file{std::fopen(path.c_str(), "rb")};
  if (!file) {
    const int reason = errno;
    if (reason == ENOENT || reason == ENOTDIR) {
      return fault(fmt::format("there is no such file as \"{}\"", name));
    }
    return fault(fmt::format("\"{}\" cannot be read: {}", name, why(reason)));
  }
  std::string content;
  std::array<char, 1U << 16U> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    if (count > limit_bytes - content.size()) return too_long(name, limit_bytes);
    content.append(buffer.data(), count);
  }
  if (std::ferror(file.get()) != 0) {
    return fault(fmt::format("\"{}\" cannot be read: {}", name, why(errno)));
  }
  return content;
}

}  // namespace tocsin

#include "sim/base/saved_file.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace tocsin {

namespace {

constexpr int for_all_to_read = 0644;

/// Zero, or why not (an errno).
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

int write_new(const std::filesystem::path& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, for_all_to_read);
  if (descriptor < 0) return errno;
  const int written = write_all(descriptor, bytes);
  const int closed = ::close(descriptor) == 0 ? 0 : errno;
  return written != 0 ? written : closed;
}

}  // namespace

Result<void> save_file(const std::filesystem::path& named, std::string_view bytes) {
  std::error_code none;  // nothing is there yet
  // Through a link: what it leads to is written, and the link stays.
  std::filesystem::path path = named;
  if (std::filesystem::exists(named, none)) {
    path = std::filesystem::canonical(named, none);
  } else if (std::filesystem::is_symlink(named, none)) {
    path = named.parent_path() / std::filesystem::read_symlink(named, none);
  }
  // A device or a pipe would be replaced, not written to.
  if (std::filesystem::exists(path, none) && !std::filesystem::is_regular_file(path, none))
    return fault(fmt::format("\"{}\" cannot be written: it is not a file", named.string()));
  std::filesystem::path aside = path;
  aside += ".part";
  std::error_code error(write_new(aside, bytes), std::generic_category());
  if (!error) std::filesystem::rename(aside, path, error);
  if (!error) return {};
  std::error_code ignored;  // there may be none to remove
  if (std::filesystem::is_regular_file(aside, ignored)) std::filesystem::remove(aside, ignored);
  return fault(fmt::format("\"{}\" cannot be written: {}", named.string(), error.message()));
}

}  // namespace tocsin

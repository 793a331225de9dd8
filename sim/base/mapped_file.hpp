// A file as bytes in memory, without reading it first (mmap). Knows nothing of what the bytes mean.
// The system ends a process that looks at bytes which somebody else has cut off meanwhile: look at once, keep
// nothing, and let files be replaced by renaming, as save_file does.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "sim/base/diagnostics.hpp"

namespace tocsin {

/// The bytes are there for as long as this is.
class MappedFile {
 public:
  /// A fault in one plain sentence where the file is missing, is a folder or cannot be read.
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}

  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace tocsin

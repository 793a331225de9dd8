// The shipped Runcorn exercise, read once for all the cases of a program. Knows nothing of how it is played.
#pragma once

#include <filesystem>
#include <utility>

#include <catch2/catch.hpp>

#include "sim/exercise/exercise.hpp"

namespace tocsin::test {

inline const exercise::Loaded& runcorn() {
  static const exercise::Loaded loaded = [] {
    const std::filesystem::path root = TOCSIN_ROOT;
    auto read = exercise::load(root / "scenarios" / "runcorn-chlorine", root / "maps");
    if (!read) FAIL(format(read.error()));
    return std::move(*read);
  }();
  return loaded;
}

}  // namespace tocsin::test

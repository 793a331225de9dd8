// Runs a fuzz target without a fuzzing library: on each file or folder given (a folder: its *.toml, one after
// another), or on so many mutations of them: `scenario_fuzz [--runs N] SEED...`. The same call makes the same
// inputs on every machine.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/mutations.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

std::string seed_at(const fs::path& path) {
  if (!fs::is_directory(path)) return content_of(path);
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator{path}) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string text;
  for (const fs::path& file : files) text += content_of(file) + "\n";
  return text;
}

void run_on(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

/// What stood when it crashed can be made again from the number on the last line.
void run_mutations(const std::vector<std::string>& seeds, std::uint64_t runs) {
  for (std::uint64_t n = 0; n < runs; ++n) {
    std::string text = tocsin::fuzz::mutated(seeds[n % seeds.size()], n / seeds.size());
    if (n % 3 == 2) text = tocsin::fuzz::mutated(std::move(text), n);
    if (n % 100 == 0) std::fprintf(stderr, "%llu\n", static_cast<unsigned long long>(n));
    run_on(text);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t runs = 0;
  std::vector<std::string> seeds;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view{argv[i]} == "--runs" && i + 1 < argc) {
      runs = std::strtoull(argv[++i], nullptr, 10);
    } else {
      seeds.push_back(seed_at(argv[i]));
    }
  }
  if (seeds.empty()) {
    std::fputs("usage: scenario_fuzz [--runs N] SEED...\n", stderr);
    return 2;
  }
  for (const std::string& seed : seeds) run_on(seed);
  run_mutations(seeds, runs);
  return 0;
}

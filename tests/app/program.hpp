// The program itself, run as a person would: arguments in; exit code, stdout and stderr out.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <sys/wait.h>

#include "tests/support/scratch.hpp"

namespace tocsin::test {

namespace fs = std::filesystem;

inline std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

struct Ran {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// Runs `tocsin ARGUMENTS` in the project's root. `before` stands before the program's name in the shell.
inline Ran run_program(const std::string& arguments, const std::string& before = "") {
  const Scratch scratch;
  const fs::path err = scratch / "stderr";
  // A test neither reads nor leaves a person's settings, unless it names a file of its own.
  const std::string line = "cd '" TOCSIN_ROOT "' && export TOCSIN_CONFIG=none && " + before +
                           " '" TOCSIN_PROGRAM "' " + arguments + " 2>'" + err.string() + "'";
  FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Ran ran;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    ran.out.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.err = contents(err);
  return ran;
}

}  // namespace tocsin::test

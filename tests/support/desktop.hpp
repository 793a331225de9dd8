// A screen of its own for a test, with nobody else's windows on it, and hands to type and click there; and a
// program started beside the test. Knows nothing of what the windows show.
#pragma once

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tocsin::test {

/// A process, ended at the latest with this object.
class Process {
 public:
  /// `set_up` runs in the new process before the program does: it may call only what is safe after a fork.
  template <class SetUp>
  Process(std::vector<std::string> words, SetUp set_up) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    id_ = fork();
    REQUIRE(id_ >= 0);
    if (id_ > 0) return;
    set_up();
    execvp(pointers.front(), pointers.data());
    _exit(127);
  }
  ~Process() {
    if (!ended_) end(SIGKILL);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool is_running() {
    if (!ended_) ended_ = waitpid(id_, &status_, WNOHANG) == id_;
    return !ended_;
  }
  void end(int signal) {
    if (!is_running()) return;
    kill(id_, signal);
    ended_ = waitpid(id_, &status_, 0) == id_;
  }
  /// As a shell has it: 128 and the signal where one ended it.
  int exit_code() const { return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_); }

 private:
  pid_t id_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

/// Asks again and again until it is so; false where it is not within a minute.
template <class Condition>
bool comes_true(Condition condition) {
  for (int asked = 0; asked < 1200; ++asked) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  return condition();
}

/// An X server without a window manager.
class Desktop {
 public:
  Desktop() {
    REQUIRE(pipe(ends_.data()) == 0);
    const std::string to = std::to_string(ends_[1]);
    server_.emplace(std::vector<std::string>{"Xvfb", "-displayfd", to, "-screen", "0", "2600x1600x24",
                                             "-nolisten", "tcp"},
                    [] { dup2(open("/dev/null", O_WRONLY), STDERR_FILENO); });
    close(ends_[1]);
    std::string number;
    for (char c = 0; read(ends_[0], &c, 1) == 1 && c != '\n';) number += c;
    close(ends_[0]);
    if (number.empty()) FAIL("Xvfb did not start: it is one of the packages of .ci/packages");
    name_ = ":" + number;
  }

  /// What DISPLAY is to be.
  const std::string& name() const { return name_; }
  /// The server goes away under whoever uses it.
  void take_away() { server_->end(SIGKILL); }

  /// Says to xdotool what to do; what it answers, without the last line feed.
  std::string hands(const std::string& words) const {
    FILE* pipe = popen(("DISPLAY=" + name_ + " xdotool " + words + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string said;
    std::array<char, 256> buffer{};
    while (fgets(buffer.data(), buffer.size(), pipe) != nullptr) said += buffer.data();
    if (const int status = pclose(pipe); WIFEXITED(status) && WEXITSTATUS(status) == 127)
      FAIL("xdotool is not there: it is one of the packages of .ci/packages");
    while (!said.empty() && said.back() == '\n') said.pop_back();
    return said;
  }

 private:
  std::array<int, 2> ends_{};
  std::optional<Process> server_;
  std::string name_;
};

}  // namespace tocsin::test

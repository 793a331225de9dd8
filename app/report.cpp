#include "app/report.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tocsin::app {

Exit refuse(const Diagnostics& faults, Exit code) {
  fmt::print(stderr, "{}", format(faults));
  return code;
}

Exit print(const std::string& text, Exit code) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (is_written && std::fflush(stdout) == 0) return code;
  return refuse(fault("the output cannot be written: the disk is full or the reader has gone").value(),
                Exit::Machine);
}

Exit print(const nlohmann::ordered_json& document, Exit code) {
  // Text from damaged files may be no UTF-8; it is shown with replacement characters rather than thrown at.
  return print(document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n", code);
}

nlohmann::ordered_json to_json(const Diagnostics& diagnostics) {
  auto list = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back({{"severity", diagnostic.severity == Severity::Error ? "error" : "warning"},
                    {"file", diagnostic.place.file},
                    {"line", diagnostic.place.line},
                    {"column", diagnostic.place.column},
                    {"message", diagnostic.message},
                    {"expected", diagnostic.expected},
                    {"hint", diagnostic.hint}});
  }
  return list;
}

std::string banner(const std::string& code_word, const std::string& title) {
  return fmt::format("EXERCISE {}: {}", code_word, title);
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace tocsin::app

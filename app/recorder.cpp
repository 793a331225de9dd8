#include "app/recorder.hpp"

#include <chrono>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "app/verbs.hpp"

namespace tocsin::app {

Recorder::Recorder(exercise::Exercise& exercise, std::optional<JournalFile> file)
    : file_(std::move(file)), writer_([this](std::string_view line) {
        if (file_) file_->write(line);
      }) {
  writer_.begin(exercise.header(program_version));
  exercise.listen([this](const journal::Entry& entry) {
    writer_.append(entry);
    entries_.push_back(entry);
  });
}

std::filesystem::path dated_journal(const std::string& name) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto stamp = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  return std::filesystem::path("journals") / fmt::format("{}-{}.jsonl", name, stamp);
}

void close_early(exercise::Exercise& exercise, const std::string& seat, std::string why) {
  if (exercise.is_over()) return;
  const auto ended = exercise.submit({seat, model::EndExercise{std::move(why)}});
  if (!ended) spdlog::error("the exercise could not be ended: {}", format(ended.error()));
}

}  // namespace tocsin::app

// What is told after a drill and never during it: what was expected and when it came, the times, and how the
// call-out fared. From a record's entries and its scenario alone, so that it can be had again at any time.
// Knows no marks: procedures are looked at, never the person.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/journal/journal.hpp"
#include "sim/model/setting.hpp"

namespace tocsin::render {

enum class Came : std::uint8_t {
  InTime,
  Before,  ///< before it was expected
  Late,
  NotSeen,  ///< its time ran out
  NotDue    ///< what it waits for never came, or its time had not run out at the end
};
/// "in time", "not seen" ...
std::string_view words_of(Came came);

struct ExpectedRow {
  std::string id;
  std::string text;
  std::string why;
  Duration within{0};
  Came came = Came::NotDue;
  std::optional<SimTime> expected;  ///< from when
  std::optional<SimTime> seen;
  std::optional<Duration> after;  ///< from then until it was seen
  std::optional<Duration> late;
};

/// A time that the record gives, or why it gives none.
struct DebriefTime {
  std::string id;  ///< "page_to_acknowledge"
  std::string name;
  std::optional<Duration> time;
  std::string note;
};

struct DecisionRow {
  std::string prompt;
  std::string choice;  ///< empty: none was made
  std::string rationale;
  std::optional<Duration> after;
};

struct Debrief {
  std::string banner;
  std::string role_id;
  std::string role;
  std::string title;
  SimTime end;
  std::string end_why;  ///< empty: the record stops without an end
  std::vector<ExpectedRow> expected;
  std::vector<DebriefTime> times;
  std::vector<DecisionRow> decisions;
  std::vector<std::string> call_outs;  ///< what became of each in which the officer was tried
  int methanes = 0;                    ///< how many the officer's organisation sent
  /// The fullest of them, of several the last: what it was, its letters ("M E T H A N E"; empty: none was
  /// sent), those that its form has and it lacked, and to whom it went.
  model::MethaneForm methane_form = model::MethaneForm::Methane;
  std::string methane_given;
  std::string methane_missing;
  std::string methane_to;
  int questions = 0;
  int calls_answered = 0;
  int calls_placed = 0;
};

/// A fault where nobody took a role in the record.
Result<Debrief> debrief_of(const model::Setting& setting, std::span<const journal::Entry> entries);
std::string debrief_text(const model::Setting& setting, const Debrief& debrief);

}  // namespace tocsin::render

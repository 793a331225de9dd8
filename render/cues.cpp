#include "render/cues.hpp"

#include <algorithm>
#include <array>

namespace tocsin::render {

namespace {

using Notes = std::span<const ToneNote>;

// Rising for what begins, falling for what ends, and each with a rhythm of its own.
constexpr std::array<ToneNote, 2> inject_tone{{{660.0, 0.12}, {880.0, 0.20}}};
constexpr std::array<ToneNote, 5> decision_tone{
    {{740.0, 0.12}, {0.0, 0.06}, {740.0, 0.12}, {0.0, 0.06}, {988.0, 0.26}}};
constexpr std::array<ToneNote, 1> acknowledged_tone{{{1175.0, 0.14}}};
constexpr std::array<ToneNote, 3> exhausted_tone{{{440.0, 0.16}, {349.0, 0.16}, {294.0, 0.30}}};
constexpr std::array<ToneNote, 3> closure_tone{{{523.0, 0.10}, {0.0, 0.05}, {523.0, 0.10}}};
constexpr std::array<ToneNote, 4> over_tone{{{784.0, 0.18}, {659.0, 0.18}, {523.0, 0.18}, {392.0, 0.40}}};

std::optional<Cue> cue_of(std::string_view kind) {
  if (kind == "InjectDelivered") return Cue::Inject;
  if (kind == "DecisionDue") return Cue::Decision;
  if (kind == "Acknowledged") return Cue::Acknowledged;
  if (kind == "CascadeExhausted") return Cue::Exhausted;
  if (kind == "ClosureMade") return Cue::Closure;
  if (kind == "ExerciseEnded") return Cue::Over;
  return std::nullopt;
}

}  // namespace

CueLook look_of(Cue cue) {
  switch (cue) {
    case Cue::Inject:
      return {MarkKind::Inject, "Inject", Panel::Injects, Notes(inject_tone)};
    case Cue::Decision:
      return {MarkKind::Message, "Decision", Panel::Injects, Notes(decision_tone)};
    case Cue::Acknowledged:
      return {MarkKind::CallOut, "Call-out", Panel::Escalation, Notes(acknowledged_tone)};
    case Cue::Exhausted:
      return {MarkKind::CallOut, "Nobody reached", Panel::Escalation, Notes(exhausted_tone)};
    case Cue::Closure:
      return {MarkKind::Road, "Road closed", Panel::Units, Notes(closure_tone)};
    case Cue::Over:
      break;
  }
  return {MarkKind::Clock, "Over", Panel::Messages, Notes(over_tone)};
}

std::vector<Cued> cues_of(const model::Setting& setting, std::span<const journal::Entry> fresh) {
  std::vector<Cued> cues;
  for (const journal::Entry& entry : fresh) {
    const auto cue = cue_of(entry.kind);
    if (cue) cues.push_back({*cue, std::string(look_of(*cue).title) + ": " + feed_row(setting, entry).text});
  }
  return cues;
}

std::optional<Cue> most_urgent(std::span<const Cued> cues) {
  const auto first =
      std::min_element(cues.begin(), cues.end(), [](const Cued& a, const Cued& b) { return a.cue < b.cue; });
  if (first == cues.end()) return std::nullopt;
  return first->cue;
}

void Notices::pass(double seconds) {
  for (Shown& shown : shown_) shown.age_s += seconds;
  std::erase_if(shown_, [](const Shown& shown) { return shown.age_s >= stays_s; });
}

bool Notices::is_lit(Panel panel) const {
  return std::any_of(shown_.begin(), shown_.end(), [panel](const Shown& shown) {
    const bool is_on = static_cast<int>(shown.age_s * 4.0) % 2 == 0;
    return look_of(shown.cued.cue).panel == panel && shown.age_s < flashes_s && is_on;
  });
}

}  // namespace tocsin::render

// What makes a sound: which of the new entries are worth one, how it goes, and what is seen with it. Every
// sound has a visible twin, so that nothing is said by sound alone. Knows no loudspeaker and no toolkit.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/feed.hpp"
#include "render/layout.hpp"

namespace tocsin::render {

/// The most urgent first: of several at one moment one is heard, and all are seen.
enum class Cue : std::uint8_t { Over, Decision, Exhausted, Inject, Closure, Acknowledged };
inline constexpr std::size_t cue_count = 6;

/// A part of a tone. Silence where `hertz` is 0.
struct ToneNote {
  double hertz = 0.0;
  double seconds = 0.0;
};

struct CueLook {
  MarkKind mark;           ///< the symbol of the notice
  std::string_view title;  ///< "Inject": the notice begins with it
  Panel panel;             ///< whose frame flashes
  std::span<const ToneNote> tone;
};
CueLook look_of(Cue cue);

/// One that is to be heard and seen.
struct Cued {
  Cue cue = Cue::Inject;
  std::string words;  ///< "Inject: ...", as the notice has it
};

/// What those entries give, in their order.
std::vector<Cued> cues_of(const model::Setting& setting, std::span<const journal::Entry> fresh);

/// Which of several is heard; none where there are none.
std::optional<Cue> most_urgent(std::span<const Cued> cues);

/// The visible twins: each stays for six seconds of wall time, and its panel's frame flashes during the first
/// two. Whoever holds it says how much time passes.
class Notices {
 public:
  static constexpr double stays_s = 6.0;
  static constexpr double flashes_s = 2.0;

  void add(Cued cued) { shown_.push_back({std::move(cued), 0.0}); }
  void pass(double seconds);
  bool empty() const { return shown_.empty(); }
  /// The latest; null where none is to be seen.
  const Cued* latest() const { return shown_.empty() ? nullptr : &shown_.back().cued; }
  /// How many more there are besides the latest.
  std::size_t more() const { return shown_.empty() ? 0 : shown_.size() - 1; }
  /// Twice a second on and off: slow enough for people whom flashes hurt.
  bool is_lit(Panel panel) const;

 private:
  struct Shown {
    Cued cued;
    double age_s = 0.0;
  };
  std::vector<Shown> shown_;
};

}  // namespace tocsin::render

// What the linter's subjects share: the scenario, its rows, the period looked at, every step of every
// call-out with whom it tries when, and words for moments. Each subject knows its own tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/civil.hpp"
#include "sim/scenario/context.hpp"

namespace tocsin::scenario {

/// One step of a call-out, and where it is written.
struct Place {
  const model::Escalation& escalation;
  const oncall::Step& step;
  const Row& row;
  std::size_t edition = 0;  ///< 0 for the policy's own steps, n for those of its nth revision
  std::string name;         ///< "step 2", "the last resort"
};

/// Whom the step of a Place tries at one moment, if it is used then.
struct Trial {
  Instant at;
  bool is_used = false;  ///< in its hours, and its edition of the policy in force
  std::vector<oncall::Target> targets;
};

/// A Place, and what becomes of it at every moment of Linting::moments.
struct PlaceInTime {
  Place place;
  std::vector<Trial> trials;
};

class Linting {
 public:
  Linting(const Context& context, const model::Scenario& scenario, oncall::Period period);

  const Context& context() const { return context_; }
  const model::Scenario& scenario() const { return scenario_; }
  oncall::Period period() const { return period_; }

  /// Ascending from the beginning of the period: between two of them nobody goes on or off call, and no step
  /// comes into use or out of it.
  const std::vector<Instant>& moments() const { return moments_; }
  /// By escalation, in the order in which they are written; the last resort stands behind each edition.
  const std::vector<std::vector<PlaceInTime>>& call_outs() const { return call_outs_; }

  /// True where anything relies on somebody holding the role: a call-out, a desk, a group, a drill.
  bool is_counted_on(std::uint32_t role) const;
  /// True where something relies on it then. A step outside its hours does not, nor one that is held until
  /// somebody comes, nor one that nothing waits for.
  bool is_counted_on(std::uint32_t role, std::size_t moment) const;

  /// The stretches of the period in which `holds` is true of the moment's index, as long as they can be.
  template <class Holds>
  std::vector<oncall::Period> periods_where(Holds holds) const {
    std::vector<oncall::Period> found;
    for (std::size_t i = 0; i < moments_.size(); ++i) {
      if (!holds(i)) continue;
      const Instant to = end_of(i);
      if (!found.empty() && found.back().to == moments_[i]) {
        found.back().to = to;
      } else {
        found.push_back({moments_[i], to});
      }
    }
    return found;
  }
  /// When the next of the moments comes, or the period ends.
  Instant end_of(std::size_t moment) const {
    return moment + 1 < moments_.size() ? moments_[moment + 1] : period_.to;
  }

  void warn(Spot spot, Complaint complaint) const { context_.faults().warning(spot, std::move(complaint)); }
  const Row& row(std::string_view table, std::size_t index) const {
    return context_.tables.rows(table)[index];
  }
  std::string words(Instant t) const { return format_moment(t, scenario_.time_zone); }
  /// "from Mon 2026-11-02 09:00 GMT to Mon 2026-11-02 10:00 GMT".
  std::string words(oncall::Period p) const;
  /// The first three, and how many more.
  std::string words(const std::vector<oncall::Period>& periods) const;

 private:
  void note_moments();
  void note_call_outs();
  std::vector<Place> places_of(std::size_t escalation) const;
  Trial trial(const Place& place, Instant t) const;
  void note_reliance();

  const Context& context_;
  const model::Scenario& scenario_;
  oncall::Period period_;
  std::vector<Instant> moments_;
  std::vector<std::vector<PlaceInTime>> call_outs_;
  std::vector<bool> always_counted_on_;  ///< by role
};

/// lint_rotas.cpp: gaps, too few, too many, leave, hand-overs in hours that the clocks pass over or repeat.
void lint_rotas(const Linting& linting);
/// lint_call_outs.cpp: steps that do not do what they say, and call-outs that just end.
void lint_call_outs(const Linting& linting);
/// lint_reach.cpp: people who cannot be reached, and methods that are never come to.
void lint_reach(const Linting& linting);

}  // namespace tocsin::scenario

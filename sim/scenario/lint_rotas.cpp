#include <algorithm>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "sim/scenario/lint_parts.hpp"

namespace tocsin::scenario {

namespace {

using oncall::Override;
using oncall::Period;
using oncall::Rota;

/// The first of them that begins before a change of the clocks, ends after it, and lasts as long as it
/// changes them by.
std::optional<Period> made_by_the_clocks(const TimeZone& zone, const std::vector<Period>& periods) {
  const auto is_made = [&zone](const Period& period) {
    const Duration just{1};
    const int change = zone.offset_minutes(period.to) - zone.offset_minutes(period.from + -just);
    return change != 0 && period.to - period.from == std::chrono::minutes{std::abs(change)};
  };
  const auto found = std::find_if(periods.begin(), periods.end(), is_made);
  if (found == periods.end()) return std::nullopt;
  return *found;
}

class RotaLint {
 public:
  RotaLint(const Linting& linting, std::uint32_t role)
      : linting_(linting), role_(role), rota_(linting.scenario().rotas[role]) {
    for (const Instant t : linting.moments()) on_call_.push_back(oncall::on_call(rota_, t));
  }

  void look() const {
    lint_gaps();
    lint_too_few();
    lint_too_many();
    lint_odd_hand_overs();
  }

 private:
  const std::string& id() const { return linting_.scenario().roles[role_].id; }
  Spot spot() const { return linting_.row("role", role_).spot("id"); }

  void lint_gaps() const {
    const auto gaps = linting_.periods_where(
        [&](std::size_t i) { return on_call_[i].empty() && linting_.is_counted_on(role_, i); });
    if (gaps.empty()) return;
    if (gaps.front() == linting_.period()) {
      linting_.warn(spot(), {fmt::format("nobody is ever on call as \"{}\" {}", id(), linting_.words(gaps)),
                             "a [[shift]], [[rotation]] or [[roster]] of this role"});
      return;
    }
    linting_.warn(spot(), {fmt::format("nobody is on call as \"{}\" {}", id(), linting_.words(gaps)),
                           "somebody at every moment at which the role is counted on", mend_of(gaps)});
  }

  std::string mend_of(const std::vector<Period>& gaps) const {
    if (const auto odd = made_by_the_clocks(linting_.scenario().time_zone, gaps)) {
      return fmt::format(
          "the clocks change in the gap at {}, by as long as it is: write the end of the one turn "
          "and the beginning of the next as the same moment",
          linting_.words(odd->from));
    }
    Rota without_leave = rota_;
    without_leave.leave.clear();
    for (const Period& gap : gaps) {
      const auto people = oncall::on_call(without_leave, gap.from);
      if (people.empty()) continue;
      const bool has_stand_ins = rota_.on_leave == oncall::OnLeave::NextInRotation;
      return fmt::format("{} is on leave at {}: name somebody in an [[override]]{}",
                         linting_.scenario().people[people.front()].name, linting_.words(gap.from),
                         has_stand_ins ? "; nobody of the rotation is left to stand in"
                                       : ", or let the role's `on_leave` be \"next_in_rotation\"");
    }
    return "a further turn, or a layer below for whoever covers";
  }

  void lint_too_few() const {
    const auto wanted = static_cast<std::size_t>(rota_.holders);
    const auto short_times = linting_.periods_where([&](std::size_t i) {
      return !on_call_[i].empty() && on_call_[i].size() < wanted && linting_.is_counted_on(role_, i);
    });
    if (short_times.empty()) return;
    linting_.warn(
        spot(), {fmt::format("fewer than {} on call as \"{}\" {}", wanted, id(), linting_.words(short_times)),
                 fmt::format("{} at once, as `holders` says", wanted),
                 "a further turn beside the others, or a smaller `holders`"});
  }

  /// Whoever an override adds is meant to be on call beside the others.
  void lint_too_many() const {
    Rota as_planned = rota_;
    std::erase_if(as_planned.overrides,
                  [](const Override& change) { return change.change == Override::Change::Add; });
    const auto overlaps = oncall::overlaps(as_planned, linting_.period());
    if (overlaps.empty()) return;
    const auto odd = made_by_the_clocks(linting_.scenario().time_zone, overlaps);
    linting_.warn(
        spot(),
        {fmt::format("more than {} on call as \"{}\" {}", rota_.holders, id(), linting_.words(overlaps)),
         fmt::format("{} at once", rota_.holders),
         odd ? fmt::format(
                   "the clocks change in the overlap at {}, by as long as it is: write the end of the one "
                   "turn and the beginning of the next as the same moment",
                   linting_.words(odd->from))
             : std::string("end one of the turns sooner, or say `holders` where several are meant")});
  }

  /// Hand-overs that people may read either way, and at which somebody comes or goes.
  void lint_odd_hand_overs() const {
    std::vector<oncall::OddHandOver> odd;
    for (const oncall::Layer& layer : rota_.layers) {
      for (const oncall::Duty& duty : layer.duties) {
        for (const auto& found : oncall::odd_hand_overs(duty, rota_.zone, linting_.period())) {
          const Duration just{1};
          const bool changes = oncall::on_call(rota_, found.at + -just) != oncall::on_call(rota_, found.at);
          if (changes) odd.push_back(found);
        }
      }
    }
    if (odd.empty()) return;
    const auto first = std::min_element(odd.begin(), odd.end(), [](const auto& a, const auto& b) {
      return std::pair{a.at, a.reading} < std::pair{b.at, b.reading};
    });
    const std::string reading =
        format_local(first->reading).substr(0, std::string_view{"2026-10-25 01:30"}.size());
    const bool is_doubled = first->kind == Resolution::Kind::Doubled;
    linting_.warn(spot(),
                  {fmt::format("the hand-over of \"{}\" at {} {}, at {}", id(), reading,
                               is_doubled ? "comes twice that night; it is made the first time round"
                                          : "does not come that night; it is made as the clocks go forward",
                               linting_.words(first->at)),
                   "a hand-over outside the hour in which the clocks change",
                   "where it must stand there, tell both people which moment is meant"});
  }

  const Linting& linting_;
  std::uint32_t role_;
  const Rota& rota_;
  std::vector<std::vector<std::uint32_t>> on_call_;  ///< by moment
};

std::optional<Period> first_on_call(const Rota& rota, std::uint32_t person, Period period) {
  for (const oncall::Stretch& stretch : oncall::stretches(rota, period)) {
    const auto& people = stretch.people;
    if (std::find(people.begin(), people.end(), person) != people.end()) return stretch.period;
  }
  return std::nullopt;
}

void lint_leave(const Linting& linting, const Row& row) {
  const std::uint32_t person = linting.context().names.index(row, "person");
  const auto from = linting.context().calendar.moment(row, "from");
  const auto to = linting.context().calendar.moment(row, "to");
  if (person == Names::none || !from || !to) return;
  const Period away{std::max(*from, linting.period().from), std::min(*to, linting.period().to)};
  if (away.from >= away.to) return;
  for (std::uint32_t role = 0; role < linting.scenario().rotas.size(); ++role) {
    if (!linting.is_counted_on(role)) continue;
    const Rota& rota = linting.scenario().rotas[role];
    const auto on_call = first_on_call(rota, person, away);
    if (!on_call) continue;
    Rota without_overrides = rota;
    without_overrides.overrides.clear();
    const bool is_overridden = !first_on_call(without_overrides, person, *on_call);
    linting.warn(
        row.spot("person"),
        {fmt::format("{} is on leave, and on call as \"{}\" {}", linting.scenario().people[person].name,
                     linting.scenario().roles[role].id, linting.words(*on_call)),
         "somebody else on call",
         is_overridden
             ? "an [[override]] puts them on call: name somebody else in it"
             : "the role's `on_leave` is \"ignored\": with \"next_in_rotation\" the next one stands in"});
  }
}

}  // namespace

void lint_rotas(const Linting& linting) {
  for (std::uint32_t role = 0; role < linting.scenario().rotas.size(); ++role) {
    if (linting.is_counted_on(role)) RotaLint(linting, role).look();
  }
  for (const Row& row : linting.context().tables.rows("leave")) lint_leave(linting, row);
}

}  // namespace tocsin::scenario

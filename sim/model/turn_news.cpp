// News of the roads, the hazard and the RVPs: to the control rooms first, and from there to the crews whom
// it concerns. Nobody turns for what nobody has told them.
#include <algorithm>
#include <utility>

#include "sim/model/road_picture.hpp"
#include "sim/model/rvps.hpp"
#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

// Another way is worth a change of route only where it saves this much: crews do not turn for less.
constexpr Duration worth_turning = std::chrono::minutes{1};

}  // namespace

void Turn::on(ControlInformed event) {
  const std::uint32_t row = event.news.index;
  learn(event.news);
  try_journeys_again();
  switch (event.news.kind) {
    case NewsKind::ClosureMade:
      return pass_on_closure({row});
    case NewsKind::ClosureLifted:
      return pass_on_relief(Reason::RoadReopened, row);
    case NewsKind::SlowdownBegan:
      return pass_on_slowdown({row});
    case NewsKind::SlowdownEnded:
      return pass_on_relief(Reason::RoadClear, row);
    case NewsKind::HazardMoved:
      return pass_on_hazard();
    case NewsKind::RvpUntenable:
      return pass_on_rvp({row});
    case NewsKind::ReleaseStarted:
    case NewsKind::ReleaseStopped:
    case NewsKind::RvpTenable:
      return;
  }
}

// What the control rooms take to be so from now on.
void Turn::learn(News news) {
  ControlPicture& control = world_.control;
  switch (news.kind) {
    case NewsKind::ClosureMade:
    case NewsKind::ClosureLifted:
      world_.closures[news.index].is_known = news.kind == NewsKind::ClosureMade;
      break;
    case NewsKind::SlowdownBegan:
    case NewsKind::SlowdownEnded:
      world_.slowdowns[news.index].is_known = news.kind == NewsKind::SlowdownBegan;
      break;
    case NewsKind::HazardMoved:
      control.links_in_hazard = std::move(world_.hazard_reports.front());
      world_.hazard_reports.erase(world_.hazard_reports.begin());
      break;
    case NewsKind::ReleaseStarted:
    case NewsKind::ReleaseStopped:
      control.knows_of_release = news.kind == NewsKind::ReleaseStarted;
      return;
    case NewsKind::RvpUntenable:
    case NewsKind::RvpTenable:
      world_.rvps[news.index].known_untenable_since =
          news.kind == NewsKind::RvpUntenable ? std::optional{world_.now} : std::nullopt;
      return;
  }
  control.roads = road_picture(setting_, world_, Picture::AsControlKnows);
}

// A crew at a road that it finds closed says so over the radio: its control knows there and then, before
// the news comes by its usual way, and tells the others.
void Turn::report_closed(const roads::Leg& leg) {
  for (std::size_t i = 0; i < world_.closures.size(); ++i) {
    const auto id = id_of<ClosureTag>(i);
    ClosureState& state = world_.closures[i];
    if (!state.in_force() || state.is_known) continue;
    if (!closes(closure_of(setting_, world_, id), leg.link, leg.direction)) continue;
    cancel(state.made_ticket);
    const News news{NewsKind::ClosureMade, id.value};
    learn(news);
    schedule_now(ControlInformed{news});
  }
}

void Turn::pass_on_closure(ClosureId closure) {
  const Closure& row = closure_of(setting_, world_, closure);
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto ahead = legs_ahead(world_.units[i]);
    const bool is_cut = std::any_of(ahead.begin(), ahead.end(), [&](const roads::Leg& leg) {
      return closes(row, leg.link, leg.direction);
    });
    if (is_cut) tell_of_roads(id_of<UnitTag>(i), Reason::RoadClosed, closure.value);
  }
}

// A road was opened, or traffic moves again: some have a better way now.
void Turn::pass_on_relief(Reason reason, std::uint32_t subject) {
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto id = id_of<UnitTag>(i);
    if (is_worth_turning(id)) tell_of_roads(id, reason, subject);
  }
}

void Turn::pass_on_slowdown(SlowdownId slowdown) {
  const auto& links = slowdown_of(setting_, world_, slowdown).links;
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto id = id_of<UnitTag>(i);
    const auto ahead = legs_ahead(world_.units[i]);
    const bool is_ahead = std::any_of(ahead.begin(), ahead.end(), [&](const roads::Leg& leg) {
      return std::binary_search(links.begin(), links.end(), leg.link);
    });
    if (is_ahead && is_worth_turning(id)) tell_of_roads(id, Reason::RoadSlow, slowdown.value);
  }
}

// Whoever is bound through the hazard and did not know it is told, if another way leads there, or if it must
// not go on; and whoever was kept by it and need not be any more.
void Turn::pass_on_hazard() {
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const auto id = id_of<UnitTag>(i);
    const UnitState& state = world_.units[i];
    const bool is_driving = state.status == UnitStatus::Mobile || state.status == UnitStatus::Returning;
    if (!is_driving || !state.route || state.news != Reason::None) continue;
    if (state.is_stuck) {
      if (find_way(id, whereabouts(id))) tell_of_roads(id, Reason::HazardCleared, UnitRerouted::nothing);
      continue;
    }
    const roads::HazardRule rule = profile_of(id).in_hazard;
    if (rule == roads::HazardRule::Ignore || state.route->through_avoided) continue;
    const auto ahead = legs_ahead(state);
    const auto first = std::find_if(ahead.begin(), ahead.end(), [&](const roads::Leg& leg) {
      return world_.control.roads.is_avoided(leg.link);
    });
    if (first == ahead.end()) continue;
    const std::uint32_t link = first->link.value;
    const auto other = find_way(id, whereabouts(id));
    const bool must_stop = !other && rule == roads::HazardRule::Forbid;
    if (must_stop || (other && !other->route.through_avoided)) tell_of_roads(id, Reason::RoadInHazard, link);
  }
}

void Turn::pass_on_rvp(RvpId rvp) {
  for (std::size_t i = 0; i < world_.units.size(); ++i) {
    const UnitState& state = world_.units[i];
    const bool is_bound_there = state.status == UnitStatus::AtRvp || state.status == UnitStatus::Mobile;
    if (is_bound_there && state.rvp == rvp) tell_of_rvp(id_of<UnitTag>(i));
  }
}

/// True for a driving unit to which its control could now give a way that is worth turning for.
bool Turn::is_worth_turning(UnitId id) {
  const UnitState& state = unit(id);
  const bool is_driving = state.status == UnitStatus::Mobile || state.status == UnitStatus::Returning;
  if (!is_driving || !state.route) return false;
  const auto other = find_way(id, whereabouts(id));
  if (!other) return false;
  return state.is_stuck || other->route.total + worth_turning < remaining_as_known(state);
}

// From its control to the crew.
void Turn::send_news(UnitId id, Reason reason, std::uint32_t subject) {
  UnitState& state = unit(id);
  state.news = reason;
  state.news_ticket = schedule(world_.now + scenario_.news_to_crew, UnitRerouted{id, reason, subject});
}

void Turn::forget_news(UnitState& state) {
  if (state.news == Reason::None) return;
  cancel(state.news_ticket);
  state.news = Reason::None;
}

// News already on its way is not overtaken: whoever hears it then looks at the roads as their control then
// knows them.
void Turn::tell_of_roads(UnitId id, Reason reason, std::uint32_t subject) {
  if (unit(id).news == Reason::None) send_news(id, reason, subject);
}

void Turn::tell_of_rvp(UnitId id) {
  UnitState& state = unit(id);
  forget_news(state);
  const bool has_alternate = tenable_alternate(setting_, world_, state.rvp).has_value();
  send_news(id, has_alternate ? Reason::RvpUntenable : Reason::NoTenableRvp, state.rvp.value);
}

}  // namespace tocsin::model

#include "sim/model/road_picture.hpp"

#include <algorithm>
#include <vector>

namespace tocsin::model {

namespace {

using Changed = roads::RoadState::Changed;

bool counts(const ClosureState& closure, Picture picture) {
  return picture == Picture::AsItIs ? closure.in_force() : closure.is_known;
}
bool counts(const SlowdownState& slowdown, Picture picture) {
  return picture == Picture::AsItIs ? slowdown.in_force() : slowdown.is_known;
}

/// What each closure, slow-down and the hazard make of each link, in no order.
std::vector<Changed> marks_of(const Setting& setting, const World& world, Picture picture) {
  std::vector<Changed> marks;
  for (std::size_t i = 0; i < world.closures.size(); ++i) {
    if (!counts(world.closures[i], picture)) continue;
    for (const ClosedLink& closed : closure_of(setting, world, id_of<ClosureTag>(i)).links) {
      marks.push_back({closed.link,
                       {.closed_forward = closed.ways != Ways::Backward,
                        .closed_backward = closed.ways != Ways::Forward}});
    }
  }
  for (std::size_t i = 0; i < world.slowdowns.size(); ++i) {
    if (!counts(world.slowdowns[i], picture)) continue;
    const Slowdown& slowdown = slowdown_of(setting, world, id_of<SlowdownTag>(i));
    for (const roads::LinkId link : slowdown.links) {
      marks.push_back({link, {.slowed_percent = slowdown.percent}});
    }
  }
  const auto& in_hazard = picture == Picture::AsItIs ? world.links_in_hazard : world.control.links_in_hazard;
  for (const roads::LinkId link : in_hazard) marks.push_back({link, {.avoided = true}});
  return marks;
}

}  // namespace

roads::RoadState road_picture(const Setting& setting, const World& world, Picture picture) {
  std::vector<Changed> marks = marks_of(setting, world, picture);
  // Marks on one link add up to the same in any order.
  std::sort(marks.begin(), marks.end(), [](const Changed& a, const Changed& b) { return a.link < b.link; });
  roads::RoadState state;
  for (std::size_t i = 0; i < marks.size();) {
    roads::LinkState all = marks[i].state;
    const roads::LinkId link = marks[i].link;
    for (++i; i < marks.size() && marks[i].link == link; ++i) {
      const roads::LinkState& more = marks[i].state;
      all.closed_forward = all.closed_forward || more.closed_forward;
      all.closed_backward = all.closed_backward || more.closed_backward;
      all.avoided = all.avoided || more.avoided;
      all.slowed_percent = std::max(all.slowed_percent, more.slowed_percent);
    }
    state.set(link, all);
  }
  return state;
}

bool closes(const Closure& closure, roads::LinkId link, roads::Direction direction) {
  const Ways other = direction == roads::Direction::Forward ? Ways::Backward : Ways::Forward;
  return std::any_of(closure.links.begin(), closure.links.end(),
                     [&](const ClosedLink& closed) { return closed.link == link && closed.ways != other; });
}

}  // namespace tocsin::model

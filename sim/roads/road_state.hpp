// What is shut, slow, or to be kept clear of, link by link: plain data that a world copies, compares and
// hashes. It holds only the links that are not as usual, so a copy costs what has happened and not what
// the map is. Knows nothing of why, since when, or who has been told.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/roads/network.hpp"

namespace tocsin::roads {

/// One link's state. A closed direction is never driven. What an avoided link means is for the vehicle's
/// profile to say (travel.hpp): by default it is driven only where nothing else leads to the goal.
struct LinkState {
  bool closed_forward = false;
  bool closed_backward = false;
  bool avoided = false;
  std::uint16_t slowed_percent = 100;  ///< of the usual time; 100 and up

  bool is_usual() const { return *this == LinkState{}; }
  friend bool operator==(const LinkState&, const LinkState&) = default;
};

/// The state of every link of one network. Default: all open and as usual, for any network.
class RoadState {
 public:
  /// A link that is not as usual.
  struct Changed {
    LinkId link;
    LinkState state;

    friend bool operator==(const Changed&, const Changed&) = default;
  };

  /// All links that are not as usual, by ascending id.
  std::span<const Changed> changed() const { return changed_; }

  LinkState of(LinkId link) const {
    const auto found = place_of(link);
    return found != changed_.end() && found->link == link ? found->state : LinkState{};
  }
  void set(LinkId link, const LinkState& state) {
    assert(state.slowed_percent >= 100);
    const auto index = place_of(link) - changed_.begin();
    const auto found = changed_.begin() + index;
    const bool is_held = found != changed_.end() && found->link == link;
    if (state.is_usual()) {
      if (is_held) changed_.erase(found);
    } else if (is_held) {
      found->state = state;
    } else {
      changed_.insert(found, {link, state});
    }
  }

  bool is_closed(LinkId link, Direction direction) const {
    const LinkState state = of(link);
    return direction == Direction::Forward ? state.closed_forward : state.closed_backward;
  }
  bool is_closed(LinkId link) const {
    const LinkState state = of(link);
    return state.closed_forward && state.closed_backward;
  }
  bool is_avoided(LinkId link) const { return of(link).avoided; }

  void close(LinkId link) { close_both(link, true); }
  void open(LinkId link) { close_both(link, false); }
  void close(LinkId link, Direction direction) { close_one(link, direction, true); }
  void open(LinkId link, Direction direction) { close_one(link, direction, false); }
  /// Marks a link as one to keep clear of, or clears that mark.
  void avoid(LinkId link) { mark(link, true); }
  void stop_avoiding(LinkId link) { mark(link, false); }
  /// Each metre takes `percent` of the usual time. REQUIRES: percent >= 100.
  void slow(LinkId link, std::uint16_t percent) {
    LinkState state = of(link);
    state.slowed_percent = percent;
    set(link, state);
  }

  friend bool operator==(const RoadState&, const RoadState&) = default;

 private:
  std::vector<Changed>::const_iterator place_of(LinkId link) const {
    return std::lower_bound(changed_.begin(), changed_.end(), link,
                            [](const Changed& a, LinkId b) { return a.link < b; });
  }
  void close_both(LinkId link, bool closed) {
    LinkState state = of(link);
    state.closed_forward = state.closed_backward = closed;
    set(link, state);
  }
  void close_one(LinkId link, Direction direction, bool closed) {
    LinkState state = of(link);
    (direction == Direction::Forward ? state.closed_forward : state.closed_backward) = closed;
    set(link, state);
  }
  void mark(LinkId link, bool avoided) {
    LinkState state = of(link);
    state.avoided = avoided;
    set(link, state);
  }

  std::vector<Changed> changed_;
};

}  // namespace tocsin::roads

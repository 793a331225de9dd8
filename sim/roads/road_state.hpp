// What is shut and what is to be kept clear of, link by link: plain data that a world copies, compares
// and hashes. Knows nothing of why, since when, or who has been told.
#pragma once

#include <cassert>
#include <cstddef>
#include <vector>

#include "sim/roads/network.hpp"

namespace tocsin::roads {

/// One link's state. A closed direction is never driven; an avoided link only where nothing else leads
/// to the goal.
struct LinkState {
  bool closed_forward = false;
  bool closed_backward = false;
  bool avoided = false;

  friend bool operator==(const LinkState&, const LinkState&) = default;
};

/// The state of every link of one network. Default: all open, for any network.
class RoadState {
 public:
  RoadState() = default;
  explicit RoadState(const Network& network) : links_(network.links().size()) {}

  bool is_closed(LinkId link, Direction direction) const {
    if (link.index() >= links_.size()) return false;
    const LinkState& state = links_[link.index()];
    return direction == Direction::Forward ? state.closed_forward : state.closed_backward;
  }
  bool is_closed(LinkId link) const {
    return is_closed(link, Direction::Forward) && is_closed(link, Direction::Backward);
  }
  bool is_avoided(LinkId link) const { return link.index() < links_.size() && links_[link.index()].avoided; }

  /// REQUIRES (these four): the state was made for a network that has the link.
  void close(LinkId link) {
    set_closed(link, Direction::Forward, true), set_closed(link, Direction::Backward, true);
  }
  void close(LinkId link, Direction direction) { set_closed(link, direction, true); }
  void open(LinkId link) {
    set_closed(link, Direction::Forward, false), set_closed(link, Direction::Backward, false);
  }
  void open(LinkId link, Direction direction) { set_closed(link, direction, false); }
  /// Marks a link as one to keep clear of, or clears that mark.
  void avoid(LinkId link) { at(link).avoided = true; }
  void stop_avoiding(LinkId link) { at(link).avoided = false; }

  friend bool operator==(const RoadState&, const RoadState&) = default;

 private:
  LinkState& at(LinkId link) {
    assert(link.index() < links_.size());
    return links_[link.index()];
  }
  void set_closed(LinkId link, Direction direction, bool closed) {
    (direction == Direction::Forward ? at(link).closed_forward : at(link).closed_backward) = closed;
  }

  std::vector<LinkState> links_;
};

}  // namespace tocsin::roads

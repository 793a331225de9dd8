// The future-event list: schedule, cancel, pop, ordered by (time, sequence). Knows nothing of what an
// event means. A value: copying it is a snapshot. Inside, a bottom-up 4-ary heap of 16-byte keys beside a
// slab of plain events: a pop walks the hole to the bottom by "min of four", without a branch that could
// be foretold wrongly, and sifts the last key up from there. Cancelling marks the slot; its key is skipped
// at pop, or swept out once such keys are the larger part.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "sim/base/time.hpp"

namespace tocsin::engine {

/// Names one scheduled event, for cancelling. Stale tickets are harmless; a default one names nothing.
struct Ticket {
  std::uint32_t slot = 0;
  std::uint32_t generation = 0;
};

template <class Event>
class FutureEventList {
  static_assert(std::is_trivially_copyable_v<Event>, "pending events are plain data: copied, saved, listed");

 public:
  /// Half of the slots: as many again may be cancelled and not yet swept out.
  static constexpr std::size_t max_pending = (std::size_t{1} << 23U) - 64;

  struct Taken {
    SimTime at;
    Event event;
  };

  /// Adds an event. Events of the same time are taken in the order in which they were scheduled.
  /// REQUIRES: 0 <= at, fewer than max_pending events pending, fewer than 2^40 scheduled in all.
  Ticket schedule(SimTime at, const Event& event);

  /// Takes an event back. False where it has been taken or cancelled already.
  bool cancel(Ticket ticket);

  /// The time of the next event, or nothing where none is pending.
  std::optional<SimTime> next_time();

  /// Removes and returns the next event; nothing where none is pending.
  std::optional<Taken> pop();

  /// Events scheduled and neither taken nor cancelled.
  std::size_t size() const { return live_; }
  bool empty() const { return live_ == 0; }
  void reserve(std::size_t pending);

 private:
  static constexpr unsigned slot_bits = 24;
  // Time in the high half, (sequence << 24 | slot) in the low: one comparison orders both.
  __extension__ using Key = unsigned __int128;
  struct Slot {
    Event event;
    std::uint32_t generation;
    bool is_live;
  };

  static std::uint32_t slot_of(Key key) { return static_cast<std::uint32_t>(key) & ((1U << slot_bits) - 1U); }
  static SimTime time_of(Key key) { return {static_cast<std::int64_t>(key >> 64U)}; }
  void sift_up(std::size_t hole, Key key);
  void remove_top();
  void drop_cancelled();
  void sweep_cancelled();
  void free_slot(Key key);

  std::vector<Key> heap_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
  std::uint64_t sequence_ = 0;
  std::size_t live_ = 0;
};

template <class Event>
Ticket FutureEventList<Event>::schedule(SimTime at, const Event& event) {
  assert(at.ms >= 0);
  assert(live_ < max_pending);
  std::uint32_t slot = 0;
  if (free_.empty()) {
    slot = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back({event, 1, true});
  } else {
    slot = free_.back();
    free_.pop_back();
    slots_[slot].event = event;
    slots_[slot].is_live = true;
  }
  const Key key =
      (static_cast<Key>(static_cast<std::uint64_t>(at.ms)) << 64U) | ((sequence_++ << slot_bits) | slot);
  heap_.push_back(key);
  sift_up(heap_.size() - 1, key);
  ++live_;
  return {slot, slots_[slot].generation};
}

template <class Event>
bool FutureEventList<Event>::cancel(Ticket ticket) {
  if (ticket.slot >= slots_.size()) return false;
  Slot& slot = slots_[ticket.slot];
  if (!slot.is_live || slot.generation != ticket.generation) return false;
  slot.is_live = false;
  --live_;
  if (heap_.size() > 2 * live_ + 64) sweep_cancelled();
  return true;
}

template <class Event>
std::optional<SimTime> FutureEventList<Event>::next_time() {
  drop_cancelled();
  if (heap_.empty()) return std::nullopt;
  return time_of(heap_.front());
}

template <class Event>
auto FutureEventList<Event>::pop() -> std::optional<Taken> {
  drop_cancelled();
  if (heap_.empty()) return std::nullopt;
  const Key top = heap_.front();
  Slot& slot = slots_[slot_of(top)];
  const Taken taken{time_of(top), slot.event};
  slot.is_live = false;
  --live_;
  remove_top();
  return taken;
}

template <class Event>
void FutureEventList<Event>::reserve(std::size_t pending) {
  heap_.reserve(pending);
  slots_.reserve(pending);
  free_.reserve(pending);
}

template <class Event>
void FutureEventList<Event>::sift_up(std::size_t hole, Key key) {
  while (hole > 0) {
    const std::size_t parent = (hole - 1) / 4;
    if (heap_[parent] <= key) break;
    heap_[hole] = heap_[parent];
    hole = parent;
  }
  heap_[hole] = key;
}

template <class Event>
void FutureEventList<Event>::remove_top() {
  free_slot(heap_.front());
  const Key last = heap_.back();
  heap_.pop_back();
  const std::size_t size = heap_.size();
  if (size == 0) return;
  Key* const keys = heap_.data();
  std::size_t hole = 0;
  std::size_t child = 1;
  for (; child + 3 < size; child = 4 * hole + 1) {
    const std::size_t low = keys[child + 1] < keys[child] ? child + 1 : child;
    const std::size_t high = keys[child + 3] < keys[child + 2] ? child + 3 : child + 2;
    const std::size_t least = keys[high] < keys[low] ? high : low;
    keys[hole] = keys[least];
    hole = least;
  }
  if (child < size) {
    std::size_t least = child;
    for (std::size_t other = child + 1; other < size; ++other) {
      if (keys[other] < keys[least]) least = other;
    }
    keys[hole] = keys[least];
    hole = least;
  }
  sift_up(hole, last);
}

template <class Event>
void FutureEventList<Event>::drop_cancelled() {
  while (!heap_.empty() && !slots_[slot_of(heap_.front())].is_live) remove_top();
}

// Keeps the keys of live events only. Sorted keys are a heap.
template <class Event>
void FutureEventList<Event>::sweep_cancelled() {
  std::erase_if(heap_, [this](Key key) {
    const bool is_dead = !slots_[slot_of(key)].is_live;
    if (is_dead) free_slot(key);
    return is_dead;
  });
  std::sort(heap_.begin(), heap_.end());
}

template <class Event>
void FutureEventList<Event>::free_slot(Key key) {
  const std::uint32_t slot = slot_of(key);
  ++slots_[slot].generation;
  free_.push_back(slot);
}

}  // namespace tocsin::engine

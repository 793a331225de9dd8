#include "sim/oncall/rota.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

namespace tocsin::oncall {

namespace {

using People = std::vector<std::uint32_t>;

bool has(const People& people, std::uint32_t person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

void add(People& people, std::uint32_t person) {
  if (!has(people, person)) people.push_back(person);
}

/// What the rota says of people at one moment.
class Moment {
 public:
  Moment(const Rota& rota, Instant t) : rota_(rota), t_(t) {}

  People on_call() const {
    People people;
    for (auto layer = rota_.layers.rbegin(); layer != rota_.layers.rend() && people.empty(); ++layer) {
      people = present(*layer);
    }
    for (const Override& change : rota_.overrides) {
      if (change.period.contains(t_)) make(change, people);
    }
    return people;
  }

 private:
  People present(const Layer& layer) const {
    People people;
    for (const Duty& duty : layer.duties) {
      for (const std::uint32_t person : present(duty)) add(people, person);
    }
    return people;
  }

  People present(const Duty& duty) const {
    const auto* rotation = std::get_if<Rotation>(&duty);
    if (rotation != nullptr && rota_.on_leave == OnLeave::NextInRotation) return with_stand_ins(*rotation);
    People people;
    for (const std::uint32_t person : holders_at(duty, rota_.zone, t_)) {
      if (!is_away(swapped(person))) add(people, swapped(person));
    }
    return people;
  }

  People with_stand_ins(const Rotation& rotation) const {
    const auto turn = turn_at(rotation, rota_.zone, t_);
    if (!turn) return {};
    const People& scheduled = rotation.turns[*turn];
    People taken;  // those of the turn itself do not stand in for each other
    for (const std::uint32_t person : scheduled) {
      if (!is_away(swapped(person))) taken.push_back(swapped(person));
    }
    People people;
    for (const std::uint32_t person : scheduled) {
      if (!is_away(swapped(person))) {
        add(people, swapped(person));
      } else if (const auto other = stand_in(rotation, *turn, taken)) {
        taken.push_back(*other);
        people.push_back(*other);
      }
    }
    return people;
  }

  std::optional<std::uint32_t> stand_in(const Rotation& rotation, std::size_t turn,
                                        const People& taken) const {
    for (std::size_t later = 1; later < rotation.turns.size(); ++later) {
      for (const std::uint32_t person : rotation.turns[(turn + later) % rotation.turns.size()]) {
        const std::uint32_t candidate = swapped(person);
        if (!is_away(candidate) && !has(taken, candidate)) return candidate;
      }
    }
    return std::nullopt;
  }

  std::uint32_t swapped(std::uint32_t person) const {
    for (const Swap& swap : rota_.swaps) {
      if (!swap.period.contains(t_)) continue;
      if (person == swap.one) {
        person = swap.other;
      } else if (person == swap.other) {
        person = swap.one;
      }
    }
    return person;
  }

  bool is_away(std::uint32_t person) const {
    if (rota_.on_leave == OnLeave::Ignored) return false;
    return std::any_of(rota_.leave.begin(), rota_.leave.end(), [&](const Leave& leave) {
      return leave.person == person && leave.period.contains(t_);
    });
  }

  static void make(const Override& change, People& people) {
    switch (change.change) {
      case Override::Change::Add:
        add(people, change.person);
        return;
      case Override::Change::Remove:
        std::erase(people, change.person);
        return;
      case Override::Change::Replace:
        replace(change, people);
        return;
    }
  }

  static void replace(const Override& change, People& people) {
    const auto place = std::find(people.begin(), people.end(), change.instead_of);
    if (place == people.end() || change.person == change.instead_of) return;
    if (has(people, change.person)) {
      people.erase(place);
    } else {
      *place = change.person;
    }
  }

  const Rota& rota_;
  Instant t_;
};

/// The stretches that satisfy `wanted`, those that meet put together.
template <class Wanted>
std::vector<Period> periods_of(const Rota& rota, Period period, Wanted wanted) {
  std::vector<Period> found;
  for (const Stretch& stretch : stretches(rota, period)) {
    if (!wanted(stretch.people)) continue;
    if (!found.empty() && found.back().to == stretch.period.from) {
      found.back().to = stretch.period.to;
    } else {
      found.push_back(stretch.period);
    }
  }
  return found;
}

}  // namespace

std::vector<std::uint32_t> on_call(const Rota& rota, Instant t) { return Moment{rota, t}.on_call(); }

std::optional<Instant> next_change(const Rota& rota, Instant t) {
  std::optional<Instant> next;
  const auto offer = [&next, t](Instant change) {
    if (change > t && (!next || change < *next)) next = change;
  };
  const auto offer_ends = [&offer](Period period) {
    offer(period.from);
    offer(period.to);
  };
  for (const Layer& layer : rota.layers) {
    for (const Duty& duty : layer.duties) {
      if (const auto boundary = next_boundary(duty, rota.zone, t)) offer(*boundary);
    }
  }
  for (const Swap& swap : rota.swaps) offer_ends(swap.period);
  for (const Leave& leave : rota.leave) offer_ends(leave.period);
  for (const Override& change : rota.overrides) offer_ends(change.period);
  return next;
}

std::optional<NextOnCall> next_on_call(const Rota& rota, Instant t, Duration within) {
  const People now = on_call(rota, t);
  for (auto change = next_change(rota, t); change && *change < t + within;
       change = next_change(rota, *change)) {
    for (const std::uint32_t person : on_call(rota, *change)) {
      if (!has(now, person)) return NextOnCall{person, *change};
    }
  }
  return std::nullopt;
}

std::vector<std::uint32_t> everybody_in(const Rota& rota) {
  std::set<std::uint32_t> people;
  const auto add_all = [&people](const People& some) { people.insert(some.begin(), some.end()); };
  const auto add = [&](const auto& duty) {
    if constexpr (requires { duty.person; }) {
      people.insert(duty.person);
    } else if constexpr (requires { duty.windows; }) {
      for (const People& turn : duty.turns) add_all(turn);
    } else {
      for (const RosterTurn& turn : duty.turns) add_all(turn.people);
    }
  };
  for (const Layer& layer : rota.layers) {
    for (const Duty& duty : layer.duties) std::visit(add, duty);
  }
  for (const Swap& swap : rota.swaps) people.insert({swap.one, swap.other});
  for (const Override& change : rota.overrides) {
    if (change.change != Override::Change::Remove) people.insert(change.person);
  }
  return {people.begin(), people.end()};
}

std::vector<Stretch> stretches(const Rota& rota, Period period) {
  std::vector<Stretch> found;
  for (Instant from = period.from; from < period.to;) {
    const Instant to = std::min(next_change(rota, from).value_or(period.to), period.to);
    People people = on_call(rota, from);
    if (!found.empty() && found.back().people == people) {
      found.back().period.to = to;
    } else {
      found.push_back({{from, to}, std::move(people)});
    }
    from = to;
  }
  return found;
}

std::vector<Period> gaps(const Rota& rota, Period period) {
  return periods_of(rota, period, [](const People& people) { return people.empty(); });
}

std::vector<Period> overlaps(const Rota& rota, Period period) {
  return periods_of(rota, period, [&rota](const People& people) {
    return people.size() > static_cast<std::size_t>(rota.holders);
  });
}

}  // namespace tocsin::oncall

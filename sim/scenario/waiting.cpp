#include "sim/scenario/waiting.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

namespace tocsin::scenario {

namespace {

using model::Fact;

/// Finds the rows that can take place, and walks among those that cannot.
class Search {
 public:
  explicit Search(const std::vector<Waiting>& rows)
      : rows_(rows), missing_(rows.size()), mark_(rows.size(), 0) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const Fact& brought : rows[i].brings) bringers_[brought].push_back(i);
    }
    let_everything_possible_happen();
  }

  std::vector<Circle> circles() {
    std::vector<Circle> found;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (missing_[i] == 0 || mark_[i] != 0) continue;
      walk_from(i, found);
    }
    std::sort(found.begin(), found.end(),
              [](const Circle& a, const Circle& b) { return a.members.front().row < b.members.front().row; });
    return found;
  }

 private:
  void let_everything_possible_happen() {
    std::map<Fact, std::vector<std::size_t>> waiters;
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::set<Fact> wanted{rows_[i].when.begin(), rows_[i].when.end()};
      for (const Fact& fact : wanted) {
        if (!bringers_.contains(fact)) continue;
        waiters[fact].push_back(i);
        ++missing_[i];
      }
      if (missing_[i] == 0) ready.push_back(i);
    }
    while (!ready.empty()) {
      const std::size_t row = ready.back();
      ready.pop_back();
      for (const Fact& fact : rows_[row].brings) {
        if (!possible_.insert(fact).second) continue;
        for (const std::size_t waiter : waiters[fact]) {
          if (--missing_[waiter] == 0) ready.push_back(waiter);
        }
      }
    }
  }

  bool is_impossible(const Fact& fact) const { return bringers_.contains(fact) && !possible_.contains(fact); }

  /// Follows the first impossible condition to its first bringer (impossible as well) until a row comes
  /// round again.
  void walk_from(std::size_t first, std::vector<Circle>& found) {
    ++walk_;
    std::vector<Circle::Member> path;
    std::size_t row = first;
    while (mark_[row] == 0) {
      mark_[row] = walk_;
      const std::vector<Fact>& when = rows_[row].when;
      const auto wanted =
          std::find_if(when.begin(), when.end(), [&](const Fact& f) { return is_impossible(f); });
      assert(wanted != when.end());
      path.push_back({row, static_cast<std::size_t>(wanted - when.begin())});
      row = bringers_.at(*wanted).front();
    }
    if (mark_[row] != walk_) return;
    const auto start =
        std::find_if(path.begin(), path.end(), [&](const auto& member) { return member.row == row; });
    Circle circle{{start, path.end()}};
    const auto lowest = std::min_element(circle.members.begin(), circle.members.end(),
                                         [](const auto& a, const auto& b) { return a.row < b.row; });
    std::rotate(circle.members.begin(), lowest, circle.members.end());
    found.push_back(std::move(circle));
  }

  const std::vector<Waiting>& rows_;
  std::map<Fact, std::vector<std::size_t>> bringers_;
  std::set<Fact> possible_;
  std::vector<std::size_t> missing_;  // facts each row still waits for
  std::vector<std::size_t> mark_;     // the walk that came by; 0: none
  std::size_t walk_ = 0;
};

}  // namespace

std::vector<Circle> circles_of_waiting(const std::vector<Waiting>& rows) { return Search{rows}.circles(); }

}  // namespace tocsin::scenario

#include "sim/model/rules.hpp"

#include <variant>

#include "sim/model/turn.hpp"

namespace tocsin::model {

Rules::Rules(const Setting& setting, RunSeed seed)
    : setting_(&setting),
      seed_(seed),
      router_(setting.map.network, setting.map.index, setting.scenario.travel) {}

void Rules::apply(State& state, const Event& event, std::uint64_t entry) {
  Turn turn(*setting_, seed_, router_, state, entry);
  std::visit([&](const auto& e) { turn.on(e); }, event);
}

void Rules::apply(State& state, const Order& order, std::uint64_t entry) {
  Turn(*setting_, seed_, router_, state, entry).on(order);
}

}  // namespace tocsin::model

#include "sim/model/drill.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "sim/model/no_such.hpp"

namespace tocsin::model {

namespace {

template <class IdType, class Row>
std::optional<IdType> find_row(const std::vector<Row>& rows, std::string_view id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  if (found == rows.end()) return std::nullopt;
  return IdType{static_cast<std::uint32_t>(found - rows.begin())};
}

/// A role that exists and is played.
Result<RoleId> played_role(const Setting& setting, const World& world, const std::string& id) {
  const auto role = find_role(setting, id);
  if (!role) return no_such("role", id, setting.scenario.roles);
  if (!is_played(world, *role)) return fault(fmt::format("nobody plays the role '{}'", id), "TakeRole first");
  return *role;
}

Result<void> reachable(const Setting& setting, const World& world, PersonId id) {
  const Person& person = setting.scenario.people[id.index()];
  if (is_played(world, id)) return fault(fmt::format("{} is the officer who is calling", person.name));
  if (!method_for_officer(setting, id, 0)) {
    return fault(fmt::format("there is no way to reach {}", person.name));
  }
  return {};
}

}  // namespace

std::optional<RoleId> find_role(const Setting& setting, std::string_view id) {
  return find_row<RoleId>(setting.scenario.roles, id);
}
std::optional<QuestionId> find_question(const Setting& setting, std::string_view id) {
  return find_row<QuestionId>(setting.scenario.questions, id);
}
std::optional<DecisionId> find_decision(const Setting& setting, std::string_view id) {
  return find_row<DecisionId>(setting.scenario.decisions, id);
}

std::optional<PersonId> holder_of(const Setting& setting, RoleId role, SimTime t) {
  const Instant moment = setting.scenario.start + Duration{t.ms};
  const auto holders = oncall::on_call(setting.scenario.rotas[role.index()], moment);
  if (holders.empty()) return std::nullopt;
  return PersonId{holders.front()};
}

bool is_played(const World& world, RoleId role) {
  return std::binary_search(world.played_roles.begin(), world.played_roles.end(), role);
}

bool is_played(const World& world, PersonId person) {
  return std::binary_search(world.played_people.begin(), world.played_people.end(), person);
}

std::optional<std::uint32_t> method_for_officer(const Setting& setting, PersonId id, std::size_t tried) {
  const auto& contacts = setting.scenario.people[id.index()].contacts;
  for (std::size_t i = tried; i < contacts.size(); ++i) {
    if (contacts[i].ring_for > Duration{0}) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> call_under_way(const World& world, RoleId from) {
  for (std::size_t i = world.phone_calls.size(); i-- > 0;) {
    const PhoneCall& call = world.phone_calls[i];
    if (call.from != from) continue;
    const bool is_tried = call.status == PhoneStatus::Ringing || call.status == PhoneStatus::Redialling;
    const bool is_spoken = call.status == PhoneStatus::Answered && world.now < call.busy_until;
    if (is_tried || is_spoken) return static_cast<std::uint32_t>(i);
    return std::nullopt;
  }
  return std::nullopt;
}

Result<void> check_drill(const Setting& setting, const World& world, const TakeRole& command) {
  const auto role = find_role(setting, command.role);
  if (!role) return no_such("role", command.role, setting.scenario.roles);
  if (is_played(world, *role)) return fault(fmt::format("the role '{}' has been taken", command.role));
  return {};
}

Result<void> check_drill(const Setting& setting, const World& world, const Ask& command) {
  const auto role = played_role(setting, world, command.role);
  if (!role) return tl::unexpected(role.error());
  const auto question = find_question(setting, command.question);
  if (!question) return no_such("question", command.question, setting.scenario.questions);
  const Question& row = setting.scenario.questions[question->index()];
  if (row.role != *role) {
    return fault(
        fmt::format("the question '{}' is not one for the role '{}'", command.question, command.role));
  }
  const QuestionState& state = world.questions[question->index()];
  if (state.asked && !state.answered) {
    return fault(fmt::format("'{}' has been asked, and the answer is on its way", command.question));
  }
  return {};
}

Result<void> check_drill(const Setting& setting, const World& world, const Decide& command) {
  const auto decision = find_decision(setting, command.decision);
  if (!decision) return no_such("decision", command.decision, setting.scenario.decisions);
  const DecisionState& state = world.decisions[decision->index()];
  if (!state.due) return fault(fmt::format("the decision '{}' is not called for yet", command.decision));
  if (state.option) return fault(fmt::format("the decision '{}' has been made", command.decision));
  const auto& options = setting.scenario.decisions[decision->index()].options;
  const bool is_option = std::any_of(options.begin(), options.end(),
                                     [&](const DecisionOption& row) { return row.id == command.option; });
  if (!is_option) return no_such("option", command.option, options);
  return {};
}

Result<void> check_drill(const Setting& setting, const World& world, const PlaceCall& command) {
  const auto role = played_role(setting, world, command.role);
  if (!role) return tl::unexpected(role.error());
  if (const auto call = call_under_way(world, *role)) {
    const Person& person = setting.scenario.people[world.phone_calls[*call].person.index()];
    return fault(fmt::format("the telephone is in use: a call to {}", person.name), "one call at a time");
  }
  if (const auto called = find_role(setting, command.to)) {
    if (*called == *role)
      return fault(fmt::format("'{}' is the role of the officer who is calling", command.to));
    const auto holder = holder_of(setting, *called, world.now);
    if (!holder) return fault(fmt::format("nobody is on call as '{}' now", command.to));
    return reachable(setting, world, *holder);
  }
  if (const auto person = find_person(setting, command.to)) return reachable(setting, world, *person);
  return no_such("role or person", command.to, setting.scenario.roles);
}

}  // namespace tocsin::model

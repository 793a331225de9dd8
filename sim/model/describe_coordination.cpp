#include "sim/model/describe_coordination.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/rules.hpp"

namespace tocsin::model {

namespace {

const std::string& organisation(const Setting& setting, OrganisationId id) {
  return setting.scenario.organisations[id.index()].id;
}

std::vector<std::string> names_of(const std::vector<Letter>& letters) {
  std::vector<std::string> names;
  for (const Letter letter : letters) names.emplace_back(name_of(letter));
  return names;
}

/// Which letters a message gives, and which of its form it lacks.
void add_letters(Fields& fields, const ToldMethane& methane) {
  std::vector<Letter> given;
  std::vector<Letter> missing;
  for (const Letter letter : all_letters) {
    const bool is_given = methane.letters[place_of(letter)].has_value();
    if (is_given) given.push_back(letter);
    if (!is_given && belongs_to(letter, methane.form)) missing.push_back(letter);
  }
  fields.emplace_back("form", std::string(name_of(methane.form)));
  fields.emplace_back("given", names_of(given));
  fields.emplace_back("missing", names_of(missing));
}

void add_after_arrival(Fields& fields, const ToldMethane& methane) {
  if (methane.after_arrival)
    fields.emplace_back("after_arrival_ms", std::int64_t{methane.after_arrival->count()});
}

Fields sent_between(const Setting& setting, const Message& message) {
  return {{"from", organisation(setting, message.from)}, {"to", organisation(setting, message.to)}};
}

const MemberState& state_of(const World& world, GroupId group, std::uint32_t member) {
  return world.groups[group.index()].members[member];
}

Fields member(const Setting& setting, const World& world, GroupId group, std::uint32_t row) {
  const Group& planned = setting.scenario.groups[group.index()];
  return {{"group", planned.id},
          {"role", setting.scenario.roles[planned.members[row].role.index()].id},
          {"person", setting.scenario.people[state_of(world, group, row).person.index()].id}};
}

std::string why_by_telephone(const Setting& setting, const MemberState& state) {
  switch (state.instead) {
    case Instead::No:
      return {};
    case Instead::NoRoad:
      return std::string(no_open_road) + ": joins by telephone";
    case Instead::Elsewhere:
      return "is at, or on the way to, " + setting.scenario.groups[state.elsewhere.index()].name +
             ": joins by telephone";
  }
  return {};
}

/// How a member goes on from where they are: by which way, or why by none.
void add_journey(Fields& fields, const Setting& setting, const MemberState& state, SimTime now) {
  switch (state.status) {
    case MemberStatus::DiallingIn:
      fields.emplace_back("note", why_by_telephone(setting, state));
      break;
    case MemberStatus::NoWay:
      fields.emplace_back("note", std::string(no_open_road));
      break;
    case MemberStatus::OnTheWay:
      if (state.is_passenger) {
        fields.emplace_back("note", "is on the way for another role");
      } else if (state.route) {
        add_route(fields, setting, *state.route, state.due);
        if (state.route->through_avoided)
          fields.emplace_back("note", "through the hazard: there is no other way");
      } else {
        fields.emplace_back("drive_ms", std::int64_t{(state.due - now).count()});
        fields.emplace_back("arrives_ms", state.due.ms);
        fields.emplace_back("note", "as long as the scenario says");
      }
      break;
    default:
      break;
  }
}

}  // namespace

void add_route(Fields& fields, const Setting& setting, const roads::Route& route, SimTime arrives) {
  std::vector<std::string> roads;
  for (const auto& stretch : roads::roads_along(setting.map.network, route)) {
    const std::string& label = stretch.name.empty() ? stretch.ref : stretch.name;
    if (!label.empty() && (roads.empty() || roads.back() != label)) roads.push_back(label);
  }
  fields.emplace_back("drive_ms", std::int64_t{route.total.count()});
  fields.emplace_back("metres", std::int64_t{std::llround(route.length.value)});
  fields.emplace_back("arrives_ms", arrives.ms);
  fields.emplace_back("roads", std::move(roads));
}

Fields carried_by(const World& world, AlertId alert) {
  Fields fields;
  const auto row = world.alert_messages[alert.index()];
  if (!row) return fields;
  const Message& message = world.messages[*row];
  if (message.state) {
    fields.emplace_back("activation", std::string(name_of(message.state->state)));
    if (message.state->since) fields.emplace_back("activation_since_ms", message.state->since->ms);
  }
  if (message.methane) {
    add_letters(fields, *message.methane);
    add_after_arrival(fields, *message.methane);
  }
  return fields;
}

Fields describe(const Setting& setting, const World&, const ActivationDue& e) {
  const ActivationRule& rule = setting.scenario.activations[e.rule];
  return {{"organisation", organisation(setting, rule.organisation)},
          {"state", std::string(name_of(rule.state))}};
}

Fields describe(const Setting& setting, const World& world, const ActivationRefused& e) {
  const Activation is = world.organisations[e.organisation.index()].decided;
  return {{"organisation", organisation(setting, e.organisation)},
          {"state", std::string(name_of(e.state))},
          {"why", std::string(why_not(is, e.state))}};
}

Fields describe(const Setting& setting, const World&, const FindingMade& e) {
  const Finding& finding = setting.scenario.findings[e.finding.index()];
  return {{"finding", finding.id},
          {"organisation", organisation(setting, finding.organisation)},
          {"letter", std::string(name_of(finding.letter))},
          {"text", finding.text}};
}

Fields describe(const Setting& setting, const World& world, const MethaneSent& e) {
  const Message& message = world.messages[e.message];
  Fields fields = sent_between(setting, message);
  add_letters(fields, *message.methane);
  fields.emplace_back("had", names_of(message.methane->had));
  add_after_arrival(fields, *message.methane);
  return fields;
}

Fields describe(const Setting& setting, const World& world, const MethaneReceived& e) {
  const Message& message = world.messages[e.message];
  Fields fields = sent_between(setting, message);
  add_letters(fields, *message.methane);
  return fields;
}

Fields describe(const Setting& setting, const World&, const GroupConvened& e) {
  const Group& group = setting.scenario.groups[e.group.index()];
  return {{"group", group.id},
          {"name", group.name},
          {"group_kind", std::string(name_of(group.kind))},
          {"organisation", organisation(setting, group.organisation)},
          {"quorum", std::int64_t{group.quorum}}};
}

Fields describe(const Setting& setting, const World& world, const MemberSetOff& e) {
  Fields fields = member(setting, world, e.group, e.member);
  add_journey(fields, setting, state_of(world, e.group, e.member), world.now);
  return fields;
}

Fields describe(const Setting& setting, const World& world, const MemberRerouted& e) {
  const MemberState& state = state_of(world, e.group, e.member);
  Fields fields = member(setting, world, e.group, e.member);
  fields.emplace_back("why", e.closure.valid() ? "found closed: " + closure_of(setting, world, e.closure).name
                                               : std::string{"found closed"});
  fields.emplace_back("old_arrives_ms", state.due_before.ms);
  add_journey(fields, setting, state, world.now);
  return fields;
}

Fields describe(const Setting& setting, const World& world, const MemberJoined& e) {
  const MemberState& state = state_of(world, e.group, e.member);
  const Attends attends = setting.scenario.groups[e.group.index()].members[e.member].attends;
  const bool is_by_telephone = attends == Attends::Telephone || state.instead != Instead::No;
  Fields fields = member(setting, world, e.group, e.member);
  fields.emplace_back("how", is_by_telephone ? "by telephone" : "by road");
  fields.emplace_back("after_ms",
                      std::int64_t{(world.now - *world.groups[e.group.index()].convened).count()});
  if (state.instead != Instead::No) fields.emplace_back("note", why_by_telephone(setting, state));
  return fields;
}

Fields describe(const Setting& setting, const World& world, const QuorumReached& e) {
  const Group& planned = setting.scenario.groups[e.group.index()];
  const GroupState& group = world.groups[e.group.index()];
  std::vector<std::string> present;
  for (std::size_t row = 0; row < group.members.size(); ++row) {
    if (group.members[row].status != MemberStatus::Joined) continue;
    present.push_back(setting.scenario.roles[planned.members[row].role.index()].id);
  }
  return {{"group", planned.id},
          {"name", planned.name},
          {"after_ms", std::int64_t{(world.now - *group.convened).count()}},
          {"roles", std::move(present)}};
}

}  // namespace tocsin::model

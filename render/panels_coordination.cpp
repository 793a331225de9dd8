#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "render/names.hpp"
#include "render/panels.hpp"

namespace tocsin::render {

namespace {

std::string organisation_name(const model::Setting& setting, std::size_t row) {
  return plain_name(setting.scenario.organisations[row].name);
}

std::string words(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

bool is_by_telephone(const model::GroupMember& planned, const model::MemberState& state) {
  return planned.attends == model::Attends::Telephone || state.instead != model::Instead::No;
}

std::string member_words(const model::Setting& setting, const model::GroupMember& planned,
                         const model::MemberState& state, SimTime now) {
  const auto until = [&] {
    return fmt::format("{}, in {}", short_clock(setting, state.due), countdown(now, state.due));
  };
  switch (state.status) {
    case model::MemberStatus::Waited:
      return "nobody has acknowledged";
    case model::MemberStatus::GettingReady:
      return is_by_telephone(planned, state) ? "on the line " + until() : "sets off " + until();
    case model::MemberStatus::OnTheWay:
      return state.is_passenger ? "on the way" : "on the way, due " + until();
    case model::MemberStatus::NoWay:
      return "no open road leads there";
    case model::MemberStatus::DiallingIn:
      return "on the line " + until();
    case model::MemberStatus::Joined:
      return fmt::format("{} since {}", is_by_telephone(planned, state) ? "on the line" : "there",
                         short_clock(setting, state.since));
  }
  return {};
}

/// "duty officer, and 2 more": the required roles that are not there, and how many others it still takes.
std::string missing_words(const model::Setting& setting, const model::Group& planned,
                          const model::GroupState& group) {
  std::vector<std::string> missing;
  std::vector<model::PersonId> present;
  for (std::size_t i = 0; i < planned.members.size(); ++i) {
    if (group.members[i].status == model::MemberStatus::Joined) {
      present.push_back(group.members[i].person);
    } else if (planned.members[i].part == model::Part::Required) {
      missing.push_back(plain_name(setting.scenario.roles[planned.members[i].role.index()].name));
    }
  }
  // Who is there for two roles is one person.
  std::sort(present.begin(), present.end());
  const auto people = std::distance(present.begin(), std::unique(present.begin(), present.end()));
  const auto more = planned.quorum - static_cast<int>(people) - static_cast<int>(missing.size());
  if (more > 0) missing.push_back(fmt::format("{} more", more));
  return fmt::format("{}", fmt::join(missing, ", "));
}

std::string state_since(const model::Setting& setting, model::Activation state,
                        std::optional<SimTime> since) {
  const bool has_begun = since && state != model::Activation::None;
  return words_of(state) + (has_begun ? " since " + short_clock(setting, *since) : "");
}

}  // namespace

std::vector<GroupRow> group_rows(const model::Setting& setting, const model::World& world, SimTime now) {
  std::vector<GroupRow> rows;
  for (std::size_t i = 0; i < world.groups.size(); ++i) {
    const model::Group& planned = setting.scenario.groups[i];
    const model::GroupState& group = world.groups[i];
    GroupRow row;
    row.id = planned.id;
    row.name = plain_name(planned.name);
    row.chair = organisation_name(setting, planned.organisation.index());
    row.can_convene = !group.convened.has_value();
    row.state = group.quorate    ? "quorum since " + short_clock(setting, *group.quorate)
                : group.convened ? "convened " + short_clock(setting, *group.convened)
                                 : "not convened";
    if (group.convened && !group.quorate) row.missing = missing_words(setting, planned, group);
    for (std::size_t m = 0; group.convened && m < planned.members.size(); ++m) {
      const model::GroupMember& member = planned.members[m];
      const model::MemberState& state = group.members[m];
      row.members.push_back(
          {plain_name(setting.scenario.roles[member.role.index()].name),
           state.person.valid() ? plain_name(setting.scenario.people[state.person.index()].name)
                                : std::string{},
           member_words(setting, member, state, now), member.part == model::Part::Required});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<BeliefRow> belief_rows(const model::Setting& setting, const model::World& world) {
  std::vector<BeliefRow> rows;
  const std::size_t count = world.organisations.size();
  for (std::size_t i = 0; i < world.beliefs.size(); ++i) {
    const model::Belief& belief = world.beliefs[i];
    if (!belief.told) continue;
    BeliefRow row{
        organisation_name(setting, i / count),
        organisation_name(setting, i % count),
        state_since(setting, belief.state, belief.since) + ", told " + short_clock(setting, *belief.told),
        {}};
    const model::OrganisationState& truth = world.organisations[i % count];
    if (truth.activation != belief.state) {
      row.difference = "in truth " + state_since(setting, truth.activation, truth.since);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<MethaneRow> methane_rows(const model::Setting& setting, const model::World& world) {
  std::vector<MethaneRow> rows;
  for (std::size_t i = 0; i < world.organisations.size(); ++i) {
    MethaneRow row;
    row.organisation = organisation_name(setting, i);
    for (const model::Letter letter : model::all_letters) {
      const auto& held = world.organisations[i].letters[model::place_of(letter)];
      if (!held) continue;
      row.letters.push_back(
          {words(model::name_of(letter)), held->said.text,
           fmt::format("{} {}",
                       held->from.index() == i ? std::string{"own"}
                                               : "from " + organisation_name(setting, held->from.index()),
                       short_clock(setting, held->since))});
    }
    if (!row.letters.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tocsin::render

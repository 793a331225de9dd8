// Co-ordinating groups: who comes once they are convened, how, and when enough of the right roles are there.
#include <algorithm>
#include <set>

#include "sim/model/turn.hpp"

namespace tocsin::model {

void Turn::on(GroupConvened event) {
  GroupState& group = world_.groups[event.group.index()];
  group.convened = world_.now;
  establish({FactKind::GroupConvened, event.group.value, 0});
  for (std::uint32_t row = 0; row < group.members.size(); ++row) {
    if (world_.role_holders[member_row(event.group, row).role.index()].valid()) get_ready(event.group, row);
  }
}

// Somebody has acknowledged a call-out for a role: whoever waits for that role is waited for no longer.
void Turn::note_holder(RoleId role, PersonId person) {
  world_.role_holders[role.index()] = person;
  for_each_member([&](GroupId group, std::uint32_t row) {
    const bool is_convened = world_.groups[group.index()].convened.has_value();
    if (is_convened && member_row(group, row).role == role) get_ready(group, row);
  });
}

void Turn::change_status(MemberState& state, MemberStatus status) {
  state.status = status;
  state.since = world_.now;
}

void Turn::get_ready(GroupId group, std::uint32_t row) {
  MemberState& state = member(group, row);
  if (state.status != MemberStatus::Waited) return;
  const GroupMember& planned = member_row(group, row);
  state.person = world_.role_holders[planned.role.index()];
  change_status(state, MemberStatus::GettingReady);
  state.due = world_.now + planned.ready;
  state.ticket = planned.attends == Attends::Telephone ? schedule(state.due, MemberJoined{group, row})
                                                       : schedule(state.due, MemberSetOff{group, row});
}

/// The group to which that person has come by road, or is on the way.
std::optional<GroupId> Turn::bound_for(PersonId person) const {
  for (std::size_t group = 0; group < world_.groups.size(); ++group) {
    for (std::size_t row = 0; row < world_.groups[group].members.size(); ++row) {
      const MemberState& state = world_.groups[group].members[row];
      const bool is_by_road =
          scenario_.groups[group].members[row].attends != Attends::Telephone && state.instead == Instead::No;
      const bool has_left = state.status == MemberStatus::OnTheWay || state.status == MemberStatus::NoWay ||
                            state.status == MemberStatus::Joined;
      if (state.person == person && is_by_road && has_left) return id_of<GroupTag>(group);
    }
  }
  return std::nullopt;
}

void Turn::on(MemberSetOff event) {
  MemberState& state = member(event.group, event.member);
  if (state.status == MemberStatus::NoWay) return drive(event.group, event.member, state.from);
  if (const auto elsewhere = bound_for(state.person)) {
    if (*elsewhere != event.group) {
      state.elsewhere = *elsewhere;
      return dial_in(event.group, event.member, Instead::Elsewhere);
    }
    // One journey serves both roles: whoever holds them joins for both when that ends.
    state.is_passenger = true;
    return change_status(state, MemberStatus::OnTheWay);
  }
  const auto home = setting_.homes[state.person.index()];
  if (home && setting_.group_roads[event.group.index()]) {
    return drive(event.group, event.member, {*home, {}, Duration{0}});
  }
  change_status(state, MemberStatus::OnTheWay);
  state.due = world_.now + member_row(event.group, event.member).travel.value_or(Duration{0});
  state.ticket = schedule(state.due, MemberJoined{event.group, event.member});
}

void Turn::dial_in(GroupId group, std::uint32_t row, Instead why) {
  MemberState& state = member(group, row);
  change_status(state, MemberStatus::DiallingIn);
  state.instead = why;
  state.route.reset();
  state.due = world_.now + ready_by_telephone;
  state.ticket = schedule(state.due, MemberJoined{group, row});
}

/// Enough people, and among them every required role. Who is there for two roles is one of them.
bool Turn::has_quorum(GroupId group) const {
  const Group& planned = scenario_.groups[group.index()];
  const auto& members = world_.groups[group.index()].members;
  std::set<PersonId> present;
  for (std::size_t row = 0; row < members.size(); ++row) {
    const bool is_there = members[row].status == MemberStatus::Joined;
    if (!is_there && planned.members[row].part == Part::Required) return false;
    if (is_there) present.insert(members[row].person);
  }
  return present.size() >= static_cast<std::size_t>(planned.quorum);
}

void Turn::on(MemberJoined event) {
  MemberState& state = member(event.group, event.member);
  const bool had_quorum = has_quorum(event.group);
  change_status(state, MemberStatus::Joined);
  const std::size_t members = world_.groups[event.group.index()].members.size();
  for (std::uint32_t row = 0; row < members; ++row) {
    MemberState& other = member(event.group, row);
    const bool is_passenger = other.is_passenger && other.status == MemberStatus::OnTheWay;
    if (!is_passenger || other.person != state.person) continue;
    other.instead = state.instead;
    schedule_now(MemberJoined{event.group, row});
  }
  if (!had_quorum && has_quorum(event.group)) schedule_now(QuorumReached{event.group});
}

void Turn::on(QuorumReached event) {
  world_.groups[event.group.index()].quorate = world_.now;
  establish({FactKind::QuorumReached, event.group.value, 0});
}

}  // namespace tocsin::model

#include "sim/scenario/coordination.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "sim/model/coordination_state.hpp"
#include "sim/scenario/triggers.hpp"

namespace tocsin::scenario {

namespace {

using model::Attends;
using model::Fact;
using model::FactKind;
using model::GroupKind;
using model::Letter;
using model::Part;

constexpr std::array group_kinds{GroupKind::EmergencyCentre,
                                 GroupKind::Tcg,
                                 GroupKind::Scg,
                                 GroupKind::Stac,
                                 GroupKind::Rcg,
                                 GroupKind::Other};
constexpr std::array parts{Part::Required, Part::Optional};
constexpr std::array ways_of_attending{Attends::Road, Attends::Telephone, Attends::RoadOrTelephone};

std::vector<model::Finding> read_findings(const Context& context) {
  std::vector<model::Finding> findings;
  for (const Row& row : context.tables.rows("finding")) {
    findings.push_back({row.text("id"), context.names.id<model::OrganisationTag>(row, "organisation"),
                        read_letter(row), row.text("text"), read_trigger(context, row)});
  }
  return findings;
}

model::GroupMember read_member(const Context& context, const Row& row) {
  model::GroupMember member;
  member.role = context.names.id<model::RoleTag>(row, "role");
  member.part = parts[row.choice("part").value_or(1)];
  member.attends = ways_of_attending[row.choice("attends").value_or(0)];
  const bool is_by_telephone = member.attends == Attends::Telephone;
  member.ready = row.has("ready")  ? row.duration("ready")
                 : is_by_telephone ? model::ready_by_telephone
                                   : model::ready_by_road;
  if (row.has("travel")) member.travel = row.duration("travel");
  return member;
}

/// Whoever may come by road comes from somewhere: from home to a place on the map, or for a given time.
void check_travel(const Context& context, const Staff& staff, const Row& group_row, const Row& row,
                  const model::GroupMember& member) {
  if (member.attends == Attends::Telephone) {
    if (row.is_written("travel")) {
      context.faults().warning(row.key_spot("travel"), {"nobody who attends by telephone travels",
                                                        "no `travel`, or attends = \"road\""});
    }
    return;
  }
  if (row.is_written("travel") || !member.role.valid()) return;
  if (!group_row.is_written("position")) {
    context.faults().error(row.spot("role"),
                           {fmt::format("\"{}\" comes by road to a group that is nowhere", row.text("role")),
                            "`position` in [[group]], `travel` here, or attends = \"telephone\""});
    return;
  }
  if (member.role.index() >= staff.rotas.size()) return;
  for (const std::uint32_t person : oncall::everybody_in(staff.rotas[member.role.index()])) {
    if (person == Names::none || context.tables.rows("person")[person].is_written("home")) continue;
    context.faults().error(row.spot("role"), {fmt::format("{} may come by road and has no home to come from",
                                                          staff.people[person].name),
                                              "`home` in [[person]], or `travel` here"});
  }
}

model::Group read_group(const Context& context, const Staff& staff, const Row& row) {
  model::Group group;
  group.id = row.text("id");
  group.name = row.text("name");
  group.kind = group_kinds[row.choice("kind").value_or(0)];
  group.organisation = context.names.id<model::OrganisationTag>(row, "organisation");
  group.position = context.positions.position_by_road(row, "position");
  group.quorum = row.integer("quorum");
  group.trigger = read_trigger(context, row);
  const std::vector<Row>& members = row.rows("member");
  for (const Row& member_row : members) {
    const model::GroupMember member = read_member(context, member_row);
    check_travel(context, staff, row, member_row, member);
    const bool is_there = std::any_of(group.members.begin(), group.members.end(), [&](const auto& other) {
      return other.role.valid() && other.role == member.role;
    });
    if (is_there) {
      context.faults().error(
          member_row.spot("role"),
          {fmt::format("the role \"{}\" is a member twice", member_row.text("role")), "each role once"});
    }
    group.members.push_back(member);
  }
  if (row.has("quorum") && !members.empty() && group.quorum > static_cast<int>(members.size())) {
    context.faults().error(row.spot("quorum"),
                           {fmt::format("a quorum of {} with {} {}", group.quorum, members.size(),
                                        members.size() == 1 ? "member" : "members"),
                            "as many members at least"});
  }
  return group;
}

using Letters = std::bitset<model::letter_count>;

/// Which letters each organisation can ever have by plan: what it finds, and what those have who tell it.
std::vector<Letters> letters_reaching(const Calls& calls, const Coordination& coordination,
                                      std::size_t organisations) {
  std::vector<Letters> letters(organisations);
  for (const auto& finding : coordination.findings) {
    if (finding.organisation.valid()) letters[finding.organisation.index()].set(place_of(finding.letter));
  }
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const auto& alert : calls.alerts) {
      if (!alert.tells.methane || !alert.from.valid() || !alert.to.valid()) continue;
      Letters& receiver = letters[alert.to.index()];
      const Letters both = receiver | letters[alert.from.index()];
      has_grown = has_grown || both != receiver;
      receiver = both;
    }
  }
  return letters;
}

/// That an organisation has the letters brought, and, where it can have all of them, that it is informed.
void add_letters(std::vector<Fact>& facts, model::OrganisationId organisation, Letters brought,
                 Letters in_all) {
  for (const Letter letter : model::all_letters) {
    if (!brought[place_of(letter)]) continue;
    facts.push_back({FactKind::LetterHeld, organisation.value, static_cast<std::uint32_t>(letter)});
  }
  in_all.set(place_of(Letter::MajorIncident));
  if (in_all.all() && brought.any()) facts.push_back({FactKind::Informed, organisation.value, 0});
}

}  // namespace

Coordination read_coordination(const Context& context, const Staff& staff) {
  Coordination coordination{read_findings(context), {}};
  for (const Row& row : context.tables.rows("group")) {
    coordination.groups.push_back(read_group(context, staff, row));
  }
  return coordination;
}

Knowledge knowledge_brought(const Calls& calls, const Coordination& coordination, std::size_t organisations) {
  const std::vector<Letters> letters = letters_reaching(calls, coordination, organisations);
  Knowledge knowledge;
  for (const model::Alert& alert : calls.alerts) {
    std::vector<Fact>& facts = knowledge.by_alert.emplace_back();
    if (!alert.from.valid() || !alert.to.valid()) continue;
    for (const model::ActivationRule& rule : calls.activations) {
      if (!alert.tells.activation || rule.organisation != alert.from) continue;
      facts.push_back({FactKind::StateBelieved, model::belief_row(organisations, alert.to, alert.from),
                       static_cast<std::uint32_t>(rule.state)});
    }
    if (alert.tells.methane) {
      add_letters(facts, alert.to, letters[alert.from.index()], letters[alert.to.index()]);
    }
  }
  for (const model::Finding& finding : coordination.findings) {
    std::vector<Fact>& facts = knowledge.by_finding.emplace_back();
    if (!finding.organisation.valid()) continue;
    Letters one;
    one.set(place_of(finding.letter));
    add_letters(facts, finding.organisation, one, letters[finding.organisation.index()]);
  }
  return knowledge;
}

}  // namespace tocsin::scenario

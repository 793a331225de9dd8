#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "sim/base/text.hpp"
#include "sim/scenario/drama_numbers.hpp"
#include "sim/scenario/parts.hpp"

namespace tocsin::scenario {

namespace {

using model::OrganisationKind;

constexpr std::array organisation_kinds{OrganisationKind::Operator, OrganisationKind::Fire,
                                        OrganisationKind::Police,   OrganisationKind::Ambulance,
                                        OrganisationKind::Council,  OrganisationKind::Health,
                                        OrganisationKind::Agency,   OrganisationKind::Public};

/// The method written; the schema's choices and the methods have the same names.
oncall::Method read_method(const Row& row) {
  return oncall::method_named(row.text("method")).value_or(oncall::Method::Mobile);
}

std::vector<model::Organisation> read_organisations(const Context& context) {
  std::vector<model::Organisation> organisations;
  for (const Row& row : context.tables.rows("organisation")) {
    organisations.push_back(
        {row.text("id"), row.text("name"), organisation_kinds[row.choice("kind").value_or(0)]});
  }
  return organisations;
}

std::vector<model::Role> read_roles(const Context& context) {
  std::vector<model::Role> roles;
  for (const Row& row : context.tables.rows("role")) {
    roles.push_back(
        {row.text("id"), row.text("name"), context.names.id<model::OrganisationTag>(row, "organisation")});
  }
  return roles;
}

oncall::AnswerRule read_rule(const Context& context, const Row& row) {
  constexpr std::array days{oncall::Days::Any, oncall::Days::Weekdays, oncall::Days::Weekend};
  const oncall::Reasons reasons{row.number("asleep"), row.number("driving"), row.number("engaged"),
                                row.number("no_signal")};
  const double all = reasons.asleep + reasons.driving + reasons.engaged + reasons.no_signal;
  if (constexpr double rounding = 1e-9; all > 1.0 + rounding) {
    context.faults().error(row.spot(),
                           {fmt::format("the shares of why it is not answered add up to {:.4g}", all),
                            "`asleep`, `driving`, `engaged` and `no_signal` together at most 1"});
  }
  return {read_method(row),
          row.minute_of_day("from") % 1440,
          row.minute_of_day("to"),
          row.number("chance"),
          row.duration("median"),
          row.number("factor"),
          days[row.choice("days").value_or(0)],
          reasons};
}

std::vector<oncall::AnswerProfile> read_profiles(const Context& context) {
  std::vector<oncall::AnswerProfile> profiles;
  for (const Row& row : context.tables.rows("answering")) {
    oncall::AnswerProfile profile;
    for (const Row& rule : row.rows("rule")) profile.rules.push_back(read_rule(context, rule));
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

oncall::ContactMethod read_contact(const Context& context, const Row& row) {
  constexpr std::array urgencies{oncall::UsedFor::Any, oncall::UsedFor::Urgent, oncall::UsedFor::Routine};
  oncall::ContactMethod contact{read_method(row), row.text("number"), row.duration("ring_for")};
  contact.after = row.duration("after");
  contact.used_for = urgencies[row.choice("urgency").value_or(0)];
  for (const Row& quiet : row.rows("quiet")) {
    contact.quiet = {quiet.minute_of_day("from") % 1440, quiet.minute_of_day("to")};
  }
  contact.quiet_for = row.text("quiet_for") == "any" ? oncall::QuietFor::Any : oncall::QuietFor::Routine;
  contact.desk = context.names.index(row, "desk");
  if (row.has("method") && row.has("number") && !reaches_nobody(contact.method, contact.number)) {
    const bool is_email = contact.method == oncall::Method::Email;
    context.faults().error(row.spot("number"), {fmt::format("\"{}\" might reach somebody", contact.number),
                                                is_email ? "an address under .example, .invalid or .test"
                                                         : "a number kept for drama: 07700 900000 to 900999, "
                                                           "0151 496 0000 to 0999, 01632 960000 to 960999"});
  }
  return contact;
}

std::vector<model::Person> read_persons(const Context& context,
                                        const std::vector<oncall::AnswerProfile>& profiles) {
  std::vector<model::Person> people;
  for (const Row& row : context.tables.rows("person")) {
    model::Person person{row.text("id"), row.text("name"), {}, oncall::default_profile()};
    person.home = context.positions.position_by_road(row, "home");
    const std::uint32_t profile = context.names.index(row, "answering");
    if (profile != Names::none) person.answering = profiles[profile];
    for (const Row& contact : row.rows("contact")) person.contacts.push_back(read_contact(context, contact));
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace

People read_people(const Context& context) {
  People people;
  people.organisations = read_organisations(context);
  people.roles = read_roles(context);
  people.people = read_persons(context, read_profiles(context));
  return people;
}

}  // namespace tocsin::scenario

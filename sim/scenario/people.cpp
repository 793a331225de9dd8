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

std::vector<oncall::AnswerProfile> read_profiles(const Context& context) {
  std::vector<oncall::AnswerProfile> profiles;
  for (const Row& row : context.tables.rows("answering")) {
    oncall::AnswerProfile profile;
    for (const Row& rule : row.rows("rule")) {
      profile.rules.push_back({read_method(rule), rule.minute_of_day("from") % 1440, rule.minute_of_day("to"),
                               rule.number("chance"), rule.duration("median"), rule.number("factor")});
    }
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

oncall::ContactMethod read_contact(const Context& context, const Row& row) {
  oncall::ContactMethod contact{read_method(row), row.text("number"), row.duration("ring_for")};
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
    const std::uint32_t profile = context.names.index(row, "answering");
    if (profile != Names::none) person.answering = profiles[profile];
    for (const Row& contact : row.rows("contact")) person.contacts.push_back(read_contact(context, contact));
    if (person.contacts.empty()) {
      context.faults().warning(
          row.spot("id"), {fmt::format("there is no way to reach {}", person.name), "a [[person.contact]]"});
    }
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

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
#include "sim/scenario/read.hpp"
#include "sim/scenario/shift_time.hpp"

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

/// The instants between which rotas are laid out.
std::optional<oncall::Period> rota_period(const Calendar& calendar) {
  if (!calendar.start() || !calendar.duration()) return std::nullopt;
  return oncall::Period{*calendar.start() + -rota_reach,
                        *calendar.start() + *calendar.duration() + rota_reach};
}

std::vector<oncall::Shift> read_weekly(const Context& context, const Row& row, std::uint32_t person) {
  const auto from = parse_week_time(row.text("from"));
  const auto to = parse_week_time(row.text("to"));
  const auto period = rota_period(context.calendar);
  if (!from || !to || !period || !context.calendar.zone()) return {};
  const oncall::WeeklyShift weekly{person, *from, *to};
  return oncall::expand(std::span{&weekly, 1}, *context.calendar.zone(), *period);
}

std::vector<oncall::Shift> read_single(const Context& context, const Row& row, std::uint32_t person) {
  const auto from = context.calendar.moment(row, "from");
  const auto to = context.calendar.moment(row, "to");
  if (!from || !to) return {};
  if (*to <= *from) {
    context.faults().error(row.spot("to"),
                           {"this shift ends before it begins", "a time after " + row.text("from")});
    return {};
  }
  return {{person, *from, *to}};
}

std::vector<oncall::Shift> read_shift(const Context& context, const Row& row, std::uint32_t person) {
  if (!row.has("from") || !row.has("to")) return {};
  const bool from_weekly = parse_week_time(row.text("from")).has_value();
  const bool to_weekly = parse_week_time(row.text("to")).has_value();
  if (from_weekly != to_weekly) {
    context.faults().error(row.spot("to"), {"`from` and `to` are of different forms",
                                            from_weekly ? "a weekday and a time of day, as in `from`"
                                                        : "a local date and time, as in `from`"});
    return {};
  }
  return from_weekly ? read_weekly(context, row, person) : read_single(context, row, person);
}

std::vector<oncall::RoleRota> read_rotas(const Context& context, std::size_t role_count) {
  std::vector<oncall::RoleRota> rotas(role_count);
  for (const Row& row : context.tables.rows("shift")) {
    const std::uint32_t role = context.names.index(row, "role");
    const std::uint32_t person = context.names.index(row, "person");
    const std::vector<oncall::Shift> shifts = read_shift(context, row, person);
    if (role == Names::none || person == Names::none) continue;
    std::vector<oncall::Shift>& all = rotas[role].shifts;
    all.insert(all.end(), shifts.begin(), shifts.end());
  }
  return rotas;
}

/// Roles of the rota that nobody holds when the exercise starts.
void warn_of_empty_roles(const Context& context, const std::vector<oncall::RoleRota>& rotas) {
  const auto start = context.calendar.start();
  if (!start || context.faults().any_errors()) return;
  for (std::size_t i = 0; i < rotas.size(); ++i) {
    if (!oncall::on_call(rotas[i], *start).empty()) continue;
    const Row& row = context.tables.rows("role")[i];
    context.faults().warning(
        row.spot("id"), {fmt::format("nobody is on call as \"{}\" when the exercise starts", row.text("id")),
                         "a [[shift]] of this role over the start"});
  }
}

}  // namespace

People read_people(const Context& context) {
  People people;
  people.organisations = read_organisations(context);
  people.roles = read_roles(context);
  people.people = read_persons(context, read_profiles(context));
  people.rotas = read_rotas(context, people.roles.size());
  warn_of_empty_roles(context, people.rotas);
  return people;
}

}  // namespace tocsin::scenario

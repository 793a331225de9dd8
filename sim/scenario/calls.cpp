#include <utility>

#include "sim/scenario/parts.hpp"
#include "sim/scenario/triggers.hpp"

namespace tocsin::scenario {

namespace {

model::OrganisationId organisation(const Context& context, const Row& row, std::string_view key) {
  return context.names.id<model::OrganisationTag>(row, key);
}

std::vector<model::Objective> read_objectives(const Context& context) {
  std::vector<model::Objective> objectives;
  for (const Row& row : context.tables.rows("objective")) {
    objectives.push_back({row.text("id"), row.text("text"), row.text("plan_element"),
                          read_trigger(context, row), context.calendar.time(row, "by")});
  }
  return objectives;
}

std::vector<model::Alert> read_alerts(const Context& context) {
  std::vector<model::Alert> alerts;
  for (const Row& row : context.tables.rows("alert")) {
    alerts.push_back(
        {row.text("id"),
         organisation(context, row, "from"),
         organisation(context, row, "to"),
         row.text("channel"),
         row.text("text"),
         row.duration("takes"),
         read_trigger(context, row),
         {.activation = row.has_choice("tells", "activation"), .methane = row.has_choice("tells", "methane")},
         context.names.id<model::DeskTag>(row, "caller"),
         context.names.id<model::DeskTag>(row, "desk")});
  }
  return alerts;
}

std::vector<model::ActivationRule> read_activations(const Context& context) {
  std::vector<model::ActivationRule> activations;
  for (const Row& row : context.tables.rows("activation")) {
    activations.push_back(
        {organisation(context, row, "organisation"), read_state(row), read_trigger(context, row)});
  }
  return activations;
}

std::vector<model::Inject> read_injects(const Context& context) {
  std::vector<model::Inject> injects;
  for (const Row& row : context.tables.rows("inject")) {
    injects.push_back({row.text("id"), row.text("title"), row.text("text"),
                       organisation(context, row, "from"), organisation(context, row, "to"),
                       row.text("channel"), row.text("expected"),
                       context.names.id<model::ObjectiveTag>(row, "objective"), read_trigger(context, row)});
  }
  return injects;
}

}  // namespace

Calls read_calls(const Context& context) {
  return {read_objectives(context), read_alerts(context), read_activations(context), read_injects(context)};
}

}  // namespace tocsin::scenario

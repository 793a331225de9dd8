#include "sim/scenario/drill.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/triggers.hpp"

namespace tocsin::scenario {

namespace {

model::RoleId role(const Context& context, const Row& row) {
  return context.names.id<model::RoleTag>(row, "role");
}

std::vector<model::Drill> read_list(const Context& context) {
  std::vector<model::Drill> drills;
  for (const Row& row : context.tables.rows("drill")) {
    const model::RoleId id = role(context, row);
    const bool is_second = id.valid() && std::any_of(drills.begin(), drills.end(),
                                                     [&](const auto& other) { return other.role == id; });
    if (is_second) {
      context.faults().error(
          row.spot("role"),
          {fmt::format("the role \"{}\" has two drills", row.text("role")), "one [[drill]] for each role"});
    }
    drills.push_back({id, row.text("title"), row.text("brief"), row.integer("minutes")});
  }
  return drills;
}

std::vector<model::ExpectedAction> read_expected(const Context& context) {
  std::vector<model::ExpectedAction> expected;
  for (const Row& row : context.tables.rows("expected")) {
    expected.push_back({row.text("id"), role(context, row), row.text("text"), row.text("why"),
                        read_conditions(context, row.rows("after")), row.duration("within"),
                        read_conditions(context, row.rows("evidence"))});
  }
  return expected;
}

std::vector<model::Question> read_questions(const Context& context) {
  std::vector<model::Question> questions;
  for (const Row& row : context.tables.rows("question")) {
    model::Question question{row.text("id"),
                             role(context, row),
                             context.names.id<model::OrganisationTag>(row, "to"),
                             row.text("text"),
                             row.text("keywords"),
                             row.duration("takes"),
                             {}};
    for (const Row& answer : row.rows("answer")) {
      question.answers.push_back({answer.text("text"), read_conditions(context, answer.rows("when"))});
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

std::vector<model::DecisionOption> read_options(const Context& context, const Row& row) {
  std::vector<model::DecisionOption> options;
  std::set<std::string> ids;
  for (const Row& option : row.rows("option")) {
    const std::string id = option.text("id");
    if (option.has("id") && !ids.insert(id).second) {
      context.faults().error(option.spot("id"), {fmt::format("the option \"{}\" is given twice", id),
                                                 "options that differ within one decision"});
    }
    options.push_back({id, option.text("text")});
  }
  return options;
}

std::vector<model::Decision> read_decisions(const Context& context) {
  std::vector<model::Decision> decisions;
  for (const Row& row : context.tables.rows("decision")) {
    decisions.push_back({row.text("id"), role(context, row), row.text("prompt"), read_options(context, row),
                         row.duration("within"), read_trigger(context, row)});
  }
  return decisions;
}

}  // namespace

Drills read_drills(const Context& context) {
  return {read_list(context), read_expected(context), read_questions(context), read_decisions(context)};
}

}  // namespace tocsin::scenario

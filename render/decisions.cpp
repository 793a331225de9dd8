#include "render/decisions.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "render/names.hpp"
#include "render/panels.hpp"
#include "sim/model/drill.hpp"

namespace tocsin::render {

namespace {

bool is_open(const DecisionPrompt& prompt) {
  return prompt.standing == DecisionStanding::Due || prompt.standing == DecisionStanding::Overdue;
}

/// What the prompt says of how it stands.
void set_standing(DecisionPrompt& prompt, const model::Setting& setting, const model::Decision& planned,
                  const model::DecisionState& state, SimTime now) {
  if (state.made) {
    prompt.standing = DecisionStanding::Made;
    prompt.state = fmt::format("decided {}, after {}", short_clock(setting, *state.made),
                               countdown(*state.due, *state.made));
    prompt.rationale = state.rationale;
    prompt.order = *state.made;
  } else if (!state.due) {
    prompt.standing = DecisionStanding::Planned;
    prompt.state = planned.trigger.at ? "planned, not before " + short_clock(setting, *planned.trigger.at)
                                      : "planned, waits for its conditions";
  } else if (*state.due + planned.within > now) {
    prompt.standing = DecisionStanding::Due;
    prompt.countdown = countdown(now, *state.due + planned.within);
    prompt.state = prompt.countdown + " left";
    prompt.order = *state.due + planned.within;
  } else {
    prompt.standing = DecisionStanding::Overdue;
    prompt.state =
        "its time passed at " + short_clock(setting, *state.due + planned.within) + "; it can still be made";
    prompt.order = *state.due + planned.within;
  }
}

DecisionPrompt prompt_of(const model::Setting& setting, const model::World& world, std::size_t row,
                         SimTime now) {
  const model::Decision& planned = setting.scenario.decisions[row];
  const model::DecisionState& state = world.decisions[row];
  DecisionPrompt prompt;
  prompt.id = planned.id;
  prompt.role = plain_name(setting.scenario.roles[planned.role.index()].name);
  if (const auto holder = model::holder_of(setting, planned.role, now)) {
    prompt.who = plain_name(setting.scenario.people[holder->index()].name);
  }
  prompt.question = planned.prompt;
  for (std::size_t i = 0; i < planned.options.size(); ++i) {
    prompt.options.push_back({planned.options[i].id, planned.options[i].text, state.option == i});
  }
  set_standing(prompt, setting, planned, state, now);
  return prompt;
}

}  // namespace

std::vector<DecisionPrompt> decision_prompts(const model::Setting& setting, const model::World& world,
                                             SimTime now) {
  std::vector<DecisionPrompt> prompts;
  for (std::size_t i = 0; i < world.decisions.size(); ++i) {
    prompts.push_back(prompt_of(setting, world, i, now));
  }
  const auto key = [](const DecisionPrompt& prompt) {
    const bool is_made = prompt.standing == DecisionStanding::Made;
    const int group = is_open(prompt) ? 0 : is_made ? 2 : 1;
    return std::tuple(group, is_made ? -prompt.order.ms : prompt.order.ms);
  };
  std::stable_sort(prompts.begin(), prompts.end(),
                   [&](const DecisionPrompt& a, const DecisionPrompt& b) { return key(a) < key(b); });
  return prompts;
}

std::string decision_notice(const std::vector<DecisionPrompt>& prompts) {
  const auto open = std::count_if(prompts.begin(), prompts.end(), is_open);
  if (open == 0) return {};
  // One whose time has passed is pressing, but one that can still be made in time is worth more.
  const auto due = std::find_if(prompts.begin(), prompts.end(), [](const DecisionPrompt& prompt) {
    return prompt.standing == DecisionStanding::Due;
  });
  const DecisionPrompt& first = due == prompts.end() ? prompts.front() : *due;
  const std::string left = first.countdown.empty() ? "time has passed" : first.countdown + " left";
  const std::string more = open > 1 ? fmt::format(" (and {} more)", open - 1) : std::string{};
  return fmt::format("{}, {}: {}{}", left, first.role, first.question, more);
}

std::string room_decision(const model::Setting& setting, const model::World& world, SimTime now) {
  auto prompts = decision_prompts(setting, world, now);
  std::erase_if(prompts, [&](const DecisionPrompt& prompt) {
    const auto decision = model::find_decision(setting, prompt.id);
    return prompt.standing != DecisionStanding::Due ||
           model::is_played(world, setting.scenario.decisions[decision->index()].role);
  });
  return decision_notice(prompts);
}

}  // namespace tocsin::render

// The decisions that a scenario calls for, as rows for the facilitator: who, the question, the options, how
// long is left. And what of them a room may read. Pure functions of the exercise at one moment.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::render {

enum class DecisionStanding : std::uint8_t { Due, Overdue, Planned, Made };

struct DecisionPrompt {
  struct Option {
    std::string id;
    std::string text;
    bool is_chosen = false;
  };
  std::string id;
  std::string role;  ///< "Duty officer"
  std::string who;   ///< who holds that role now: "A. Villiers"; empty where nobody does
  std::string question;
  std::vector<Option> options;
  DecisionStanding standing = DecisionStanding::Planned;
  std::string state;      ///< "2:10 left", "decided 10:36:01, after 2:10"
  std::string countdown;  ///< "2:10"; empty where none runs
  std::string rationale;  ///< of one that was made
  SimTime order;
};

/// Those to be made first, the one with the least time left before the others; then those to come, as the
/// scenario has them; then those made, latest first.
std::vector<DecisionPrompt> decision_prompts(const model::Setting& setting, const model::World& world,
                                             SimTime now);

/// "Duty officer: Is the centre opened? 2:10 left" for the most urgent one that is to be made, and how many
/// more there are; empty where none is.
std::string decision_notice(const std::vector<DecisionPrompt>& prompts);

/// The same for the room, options and all left out. A decision of a role that one officer practises is
/// theirs alone.
std::string room_decision(const model::Setting& setting, const model::World& world, SimTime now);

}  // namespace tocsin::render

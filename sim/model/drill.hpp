// One officer who practises a role while everybody else is simulated: who is played, whether the telephone
// is free, and when a command of theirs can be carried out. What the commands do stands in turn_drill.cpp;
// what the officer is shown is not known here.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/model/command.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::model {

/// How long an answered call keeps the officer's telephone: who speaks, what is said, and its reading back.
inline constexpr Duration conversation = std::chrono::seconds{30};

/// The answer where none of a question's answers is known yet.
inline constexpr std::string_view nothing_known = "Nothing is known of that yet.";

std::optional<RoleId> find_role(const Setting&, std::string_view id);
std::optional<QuestionId> find_question(const Setting&, std::string_view id);
std::optional<DecisionId> find_decision(const Setting&, std::string_view id);

/// The first named of those who hold a role at `t`; nothing where nobody does.
std::optional<PersonId> holder_of(const Setting&, RoleId, SimTime t);

/// True for a role that somebody has taken.
bool is_played(const World&, RoleId);
/// True for a person as whom such a role has been held: nobody answers for them but by command.
bool is_played(const World&, PersonId);

/// The method by which an officer tries somebody when the first `tried` have failed: the next that rings for
/// any time at all. An officer in a hurry keeps no quiet hours. Nothing where none is left.
std::optional<std::uint32_t> method_for_officer(const Setting&, PersonId, std::size_t tried);

/// The officer's call under way, or the conversation after it: a row of World::phone_calls.
std::optional<std::uint32_t> call_under_way(const World&, RoleId from);

/// Why a command cannot be carried out now.
Result<void> check_drill(const Setting&, const World&, const TakeRole&);
Result<void> check_drill(const Setting&, const World&, const Ask&);
Result<void> check_drill(const Setting&, const World&, const Decide&);
Result<void> check_drill(const Setting&, const World&, const PlaceCall&);

}  // namespace tocsin::model

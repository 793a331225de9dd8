// What organisations have been told of each other and of the incident, what is on its way between them, and
// how groups gather. Plain values, part of the World. Knows nothing of the rules by which they change.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/future_event_list.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/whereabouts.hpp"
#include "sim/roads/route.hpp"

namespace tocsin::model {

/// What one organisation believes of another's state. It follows messages and never leads the truth.
struct Belief {
  Activation state = Activation::None;
  std::optional<SimTime> since;  ///< since when the other was in that state, as it said
  std::optional<SimTime> told;   ///< when this one was told; none: never
  SimTime as_of;                 ///< when that was said: what was said earlier does not replace it
};

/// Row of World::beliefs: what `who` believes of `of`.
constexpr std::uint32_t belief_row(std::size_t organisations, OrganisationId who, OrganisationId of) {
  return static_cast<std::uint32_t>(who.index() * organisations + of.index());
}

/// One letter of a METHANE as somebody said it; `stated` is when it was found, or first said.
struct LetterText {
  std::string text;
  SimTime stated;
};
using LetterTexts = std::array<std::optional<LetterText>, letter_count>;

/// A letter that an organisation has: from whom (itself where it found it) and since when.
struct HeldLetter {
  LetterText said;
  OrganisationId from;
  SimTime since;
};
using HeldLetters = std::array<std::optional<HeldLetter>, letter_count>;

/// The sender's own state when it sent a message.
struct ToldState {
  Activation state = Activation::None;
  std::optional<SimTime> since;
};
/// The letters that a message carries, and which the sender had.
struct ToldMethane {
  MethaneForm form = MethaneForm::Methane;
  LetterTexts letters;
  std::vector<Letter> had;
  std::optional<Duration> after_arrival;  ///< sent so long after the sender's first unit arrived at an RVP
};

/// What is on its way from one organisation to another, or has come there, as it was when it was sent.
struct Message {
  OrganisationId from;
  OrganisationId to;  ///< the sender itself: its own control room
  SimTime sent;
  std::optional<SimTime> received;
  std::optional<ToldState> state;
  std::optional<ToldMethane> methane;
};

enum class MemberStatus : std::uint8_t {
  Waited,        ///< nobody has acknowledged for the role, or the group has not been convened
  GettingReady,  ///< until `due`
  OnTheWay,      ///< until `due`; without `route`, by the scenario's length of time
  NoWay,         ///< no road leads there, and it may not dial in
  DiallingIn,    ///< until `due`
  Joined
};
/// Why a member who would come by road joins by telephone.
enum class Instead : std::uint8_t {
  No,
  NoRoad,    ///< no road leads there
  Elsewhere  ///< the same person is at, or bound for, another group
};

/// How one member of a convened group fares.
struct MemberState {
  MemberStatus status = MemberStatus::Waited;
  PersonId person;  ///< who acknowledged for the role
  SimTime since;    ///< start of the present status
  SimTime due;
  SimTime due_before;                 ///< what `due` was before the last change of route
  std::optional<roads::Route> route;  ///< while OnTheWay; kept while Joined as the way it came
  SimTime route_started;
  Whereabouts from;  ///< where that route began; while NoWay it still is there
  /// Of its route, the leg at whose beginning it will find a road closed that it knows nothing of.
  std::optional<std::uint32_t> closed_leg;
  std::vector<ClosureId> met;  ///< roads that it has found closed, and keeps clear of
  Instead instead = Instead::No;
  GroupId elsewhere;          ///< where `instead` is Elsewhere: that group
  bool is_passenger = false;  ///< the same person is on the way to this group for another role
  engine::Ticket ticket;
};

struct GroupState {
  std::optional<SimTime> convened;
  std::optional<SimTime> quorate;
  std::vector<MemberState> members;  ///< as the scenario has them
};

}  // namespace tocsin::model

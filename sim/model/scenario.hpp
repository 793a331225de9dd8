// A scenario as values: what a planner wrote, read and resolved. Knows nothing of TOML (sim/scenario
// reads it) and nothing of what happens when it runs (rules.hpp). docs/scenario-format.md explains
// each part to planners.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/civil.hpp"
#include "sim/base/geo.hpp"
#include "sim/base/ids.hpp"
#include "sim/base/time.hpp"
#include "sim/hazard/cloud.hpp"
#include "sim/hazard/scripted.hpp"
#include "sim/hazard/substances.hpp"
#include "sim/hazard/weather.hpp"
#include "sim/model/coordination.hpp"
#include "sim/oncall/answering.hpp"
#include "sim/oncall/desk.hpp"
#include "sim/oncall/escalation.hpp"
#include "sim/oncall/rota.hpp"
#include "sim/roads/network.hpp"
#include "sim/roads/travel.hpp"

namespace tocsin::model {

using ObjectiveId = Id<struct ObjectiveTag>;
using OrganisationId = Id<struct OrganisationTag>;
using RoleId = Id<struct RoleTag>;
using PersonId = Id<struct PersonTag>;
using EscalationId = Id<struct EscalationTag>;
using AlertId = Id<struct AlertTag>;
using StationId = Id<struct StationTag>;
using UnitId = Id<struct UnitTag>;
using RvpId = Id<struct RvpTag>;
using TaskId = Id<struct TaskTag>;
using ReceptorId = Id<struct ReceptorTag>;
using ClosureId = Id<struct ClosureTag>;
using SlowdownId = Id<struct SlowdownTag>;
using InjectId = Id<struct InjectTag>;
using FindingId = Id<struct FindingTag>;
using GroupId = Id<struct GroupTag>;
using ExpectedId = Id<struct ExpectedTag>;
using QuestionId = Id<struct QuestionTag>;
using DecisionId = Id<struct DecisionTag>;
using DeskId = Id<struct DeskTag>;
using ChannelId = Id<struct ChannelTag>;
using ChannelFaultId = Id<struct ChannelFaultTag>;
using CordonId = Id<struct CordonTag>;

/// Something that has happened and can be waited for. `index` is a row of the table that `kind` names.
enum class FactKind : std::uint8_t {
  InjectDelivered,
  AlertReceived,
  RoleAcknowledged,
  CascadeExhausted,
  ActivationReached,  ///< `state` holds the Activation
  UnitArrived,
  TaskFinished,
  ClosureMade,
  ReceptorInCloud,
  RvpUntenable,
  SlowdownBegan,
  StateBelieved,  ///< `index` is a row of World::beliefs, `state` holds the Activation
  LetterHeld,     ///< by the organisation; `state` holds the Letter
  Informed,       ///< the organisation has all letters but the M, which a lesser incident does without
  GroupConvened,
  QuorumReached,
  DecisionMade,  ///< `state` 0: whatever was chosen; else the option's row and 1
  QuestionAsked,
  QuestionAnswered,
  RoleCalled,    ///< whoever holds it answered a call that an officer placed
  RoleNoted,     ///< whoever plays it wrote a note
  RoleReported,  ///< whoever plays it sent a METHANE
  ChannelFaultBegan,
  CordonSet
};
struct Fact {
  FactKind kind = FactKind::InjectDelivered;
  std::uint32_t index = 0;
  std::uint32_t state = 0;

  friend constexpr auto operator<=>(const Fact&, const Fact&) = default;
};

/// When something planned takes place: once all facts have come to hold, not before `at`, and `delay`
/// after that. With neither a time nor a fact it never happens of itself.
struct Trigger {
  std::optional<SimTime> at;
  std::vector<Fact> when;
  Duration delay{0};
};

struct Objective {
  std::string id;
  std::string text;
  std::string plan_element;  ///< COMAH 2015 schedule 4 part 2, "a" to "g"
  Trigger evidence;          ///< what in the run shows that it was met; may be empty
  std::optional<SimTime> by;
};

enum class OrganisationKind : std::uint8_t {
  Operator,
  Fire,
  Police,
  Ambulance,
  Council,
  Health,
  Agency,
  Public
};

struct Organisation {
  std::string id;
  std::string name;
  OrganisationKind kind = OrganisationKind::Agency;
};

struct Role {
  std::string id;
  std::string name;
  OrganisationId organisation;
};

struct Person {
  std::string id;
  std::string name;
  std::vector<oncall::ContactMethod> contacts;  ///< in the order in which they are tried
  oncall::AnswerProfile answering;
  std::optional<GridPoint> home = {};  ///< from where they drive to a group; an invented place
};

/// Where calls are made and taken by people with a telephone each, one call after another. Its staff are
/// the people on call for its role then; without a role every position is always staffed.
struct Desk {
  std::string id;
  std::string name;
  OrganisationId organisation;
  RoleId role;  ///< may be none
  oncall::DeskRules rules;
};

/// What carries attempts by those methods.
struct Channel {
  std::string id;
  std::string name;
  std::vector<oncall::Method> methods;
  std::optional<int> capacity;  ///< attempts at once; none: any number
};

enum class ChannelFaultKind : std::uint8_t {
  Failed,    ///< no attempt gets through
  Saturated  ///< a share of them does not
};

struct ChannelFault {
  std::string id;
  ChannelId channel;
  ChannelFaultKind kind = ChannelFaultKind::Failed;
  double blocked = 1.0;  ///< Saturated: the share of attempts that do not get through
  Trigger began;
  Trigger mended;
};

/// A call-out: who is contacted, in which order, until somebody acknowledges. Role indices in the
/// policy's steps are RoleId values, people PersonId values.
struct Escalation {
  std::string id;
  std::string name;
  OrganisationId organisation;
  oncall::Policy policy;
  Trigger trigger;
  DeskId caller;               ///< may be none: everything is tried at once
  std::vector<Fact> progress;  ///< what shows that whoever acknowledged gets on with it; empty: nothing need
  Duration remind_after{0};    ///< where they have not by then
  int reminders = 1;           ///< after the last of them the acknowledgement counts no more
};

/// One organisation tells another something; it is received `takes` later.
struct Alert {
  std::string id;
  OrganisationId from;
  OrganisationId to;
  std::string channel;
  std::string text;
  Duration takes{0};
  Trigger trigger;
  Tells tells = {};  ///< at the moment of sending
  DeskId caller;     ///< may be none: it is sent when it is due
  DeskId desk;       ///< may be none: it is heard at once
};

/// Something about the incident that an organisation comes to know of itself: one letter of a METHANE. A
/// later one for the same letter replaces it.
struct Finding {
  std::string id;
  OrganisationId organisation;
  Letter letter = Letter::MajorIncident;
  std::string text;
  Trigger trigger;
};

/// Whoever acknowledged for the role comes to the group.
struct GroupMember {
  RoleId role;
  Part part = Part::Optional;
  Attends attends = Attends::Road;
  Duration ready = ready_by_road;       ///< from acknowledging until setting off or being on the line
  std::optional<Duration> travel = {};  ///< how long the drive takes for those who have no home
};

/// Where organisations co-ordinate: an emergency centre, a TCG. It has its quorum once `quorum` people are
/// there or on the line, and every required role with them.
struct Group {
  std::string id;
  std::string name;
  GroupKind kind = GroupKind::Other;
  OrganisationId organisation;  ///< that chairs it
  std::optional<GridPoint> position;
  int quorum = 1;
  std::vector<GroupMember> members;
  Trigger trigger;
};

/// A planned change of an organisation's state.
struct ActivationRule {
  OrganisationId organisation;
  Activation state = Activation::Standby;
  Trigger trigger;
};

struct Station {
  std::string id;
  std::string name;
  OrganisationId organisation;
  GridPoint position;   ///< for a station off the map: where its units enter the map
  Duration off_map{0};  ///< driving time from the real station to `position`; zero on the map
};

enum class UnitKind : std::uint8_t {
  Pump,
  SpecialAppliance,
  FireOfficer,
  Ambulance,
  AmbulanceOfficer,
  PoliceCar,
  CouncilCar
};

struct Unit {
  std::string id;
  std::string callsign;
  StationId station;
  UnitKind kind = UnitKind::Pump;
  int crew = 0;
  Duration turnout{0};  ///< median; the draw lies within a factor 1.3 of it two times in three
};

struct Rvp {
  std::string id;
  std::string name;
  GridPoint position;
  RvpId alternate;  ///< where units go when this one becomes untenable; may be none
};

struct Task {
  std::string id;
  std::string name;
  UnitId unit;
  RvpId rvp;
  Duration work{0};  ///< from arrival until the unit is released
  Trigger trigger;
};

struct Receptor {
  std::string id;
  std::string kind;  ///< as the map names it: school, care_home, nursery ...
  std::string name;
  GridPoint position;
};

/// Which ways along a link a closure shuts: from its `from` junction to its `to` junction is Forward.
enum class Ways : std::uint8_t { Both, Forward, Backward };

struct ClosedLink {
  roads::LinkId link;
  Ways ways = Ways::Both;

  friend constexpr auto operator<=>(const ClosedLink&, const ClosedLink&) = default;
};

struct Closure {
  std::string id;
  std::string name;
  std::vector<ClosedLink> links;  ///< ascending, each link once
  Trigger made;
  Trigger lifted;
};

/// A slow-down's range, in percent of the usual time.
inline constexpr int least_slow_percent = 101;
inline constexpr int most_slow_percent = 2000;

/// Traffic that stands or crawls: whoever drives those links takes longer, whatever the vehicle.
struct Slowdown {
  std::string id;
  std::string name;
  std::vector<roads::LinkId> links;  ///< ascending, each once
  std::uint16_t percent = 200;  ///< of the usual time, above 100; of several on a link the greatest counts
  Trigger began;
  Trigger ended;
};

enum class CordonKind : std::uint8_t {
  Inner,  ///< about the danger: only who works there
  Outer   ///< about the working ground: kept clear of the public
};

/// A line on the ground that people are told of. It closes no road: a closure does that.
struct Cordon {
  std::string id;
  std::string name;
  CordonKind kind = CordonKind::Inner;
  std::vector<GridPoint> ring;  ///< its corners; the first is not repeated
  Trigger set;
  Trigger lifted;
};

struct Inject {
  std::string id;
  std::string title;
  std::string text;
  OrganisationId from;
  OrganisationId to;
  std::string channel;
  std::string expected;   ///< the expected action, in words; may be empty
  ObjectiveId objective;  ///< may be none
  Trigger trigger;
};

/// A role that one officer can practise alone, everybody else simulated.
struct Drill {
  RoleId role;
  std::string title;
  std::string brief;  ///< what the officer knows at the start
  int minutes = 10;   ///< how long it is meant to take at speed 1
};

/// What a plan or doctrine would have whoever plays the role do, and what in the run shows that it was
/// done. Only judged while the role is played.
struct ExpectedAction {
  std::string id;
  RoleId role;
  std::string text;
  std::string why;             ///< the ground: which plan or doctrine
  std::vector<Fact> after;     ///< expected once all of these hold; empty: from the start
  Duration within{0};          ///< and then within this time
  std::vector<Fact> evidence;  ///< all of these show that it was done
};

struct Answer {
  std::string text;
  std::vector<Fact> when;  ///< known once all of these hold
};

/// Something that whoever plays the role can ask. Of the answers that are known, the last is given.
struct Question {
  std::string id;
  RoleId role;
  OrganisationId to;
  std::string text;
  std::string keywords;  ///< further words by which it is found, with spaces between them
  Duration takes{0};
  std::vector<Answer> answers;
};

struct DecisionOption {
  std::string id;
  std::string text;
};

/// Something that somebody in a role has to decide.
struct Decision {
  std::string id;
  RoleId role;
  std::string prompt;
  std::vector<DecisionOption> options;
  Duration within{0};  ///< from when it is due; it can still be made after that
  Trigger trigger;
};

enum class IncidentKind : std::uint8_t {
  Release,  ///< a toxic cloud from the puff model
  Smoke,    ///< areas drawn by a named author: no model would be honest
  Upset     ///< nothing is released
};

struct Incident {
  IncidentKind kind = IncidentKind::Upset;
  std::string description;
  GridPoint position;
  hazard::Release release;                        ///< Release only
  hazard::Aegl danger_level = hazard::Aegl::Two;  ///< what makes a road, RVP or station untenable
  hazard::ScriptedFootprint footprint;            ///< Smoke only
};

struct Scenario {
  std::string title;
  std::string code_word;
  std::string summary;
  std::string notice;  ///< what is invented, in the planner's words
  std::string map_name;
  TimeZone time_zone;
  Instant start;
  Duration duration{0};
  /// From a change on the roads, in the air or at an RVP until the control rooms know of it.
  Duration news_to_control = std::chrono::seconds{40};
  /// And from there until a crew on the move has heard.
  Duration news_to_crew = std::chrono::seconds{20};
  /// From when a METHANE is sent by an order until it has been taken down at the other end.
  Duration methane_takes = std::chrono::minutes{2};
  roads::TravelModel travel = roads::default_travel_model();

  std::string site_name;
  std::string site_operator;
  GridPoint site_position;
  Incident incident;
  hazard::Weather weather;

  std::vector<Objective> objectives;
  std::vector<Organisation> organisations;
  std::vector<Role> roles;
  std::vector<oncall::Rota> rotas;  ///< one for each role; indices are PersonId values
  std::vector<Person> people;
  std::vector<Desk> desks;
  std::vector<Channel> channels;
  std::vector<ChannelFault> channel_faults;
  std::vector<Escalation> escalations;
  std::vector<Alert> alerts;
  std::vector<ActivationRule> activations;
  std::vector<Station> stations;
  std::vector<Unit> units;
  std::vector<Rvp> rvps;
  std::vector<Task> tasks;
  std::vector<Receptor> receptors;  ///< the map's, then the scenario's own
  std::vector<Closure> closures;
  std::vector<Slowdown> slowdowns;
  std::vector<Cordon> cordons;
  std::vector<Inject> injects;
  std::vector<Finding> findings;
  std::vector<Group> groups;
  std::vector<Drill> drills;
  std::vector<ExpectedAction> expected;
  std::vector<Question> questions;
  std::vector<Decision> decisions;
};

/// One file of a scenario, as read: its name within the folder and its whole text.
struct SourceText {
  std::string name;
  std::string text;
};

}  // namespace tocsin::model

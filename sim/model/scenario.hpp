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
#include "sim/oncall/answering.hpp"
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

/// The state of one organisation; any of them may declare, and the state is its own.
enum class Activation : std::uint8_t { None, Standby, Declared, StoodDown };

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
  SlowdownBegan
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
};

/// A call-out: who is contacted, in which order, until somebody acknowledges. Role indices in the
/// policy's steps are RoleId values.
struct Escalation {
  std::string id;
  std::string name;
  OrganisationId organisation;
  oncall::Policy policy;
  Trigger trigger;
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
  std::vector<Inject> injects;
};

/// One file of a scenario, as read: its name within the folder and its whole text.
struct SourceText {
  std::string name;
  std::string text;
};

}  // namespace tocsin::model

// The subjects of a scenario, each read by itself from rows that were checked: the incident, the people,
// the calls, the responders and the injects. Knows nothing of how they were written.
#pragma once

#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/scenario/context.hpp"

namespace tocsin::scenario {

/// incident.cpp: what goes wrong, and in what weather.
model::Incident read_incident(const Context& context);
hazard::Weather read_weather(const Context& context);

/// people.cpp: who takes part.
struct People {
  std::vector<model::Organisation> organisations;
  std::vector<model::Role> roles;
  std::vector<model::Person> people;
};
People read_people(const Context& context);

/// call_out.cpp: who is called out, by whom, and over what.
struct CallOut {
  std::vector<model::Desk> desks;
  std::vector<model::Channel> channels;
  std::vector<model::ChannelFault> channel_faults;
  std::vector<model::Escalation> escalations;
};
CallOut read_call_out(const Context& context);

/// calls.cpp: what is said and declared.
struct Calls {
  std::vector<model::Objective> objectives;
  std::vector<model::Alert> alerts;
  std::vector<model::ActivationRule> activations;
  std::vector<model::Inject> injects;
};
Calls read_calls(const Context& context);

/// responders.cpp: who goes where, and what is in the way.
struct Responders {
  std::vector<model::Station> stations;
  std::vector<model::Unit> units;
  std::vector<model::Rvp> rvps;
  std::vector<model::Task> tasks;
  std::vector<model::Receptor> receptors;
  std::vector<model::Closure> closures;
  std::vector<model::Slowdown> slowdowns;
  std::vector<model::Cordon> cordons;
};
Responders read_responders(const Context& context);
/// cordons.cpp
std::vector<model::Cordon> read_cordons(const Context& context);

}  // namespace tocsin::scenario

// What an entry says of the call-out, of desks, channels and alerts, in the scenario's own names. Internal
// to sim/model: describe.cpp has the rest, and everybody else asks describe() in rules.hpp.
#pragma once

#include <cstdint>
#include <string>

#include "sim/model/command.hpp"
#include "sim/model/setting.hpp"

namespace tocsin::model {

class DescribeCallOut {
 public:
  DescribeCallOut(const Setting& setting, const State& state)
      : setting_(setting), scenario_(setting.scenario), world_(state.world) {}

  Fields operator()(const AlertSent&) const;
  Fields operator()(const AlertReceived&) const;
  Fields operator()(const EscalationStarted&) const;
  Fields operator()(const StepStarted&) const;
  Fields operator()(const StepJumped&) const;
  Fields operator()(const AttemptMade&) const;
  Fields operator()(const AttemptUnanswered&) const;
  Fields operator()(const Acknowledged&) const;
  Fields operator()(const TargetPassedOver&) const;
  Fields operator()(const OnCallChanged&) const;
  Fields operator()(const StepTimedOut&) const;
  Fields operator()(const StepSkipped&) const;
  Fields operator()(const LastResortStarted&) const;
  Fields operator()(const ReminderSent&) const;
  Fields operator()(const Unacknowledged&) const;
  Fields operator()(const CascadeExhausted&) const;
  Fields operator()(const CallQueued&) const;
  Fields operator()(const CallTaken&) const;
  Fields operator()(const ChannelFaultBegan&) const;
  Fields operator()(const ChannelFaultEnded&) const;

 private:
  const EscalationState& state_of(EscalationId id) const { return world_.escalations[id.index()]; }
  const Call& call_of(EscalationId id, std::uint32_t call) const { return state_of(id).calls[call]; }
  const oncall::ContactMethod& contact_of(const Call& call, std::uint32_t method) const;
  const std::string& person(PersonId id) const { return scenario_.people[id.index()].id; }
  const std::string& escalation(EscalationId id) const { return scenario_.escalations[id.index()].id; }
  const std::string& organisation(OrganisationId id) const { return scenario_.organisations[id.index()].id; }
  std::string role(RoleId id) const { return id.valid() ? scenario_.roles[id.index()].id : std::string{}; }
  Fields called(EscalationId id, std::uint32_t call) const;
  Fields step(EscalationId id, std::uint32_t number, std::uint32_t round) const;
  Fields alert(AlertId id) const;
  Fields at_desk(DeskId desk, const DeskCall& what) const;
  void add_wait(Fields& fields, DeskId desk) const;
  std::vector<std::string> acknowledged_by(EscalationId id) const;
  Fields fault(ChannelFaultId id) const;

  const Setting& setting_;
  const Scenario& scenario_;
  const World& world_;
};

}  // namespace tocsin::model

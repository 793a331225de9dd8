// Channels: what carries attempts, and how it fails, fills up and recovers.
#include <algorithm>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

bool carries(const Channel& channel, oncall::Method method) {
  return std::find(channel.methods.begin(), channel.methods.end(), method) != channel.methods.end();
}

}  // namespace

void Turn::on(ChannelFaultBegan event) {
  world_.channel_faults[event.fault.index()].began = world_.now;
  establish({FactKind::ChannelFaultBegan, event.fault.value, 0});
}

void Turn::on(ChannelFaultEnded event) { world_.channel_faults[event.fault.index()].ended = world_.now; }

// Attempts that ring on the channel.
int Turn::attempts_on(const Channel& channel) const {
  int attempts = 0;
  const auto count = [&](PersonId person, std::uint32_t method) {
    attempts += carries(channel, scenario_.people[person.index()].contacts[method].method) ? 1 : 0;
  };
  for (const EscalationState& state : world_.escalations) {
    for (const Call& call : state.calls) {
      const bool rings = call.status == CallStatus::Trying && call.stage == CallStage::Ringing;
      if (rings) count(call.person, call.method);
    }
  }
  for (const PhoneCall& call : world_.phone_calls) {
    if (call.status == PhoneStatus::Ringing) count(call.person, call.method);
  }
  return attempts;
}

// Why the attempt that is about to ring does not get through: a failed channel before a full one.
std::optional<oncall::Unanswered> Turn::blocked_by_channel(const Person& person, oncall::Method method,
                                                           std::uint32_t nth) const {
  double blocked = 0.0;
  for (std::size_t i = 0; i < scenario_.channel_faults.size(); ++i) {
    const ChannelFault& fault = scenario_.channel_faults[i];
    if (!world_.channel_faults[i].in_force()) continue;
    if (!carries(scenario_.channels[fault.channel.index()], method)) continue;
    if (fault.kind == ChannelFaultKind::Failed) return oncall::Unanswered::ChannelFailed;
    blocked = std::max(blocked, fault.blocked);
  }
  RandomStream stream(seed_, person.id, "channel", nth);
  if (blocked > 0.0 && stream.uniform() < blocked) return oncall::Unanswered::NetworkBusy;
  for (const Channel& channel : scenario_.channels) {
    if (!carries(channel, method) || !channel.capacity) continue;
    if (attempts_on(channel) >= *channel.capacity) return oncall::Unanswered::NetworkBusy;
  }
  return std::nullopt;
}

}  // namespace tocsin::model

// What entries say of co-ordination: states, findings, messages, groups. Part of describe.hpp's answer, in a
// file of its own; knows nothing of other events.
#pragma once

#include "sim/model/event.hpp"
#include "sim/model/fields.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"

namespace tocsin::model {

Fields describe(const Setting&, const World&, const ActivationDue&);
Fields describe(const Setting&, const World&, const ActivationRefused&);
Fields describe(const Setting&, const World&, const FindingMade&);
Fields describe(const Setting&, const World&, const MethaneSent&);
Fields describe(const Setting&, const World&, const MethaneReceived&);
Fields describe(const Setting&, const World&, const GroupConvened&);
Fields describe(const Setting&, const World&, const MemberSetOff&);
Fields describe(const Setting&, const World&, const MemberRerouted&);
Fields describe(const Setting&, const World&, const MemberJoined&);
Fields describe(const Setting&, const World&, const QuorumReached&);

/// What an alert carries beside its text; no fields where it carries nothing.
Fields carried_by(const World&, AlertId);

/// How long a drive is, when it ends and by which named roads.
void add_route(Fields&, const Setting&, const roads::Route&, SimTime arrives);

}  // namespace tocsin::model

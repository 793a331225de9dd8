// Desks: calls that wait for somebody to make or take them, one after another.
#include <algorithm>
#include <cassert>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

Event begins(DeskId desk, const DeskCall& what) {
  switch (what.kind) {
    case DeskCall::Kind::Attempt:
      return AttemptMade{{what.row}, what.call, what.method};
    case DeskCall::Kind::Alert:
      return AlertSent{{what.row}};
    case DeskCall::Kind::AttemptIn:
    case DeskCall::Kind::AlertIn:
      break;
  }
  return CallTaken{desk, what};
}

}  // namespace

oncall::Staffing Turn::staffing_of(DeskId id) const {
  const RoleId role = desk_row(id).role;
  return {.staff_at = [this, id](SimTime t) { return staff_at(setting_, id, t); },
          .next_arrival = [this, role](SimTime t) -> std::optional<SimTime> {
            if (!role.valid()) return std::nullopt;
            const auto shift =
                oncall::next_on_call(scenario_.rotas[role.index()], scenario_.start + Duration{t.ms});
            if (!shift) return std::nullopt;
            return SimTime{(shift->from - scenario_.start).count()};
          }};
}

// A call comes to the desk: positions that are in no call, and not kept by calls that came before, may be at
// other work. The look ends at the first that is idle.
void Turn::find_other_work(DeskId id) {
  const oncall::DeskRules& rules = desk_row(id).rules;
  if (rules.busy <= 0.0) return;
  DeskState& state = desk(id);
  RandomStream stream(seed_, desk_row(id).id, "other work", state.draws++);
  int staffed = staff_at(setting_, id, world_.now);
  for (const DeskLine& line : state.lines) staffed -= line.line.is_free_at(world_.now) ? 0 : 1;
  std::size_t kept = state.queue.size();
  for (DeskLine& line : state.lines) {
    if (staffed <= 0) return;
    if (!line.line.is_free_at(world_.now)) continue;
    --staffed;
    if (kept > 0) {
      --kept;
      continue;
    }
    const auto left = oncall::draw_other_work(rules, stream);
    if (!left) return;
    line.line = {oncall::Line::Use::Busy, world_.now + *left};
  }
}

// Sets the moment at which the first of the queue begins, as far as it is known by now.
void Turn::look_at_queue(DeskId id) {
  DeskState& state = desk(id);
  cancel(state.ticket);
  state.next_begins.reset();
  if (state.queue.empty()) return;
  std::vector<oncall::Line> lines;
  for (const DeskLine& line : state.lines) lines.push_back(line.line);
  state.next_begins = oncall::next_start(lines, world_.now, staffing_of(id));
  if (state.next_begins) {
    state.ticket = schedule(*state.next_begins, begins(id, state.queue.front().what));
  }
}

void Turn::on(CallQueued event) {
  DeskState& state = desk(event.desk);
  if (event.what.kind == DeskCall::Kind::Attempt) {
    Call& call = escalation({event.what.row}).calls[event.what.call];
    call.method = event.what.method;
    call.stage = CallStage::Queued;
    call.since = world_.now;
  }
  find_other_work(event.desk);
  state.queue.push_back({event.what, world_.now});
  look_at_queue(event.desk);
}

void Turn::on(CallTaken event) {
  begin_at_desk(event.desk, event.what);
  if (event.what.kind == DeskCall::Kind::AlertIn) {
    const Duration takes = scenario_.alerts[event.what.row].takes;
    talk_on(event.desk, event.what, takes);
    schedule(world_.now + takes, AlertReceived{{event.what.row}});
    return;
  }
  const EscalationId id{event.what.row};
  Call& call = escalation(id).calls[event.what.call];
  cancel(call.ticket);  // whoever has taken it answers, however long it still rings
  call.ticket = schedule(world_.now + call.answers_after, Acknowledged{id, event.what.call});
}

// The first of the queue takes a free position.
void Turn::begin_at_desk(DeskId id, const DeskCall& what) {
  DeskState& state = desk(id);
  assert(!state.queue.empty() && state.queue.front().what == what);
  state.last_waited = world_.now - state.queue.front().since;
  state.queue.erase(state.queue.begin());
  const auto line = std::find_if(state.lines.begin(), state.lines.end(),
                                 [&](const DeskLine& each) { return each.line.is_free_at(world_.now); });
  assert(line != state.lines.end());
  *line = {{oncall::Line::Use::Call, world_.now}, what};
  look_at_queue(id);
}

// The call is over, or given up before it began.
void Turn::leave_desk(DeskId id, const DeskCall& what) {
  DeskState& state = desk(id);
  const auto gone = std::erase_if(state.queue, [&](const QueuedCall& queued) { return queued.what == what; });
  bool is_over = false;
  for (DeskLine& line : state.lines) {
    if (line.line.use != oncall::Line::Use::Call || line.what != what) continue;
    line = {};
    is_over = true;
  }
  if (gone > 0 || is_over) look_at_queue(id);
}

// A call under way keeps its position for that long still.
void Turn::talk_on(DeskId id, const DeskCall& what, Duration still) {
  for (DeskLine& line : desk(id).lines) {
    if (line.line.use != oncall::Line::Use::Call || line.what != what) continue;
    line = {{oncall::Line::Use::Busy, world_.now + still}, {}};
    look_at_queue(id);
  }
}

}  // namespace tocsin::model

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/parts.hpp"
#include "sim/scenario/shift_time.hpp"
#include "sim/scenario/triggers.hpp"

namespace tocsin::scenario {

namespace {

template <class Tag>
Id<Tag> reference(const Context& context, const Row& row, std::string_view key) {
  return context.names.id<Tag>(row, key);
}

std::vector<model::Desk> read_desks(const Context& context) {
  std::vector<model::Desk> desks;
  for (const Row& row : context.tables.rows("desk")) {
    desks.push_back({row.text("id"),
                     row.text("name"),
                     reference<model::OrganisationTag>(context, row, "organisation"),
                     reference<model::RoleTag>(context, row, "role"),
                     {std::max(1, row.integer("positions")), row.number("busy"), row.duration("handling"),
                      row.duration("talk"), row.duration("sending")}});
  }
  return desks;
}

std::vector<model::Channel> read_channels(const Context& context) {
  std::vector<model::Channel> channels;
  for (const Row& row : context.tables.rows("channel")) {
    model::Channel channel{row.text("id"), row.text("name"), {}, {}};
    if (const Node* methods = row.node("methods"); methods != nullptr) {
      for (const Node& item : methods->items) channel.methods.push_back(*oncall::method_named(item.text));
    }
    if (row.has("capacity")) channel.capacity = row.integer("capacity");
    channels.push_back(std::move(channel));
  }
  return channels;
}

std::vector<model::ChannelFault> read_channel_faults(const Context& context) {
  std::vector<model::ChannelFault> faults;
  for (const Row& row : context.tables.rows("channel_fault")) {
    model::ChannelFault fault{row.text("id"),
                              reference<model::ChannelTag>(context, row, "channel"),
                              row.text("kind") == "saturated" ? model::ChannelFaultKind::Saturated
                                                              : model::ChannelFaultKind::Failed,
                              row.number("blocked"),
                              read_trigger(context, row),
                              {}};
    fault.mended = read_end(context, row.rows("mended"), fault.began, "the channel fails");
    faults.push_back(std::move(fault));
  }
  return faults;
}

/// Nothing for "all".
std::optional<int> read_needs(const Row& row) {
  const std::string text = row.text("needs");
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{}) return std::nullopt;
  return count;
}

/// The keys that steps and the last resort share.
oncall::Step read_tried(const Context& context, const Row& row) {
  const bool names_anyone = row.is_written("roles") || row.is_written("next_of") || row.is_written("people");
  if (!names_anyone) {
    context.faults().error(row.spot(), {fmt::format("{} names nobody to be contacted", heading(row.table())),
                                        "`roles`, `next_of`, `people`, or several of them"});
  }
  oncall::Step step;
  step.roles = context.names.indices(row, "roles");
  step.next_of = context.names.indices(row, "next_of");
  step.people = context.names.indices(row, "people");
  step.wait = row.duration("wait");
  step.repeats = row.integer("repeats");
  step.manner = row.text("manner") == "in_turn" ? oncall::Manner::InTurn : oncall::Manner::AtOnce;
  step.needs = read_needs(row);
  return step;
}

std::vector<oncall::WeekWindow> read_hours(const Context& context, const std::vector<Row>& rows) {
  std::vector<oncall::WeekWindow> hours;
  for (const Row& row : rows) {
    const auto time = [&](std::string_view key) {
      const auto read = parse_week_time(row.text(key));
      if (row.has(key) && !read) {
        context.faults().error(row.spot(key), {fmt::format("`{}` is a date", key),
                                               "a weekday and a time of day such as \"Mon 17:30\""});
      }
      return read.value_or(oncall::WeekTime{});
    };
    hours.push_back({time("from"), time("to")});
  }
  return hours;
}

/// What an optional step has no use for, because nothing waits for it.
void warn_of_idle_keys(const Context& context, const Row& row) {
  for (const std::string_view key : {"repeats", "needs", "stops", "if_empty", "then"}) {
    if (!row.is_written(key)) continue;
    context.faults().warning(
        row.key_spot(key),
        {fmt::format("`{}` has no effect in an optional step: nothing waits for it", key)});
  }
}

oncall::Step read_step(const Context& context, const Row& row) {
  constexpr std::array empties{oncall::IfEmpty::Skip, oncall::IfEmpty::Wait, oncall::IfEmpty::Hold};
  oncall::Step step = read_tried(context, row);
  step.name = row.text("name");
  step.then = row.text("then");
  step.times = row.integer("times");
  step.hours = read_hours(context, row.rows("hours"));
  step.if_empty = empties[row.choice("if_empty").value_or(0)];
  step.part = row.text("part") == "optional" ? oncall::Part::Optional : oncall::Part::Needed;
  step.stops = row.text("stops") == "step" ? oncall::Stops::Step : oncall::Stops::CallOut;
  if (step.part == oncall::Part::Optional) warn_of_idle_keys(context, row);
  return step;
}

/// Steps of one list: names once each, and each `then` the name of one.
std::vector<oncall::Step> read_steps(const Context& context, const std::vector<Row>& rows) {
  std::vector<oncall::Step> steps;
  std::vector<std::string> names;
  for (const Row& row : rows) {
    steps.push_back(read_step(context, row));
    const std::string& name = steps.back().name;
    if (name.empty()) continue;
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      context.faults().error(row.spot("name"), {fmt::format("two steps are called \"{}\"", name),
                                                "names that differ within a call-out"});
    }
    names.push_back(name);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& then = steps[i].then;
    if (then.empty() || std::find(names.begin(), names.end(), then) != names.end()) continue;
    context.faults().error(rows[i].spot("then"),
                           {fmt::format("no step is called \"{}\"", then),
                            "the `name` of a step of the same call-out", did_you_mean(then, names)});
  }
  return steps;
}

std::vector<oncall::Revision> read_revisions(const Context& context, const std::vector<Row>& rows) {
  std::vector<oncall::Revision> revisions;
  for (const Row& row : rows) {
    const auto from = context.calendar.moment(row, "from");
    std::vector<oncall::Step> steps = read_steps(context, row.rows("step"));
    if (!from) continue;
    if (!revisions.empty() && *from <= revisions.back().from) {
      context.faults().error(row.spot("from"), {"this revision does not come after the one above it",
                                                "revisions in order of time"});
    }
    revisions.push_back({*from, std::move(steps)});
  }
  return revisions;
}

oncall::Policy read_policy(const Context& context, const Row& row) {
  constexpr std::array look_ups{oncall::LookedUp::AtStep, oncall::LookedUp::AtRound,
                                oncall::LookedUp::AtAttempt};
  oncall::Policy policy;
  policy.steps = read_steps(context, row.rows("step"));
  for (const Row& last : row.rows("last_resort")) policy.last_resort = read_tried(context, last);
  policy.revisions = read_revisions(context, row.rows("revision"));
  policy.urgency = row.text("urgency") == "routine" ? oncall::Urgency::Routine : oncall::Urgency::Urgent;
  policy.looked_up = look_ups[row.choice("resolved").value_or(1)];
  policy.keeps = row.text("policy") == "live" ? oncall::Keeps::Live : oncall::Keeps::AtStart;
  return policy;
}

void check_reminders(const Context& context, const Row& row) {
  const bool has_progress = row.is_written("progress");
  if (has_progress == row.is_written("remind_after")) return;
  context.faults().error(
      row.key_spot(has_progress ? "progress" : "remind_after"),
      {has_progress ? "`progress` lacks `remind_after`" : "`remind_after` lacks `progress`",
       "both, or neither"});
}

std::vector<model::Escalation> read_escalations(const Context& context) {
  std::vector<model::Escalation> escalations;
  for (const Row& row : context.tables.rows("escalation")) {
    check_reminders(context, row);
    escalations.push_back(
        {row.text("id"), row.text("name"), reference<model::OrganisationTag>(context, row, "organisation"),
         read_policy(context, row), read_trigger(context, row),
         reference<model::DeskTag>(context, row, "caller"), read_conditions(context, row.rows("progress")),
         row.duration("remind_after"), row.integer("reminders")});
  }
  return escalations;
}

}  // namespace

CallOut read_call_out(const Context& context) {
  return {read_desks(context), read_channels(context), read_channel_faults(context),
          read_escalations(context)};
}

}  // namespace tocsin::scenario

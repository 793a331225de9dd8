#include "sim/exercise/dry_run.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <string_view>
#include <variant>

#include "sim/exercise/exercise.hpp"

namespace tocsin::exercise {

namespace {

// Longer than any policy that a scenario can hold: 50 steps of a day each, and their repeats, are an error of
// writing rather than a call-out, and their dry run ends here.
constexpr Duration longest = std::chrono::hours{7 * 24};

/// An answer to every attempt: at the median for the method and the hour, or as the ringing ends where that
/// is sooner, or nothing is known of that hour.
oncall::AnswerProfile always_answers(const model::Person& person) {
  oncall::AnswerProfile profile = person.answering;
  constexpr int whole_day = 24 * 60;
  for (const oncall::ContactMethod& contact : person.contacts) {
    if (contact.ring_for <= Duration{0}) continue;
    profile.rules.push_back({contact.method, 0, whole_day, 1.0, contact.ring_for});
  }
  for (oncall::AnswerRule& rule : profile.rules) {
    rule.chance = 1.0;
    rule.factor = 1.0;
    for (const oncall::ContactMethod& contact : person.contacts) {
      const bool is_tried = contact.method == rule.method && contact.ring_for > Duration{0};
      if (is_tried) rule.median = std::min(rule.median, contact.ring_for);
    }
  }
  return profile;
}

void set_answers(model::Scenario& scenario, Answering answering) {
  if (answering == Answering::Drawn) return;
  for (model::Person& person : scenario.people) {
    person.answering = answering == Answering::Everybody ? always_answers(person) : oncall::AnswerProfile{};
  }
  for (model::Desk& desk : scenario.desks) desk.rules.busy = 0.0;
  scenario.channels.clear();
}

/// Only the people, who is on call, and the call-outs, which wait to be started.
model::Scenario call_outs_of(const model::Scenario& played, Instant begins, Answering answering) {
  model::Scenario scenario{.title = played.title,
                           .code_word = played.code_word,
                           .time_zone = played.time_zone,
                           .start = begins,
                           .duration = longest,
                           .organisations = played.organisations,
                           .roles = played.roles,
                           .rotas = played.rotas,
                           .people = played.people,
                           .desks = played.desks,
                           .channels = played.channels,
                           .escalations = played.escalations};
  for (model::Escalation& escalation : scenario.escalations) {
    escalation.trigger = {};
    escalation.progress.clear();  // nothing else happens, so there is nothing to get on with
  }
  set_answers(scenario, answering);
  return scenario;
}

std::string text_in(const journal::Entry& entry, std::string_view field) {
  const model::FieldValue* value = model::find_field(entry.fields, field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string{} : *text;
}

/// An acknowledgement after which nobody else is needed and no further step is tried.
bool ends_call_out(const journal::Entry& entry) {
  return entry.kind == model::Acknowledged::name &&
         model::find_field(entry.fields, "still_needed") == nullptr &&
         model::find_field(entry.fields, "stops") == nullptr;
}

/// When `part` of `whole` of the runs had been acknowledged. `times` ascending.
std::optional<Duration> by_when(const std::vector<Duration>& times, std::size_t runs, std::size_t part,
                                std::size_t whole) {
  const std::size_t needed = (part * runs + whole - 1) / whole;
  if (times.size() < needed) return std::nullopt;
  return times[needed - 1];
}

}  // namespace

Rehearsal::Rehearsal(const model::Scenario& played, Instant begins) {
  for (const Answering answering : {Answering::Everybody, Answering::Nobody, Answering::Drawn}) {
    settings_.push_back(std::make_shared<const model::Setting>(
        model::make_setting(call_outs_of(played, begins, answering), {}, {})));
  }
}

const model::Setting& Rehearsal::setting() const { return *settings_.front(); }

DryRun Rehearsal::run(model::EscalationId escalation, Answering answering, std::uint64_t seed) const {
  const auto& setting = settings_[static_cast<std::size_t>(answering)];
  Exercise exercise({setting, {}, {}}, {.seed = seed});
  exercise.run_until(SimTime{});
  DryRun dry;
  exercise.listen([&dry](const journal::Entry& entry) {
    if (entry.seat.empty()) dry.entries.push_back(entry);
  });
  [[maybe_unused]] const auto started = exercise.submit(
      {"rehearsal", model::StartEscalation{setting->scenario.escalations[escalation.index()].id}});
  assert(started.has_value());
  const SimTime end = SimTime{} + longest;
  for (auto next = exercise.next_time(); next && *next < end; next = exercise.next_time()) exercise.step();
  for (const journal::Entry& entry : dry.entries) {
    if (ends_call_out(entry)) {
      dry.acknowledged = entry.at;
      dry.acknowledged_by = text_in(entry, "person");
    }
    if (entry.kind == model::CascadeExhausted::name) dry.exhausted = entry.at;
  }
  return dry;
}

Expectation Rehearsal::expect(model::EscalationId escalation, std::size_t runs) const {
  assert(runs > 0);
  Expectation expectation{.runs = runs};
  std::vector<Duration> times;
  std::map<std::string, std::size_t> by;
  for (std::size_t seed = 1; seed <= runs; ++seed) {
    const DryRun dry = run(escalation, Answering::Drawn, seed);
    if (dry.exhausted) ++expectation.exhausted;
    if (!dry.acknowledged) continue;
    times.push_back(*dry.acknowledged - SimTime{});
    ++by[dry.acknowledged_by];
  }
  std::sort(times.begin(), times.end());
  expectation.acknowledged = times.size();
  expectation.half_by = by_when(times, runs, 1, 2);
  expectation.nine_in_ten_by = by_when(times, runs, 9, 10);
  expectation.by.assign(by.begin(), by.end());
  std::stable_sort(expectation.by.begin(), expectation.by.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return expectation;
}

}  // namespace tocsin::exercise

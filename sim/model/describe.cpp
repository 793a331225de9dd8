// What an entry says of each event, in the scenario's own names. docs/journal-format.md lists it all.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/model/describe_call_out.hpp"
#include "sim/model/describe_coordination.hpp"
#include "sim/model/drill.hpp"
#include "sim/model/rules.hpp"
#include "sim/model/rvps.hpp"

namespace tocsin::model {

namespace {

template <class Row>
const std::string& id_in(const std::vector<Row>& rows, std::size_t index) {
  return rows[index].id;
}

std::string_view name_of_kind(UnitKind kind) {
  switch (kind) {
    case UnitKind::Pump:
      return "pump";
    case UnitKind::SpecialAppliance:
      return "special_appliance";
    case UnitKind::FireOfficer:
      return "fire_officer";
    case UnitKind::Ambulance:
      return "ambulance";
    case UnitKind::AmbulanceOfficer:
      return "ambulance_officer";
    case UnitKind::PoliceCar:
      return "police_car";
    case UnitKind::CouncilCar:
      return "council_car";
  }
  return "";
}

std::string_view words_of(Approach approach) {
  switch (approach) {
    case Approach::Usual:
      return "";
    case Approach::Downwind:
      return "downwind: nothing else leads there";
    case Approach::DownwindQuicker:
      return "downwind: any other way takes far longer";
    case Approach::RvpDownwind:
      return "the RVP lies downwind";
  }
  return "";
}

class Describe : public DescribeCallOut {
 public:
  Describe(const Setting& setting, const State& state)
      : DescribeCallOut(setting, state),
        setting_(setting),
        scenario_(setting.scenario),
        world_(state.world) {}
  using DescribeCallOut::operator();

  Fields operator()(const ExerciseStarted&) const {
    return {{"local", local_clock(setting_, world_.now)}, {"title", scenario_.title}};
  }
  Fields operator()(const ExerciseEnded&) const { return {{"why", world_.end_reason}}; }
  Fields operator()(const InjectDelivered& e) const {
    const Inject& inject = inject_of(setting_, world_, e.inject);
    return {{"inject", inject.id},           {"title", inject.title},     {"from", organisation(inject.from)},
            {"to", organisation(inject.to)}, {"channel", inject.channel}, {"text", inject.text}};
  }
  Fields operator()(const ActivationChanged& e) const {
    return {{"organisation", organisation(e.organisation)}, {"state", std::string(name_of(e.state))}};
  }

  Fields operator()(const TaskDue& e) const { return {{"task", task(e.task)}}; }
  Fields operator()(const UnitDispatched& e) const {
    const UnitState& state = world_.units[e.unit.index()];
    Fields fields = unit_with_kind(e.unit);
    fields.emplace_back("task", task(e.task));
    fields.emplace_back("rvp", rvp(e.rvp));
    if (state.status == UnitStatus::TurningOut) {
      fields.emplace_back("turnout_ms", milliseconds(state.arrives - world_.now));
    } else {
      add_drive(fields, e.unit);
    }
    return fields;
  }
  Fields operator()(const DispatchRefused& e) const {
    return {{"unit", unit(e.unit)}, {"task", task(e.task)}, {"reason", std::string(name_of(e.reason))}};
  }
  Fields operator()(const UnitTurnedOut& e) const { return setting_off(e.unit); }
  Fields operator()(const UnitEnteredMap& e) const { return setting_off(e.unit); }
  Fields operator()(const UnitRerouted& e) const {
    const UnitState& state = world_.units[e.unit.index()];
    Fields fields{{"unit", unit(e.unit)},
                  {"reason", std::string(name_of(e.reason))},
                  {"why", why(e)},
                  {"rvp", rvp(state.rvp)},
                  {"old_arrives_ms", state.arrived_before.ms}};
    if (state.has_turned_back) fields.emplace_back("turned_back", "yes");
    add_drive(fields, e.unit);
    return fields;
  }
  Fields operator()(const UnitArrived& e) const {
    const UnitState& state = world_.units[e.unit.index()];
    Fields fields = unit_with_kind(e.unit);
    fields.emplace_back("rvp", rvp(state.rvp));
    fields.emplace_back("drive_ms", milliseconds(world_.now - state.set_off));
    return fields;
  }
  Fields operator()(const TaskFinished& e) const { return {{"unit", unit(e.unit)}, {"task", task(e.task)}}; }
  Fields operator()(const UnitReleased& e) const {
    const UnitState& state = world_.units[e.unit.index()];
    Fields fields{{"unit", unit(e.unit)}};
    if (state.status == UnitStatus::Returning) add_drive(fields, e.unit);
    return fields;
  }
  Fields operator()(const UnitLeftMap& e) const { return {{"unit", unit(e.unit)}}; }
  Fields operator()(const UnitReturned& e) const { return {{"unit", unit(e.unit)}}; }

  Fields operator()(const ClosureMade& e) const { return closure(e.closure); }
  Fields operator()(const ClosureLifted& e) const { return closure(e.closure); }
  Fields operator()(const SlowdownBegan& e) const { return slowdown(e.slowdown); }
  Fields operator()(const SlowdownEnded& e) const { return slowdown(e.slowdown); }
  Fields operator()(const CordonSet& e) const {
    // The command's own spelling of a ring.
    const Cordon& row = cordon_of(setting_, world_, e.cordon);
    Fields fields{{"cordon", row.id}};
    for (auto& field : fields_of(SetCordon{row.name, row.kind, row.ring})) fields.push_back(std::move(field));
    return fields;
  }
  Fields operator()(const CordonLifted& e) const {
    const Cordon& row = cordon_of(setting_, world_, e.cordon);
    Fields fields{{"cordon", row.id}, {"name", row.name}, {"cordon_kind", std::string(name_of(row.kind))}};
    // One that was never set is not lifted either.
    if (const auto set = world_.cordons[e.cordon.index()].set) {
      fields.emplace_back("stood_ms", milliseconds(world_.now - *set));
    }
    return fields;
  }
  Fields operator()(const RvpSet& e) const {
    const Rvp& row = rvp_of(setting_, world_, e.rvp);
    Fields fields{{"rvp", row.id}};
    for (auto& field : fields_of(SetRvp{row.name, row.position})) fields.push_back(std::move(field));
    return fields;
  }
  Fields operator()(const ControlInformed& e) const {
    Fields fields{{"news", std::string(name_of(e.news.kind))}};
    switch (e.news.kind) {
      case NewsKind::ClosureMade:
      case NewsKind::ClosureLifted: {
        const Closure& row = closure_of(setting_, world_, {e.news.index});
        fields.emplace_back("closure", row.id);
        fields.emplace_back("name", row.name);
        break;
      }
      case NewsKind::SlowdownBegan:
      case NewsKind::SlowdownEnded: {
        const Slowdown& row = slowdown_of(setting_, world_, {e.news.index});
        fields.emplace_back("slowdown", row.id);
        fields.emplace_back("name", row.name);
        break;
      }
      case NewsKind::HazardMoved:
        fields.emplace_back("links", whole(world_.control.links_in_hazard.size()));
        break;
      case NewsKind::RvpUntenable:
      case NewsKind::RvpTenable:
        fields.emplace_back("rvp", rvp({e.news.index}));
        break;
      case NewsKind::ReleaseStarted:
      case NewsKind::ReleaseStopped:
        break;
    }
    return fields;
  }

  Fields operator()(const ReleaseStarted&) const { return incident(); }
  Fields operator()(const ReleaseStopped&) const { return incident(); }
  Fields operator()(const WeatherChanged& e) const {
    const auto& point = scenario_.weather.points[e.point];
    return {{"wind_from_deg", point.wind_from.value},
            {"wind_m_s", point.wind_speed.value},
            {"stability", std::string(1, static_cast<char>('A' + static_cast<int>(point.stability)))},
            {"temperature_c", point.temperature.value}};
  }
  Fields operator()(const CloudSampled&) const {
    return {{"residents", rounded(world_.cloud.residents)},
            {"receptors", whole(world_.cloud.receptors)},
            {"links", whole(world_.cloud.links)},
            {"reach_m", rounded(world_.cloud.reach.value)}};
  }
  Fields operator()(const ReceptorEntered& e) const { return receptor(e.receptor); }
  Fields operator()(const ReceptorCleared& e) const { return receptor(e.receptor); }
  Fields operator()(const RvpBecameUntenable& e) const {
    return {{"rvp", rvp(e.rvp)}, {"why", why_untenable(rvp_standing(setting_, world_, e.rvp))}};
  }
  Fields operator()(const RvpBecameTenable& e) const { return {{"rvp", rvp(e.rvp)}}; }
  Fields operator()(const StationEntered& e) const { return {{"station", station(e.station)}}; }
  Fields operator()(const StationCleared& e) const { return {{"station", station(e.station)}}; }
  Fields operator()(const ObjectiveEvidenced& e) const { return objective(e.objective); }
  Fields operator()(const ObjectiveOverdue& e) const {
    Fields fields = objective(e.objective);
    fields.emplace_back("by_ms", world_.now.ms);
    return fields;
  }

  Fields operator()(const ExpectedActionSeen& e) const {
    const ExpectedState& state = world_.expected[e.expected.index()];
    Fields fields = expected(e.expected);
    fields.emplace_back("after_ms", milliseconds(state.since ? world_.now - *state.since : Duration{0}));
    if (!state.since) fields.emplace_back("note", "before it was expected");
    // At the very end of its time it was still in time.
    const bool is_late =
        state.since && world_.now > *state.since + scenario_.expected[e.expected.index()].within;
    if (state.is_missed && is_late) {
      const Duration within = scenario_.expected[e.expected.index()].within;
      fields.emplace_back("late_ms", milliseconds(world_.now - *state.since - within));
    }
    return fields;
  }
  Fields operator()(const ExpectedActionMissed& e) const {
    Fields fields = expected(e.expected);
    fields.emplace_back("within_ms", milliseconds(scenario_.expected[e.expected.index()].within));
    return fields;
  }
  Fields operator()(const QuestionAsked& e) const {
    const Question& row = scenario_.questions[e.question.index()];
    return {{"question", row.id}, {"role", role(row.role)}, {"to", organisation(row.to)}, {"text", row.text}};
  }
  Fields operator()(const QuestionAnswered& e) const {
    const Question& row = scenario_.questions[e.question.index()];
    const auto answer = world_.questions[e.question.index()].answer;
    return {{"question", row.id},
            {"role", role(row.role)},
            {"from", organisation(row.to)},
            {"text", answer ? row.answers[*answer].text : std::string(nothing_known)}};
  }
  Fields operator()(const DecisionDue& e) const {
    const Decision& row = scenario_.decisions[e.decision.index()];
    std::vector<std::string> options;
    for (const DecisionOption& option : row.options) options.push_back(option.id + ": " + option.text);
    Fields fields = decision(e.decision);
    fields.emplace_back("prompt", row.prompt);
    fields.emplace_back("options", std::move(options));
    fields.emplace_back("within_ms", milliseconds(row.within));
    return fields;
  }
  Fields operator()(const DecisionMade& e) const {
    const DecisionState& state = world_.decisions[e.decision.index()];
    const DecisionOption& option = scenario_.decisions[e.decision.index()].options[e.option];
    Fields fields = decision(e.decision);
    fields.emplace_back("option", option.id);
    fields.emplace_back("text", option.text);
    fields.emplace_back("rationale", state.rationale);
    fields.emplace_back("after_ms", milliseconds(world_.now - *state.due));
    return fields;
  }
  Fields operator()(const DecisionOverdue& e) const {
    Fields fields = decision(e.decision);
    fields.emplace_back("within_ms", milliseconds(scenario_.decisions[e.decision.index()].within));
    return fields;
  }
  Fields operator()(const CallPlaced& e) const {
    Fields fields = phone_call(e.call, e.method);
    fields.emplace_back("number", contact(e.call, e.method).number);
    fields.emplace_back("about", world_.phone_calls[e.call].about);
    return fields;
  }
  Fields operator()(const CallAnswered& e) const {
    const PhoneCall& row = world_.phone_calls[e.call];
    Fields fields = phone_call(e.call, row.method);
    fields.emplace_back("about", row.about);
    fields.emplace_back("after_ms", milliseconds(world_.now - row.placed));
    return fields;
  }
  Fields operator()(const CallUnanswered& e) const {
    Fields fields = phone_call(e.call, e.method);
    fields.emplace_back("rang_ms", milliseconds(oncall::lasts(e.why, contact(e.call, e.method).ring_for)));
    fields.emplace_back("why", std::string(oncall::name_of(e.why)));
    if (world_.phone_calls[e.call].status == PhoneStatus::Unanswered) {
      fields.emplace_back("note", "no other way to reach them");
    }
    return fields;
  }

  // Co-ordination: describe_coordination.hpp.
  template <class Other>
  Fields operator()(const Other& e) const {
    return describe(setting_, world_, e);
  }

 private:
  static std::int64_t whole(std::size_t n) { return static_cast<std::int64_t>(n); }
  static std::int64_t rounded(double value) { return std::llround(value); }
  static std::int64_t milliseconds(Duration d) { return d.count(); }

  const std::string& organisation(OrganisationId id) const {
    return id_in(scenario_.organisations, id.index());
  }
  const std::string& unit(UnitId id) const { return id_in(scenario_.units, id.index()); }
  const std::string& station(StationId id) const { return id_in(scenario_.stations, id.index()); }
  std::string rvp(RvpId id) const { return id.valid() ? rvp_of(setting_, world_, id).id : std::string{}; }
  std::string task(TaskId id) const {
    return id.valid() ? id_in(scenario_.tasks, id.index()) : std::string{};
  }

  std::string role(RoleId id) const {
    return id.valid() ? id_in(scenario_.roles, id.index()) : std::string{};
  }
  Fields expected(ExpectedId id) const {
    const ExpectedAction& row = scenario_.expected[id.index()];
    return {{"expected", row.id}, {"role", role(row.role)}, {"text", row.text}};
  }
  Fields decision(DecisionId id) const {
    const Decision& row = scenario_.decisions[id.index()];
    return {{"decision", row.id}, {"role", role(row.role)}};
  }
  const oncall::ContactMethod& contact(std::uint32_t call, std::uint32_t method) const {
    return scenario_.people[world_.phone_calls[call].person.index()].contacts[method];
  }
  Fields phone_call(std::uint32_t call, std::uint32_t method) const {
    const PhoneCall& row = world_.phone_calls[call];
    return {{"from", role(row.from)},
            {"person", id_in(scenario_.people, row.person.index())},
            {"role", role(row.to)},
            {"method", std::string(oncall::name_of(contact(call, method).method))}};
  }

  Fields unit_with_kind(UnitId id) const {
    return {{"unit", unit(id)}, {"unit_kind", std::string(name_of_kind(scenario_.units[id.index()].kind))}};
  }
  // What of the roads, the hazard or the RVPs made it go another way, by the name that people know.
  std::string why(const UnitRerouted& e) const {
    const auto closure_name = [&] { return closure_of(setting_, world_, {e.subject}).name; };
    const auto slowdown_row = [&]() -> const Slowdown& { return slowdown_of(setting_, world_, {e.subject}); };
    switch (e.reason) {
      case Reason::RoadClosed:
        return "closed: " + closure_name();
      case Reason::FoundClosed:
        return "found closed: " + closure_name();
      case Reason::RoadReopened:
        return "open again: " + closure_name();
      case Reason::RoadSlow:
        return fmt::format("slow: {}, {} % of the usual time", slowdown_row().name, slowdown_row().percent);
      case Reason::RoadClear:
        return "moving again: " + slowdown_row().name;
      case Reason::RoadInHazard:
        return "in the hazard: " + road_name({e.subject});
      case Reason::HazardCleared:
        return "the hazard has left a way open";
      case Reason::RvpUntenable:
      case Reason::NoTenableRvp:
        return "untenable: " + rvp_of(setting_, world_, {e.subject}).name;
      default:
        return {};
    }
  }
  std::string road_name(roads::LinkId id) const {
    const roads::Link& link = setting_.map.network.link(id);
    if (!link.name.empty()) return link.name;
    return link.ref.empty() ? "a road without a name" : link.ref;
  }
  // A drive: how long, how far, by which roads, how it comes to the RVP; or that no open road leads there.
  void add_drive(Fields& fields, UnitId id) const {
    const UnitState& state = world_.units[id.index()];
    if (state.is_stuck) {
      fields.emplace_back("note", std::string(state.is_held_by_hazard ? only_through_hazard : no_open_road));
      return;
    }
    if (!state.route) return;
    add_route(fields, setting_, *state.route, state.arrives);
    if (state.approach != Approach::Usual)
      fields.emplace_back("approach", std::string(words_of(state.approach)));
    if (state.route->through_avoided) fields.emplace_back("note", std::string(through_hazard(id)));
  }
  std::string_view through_hazard(UnitId id) const {
    const auto profile = profile_of(scenario_.units[id.index()].kind);
    switch (scenario_.travel.vehicles[static_cast<std::size_t>(profile)].in_hazard) {
      case roads::HazardRule::Penalise:
        return "through the hazard: any other way takes far longer";
      case roads::HazardRule::Ignore:
        return "through the hazard";
      case roads::HazardRule::Forbid:
        return "out of the hazard, where it stands";
      case roads::HazardRule::Avoid:
        return "through the hazard: there is no other way";
    }
    return {};
  }
  Fields setting_off(UnitId id) const {
    const UnitState& state = world_.units[id.index()];
    Fields fields{{"unit", unit(id)}};
    if (state.status == UnitStatus::OffMap) {
      fields.emplace_back("note", "driving beyond the map");
      fields.emplace_back("enters_ms", state.arrives.ms);
    } else {
      add_drive(fields, id);
    }
    return fields;
  }
  Fields closure(ClosureId id) const {
    const Closure& row = closure_of(setting_, world_, id);
    std::vector<std::int64_t> links;
    std::vector<std::string> ways;
    for (const ClosedLink& closed : row.links) {
      links.push_back(setting_.map.network.link(closed.link).number);
      ways.emplace_back(name_of(closed.ways));
    }
    Fields fields{{"closure", row.id}, {"name", row.name}, {"links", std::move(links)}};
    const bool is_both_ways = std::all_of(row.links.begin(), row.links.end(),
                                          [](const ClosedLink& c) { return c.ways == Ways::Both; });
    if (!is_both_ways) fields.emplace_back("directions", std::move(ways));
    return fields;
  }
  Fields slowdown(SlowdownId id) const {
    const Slowdown& row = slowdown_of(setting_, world_, id);
    std::vector<std::int64_t> links;
    for (const roads::LinkId link : row.links) links.push_back(setting_.map.network.link(link).number);
    return {{"slowdown", row.id},
            {"name", row.name},
            {"percent", whole(row.percent)},
            {"links", std::move(links)}};
  }
  Fields incident() const {
    const Incident& row = scenario_.incident;
    if (row.kind == IncidentKind::Release) return {{"substance", row.release.substance}};
    return {{"author", row.footprint.author}};
  }
  Fields receptor(ReceptorId id) const {
    const Receptor& row = scenario_.receptors[id.index()];
    return {{"receptor", row.id}, {"name", row.name}, {"receptor_kind", row.kind}};
  }
  Fields objective(ObjectiveId id) const {
    const Objective& row = scenario_.objectives[id.index()];
    return {{"objective", row.id}, {"text", row.text}};
  }

  const Setting& setting_;
  const Scenario& scenario_;
  const World& world_;
};

}  // namespace

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::None:
      return "none";
    case Reason::RoadClosed:
      return "road_closed";
    case Reason::RoadReopened:
      return "road_reopened";
    case Reason::FoundClosed:
      return "found_closed";
    case Reason::RoadSlow:
      return "road_slow";
    case Reason::RoadClear:
      return "road_clear";
    case Reason::RoadInHazard:
      return "road_in_hazard";
    case Reason::HazardCleared:
      return "hazard_cleared";
    case Reason::RvpUntenable:
      return "rvp_untenable";
    case Reason::StationInCloud:
      return "station_in_cloud";
    case Reason::UnitBusy:
      return "unit_busy";
    case Reason::NoTenableRvp:
      return "no_tenable_rvp";
  }
  return "none";
}

std::string_view name_of(NewsKind kind) {
  switch (kind) {
    case NewsKind::ClosureMade:
      return "closure_made";
    case NewsKind::ClosureLifted:
      return "closure_lifted";
    case NewsKind::SlowdownBegan:
      return "slowdown_began";
    case NewsKind::SlowdownEnded:
      return "slowdown_ended";
    case NewsKind::ReleaseStarted:
      return "release_started";
    case NewsKind::ReleaseStopped:
      return "release_stopped";
    case NewsKind::HazardMoved:
      return "hazard_moved";
    case NewsKind::RvpUntenable:
      return "rvp_untenable";
    case NewsKind::RvpTenable:
      return "rvp_tenable";
  }
  return "";
}

Fields describe(const Setting& setting, const State& state, const Event& event) {
  return std::visit(Describe(setting, state), event);
}

}  // namespace tocsin::model

// One turn: an event or a command applied to the world. Internal to sim/model; everybody else sees
// rules.hpp. One handler for each event, in the file of its subject.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/model/command.hpp"
#include "sim/model/setting.hpp"
#include "sim/model/world.hpp"
#include "sim/roads/routing.hpp"

namespace tocsin::model {

class Turn {
 public:
  Turn(const Setting& setting, RunSeed seed, roads::Router& router, State& state, std::uint64_t entry)
      : setting_(setting),
        scenario_(setting.scenario),
        seed_(seed),
        router_(router),
        state_(state),
        world_(state.world),
        entry_(entry) {}

  // plan (turn_plan.cpp)
  void on(ExerciseStarted);
  void on(ExerciseEnded);
  void on(InjectDelivered);
  void on(AlertSent);
  void on(AlertReceived);
  void on(ActivationChanged);
  void on(ObjectiveEvidenced);
  void on(ObjectiveOverdue);
  // on call (turn_oncall.cpp)
  void on(EscalationStarted);
  void on(StepStarted);
  void on(AttemptMade);
  void on(AttemptUnanswered);
  void on(Acknowledged);
  void on(StepTimedOut);
  void on(StepSkipped);
  void on(CascadeExhausted);
  // units, roads and news of them (turn_units.cpp, turn_roads.cpp, turn_news.cpp)
  void on(TaskDue);
  void on(UnitDispatched);
  void on(DispatchRefused) {}
  void on(UnitTurnedOut);
  void on(UnitEnteredMap);
  void on(UnitRerouted);
  void on(UnitArrived);
  void on(TaskFinished);
  void on(UnitReleased);
  void on(UnitLeftMap);
  void on(UnitReturned);
  void on(ClosureMade);
  void on(ClosureLifted);
  void on(SlowdownBegan);
  void on(SlowdownEnded);
  void on(ControlInformed);
  // hazard (turn_hazard.cpp)
  void on(ReleaseStarted);
  void on(ReleaseStopped);
  void on(WeatherChanged) {}
  void on(CloudSampled);
  void on(ReceptorEntered);
  void on(ReceptorCleared);
  void on(RvpBecameUntenable);
  void on(RvpBecameTenable);
  void on(StationEntered);
  void on(StationCleared);

  // commands (turn_commands.cpp); each has been checked
  void on(const Order&);

 private:
  using Ticket = engine::Ticket;

  Ticket schedule(SimTime at, const Event& event) { return state_.pending.schedule(at, {event, entry_}); }
  Ticket schedule_now(const Event& event) { return schedule(world_.now, event); }
  void cancel(Ticket ticket) { state_.pending.cancel(ticket); }

  // plan
  void establish(Fact fact);
  void consider(std::size_t row);
  void skip_planned(const Event& event);

  // on call
  EscalationState& escalation(EscalationId id) { return world_.escalations[id.index()]; }
  void give_up(EscalationId id, std::uint32_t call, CallStatus outcome);
  RoleId role_of(const oncall::Step& step, std::uint32_t person, Instant moment) const;
  StepTimedOut time_out_of(EscalationId id) const;
  void close_step(EscalationId id);
  void go_on(EscalationId id, oncall::Progress next);

  // units
  UnitState& unit(UnitId id) { return world_.units[id.index()]; }
  const Station& station_of(UnitId id) const;
  roads::Travel travel_of(UnitId id, roads::Urgency urgency) const;
  void change_status(UnitId id, UnitStatus status);
  UnitStatus status_at_home(UnitId id) const;
  std::optional<RvpId> tenable_alternate(RvpId rvp) const;

  // the drive (turn_drive.cpp)
  struct Way {
    roads::Route route;
    Approach approach = Approach::Usual;
  };
  static bool is_under_way(const UnitState& unit);
  bool is_at_closed_leg(const UnitState& unit) const;
  static SimTime comes_to(const UnitState& unit, std::size_t leg);
  bool begins_on_its_road(const UnitState& unit) const;
  Whereabouts whereabouts(UnitId id) const;
  Whereabouts at_start(const UnitState& unit) const;
  Whereabouts before_leg(const UnitState& unit, std::size_t leg) const;
  roads::RoadPosition goal_of(UnitId id) const;
  roads::RouteQuery query_of(UnitId id, const Whereabouts& from) const;
  const roads::VehicleProfile& profile_of(UnitId id) const;
  std::optional<DownwindSector> sector_to_avoid(UnitId id) const;
  std::optional<Way> find_way(UnitId id, const Whereabouts& from);
  Way seen_by_control(UnitId id, roads::Route route, std::span<const roads::LinkId> downwind) const;
  bool only_hazard_bars_it(UnitId id, const Whereabouts& from);
  void set_off(UnitId id, UnitStatus status, const Whereabouts& from);
  void drive(UnitId id, const Whereabouts& from);
  void follow(UnitId id, std::size_t first_leg);
  std::optional<std::uint32_t> closed_leg(const roads::Route& route, std::size_t first_leg) const;
  std::size_t first_leg_ahead(const UnitState& unit) const;
  std::span<const roads::Leg> legs_ahead(const UnitState& unit) const;
  std::optional<ClosureId> closure_on(const roads::Leg& leg) const;
  Duration remaining_as_known(const UnitState& unit) const;

  // roads (turn_roads.cpp)
  void look_ahead_again();
  void change_pace();
  void mark_links(std::vector<roads::LinkId> in_hazard);

  // news (turn_news.cpp)
  Ticket inform_control(News news) {
    return schedule(world_.now + scenario_.news_to_control, ControlInformed{news});
  }
  void learn(News news);
  void report_closed(const roads::Leg& leg);
  bool is_worth_turning(UnitId id);
  void send_news(UnitId id, Reason reason, std::uint32_t subject);
  void forget_news(UnitState& state);
  void tell_of_roads(UnitId id, Reason reason, std::uint32_t subject);
  void tell_of_rvp(UnitId id);
  void pass_on_closure(ClosureId closure);
  void pass_on_relief(Reason reason, std::uint32_t subject);
  void pass_on_slowdown(SlowdownId slowdown);
  void pass_on_hazard();
  void pass_on_rvp(RvpId rvp);

  const Setting& setting_;
  const Scenario& scenario_;
  RunSeed seed_;
  roads::Router& router_;
  State& state_;
  World& world_;
  std::uint64_t entry_;
};

}  // namespace tocsin::model

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
  // the call-out (turn_oncall.cpp, turn_calls.cpp)
  void on(EscalationStarted);
  void on(StepStarted);
  void on(StepJumped) {}
  void on(AttemptMade);
  void on(AttemptUnanswered);
  void on(Acknowledged);
  void on(TargetPassedOver) {}
  void on(OnCallChanged);
  void on(StepTimedOut);
  void on(StepSkipped);
  void on(LastResortStarted) {}
  void on(ReminderSent);
  void on(Unacknowledged);
  void on(CascadeExhausted);
  // desks and channels (turn_desks.cpp, turn_channels.cpp)
  void on(CallQueued);
  void on(CallTaken);
  void on(ChannelFaultBegan);
  void on(ChannelFaultEnded);
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
  // cordons and RVPs set up by hand (turn_cordons.cpp)
  void on(CordonSet);
  void on(CordonLifted);
  void on(RvpSet);
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

  // co-ordination (turn_methane.cpp, turn_groups.cpp)
  void on(ActivationDue);
  void on(ActivationRefused) {}
  void on(FindingMade);
  void on(MethaneSent);
  void on(MethaneReceived);
  void on(GroupConvened);
  void on(MemberSetOff);
  void on(MemberRerouted);
  void on(MemberJoined);
  void on(QuorumReached);
  // an officer who practises (turn_drill.cpp)
  void on(ExpectedActionSeen) {}
  void on(ExpectedActionMissed);
  void on(QuestionAsked);
  void on(QuestionAnswered);
  void on(DecisionDue);
  void on(DecisionMade);
  void on(DecisionOverdue);
  void on(CallPlaced);
  void on(CallAnswered);
  void on(CallUnanswered);

  // commands (turn_commands.cpp); each has been checked
  void on(const Order&);

 private:
  using Ticket = engine::Ticket;

  Ticket schedule(SimTime at, const Event& event) { return state_.pending.schedule(at, {event, entry_}); }
  Ticket schedule_now(const Event& event) { return schedule(world_.now, event); }
  void cancel(Ticket ticket) { state_.pending.cancel(ticket); }

  // plan
  void establish(Fact fact);
  bool all_hold(const std::vector<Fact>& facts) const;
  void consider(std::size_t row);
  void skip_planned(const Event& event);

  // the call-out
  EscalationState& escalation(EscalationId id) { return world_.escalations[id.index()]; }
  const Escalation& escalation_row(EscalationId id) const { return scenario_.escalations[id.index()]; }
  Instant moment() const { return scenario_.start + Duration{world_.now.ms}; }
  void forget_call_out(EscalationId id);
  void go_on(EscalationId id, const oncall::Progress& next);
  void end_round(EscalationId id);
  bool open_call(EscalationId id, const oncall::Step& step, const oncall::Target& target);
  void pass_over_empty(EscalationId id, const oncall::Step& step);
  void start_side_step(EscalationId id, const oncall::Step& step);
  void close_step(EscalationId id, oncall::Part part, std::uint32_t step);
  void expect_progress(EscalationId id);
  void notice_progress();

  // one person's attempts (turn_calls.cpp)
  void begin_calls(EscalationId id, oncall::Manner manner);
  std::optional<oncall::NextMethod> method_for(EscalationId id, const Call& call, std::size_t tried,
                                               Duration gap) const;
  void try_next(EscalationId id, std::uint32_t call, std::size_t tried, Duration gap);
  void stop_call(EscalationId id, std::uint32_t call, CallStatus outcome);
  void give_up(EscalationId id, std::uint32_t call, CallStatus outcome);
  void after_call(EscalationId id, std::uint32_t call);
  struct Outcome {
    std::optional<Duration> answer;  ///< so long after it began to ring
    oncall::Unanswered why = oncall::Unanswered::NotHeard;
  };
  Outcome draw_outcome(PersonId id, const oncall::ContactMethod& contact, std::uint32_t nth);
  void ring(EscalationId id, std::uint32_t call, const Outcome& outcome);
  std::vector<oncall::Target> new_targets(EscalationId id) const;
  bool is_on_call_still(EscalationId id, PersonId person) const;

  // desks
  DeskState& desk(DeskId id) { return world_.desks[id.index()]; }
  const Desk& desk_row(DeskId id) const { return scenario_.desks[id.index()]; }
  oncall::Staffing staffing_of(DeskId id) const;
  void find_other_work(DeskId id);
  void look_at_queue(DeskId id);
  void begin_at_desk(DeskId id, const DeskCall& what);
  void leave_desk(DeskId id, const DeskCall& what);
  void talk_on(DeskId id, const DeskCall& what, Duration still);

  // channels
  int attempts_on(const Channel& channel) const;
  std::optional<oncall::Unanswered> blocked_by_channel(const Person& person, oncall::Method method,
                                                       std::uint32_t nth) const;

  // an officer who practises
  void take_role(RoleId role);
  void be_holders_of_roles();
  void ask(QuestionId question);
  void decide(const Decide& order);
  void place_call(const PlaceCall& order);
  void note_taken(const std::string& seat);
  void reported_from(OrganisationId organisation);
  void watch_expected();

  // units
  UnitState& unit(UnitId id) { return world_.units[id.index()]; }
  const Station& station_of(UnitId id) const;
  roads::Travel travel_of(UnitId id, roads::Urgency urgency) const;
  void change_status(UnitId id, UnitStatus status);
  UnitStatus status_at_home(UnitId id) const;

  // the drive (turn_drive.cpp)
  struct Way {
    roads::Route route;
    Approach approach = Approach::Usual;
  };
  static bool is_under_way(const UnitState& unit);
  bool is_at_closed_leg(const UnitState& unit) const;
  static SimTime comes_to(const UnitState& unit, std::size_t leg);
  bool begins_on_its_road(const roads::Route& route, const Whereabouts& from) const;
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
  roads::HourOfWeek hour_now() const;
  std::optional<std::uint32_t> closed_leg(const roads::Route& route, std::size_t first_leg) const;
  std::size_t first_leg_ahead(const UnitState& unit) const;
  std::span<const roads::Leg> legs_ahead(const UnitState& unit) const;
  std::optional<ClosureId> closure_on(const roads::Leg& leg) const;
  Duration remaining_as_known(const UnitState& unit) const;

  // what is added by hand (turn_cordons.cpp)
  void set_cordon(const SetCordon& command);
  void set_rvp(const SetRvp& command);

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

  // what organisations know (turn_methane.cpp)
  std::uint32_t write_message(OrganisationId from, OrganisationId to);
  ToldMethane methane_of(OrganisationId from) const;
  void deliver(std::uint32_t message);
  void take_state(const Message& message);
  void take_letter(OrganisationId organisation, Letter letter, LetterText said, OrganisationId from);
  void send_methane(const SendMethane& command);

  // groups (turn_groups.cpp) and how their members come (turn_journeys.cpp)
  MemberState& member(GroupId group, std::uint32_t row) { return world_.groups[group.index()].members[row]; }
  const GroupMember& member_row(GroupId group, std::uint32_t row) const {
    return scenario_.groups[group.index()].members[row];
  }
  void note_holder(RoleId role, PersonId person);
  void get_ready(GroupId group, std::uint32_t row);
  void change_status(MemberState& state, MemberStatus status);
  void dial_in(GroupId group, std::uint32_t row, Instead why);
  std::optional<GroupId> bound_for(PersonId person) const;
  bool has_quorum(GroupId group) const;
  roads::RouteQuery query_of(GroupId group, const Whereabouts& from) const;
  roads::RoadState roads_as_seen_by(const MemberState& state) const;
  void drive(GroupId group, std::uint32_t row, const Whereabouts& from);
  void follow(GroupId group, std::uint32_t row, std::size_t first_leg);
  std::size_t first_leg_ahead(const MemberState& state) const;
  void look_ahead_again_on_journeys();
  void change_pace_of_journeys(const roads::RoadState& before);
  void try_journeys_again();
  template <class Do>
  void for_each_member(Do what) {
    for (std::size_t group = 0; group < world_.groups.size(); ++group) {
      for (std::uint32_t row = 0; row < world_.groups[group].members.size(); ++row) {
        what(id_of<GroupTag>(group), row);
      }
    }
  }

  const Setting& setting_;
  const Scenario& scenario_;
  RunSeed seed_;
  roads::Router& router_;
  State& state_;
  World& world_;
  std::uint64_t entry_;
};

}  // namespace tocsin::model

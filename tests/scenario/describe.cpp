#include "tests/scenario/describe.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tocsin::scenario::test {

namespace {

std::string text(GridPoint p) { return fmt::format("({:.1f} {:.1f})", p.easting_m, p.northing_m); }

std::string text(const model::Trigger& trigger) {
  std::string result =
      fmt::format("[at {} delay {}", trigger.at ? trigger.at->ms : -1, trigger.delay.count());
  for (const model::Fact& fact : trigger.when) {
    result += fmt::format(" when {}/{}/{}", static_cast<int>(fact.kind), fact.index, fact.state);
  }
  return result + "]";
}

std::string text(const model::Incident& incident) {
  std::string result =
      fmt::format("incident {} {} {} {}", static_cast<int>(incident.kind), incident.description,
                  text(incident.position), static_cast<int>(incident.danger_level));
  const hazard::Release& release = incident.release;
  result += fmt::format(" {} {} {} {}", release.substance, text(release.at), release.height.value,
                        static_cast<int>(release.terrain));
  for (const hazard::RatePoint& rate : release.rates)
    result += fmt::format(" {}:{}", rate.at.ms, rate.rate.value);
  result += " " + incident.footprint.author;
  for (const hazard::ScriptedStage& stage : incident.footprint.stages) {
    result += fmt::format(" from {}", stage.from.ms);
    for (const GridPoint corner : stage.ring) result += text(corner);
  }
  return result + "\n";
}

std::string text(const model::Person& person) {
  std::string result = fmt::format("person {} {}", person.id, person.name);
  if (person.home) result += text(*person.home);
  for (const oncall::ContactMethod& contact : person.contacts) {
    result += fmt::format(" ({} {} {} {} {} {} {})", oncall::name_of(contact.method), contact.number,
                          contact.ring_for.count(), contact.after.count(), static_cast<int>(contact.used_for),
                          static_cast<int>(contact.quiet_for), contact.desk);
    if (contact.quiet) {
      result +=
          fmt::format(" quiet {}-{}", contact.quiet->from_minute_of_day, contact.quiet->to_minute_of_day);
    }
  }
  for (const oncall::AnswerRule& rule : person.answering.rules) {
    result += fmt::format(" <{} {} {} {} {} {} {} {} {} {} {}>", oncall::name_of(rule.method),
                          rule.from_minute_of_day, rule.to_minute_of_day, rule.chance, rule.median.count(),
                          rule.factor, static_cast<int>(rule.days), rule.reasons.asleep, rule.reasons.driving,
                          rule.reasons.engaged, rule.reasons.no_signal);
  }
  return result + "\n";
}

std::string text(oncall::Period period) {
  return fmt::format("{}-{}", period.from.unix_ms, period.to.unix_ms);
}

std::string text(const oncall::WeekTime& time) {
  return fmt::format("{}/{}:{}", time.weekday, time.hour, time.minute);
}

std::string text(const oncall::Shift& shift) {
  return fmt::format("{} {}", shift.person, text(oncall::Period{shift.from, shift.to}));
}

std::string text(const oncall::WeeklyShift& shift) {
  return fmt::format("{} {}-{}", shift.person, text(shift.from), text(shift.to));
}

std::string text(const oncall::Rotation& rotation) {
  std::string result =
      fmt::format("{} {} {} {}", static_cast<int>(rotation.every), rotation.interval,
                  format_local(rotation.starts), rotation.ends ? format_local(*rotation.ends) : "for ever");
  for (const auto& turn : rotation.turns) result += fmt::format(" [{}]", fmt::join(turn, " "));
  for (const auto& window : rotation.windows) result += " " + text(window.from) + "-" + text(window.to);
  return result;
}

std::string text(const oncall::Roster& roster) {
  std::string result;
  for (const auto& turn : roster.turns) {
    result += fmt::format("{} [{}] ", format_local(turn.from), fmt::join(turn.people, " "));
  }
  return result + "until " + format_local(roster.until);
}

std::string text(const oncall::Rota& rota) {
  std::string result = fmt::format("rota {} {}\n", rota.holders, static_cast<int>(rota.on_leave));
  for (std::size_t layer = 0; layer < rota.layers.size(); ++layer) {
    for (const oncall::Duty& duty : rota.layers[layer].duties) {
      const std::string form = std::visit([](const auto& one) { return text(one); }, duty);
      result += fmt::format("  layer {} form {}: {}\n", layer, duty.index(), form);
    }
  }
  for (const auto& swap : rota.swaps) {
    result += fmt::format("  swap {} {} {}\n", swap.one, swap.other, text(swap.period));
  }
  for (const auto& leave : rota.leave) {
    result += fmt::format("  leave {} {}\n", leave.person, text(leave.period));
  }
  for (const auto& change : rota.overrides) {
    result += fmt::format("  override {} {} {} {} {}\n", static_cast<int>(change.change), change.person,
                          change.instead_of, text(change.period), change.why);
  }
  return result;
}

std::string people(const model::Scenario& s) {
  std::string result;
  for (const auto& o : s.organisations) {
    result += fmt::format("organisation {} {} {}\n", o.id, o.name, static_cast<int>(o.kind));
  }
  for (const auto& r : s.roles) result += fmt::format("role {} {} {}\n", r.id, r.name, r.organisation.value);
  for (const auto& p : s.people) result += text(p);
  for (const auto& rota : s.rotas) {
    result += text(rota);
  }
  return result;
}

std::string text(const oncall::Step& step) {
  std::string result = fmt::format(
      " step '{}' {} {} then '{}' {} needs {} {} {} {} {} for {} {} {}", step.name, step.wait.count(),
      step.repeats, step.then, step.times, step.needs.value_or(-1), static_cast<int>(step.manner),
      static_cast<int>(step.if_empty), static_cast<int>(step.part), static_cast<int>(step.stops),
      fmt::join(step.roles, ","), fmt::join(step.next_of, ","), fmt::join(step.people, ","));
  for (const oncall::WeekWindow& hours : step.hours) {
    result += fmt::format(" hours {}:{}:{}-{}:{}:{}", hours.from.weekday, hours.from.hour, hours.from.minute,
                          hours.to.weekday, hours.to.hour, hours.to.minute);
  }
  return result;
}

std::string call_out(const model::Scenario& s) {
  std::string result;
  for (const auto& d : s.desks) {
    result += fmt::format("desk {} {} {} {} {} {} {} {} {}\n", d.id, d.name, d.organisation.value,
                          d.role.value, d.rules.positions, d.rules.busy, d.rules.handling.count(),
                          d.rules.talk.count(), d.rules.sending.count());
  }
  for (const auto& c : s.channels) {
    result += fmt::format("channel {} {} {}", c.id, c.name, c.capacity.value_or(0));
    for (const oncall::Method method : c.methods) result += fmt::format(" {}", oncall::name_of(method));
    result += "\n";
  }
  for (const auto& f : s.channel_faults) {
    result += fmt::format("fault {} {} {} {} {} {}\n", f.id, f.channel.value, static_cast<int>(f.kind),
                          f.blocked, text(f.began), text(f.mended));
  }
  for (const auto& e : s.escalations) {
    result += fmt::format("escalation {} {} {} {}", e.id, e.name, e.organisation.value, text(e.trigger));
    result += fmt::format(" {} {} {} {} {} {}", e.caller.value, text(model::Trigger{.when = e.progress}),
                          e.remind_after.count(), e.reminders, static_cast<int>(e.policy.urgency),
                          static_cast<int>(e.policy.looked_up));
    result += fmt::format(" {}", static_cast<int>(e.policy.keeps));
    for (const auto& step : e.policy.steps) result += text(step);
    if (e.policy.last_resort) result += " last" + text(*e.policy.last_resort);
    for (const auto& revision : e.policy.revisions) {
      result += fmt::format(" from {}", revision.from.unix_ms);
      for (const auto& step : revision.steps) result += text(step);
    }
    result += "\n";
  }
  return result;
}

std::string calls(const model::Scenario& s) {
  std::string result;
  for (const auto& o : s.objectives) {
    result += fmt::format("objective {} {} {} {} {}\n", o.id, o.text, o.plan_element, text(o.evidence),
                          o.by ? o.by->ms : -1);
  }
  result += call_out(s);
  for (const auto& a : s.alerts) {
    result += fmt::format("alert {} {} {} {} {} {} {} {} {} {} {}\n", a.id, a.from.value, a.to.value,
                          a.channel, a.text, a.takes.count(), a.caller.value, a.desk.value, text(a.trigger),
                          a.tells.activation, a.tells.methane);
  }
  for (const auto& a : s.activations) {
    result += fmt::format("activation {} {} {}\n", a.organisation.value, static_cast<int>(a.state),
                          text(a.trigger));
  }
  for (const auto& i : s.injects) {
    result += fmt::format("inject {} {} {} {} {} {} {} {} {}\n", i.id, i.title, i.text, i.from.value,
                          i.to.value, i.channel, i.expected, i.objective.value, text(i.trigger));
  }
  return result;
}

std::string coordination(const model::Scenario& s) {
  std::string result = fmt::format("methane {}\n", s.methane_takes.count());
  for (const auto& f : s.findings) {
    result += fmt::format("finding {} {} {} {} {}\n", f.id, f.organisation.value, model::name_of(f.letter),
                          f.text, text(f.trigger));
  }
  for (const auto& g : s.groups) {
    result +=
        fmt::format("group {} {} {} {} {} {} {}\n", g.id, g.name, model::name_of(g.kind),
                    g.organisation.value, g.position ? text(*g.position) : "", g.quorum, text(g.trigger));
    for (const auto& m : g.members) {
      result += fmt::format("member {} {} {} {} {}\n", m.role.value, static_cast<int>(m.part),
                            static_cast<int>(m.attends), m.ready.count(), m.travel ? m.travel->count() : -1);
    }
  }
  return result;
}

std::string responders(const model::Scenario& s) {
  std::string result;
  for (const auto& x : s.stations) {
    result += fmt::format("station {} {} {} {} {}\n", x.id, x.name, x.organisation.value, text(x.position),
                          x.off_map.count());
  }
  for (const auto& x : s.units) {
    result += fmt::format("unit {} {} {} {} {} {}\n", x.id, x.callsign, x.station.value,
                          static_cast<int>(x.kind), x.crew, x.turnout.count());
  }
  for (const auto& x : s.rvps) {
    result += fmt::format("rvp {} {} {} {}\n", x.id, x.name, text(x.position), x.alternate.value);
  }
  for (const auto& x : s.tasks) {
    result += fmt::format("task {} {} {} {} {} {}\n", x.id, x.name, x.unit.value, x.rvp.value, x.work.count(),
                          text(x.trigger));
  }
  for (const auto& x : s.receptors)
    result += fmt::format("receptor {} {} {} {}\n", x.id, x.kind, x.name, text(x.position));
  for (const auto& x : s.closures) {
    result += fmt::format("closure {} {} {} {}", x.id, x.name, text(x.made), text(x.lifted));
    for (const auto& closed : x.links) {
      result += fmt::format(" {}/{}", closed.link.value, static_cast<int>(closed.ways));
    }
    result += "\n";
  }
  for (const auto& x : s.slowdowns) {
    result += fmt::format("slowdown {} {} {} {} {}", x.id, x.name, x.percent, text(x.began), text(x.ended));
    for (const auto link : x.links) result += fmt::format(" {}", link.value);
    result += "\n";
  }
  for (const auto& x : s.cordons) {
    result += fmt::format("cordon {} {} {} {} {}", x.id, x.name, static_cast<int>(x.kind), text(x.set),
                          text(x.lifted));
    for (const auto corner : x.ring) result += " " + text(corner);
    result += "\n";
  }
  return result;
}

std::string text(const std::vector<model::Fact>& facts) { return text(model::Trigger{.when = facts}); }

std::string drills(const model::Scenario& s) {
  std::string result;
  for (const auto& d : s.drills) {
    result += fmt::format("drill {} {} {} {}\n", d.role.value, d.title, d.brief, d.minutes);
  }
  for (const auto& e : s.expected) {
    result += fmt::format("expected {} {} {} {} {} {} {}\n", e.id, e.role.value, e.text, e.why, text(e.after),
                          e.within.count(), text(e.evidence));
  }
  for (const auto& q : s.questions) {
    result += fmt::format("question {} {} {} {} {} {}", q.id, q.role.value, q.to.value, q.text, q.keywords,
                          q.takes.count());
    for (const auto& answer : q.answers) result += fmt::format(" {} {}", answer.text, text(answer.when));
    result += "\n";
  }
  for (const auto& d : s.decisions) {
    result += fmt::format("decision {} {} {} {} {}", d.id, d.role.value, d.prompt, d.within.count(),
                          text(d.trigger));
    for (const auto& option : d.options) result += fmt::format(" {}:{}", option.id, option.text);
    result += "\n";
  }
  return result;
}

std::string travel(const model::Scenario& s) {
  std::string result;
  for (const roads::VehicleProfile& v : s.travel.vehicles) {
    result +=
        fmt::format("vehicle {} {} {} {} {} {} {} {} {} {}", fmt::join(v.speed_km_per_h, " "), v.urban_factor,
                    v.roundabout_km_per_h, v.slip_km_per_h, v.signals.count(), v.give_way.count(),
                    v.roundabout.count(), v.turn_left.count(), v.turn_right.count(), v.turn_round.count());
    result += fmt::format(" {} {} {} {} {} {} {} {} {} {} {} {}\n", v.weight_t, v.height_m, v.width_m,
                          v.uses_restricted, static_cast<int>(v.in_hazard), v.hazard_factor,
                          v.has_blue_lights, v.response_factor, v.response_ceiling_km_per_h,
                          v.response_limit_factor, v.response_delay_share, v.response_traffic_share);
  }
  return result + fmt::format("traffic {}\n", fmt::join(s.travel.traffic, " "));
}

}  // namespace

std::string describe(const model::Scenario& s) {
  std::string result = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}\n", s.title, s.code_word, s.summary,
                                   s.notice, s.map_name, s.time_zone.name(), s.start.unix_ms,
                                   s.duration.count(), s.news_to_control.count(), s.news_to_crew.count());
  result += fmt::format("site {} {} {}\n", s.site_name, s.site_operator, text(s.site_position));
  result += text(s.incident);
  for (const auto& w : s.weather.points) {
    result += fmt::format("weather {} {} {} {} {}\n", w.at.ms, w.wind_from.value, w.wind_speed.value,
                          static_cast<int>(w.stability), w.temperature.value);
  }
  return result + people(s) + calls(s) + coordination(s) + responders(s) + drills(s) + travel(s);
}

}  // namespace tocsin::scenario::test

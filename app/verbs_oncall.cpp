// oncall: who is on call at a moment, the days from there, and how each call-out would unfold.
#include <algorithm>
#include <chrono>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/files.hpp"
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "render/feed.hpp"
#include "sim/base/text.hpp"
#include "sim/exercise/dry_run.hpp"
#include "sim/exercise/exercise.hpp"
#include "sim/scenario/lint.hpp"

namespace tocsin::app {

namespace {

using exercise::Answering;
using exercise::DryRun;
using exercise::Expectation;
using exercise::Rehearsal;
using nlohmann::ordered_json;

constexpr std::size_t draws = 200;

/// Who holds one role at the moment asked about, until when, and who follows.
struct RoleLine {
  model::RoleId role;
  oncall::Stretch now;
  std::optional<Instant> until;  ///< nothing where it stays so for as long as is looked ahead
  std::optional<oncall::NextOnCall> next;
  std::vector<oncall::Stretch> ahead;
};

/// One call-out, begun at that moment.
struct CallOutPage {
  model::EscalationId escalation;
  DryRun everybody;
  DryRun nobody;
  Expectation expected;
};

struct Answer {
  const model::Scenario& scenario;
  Instant at;
  std::vector<RoleLine> roles;
  std::vector<CallOutPage> call_outs;
};

/// When somebody else, or nobody, is on call, within the time that next_on_call looks ahead.
std::optional<Instant> until_when(const oncall::Rota& rota, Instant at) {
  const auto people = oncall::on_call(rota, at);
  for (auto t = oncall::next_change(rota, at); t && *t < at + oncall::next_reach;
       t = oncall::next_change(rota, *t)) {
    if (oncall::on_call(rota, *t) != people) return t;
  }
  return std::nullopt;
}

std::vector<RoleLine> role_lines(const model::Scenario& scenario, Instant at, int days) {
  std::vector<RoleLine> lines;
  for (std::size_t i = 0; i < scenario.roles.size(); ++i) {
    const oncall::Rota& rota = scenario.rotas[i];
    const Instant end = at + std::chrono::hours{24 * days};
    RoleLine line{.role = id_of<model::RoleTag>(i), .ahead = oncall::stretches(rota, {at, end})};
    line.now = line.ahead.front();
    line.until = until_when(rota, at);
    line.next = oncall::next_on_call(rota, at);
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<std::vector<model::EscalationId>> escalations_asked_for(const model::Scenario& scenario,
                                                               const std::string& wanted) {
  std::vector<model::EscalationId> found;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < scenario.escalations.size(); ++i) {
    names.push_back(scenario.escalations[i].id);
    if (wanted.empty() || wanted == names.back()) found.push_back(id_of<model::EscalationTag>(i));
  }
  if (!found.empty() || wanted.empty()) return found;
  const auto nearest = nearest_name(wanted, names);
  return fault(fmt::format("--escalation: the scenario has no escalation \"{}\"", wanted), "its id",
               nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "");
}

std::vector<CallOutPage> call_out_pages(const model::Scenario& scenario, Instant at,
                                        const std::vector<model::EscalationId>& escalations) {
  const Rehearsal rehearsal(scenario, at);
  std::vector<CallOutPage> pages;
  for (const model::EscalationId id : escalations) {
    pages.push_back({id, rehearsal.run(id, Answering::Everybody), rehearsal.run(id, Answering::Nobody),
                     rehearsal.expect(id, draws)});
  }
  return pages;
}

/// "2026-10-25T01:30:00+01:00".
std::string moment_json(const TimeZone& zone, Instant t) {
  std::string text = format_local(zone.to_local(t));
  text[10] = 'T';
  return text + format_offset(zone.offset_minutes(t));
}

std::string names_of(const model::Scenario& scenario, const std::vector<std::uint32_t>& people) {
  if (people.empty()) return "NOBODY";
  std::vector<std::string_view> names;
  for (const std::uint32_t person : people) names.push_back(scenario.people[person].name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// "+0:07:05".
std::string after_start(Duration d) {
  const auto whole = std::chrono::floor<std::chrono::seconds>(d).count();
  return fmt::format("+{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

/// What stands behind a name: until when, and who follows.
std::string outlook(const Answer& answer, const RoleLine& line) {
  const model::Scenario& scenario = answer.scenario;
  std::string text;
  if (line.until) text += fmt::format(" until {}", format_moment(*line.until, scenario.time_zone));
  if (line.next) {
    text +=
        fmt::format("{}next {}, from {}", text.empty() ? " " : "; ", scenario.people[line.next->person].name,
                    format_moment(line.next->from, scenario.time_zone));
  }
  return text;
}

std::string on_call_text(const Answer& answer) {
  const model::Scenario& scenario = answer.scenario;
  std::string text = "On call then\n";
  for (const RoleLine& line : answer.roles) {
    text += fmt::format("  {}: {}\n", scenario.roles[line.role.index()].name,
                        names_of(scenario, line.now.people));
    const std::string then = outlook(answer, line);
    if (!then.empty()) text += fmt::format("     {}\n", then);
  }
  return text;
}

std::string ahead_text(const Answer& answer, int days) {
  const model::Scenario& scenario = answer.scenario;
  std::string text =
      fmt::format("\nHand-overs in the {} from then\n", days == 1 ? "day" : fmt::format("{} days", days));
  const std::size_t empty = text.size();
  for (const RoleLine& line : answer.roles) {
    if (line.ahead.size() < 2) continue;
    text += fmt::format("  {}\n", scenario.roles[line.role.index()].name);
    for (std::size_t i = 1; i < line.ahead.size(); ++i) {
      const oncall::Stretch& stretch = line.ahead[i];
      text += fmt::format("    {}  {}\n", format_moment(stretch.period.from, scenario.time_zone),
                          names_of(scenario, stretch.people));
    }
  }
  return text.size() == empty ? text + "  none\n" : text;
}

/// One line for each entry; the call-out's name, which stands above them, is left out.
std::string timeline_text(const model::Setting& setting, const std::string& name, const DryRun& dry) {
  std::string text;
  for (const journal::Entry& entry : dry.entries) {
    std::string words = render::feed_row(setting, entry).text;
    if (words.starts_with(name + ": ")) words.erase(0, name.size() + 2);
    if (!words.empty()) text += fmt::format("    {}  {}\n", after_start(entry.at - SimTime{}), words);
  }
  return text;
}

std::string expected_text(const model::Scenario& scenario, const Expectation& expected) {
  const auto percent = [&](std::size_t part) {
    return static_cast<double>(part) * 100.0 / static_cast<double>(expected.runs);
  };
  std::string text = fmt::format("  As people are expected to answer ({} draws)\n", expected.runs);
  text += fmt::format("    acknowledged in {:g} % of them", percent(expected.acknowledged));
  if (expected.half_by) text += fmt::format("; half of all by {}", after_start(*expected.half_by));
  if (expected.nine_in_ten_by)
    text += fmt::format(", nine in ten by {}", after_start(*expected.nine_in_ten_by));
  text += fmt::format("; exhausted in {:g} %\n", percent(expected.exhausted));
  for (const auto& first : expected.by) {
    const auto row = std::find_if(scenario.people.begin(), scenario.people.end(),
                                  [&](const model::Person& p) { return p.id == first.first; });
    text += fmt::format("    ended by {} in {:g} %\n", row->name, percent(first.second));
  }
  return text;
}

std::string call_out_text(const Answer& answer, const model::Setting& setting, const CallOutPage& page) {
  const model::Escalation& escalation = answer.scenario.escalations[page.escalation.index()];
  std::string text = fmt::format("\n{} ({})\n", escalation.name, escalation.id);
  text += fmt::format("  If everybody answered\n{}", timeline_text(setting, escalation.name, page.everybody));
  text += fmt::format("  If nobody answered\n{}", timeline_text(setting, escalation.name, page.nobody));
  return text + expected_text(answer.scenario, page.expected);
}

std::string to_text(const Answer& answer, const model::Setting& setting, const OncallOptions& options) {
  const model::Scenario& scenario = answer.scenario;
  std::string text = banner(scenario.code_word, scenario.title) + "\n";
  text += fmt::format("{} ({}, UTC{})\n\n", format_moment(answer.at, scenario.time_zone),
                      scenario.time_zone.name(), format_offset(scenario.time_zone.offset_minutes(answer.at)));
  text += on_call_text(answer) + ahead_text(answer, options.days);
  if (!answer.call_outs.empty()) {
    text += "\nThe call-outs, each as if it began then and by itself; times count from its start\n";
  }
  for (const CallOutPage& page : answer.call_outs) text += call_out_text(answer, setting, page);
  return text;
}

ordered_json people_json(const model::Scenario& scenario, const std::vector<std::uint32_t>& people) {
  auto json = ordered_json::array();
  for (const std::uint32_t person : people) json.push_back(scenario.people[person].id);
  return json;
}

ordered_json to_json(const model::Scenario& scenario, const RoleLine& line) {
  const TimeZone& zone = scenario.time_zone;
  ordered_json json{{"role", scenario.roles[line.role.index()].id},
                    {"on_call", people_json(scenario, line.now.people)},
                    {"next", nullptr},
                    {"ahead", ordered_json::array()}};
  if (line.next) {
    json["next"] = {{"person", scenario.people[line.next->person].id},
                    {"from", moment_json(zone, line.next->from)}};
  }
  for (const oncall::Stretch& stretch : line.ahead) {
    json["ahead"].push_back({{"from", moment_json(zone, stretch.period.from)},
                             {"to", moment_json(zone, stretch.period.to)},
                             {"on_call", people_json(scenario, stretch.people)}});
  }
  return json;
}

ordered_json to_json(const DryRun& dry) {
  ordered_json json{{"acknowledged_ms", nullptr},
                    {"acknowledged_by", nullptr},
                    {"exhausted_ms", nullptr},
                    {"timeline", ordered_json::array()}};
  if (dry.acknowledged) {
    json["acknowledged_ms"] = dry.acknowledged->ms;
    json["acknowledged_by"] = dry.acknowledged_by;
  }
  if (dry.exhausted) json["exhausted_ms"] = dry.exhausted->ms;
  for (const journal::Entry& entry : dry.entries) {
    ordered_json line{{"after_ms", entry.at.ms}, {"kind", entry.kind}};
    for (const auto& [name, value] : entry.fields) {
      std::visit([&line, &key = name](const auto& v) { line[key] = v; }, value);
    }
    json["timeline"].push_back(std::move(line));
  }
  return json;
}

ordered_json to_json(const Expectation& expected) {
  const auto or_null = [](const std::optional<Duration>& d) {
    return d ? ordered_json(d->count()) : ordered_json(nullptr);
  };
  ordered_json json{{"draws", expected.runs},
                    {"acknowledged", expected.acknowledged},
                    {"exhausted", expected.exhausted},
                    {"half_by_ms", or_null(expected.half_by)},
                    {"nine_in_ten_by_ms", or_null(expected.nine_in_ten_by)},
                    {"ended_by", ordered_json::array()}};
  for (const auto& [person, count] : expected.by)
    json["ended_by"].push_back({{"person", person}, {"draws", count}});
  return json;
}

ordered_json document_of(const Answer& answer) {
  const model::Scenario& scenario = answer.scenario;
  ordered_json json{{"notice", banner(scenario.code_word, scenario.title)},
                    {"exercise", scenario.title},
                    {"code_word", scenario.code_word},
                    {"at", moment_json(scenario.time_zone, answer.at)},
                    {"time_zone", scenario.time_zone.name()},
                    {"roles", ordered_json::array()},
                    {"call_outs", ordered_json::array()}};
  for (const RoleLine& line : answer.roles) json["roles"].push_back(to_json(scenario, line));
  for (const CallOutPage& page : answer.call_outs) {
    json["call_outs"].push_back({{"escalation", scenario.escalations[page.escalation.index()].id},
                                 {"everybody_answers", to_json(page.everybody)},
                                 {"nobody_answers", to_json(page.nobody)},
                                 {"expected", to_json(page.expected)}});
  }
  return json;
}

}  // namespace

Exit oncall_at(const OncallOptions& options) {
  const auto loaded = exercise::load(options.scenario, find_maps(options.maps, options.scenario));
  if (!loaded) return refuse(loaded.error());
  if (options.format == Format::Text) refuse(loaded->warnings);
  const model::Scenario& scenario = loaded->setting->scenario;
  const auto at =
      options.at.empty() ? Result<Instant>(scenario.start) : local_moment(options.at, scenario.time_zone);
  if (!at) return refuse(at.error());
  const auto escalations = escalations_asked_for(scenario, options.escalation);
  if (!escalations) return refuse(escalations.error());
  const Answer answer{scenario, *at, role_lines(scenario, *at, options.days),
                      call_out_pages(scenario, *at, *escalations)};
  return options.format == Format::Json ? print(document_of(answer))
                                        : print(to_text(answer, *loaded->setting, options));
}

Exit oncall_lint(const OncallLintOptions& options) {
  const auto loaded = exercise::load(options.scenario, find_maps(options.maps, options.scenario));
  if (!loaded) return refuse(loaded.error());
  const model::Scenario& scenario = loaded->setting->scenario;
  const auto period = rota_period(options.from, options.to, scenario);
  if (!period) return refuse(period.error());
  const Diagnostics findings = scenario::lint_oncall(loaded->setting->sources, loaded->setting->map, *period);
  if (options.format == Format::Json) {
    return print(ordered_json{{"notice", banner(scenario.code_word, scenario.title)},
                              {"from", moment_json(scenario.time_zone, period->from)},
                              {"to", moment_json(scenario.time_zone, period->to)},
                              {"warnings", findings.size()},
                              {"diagnostics", to_json(findings)}});
  }
  refuse(findings);
  return print(fmt::format("{}\n{} from {} to {}\n", banner(scenario.code_word, scenario.title),
                           counted(findings.size(), "warning"),
                           format_moment(period->from, scenario.time_zone),
                           format_moment(period->to, scenario.time_zone)));
}

}  // namespace tocsin::app

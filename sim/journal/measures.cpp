#include "sim/journal/measures.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/model/rules.hpp"

namespace tocsin::journal {

namespace {

std::string text_in(const Entry& entry, std::string_view field) {
  const model::FieldValue* value = model::find_field(entry.fields, field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string{} : *text;
}

double number_in(const Entry& entry, std::string_view field) {
  const model::FieldValue* value = model::find_field(entry.fields, field);
  if (value == nullptr) return 0.0;
  if (const auto* whole = std::get_if<std::int64_t>(value)) return static_cast<double>(*whole);
  const auto* real = std::get_if<double>(value);
  return real == nullptr ? 0.0 : *real;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// One run of an escalation, from its start to the acknowledgement that ended it or its exhaustion.
struct CallOut {
  std::string escalation;
  std::string organisation;
  std::uint64_t run = 1;  ///< 2 where the same escalation was started again
  const Entry* first_attempt = nullptr;
  const Entry* acknowledged = nullptr;
  const Entry* exhausted = nullptr;
};

/// A record's entries by kind, and its call-outs.
class Survey {
 public:
  explicit Survey(const Record& record) : record_(record) {
    for (const Entry& entry : record.entries) {
      by_kind_[entry.kind].push_back(&entry);
      note_call_out(entry);
    }
  }

  const std::vector<const Entry*>& all(std::string_view kind) const {
    const auto found = by_kind_.find(kind);
    return found == by_kind_.end() ? none_ : found->second;
  }

  template <class Condition>
  const Entry* first(std::string_view kind, Condition condition) const {
    const auto& entries = all(kind);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](auto* e) { return condition(*e); });
    return found == entries.end() ? nullptr : *found;
  }
  const Entry* first(std::string_view kind) const {
    return first(kind, [](const Entry&) { return true; });
  }

  const std::vector<CallOut>& call_outs() const { return call_outs_; }
  const Record& record() const { return record_; }
  SimTime end() const { return record_.entries.empty() ? SimTime{} : record_.entries.back().at; }

  /// True for an attempt or acknowledgement of the council's duty officer: an escalation of the council's,
  /// and a role named "duty ... officer".
  bool is_council_duty_officer(const Entry& entry) const {
    const std::string role = text_in(entry, "role");
    if (!contains(role, "duty") || !contains(role, "officer")) return false;
    const auto found = latest_.find(text_in(entry, "escalation"));
    if (contains(role, "emergency-planning")) return true;
    return found != latest_.end() && contains(call_outs_[found->second].organisation, "council");
  }

 private:
  void note_call_out(const Entry& entry) {
    if (entry.kind == "EscalationStarted") {
      const bool is_running_already = model::find_field(entry.fields, "note") != nullptr;
      if (is_running_already) return;
      start(text_in(entry, "escalation"), text_in(entry, "organisation"));
    } else if (entry.kind == "AttemptMade") {
      CallOut& call_out = latest(entry);
      if (call_out.first_attempt == nullptr) call_out.first_attempt = &entry;
    } else if (entry.kind == "Acknowledged") {
      CallOut& call_out = latest(entry);
      const bool ends_it = model::find_field(entry.fields, "still_needed") == nullptr &&
                           model::find_field(entry.fields, "stops") == nullptr;
      if (call_out.acknowledged == nullptr && ends_it) call_out.acknowledged = &entry;
    } else if (entry.kind == "CascadeExhausted") {
      latest(entry).exhausted = &entry;
    }
  }

  void start(const std::string& escalation, const std::string& organisation) {
    CallOut call_out;
    call_out.escalation = escalation;
    call_out.organisation = organisation;
    const auto before = latest_.find(escalation);
    if (before != latest_.end()) call_out.run = call_outs_[before->second].run + 1;
    latest_[escalation] = call_outs_.size();
    call_outs_.push_back(std::move(call_out));
  }

  CallOut& latest(const Entry& entry) {
    const std::string escalation = text_in(entry, "escalation");
    if (!latest_.contains(escalation)) start(escalation, {});
    return call_outs_[latest_.at(escalation)];
  }

  const Record& record_;
  std::map<std::string, std::vector<const Entry*>, std::less<>> by_kind_;
  std::vector<const Entry*> none_;
  std::vector<CallOut> call_outs_;
  std::map<std::string, std::size_t> latest_;  ///< row of call_outs_ by escalation
};

/// Where times are counted from.
struct Origin {
  SimTime at;
  std::string name = "the start";
  const Entry* entry = nullptr;
};

Origin first_call(const Survey& survey) {
  const Entry* call = survey.first("AlertSent", [](const Entry& e) {
    return contains(text_in(e, "alert"), "999") || contains(text_in(e, "channel"), "999");
  });
  if (call == nullptr) {
    call = survey.first("AlertSent", [](const Entry& e) { return contains(text_in(e, "channel"), "phone"); });
  }
  if (call == nullptr) call = survey.first("AlertSent");
  if (call == nullptr) return {};
  return {call->at, "the first call", call};
}

Origin start_of_release(const Survey& survey) {
  const Entry* release = survey.first("ReleaseStarted");
  if (release == nullptr) return {};
  return {release->at, "the release began", release};
}

std::vector<std::uint64_t> numbers_of(const std::vector<const Entry*>& entries) {
  std::vector<std::uint64_t> numbers;
  for (const Entry* entry : entries) {
    if (entry != nullptr) numbers.push_back(entry->number);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// The time from an origin to an entry; absent where the entry is null.
Measure time_to(std::string id, std::string_view what, const Entry* entry, const Origin& origin,
                std::string why_absent) {
  Measure measure{std::move(id), fmt::format("{}, after {}", what, origin.name), "s", {}, {}, {}};
  if (entry == nullptr) {
    measure.why_absent = std::move(why_absent);
    return measure;
  }
  measure.value = seconds(entry->at - origin.at);
  measure.entries = numbers_of({origin.entry, entry});
  return measure;
}

Measure count_of(std::string id, std::string name, const std::vector<const Entry*>& entries) {
  return {std::move(id), std::move(name), "", static_cast<double>(entries.size()), {}, numbers_of(entries)};
}

Measure list_of(std::string id, std::string name, const std::string& text,
                const std::vector<const Entry*>& entries, std::string why_absent) {
  Measure measure{std::move(id), std::move(name), "", {}, {}, numbers_of(entries)};
  if (entries.empty()) {
    measure.why_absent = std::move(why_absent);
  } else {
    measure.value = text;
  }
  return measure;
}

/// The values of a field, each once, in the order in which they came: "a; b".
std::string names_in(const std::vector<const Entry*>& entries, std::string_view field) {
  std::vector<std::string> names;
  for (const Entry* entry : entries) {
    std::string name = text_in(*entry, field);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return fmt::format("{}", fmt::join(names, "; "));
}

/// How often each value of a field came, by value: "road_closed 2; rvp_untenable 1".
std::string tally_of(const std::vector<const Entry*>& entries, std::string_view field) {
  std::map<std::string, int> counts;
  for (const Entry* entry : entries) ++counts[text_in(*entry, field)];
  std::vector<std::string> parts;
  for (const auto& [name, count] : counts) parts.push_back(fmt::format("{} {}", name, count));
  return fmt::format("{}", fmt::join(parts, "; "));
}

using Measures = std::vector<Measure>;

void add_call_times(Measures& out, const Survey& survey, const Origin& call) {
  out.push_back(
      time_to("first_call", "First call for help", call.entry, Origin{}, "no organisation alerted another"));
  const auto is_duty_officer = [&](const Entry& e) { return survey.is_council_duty_officer(e); };
  out.push_back(time_to("council_duty_officer_tried", "First attempt to reach the council's duty officer",
                        survey.first("AttemptMade", is_duty_officer), call,
                        "the council's duty officer was never tried"));
  out.push_back(time_to("council_duty_officer_acknowledged", "The council's duty officer acknowledged",
                        survey.first("Acknowledged", is_duty_officer), call,
                        "the council's duty officer never acknowledged"));
  out.push_back(time_to("first_acknowledged", "First acknowledgement by anybody called out",
                        survey.first("Acknowledged"), call, "nobody acknowledged"));
}

/// Of each organisation that reached a state, the first time it did, in order of time.
void add_activations(Measures& out, const Survey& survey, const Origin& call, const std::string& state) {
  const auto reached = [&](const Entry& e) { return text_in(e, "state") == state; };
  out.push_back(time_to(state + "_first", fmt::format("First organisation at {}", state),
                        survey.first("ActivationChanged", reached), call,
                        fmt::format("no organisation went to {}", state)));
  std::set<std::string> seen;
  for (const Entry* entry : survey.all("ActivationChanged")) {
    const std::string organisation = text_in(*entry, "organisation");
    if (!reached(*entry) || !seen.insert(organisation).second) continue;
    out.push_back(
        time_to(state + "." + organisation, fmt::format("{} at {}", organisation, state), entry, call, {}));
  }
}

void add_arrivals(Measures& out, const Survey& survey, const Origin& call) {
  const auto arrival = [&](std::string_view kind) {
    return survey.first("UnitArrived", [&](const Entry& e) { return text_in(e, "unit_kind") == kind; });
  };
  out.push_back(
      time_to("pump_at_rvp", "First pump at an RVP", arrival("pump"), call, "no pump reached an RVP"));
  out.push_back(time_to("ambulance_at_rvp", "First ambulance at an RVP", arrival("ambulance"), call,
                        "no ambulance reached an RVP"));
  out.push_back(count_of("units_arrived", "Arrivals of units at an RVP", survey.all("UnitArrived")));
  const auto& reroutes = survey.all("UnitRerouted");
  out.push_back(count_of("reroutes", "Units sent another way", reroutes));
  out.push_back(list_of("reroute_reasons", "Reasons for going another way", tally_of(reroutes, "reason"),
                        reroutes, "no unit was sent another way"));
  std::vector<const Entry*> stranded;
  for (const Entry& entry : survey.record().entries) {
    const std::string note = text_in(entry, "note");
    if (note == model::no_open_road || note == model::only_through_hazard) stranded.push_back(&entry);
  }
  out.push_back(count_of("stranded", "Times no open road led a unit to where it was going", stranded));
  const auto& refused = survey.all("DispatchRefused");
  out.push_back(count_of("dispatches_refused", "Dispatches that could not be made", refused));
  out.push_back(list_of("refusal_reasons", "Reasons why a unit was not sent", tally_of(refused, "reason"),
                        refused, "no dispatch was refused"));
}

std::string why_unanswered(const CallOut& call_out) {
  if (call_out.first_attempt == nullptr) return "nobody was tried";
  return call_out.exhausted != nullptr ? "everybody had been tried, and too few acknowledged"
                                       : "too few had acknowledged when the record ends";
}

/// How long a call-out had gone without an acknowledgement: until there was one, until everybody had been
/// tried, or until the record ends.
SimTime wait_ends(const CallOut& call_out, SimTime record_ends) {
  if (call_out.acknowledged != nullptr) return call_out.acknowledged->at;
  return call_out.exhausted != nullptr ? call_out.exhausted->at : record_ends;
}

void add_longest_wait(Measures& out, const Survey& survey) {
  Measure longest{"answer_wait_longest", "Longest time a call-out went unanswered", "s", {}, {}, {}};
  longest.why_absent = "nobody was called out";
  std::optional<Duration> most;
  for (const CallOut& call_out : survey.call_outs()) {
    if (call_out.first_attempt == nullptr) continue;
    const Duration wait = wait_ends(call_out, survey.end()) - call_out.first_attempt->at;
    if (most && wait <= *most) continue;
    most = wait;
    longest.value = seconds(wait);
    longest.why_absent.clear();
    const Entry* end = call_out.acknowledged != nullptr ? call_out.acknowledged : call_out.exhausted;
    longest.entries = numbers_of({call_out.first_attempt, end});
  }
  out.push_back(std::move(longest));
}

void add_longest_ring(Measures& out, const Survey& survey) {
  const auto& rings = survey.all("AttemptUnanswered");
  const auto longest = std::max_element(rings.begin(), rings.end(), [](const Entry* a, const Entry* b) {
    return number_in(*a, "rang_ms") < number_in(*b, "rang_ms");
  });
  Measure measure{"ring_longest", "Longest single attempt that nobody answered", "s", {}, {}, {}};
  if (longest == rings.end()) {
    measure.why_absent = "no attempt went unanswered";
  } else {
    measure.value = number_in(**longest, "rang_ms") / 1000.0;
    measure.entries = numbers_of({*longest});
  }
  out.push_back(std::move(measure));
}

void add_call_outs(Measures& out, const Survey& survey) {
  add_longest_wait(out, survey);
  for (const CallOut& call_out : survey.call_outs()) {
    const std::string name =
        call_out.run == 1 ? call_out.escalation : fmt::format("{}.{}", call_out.escalation, call_out.run);
    Measure wait{
        "answer_wait." + name, fmt::format("{} answered, after the first attempt", name), "s", {}, {}, {}};
    if (call_out.acknowledged != nullptr && call_out.first_attempt != nullptr) {
      wait.value = seconds(call_out.acknowledged->at - call_out.first_attempt->at);
      wait.entries = numbers_of({call_out.first_attempt, call_out.acknowledged});
    } else {
      wait.why_absent = why_unanswered(call_out);
      wait.entries = numbers_of({call_out.first_attempt, call_out.exhausted});
    }
    out.push_back(std::move(wait));
  }
  add_longest_ring(out, survey);
  out.push_back(count_of("attempts_made", "Attempts to reach somebody", survey.all("AttemptMade")));
  out.push_back(
      count_of("attempts_unanswered", "Attempts that nobody answered", survey.all("AttemptUnanswered")));
  const auto& exhausted = survey.all("CascadeExhausted");
  out.push_back(count_of("escalations_exhausted", "Call-outs that reached nobody", exhausted));
}

/// Of each desk, in the order in which calls came to them.
void add_desks(Measures& out, const Survey& survey) {
  struct DeskUse {
    std::string desk;
    const Entry* queue = nullptr;  ///< of the longest queue
    const Entry* wait = nullptr;   ///< of the longest wait
  };
  std::vector<DeskUse> desks;
  const auto keep_greater = [](const Entry*& kept, const Entry& entry, std::string_view field) {
    if (kept == nullptr || number_in(entry, field) > number_in(*kept, field)) kept = &entry;
  };
  for (const Entry& entry : survey.record().entries) {
    const std::string id = text_in(entry, "desk");
    if (id.empty()) continue;
    auto use = std::find_if(desks.begin(), desks.end(), [&](const DeskUse& each) { return each.desk == id; });
    if (use == desks.end()) use = desks.insert(desks.end(), DeskUse{id});
    if (entry.kind == "CallQueued") {
      keep_greater(use->queue, entry, "position");
    } else {
      keep_greater(use->wait, entry, "queued_ms");
    }
  }
  for (const DeskUse& use : desks) {
    Measure queue{"desk_queue_longest." + use.desk,
                  "Longest queue at " + use.desk + ", with the call about to begin",
                  "",
                  {},
                  {},
                  {}};
    Measure wait{"desk_wait_longest." + use.desk, "Longest wait of a call at " + use.desk, "s", {}, {}, {}};
    queue.entries = numbers_of({use.queue});
    wait.entries = numbers_of({use.wait});
    if (use.queue != nullptr) queue.value = number_in(*use.queue, "position");
    if (use.queue == nullptr) queue.why_absent = "no call was queued there";
    if (use.wait != nullptr) wait.value = number_in(*use.wait, "queued_ms") / 1000.0;
    if (use.wait == nullptr) wait.why_absent = "no call began there";
    out.push_back(std::move(queue));
    out.push_back(std::move(wait));
  }
}

/// Injects on hold when the record ends.
std::vector<const Entry*> still_held(const Survey& survey) {
  std::map<std::string, const Entry*> held;
  for (const Entry& entry : survey.record().entries) {
    const std::string inject = text_in(entry, "inject");
    if (entry.kind == "HoldInject") {
      held[inject] = &entry;
    } else if (entry.kind == "ResumeInject" || entry.kind == "SkipInject" ||
               entry.kind == "InjectDelivered") {
      held.erase(inject);
    }
  }
  std::vector<const Entry*> entries;
  for (const auto& each : held) entries.push_back(each.second);
  return entries;
}

void add_injects(Measures& out, const Survey& survey) {
  out.push_back(count_of("injects_delivered", "Injects delivered", survey.all("InjectDelivered")));
  out.push_back(count_of("injects_added", "Injects added while it ran", survey.all("AddInject")));
  out.push_back(count_of("injects_held", "Times an inject was held", survey.all("HoldInject")));
  out.push_back(count_of("injects_still_held", "Injects still held at the end", still_held(survey)));
  const auto& skipped = survey.all("SkipInject");
  out.push_back(count_of("injects_skipped", "Injects skipped", skipped));
  out.push_back(list_of("skip_reasons", "Why injects were skipped", names_in(skipped, "why"), skipped,
                        "none was skipped"));
}

/// Residents in the cloud at their most, and summed over time: each sample holds until the next, the last
/// one until the record ends.
void add_residents(Measures& out, const Survey& survey) {
  const auto& samples = survey.all("CloudSampled");
  Measure peak{"residents_peak", "Most residents in the cloud at once", "residents", {}, {}, {}};
  Measure sum{"resident_minutes", "Residents in the cloud, over time", "resident-minutes", {}, {}, {}};
  if (samples.empty()) {
    peak.why_absent = sum.why_absent = "no cloud was sampled";
  } else {
    const Entry* most = samples.front();
    double resident_seconds = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const SimTime until = i + 1 < samples.size() ? samples[i + 1]->at : survey.end();
      resident_seconds += number_in(*samples[i], "residents") * seconds(until - samples[i]->at);
      if (number_in(*samples[i], "residents") > number_in(*most, "residents")) most = samples[i];
    }
    peak.value = number_in(*most, "residents");
    peak.entries = numbers_of({most});
    sum.value = resident_seconds / 60.0;
    sum.entries = numbers_of(samples);
  }
  out.push_back(std::move(peak));
  out.push_back(std::move(sum));
}

void add_exposure(Measures& out, const Survey& survey) {
  add_residents(out, survey);
  const auto& entered = survey.all("ReceptorEntered");
  std::set<std::string> receptors;
  for (const Entry* entry : entered) receptors.insert(text_in(*entry, "receptor"));
  Measure count = count_of("receptors_in_cloud", "Receptors that the cloud reached", entered);
  count.value = static_cast<double>(receptors.size());
  out.push_back(std::move(count));
  out.push_back(list_of("receptor_names", "Which receptors", names_in(entered, "name"), entered,
                        "the cloud reached no receptor"));
  out.push_back(time_to("receptor_first", "First receptor in the cloud", survey.first("ReceptorEntered"),
                        start_of_release(survey), "the cloud reached no receptor"));
  const auto& untenable = survey.all("RvpBecameUntenable");
  out.push_back(count_of("rvps_untenable", "Times an RVP became untenable", untenable));
  out.push_back(
      list_of("rvp_names", "Which RVPs", names_in(untenable, "rvp"), untenable, "every RVP stayed tenable"));
  out.push_back(
      count_of("stations_in_cloud", "Times a station lay in the cloud", survey.all("StationEntered")));
}

void add_objectives(Measures& out, const Survey& survey) {
  const auto& evidenced = survey.all("ObjectiveEvidenced");
  out.push_back(count_of("objectives_evidenced", "Objectives with evidence", evidenced));
  out.push_back(list_of("objective_names", "Which objectives", names_in(evidenced, "objective"), evidenced,
                        "no objective has evidence"));
  const auto& overdue = survey.all("ObjectiveOverdue");
  out.push_back(count_of("objectives_overdue", "Objectives without evidence when it was due", overdue));
  out.push_back(list_of("overdue_names", "Which were overdue", names_in(overdue, "objective"), overdue,
                        "none was overdue"));
}

std::vector<std::string> texts_in(const Entry& entry, std::string_view field) {
  const model::FieldValue* value = model::find_field(entry.fields, field);
  const auto* texts = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  return texts == nullptr ? std::vector<std::string>{} : *texts;
}

/// Of each organisation that sent a METHANE, by order or in an alert: how much of it the first one gave, and
/// how long after its first unit arrived. (An alert that gave no letter was none.)
void add_methanes(Measures& out, const Survey& survey) {
  std::set<std::string> seen;
  for (const Entry& entry : survey.record().entries) {
    const bool is_sent = entry.kind == "MethaneSent" || entry.kind == "AlertSent";
    const std::vector<std::string> given = is_sent ? texts_in(entry, "given") : std::vector<std::string>{};
    const std::string from = text_in(entry, "from");
    if (given.empty() || !seen.insert(from).second) continue;
    const bool is_ethane = text_in(entry, "form") == "ethane";
    const std::size_t letters = is_ethane ? model::letter_count - 1 : model::letter_count;
    out.push_back({"methane_letters." + from,
                   fmt::format("Letters in the first {} of {}", is_ethane ? "ETHANE" : "METHANE", from),
                   fmt::format("of {}", letters),
                   static_cast<double>(given.size()),
                   {},
                   {entry.number}});
    const bool has_arrived = model::find_field(entry.fields, "after_arrival_ms") != nullptr;
    out.push_back(
        {"methane_delay." + from,
         fmt::format("First METHANE of {}, after {}", from,
                     has_arrived ? "its first unit arrived at an RVP" : "the start"),
         "s",
         has_arrived ? number_in(entry, "after_arrival_ms") / 1000.0 : seconds(entry.at - SimTime{}),
         {},
         {entry.number}});
  }
}

/// Of each organisation that came to have a letter of a METHANE: when it first had all but the M.
void add_informed(Measures& out, const Survey& survey) {
  struct Progress {
    std::set<std::string> letters;
    const Entry* complete = nullptr;
  };
  std::map<std::string, Progress> by_organisation;
  const std::string_view not_needed = model::name_of(model::Letter::MajorIncident);
  const auto note = [&](const std::string& organisation, const std::string& letter, const Entry& entry) {
    Progress& progress = by_organisation[organisation];
    if (letter != not_needed) progress.letters.insert(letter);
    const bool is_complete = progress.letters.size() == model::letter_count - 1;
    if (is_complete && progress.complete == nullptr) progress.complete = &entry;
  };
  for (const Entry& entry : survey.record().entries) {
    if (entry.kind == "FindingMade") note(text_in(entry, "organisation"), text_in(entry, "letter"), entry);
    if (entry.kind != "MethaneReceived" && entry.kind != "AlertReceived") continue;
    for (const std::string& letter : texts_in(entry, "given")) note(text_in(entry, "to"), letter, entry);
  }
  for (const auto& [organisation, progress] : by_organisation) {
    std::vector<std::string_view> lacking;
    for (const model::Letter letter : model::all_letters) {
      const std::string_view name = model::name_of(letter);
      if (name != not_needed && !progress.letters.contains(std::string{name})) lacking.push_back(name);
    }
    out.push_back(time_to("informed." + organisation,
                          fmt::format("{} had every letter of an ETHANE", organisation), progress.complete,
                          Origin{}, fmt::format("it never had: {}", fmt::join(lacking, ", "))));
  }
}

void add_groups(Measures& out, const Survey& survey) {
  for (const Entry* convened : survey.all("GroupConvened")) {
    const std::string group = text_in(*convened, "group");
    const Entry* quorum =
        survey.first("QuorumReached", [&](const Entry& e) { return text_in(e, "group") == group; });
    out.push_back(time_to("quorum." + group, fmt::format("{} had its quorum", group), quorum,
                          {convened->at, "it was convened", convened}, "it never had its quorum"));
  }
}

void add_commands(Measures& out, const Survey& survey) {
  std::vector<const Entry*> commands;
  for (const Entry& entry : survey.record().entries) {
    if (model::is_command_name(entry.kind)) commands.push_back(&entry);
  }
  out.push_back(count_of("commands", "Commands given", commands));
}

}  // namespace

std::vector<Measure> measures_of(const Record& record) {
  const Survey survey{record};
  const Origin call = first_call(survey);
  Measures measures;
  add_call_times(measures, survey, call);
  add_activations(measures, survey, call, "standby");
  add_activations(measures, survey, call, "declared");
  add_arrivals(measures, survey, call);
  add_call_outs(measures, survey);
  add_desks(measures, survey);
  add_injects(measures, survey);
  add_exposure(measures, survey);
  add_objectives(measures, survey);
  add_methanes(measures, survey);
  add_informed(measures, survey);
  add_groups(measures, survey);
  add_commands(measures, survey);
  return measures;
}

}  // namespace tocsin::journal

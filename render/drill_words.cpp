#include "render/drill_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/names.hpp"
#include "sim/model/drill.hpp"

namespace tocsin::render {

namespace {

template <class Rows>
std::string name_in(const Rows& rows, const std::string& id) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; });
  return row == rows.end() ? id : plain_name(row->name);
}

}  // namespace

std::string method_words(std::string_view name) {
  std::string words{name};
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

OfficerSentence::OfficerSentence(const model::Setting& setting, const model::World& world, model::RoleId role,
                                 const journal::Entry& entry)
    : setting_(setting),
      world_(world),
      role_(setting.scenario.roles[role.index()]),
      role_id_(role),
      entry_(entry) {}

std::string OfficerSentence::field(std::string_view name) const {
  const model::FieldValue* value = model::find_field(entry_.fields, name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string{} : *text;
}

std::string OfficerSentence::organisation(std::string_view name) const {
  return name_in(setting_.scenario.organisations, field(name));
}
std::string OfficerSentence::person() const { return name_in(setting_.scenario.people, field("person")); }
std::string OfficerSentence::escalation() const {
  return name_in(setting_.scenario.escalations, field("escalation"));
}

bool OfficerSentence::is_own(std::string_view name) const {
  return field(name) == setting_.scenario.organisations[role_.organisation.index()].id;
}

bool OfficerSentence::is_about_officer() const {
  const auto person = model::find_person(setting_, field("person"));
  return person && model::is_played(world_, *person);
}

DrillLine OfficerSentence::made(DrillMark mark, std::string text) const {
  return {entry_.at, mark, std::move(text)};
}

std::optional<DrillLine> OfficerSentence::line() const {
  if (is("ExerciseEnded")) return made(DrillMark::Plain, "The drill is over: " + field("why") + ".");
  if (auto line = of_page()) return line;
  if (auto line = of_message()) return line;
  if (auto line = of_call()) return line;
  return of_own_doing();
}

std::optional<DrillLine> OfficerSentence::of_page() const {
  if (!is_about_officer()) return std::nullopt;
  const std::string by = method_words(field("method"));
  if (is("AttemptMade")) {
    const auto escalation_id = model::find_escalation(setting_, field("escalation"));
    const auto from = setting_.scenario.escalations[escalation_id->index()].organisation;
    return made(DrillMark::Page, fmt::format("EXERCISE {}. {} calls you, {} {}: {}. ack or decline?",
                                             setting_.scenario.code_word,
                                             plain_name(setting_.scenario.organisations[from.index()].name),
                                             by, field("number"), escalation()));
  }
  if (is("AttemptUnanswered")) return made(DrillMark::Plain, fmt::format("The {} has gone quiet.", by));
  if (is("Acknowledged")) return made(DrillMark::Plain, fmt::format("You acknowledge: {}.", escalation()));
  if (is("DeclineFor")) return made(DrillMark::Plain, fmt::format("You decline: {}.", escalation()));
  return std::nullopt;
}

std::optional<DrillLine> OfficerSentence::of_message() const {
  if (is("InjectDelivered") || is("AlertReceived")) {
    if (!is_own("to")) return std::nullopt;
    return made(DrillMark::Message, fmt::format("from {} ({}): {}", organisation("from"),
                                                method_words(field("channel")), field("text")));
  }
  if (is("ActivationChanged") && is_own("organisation")) {
    const auto state = model::activation_from(field("state"));
    return made(DrillMark::State, fmt::format("{} is now {}.", organisation("organisation"),
                                              state ? state_words(*state) : field("state")));
  }
  return std::nullopt;
}

std::optional<DrillLine> OfficerSentence::of_call() const {
  if (field("from") != role_.id) return std::nullopt;
  const std::string by = method_words(field("method"));
  if (is("CallPlaced")) {
    return made(DrillMark::Call, fmt::format("You ring {}, {} {}.", person(), by, field("number")));
  }
  if (is("CallAnswered")) {
    const std::string about = field("about").empty() ? "" : fmt::format(" You say: {}", field("about"));
    return made(DrillMark::Call, fmt::format("{} answers.{}", person(), about));
  }
  if (is("CallUnanswered")) {
    return made(DrillMark::Call,
                fmt::format("{} does not answer, {}.{}", person(), by,
                            field("note").empty() ? "" : " There is no other number for them."));
  }
  return std::nullopt;
}

std::string OfficerSentence::decision_words() const {
  const auto& decisions = setting_.scenario.decisions;
  std::string text = field("prompt");
  int number = 1;
  for (const model::Decision& decision : decisions) {
    if (decision.role != role_id_) continue;
    for (const model::DecisionOption& option : decision.options) {
      if (decision.id == field("decision")) text += fmt::format("\n{}  {}", number, option.text);
      ++number;
    }
  }
  return text;
}

// Of their own organisation's alone.
std::optional<DrillLine> OfficerSentence::of_methane() const {
  if (!is_own("from")) return std::nullopt;
  const auto form = model::methane_form_from(field("form")).value_or(model::MethaneForm::Methane);
  const std::string to = is_own("to") ? "your own control room" : organisation("to");
  if (is("SendMethane")) {
    Methane report;
    for (const model::Letter letter : model::all_letters) {
      report.parts[model::place_of(letter)] = field(model::name_of(letter));
    }
    const std::string_view what = form == model::MethaneForm::Ethane ? "an ETHANE" : "a METHANE";
    return made(DrillMark::Plain, fmt::format("You send {} to {}. {}", what, to, methane_line(report)));
  }
  if (is("MethaneReceived")) {
    return made(DrillMark::Plain, fmt::format("Taken down and read back: the {} to {}.", words_of(form), to));
  }
  return std::nullopt;
}

std::optional<DrillLine> OfficerSentence::of_own_doing() const {
  if (is("AddNote") && entry_.seat == role_.id) {
    return made(DrillMark::Note, "You write: " + field("text"));
  }
  if (auto line = of_methane()) return line;
  if (field("role") != role_.id) return std::nullopt;
  if (is("QuestionAsked")) {
    return made(DrillMark::Plain, fmt::format("You ask {}: {}", organisation("to"), field("text")));
  }
  if (is("QuestionAnswered")) {
    return made(DrillMark::Answer, fmt::format("from {}: {}", organisation("from"), field("text")));
  }
  if (is("DecisionDue")) return made(DrillMark::Decision, decision_words());
  if (is("DecisionMade")) {
    return made(DrillMark::Decision,
                fmt::format("You decide: {}{}", field("text"),
                            field("rationale").empty() ? "" : " Because: " + field("rationale")));
  }
  if (is("DecisionOverdue")) {
    const auto decision = model::find_decision(setting_, field("decision"));
    return made(DrillMark::Decision, "The time for this has passed; it can still be decided: " +
                                         setting_.scenario.decisions[decision->index()].prompt);
  }
  return std::nullopt;
}

}  // namespace tocsin::render

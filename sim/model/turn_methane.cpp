// What organisations know of the incident and of each other: findings, and messages, which carry what their
// sender had when it sent them and nothing that came after.
#include <algorithm>
#include <string>
#include <utility>

#include "sim/model/turn.hpp"

namespace tocsin::model {

namespace {

/// The letters that an order gives, in the order of all_letters.
std::array<const std::string*, letter_count> texts_of(const SendMethane& command) {
  return {&command.major_incident, &command.exact_location, &command.type,    &command.hazards,
          &command.access,         &command.casualties,     &command.services};
}

std::vector<Letter> letters_of(const HeldLetters& held) {
  std::vector<Letter> letters;
  for (const Letter letter : all_letters) {
    if (held[place_of(letter)]) letters.push_back(letter);
  }
  return letters;
}

/// All but the M, which a report of a lesser incident does without.
bool is_complete(const HeldLetters& held) {
  return std::all_of(all_letters.begin(), all_letters.end(), [&](Letter letter) {
    return letter == Letter::MajorIncident || held[place_of(letter)].has_value();
  });
}

}  // namespace

void Turn::on(FindingMade event) {
  const Finding& finding = scenario_.findings[event.finding.index()];
  take_letter(finding.organisation, finding.letter, {finding.text, world_.now}, finding.organisation);
}

// A letter takes the place of what the organisation had, unless that was found or said later.
void Turn::take_letter(OrganisationId organisation, Letter letter, LetterText said, OrganisationId from) {
  auto& held = world_.organisations[organisation.index()].letters[place_of(letter)];
  if (held && held->said.stated > said.stated) return;
  held = HeldLetter{std::move(said), from, world_.now};
  establish({FactKind::LetterHeld, organisation.value, static_cast<std::uint32_t>(letter)});
  if (is_complete(world_.organisations[organisation.index()].letters)) {
    establish({FactKind::Informed, organisation.value, 0});
  }
}

/// A new message between the two, sent now, that carries nothing yet: its row.
std::uint32_t Turn::write_message(OrganisationId from, OrganisationId to) {
  world_.messages.push_back({.from = from, .to = to, .sent = world_.now});
  return static_cast<std::uint32_t>(world_.messages.size() - 1);
}

/// Everything of a METHANE that an organisation has now.
ToldMethane Turn::methane_of(OrganisationId from) const {
  const OrganisationState& sender = world_.organisations[from.index()];
  ToldMethane told;
  told.had = letters_of(sender.letters);
  for (const Letter letter : told.had)
    told.letters[place_of(letter)] = sender.letters[place_of(letter)]->said;
  const bool is_major = sender.activation == Activation::Standby ||
                        sender.activation == Activation::Declared ||
                        told.letters[place_of(Letter::MajorIncident)].has_value();
  told.form = is_major ? MethaneForm::Methane : MethaneForm::Ethane;
  if (sender.first_arrival) told.after_arrival = world_.now - *sender.first_arrival;
  return told;
}

void Turn::deliver(std::uint32_t row) {
  world_.messages[row].received = world_.now;
  const Message message = world_.messages[row];
  take_state(message);
  if (!message.methane) return;
  for (const Letter letter : all_letters) {
    const auto& said = message.methane->letters[place_of(letter)];
    if (said) take_letter(message.to, letter, *said, message.from);
  }
}

// What was said later holds, whichever message came first. Of itself an organisation knows.
void Turn::take_state(const Message& message) {
  if (!message.state || message.from == message.to) return;
  const std::uint32_t row = belief_row(world_.organisations.size(), message.to, message.from);
  Belief& belief = world_.beliefs[row];
  if (belief.told && belief.as_of > message.sent) return;
  belief = {message.state->state, message.state->since, world_.now, message.sent};
  establish({FactKind::StateBelieved, row, static_cast<std::uint32_t>(belief.state)});
}

// What a person writes counts as said; whether it is so is for those who review it.
void Turn::send_methane(const SendMethane& command) {
  const OrganisationId from = *find_organisation(setting_, command.from);
  ToldMethane told = methane_of(from);
  told.form = command.form;
  const auto texts = texts_of(command);
  for (const Letter letter : all_letters) {
    auto& said = told.letters[place_of(letter)];
    said.reset();
    if (!texts[place_of(letter)]->empty()) said = LetterText{*texts[place_of(letter)], world_.now};
  }
  const std::uint32_t row = write_message(from, *find_organisation(setting_, command.to));
  world_.messages[row].methane = std::move(told);
  schedule_now(MethaneSent{row});
}

void Turn::on(MethaneSent event) {
  schedule(world_.now + scenario_.methane_takes, MethaneReceived{event.message});
  reported_from(world_.messages[event.message].from);
}

void Turn::on(MethaneReceived event) { deliver(event.message); }

}  // namespace tocsin::model

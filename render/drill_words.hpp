// What one entry of the record says to the officer who practises, if it reaches them at all. A list of what
// does, and of nothing else: so the truth cannot leak by an event that nobody thought of.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "render/drill.hpp"

namespace tocsin::render {

/// "control room": a contact method as people say it.
std::string method_words(std::string_view name);
class OfficerSentence {
 public:
  /// REQUIRES: `world` is of the moment of the entry or a later one.
  OfficerSentence(const model::Setting& setting, const model::World& world, model::RoleId role,
                  const journal::Entry& entry);

  /// Nothing where the entry does not reach the officer.
  std::optional<DrillLine> line() const;

 private:
  bool is(std::string_view kind) const { return entry_.kind == kind; }
  std::string field(std::string_view name) const;
  std::string organisation(std::string_view name) const;
  std::string person() const;
  std::string escalation() const;
  /// True where the field of that name is the officer's own organisation.
  bool is_own(std::string_view name) const;
  bool is_about_officer() const;
  DrillLine made(DrillMark mark, std::string text) const;
  std::optional<DrillLine> of_page() const;
  std::optional<DrillLine> of_message() const;
  std::optional<DrillLine> of_own_doing() const;
  std::optional<DrillLine> of_methane() const;
  std::optional<DrillLine> of_call() const;
  std::string decision_words() const;

  const model::Setting& setting_;
  const model::World& world_;
  const model::Role& role_;
  model::RoleId role_id_;
  const journal::Entry& entry_;
};

}  // namespace tocsin::render

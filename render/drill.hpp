// One officer's drill as text: what has reached them, what is open, and what they say carried out. Shows only
// what their organisation has been told, by a list of what does: never the hazard, never how others fare,
// never what is expected of them. Knows no terminal, no toolkit and no clock.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "render/drill_lines.hpp"
#include "render/session.hpp"

namespace tocsin::render {

/// What a line is about: it stands before it as a word, and a screen may stress it.
enum class DrillMark : std::uint8_t { Plain, Page, Message, Answer, Decision, State, Call, Note };
/// "PAGE", "MESSAGE" ...; empty for Plain.
std::string_view word_of(DrillMark mark);

/// Something that has reached the officer, or that they did.
struct DrillLine {
  SimTime at;
  DrillMark mark = DrillMark::Plain;
  std::string text;  ///< one line or several
};
/// "01:32:10 BST  PAGE  ..."; further lines are set in under it.
std::string format(const model::Setting& setting, const DrillLine& line);

/// A page that has not been answered yet.
struct DrillPage {
  std::string from;                   ///< who pages: an organisation
  std::string name;                   ///< the call-out
  std::string escalation;             ///< its id
  std::string person;                 ///< as whom: an id
  std::string channel;                ///< "pager 07700 900123"
  std::optional<Duration> rings_for;  ///< none: it is silent until the next way is tried
};

struct DrillOption {
  int number = 0;  ///< as it is typed; its own in the whole drill
  std::string decision;
  std::string id;
  std::string text;
};
struct DrillDecision {
  std::string prompt;
  std::vector<DrillOption> options;
  std::optional<Duration> left;  ///< none: the time for it has passed
};

struct DrillQuestion {
  int number = 0;
  std::string id;
  std::string to;
  std::string text;
  std::string state;  ///< "", "the answer is on its way", "answered"
};

/// Somebody the officer could ring.
struct DrillContact {
  std::string role;  ///< its id
  std::string name;
  std::string organisation;
};

/// Where a METHANE can go.
struct DrillAddressee {
  std::string organisation;  ///< its id
  std::string name;          ///< "your own control room", "North West Fire Control"
};

/// How things stand for the officer at one moment.
struct DrillView {
  std::string clock;         ///< "01:32:10 BST  T+00:12:10"
  std::string organisation;  ///< theirs
  std::string state;         ///< "not activated", "on STANDBY" ...
  std::vector<DrillPage> pages;
  std::vector<DrillDecision> decisions;
  std::vector<DrillQuestion> questions;
  std::vector<DrillContact> contacts;
  std::vector<DrillAddressee> addressees;  ///< their own control room first
  std::string call;                        ///< the call in progress, in words; empty: the telephone is free
};

class DrillSession {
 public:
  /// REQUIRES: the session outlives this, its feed has the entries, its seat is the role's id; nothing has
  /// been run yet.
  DrillSession(LiveSession& session, model::RoleId role);

  /// Takes the role at T+0.
  Result<void> begin();

  const model::Role& role() const;
  /// The scenario's drill for the role; null: it has none, so neither brief nor expectations.
  const model::Drill* drill() const;
  const model::Setting& setting() const { return session_.setting(); }
  SimTime now() const { return session_.head(); }
  bool is_over() const { return session_.is_over(); }
  LiveSession& session() { return session_; }

  DrillView view() const;
  /// `view()` in words.
  std::string status() const;
  std::string opening() const;

  /// What has come since the last call, in order.
  std::vector<DrillLine> news();
  /// All that has come up to the last call of `news()`.
  const std::vector<DrillLine>& log() const { return log_; }

  /// Carries out what was said. What comes of it is in `news()`; the text is only what was asked to be shown.
  /// Help and Quit are the screen's own affair: nothing is done. So is a METHANE to be filled in, but a fault
  /// says where nobody can be found to send it to.
  Result<std::string> obey(const DrillInput& input);

 private:
  std::string call_in_words() const;
  std::optional<DrillLine> line_of(const journal::Entry& entry) const;
  Result<std::string> give(model::Command command);
  Result<std::string> answer_page(const DrillInput& input);
  Result<std::string> ask(const std::string& words);
  Result<std::string> decide(const said::Decide& said);
  Result<std::string> call(const said::Call& said);
  Result<std::string> addressee(const std::string& words) const;
  Result<std::string> methane(const said::SendMethane& said);
  void wait_for(Duration at_most, std::optional<DrillMark> mark);
  std::vector<DrillOption> options_of(std::size_t decision) const;

  LiveSession& session_;
  model::RoleId role_;
  std::size_t seen_ = 0;  ///< entries looked at
  std::vector<DrillLine> log_;
  std::size_t told_ = 0;  ///< lines of the log given out
};

}  // namespace tocsin::render

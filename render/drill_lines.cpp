#include "render/drill_lines.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "sim/base/text.hpp"

namespace tocsin::render {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

struct Split {
  std::string_view before;
  std::string_view after;
};

/// About the first `word` that stands by itself; all before it where there is none.
Split about(std::string_view text, std::string_view word) {
  const std::string low = lower(text);
  for (std::size_t at = low.find(word); at != std::string::npos; at = low.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool stands_alone = (at == 0 || is_space(low[at - 1])) && (end == low.size() || is_space(low[end]));
    if (stands_alone) return {trimmed(text.substr(0, at)), trimmed(text.substr(end))};
  }
  return {trimmed(text), {}};
}

/// "90s", "2 m", "1 min 30 s".
std::optional<Duration> length_of(std::string_view text) {
  std::string spaced;
  for (const char c : text) {
    const auto is_digit = [](char d) { return (d >= '0' && d <= '9') || d == '.'; };
    if (!spaced.empty() && !is_space(c) && !is_space(spaced.back()) &&
        is_digit(c) != is_digit(spaced.back())) {
      spaced += ' ';
    }
    spaced += c;
  }
  std::string words;
  std::string_view rest = spaced;
  while (!(rest = trimmed(rest)).empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!words.empty()) words += ' ';
    words += word == "m" || word == "mins" ? "min" : word == "sec" || word == "secs" ? "s" : word;
  }
  return parse_duration(words);
}

using Read = Result<DrillInput> (*)(std::string_view rest);

tl::unexpected<Diagnostics> lacks(std::string_view word, std::string_view wanted) {
  return fault(fmt::format("'{}' lacks something", word), std::string(wanted));
}

Result<DrillInput> read_decide(std::string_view rest) {
  const Split split = about(rest, "because");
  if (split.before.empty()) return lacks("decide", "decide 1 because WHY");
  return said::Decide{std::string(split.before), std::string(split.after)};
}

Result<DrillInput> read_call(std::string_view rest) {
  const Split split = about(rest, "about");
  return said::Call{std::string(split.before), std::string(split.after)};
}

Result<DrillInput> read_stand(std::string_view rest) {
  const std::string word = lower(rest);
  if (word == "down") return said::SetState{model::Activation::StoodDown};
  if (word == "by") return said::SetState{model::Activation::Standby};
  return lacks("stand", "stand down, or standby");
}

// What stands before the first letter says to whom: nothing, or "to WHOM".
Result<DrillInput> read_methane(std::string_view rest) {
  said::SendMethane said;
  said.report = methane_from(rest);
  const std::string_view before = trimmed(before_letters(rest));
  const std::size_t end = std::min(before.find(' '), before.size());
  if (before.empty()) return said;
  if (lower(before.substr(0, end)) != "to") {
    return fault(
        said.report ? fmt::format("'{}' was not understood", before) : "no letter of METHANE was found",
        "methane E: where T: what H: hazards A: access N: casualties E: services; before them, to WHOM; "
        "or only methane, and a line for each");
  }
  said.to = trimmed(before.substr(end));
  if (said.to.empty()) return lacks("methane to", "methane to WHOM, an organisation");
  return said;
}

Result<DrillInput> read_note(std::string_view rest) {
  if (rest.empty()) return lacks("note", "note WHAT IS TO BE WRITTEN DOWN");
  return said::Note{std::string(rest)};
}

Result<DrillInput> read_wait(std::string_view rest) {
  if (rest.empty()) return said::WaitForNews{};
  if (lower(rest) == "page") return said::WaitForPage{};
  const auto time = length_of(rest);
  if (time && *time > Duration{0}) return said::Wait{*time};
  return fault(fmt::format("'{}' is not a length of time", rest),
               "wait 90s, wait 2m, wait page, or only wait");
}

template <class Said>
Result<DrillInput> read_alone(std::string_view rest) {
  if (rest.empty()) return Said{};
  return fault(fmt::format("'{}' was not understood", rest), "nothing behind that word");
}

Result<DrillInput> read_ask(std::string_view rest) { return said::Ask{std::string(rest)}; }

Result<DrillInput> read_state(std::string_view rest, model::Activation state) {
  if (rest.empty()) return said::SetState{state};
  return fault(fmt::format("'{}' was not understood", rest), "standby, declare or stand down");
}

struct Word {
  std::string_view word;
  Read read;
};

constexpr std::array<Word, 23> words{
    {{"ack", read_alone<said::Acknowledge>},
     {"acknowledge", read_alone<said::Acknowledge>},
     {"decline", read_alone<said::Decline>},
     {"ask", read_ask},
     {"decide", read_decide},
     {"call", read_call},
     {"ring", read_call},
     {"standby", [](std::string_view rest) { return read_state(rest, model::Activation::Standby); }},
     {"declare", [](std::string_view rest) { return read_state(rest, model::Activation::Declared); }},
     {"declared", [](std::string_view rest) { return read_state(rest, model::Activation::Declared); }},
     {"stand", read_stand},
     {"standdown", [](std::string_view rest) { return read_state(rest, model::Activation::StoodDown); }},
     {"methane", read_methane},
     {"note", read_note},
     {"wait", read_wait},
     {"status", read_alone<said::Status>},
     {"log", read_alone<said::Log>},
     {"help", read_alone<said::Help>},
     {"h", read_alone<said::Help>},
     {"?", read_alone<said::Help>},
     {"quit", read_alone<said::Quit>},
     {"exit", read_alone<said::Quit>},
     {"end", read_alone<said::Quit>}}};

}  // namespace

Result<DrillInput> read_drill_line(std::string_view line) {
  line = trimmed(line);
  if (line.empty()) return said::Nothing{};
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string word = lower(line.substr(0, end));
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.word == word; });
  if (found != words.end()) return found->read(trimmed(line.substr(end)));
  std::vector<std::string> known;
  for (const Word& w : words) known.emplace_back(w.word);
  const auto near = nearest_name(word, known);
  return fault(fmt::format("'{}' is nothing that can be done here", word), "one of the words that help lists",
               near ? fmt::format("did you mean '{}'?", *near) : std::string{});
}

std::string drill_help() {
  return "ack, decline               answer the page that rings\n"
         "ask [NUMBER or WORDS]      ask somebody something; alone: what can be asked\n"
         "decide NUMBER [because WHY]  choose an option of an open decision\n"
         "call [WHO [about WHAT]]    ring a role or a person; alone: who can be rung. One call at a time\n"
         "standby, declare, stand down  change your organisation's state\n"
         "methane [to WHOM] [E: ... T: ...]  send a METHANE, to your own control room unless you say to "
         "whom;\n"
         "                           without letters: a line for each\n"
         "note TEXT                  write a line in your log\n"
         "status, log                how things stand; all that has reached you\n"
         "wait [90s, 2m, page]       let time pass; alone: until something reaches you\n"
         "quit                       end the drill, and see its debrief\n";
}

}  // namespace tocsin::render

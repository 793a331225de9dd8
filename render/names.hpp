// Names as maps and panels have room for them. Knows nothing of where they come from.
// Only shortens and joins; the scenario and the map give the names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/model/scenario.hpp"

namespace tocsin::render {

/// The name without a last bracket that begins "(invented": the legend says it once for all.
std::string plain_name(std::string_view name);
/// True where `plain_name` would leave something out.
bool says_invented(std::string_view name);

/// A rendezvous point's name in two parts: what goes on its flag, and what stands beside it. "RVP 2 Weston
/// Road" becomes "RVP 2" and "Weston Road"; a name of another form gets the flag "RVP".
struct FlagName {
  std::string flag;
  std::string beside;
};
FlagName flag_name(std::string_view name);

/// Broken at spaces into lines of about equal length, none longer than `most` bytes where spaces allow it.
std::string in_lines(std::string_view text, std::size_t most);

/// "not activated", "on STANDBY", "at DECLARED", "STOOD DOWN", "CANCELLED".
std::string state_words(model::Activation state);

/// What an inject's channel is called: "phone", "face to face", "social media".
std::string channel_words(std::string_view channel);
/// The same as a way: "by phone", "face to face", "on paper", "through the media".
std::string by_channel(std::string_view channel);

}  // namespace tocsin::render

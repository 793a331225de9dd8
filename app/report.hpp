// How the command speaks: text for people on stdout, faults on stderr, one JSON document where asked.
// Knows nothing of the verbs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "app/verbs.hpp"
#include "sim/base/diagnostics.hpp"
#include "sim/base/time.hpp"
#include "sim/journal/journal.hpp"

namespace tocsin::app {

/// Prints every fault on stderr.
Exit refuse(const Diagnostics& faults, Exit code = Exit::Faults);

/// Writes to stdout; a closed pipe or a full disk there is the machine's fault.
Exit print(const std::string& text, Exit code = Exit::Done);
Exit print(const nlohmann::ordered_json& document, Exit code = Exit::Done);

nlohmann::ordered_json to_json(const Diagnostics& diagnostics);

/// "EXERCISE KESTREL: An invented chlorine release ..."
std::string banner(const std::string& code_word, const std::string& title);

/// "1 finding", "2 findings".
std::string counted(std::size_t number, std::string_view noun);

}  // namespace tocsin::app

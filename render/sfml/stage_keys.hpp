// SFML's key codes as the keys of the table in render/keys.hpp.
// Knows nothing of what a key does.
#pragma once

#include <optional>

#include <SFML/Window/Event.hpp>

#include "render/keys.hpp"

namespace tocsin::window {

/// Nothing for keys that the table does not know.
std::optional<render::KeyPress> key_press_of(const sf::Event::KeyEvent& key);

}  // namespace tocsin::window

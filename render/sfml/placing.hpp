// Where a window is put on the screen.
// Knows nothing of what is in it.
#pragma once

#include <SFML/Graphics/RenderWindow.hpp>

namespace tocsin::window {

/// Puts a window of that size in the middle: SFML 2.5.1 takes the screen's width for its height there.
void put_in_middle(sf::RenderWindow& window, sf::Vector2u size);

}  // namespace tocsin::window

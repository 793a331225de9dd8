#include "render/sfml/placing.hpp"

namespace tocsin::window {

void put_in_middle(sf::RenderWindow& window, sf::Vector2u size) {
  const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
  const auto middle = [](unsigned whole, unsigned part) {
    return whole > part ? static_cast<int>((whole - part) / 2) : 0;
  };
  window.setPosition({middle(desktop.width, size.x), middle(desktop.height, size.y)});
}

}  // namespace tocsin::window

#include "render/sfml/stage_keys.hpp"

#include <array>
#include <utility>

namespace tocsin::window {

std::optional<render::KeyPress> key_press_of(const sf::Event::KeyEvent& key) {
  using K = render::Key;
  using S = sf::Keyboard;
  static constexpr std::array<std::pair<S::Key, K>, 61> codes{{
      {S::Space, K::Space},
      {S::Num1, K::Digit1},
      {S::Num2, K::Digit2},
      {S::Num3, K::Digit3},
      {S::Num4, K::Digit4},
      {S::Num5, K::Digit5},
      {S::Num6, K::Digit6},
      {S::Numpad1, K::Digit1},
      {S::Numpad2, K::Digit2},
      {S::Numpad3, K::Digit3},
      {S::Numpad4, K::Digit4},
      {S::Numpad5, K::Digit5},
      {S::Numpad6, K::Digit6},
      {S::Period, K::Full},
      {S::N, K::N},
      {S::Left, K::Left},
      {S::Right, K::Right},
      {S::L, K::L},
      {S::B, K::B},
      {S::I, K::I},
      {S::U, K::U},
      {S::M, K::M},
      {S::E, K::E},
      {S::F, K::F},
      {S::G, K::G},
      {S::K, K::K},
      {S::C, K::C},
      {S::O, K::O},
      {S::H, K::H},
      {S::F1, K::F1},
      {S::F7, K::F7},
      {S::F8, K::F8},
      {S::F9, K::F9},
      {S::F11, K::F11},
      {S::Escape, K::Escape},
      {S::Equal, K::Plus},
      {S::Add, K::Plus},
      {S::Hyphen, K::Minus},
      {S::Subtract, K::Minus},
      {S::Up, K::Up},
      {S::Down, K::Down},
      {S::D, K::D},
      {S::P, K::P},
      {S::R, K::R},
      {S::S, K::S},
      {S::T, K::T},
      {S::Tab, K::Tab},
      {S::Enter, K::Enter},
      {S::Delete, K::Delete},
      {S::A, K::A},
      {S::V, K::V},
      {S::Q, K::Q},
      {S::F2, K::F2},
      {S::F6, K::F6},
      {S::Backspace, K::Backspace},
      {S::LBracket, K::LeftBracket},
      {S::RBracket, K::RightBracket},
      {S::Home, K::Home},
      {S::End, K::End},
      {S::J, K::J},
      {S::X, K::X},
  }};
  render::Modifier modifier = render::Modifier::None;
  if (key.control) modifier = render::Modifier::Control;
  if (key.shift && !key.control) modifier = render::Modifier::Shift;
  for (const auto& [code, known] : codes) {
    // A plus needs Shift on many keyboards.
    const bool is_shifted_plus = known == K::Plus && modifier == render::Modifier::Shift;
    if (code == key.code) return render::KeyPress{known, is_shifted_plus ? render::Modifier::None : modifier};
  }
  return std::nullopt;
}

}  // namespace tocsin::window

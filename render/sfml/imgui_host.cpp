#include "render/sfml/imgui_host.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <backends/imgui_impl_opengl2.h>
#include <imgui.h>

#include "render/sfml/fonts.hpp"

namespace tocsin::window {

namespace {

// Latin, and the arrows and shapes that panels use.
constexpr ImWchar glyph_ranges[] = {0x0020, 0x00FF, 0x2010, 0x2027, 0x2190, 0x21FF,
                                    0x25A0, 0x25FF, 0x2713, 0x2713, 0};

void map_keys(ImGuiIO& io) {
  io.KeyMap[ImGuiKey_Tab] = sf::Keyboard::Tab;
  io.KeyMap[ImGuiKey_LeftArrow] = sf::Keyboard::Left;
  io.KeyMap[ImGuiKey_RightArrow] = sf::Keyboard::Right;
  io.KeyMap[ImGuiKey_UpArrow] = sf::Keyboard::Up;
  io.KeyMap[ImGuiKey_DownArrow] = sf::Keyboard::Down;
  io.KeyMap[ImGuiKey_PageUp] = sf::Keyboard::PageUp;
  io.KeyMap[ImGuiKey_PageDown] = sf::Keyboard::PageDown;
  io.KeyMap[ImGuiKey_Home] = sf::Keyboard::Home;
  io.KeyMap[ImGuiKey_End] = sf::Keyboard::End;
  io.KeyMap[ImGuiKey_Insert] = sf::Keyboard::Insert;
  io.KeyMap[ImGuiKey_Delete] = sf::Keyboard::Delete;
  io.KeyMap[ImGuiKey_Backspace] = sf::Keyboard::BackSpace;
  io.KeyMap[ImGuiKey_Space] = sf::Keyboard::Space;
  io.KeyMap[ImGuiKey_Enter] = sf::Keyboard::Enter;
  io.KeyMap[ImGuiKey_Escape] = sf::Keyboard::Escape;
  io.KeyMap[ImGuiKey_A] = sf::Keyboard::A;
  io.KeyMap[ImGuiKey_C] = sf::Keyboard::C;
  io.KeyMap[ImGuiKey_V] = sf::Keyboard::V;
  io.KeyMap[ImGuiKey_X] = sf::Keyboard::X;
  io.KeyMap[ImGuiKey_Y] = sf::Keyboard::Y;
  io.KeyMap[ImGuiKey_Z] = sf::Keyboard::Z;
}

ImVec4 to_im(render::Colour c) {
  return {static_cast<float>(c.red) / 255.0F, static_cast<float>(c.green) / 255.0F,
          static_cast<float>(c.blue) / 255.0F, static_cast<float>(c.alpha) / 255.0F};
}

void shape_style(ImGuiStyle& style) {
  style.WindowRounding = 0.0F;
  style.WindowBorderSize = 1.0F;
  style.FrameRounding = 3.0F;
  style.ChildRounding = 3.0F;
  style.TabRounding = 3.0F;
  style.ScrollbarSize = 11.0F;
  style.WindowPadding = {8.0F, 6.0F};
  style.FramePadding = {6.0F, 3.0F};
  style.ItemSpacing = {6.0F, 4.0F};
  style.CellPadding = {4.0F, 2.0F};
}

}  // namespace

ImGuiHost::ImGuiHost(double text_scale) : context_(ImGui::CreateContext()), text_scale_(text_scale) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  // Otherwise shortcuts die after the first click into a panel.
  io.ConfigFlags |= ImGuiConfigFlags_NavNoCaptureKeyboard;
  map_keys(io);
  ImGui_ImplOpenGL2_Init();
  has_backend_ = true;
  build_fonts();
  set_theme(render::Theme::Light);
}

ImGuiHost::~ImGuiHost() {
  ImGui::SetCurrentContext(context_);
  if (has_backend_) ImGui_ImplOpenGL2_Shutdown();
  ImGui::DestroyContext(context_);
}

void ImGuiHost::build_fonts() {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  const auto size = static_cast<float>(std::round(13.5 * text_scale_));
  const auto add = [&](render::LabelFace face, float pixels) {
    return io.Fonts->AddFontFromFileTTF(render::Type::file_of(face).c_str(), pixels, nullptr, glyph_ranges);
  };
  io.FontDefault = add(render::LabelFace::Plain, size);
  bold_ = add(render::LabelFace::Bold, size);
  // In the same package as the others; where somebody took it away, columns are ragged.
  const std::filesystem::path mono = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf";
  mono_ = std::filesystem::exists(mono)
              ? io.Fonts->AddFontFromFileTTF(mono.c_str(), size, nullptr, glyph_ranges)
              : io.FontDefault;
  large_ = add(render::LabelFace::Bold, std::round(size * 1.6F));
  ImGui_ImplOpenGL2_DestroyFontsTexture();
  ImGui_ImplOpenGL2_CreateFontsTexture();
  pictures_.forget();
}

void ImGuiHost::set_text_scale(double text_scale) {
  if (text_scale == text_scale_) return;
  ImGui::SetCurrentContext(context_);
  text_scale_ = text_scale;
  build_fonts();
}

void ImGuiHost::set_theme(render::Theme theme) {
  ImGui::SetCurrentContext(context_);
  ImGuiStyle& style = ImGui::GetStyle();
  const bool is_light = theme.shade == render::Shade::Light;
  is_light ? ImGui::StyleColorsLight(&style) : ImGui::StyleColorsDark(&style);
  shape_style(style);
  const render::Palette palette = render::palette_of(theme);
  const auto set = [&](ImGuiCol which, render::Colour colour) { style.Colors[which] = to_im(colour); };
  const auto tone = [&](double share) { return render::mixed(palette.paper, palette.text, share); };
  set(ImGuiCol_WindowBg, palette.paper);
  set(ImGuiCol_PopupBg, palette.paper);
  set(ImGuiCol_Text, palette.text);
  set(ImGuiCol_TextDisabled, palette.quiet_text);
  set(ImGuiCol_Border, tone(0.28));
  set(ImGuiCol_FrameBg, tone(0.07));
  set(ImGuiCol_FrameBgHovered, tone(0.14));
  set(ImGuiCol_FrameBgActive, tone(0.20));
  set(ImGuiCol_Button, tone(0.11));
  set(ImGuiCol_ButtonHovered, tone(0.20));
  set(ImGuiCol_ButtonActive, tone(0.30));
  set(ImGuiCol_Header, tone(0.12));
  set(ImGuiCol_HeaderHovered, tone(0.17));
  set(ImGuiCol_HeaderActive, tone(0.24));
  set(ImGuiCol_Tab, tone(0.06));
  set(ImGuiCol_TabHovered, tone(0.20));
  set(ImGuiCol_TabActive, tone(0.17));
  set(ImGuiCol_TabUnfocused, tone(0.06));
  set(ImGuiCol_TabUnfocusedActive, tone(0.17));
  set(ImGuiCol_TableHeaderBg, tone(0.09));
  set(ImGuiCol_TableRowBg, render::with_alpha(palette.paper, 0));
  set(ImGuiCol_TableRowBgAlt, render::with_alpha(palette.text, 10));
  set(ImGuiCol_TableBorderLight, tone(0.12));
  set(ImGuiCol_ScrollbarBg, render::with_alpha(palette.paper, 0));
  set(ImGuiCol_ScrollbarGrab, tone(0.24));
  set(ImGuiCol_Separator, tone(0.18));
  set(ImGuiCol_CheckMark, palette.text);
  pictures_.forget();
}

void ImGuiHost::take(const sf::Event& event) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  switch (event.type) {
    case sf::Event::MouseMoved:
      io.MousePos = {static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y)};
      break;
    case sf::Event::MouseLeft:
      io.MousePos = {-1e6F, -1e6F};
      break;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased: {
      const auto button = static_cast<std::size_t>(event.mouseButton.button);
      if (button >= is_down_.size()) break;
      io.MousePos = {static_cast<float>(event.mouseButton.x), static_cast<float>(event.mouseButton.y)};
      is_down_[button] = event.type == sf::Event::MouseButtonPressed;
      was_pressed_[button] = was_pressed_[button] || is_down_[button];
      break;
    }
    case sf::Event::MouseWheelScrolled:
      (event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel ? io.MouseWheel : io.MouseWheelH) +=
          event.mouseWheelScroll.delta;
      break;
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
      take_key(event.key, event.type == sf::Event::KeyPressed ? KeyMove::Down : KeyMove::Up);
      io.KeyCtrl = event.key.control;
      io.KeyShift = event.key.shift;
      io.KeyAlt = event.key.alt;
      break;
    case sf::Event::TextEntered:
      if (event.text.unicode >= 32 && event.text.unicode != 127) io.AddInputCharacter(event.text.unicode);
      break;
    case sf::Event::LostFocus:
      is_key_down_ = {};
      is_down_ = {};
      break;
    default:
      break;
  }
}

void ImGuiHost::take_key(const sf::Event::KeyEvent& key, KeyMove move) {
  if (key.code < 0 || static_cast<std::size_t>(key.code) >= key_codes) return;
  const ImGuiIO& io = ImGui::GetIO();
  const bool is_enter = key.code == sf::Keyboard::Enter;
  const bool is_in_panels = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
  // Dear ImGui 1.86 presses what is picked out with Space alone.
  const bool presses = is_enter && is_in_panels && !io.WantTextInput && move == KeyMove::Down;
  const auto code = static_cast<std::size_t>(presses ? sf::Keyboard::Space : key.code);
  is_key_down_[code] = move == KeyMove::Down;
  was_key_pressed_[code] = was_key_pressed_[code] || is_key_down_[code];
  if (is_enter && move == KeyMove::Up) is_key_down_[sf::Keyboard::Space] = false;
}

void ImGuiHost::set_keyboard(Keyboard where) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  if (where == Keyboard::Panels) {
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  } else {
    io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
  }
}

bool ImGuiHost::has_popup() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

bool ImGuiHost::wants_mouse() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetIO().WantCaptureMouse;
}

bool ImGuiHost::wants_keyboard() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetIO().WantTextInput;
}

void ImGuiHost::begin_frame(sf::Vector2u size, double seconds) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DeltaTime = static_cast<float>(std::max(seconds, 1e-4));
  for (std::size_t i = 0; i < is_down_.size(); ++i) {
    io.MouseDown[i] = is_down_[i] || was_pressed_[i];
    was_pressed_[i] = false;
  }
  for (std::size_t i = 0; i < key_codes; ++i) {
    io.KeysDown[i] = is_key_down_[i] || was_key_pressed_[i];
    was_key_pressed_[i] = false;
  }
  ImGui_ImplOpenGL2_NewFrame();
  ImGui::NewFrame();
}

void ImGuiHost::end_frame(sf::RenderTarget& target, std::span<const render::PixelBox> panels) {
  ImGui::SetCurrentContext(context_);
  ImGui::Render();
  target.resetGLStates();
  pictures_.draw(target, *ImGui::GetDrawData(), panels);
  target.resetGLStates();
}

}  // namespace tocsin::window

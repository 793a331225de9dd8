// The card of the first lesson on the real window, with an arrow to what it speaks of.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/lesson.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

constexpr const char* keys_words = "Enter: next   Esc: end";

void draw_arrow(ImDrawList* list, ImVec2 from, ImVec2 to, float size) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float length = std::hypot(dx, dy);
  if (length < 1.0F) return;
  const ImVec2 ahead{dx / length, dy / length};
  const ImVec2 across{-ahead.y, ahead.x};
  const ImVec2 neck{to.x - ahead.x * size, to.y - ahead.y * size};
  const auto stroke = [&](ImU32 colour, float grow) {
    list->AddLine(from, neck, colour, size * 0.32F + grow);
    const float wide = size * 0.6F + grow;
    list->AddTriangleFilled({to.x + ahead.x * grow, to.y + ahead.y * grow},
                            {neck.x + across.x * wide, neck.y + across.y * wide},
                            {neck.x - across.x * wide, neck.y - across.y * wide}, colour);
  };
  stroke(to_u32(render::banner_text), 2.0F);
  stroke(to_u32(render::banner_colour), 0.0F);
}

}  // namespace

void mark_spot(Controls& controls, render::LessonStep step) {
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  controls.spots[static_cast<std::size_t>(step)] = render::PixelBox{{low.x, low.y}, {high.x, high.y}};
}

void draw_lesson(const PanelInput& input, const ImGuiHost& host, Controls& controls) {
  const auto step = controls.lesson.step();
  if (!step) return;
  const render::LessonCard card = card_of(*step);
  const std::string title = fmt::format("{} of {}   {}", card.number, render::lesson_steps, card.title);
  const std::string words(card.words);
  const float em = ImGui::GetFontSize();
  const float pad = em * 0.8F;
  const float room = static_cast<float>(input.layout.map.width());
  const float width = std::min(em * 24.0F, room - 2.0F * pad);
  const float words_height = ImGui::CalcTextSize(words.c_str(), nullptr, false, width).y;
  const float line = ImGui::GetTextLineHeightWithSpacing();
  const render::Pixel size{std::round(width + 2.0F * pad),
                           std::round(words_height + 2.4F * line + 2.0F * pad)};
  const auto& spot = controls.spots[static_cast<std::size_t>(*step)];
  const render::PixelBox subject = spot ? *spot : subject_of(*step, input.layout);
  const render::LessonPlace place = place_of(subject, input.layout.map, size);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  const ImU32 ink = to_u32(render::banner_text);
  draw_arrow(list, to_im(place.from), to_im(place.to), em * 1.1F);
  list->AddRectFilled(to_im(place.card.low), to_im(place.card.high), to_u32(render::banner_colour), 5.0F);
  list->AddRect(to_im(place.card.low), to_im(place.card.high), ink, 5.0F, 0, 2.0F);
  ImVec2 at = to_im(place.card.low + render::Pixel{pad, pad});
  list->AddText(host.bold(), em, at, ink, title.c_str());
  at.y += line * 1.2F;
  list->AddText(ImGui::GetFont(), em, at, ink, words.c_str(), nullptr, width);
  at.y += words_height + line * 0.2F;
  list->AddText(ImGui::GetFont(), em, at, ink, keys_words);
}

}  // namespace tocsin::window

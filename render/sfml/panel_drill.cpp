#include "render/sfml/panel_drill.hpp"

#include <fmt/format.h>

#include "render/sfml/panel_parts.hpp"
#include "sim/model/drill.hpp"

namespace tocsin::window {

namespace {

constexpr render::Colour page_colour{0xB0, 0x00, 0x20, 0xFF};
constexpr render::Colour page_words{0xFF, 0xFF, 0xFF, 0xFF};

std::string minutes_text(Duration time) {
  const auto whole = (time.count() + 999) / 1000;
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

render::PixelBox box_of(double left, double top, double right, double bottom) {
  return {{left, top}, {right, bottom}};
}

/// A field with its name before it; true where Enter was pressed in it.
bool field(const char* name, const char* hint, TextField& content) {
  ImGui::SetNextItemWidth(-1.0F);
  ImGui::PushID(name);
  const bool is_entered = ImGui::InputTextWithHint("##field", hint, content.data(), content.size(),
                                                   ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopID();
  return is_entered;
}

/// A button as wide as the panel, its words broken into lines.
bool wide_button(const std::string& words) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float padding = ImGui::GetStyle().FramePadding.x;
  const ImVec2 text_size = ImGui::CalcTextSize(words.c_str(), nullptr, false, width - 2 * padding);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float height = text_size.y + 2 * ImGui::GetStyle().FramePadding.y;
  ImGui::PushID(words.c_str());
  const bool is_pressed = ImGui::Button("##wide", {width, height});
  ImGui::PopID();
  ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(),
                                      {corner.x + padding, corner.y + ImGui::GetStyle().FramePadding.y},
                                      ImGui::GetColorU32(ImGuiCol_Text), words.c_str(), nullptr,
                                      width - 2 * padding);
  return is_pressed;
}

void heading(const DrillPanelInput& input, const std::string& words) {
  ImGui::Spacing();
  ImGui::PushFont(input.host.bold());
  wrapped_text(words);
  ImGui::PopFont();
}

// Flashes, and says so in words; quiet, but still there, while it waits between two ways of being reached.
void draw_page(const DrillPanelInput& input, const render::DrillPage& page, DrillWishes& wishes) {
  const std::string words =
      fmt::format("PAGE  EXERCISE {}  {} calls you, {}: {}. {}", input.drill.setting().scenario.code_word,
                  page.from, page.channel, page.name,
                  page.rings_for ? fmt::format("Rings for {} more.", minutes_text(*page.rings_for))
                                 : std::string("Silent until the next way is tried."));
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ImGui::PushFont(input.host.bold());
  const float pad = ImGui::GetFontSize() * 0.5F;
  const ImVec2 size = ImGui::CalcTextSize(words.c_str(), nullptr, false, width - 2 * pad);
  const ImVec2 end{corner.x + width, corner.y + size.y + 2 * pad};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_filled = input.is_bright && page.rings_for.has_value();
  if (is_filled) {
    list->AddRectFilled(corner, end, to_u32(page_colour));
  } else {
    list->AddRect(corner, end, to_u32(page_colour), 0.0F, 0, 3.0F);
  }
  list->AddText(ImGui::GetFont(), ImGui::GetFontSize(), {corner.x + pad, corner.y + pad},
                is_filled ? to_u32(page_words) : ImGui::GetColorU32(ImGuiCol_Text), words.c_str(), nullptr,
                width - 2 * pad);
  ImGui::PopFont();
  ImGui::Dummy({width, end.y - corner.y});
  if (ImGui::Button("Acknowledge")) wishes.inputs.emplace_back(render::said::Acknowledge{});
  ImGui::SameLine();
  if (ImGui::Button("Decline")) wishes.inputs.emplace_back(render::said::Decline{});
}

void draw_log(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes) {
  const double middle = input.size.x * 0.58;
  if (begin_panel("Log", box_of(0, 0, middle, input.size.y), ImGuiWindowFlags_NoScrollbar)) {
    const model::Setting& setting = input.drill.setting();
    ImGui::PushFont(input.host.bold());
    wrapped_text(fmt::format("EXERCISE {}   {}", setting.scenario.code_word, input.view.clock));
    ImGui::PopFont();
    wrapped_text(fmt::format("{} is {}.", input.view.organisation, input.view.state));
    for (const render::DrillPage& page : input.view.pages) {
      ImGui::PushID(page.escalation.c_str());
      draw_page(input, page, wishes);
      ImGui::PopID();
    }
    const float foot = ImGui::GetFrameHeightWithSpacing() * 2.0F + ImGui::GetTextLineHeightWithSpacing();
    ImGui::BeginChild("lines", {0.0F, -foot});
    wrapped_text(input.drill.opening());
    ImGui::Separator();
    for (const render::DrillLine& line : input.drill.log()) wrapped_text(format(setting, line));
    const std::size_t lines = input.drill.log().size();
    if (lines != controls.lines_seen) ImGui::SetScrollHereY(1.0F);
    controls.lines_seen = lines;
    ImGui::EndChild();
    quiet_text(controls.notice.empty() ? "Buttons, or words as in a terminal: help lists them."
                                       : controls.notice);
    if (field("line", "ask wind, note ..., call ... about ..., wait 1m", controls.line)) {
      wishes.line = text_of(controls.line);
      controls.line = {};
      ImGui::SetKeyboardFocusHere(-1);
    }
    if (ImGui::Button("End the drill")) wishes.ends = true;
  }
  end_panel();
}

void draw_decisions(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes) {
  if (input.view.decisions.empty()) {
    quiet_text("Nothing is to be decided now.");
    return;
  }
  field("because", "because ...", controls.because);
  for (const render::DrillDecision& decision : input.view.decisions) {
    heading(input, decision.prompt);
    quiet_text(decision.left ? minutes_text(*decision.left) + " left"
                             : "its time has passed; it can still be made");
    for (const render::DrillOption& option : decision.options) {
      if (!wide_button(fmt::format("{}  {}", option.number, option.text))) continue;
      wishes.inputs.emplace_back(
          render::said::Decide{std::to_string(option.number), text_of(controls.because)});
      controls.because = {};
    }
  }
}

void draw_questions(const DrillPanelInput& input, DrillWishes& wishes) {
  if (input.view.questions.empty()) quiet_text("There is nothing prepared that can be asked.");
  for (const render::DrillQuestion& question : input.view.questions) {
    const std::string words = fmt::format("{}: {}", question.to, question.text);
    if (wide_button(words)) wishes.inputs.emplace_back(render::said::Ask{question.id});
    if (!question.state.empty()) quiet_text(question.state);
  }
}

void draw_calls(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes) {
  wrapped_text(input.view.call.empty() ? "Your telephone is free." : "Your telephone: " + input.view.call);
  field("about", "what you will say", controls.about);
  for (const render::DrillContact& contact : input.view.contacts) {
    if (!wide_button(fmt::format("Ring the {}, {}", contact.name, contact.organisation))) continue;
    wishes.inputs.emplace_back(render::said::Call{contact.role, text_of(controls.about)});
  }
}

void draw_methane(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes) {
  const auto& addressees = input.view.addressees;
  const auto title = [&](std::size_t row) { return "to " + addressees[row].name; };
  ImGui::SetNextItemWidth(-1.0F);
  if (ImGui::BeginCombo("##to", title(controls.methane_to).c_str())) {
    for (std::size_t i = 0; i < addressees.size(); ++i) {
      if (ImGui::Selectable(title(i).c_str(), i == controls.methane_to)) controls.methane_to = i;
    }
    ImGui::EndCombo();
  }
  render::Methane report;
  for (std::size_t i = 0; i < render::Methane::letters; ++i) {
    const render::MethanePart& part = render::methane_parts()[i];
    wrapped_text(fmt::format("{}  {}", part.letter, part.name));
    ImGui::PushID(static_cast<int>(i));
    field("part", std::string(part.prompt).c_str(), controls.methane[i]);
    ImGui::PopID();
    report.parts[i] = text_of(controls.methane[i]);
  }
  if (!ImGui::Button("Send METHANE")) return;
  if (report == render::Methane{}) {
    controls.notice = "Nothing is filled in: no METHANE is sent.";
    return;
  }
  wishes.inputs.emplace_back(render::said::SendMethane{addressees[controls.methane_to].organisation, report});
}

void draw_states(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes) {
  heading(input, "State of " + input.view.organisation);
  if (ImGui::Button("Standby"))
    wishes.inputs.emplace_back(render::said::SetState{model::Activation::Standby});
  ImGui::SameLine();
  if (ImGui::Button("Declare"))
    wishes.inputs.emplace_back(render::said::SetState{model::Activation::Declared});
  ImGui::SameLine();
  if (ImGui::Button("Stand down")) {
    wishes.inputs.emplace_back(render::said::SetState{model::Activation::StoodDown});
  }
  heading(input, "Your log");
  if (!field("note", "what is to be written down, then Enter", controls.note)) return;
  wishes.inputs.emplace_back(render::said::Note{text_of(controls.note)});
  controls.note = {};
}

void draw_doing(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes) {
  const double middle = input.size.x * 0.58;
  const double lower = input.size.y * 0.5;
  if (begin_panel("Decide", box_of(middle, 0, input.size.x, lower))) {
    draw_states(input, controls, wishes);
    heading(input, "Decisions");
    draw_decisions(input, controls, wishes);
  }
  end_panel();
  if (begin_panel("Do", box_of(middle, lower, input.size.x, input.size.y), ImGuiWindowFlags_NoScrollbar) &&
      ImGui::BeginTabBar("tabs")) {
    if (ImGui::BeginTabItem("Ask")) {
      ImGui::BeginChild("questions");
      draw_questions(input, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    if (ImGui::BeginTabItem("Call")) {
      ImGui::BeginChild("calls");
      draw_calls(input, controls, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    if (ImGui::BeginTabItem("METHANE")) {
      ImGui::BeginChild("methane");
      draw_methane(input, controls, wishes);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
  }
  end_panel();
}

}  // namespace

void draw_drill(const DrillPanelInput& input, DrillControls& controls, DrillWishes& wishes) {
  if (!controls.debrief.empty()) {
    if (begin_panel("Debrief", box_of(0, 0, input.size.x, input.size.y))) {
      ImGui::PushFont(input.host.mono());
      wrapped_text(controls.debrief);
      ImGui::PopFont();
      quiet_text("Close the window when you have read it; it is in the record.");
    }
    end_panel();
    return;
  }
  draw_log(input, controls, wishes);
  draw_doing(input, controls, wishes);
}

}  // namespace tocsin::window

// Co-ordination: who has come to each group, what organisations believe of each other, what they have of a
// METHANE, and the form for sending one. The facilitator's, for it shows what is so beside what is believed.
#include "render/methane.hpp"
#include "render/panels.hpp"
#include "render/sfml/imgui_host.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

bool can_act(const render::Session& session) {
  return !session.is_read_only() && !session.is_looking_back() && !session.is_over();
}

constexpr ImGuiTableFlags rows_flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp;

void bold_text(const ImGuiHost& host, const std::string& words) {
  ImGui::PushFont(host.bold());
  wrapped_text(words);
  ImGui::PopFont();
}

void draw_members(const render::GroupRow& group) {
  if (group.members.empty() || !ImGui::BeginTable("members", 3, rows_flags)) return;
  ImGui::TableSetupColumn("role", ImGuiTableColumnFlags_WidthStretch, 1.1F);
  ImGui::TableSetupColumn("person", ImGuiTableColumnFlags_WidthStretch, 0.8F);
  ImGui::TableSetupColumn("state", ImGuiTableColumnFlags_WidthStretch, 1.3F);
  for (const render::GroupMemberRow& member : group.members) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    wrapped_text(member.is_required ? member.role + " (required)" : member.role);
    ImGui::TableNextColumn();
    wrapped_text(member.person);
    ImGui::TableNextColumn();
    wrapped_text(member.state);
  }
  ImGui::EndTable();
}

void draw_groups(const PanelInput& input, const ImGuiHost& host, Wishes& wishes) {
  const render::Session& session = input.session;
  const auto rows = render::group_rows(session.setting(), session.world(), session.shown());
  if (rows.empty()) quiet_text("This scenario has no groups.");
  for (const render::GroupRow& group : rows) {
    ImGui::PushID(group.id.c_str());
    bold_text(host, group.name);
    tooltip("Chaired by " + group.chair);
    if (group.can_convene && can_act(session)) {
      if (ImGui::SmallButton("Convene")) wishes.commands.push_back(model::ConveneGroup{group.id});
      ImGui::SameLine();
    }
    quiet_text(group.state + (group.missing.empty() ? "" : "; missing for its quorum: " + group.missing));
    draw_members(group);
    ImGui::Spacing();
    ImGui::PopID();
  }
}

void draw_beliefs(const PanelInput& input) {
  const auto rows = render::belief_rows(input.session.setting(), input.session.world());
  if (rows.empty()) quiet_text("Nobody has been told of anybody's state yet.");
  if (rows.empty() || !ImGui::BeginTable("beliefs", 3, rows_flags)) return;
  ImGui::TableSetupColumn("who", ImGuiTableColumnFlags_WidthStretch, 1.0F);
  ImGui::TableSetupColumn("believes of", ImGuiTableColumnFlags_WidthStretch, 1.0F);
  ImGui::TableSetupColumn("that it is", ImGuiTableColumnFlags_WidthStretch, 1.5F);
  ImGui::TableHeadersRow();
  for (const render::BeliefRow& row : rows) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    wrapped_text(row.organisation);
    ImGui::TableNextColumn();
    wrapped_text(row.of);
    ImGui::TableNextColumn();
    wrapped_text(row.words);
    if (row.difference.empty()) continue;
    ImGui::PushStyleColor(ImGuiCol_Text, to_im(render::palette_of(input.theme).closure));
    wrapped_text("DIFFERS: " + row.difference);
    ImGui::PopStyleColor();
  }
  ImGui::EndTable();
}

void draw_letters(const PanelInput& input, const ImGuiHost& host) {
  const auto rows = render::methane_rows(input.session.setting(), input.session.world());
  if (rows.empty()) quiet_text("Nobody has a letter of a METHANE yet.");
  for (const render::MethaneRow& row : rows) {
    ImGui::PushID(row.organisation.c_str());
    bold_text(host, row.organisation);
    if (ImGui::BeginTable("letters", 2, rows_flags)) {
      ImGui::TableSetupColumn("letter", ImGuiTableColumnFlags_WidthFixed, ImGui::GetFontSize() * 6.5F);
      ImGui::TableSetupColumn("text", ImGuiTableColumnFlags_WidthStretch);
      for (const render::MethaneRow::Letter& letter : row.letters) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        wrapped_text(letter.name);
        ImGui::TableNextColumn();
        wrapped_text(letter.text);
        quiet_text(letter.source);
      }
      ImGui::EndTable();
    }
    ImGui::Spacing();
    ImGui::PopID();
  }
}

void draw_address(const PanelInput& input, Controls& controls) {
  const model::Scenario& scenario = input.session.setting().scenario;
  const float half = (ImGui::GetContentRegionAvail().x - ImGui::GetFontSize() * 5.5F) * 0.5F;
  ImGui::AlignTextToFramePadding();
  text("from");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(half);
  organisation_combo("##from", scenario, controls.methane_from);
  ImGui::SameLine();
  text("to");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(half);
  organisation_combo("##to", scenario, controls.methane_to);
}

/// The letters as they are typed, a line each; the M only where the form has it.
void draw_fields(Controls& controls) {
  for (const model::Letter letter : model::all_letters) {
    const std::size_t row = model::place_of(letter);
    const render::MethanePart& part = render::methane_parts()[row];
    ImGui::PushID(static_cast<int>(row));
    ImGui::BeginDisabled(!belongs_to(letter, controls.methane_form));
    ImGui::AlignTextToFramePadding();
    text(std::string(1, part.letter));
    tooltip(std::string(part.name));
    ImGui::SameLine(ImGui::GetFontSize() * 1.8F);
    ImGui::SetNextItemWidth(-1.0F);
    const std::string hint = std::string(part.name) + ": " + std::string(part.prompt);
    ImGui::InputTextWithHint("##part", hint.c_str(), controls.methane[row].data(),
                             controls.methane[row].size());
    ImGui::EndDisabled();
    ImGui::PopID();
  }
}

void draw_form(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const auto& organisations = input.session.setting().scenario.organisations;
  draw_address(input, controls);
  draw_fields(controls);
  for (const model::MethaneForm form : {model::MethaneForm::Methane, model::MethaneForm::Ethane}) {
    if (ImGui::RadioButton(std::string(render::words_of(form)).c_str(), controls.methane_form == form)) {
      controls.methane_form = form;
    }
    ImGui::SameLine();
  }
  render::MethaneOrder order;
  order.form = controls.methane_form;
  for (std::size_t i = 0; i < order.report.parts.size(); ++i)
    order.report.parts[i] = text_of(controls.methane[i]);
  ImGui::BeginDisabled(organisations.empty() || order.report == render::Methane{});
  if (ImGui::Button("Send")) {
    order.from = organisations[static_cast<std::size_t>(controls.methane_from)].id;
    order.to = organisations[static_cast<std::size_t>(controls.methane_to)].id;
    wishes.commands.push_back(methane_command(order));
    controls.methane = {};
  }
  ImGui::EndDisabled();
  if (controls.methane_from != controls.methane_to) return;
  ImGui::SameLine();
  quiet_text("to its own control room");
}

}  // namespace

void draw_coordination(const PanelInput& input, const ImGuiHost& host, Controls& controls, Wishes& wishes) {
  const auto tab = [](const char* name, auto draw) {
    if (!ImGui::BeginTabItem(name)) return;
    begin_list(name);
    draw();
    end_list();
    ImGui::EndTabItem();
  };
  if (begin_panel("Co-ordination", *input.layout.of(render::Panel::Coordination),
                  ImGuiWindowFlags_NoScrollbar) &&
      ImGui::BeginTabBar("tabs")) {
    tab("Groups", [&] { draw_groups(input, host, wishes); });
    tab("Beliefs", [&] { draw_beliefs(input); });
    tab("METHANE", [&] { draw_letters(input, host); });
    if (can_act(input.session)) tab("Send METHANE", [&] { draw_form(input, controls, wishes); });
    ImGui::EndTabBar();
  }
  end_panel();
}

}  // namespace tocsin::window

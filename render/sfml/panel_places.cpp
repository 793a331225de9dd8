// Lists of places, and of what closes, slows and cordons: a click finds each on the map.
#include "render/panels.hpp"
#include "render/sfml/panel_parts.hpp"

namespace tocsin::window {

namespace {

/// One line of a list: the name, and under it what there is to say.
void draw_row(const render::Thing& thing, const std::string& name, const std::string& words,
              Controls& controls, Wishes& wishes) {
  const bool is_selected = controls.selected == thing;
  ImGui::PushID(name.c_str());
  if (ImGui::Selectable(name.c_str(), is_selected)) wishes.find = thing;
  tooltip("Click to find it on the map");
  if (is_selected && controls.frames_to_find > 0) ImGui::SetScrollHereY();
  ImGui::Indent(ImGui::GetTextLineHeight());
  if (!words.empty()) quiet_text(words);
  ImGui::Unindent(ImGui::GetTextLineHeight());
  ImGui::PopID();
}

std::string rvp_words(const render::Shown& now, model::RvpId id) {
  std::size_t there = 0, coming = 0;
  for (const model::UnitState& unit : now.world.units) {
    if (unit.rvp != id) continue;
    if (unit.status == model::UnitStatus::AtRvp) ++there;
    if (unit.status == model::UnitStatus::Mobile || unit.status == model::UnitStatus::TurningOut ||
        unit.status == model::UnitStatus::OffMap)
      ++coming;
  }
  const auto since = now.world.rvps[id.index()].untenable_since;
  return (since ? "untenable since " + render::short_clock(now.setting, *since) : std::string("tenable")) +
         ", " + std::to_string(there) + " there, " + std::to_string(coming) + " coming";
}

void heading(const char* words) {
  ImGui::Spacing();
  quiet_text(words);
}

}  // namespace

void draw_places(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const render::Shown now = input.now();
  const model::Scenario& scenario = now.setting.scenario;
  draw_row(render::Site{}, render::title_of(now, render::Site{}), "the incident", controls, wishes);
  heading("Rendezvous points");
  for (const model::RvpId rvp : render::rvps_there(now))
    draw_row(rvp, render::title_of(now, rvp), rvp_words(now, rvp), controls, wishes);
  heading("Receptors in the hazard");
  bool any = false;
  for (std::size_t i = 0; i < scenario.receptors.size(); ++i) {
    if (now.world.receptor_in_hazard[i] == 0) continue;
    any = true;
    const auto id = id_of<model::ReceptorTag>(i);
    draw_row(id, render::title_of(now, id), scenario.receptors[i].kind, controls, wishes);
  }
  if (!any) quiet_text("none");
  heading("Stations");
  for (std::size_t i = 0; i < scenario.stations.size(); ++i) {
    const auto id = id_of<model::StationTag>(i);
    draw_row(id, render::title_of(now, id),
             now.world.station_in_hazard[i] != 0 ? "lies in the hazard" : std::string{}, controls, wishes);
  }
}

void draw_closures(const PanelInput& input, Controls& controls, Wishes& wishes) {
  const render::Shown now = input.now();
  const std::vector<render::Thing> things = render::line_things(now);
  if (things.empty()) quiet_text("No road is closed or slow, and no cordon is set.");
  for (const render::Thing& thing : things) {
    std::string words;
    if (const auto* closure = std::get_if<model::ClosureId>(&thing))
      words = "since " + render::short_clock(now.setting, *now.world.closures[closure->index()].made);
    if (const auto* slowdown = std::get_if<model::SlowdownId>(&thing)) {
      words = std::to_string(model::slowdown_of(now.setting, now.world, *slowdown).percent) +
              " % of the usual time, since " +
              render::short_clock(now.setting, *now.world.slowdowns[slowdown->index()].began);
    }
    if (const auto* cordon = std::get_if<model::CordonId>(&thing)) {
      const model::Cordon& set = model::cordon_of(now.setting, now.world, *cordon);
      words = render::area_words(render::ring_area_m2(set.ring)) + ", since " +
              render::short_clock(now.setting, *now.world.cordons[cordon->index()].set);
    }
    draw_row(thing, render::title_of(now, thing), words, controls, wishes);
  }
}

}  // namespace tocsin::window

#include "render/sfml/panel_pictures.hpp"

#include <algorithm>
#include <utility>

#include <backends/imgui_impl_opengl2.h>
#include <imgui.h>

namespace tocsin::window {

namespace {

// What triangles reach of the window.
render::PixelBox box_of(const ImDrawList& list) {
  render::PixelBox box{{1e9, 1e9}, {-1e9, -1e9}};
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const ImVec4& clip = command.ClipRect;
    for (unsigned i = command.IdxOffset; i < command.IdxOffset + command.ElemCount; ++i) {
      const unsigned corner = command.VtxOffset + list.IdxBuffer[static_cast<int>(i)];
      const ImVec2 at = list.VtxBuffer[static_cast<int>(corner)].pos;
      const double x = std::clamp(at.x, clip.x, clip.z), y = std::clamp(at.y, clip.y, clip.w);
      box.low = {std::min(box.low.x, x), std::min(box.low.y, y)};
      box.high = {std::max(box.high.x, x), std::max(box.high.y, y)};
    }
  }
  return box;
}

// Of a panel's frame no more than this reaches out of it.
constexpr double soft_px = 1.5;

// Nothing is seen of the soft edge that a frame has around it.
bool is_in(const render::PixelBox& inner, sf::IntRect panel) {
  return inner.low.x >= panel.left - soft_px && inner.low.y >= panel.top - soft_px &&
         inner.high.x <= panel.left + panel.width + soft_px &&
         inner.high.y <= panel.top + panel.height + soft_px;
}

// What lies over a panel, wholly or in part.
bool is_over(const render::PixelBox& box, sf::IntRect panel) {
  const render::Pixel low{static_cast<double>(panel.left), static_cast<double>(panel.top)};
  const render::Pixel size{static_cast<double>(panel.width), static_cast<double>(panel.height)};
  return box.meets(render::PixelBox{low, low + size}.grown(-soft_px));
}

sf::IntRect whole(const render::PixelBox& box) {
  return {static_cast<int>(box.low.x), static_cast<int>(box.low.y), static_cast<int>(box.width()),
          static_cast<int>(box.height())};
}

std::vector<unsigned char> content_of(const std::vector<ImDrawList*>& lists) {
  std::vector<unsigned char> bytes;
  const auto add = [&](const void* from, std::size_t size) {
    const auto* first = static_cast<const unsigned char*>(from);
    bytes.insert(bytes.end(), first, first + size);
  };
  for (const ImDrawList* list : lists) {
    add(list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    add(list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      add(&command.ClipRect, sizeof command.ClipRect);
      add(&command.TextureId, sizeof command.TextureId);
      add(&command.VtxOffset, sizeof command.VtxOffset);
      add(&command.IdxOffset, sizeof command.IdxOffset);
      add(&command.ElemCount, sizeof command.ElemCount);
    }
  }
  return bytes;
}

void draw_lists(const ImDrawData& data, std::vector<ImDrawList*>& lists) {
  if (lists.empty()) return;
  ImDrawData part = data;
  part.CmdLists = lists.data();
  part.CmdListsCount = static_cast<int>(lists.size());
  ImGui_ImplOpenGL2_RenderDrawData(&part);
}

}  // namespace

bool PanelPictures::is_kept(const Panel& panel) const {
  return std::any_of(kept_.begin(), kept_.end(), [&](const Panel& kept) {
    return kept.box == panel.box && kept.content == panel.content;
  });
}

void PanelPictures::draw(sf::RenderTarget& window, ImDrawData& data,
                         std::span<const render::PixelBox> panels) {
  std::vector<Panel> shown;
  for (const render::PixelBox& box : panels) {
    if (box.width() >= 1.0 && box.height() >= 1.0) shown.push_back({whole(box), {}, {}});
  }
  const sf::IntRect all{{0, 0}, sf::Vector2i(window.getSize())};
  if (!shown.empty() && (!canvas_ || canvas_->place() != all)) {
    canvas_.emplace(all);
    forget();
  }
  std::vector<ImDrawList*> on_top, changed;
  std::vector<render::PixelBox> boxes_on_top;
  // From the back to the front: what is in a panel but before something that reaches beyond it stays there.
  for (ImDrawList* list : std::span(data.CmdLists, static_cast<std::size_t>(data.CmdListsCount))) {
    const render::PixelBox box = box_of(*list);
    const auto panel = std::find_if(shown.begin(), shown.end(), [&](const Panel& candidate) {
      return is_in(box, candidate.box) &&
             std::none_of(boxes_on_top.begin(), boxes_on_top.end(),
                          [&](const render::PixelBox& other) { return is_over(other, candidate.box); });
    });
    if (panel != shown.end()) {
      panel->lists.push_back(list);
    } else {
      on_top.push_back(list);
      boxes_on_top.push_back(box);
    }
  }
  for (Panel& panel : shown) {
    panel.content = content_of(panel.lists);
    if (is_kept(panel)) {
      canvas_->put(window, panel.box);
    } else {
      changed.insert(changed.end(), panel.lists.begin(), panel.lists.end());
    }
  }
  draw_lists(data, changed);
  for (const Panel& panel : shown) {
    if (!is_kept(panel)) canvas_->take(window, panel.box);
  }
  draw_lists(data, on_top);
  kept_ = std::move(shown);
}

}  // namespace tocsin::window

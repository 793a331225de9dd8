#include "render/labels.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace tocsin::render {

namespace {

constexpr int slot_count = 8;
constexpr double far_px = 16.0;

// The padding of a box round its text: boxes with a ground need air, halos only their outline.
double padding_px(LabelGround ground) { return ground == LabelGround::Halo ? 1.0 : 3.0; }

PixelBox box_in_slot(int slot, Pixel thing, double clearance_px, TextSize size) {
  struct Offset {
    double across;  // -1 left of the thing, 0 centred, 1 right
    double down;    // -1 above, 0 level, 1 below
  };
  static constexpr std::array<Offset, slot_count> order{
      {{1, -0.75}, {1, 0}, {1, 0.75}, {0, -1}, {0, 1}, {-1, -0.75}, {-1, 0}, {-1, 0.75}}};
  const Offset o = order[static_cast<std::size_t>(slot % slot_count)];
  if (slot >= slot_count) clearance_px += far_px;
  const double gap = clearance_px + 2.0;
  const double x = o.across > 0   ? thing.x + gap
                   : o.across < 0 ? thing.x - gap - size.width_px
                                  : thing.x - size.width_px / 2.0;
  const double reach = o.across == 0 ? gap + size.height_px / 2.0 : clearance_px * 0.5 + size.height_px / 2.0;
  const double y = thing.y + o.down * reach - size.height_px / 2.0;
  return {{x, y}, {x + size.width_px, y + size.height_px}};
}

class Placer {
 public:
  Placer(const Camera& camera, const LabelRules& rules) : camera_(camera), rules_(rules) {}

  void place(const Label& label, TextSize text) {
    const double pad = padding_px(label.style.ground);
    const TextSize size{text.width_px + 2 * pad, text.height_px + 2 * pad};
    const Pixel thing = camera_.to_pixel(label.at) + label.offset;
    if (!camera_.frame.grown(label.clearance_px).contains(thing)) return;
    if (has_twin_near(label, thing)) return;
    if (label.places == LabelPlaces::Centred) {
      const Pixel half{size.width_px / 2.0, size.height_px / 2.0};
      try_box(label, {thing - half, thing + half}, 0, thing);
      return;
    }
    if (rules_.former != nullptr) {
      const auto it = rules_.former->find(label.key);
      if (it != rules_.former->end() &&
          try_box(label, box_in_slot(it->second, thing, label.clearance_px, size), it->second, thing)) {
        return;
      }
    }
    const int slots = label.places == LabelPlaces::AroundFar ? 2 * slot_count : slot_count;
    for (int slot = 0; slot < slots; ++slot) {
      if (try_box(label, box_in_slot(slot, thing, label.clearance_px, size), slot, thing)) return;
    }
  }

  LabelPlan take() { return std::move(plan_); }

 private:
  bool has_twin_near(const Label& label, Pixel thing) const {
    if (label.sharing.empty()) return false;
    return std::any_of(twins_.begin(), twins_.end(), [&](const auto& twin) {
      const Pixel d = twin.second - thing;
      return twin.first == label.sharing && d.x * d.x + d.y * d.y < label.sharing_px * label.sharing_px;
    });
  }

  bool try_box(const Label& label, const PixelBox& box, int slot, Pixel thing) {
    const PixelBox& frame = camera_.frame;
    if (box.low.x < frame.low.x || box.high.x > frame.high.x || box.low.y < frame.low.y ||
        box.high.y > frame.high.y) {
      return false;
    }
    const auto meets = [&](const PixelBox& other) { return box.meets(other); };
    if (std::any_of(rules_.taken.begin(), rules_.taken.end(), meets)) return false;
    for (const PlacedLabel& other : plan_.placed) {
      if (meets(other.box)) return false;
    }
    plan_.placed.push_back({label.key, label.text, box, label.style});
    plan_.slots[label.key] = slot;
    if (!label.sharing.empty()) twins_.emplace_back(label.sharing, thing);
    return true;
  }

  const Camera& camera_;
  const LabelRules& rules_;
  LabelPlan plan_;
  std::vector<std::pair<std::string, Pixel>> twins_;
};

}  // namespace

LabelPlan place_labels(std::span<const Label> labels, const Camera& camera, const MeasureText& measure,
                       const LabelRules& rules) {
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (labels[a].priority != labels[b].priority) return labels[a].priority > labels[b].priority;
    if (labels[a].key != labels[b].key) return labels[a].key < labels[b].key;
    return a < b;
  });
  Placer placer(camera, rules);
  for (const std::size_t i : order) placer.place(labels[i], measure(labels[i].text, labels[i].style));
  return placer.take();
}

}  // namespace tocsin::render

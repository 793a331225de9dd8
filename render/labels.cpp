#include "render/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

namespace tocsin::render {

namespace {

constexpr int slot_count = 8;
constexpr double far_px = 16.0;

// The padding of a box round its text: boxes with a ground need air, halos only their outline.
double padding_px(LabelGround ground) { return ground == LabelGround::Halo ? 1.0 : 3.0; }

PixelBox box_round(Pixel centre, TextSize size) {
  const Pixel half{size.width_px / 2.0, size.height_px / 2.0};
  return {centre - half, centre + half};
}

PixelBox box_in_slot(int slot, Pixel thing, double clearance_px, TextSize size) {
  struct Offset {
    double across;  // -1 left of the thing, 0 centred, 1 right
    double down;    // -1 above, 0 level, 1 below
  };
  static constexpr std::array<Offset, slot_count> order{
      {{1, -0.75}, {1, 0}, {1, 0.75}, {0, -1}, {0, 1}, {-1, -0.75}, {-1, 0}, {-1, 0.75}}};
  const Offset o = order[static_cast<std::size_t>(slot % slot_count)];
  const int ring = slot / slot_count;
  clearance_px += far_px * ring;
  const double gap = clearance_px + 2.0;
  const double x = o.across > 0   ? thing.x + gap
                   : o.across < 0 ? thing.x - gap - size.width_px
                                  : thing.x - size.width_px / 2.0;
  const double reach = o.across == 0 ? gap + size.height_px / 2.0 : clearance_px * 0.5 + size.height_px / 2.0;
  const double y = thing.y + o.down * reach - size.height_px / 2.0;
  return {{x, y}, {x + size.width_px, y + size.height_px}};
}

std::vector<TurnedBox> places_round(const Label& label, Pixel thing, TextSize size) {
  std::vector<TurnedBox> places;
  const int slots = label.places == LabelPlaces::AroundFar ? 3 * slot_count : slot_count;
  for (int slot = 0; slot < slots; ++slot)
    places.push_back({box_in_slot(slot, thing, label.clearance_px, size)});
  return places;
}

// A settlement's name is right anywhere near its middle.
std::vector<TurnedBox> places_near(Pixel thing, TextSize size) {
  std::vector<TurnedBox> places{{box_round(thing, size)}};
  const double w = size.width_px;
  const double h = size.height_px;
  const std::array<Pixel, 14> shifts{{{0, -0.6 * h},
                                      {0, 0.6 * h},
                                      {0, -1.2 * h},
                                      {0, 1.2 * h},
                                      {-0.3 * w, 0},
                                      {0.3 * w, 0},
                                      {-0.3 * w, -h},
                                      {0.3 * w, -h},
                                      {-0.3 * w, h},
                                      {0.3 * w, h},
                                      {-0.6 * w, 0},
                                      {0.6 * w, 0},
                                      {0, -2.0 * h},
                                      {0, 2.0 * h}}};
  for (const Pixel shift : shifts) places.push_back({box_round(thing + shift, size)});
  return places;
}

/// A line in pixels that is asked for points so many pixels along it.
class PixelLine {
 public:
  PixelLine(const std::vector<GridPoint>& points, const Camera& camera) {
    for (const GridPoint p : points) {
      const Pixel at = camera.to_pixel(p);
      along_.push_back(points_.empty() ? 0.0 : along_.back() + length(at - points_.back()));
      points_.push_back(at);
    }
  }

  double length_px() const { return along_.empty() ? 0.0 : along_.back(); }

  Pixel at(double along_px) const {
    const std::size_t next = std::clamp<std::size_t>(next_after(along_px), 1, points_.size() - 1);
    const double stretch = along_[next] - along_[next - 1];
    const double share = stretch > 0.0 ? std::clamp((along_px - along_[next - 1]) / stretch, 0.0, 1.0) : 0.0;
    return points_[next - 1] + (points_[next] - points_[next - 1]) * share;
  }

  // Where a text of that size stands whose middle is so far along; none where the line bends too much.
  std::optional<TurnedBox> turned_to(double middle_px, TextSize size) const {
    const double from = middle_px - size.width_px / 2.0;
    const double to = middle_px + size.width_px / 2.0;
    const Pixel a = at(from);
    const Pixel chord = at(to) - a;
    const double chord_px = length(chord);
    if (chord_px < 0.96 * size.width_px) return std::nullopt;
    const Pixel across = Pixel{-chord.y, chord.x} * (1.0 / chord_px);
    double low = 0.0, high = 0.0;
    for (std::size_t i = next_after(from); i < points_.size() && along_[i] < to; ++i) {
      const Pixel d = points_[i] - a;
      const double off = d.x * across.x + d.y * across.y;
      low = std::min(low, off), high = std::max(high, off);
    }
    if (high - low > 0.45 * size.height_px) return std::nullopt;
    const Pixel centre = a + chord * 0.5 + across * ((low + high) / 2.0);
    double turn_deg = std::atan2(chord.y, chord.x) * 180.0 / std::numbers::pi;
    if (turn_deg >= 90.0) turn_deg -= 180.0;
    if (turn_deg < -90.0) turn_deg += 180.0;
    return TurnedBox{box_round(centre, size), turn_deg};
  }

 private:
  static double length(Pixel p) { return std::hypot(p.x, p.y); }
  std::size_t next_after(double along_px) const {
    return static_cast<std::size_t>(std::upper_bound(along_.begin(), along_.end(), along_px) -
                                    along_.begin());
  }

  std::vector<Pixel> points_;
  std::vector<double> along_;
};

// From the middle of the line outwards, by turns to both sides.
std::vector<TurnedBox> places_on_line(const Label& label, const Camera& camera, TextSize size) {
  std::vector<TurnedBox> places;
  if (label.line.size() < 2) return places;
  const PixelLine line(label.line, camera);
  const bool is_turned = label.places == LabelPlaces::Along;
  const double spare = (line.length_px() - (is_turned ? size.width_px : 0.0)) / 2.0;
  if (spare < 0.0) return places;
  const double step = std::max(6.0, size.width_px * 0.2);
  const auto add = [&](double middle_px) {
    if (!is_turned) {
      places.push_back({box_round(line.at(middle_px), size)});
    } else if (const auto place = line.turned_to(middle_px, size)) {
      places.push_back(*place);
    }
  };
  add(line.length_px() / 2.0);
  for (double off = step; off <= spare; off += step) {
    add(line.length_px() / 2.0 + off);
    add(line.length_px() / 2.0 - off);
  }
  return places;
}

std::vector<TurnedBox> places_for(const Label& label, const Camera& camera, Pixel thing, TextSize size) {
  switch (label.places) {
    case LabelPlaces::Around:
    case LabelPlaces::AroundFar:
      return places_round(label, thing, size);
    case LabelPlaces::Centred:
      return {{box_round(thing, size)}};
    case LabelPlaces::Near:
      return places_near(thing, size);
    case LabelPlaces::Along:
    case LabelPlaces::OnLine:
      return places_on_line(label, camera, size);
  }
  return {};
}

/// Boxes by the cells of the frame that they touch, so that a place is tried against its neighbours only.
class Crowd {
 public:
  explicit Crowd(const PixelBox& frame)
      : frame_(frame),
        columns_(static_cast<int>(frame.width() / cell_px) + 1),
        rows_(static_cast<int>(frame.height() / cell_px) + 1),
        cells_(static_cast<std::size_t>(std::max(1, columns_ * rows_))) {}

  void add(const TurnedBox& box, int weight) {
    members_.push_back({box, weight});
    for_cells(bounds_of(box), [&](std::vector<std::size_t>& cell) { cell.push_back(members_.size() - 1); });
  }

  /// The weights of all that meet the box, each counted once.
  int weight_on(const TurnedBox& box) {
    int sum = 0;
    ++round_;
    for_cells(bounds_of(box), [&](std::vector<std::size_t>& cell) {
      for (const std::size_t i : cell) {
        if (members_[i].seen == round_) continue;
        members_[i].seen = round_;
        if (meet(members_[i].box, box)) sum += members_[i].weight;
      }
    });
    return sum;
  }

 private:
  static constexpr double cell_px = 64.0;
  struct Member {
    TurnedBox box;
    int weight = 1;
    std::uint64_t seen = 0;
  };

  template <class Use>
  void for_cells(const PixelBox& bounds, Use use) {
    const auto index = [](double px, int count) {
      return static_cast<int>(std::clamp(px / cell_px, 0.0, static_cast<double>(count - 1)));
    };
    // What lies outside the frame counts to the cells at its edge.
    const int first_column = index(bounds.low.x - frame_.low.x, columns_);
    const int last_column = index(bounds.high.x - frame_.low.x, columns_);
    const int first_row = index(bounds.low.y - frame_.low.y, rows_);
    const int last_row = index(bounds.high.y - frame_.low.y, rows_);
    for (int row = first_row; row <= last_row; ++row) {
      for (int column = first_column; column <= last_column; ++column)
        use(cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column)]);
    }
  }

  PixelBox frame_;
  int columns_;
  int rows_;
  std::vector<std::vector<std::size_t>> cells_;
  std::vector<Member> members_;
  std::uint64_t round_ = 0;
};

class Placer {
 public:
  Placer(const Camera& camera, const LabelRules& rules)
      : camera_(camera), rules_(rules), hard_(camera.frame), soft_(camera.frame) {
    for (const PixelBox& box : rules.taken) hard_.add({box}, 1);
    for (const PlacedLabel& label : rules.standing) hard_.add(label.turned(), 1);
    for (const SoftBox& soft : rules.avoided) soft_.add({soft.box}, soft.weight);
  }

  void place(const Label& label, const MeasureText& measure) {
    const bool is_on_line = label.places == LabelPlaces::Along || label.places == LabelPlaces::OnLine;
    const Pixel thing = camera_.to_pixel(label.at) + label.offset;
    if (!is_on_line && !camera_.frame.grown(label.clearance_px).contains(thing)) return;
    const TextSize text = measure(label.text, label.style);
    const double pad = padding_px(label.style.ground);
    const TextSize size{text.width_px + 2 * pad, text.height_px + 2 * pad};
    const std::vector<TurnedBox> places = places_for(label, camera_, thing, size);
    const auto anchor = [&](std::size_t slot) { return is_on_line ? places[slot].box.centre() : thing; };
    const auto is_free = [&](std::size_t slot) {
      return is_within_frame(places[slot]) && !has_twin_near(label, anchor(slot)) &&
             hard_.weight_on(places[slot]) == 0;
    };
    std::optional<std::size_t> best = former_slot(label.key);
    if (best && (*best >= places.size() || !is_free(*best))) best.reset();
    int least = 0;
    for (std::size_t slot = 0; slot < places.size() && !(best && least == 0); ++slot) {
      if (!is_free(slot)) continue;
      const int weight = soft_.weight_on(places[slot]);
      if (!best || weight < least) best = slot, least = weight;
    }
    if (!best) return;
    const TurnedBox& chosen = places[*best];
    hard_.add(chosen, 1);
    plan_.placed.push_back({label.key, label.text, chosen.box, label.style, chosen.turn_deg});
    plan_.slots[label.key] = static_cast<int>(*best);
    if (!label.sharing.empty()) twins_[label.sharing].push_back(anchor(*best));
  }

  LabelPlan take() { return std::move(plan_); }

 private:
  std::optional<std::size_t> former_slot(const std::string& key) const {
    if (rules_.former == nullptr) return std::nullopt;
    const auto it = rules_.former->find(key);
    if (it == rules_.former->end() || it->second < 0) return std::nullopt;
    return static_cast<std::size_t>(it->second);
  }

  bool has_twin_near(const Label& label, Pixel thing) const {
    if (label.sharing.empty()) return false;
    const auto it = twins_.find(label.sharing);
    return it != twins_.end() && std::any_of(it->second.begin(), it->second.end(), [&](Pixel twin) {
             const Pixel d = twin - thing;
             return d.x * d.x + d.y * d.y < label.sharing_px * label.sharing_px;
           });
  }

  bool is_within_frame(const TurnedBox& place) const {
    const PixelBox& frame = camera_.frame;
    const PixelBox box = bounds_of(place);
    return box.low.x >= frame.low.x && box.high.x <= frame.high.x && box.low.y >= frame.low.y &&
           box.high.y <= frame.high.y;
  }

  const Camera& camera_;
  const LabelRules& rules_;
  Crowd hard_;
  Crowd soft_;
  LabelPlan plan_;
  std::map<std::string, std::vector<Pixel>> twins_;
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
  for (const std::size_t i : order) placer.place(labels[i], measure);
  return placer.take();
}

}  // namespace tocsin::render

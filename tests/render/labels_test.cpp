#include "render/labels.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace tocsin;
using namespace tocsin::render;

namespace {

Camera plain_camera() { return {{{0.0, 0.0}, {800.0, 600.0}}, {400.0, -300.0}, 1.0}; }

// One metre is one pixel, and the point (x, -y) of the grid is the pixel (x, y).
Label label(std::string key, double x, double y, int priority) {
  Label l;
  l.key = key;
  l.text = std::move(key);
  l.at = {x, -y};
  l.priority = priority;
  return l;
}

TextSize seven_px_a_letter(const std::string& text, const LabelStyle&) {
  return {7.0 * static_cast<double>(text.size()), 14.0};
}

std::vector<std::string> keys_of(const LabelPlan& plan) {
  std::vector<std::string> keys;
  for (const PlacedLabel& placed : plan.placed) keys.push_back(placed.key);
  return keys;
}

}  // namespace

TEST_CASE("no two labels overlap, and none leaves the frame") {
  std::vector<Label> crowd;
  for (int i = 0; i < 400; ++i) {
    crowd.push_back(label("place " + std::to_string(i), i * 37 % 800, i * 91 % 600, i % 5));
  }
  const LabelPlan plan = place_labels(crowd, plain_camera(), seven_px_a_letter);
  REQUIRE(plan.placed.size() > 40);
  for (std::size_t i = 0; i < plan.placed.size(); ++i) {
    const PixelBox& box = plan.placed[i].box;
    CHECK((box.low.x >= 0.0 && box.low.y >= 0.0 && box.high.x <= 800.0 && box.high.y <= 600.0));
    for (std::size_t j = i + 1; j < plan.placed.size(); ++j) CHECK_FALSE(box.meets(plan.placed[j].box));
  }
}

TEST_CASE("where only one label has room it is the more important") {
  Label less = label("less", 400, 300, 1);
  Label more = label("more", 400, 300, 2);
  less.places = more.places = LabelPlaces::Centred;
  CHECK(keys_of(place_labels(std::vector{less, more}, plain_camera(), seven_px_a_letter)) ==
        std::vector<std::string>{"more"});
}

TEST_CASE("the order in which labels are given does not matter") {
  const std::vector<Label> one{label("a", 100, 100, 1), label("b", 104, 101, 1), label("c", 102, 99, 3)};
  const std::vector<Label> other{one[2], one[1], one[0]};
  CHECK(keys_of(place_labels(one, plain_camera(), seven_px_a_letter)) ==
        keys_of(place_labels(other, plain_camera(), seven_px_a_letter)));
}

TEST_CASE("a label that finds its best place taken stands in another of the eight") {
  const std::vector<Label> nine(9, label("same spot", 400, 300, 1));
  const LabelPlan plan = place_labels(nine, plain_camera(), seven_px_a_letter);
  CHECK(plan.placed.size() >= 4);
  CHECK(plan.placed.size() <= 8);
}

TEST_CASE("nothing is placed over what is taken") {
  const std::vector<PixelBox> legend{{{0.0, 0.0}, {800.0, 600.0}}};
  CHECK(place_labels(std::vector{label("a", 400, 300, 9)}, plain_camera(), seven_px_a_letter,
                     {.taken = legend, .former = nullptr})
            .placed.empty());
}

TEST_CASE("a label keeps its former place while that is free") {
  const std::map<std::string, int> former{{"a", 6}};
  const LabelPlan plan = place_labels(std::vector{label("a", 400, 300, 1)}, plain_camera(), seven_px_a_letter,
                                      {.taken = {}, .former = &former});
  REQUIRE(plan.placed.size() == 1);
  CHECK(plan.slots.at("a") == 6);
  CHECK(plan.placed.front().box.high.x < 400.0);
}

TEST_CASE("labels that share a name keep their distance") {
  Label near = label("ref:1", 300, 300, 1);
  Label twin = label("ref:2", 420, 300, 1);
  Label far = label("ref:3", 600, 300, 1);
  near.sharing = twin.sharing = far.sharing = "A557";
  CHECK(keys_of(place_labels(std::vector{near, twin, far}, plain_camera(), seven_px_a_letter)) ==
        std::vector<std::string>{"ref:1", "ref:3"});
}

#include "render/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
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

/// Names of every kind in a small frame, and what they have to live with.
struct Crowd {
  std::vector<Label> labels;
  std::vector<PixelBox> taken;
  std::vector<SoftBox> avoided;
};

Crowd random_crowd(unsigned seed) {
  std::mt19937 random(seed);
  const auto at = [&](int most) { return static_cast<double>(random() % static_cast<unsigned>(most)); };
  constexpr std::array<LabelPlaces, 6> kinds{LabelPlaces::Around,  LabelPlaces::AroundFar,
                                             LabelPlaces::Centred, LabelPlaces::Near,
                                             LabelPlaces::Along,   LabelPlaces::OnLine};
  Crowd crowd;
  for (int i = 0; i < 220; ++i) {
    Label l = label("name " + std::to_string(i), at(860) - 30, at(660) - 30, i % 5);
    l.places = kinds[random() % kinds.size()];
    if (i % 3 == 0) l.sharing = "shared " + std::to_string(i % 7), l.sharing_px = 120.0;
    GridPoint bend = l.at;
    for (int corner = 0; corner < 4; ++corner) {
      l.line.push_back(bend);
      bend = bend + GridPoint{at(160) - 60, at(120) - 60};
    }
    crowd.labels.push_back(std::move(l));
  }
  for (int i = 0; i < 40; ++i) {
    const Pixel low{at(800), at(600)};
    crowd.taken.push_back({low, low + Pixel{15, 15}});
    crowd.avoided.push_back({{low + Pixel{20, 0}, low + Pixel{30, 10}}, 1 + i % 3});
  }
  return crowd;
}

}  // namespace

TEST_CASE("in any crowd no two names overlap, none covers what is taken, and none leaves the frame") {
  std::size_t placed_at_all = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const Crowd crowd = random_crowd(seed);
    const LabelPlan plan = place_labels(crowd.labels, plain_camera(), seven_px_a_letter,
                                        {.taken = crowd.taken, .avoided = crowd.avoided});
    placed_at_all += plan.placed.size();
    for (std::size_t i = 0; i < plan.placed.size(); ++i) {
      const TurnedBox box = plan.placed[i].turned();
      const PixelBox bounds = bounds_of(box);
      CAPTURE(seed, plan.placed[i].key);
      CHECK((bounds.low.x >= 0.0 && bounds.low.y >= 0.0 && bounds.high.x <= 800.0 && bounds.high.y <= 600.0));
      int overlaps = 0;
      for (const PixelBox& taken : crowd.taken) overlaps += meet(box, {taken}) ? 1 : 0;
      for (std::size_t j = i + 1; j < plan.placed.size(); ++j)
        overlaps += meet(box, plan.placed[j].turned()) ? 1 : 0;
      CHECK(overlaps == 0);
    }
  }
  CHECK(placed_at_all > 200 * 30);
}

TEST_CASE("every name can be read upright") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    for (const PlacedLabel& placed :
         place_labels(random_crowd(seed).labels, plain_camera(), seven_px_a_letter).placed) {
      CHECK(placed.turn_deg >= -90.0);
      CHECK(placed.turn_deg < 90.0);
    }
  }
}

TEST_CASE("the same crowd in another order gets the same places") {
  std::mt19937 random(3);
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::vector<Label> labels = random_crowd(seed).labels;
    const LabelPlan plan = place_labels(labels, plain_camera(), seven_px_a_letter);
    std::shuffle(labels.begin(), labels.end(), random);
    const LabelPlan other = place_labels(labels, plain_camera(), seven_px_a_letter);
    CHECK(keys_of(plan) == keys_of(other));
    CHECK(plan.slots == other.slots);
  }
}

TEST_CASE("a street's name is turned to the street, whichever way that is drawn") {
  Label east = label("High Street", 0, 0, 1);
  east.places = LabelPlaces::Along;
  east.line = {{200, -200}, {400, -400}};
  Label west = east;
  std::reverse(west.line.begin(), west.line.end());
  for (const Label& street : {east, west}) {
    const LabelPlan plan = place_labels(std::vector{street}, plain_camera(), seven_px_a_letter);
    REQUIRE(plan.placed.size() == 1);
    CHECK(plan.placed[0].turn_deg == Approx(45.0));
    CHECK(plan.placed[0].box.centre().x == Approx(300.0));
    CHECK(plan.placed[0].box.centre().y == Approx(300.0));
  }
}

TEST_CASE(
    "a name along a line stands on its straight part, and not on a line that is too short or too bent") {
  Label street = label("Elbow Lane", 0, 0, 1);  // 70 px
  street.places = LabelPlaces::Along;
  street.line = {{100, -100}, {220, -100}, {220, -140}};
  const LabelPlan plan = place_labels(std::vector{street}, plain_camera(), seven_px_a_letter);
  REQUIRE(plan.placed.size() == 1);
  CHECK(plan.placed[0].turn_deg == Approx(0.0));
  CHECK(plan.placed[0].box.high.x <= 226.0);
  street.line = {{100, -100}, {150, -100}};
  CHECK(place_labels(std::vector{street}, plain_camera(), seven_px_a_letter).placed.empty());
  street.line = {{100, -100}, {140, -100}, {140, -140}, {180, -140}};
  CHECK(place_labels(std::vector{street}, plain_camera(), seven_px_a_letter).placed.empty());
}

TEST_CASE("what had better not be covered is covered only where nothing else is free") {
  const std::vector<SoftBox> right{{{{400, 0}, {800, 600}}, 1}};
  const LabelPlan plan = place_labels(std::vector{label("a", 400, 300, 1)}, plain_camera(), seven_px_a_letter,
                                      {.taken = {}, .avoided = right});
  REQUIRE(plan.placed.size() == 1);
  CHECK_FALSE(plan.placed[0].box.meets(right[0].box));
  const std::vector<SoftBox> everywhere{{{{0, 0}, {800, 600}}, 1}};
  CHECK(place_labels(std::vector{label("a", 400, 300, 1)}, plain_camera(), seven_px_a_letter,
                     {.taken = {}, .avoided = everywhere})
            .placed.size() == 1);
}

TEST_CASE("a settlement's name moves aside rather than vanish") {
  Label town = label("Runcorn", 400, 300, 1);
  town.places = LabelPlaces::Near;
  const std::vector<PixelBox> symbol{{{393, 293}, {407, 307}}};
  const LabelPlan plan =
      place_labels(std::vector{town}, plain_camera(), seven_px_a_letter, {.taken = symbol});
  REQUIRE(plan.placed.size() == 1);
  CHECK(std::abs(plan.placed[0].box.centre().y - 300.0) < 40.0);
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
  CHECK(
      place_labels(std::vector{label("a", 400, 300, 9)}, plain_camera(), seven_px_a_letter, {.taken = legend})
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

TEST_CASE("in any crowd names that share keep their distance") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const Crowd crowd = random_crowd(seed);
    const LabelPlan plan = place_labels(crowd.labels, plain_camera(), seven_px_a_letter);
    std::map<std::string, std::vector<Pixel>> along_lines;
    for (const PlacedLabel& placed : plan.placed) {
      const auto label = std::find_if(crowd.labels.begin(), crowd.labels.end(),
                                      [&](const Label& l) { return l.key == placed.key; });
      const bool is_on_line = label->places == LabelPlaces::Along || label->places == LabelPlaces::OnLine;
      if (!label->sharing.empty() && is_on_line) along_lines[label->sharing].push_back(placed.box.centre());
    }
    for (const auto& [sharing, places] : along_lines) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j)
          CHECK(std::hypot(places[i].x - places[j].x, places[i].y - places[j].y) >= 120.0);
      }
    }
  }
}

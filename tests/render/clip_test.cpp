// Clipping and thinning, by what must hold of every answer.
#include "render/clip.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <catch2/catch.hpp>

using namespace tocsin::render;

namespace {

constexpr PixelBox frame{{0.0, 0.0}, {100.0, 80.0}};

bool lies_in_frame(Pixel p) {
  constexpr double slack = 1e-9;
  return p.x >= -slack && p.x <= 100.0 + slack && p.y >= -slack && p.y <= 80.0 + slack;
}

double length(const std::vector<Pixel>& line) {
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    sum += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
  return sum;
}

double area(const std::vector<Pixel>& ring) {
  double twice = 0.0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Pixel a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2.0;
}

std::vector<Pixel> wander(std::mt19937& dice, std::size_t count, double step) {
  std::vector<Pixel> line{{50.0, 40.0}};
  std::uniform_real_distribution<double> by(-step, step);
  while (line.size() < count) line.push_back(line.back() + Pixel{by(dice), by(dice)});
  return line;
}

double away(Pixel p, const std::vector<Pixel>& line) {
  double least = 1e9;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Pixel d = line[i + 1] - line[i], to = p - line[i];
    const double l2 = d.x * d.x + d.y * d.y;
    const double k = l2 > 0.0 ? std::clamp((to.x * d.x + to.y * d.y) / l2, 0.0, 1.0) : 0.0;
    least = std::min(least, std::hypot(to.x - d.x * k, to.y - d.y * k));
  }
  return least;
}

}  // namespace

TEST_CASE("a line through the frame keeps the part inside") {
  const std::vector<Pixel> across{{-50.0, 40.0}, {150.0, 40.0}};
  const auto pieces = clipped_line(across, frame);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces.front() == std::vector<Pixel>{{0.0, 40.0}, {100.0, 40.0}});
}

TEST_CASE("a line that leaves the frame and comes back is in pieces") {
  const std::vector<Pixel> line{{50.0, 40.0}, {150.0, 40.0}, {150.0, 60.0}, {50.0, 60.0}};
  const auto pieces = clipped_line(line, frame);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0] == std::vector<Pixel>{{50.0, 40.0}, {100.0, 40.0}});
  CHECK(pieces[1] == std::vector<Pixel>{{100.0, 60.0}, {50.0, 60.0}});
}

TEST_CASE("what is clipped lies in the frame, and nothing of what lay there is lost") {
  std::mt19937 dice(7);
  for (int round = 0; round < 200; ++round) {
    const std::vector<Pixel> line = wander(dice, 60, 30.0);
    double inside = 0.0;
    for (const auto& piece : clipped_line(line, frame)) {
      CHECK(std::all_of(piece.begin(), piece.end(), lies_in_frame));
      inside += length(piece);
    }
    // The same length, measured by walking the line in small steps.
    double walked = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      constexpr int steps = 200;
      const Pixel d = (line[i + 1] - line[i]) * (1.0 / steps);
      for (int k = 0; k < steps; ++k) {
        if (lies_in_frame(line[i] + d * (k + 0.5))) walked += std::hypot(d.x, d.y);
      }
    }
    CHECK(inside == Approx(walked).margin(6.0));
  }
}

TEST_CASE("a shape keeps the area that lies in the frame") {
  const std::vector<Pixel> quarter{{-50.0, -40.0}, {50.0, -40.0}, {50.0, 40.0}, {-50.0, 40.0}};
  CHECK(area(clipped_ring(quarter, frame)) == Approx(50.0 * 40.0));
  const std::vector<Pixel> all{{-1e3, -1e3}, {1e3, -1e3}, {1e3, 1e3}, {-1e3, 1e3}};
  CHECK(area(clipped_ring(all, frame)) == Approx(100.0 * 80.0));
  const std::vector<Pixel> none{{200.0, 0.0}, {300.0, 0.0}, {300.0, 50.0}};
  CHECK(clipped_ring(none, frame).empty());
  std::vector<Pixel> disc;
  for (int i = 0; i < 360; ++i) {
    const double angle = i * std::numbers::pi / 180.0;
    disc.push_back({100.0 + 30.0 * std::cos(angle), 40.0 + 30.0 * std::sin(angle)});
  }
  CHECK(area(clipped_ring(disc, frame)) == Approx(area(disc) / 2.0));
}

TEST_CASE("no point that is left out lies farther from the line than was allowed") {
  std::mt19937 dice(11);
  std::size_t before = 0, after = 0;
  for (int round = 0; round < 100; ++round) {
    const std::vector<Pixel> line = wander(dice, 200, 0.4);
    const std::vector<Pixel> thin = thinned(line, 0.3);
    CHECK(thin.front() == line.front());
    CHECK(thin.back() == line.back());
    for (const Pixel p : line) CHECK(away(p, thin) <= 0.3 + 1e-9);
    before += line.size(), after += thin.size();
  }
  CHECK(after < before / 2);
}

TEST_CASE("a closed line is thinned without falling together") {
  std::vector<Pixel> ring;
  for (int i = 0; i <= 360; ++i) {
    const double angle = i * std::numbers::pi / 180.0;
    ring.push_back({30.0 * std::cos(angle), 30.0 * std::sin(angle)});
  }
  ring.back() = ring.front();
  const std::vector<Pixel> thin = thinned(ring, 0.3);
  CHECK(thin.size() < 40);
  CHECK(area(thin) == Approx(area(ring)).epsilon(0.02));
}

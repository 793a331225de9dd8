// The tools of the map: measuring, drawing a cordon, placing a rendezvous point, closing and slowing a road.
// A tool is a value that is told of places and keys; it answers with a line of words, with what to draw, and
// at the end with a command. Knows neither mouse nor window, and changes nothing itself.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/map_marks.hpp"
#include "render/road_hit.hpp"
#include "render/selection.hpp"
#include "sim/model/command.hpp"

namespace tocsin::render {

enum class ToolKind : std::uint8_t { Measure, Cordon, PlaceRvp, CloseRoad, SlowRoad };

/// "Measure", "Cordon", "Place RVP", "Close a road", "Slow a road".
std::string_view name_of(ToolKind kind);

/// What bars a tool that would change something; empty where nothing does. Measuring is never barred.
enum class Barred : std::uint8_t { No, Replay, LookingBack, Over };
std::string why_not(ToolKind kind, Barred barred);

/// A percentage in reach of one key.
inline constexpr std::array<std::int64_t, 4> slow_percents{150, 200, 300, 500};

/// What came of something done with a tool.
struct ToolAnswer {
  std::optional<model::Command> command;
  std::string notice;  ///< what could not be done, as a sentence; empty: it could
};

class Tool {
 public:
  /// What the prompt bar offers beside the map.
  struct Options {
    std::string name;  ///< empty: the tool finds one
    model::CordonKind cordon = model::CordonKind::Outer;
    model::Ways ways = model::Ways::Both;
    std::int64_t percent = 200;
  };

  Tool(ToolKind kind, Options options) : kind_(kind), options_(std::move(options)) {}

  ToolKind kind() const { return kind_; }
  const Options& options() const { return options_; }
  void set(Options options) { options_ = std::move(options); }
  /// The same key again: inner or outer, the next direction, the next percentage. The others stay as they
  /// are.
  void turn_option();

  /// The pointer or the cross-hair is there; roads count within `reach`.
  void hover(const Shown& shown, GridPoint at, Metres reach);
  void leave() { hovered_.reset(), road_.reset(); }
  /// A click, or Enter at the cross-hair.
  ToolAnswer point_at(const Shown& shown, GridPoint at, Metres reach);
  /// Enter at the cross-hair: a click there; where the last point or a cordon's first corner is, `confirm`.
  ToolAnswer enter(const Shown& shown, GridPoint at, Metres reach);
  /// A press that is dragged makes a cordon's circle; anything else that is dragged moves the map.
  bool can_drag() const { return kind_ == ToolKind::Cordon && points_.empty(); }
  /// REQUIRES: can_drag()
  void drag(GridPoint from, GridPoint to);
  /// Enter: closes a cordon, finishes measuring.
  ToolAnswer confirm(const Shown& shown);
  /// Takes the last point back.
  void undo_last();
  /// Its command was refused: it goes on as it was before it gave it.
  void go_on() { is_done_ = false; }

  /// The tool has done its work and can be put away.
  bool is_done() const { return is_done_; }
  /// Measuring is finished but stays to be read.
  bool is_finished() const { return is_finished_; }
  /// True where `confirm` would do something.
  bool can_confirm() const;

  /// What to do next, in one line.
  std::string prompt(const Shown& shown) const;
  MapMarks drawing() const;

 private:
  struct Circle {
    GridPoint centre;
    double radius_m = 0.0;
  };
  std::vector<GridPoint> ring() const;
  std::string cordon_prompt() const;
  std::string measure_prompt() const;
  std::string road_prompt(const Shown& shown) const;
  MapMarks measured() const;
  MapMarks cordoned() const;
  ToolAnswer close_cordon(const Shown& shown);
  ToolAnswer take_road(const Shown& shown);

  ToolKind kind_;
  Options options_;
  std::vector<GridPoint> points_;
  std::optional<Circle> circle_;
  std::optional<GridPoint> hovered_;
  std::optional<RoadHit> road_;
  std::vector<std::vector<GridPoint>> road_lines_;
  bool is_done_ = false;
  bool is_finished_ = false;
};

/// "420 m", "1.24 km".
std::string distance_words(Metres distance);
/// "0.8 ha", "12.3 ha", "240 ha".
std::string area_words(double square_metres);
double ring_area_m2(std::span<const GridPoint> ring);
Metres ring_length(std::span<const GridPoint> ring);

/// A name for the next of its kind: "Inner cordon", "Inner cordon 2", "RVP 5".
std::string free_cordon_name(const Shown& shown, model::CordonKind kind);
std::string free_rvp_name(const Shown& shown);

}  // namespace tocsin::render

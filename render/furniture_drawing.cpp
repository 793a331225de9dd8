#include "render/furniture_drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "render/names.hpp"
#include "render/symbol_drawing.hpp"

namespace tocsin::render {

namespace {

constexpr double small_px = 11.0;
constexpr double compass_px = 58.0;
constexpr double credits_px = 9.0;
constexpr double least_credits_px = 8.0;
constexpr const char* between_credits = "  \u00B7  ";

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t gap = std::min(text.find(' ', from), text.size());
    words.push_back(text.substr(from, gap - from));
    from = gap + 1;
  }
  return words;
}

/// Furniture in the making. Every length is in pixels at a text scale of one, times the scale.
class FurnitureLayout {
 public:
  FurnitureLayout(const PixelBox& frame, const FurnitureLook& look)
      : frame_(frame), palette_(look.palette), measure_(look.measure), k_(scale_in(frame, look.text_scale)) {}

  /// Along the lower edge, to the right, on as many lines as they need.
  void add_credits(const std::vector<std::string>& credits);
  /// Above the credits, at the left.
  void add_scale(double metres_per_pixel);
  void add_compass(const std::optional<WindArrow>& wind);
  /// Left out where it would cover any of the others: they say what must be said.
  void add_legend(const std::vector<LegendRow>& rows);
  FurnitureDrawing take() {
    std::vector<DrawingPart>& parts = made_.drawing.parts;
    parts.insert(parts.begin(), papers_.parts.begin(), papers_.parts.end());
    return std::move(made_);
  }

 private:
  // The compass never takes more than a third of the height, unless it does so at a scale of one.
  static double scale_in(const PixelBox& frame, double text_scale) {
    return std::min(text_scale, std::max(1.0, frame.height() / (3.0 * compass_px)));
  }
  double width_of(const std::string& text, double size_px, LabelFace face) const {
    return measure_(text, {.size_px = size_px, .face = face}).width_px;
  }
  void add_text(const std::string& text, Pixel at, double size_px, LabelFace face, Colour colour) {
    made_.drawing.text({text, at, size_px, face, colour});
  }
  void add_paper(const PixelBox& box) {
    papers_.box(box, with_alpha(palette_.paper_edge, 150), 4.0);
    papers_.box(box.grown(-1.0), with_alpha(palette_.paper, 235), 3.5);
    made_.boxes.push_back(box);
  }
  void add_north(Pixel centre);
  void add_wind(Pixel centre, Degrees from);
  void add_sign(const LegendRow& row, Pixel centre);
  std::vector<std::string> credit_lines(const std::vector<std::string>& credits, double k) const;
  double credits_scale(const std::vector<std::string>& credits) const;

  const PixelBox& frame_;
  const Palette& palette_;
  const MeasureText& measure_;
  double k_;
  double margin_px_ = 10.0;
  double free_to_y_ = 0.0;  // above the credits
  Drawing papers_;          ///< what the rest is written on; none lies on another
  FurnitureDrawing made_;
};

// Credits share a line while they fit. Where whole credits take more lines than running text, they run on.
std::vector<std::string> FurnitureLayout::credit_lines(const std::vector<std::string>& credits,
                                                       double k) const {
  const auto fits = [&](const std::string& line) {
    return width_of(line, credits_px * k, LabelFace::Plain) < frame_.width() - 24.0 * k;
  };
  enum class Credit { Whole, RunsOn };
  const auto filled = [&](Credit how) {
    std::vector<std::string> lines;
    for (const std::string& credit : credits) {
      const bool begins =
          lines.empty() || (how == Credit::Whole && !fits(lines.back() + between_credits + credit));
      std::string joint = begins ? "" : between_credits;
      if (begins) lines.emplace_back();
      for (const std::string& word : words_in(credit)) {
        if (!lines.back().empty() && !fits(lines.back() + joint + word)) {
          lines.emplace_back();
          joint.clear();
        }
        lines.back() += joint + word;
        joint = " ";
      }
    }
    return lines;
  };
  std::vector<std::string> whole = filled(Credit::Whole);
  std::vector<std::string> running = filled(Credit::RunsOn);
  return running.size() < whole.size() ? running : whole;
}

// They must all be there and be read from near by, but not take the map: where they would take more than a
// seventh of its height, they are smaller than other texts.
double FurnitureLayout::credits_scale(const std::vector<std::string>& credits) const {
  const double least = std::min(k_, least_credits_px / credits_px);
  double k = k_;
  const auto height = [&] { return static_cast<double>(credit_lines(credits, k).size()) * 12.0 * k; };
  while (k > least && height() > frame_.height() / 7.0) k = std::max(least, k - 1.0 / credits_px);
  return k;
}

void FurnitureLayout::add_credits(const std::vector<std::string>& credits) {
  const double k = credits_scale(credits);
  const std::vector<std::string> lines = credit_lines(credits, k);
  double y = frame_.high.y - 3.0 * k;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    y -= 12.0 * k;
    const double width = width_of(*line, credits_px * k, LabelFace::Plain);
    const PixelBox strip{{frame_.high.x - width - 10.0 * k, y - 1.0 * k}, {frame_.high.x, y + 11.0 * k}};
    papers_.box(strip, with_alpha(palette_.paper, 190));
    made_.boxes.push_back(strip);
    add_text(*line, {strip.low.x + 5.0 * k, y}, credits_px * k, LabelFace::Plain, palette_.quiet_text);
  }
  free_to_y_ = y;
}

void FurnitureLayout::add_scale(double metres_per_pixel) {
  const Pixel low_left{frame_.low.x + margin_px_, free_to_y_ - 8.0 * k_};
  const ScaleBar bar = scale_bar(metres_per_pixel, 150.0 * k_);
  const double label_px = width_of(bar.text, small_px * k_, LabelFace::Bold);
  const PixelBox paper{{low_left.x, low_left.y - 24.0 * k_},
                       {low_left.x + bar.width_px + label_px + 44.0 * k_, low_left.y}};
  add_paper(paper);
  const Pixel from{paper.low.x + 22.0 * k_, paper.high.y - 9.0 * k_};
  // Four divisions, dark and light by turns, as on printed maps.
  for (int i = 0; i < 4; ++i) {
    const PixelBox part{from + Pixel{bar.width_px * i / 4.0, -4.0 * k_},
                        from + Pixel{bar.width_px * (i + 1) / 4.0, 0.0}};
    made_.drawing.box(part.grown(1.0), palette_.text);
    if (i % 2 == 1) made_.drawing.box(part, palette_.paper);
  }
  add_text("0", {paper.low.x + 9.0 * k_, from.y - 9.0 * k_}, small_px * k_, LabelFace::Bold, palette_.text);
  add_text(bar.text, {from.x + bar.width_px + 8.0 * k_, from.y - 9.0 * k_}, small_px * k_, LabelFace::Bold,
           palette_.text);
}

void FurnitureLayout::add_north(Pixel centre) {
  const Pixel tip = centre + Pixel{0.0, -15.0} * k_;
  const Pixel notch = centre + Pixel{0.0, 6.0} * k_;
  const std::array<Pixel, 3> west{tip, centre + Pixel{-7.0, 11.0} * k_, notch};
  const std::array<Pixel, 3> east{tip, centre + Pixel{7.0, 11.0} * k_, notch};
  made_.drawing.convex(west, palette_.text);
  made_.drawing.convex(east, palette_.quiet_text);
  add_text("N", centre + Pixel{-5.0, 11.0} * k_, 13.0 * k_, LabelFace::Bold, palette_.text);
}

void FurnitureLayout::add_wind(Pixel centre, Degrees from) {
  const double angle = from.value * std::numbers::pi / 180.0;
  // The arrow flies with the wind: its tail is where the wind comes from.
  const Pixel downwind = Pixel{-std::sin(angle), std::cos(angle)} * k_;
  const Pixel across{-downwind.y, downwind.x};
  made_.drawing.disc(centre, 19.0 * k_, with_alpha(palette_.quiet_text, 60));
  const std::array<Pixel, 2> shaft{centre - downwind * 15.0, centre + downwind * 7.0};
  made_.drawing.line(shaft, 3.4 * k_, palette_.text);
  const std::array<Pixel, 3> head{centre + downwind * 17.0, centre + downwind * 4.0 + across * 7.0,
                                  centre + downwind * 4.0 - across * 7.0};
  made_.drawing.convex(head, palette_.text);
  for (const double at : {-15.0, -10.0}) {
    for (const double side : {1.0, -1.0}) {
      const std::array<Pixel, 2> feather{centre + downwind * at,
                                         centre + downwind * (at - 4.0) + across * (6.0 * side)};
      made_.drawing.line(feather, 2.0 * k_, palette_.text);
    }
  }
}

void FurnitureLayout::add_compass(const std::optional<WindArrow>& wind) {
  const Pixel high_right{frame_.high.x - margin_px_, frame_.low.y + margin_px_};
  double text_px = 0.0;
  if (wind) {
    for (const std::string& line : {"Wind " + wind->direction, wind->speed, "at " + wind->time})
      text_px = std::max(text_px, width_of(line, small_px * k_, LabelFace::Bold));
  }
  const double width = 44.0 * k_ + (wind ? text_px + 60.0 * k_ : 0.0);
  const PixelBox paper{{high_right.x - width, high_right.y}, {high_right.x, high_right.y + compass_px * k_}};
  add_paper(paper);
  add_north({paper.high.x - 22.0 * k_, paper.low.y + 25.0 * k_});
  if (!wind) return;
  add_wind({paper.low.x + 28.0 * k_, paper.low.y + 29.0 * k_}, wind->from);
  const Pixel words{paper.low.x + 54.0 * k_, paper.low.y};
  add_text("Wind " + wind->direction, words + Pixel{0.0, 6.0 * k_}, small_px * k_, LabelFace::Bold,
           palette_.text);
  add_text(wind->speed, words + Pixel{0.0, 22.0 * k_}, small_px * k_, LabelFace::Plain, palette_.text);
  add_text("at " + wind->time, words + Pixel{0.0, 38.0 * k_}, small_px * k_, LabelFace::Plain,
           palette_.quiet_text);
}

void FurnitureLayout::add_sign(const LegendRow& row, Pixel centre) {
  switch (row.kind) {
    case LegendRow::Kind::Symbol: {
      const bool is_flag = row.symbol.form == SymbolForm::Flag;
      add_symbol(made_.drawing, scaled(row.symbol, k_), is_flag ? centre + Pixel{-5.0, 7.0} * k_ : centre,
                 measure_);
      return;
    }
    case LegendRow::Kind::Line: {
      const Pixel half{9.0 * k_, 0.0};
      const std::array<Pixel, 2> line{centre - half, centre + half};
      // As on the map, where it has white on both sides.
      if (row.line.layer == Layer::Cordons)
        made_.drawing.line(line, (row.line.width_px + 3.5) * k_, rgb(0xFFFFFF));
      made_.drawing.line(line, row.line.width_px * k_, row.line.colour, row.line.dash);
      return;
    }
    case LegendRow::Kind::Area: {
      const Pixel half = Pixel{9.0, 6.0} * k_;
      const PixelBox box{centre - half, centre + half};
      made_.drawing.box(box, row.area.hatch_colour);
      made_.drawing.box(box.grown(-1.0), rgb(0xFFFFFF));
      made_.drawing.box(box.grown(-1.0), row.area.fill);
      const double gap = row.area.hatch == Hatch::Sparse ? 9.0 : row.area.hatch == Hatch::Medium ? 6.0 : 4.0;
      for (double x = box.low.x + 2.0 * k_; x < box.high.x - 2.0; x += gap * k_) {
        const std::array<Pixel, 2> stroke{Pixel{x, box.high.y - 2.0},
                                          Pixel{std::min(x + 8.0 * k_, box.high.x - 1.0), box.low.y + 2.0}};
        made_.drawing.line(stroke, 1.2 * k_, row.area.hatch_colour);
      }
      return;
    }
  }
}

void FurnitureLayout::add_legend(const std::vector<LegendRow>& rows) {
  constexpr std::size_t line_length = 36;
  const Pixel corner{frame_.low.x + margin_px_, frame_.low.y + margin_px_ + 8.0 * k_};
  struct Row {
    std::string words;
    double y;
    double heading_y;  ///< where it has one
  };
  std::vector<Row> laid;
  double widest = 0.0;
  double y = corner.y + 5.0 * k_;
  for (const LegendRow& row : rows) {
    const double heading_y = y + 3.0 * k_;
    if (!row.heading.empty()) {
      const TextSize heading = measure_(row.heading, {.size_px = small_px * k_, .face = LabelFace::Bold});
      widest = std::max(widest, heading.width_px - 29.0 * k_);
      y = heading_y + heading.height_px + 3.0 * k_;
    }
    laid.push_back({in_lines(row.text, line_length), y, heading_y});
    const TextSize size = measure_(laid.back().words, {.size_px = small_px * k_, .face = LabelFace::Plain});
    widest = std::max(widest, size.width_px);
    y += size.height_px + 3.0 * k_;
  }
  const PixelBox paper{corner, {corner.x + widest + 46.0 * k_, y + 3.0 * k_}};
  const auto meets = [&](const PixelBox& other) { return paper.meets(other); };
  if (paper.high.y > frame_.high.y || std::any_of(made_.boxes.begin(), made_.boxes.end(), meets)) return;
  add_paper(paper);
  for (std::size_t i = 0; i < rows.size(); ++i)
    add_sign(rows[i], {corner.x + 19.0 * k_, laid[i].y + small_px * k_ * 0.75});
  // All of one size and face together: they are painted at once.
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].heading.empty()) {
      add_text(rows[i].heading, {corner.x + 9.0 * k_, laid[i].heading_y}, small_px * k_, LabelFace::Bold,
               palette_.quiet_text);
    }
  }
  for (const Row& row : laid)
    add_text(row.words, {corner.x + 38.0 * k_, row.y}, small_px * k_, LabelFace::Plain, palette_.text);
}

}  // namespace

FurnitureDrawing draw_furniture(const Furniture& furniture, const Camera& camera, const FurnitureLook& look) {
  FurnitureLayout layout(camera.frame, look);
  layout.add_credits(furniture.credits);
  layout.add_scale(camera.metres_per_pixel);
  layout.add_compass(furniture.wind);
  if (!furniture.legend.empty()) layout.add_legend(furniture.legend);
  return layout.take();
}

Drawing draw_grid(const Camera& camera, const FurnitureLook& look) {
  Drawing drawing;
  const PixelBox& frame = camera.frame;
  const double k = look.text_scale;
  const Colour colour = with_alpha(look.palette.grid, 70);
  std::vector<TextPart> numbers;
  for (const GridLine& line : grid_lines(camera)) {
    TextPart number{
        line.number, {}, 10.0 * k, LabelFace::Plain, look.palette.grid, with_alpha(look.palette.halo, 190)};
    if (line.axis == GridAxis::Easting) {
      const double x = std::round(camera.to_pixel({line.at_m, 0.0}).x);
      drawing.box({{x, frame.low.y}, {x + 1.0, frame.high.y}}, colour);
      number.at = {x + 3.0 * k, frame.low.y + 2.0 * k};
    } else {
      const double y = std::round(camera.to_pixel({0.0, line.at_m}).y);
      drawing.box({{frame.low.x, y}, {frame.high.x, y + 1.0}}, colour);
      number.at = {frame.low.x + 3.0 * k, y - 13.0 * k};
    }
    numbers.push_back(std::move(number));
  }
  for (TextPart& number : numbers) drawing.text(std::move(number));
  return drawing;
}

Drawing draw_banner(const std::string& words, const PixelBox& box, const MeasureText& measure) {
  Drawing drawing;
  drawing.box(box, banner_colour);
  const double size = std::round(box.height() * 0.72);
  const LabelStyle style{.size_px = size, .face = LabelFace::Bold};
  // Half a code word says less than the one word that must be read.
  const std::string said = measure(words, style).width_px > box.width() ? "EXERCISE" : words;
  const double width = measure(said, style).width_px;
  const Pixel middle = box.centre();
  const double y = middle.y - size * 0.59;
  const auto add = [&](const std::string& text, double x) {
    drawing.text({text, {x, y}, size, LabelFace::Bold, banner_text});
  };
  add(said, middle.x - width / 2.0);
  // The word again at both ends, so that a cut-out of the picture still says what it is.
  const double end_width = measure("EXERCISE", style).width_px;
  if (width + 2.0 * end_width + 120.0 < box.width()) {
    add("EXERCISE", box.low.x + 14.0);
    add("EXERCISE", box.high.x - end_width - 14.0);
  }
  return drawing;
}

}  // namespace tocsin::render

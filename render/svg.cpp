#include "render/svg.hpp"

#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <variant>

#include <fmt/format.h>

#include "render/drawing.hpp"
#include "sim/base/utf8.hpp"

namespace tocsin::render {

namespace {

// Positions are whole hundredths: steps from point to point add up without error.
std::int64_t hundredths(double value) { return std::llround(value * 100.0); }

std::string number(std::int64_t value) {
  const std::int64_t whole = std::abs(value) / 100, rest = std::abs(value) % 100;
  std::string text = value < 0 ? "-" : "";
  if (whole != 0 || rest == 0) text += std::to_string(whole);
  if (rest != 0) text += rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest);
  return text;
}
std::string number(double value) { return number(hundredths(value)); }

// A minus sign parts numbers as well as a space does.
void put(std::string& out, std::int64_t value) {
  const std::string text = number(value);
  const char last = out.empty() ? ' ' : out.back();
  if (text.front() != '-' && last >= '0' && last <= '9') out += ' ';
  out += text;
}

enum class Ring : std::uint8_t { Open, Closed };

void put_path(std::string& out, const std::vector<Pixel>& points, Ring ring) {
  std::int64_t x = 0, y = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::int64_t to_x = hundredths(points[i].x), to_y = hundredths(points[i].y);
    if (i > 1 && to_x == x && to_y == y) continue;
    if (i < 2) out += i == 0 ? 'M' : 'l';
    put(out, to_x - x);
    put(out, to_y - y);
    x = to_x, y = to_y;
  }
  if (ring == Ring::Closed) out += 'z';
}

std::string hex(Colour c) { return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue); }

// `fill="#..."`, with its opacity where it is not solid.
std::string paint(const char* what, Colour c) {
  std::string text = fmt::format(" {}=\"{}\"", what, hex(c));
  if (c.alpha != 255) text += fmt::format(" {}-opacity=\"{}\"", what, number(c.alpha / 255.0));
  return text;
}

bool is_alike(const LinePart& a, const LinePart& b) {
  return a.width_px == b.width_px && a.colour == b.colour && a.dash == b.dash && a.ends == b.ends;
}

/// The document in the making.
class SvgWriter {
 public:
  SvgWriter(const MeasureText& measure, const std::string& prefix) : measure_(measure), prefix_(prefix) {}

  void add(const Drawing& drawing);
  /// What the shapes refer to; complete once they are all added.
  std::string definitions() const;
  std::string take() { return std::move(out_); }
  void raw(std::string_view text) { out_ += text; }

 private:
  void add(const ConvexPart& part);
  void add(const AreaPart& part);
  void add(const BoxPart& part);
  void add(const DiscPart& part);
  void add(const TextPart& part);
  /// Lines of one look in a row are one path.
  std::size_t add_lines(const Drawing& drawing, std::size_t first);
  void add_letters(const TextPart& part, const std::string& looks);
  std::string hatch_id(Hatch hatch, Colour colour, Pixel from);

  struct HatchKey {
    Hatch hatch;
    Colour colour;
    std::int64_t x;
    std::int64_t y;
    auto tie() const { return std::tuple(hatch, colour.red, colour.green, colour.blue, colour.alpha, x, y); }
    bool operator<(const HatchKey& o) const { return tie() < o.tie(); }
  };

  const MeasureText& measure_;
  const std::string& prefix_;
  std::string out_;
  std::map<HatchKey, std::size_t> hatches_;
};

void SvgWriter::add(const Drawing& drawing) {
  for (std::size_t i = 0; i < drawing.parts.size();) {
    if (std::holds_alternative<LinePart>(drawing.parts[i])) {
      i = add_lines(drawing, i);
      continue;
    }
    std::visit(
        [this](const auto& part) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(part)>, LinePart>) add(part);
        },
        drawing.parts[i]);
    ++i;
  }
}

void SvgWriter::add(const ConvexPart& part) {
  out_ += "<path d=\"";
  put_path(out_, part.corners, Ring::Closed);
  out_ += "\"" + paint("fill", part.fill) + "/>\n";
}

void SvgWriter::add(const AreaPart& part) {
  std::string path;
  for (const auto& ring : part.rings) put_path(path, ring, Ring::Closed);
  const char* rule = part.rings.size() > 1 ? " fill-rule=\"evenodd\"" : "";
  out_ += fmt::format("<path d=\"{}\"{}{}/>\n", path, rule, paint("fill", part.fill));
  if (part.hatch == Hatch::None) return;
  out_ += fmt::format("<path d=\"{}\"{} fill=\"url(#{})\"/>\n", path, rule,
                      hatch_id(part.hatch, part.hatch_colour, part.hatch_from));
}

void SvgWriter::add(const BoxPart& part) {
  const std::int64_t x = hundredths(part.box.low.x), y = hundredths(part.box.low.y);
  out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(x), number(y),
                      number(hundredths(part.box.high.x) - x), number(hundredths(part.box.high.y) - y));
  if (part.radius_px > 0.0) out_ += fmt::format(" rx=\"{}\"", number(part.radius_px));
  out_ += paint("fill", part.fill) + "/>\n";
}

void SvgWriter::add(const DiscPart& part) {
  out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", number(part.centre.x),
                      number(part.centre.y), number(part.radius_px), paint("fill", part.fill));
}

std::size_t SvgWriter::add_lines(const Drawing& drawing, std::size_t first) {
  const auto& look = std::get<LinePart>(drawing.parts[first]);
  std::string path;
  std::size_t i = first;
  for (; i < drawing.parts.size(); ++i) {
    const auto* line = std::get_if<LinePart>(&drawing.parts[i]);
    if (line == nullptr || !is_alike(*line, look)) break;
    if (line->points.size() > 1) put_path(path, line->points, Ring::Open);
  }
  out_ += fmt::format("<path d=\"{}\" fill=\"none\"{} stroke-width=\"{}\" stroke-linejoin=\"round\"", path,
                      paint("stroke", look.colour), number(look.width_px));
  if (look.dash != Dash::Solid) {
    const DashLengths dash = dash_lengths(look.dash, look.width_px);
    out_ += fmt::format(" stroke-dasharray=\"{} {}\"", number(dash.on_px), number(dash.off_px));
  } else if (look.ends == Ends::Round) {
    out_ += " stroke-linecap=\"round\"";
  }
  out_ += "/>\n";
  return i;
}

void SvgWriter::add_letters(const TextPart& part, const std::string& looks) {
  const LabelStyle style{.size_px = part.size_px, .face = part.face};
  double y = part.at.y + part.size_px * baseline_share;
  for (const std::string_view line : text_lines(part.text)) {
    const double width = measure_(std::string(line), style).width_px;
    if (!line.empty()) {
      out_ += fmt::format(
          "<text x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>\n",
          number(part.at.x), number(y), number(width), looks, xml_escaped(line));
    }
    y += part.size_px * line_spacing;
  }
}

void SvgWriter::add(const TextPart& part) {
  std::string looks = fmt::format(" font-size=\"{}\"", number(part.size_px));
  if (part.face == LabelFace::Bold) looks += " font-weight=\"bold\"";
  if (part.face == LabelFace::Oblique) looks += " font-style=\"oblique\"";
  if (part.turn.value != 0.0) {
    const TextSize size = measure_(part.text, {.size_px = part.size_px, .face = part.face});
    looks += fmt::format(" transform=\"rotate({} {} {})\"", number(part.turn.value),
                         number(part.at.x + size.width_px / 2.0), number(part.at.y + size.height_px / 2.0));
  }
  // The halo is a text of its own under the letters: not every viewer strokes before it fills.
  if (part.halo.alpha > 0) {
    add_letters(part, looks + paint("fill", part.halo) + paint("stroke", part.halo) +
                          fmt::format(" stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\" "
                                      "aria-hidden=\"true\"",
                                      number(2.0 * halo_px)));
  }
  add_letters(part, looks + paint("fill", part.colour));
}

std::string SvgWriter::hatch_id(Hatch hatch, Colour colour, Pixel from) {
  const std::int64_t period = std::int64_t{100} * hatch_tile(hatch).period_px;
  const HatchKey key{hatch, colour, hundredths(from.x) % period, hundredths(from.y) % period};
  return fmt::format("{}-hatch-{}", prefix_, hatches_.emplace(key, hatches_.size() + 1).first->second);
}

std::string SvgWriter::definitions() const {
  std::string text;
  for (const auto& [key, id] : hatches_) {
    const HatchTile tile = hatch_tile(key.hatch);
    const int p = tile.period_px;
    // Corner to corner, and beyond both ends, so that the tiles join up.
    std::string path = fmt::format("M-1 1l2-2M0 {0}L{0} 0M{1} {2}l2-2", p, p - 1, p + 1);
    if (tile.strokes == HatchTile::Strokes::Crossed)
      path += fmt::format("M{1}-1l2 2M0 0L{0} {0}M-1 {1}l2 2", p, p - 1);
    text += fmt::format(
        "<pattern id=\"{}-hatch-{}\" width=\"{}\" height=\"{}\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"translate({} {})\"><path d=\"{}\" fill=\"none\"{} "
        "stroke-width=\"{}\"/></pattern>\n",
        prefix_, id, p, p, number(key.x), number(key.y), path, paint("stroke", key.colour),
        number(tile.stroke_px));
  }
  return text;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const char32_t c = character.code_point;
    const bool is_allowed = c == '\t' || c == '\n' || c == '\r' ||
                            (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && c != Character::unreadable);
    if (!is_allowed) {
      out += "\uFFFD";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else {
      out += text.substr(at, character.length);
    }
    at += character.length;
  }
  return out;
}

std::string svg(const MapPicture& picture, const MeasureText& measure, const SvgOptions& options) {
  const std::string& prefix = options.id_prefix;
  SvgWriter body(measure, prefix);
  for (const PictureLayer& layer : picture.layers) {
    const std::string clip = layer.id == "banner" ? "" : fmt::format(" clip-path=\"url(#{}-frame)\"", prefix);
    body.raw(fmt::format("<g id=\"{}-{}\"{}>\n", prefix, layer.id, clip));
    body.add(layer.drawing);
    body.raw("</g>\n");
  }
  const std::string width = number(picture.width_px), height = number(picture.height_px);
  const PixelBox& map = picture.map;
  return fmt::format(
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{0}\" height=\"{1}\" "
             "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"{2}-title {2}-desc\" "
             "font-family=\"'DejaVu Sans', Verdana, sans-serif\" xml:space=\"preserve\">\n"
             "<title id=\"{2}-title\">{3}</title>\n<desc id=\"{2}-desc\">{4}</desc>\n",
             width, height, prefix, xml_escaped(picture.title), xml_escaped(picture.description)) +
         fmt::format(
             "<defs>\n<clipPath id=\"{}-frame\"><rect x=\"{}\" y=\"{}\" width=\"{}\" "
             "height=\"{}\"/></clipPath>\n"
             "{}</defs>\n",
             prefix, number(map.low.x), number(map.low.y), number(map.width()), number(map.height()),
             body.definitions()) +
         body.take() + "</svg>\n";
}

}  // namespace tocsin::render

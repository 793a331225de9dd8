#include "render/type.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include <freetype/freetype.h>
#include <ft2build.h>

#include "render/drawing.hpp"
#include "sim/base/utf8.hpp"

namespace tocsin::render {

namespace {

constexpr std::size_t face_count = 3;

struct LibraryEnd {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceEnd {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, LibraryEnd>;
using Face = std::unique_ptr<FT_FaceRec_, FaceEnd>;

double in_pixels(FT_Pos in_64ths) { return static_cast<double>(in_64ths) / 64.0; }

// From where `before` stands to where what follows `now` would stand, less the advance of `before`: the
// kerning between them and the advance of `now`. Hinted as SFML hints, so that a letter measured is a letter
// drawn.
double step_px(FT_Face face, char32_t before, char32_t now) {
  const FT_UInt glyph = FT_Get_Char_Index(face, now);
  double step = 0.0;
  if (before != 0 && FT_HAS_KERNING(face)) {
    FT_Vector kerning{};
    FT_Get_Kerning(face, FT_Get_Char_Index(face, before), glyph, FT_KERNING_DEFAULT, &kerning);
    step += in_pixels(kerning.x);
  }
  if (FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_NORMAL | FT_LOAD_FORCE_AUTOHINT) == 0)
    step += in_pixels(face->glyph->metrics.horiAdvance);
  return step;
}

}  // namespace

struct Type::Faces {
  Library library;  // outlives its faces
  std::array<Face, face_count> faces;
  // What was measured of each face at each size, by a letter and the one before it.
  std::array<std::map<unsigned, std::map<std::pair<char32_t, char32_t>, double>>, face_count> steps;

  double width_px(std::string_view line, unsigned size_px, std::size_t face) {
    auto& known = steps[face][size_px];
    double width = 0.0;
    char32_t before = 0;
    for (std::size_t at = 0; at < line.size();) {
      const Character character = character_at(line, at);
      const std::pair key{before, character.code_point};
      auto found = known.find(key);
      if (found == known.end()) {
        FT_Set_Pixel_Sizes(faces[face].get(), 0, size_px);
        found = known.emplace(key, step_px(faces[face].get(), before, character.code_point)).first;
      }
      width += found->second;
      before = character.code_point;
      at += character.length;
    }
    return width;
  }
};

Type::Type(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
Type::Type(Type&&) noexcept = default;
Type& Type::operator=(Type&&) noexcept = default;
Type::~Type() = default;

std::filesystem::path Type::usual_folder() { return "/usr/share/fonts/truetype/dejavu"; }

std::filesystem::path Type::file_of(LabelFace face, const std::filesystem::path& folder) {
  switch (face) {
    case LabelFace::Plain:
      return folder / "DejaVuSans.ttf";
    case LabelFace::Bold:
      return folder / "DejaVuSans-Bold.ttf";
    case LabelFace::Oblique: {
      const auto oblique = folder / "DejaVuSans-Oblique.ttf";
      std::error_code ignored;
      return std::filesystem::exists(oblique, ignored) ? oblique : folder / "DejaVuSans.ttf";
    }
  }
  return {};
}

Result<Type> Type::load(const std::filesystem::path& folder) {
  auto faces = std::make_unique<Faces>();
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return fault("the library for typefaces cannot be started");
  faces->library.reset(library);
  Diagnostics missing;
  for (const LabelFace face : {LabelFace::Plain, LabelFace::Bold, LabelFace::Oblique}) {
    const auto file = file_of(face, folder);
    FT_Face opened = nullptr;
    if (FT_New_Face(library, file.c_str(), 0, &opened) != 0) {
      // Where the slanted face would be the upright one, that has been named already.
      const std::string message = "the typeface " + file.string() + " is missing or cannot be read";
      const auto is_named =
          std::any_of(missing.begin(), missing.end(), [&](const auto& d) { return d.message == message; });
      if (!is_named) {
        missing.push_back(fault(message, {}, "install the package fonts-dejavu-core").value().front());
      }
      continue;
    }
    faces->faces[static_cast<std::size_t>(face)].reset(opened);
  }
  if (!missing.empty()) return tl::unexpected(std::move(missing));
  return Type(std::move(faces));
}

TextSize Type::measure(std::string_view text, double size_px, LabelFace face) const {
  const auto whole_px = static_cast<unsigned>(std::lround(size_px));
  const auto lines = text_lines(text);
  double widest = 0.0;
  for (const std::string_view line : lines)
    widest = std::max(widest, faces_->width_px(line, whole_px, static_cast<std::size_t>(face)));
  return {std::ceil(widest), std::ceil(size_px * line_spacing * static_cast<double>(lines.size()))};
}

MeasureText Type::measurer() const {
  return [this](const std::string& text, const LabelStyle& style) {
    return measure(text, style.size_px, style.face);
  };
}

}  // namespace tocsin::render

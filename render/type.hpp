// The typefaces, measured without a display: how wide and high a text will be. The window and a file of SVG
// place names by these same measures. Knows nothing of how letters are drawn.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "render/labels.hpp"
#include "sim/base/diagnostics.hpp"

namespace tocsin::render {

/// DejaVu Sans, as Debian's fonts-dejavu-core installs it. Remembers the letters it has measured, so each
/// thread needs its own.
class Type {
 public:
  static std::filesystem::path usual_folder();
  /// A fault for each typeface that is missing or cannot be read.
  static Result<Type> load(const std::filesystem::path& folder = usual_folder());

  Type(Type&&) noexcept;
  Type& operator=(Type&&) noexcept;
  ~Type();

  /// The file of a face: the core package has the upright ones only, and what should slant is upright then.
  static std::filesystem::path file_of(LabelFace face, const std::filesystem::path& folder = usual_folder());

  /// Sizes are rounded to whole pixels, as they are drawn. Line feeds begin new lines.
  TextSize measure(std::string_view text, double size_px, LabelFace face) const;

  /// The same as a function to hand on. REQUIRES: this outlives it.
  MeasureText measurer() const;

 private:
  struct Faces;
  explicit Type(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

}  // namespace tocsin::render

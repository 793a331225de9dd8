// Where a person's settings for the window are kept from one run to the next, and how they are written.
// Knows nothing of the window: it gets and gives a plain struct.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/verbs.hpp"
#include "render/settings.hpp"
#include "render/sfml/window.hpp"

namespace tocsin::app {

/// The file TOCSIN_CONFIG names; else tocsin/window.json under XDG_CONFIG_HOME or ~/.config. Nothing where
/// TOCSIN_CONFIG is "none", or there is no home.
std::optional<std::filesystem::path> settings_path();

struct SettingsRead {
  render::WindowSettings settings;
  std::string complaint;  ///< one plain sentence of everything that could not be used; empty: nothing
};
/// From the text of such a file. What is missing or wrong in it is as it is at first.
SettingsRead settings_from(std::string_view text, const std::string& name);
/// From the file; one that is not there is somebody's first run, and no fault.
SettingsRead read_settings(const std::filesystem::path& path);
/// The text that `settings_from` reads back.
std::string settings_text(const render::WindowSettings& settings);

/// What the command line says of the colours, and `otherwise` where it says nothing.
render::Theme theme_asked_for(const Looks& looks, render::Theme otherwise);

/// Whether the first lesson may open: not where nobody is at the window, nor on a record.
enum class Teaching { Offered, Withheld };

/// The options with the kept settings and, over them, what the command line says; changes made in the window
/// are kept, and what only the command line said is not.
window::WindowOptions with_settings(window::WindowOptions options, const Looks& looks, Teaching teaching);

}  // namespace tocsin::app

#include "app/settings_file.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/base/saved_file.hpp"
#include "sim/base/text.hpp"

namespace tocsin::app {

namespace fs = std::filesystem;

namespace {

using nlohmann::ordered_json;
using render::WindowSettings;

constexpr std::array<std::pair<const char*, render::Panel>, render::panel_count> panel_names{
    {{"injects", render::Panel::Injects},
     {"call_out", render::Panel::Escalation},
     {"units", render::Panel::Units},
     {"messages", render::Panel::Messages},
     {"coordination", render::Panel::Coordination}}};

/// Takes members out of a document and collects what is wrong with them.
class Reader {
 public:
  explicit Reader(const ordered_json& document) : document_(document) {}

  /// One of two words; `first` and `second` are what they mean.
  template <class Value>
  void word(const char* member, const char* first_word, Value first, const char* second_word, Value second,
            Value& value) {
    const ordered_json* found = find(document_, member);
    if (found == nullptr) return;
    if (*found == first_word) {
      value = first;
    } else if (*found == second_word) {
      value = second;
    } else {
      wrong_.push_back(fmt::format("{} is neither \"{}\" nor \"{}\"", member, first_word, second_word));
    }
  }

  void scale(const char* member, double& value) {
    const ordered_json* found = find(document_, member);
    if (found == nullptr) return;
    const double number = found->is_number() ? found->get<double>() : 0.0;
    if (number >= render::least_text_scale && number <= render::greatest_text_scale) {
      value = number;
    } else {
      wrong_.push_back(fmt::format("{} is not a number from {} to {}", member, render::least_text_scale,
                                   render::greatest_text_scale));
    }
  }

  void colours(render::ColourSet& value) {
    const ordered_json* found = find(document_, "colours");
    if (found == nullptr) return;
    const auto set = found->is_string() ? render::colour_set_named(found->get<std::string>()) : std::nullopt;
    if (set) {
      value = *set;
    } else {
      wrong_.emplace_back("colours is not the name of a set of colours");
    }
  }

  void panels(render::OpenPanels& open) {
    const ordered_json* found = find(document_, "panels");
    if (found == nullptr) return;
    for (const auto& [name, panel] : panel_names) {
      const ordered_json* is_open = found->is_object() ? find(*found, name) : found;
      if (is_open == nullptr) continue;
      if (!is_open->is_boolean()) {
        wrong_.push_back(fmt::format("panels.{} is neither true nor false", name));
      } else {
        open.is_open[static_cast<std::size_t>(panel)] = is_open->get<bool>();
      }
    }
  }

  std::string complaint(const std::string& name) const {
    if (wrong_.empty()) return {};
    return fmt::format("{} is not used where {}", name, fmt::join(wrong_, ", and where "));
  }

 private:
  static const ordered_json* find(const ordered_json& in, const char* member) {
    const auto found = in.find(member);
    return found == in.end() ? nullptr : &*found;
  }

  const ordered_json& document_;
  std::vector<std::string> wrong_;
};

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

Result<void> write_settings(const fs::path& path, const WindowSettings& settings) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (save_file(path, settings_text(settings))) return {};
  return fault(fmt::format("Settings are not kept: {} cannot be written", path.string()));
}

}  // namespace

std::optional<fs::path> settings_path() {
  if (const auto given = environment("TOCSIN_CONFIG")) {
    if (*given == "none") return std::nullopt;
    return *given;
  }
  // The base directory specification has relative paths ignored.
  const auto config = environment("XDG_CONFIG_HOME");
  if (config && fs::path(*config).is_absolute()) return fs::path(*config) / "tocsin" / "window.json";
  if (const auto home = environment("HOME")) return fs::path(*home) / ".config" / "tocsin" / "window.json";
  return std::nullopt;
}

SettingsRead settings_from(std::string_view text, const std::string& name) {
  SettingsRead read;
  const auto document = ordered_json::parse(text, nullptr, false);
  if (!document.is_object()) return {{}, name + " is not used: it is not a JSON object"};
  Reader reader(document);
  WindowSettings& settings = read.settings;
  reader.word("theme", "light", render::Shade::Light, "dark", render::Shade::Dark, settings.theme.shade);
  reader.colours(settings.theme.colours);
  reader.scale("text_scale", settings.text_scale);
  reader.scale("room_text_scale", settings.room_text_scale);
  reader.word("sound", "on", render::Sound::On, "off", render::Sound::Off, settings.sound);
  reader.word("lesson", "seen", render::Lessons::Seen, "to be seen", render::Lessons::ToBeSeen,
              settings.lesson);
  reader.panels(settings.open);
  read.complaint = reader.complaint(name);
  return read;
}

SettingsRead read_settings(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    SettingsRead first;
    first.settings.lesson = render::Lessons::ToBeSeen;
    return first;
  }
  constexpr std::size_t most_bytes = 65536;
  const auto text = read_file(path, most_bytes);
  if (!text) return {{}, path.string() + " is not used: " + text.error().front().message};
  return settings_from(*text, path.string());
}

std::string settings_text(const WindowSettings& settings) {
  ordered_json panels;
  for (const auto& [name, panel] : panel_names) panels[name] = settings.open.has(panel);
  const ordered_json document{
      {"theme", settings.theme.shade == render::Shade::Dark ? "dark" : "light"},
      {"colours", name_of(settings.theme.colours)},
      {"text_scale", settings.text_scale},
      {"room_text_scale", settings.room_text_scale},
      {"sound", settings.sound == render::Sound::Off ? "off" : "on"},
      {"lesson", settings.lesson == render::Lessons::ToBeSeen ? "to be seen" : "seen"},
      {"panels", panels}};
  return document.dump(2) + "\n";
}

render::Theme theme_asked_for(const Looks& looks, render::Theme otherwise) {
  if (!looks.theme.empty())
    otherwise.shade = looks.theme == "dark" ? render::Shade::Dark : render::Shade::Light;
  otherwise.colours = render::colour_set_named(looks.colours).value_or(otherwise.colours);
  return otherwise;
}

window::WindowOptions with_settings(window::WindowOptions options, const Looks& looks, Teaching teaching) {
  const auto path = looks.memory == Looks::Memory::None ? std::nullopt : settings_path();
  SettingsRead read;
  if (path) read = read_settings(*path);
  if (!read.complaint.empty()) fmt::print(stderr, "tocsin: {}; the rest is as at first\n", read.complaint);
  WindowSettings start = read.settings;
  start.theme = theme_asked_for(looks, start.theme);
  if (teaching == Teaching::Withheld) start.lesson = render::Lessons::Seen;
  start.text_scale = looks.text_scale.value_or(start.text_scale);
  start.room_text_scale = looks.room_text_scale.value_or(start.room_text_scale);
  options.settings = start;
  if (path) {
    options.keep_settings = [path, start, kept = read.settings](const WindowSettings& now) {
      return write_settings(*path, render::kept_after(kept, start, now));
    };
  }
  return options;
}

}  // namespace tocsin::app

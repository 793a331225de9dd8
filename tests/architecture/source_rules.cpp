#include "tests/architecture/source_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <regex>
#include <set>

namespace tocsin::architecture {

namespace {

/// What each folder may include beside itself. A level that is not here may not exist.
const std::map<std::string, std::set<std::string>>& permitted() {
  static const std::set<std::string> engines{"sim/base", "sim/engine", "sim/hazard", "sim/roads",
                                             "sim/oncall"};
  static const auto with = [](std::set<std::string> below, std::initializer_list<std::string> more) {
    below.insert(more);
    return below;
  };
  static const auto models = with(engines, {"sim/model"});
  static const auto exercises = with(models, {"sim/scenario", "sim/journal", "sim/exercise"});
  static const std::map<std::string, std::set<std::string>> table{
      {"sim/base", {}},
      {"sim/engine", {"sim/base"}},
      {"sim/hazard", {"sim/base"}},
      {"sim/roads", {"sim/base"}},
      {"sim/roads/osm", {"sim/base", "sim/roads"}},
      {"sim/oncall", {"sim/base"}},
      {"sim/oncall/files", {"sim/base", "sim/oncall"}},
      {"sim/model", engines},
      {"sim/scenario", models},
      {"sim/journal", models},
      {"sim/exercise", with(models, {"sim/scenario", "sim/journal"})},
      {"sim/study", exercises},
      {"render", exercises},
      {"render/sfml", with(exercises, {"render"})},
      {"app", with(exercises, {"sim/study", "sim/roads/osm", "sim/oncall/files", "render", "render/sfml"})},
  };
  return table;
}

struct Library {
  std::string_view prefix;  ///< of the header's name
  std::vector<std::string_view> folders;
  bool may_stand_in_headers;
};

/// Where each third-party header may be; the first prefix that fits counts.
const std::vector<Library>& libraries() {
  static const std::vector<std::string_view> everywhere{""};
  static const std::vector<Library> table{
      {"tl/expected.hpp", {"sim/base"}, true},
      {"fmt/", everywhere, false},
      {"toml++/", {"sim/scenario"}, false},
      {"nlohmann/json_fwd.hpp", {"sim/journal", "app"}, true},
      {"nlohmann/", {"sim/journal", "app"}, false},
      {"boost/graph/", {"sim/roads"}, false},
      {"boost/property_map/", {"sim/roads"}, false},
      {"libical/", {"sim/oncall/files"}, false},
      {"osmium/", {"sim/roads/osm"}, false},
      {"boost/random/", {"sim/base"}, false},
      {"date/", {"sim/base"}, false},
      {"proj.h", {"sim/base"}, false},
      {"sodium", {"sim/base"}, false},
      {"fcntl.h", {"sim/base"}, false},
      {"sys/", {"sim/base"}, false},
      {"poll.h", {"app"}, false},
      {"unistd.h", {"sim/base", "app"}, false},
      {"Random123/", {"sim/base"}, false},
      {"ft2build.h", {"render"}, false},
      {"freetype/", {"render"}, false},
      {"SFML/", {"render/sfml"}, true},
      {"imgui", {"render/sfml"}, true},
      {"backends/imgui", {"render/sfml"}, true},
      {"GL/", {"render/sfml"}, false},
      {"X11/", {"render/sfml"}, false},
      {"CLI/", {"app"}, false},
      {"spdlog/", {"app"}, false},
  };
  return table;
}

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash));
}

bool is_header(const Source& source) { return source.path.ends_with(".hpp"); }
bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

std::string fault(const Source& source, std::size_t line, const std::string& what) {
  return source.path + ":" + std::to_string(line) + ": " + what;
}

struct Include {
  std::size_t line = 0;
  std::string name;
  bool is_quoted = false;
};

std::vector<Include> includes_of(const Source& source) {
  static const std::regex form(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*$)");
  std::vector<Include> includes;
  const auto lines = lines_of(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_match(lines[i], match, form)) continue;
    includes.push_back({i + 1, match[2].str(), match[1].str() == "\""});
  }
  return includes;
}

/// One fault for each line of the code that `pattern` is found in.
void find_in_code(const Source& source, const std::regex& pattern, const std::string& what, Faults& faults) {
  const auto lines = lines_of(code_only(source.text));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(lines[i], match, pattern)) continue;
    faults.push_back(fault(source, i + 1, "'" + match[1].str() + "': " + what));
  }
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Variables declared with `static` or `thread_local` that are not constant. A declaration whose first
/// bracket is a round one is a function.
void find_mutable_statics(const Source& source, Faults& faults) {
  const std::string code = code_only(source.text);
  static const std::regex keyword(R"(\b(static|thread_local)\b)");
  for (auto found = std::sregex_iterator(code.begin(), code.end(), keyword); found != std::sregex_iterator();
       ++found) {
    const auto begin = static_cast<std::size_t>(found->position());
    const auto end = std::min(code.find_first_of("(={;", begin), code.size());
    const std::string declaration = code.substr(begin, end - begin);
    const bool is_function = end < code.size() && code[end] == '(';
    static const std::regex harmless(R"(\b(const|constexpr|operator)\b)");
    if (is_function || std::regex_search(declaration, harmless)) continue;
    const auto line = 1 + std::count(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    faults.push_back(
        fault(source, static_cast<std::size_t>(line),
              "'" + (*found)[1].str() + "': state that two exercises in one process would share"));
  }
}

}  // namespace

std::string code_only(std::string_view text) {
  std::string code(text);
  const auto blank = [&code](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, code.size()); ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
    return to;
  };
  const auto find = [text](std::string_view what, std::size_t from) {
    return std::min(text.find(what, from), text.size());
  };
  for (std::size_t i = 0; i < text.size();) {
    const bool after_word = i > 0 && is_word(text[i - 1]);
    if (starts_with(text.substr(i), "//")) {
      i = blank(i, find("\n", i));
    } else if (starts_with(text.substr(i), "/*")) {
      i = blank(i, find("*/", i + 2) + 2);
    } else if (starts_with(text.substr(i), "R\"") && !after_word) {
      const auto open = find("(", i);
      const std::string close = ")" + std::string(text.substr(i + 2, open - i - 2)) + "\"";
      i = blank(open + 1, find(close, open)) + close.size();
    } else if (text[i] == '"' || (text[i] == '\'' && !after_word)) {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != text[i] && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      i = blank(i + 1, end) + 1;
    } else {
      ++i;
    }
  }
  return code;
}

Faults wrong_levels(const Source& source) {
  const std::string own = folder_of(source.path);
  const auto row = permitted().find(own);
  if (row == permitted().end()) {
    return {fault(source, 1, "the folder '" + own + "' has no place among the levels")};
  }
  Faults faults;
  for (const Include& include : includes_of(source)) {
    if (!include.is_quoted) continue;
    const std::string other = folder_of(include.name);
    if (!permitted().contains(other)) {
      faults.push_back(fault(source, include.line, "\"" + include.name + "\" is not written from the root"));
    } else if (other != own && !row->second.contains(other)) {
      faults.push_back(fault(source, include.line, own + " may not include " + other));
    }
  }
  return faults;
}

Faults stray_libraries(const Source& source) {
  Faults faults;
  const std::string own = folder_of(source.path);
  for (const Include& include : includes_of(source)) {
    const bool is_standard = include.name.find_first_of("./") == std::string::npos;
    if (include.is_quoted || is_standard) continue;
    const auto library = std::find_if(libraries().begin(), libraries().end(), [&](const Library& row) {
      return starts_with(include.name, row.prefix);
    });
    const std::string named = "<" + include.name + "> ";
    if (library == libraries().end()) {
      faults.push_back(fault(source, include.line, named + "is of no library known to the rules"));
      continue;
    }
    const bool is_at_home =
        std::any_of(library->folders.begin(), library->folders.end(),
                    [&](std::string_view folder) { return folder.empty() || folder == own; });
    if (!is_at_home) {
      faults.push_back(fault(source, include.line, named + "may not be included in " + own));
    } else if (is_header(source) && !library->may_stand_in_headers) {
      faults.push_back(fault(source, include.line, named + "may not be included in a header"));
    }
  }
  return faults;
}

Faults bare_header(const Source& source) {
  if (!is_header(source)) return {};
  Faults faults;
  const auto lines = lines_of(source.text);
  std::size_t comment = 0;
  while (comment < lines.size() && starts_with(lines[comment], "//")) ++comment;
  if (comment < 2 || comment > 6) {
    faults.push_back(fault(source, 1,
                           "opens with a comment of " + std::to_string(comment) + " lines; two to six say " +
                               "what it is and what it does not know"));
  }
  if (std::find(lines.begin(), lines.end(), "#pragma once") == lines.end()) {
    faults.push_back(fault(source, 1, "has no #pragma once"));
  }
  return faults;
}

Faults indeterminacy(const Source& source) {
  if (!starts_with(source.path, "sim/")) return {};
  static const std::regex clocks(
      R"(\b(system_clock|steady_clock|high_resolution_clock|std::time|clock_gettime)\b)");
  static const std::regex dice(
      R"((std::\w+_distribution|std::rand\b|std::random_device|std::shuffle|\brand\(\)))");
  static const std::regex unordered(R"(\b(unordered_(?:multi)?(?:map|set))\b)");
  static const std::regex threads(R"((std::(?:j?thread|async|atomic|mutex)\b))");
  // A declaration at the left margin, with neither round bracket nor const, is a variable of a namespace.
  static const std::regex global(
      R"(^(?!const|constexpr|static|thread_local|using|namespace|struct|class|enum|template|typedef|extern|friend|return|inline const|#|\})[A-Za-z][^(]*?\b(\w+)\s*(?:=[^=(]*|\{[^(]*\})?;)");
  Faults faults;
  find_in_code(source, clocks, "a run never asks what time it is", faults);
  find_in_code(source, dice, "chance comes from named streams only", faults);
  find_in_code(source, unordered, "its order is not the same everywhere", faults);
  find_in_code(source, threads, "a run has no threads", faults);
  find_in_code(source, global, "state that two exercises in one process would share", faults);
  find_mutable_statics(source, faults);
  return faults;
}

Faults unfinished_words(const Source& source) {
  static const std::regex words(R"(\b(TODO|FIXME|XXX|placeholder|stub)\b)", std::regex::icase);
  Faults faults;
  const auto lines = lines_of(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(lines[i], match, words)) continue;
    faults.push_back(fault(source, i + 1, "the word '" + match[1].str() + "'"));
  }
  return faults;
}

}  // namespace tocsin::architecture

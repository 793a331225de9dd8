#include "sim/journal/json_value.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/base/text.hpp"
#include "sim/base/utf8.hpp"

namespace tocsin::journal {

namespace {

using Json = nlohmann::ordered_json;

/// Takes nlohmann's parser events and builds the value. Returning false ends the parse.
class Builder {
 public:
  JsonValue root;
  std::string fault;
  std::size_t fault_at = 0;  ///< bytes read; 0: unknown

  bool null() { return add({JsonNull{}}); }
  bool boolean(bool value) { return add({value}); }
  bool number_integer(std::int64_t value) { return add({value}); }
  bool number_unsigned(std::uint64_t value) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return value <= most ? add({static_cast<std::int64_t>(value)}) : add({value});
  }
  bool number_float(double value, const std::string& written) {
    // The parser turns a whole number beyond 64 bits into the nearest real one; here that is a fault.
    if (written.find_first_of(".eE") == std::string::npos) return refuse("a whole number too large to hold");
    return add({value});
  }
  bool string(std::string& value) { return add({std::move(value)}); }
  bool binary(Json::binary_t&) { return refuse("not JSON"); }
  bool start_object(std::size_t) { return open({JsonObject{}}); }
  bool start_array(std::size_t) { return open({JsonArray{}}); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    auto& object = std::get<JsonObject>(open_.back()->value);
    if (object.size() == max_json_members) {
      return refuse(fmt::format("more than {} names in one object", max_json_members));
    }
    if (find_member(object, name) != nullptr) return refuse(fmt::format("\"{}\" is given twice", name));
    object.push_back({std::move(name), {}});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    fault_at = position;
    constexpr int number_out_of_range = 406;
    return refuse(error.id == number_out_of_range ? "a number too large to hold" : "not JSON from here on");
  }

 private:
  bool refuse(std::string why) {
    fault = std::move(why);
    return false;
  }

  JsonValue& place() {
    if (open_.empty()) return root;
    if (auto* array = std::get_if<JsonArray>(&open_.back()->value)) return array->emplace_back();
    return std::get<JsonObject>(open_.back()->value).back().value;
  }

  bool add(JsonValue value) {
    place() = std::move(value);
    return true;
  }

  bool open(JsonValue value) {
    if (open_.size() == max_json_depth) {
      return refuse(fmt::format("nested more than {} deep", max_json_depth));
    }
    JsonValue& opened = place();
    opened = std::move(value);
    open_.push_back(&opened);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // Only the innermost one grows, so the addresses of those around it hold.
  std::vector<JsonValue*> open_;
};

/// The column of byte `at` (from 0), in characters from 1.
int column_of(std::string_view text, std::size_t at) {
  int column = 1;
  for (std::size_t i = 0; i < std::min(at, text.size()); i += character_at(text, i).length) ++column;
  return column;
}

std::size_t first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Character c = character_at(text, at);
    if (c.code_point == Character::unreadable || c.code_point == 0) break;
    at += c.length;
  }
  return at;
}

}  // namespace

tl::expected<JsonValue, JsonFault> read_json(std::string_view text) {
  const std::size_t bad = first_bad_byte(text);
  if (bad < text.size()) {
    return tl::unexpected(JsonFault{"a byte that is not UTF-8 text", column_of(text, bad)});
  }
  Builder builder;
  if (!Json::sax_parse(text.begin(), text.end(), &builder)) {
    const int column = builder.fault_at == 0 ? 0 : column_of(text, builder.fault_at - 1);
    return tl::unexpected(JsonFault{std::move(builder.fault), column});
  }
  return std::move(builder.root);
}

const JsonValue* find_member(const JsonObject& object, std::string_view name) {
  const auto found = std::find_if(object.begin(), object.end(),
                                  [name](const JsonMember& member) { return member.name == name; });
  return found == object.end() ? nullptr : &found->value;
}

}  // namespace tocsin::journal

#include "sim/scenario/schema_parts.hpp"

namespace tocsin::scenario::keys {

Key text(std::string_view name, std::string_view example, std::string_view sentence, double longest) {
  return {.name = name,
          .kind = ValueKind::Text,
          .example = example,
          .sentence = sentence,
          .min = 1,
          .max = longest};
}

Key prose(std::string_view name, std::string_view example, std::string_view sentence) {
  return {.name = name,
          .kind = ValueKind::Prose,
          .example = example,
          .sentence = sentence,
          .min = 1,
          .max = prose_length};
}

Key id(std::string_view example) {
  return {.name = "id",
          .kind = ValueKind::Id,
          .example = example,
          .sentence = "What other tables call it.",
          .min = 1,
          .max = 64};
}

Key name(std::string_view example, std::string_view sentence) { return text("name", example, sentence); }

Key reference(std::string_view name, std::string_view of, std::string_view example,
              std::string_view sentence) {
  return {.name = name, .kind = ValueKind::Reference, .example = example, .sentence = sentence, .of = of};
}

Key choice(std::string_view name, std::span<const std::string_view> choices, std::string_view example,
           std::string_view sentence) {
  return {
      .name = name, .kind = ValueKind::Choice, .example = example, .sentence = sentence, .choices = choices};
}

Key choices(std::string_view name, std::span<const std::string_view> choices, Range count,
            std::string_view example, std::string_view sentence) {
  Key key = list(ValueKind::Choices, name, count, example, sentence);
  key.choices = choices;
  return key;
}

Key integer(std::string_view name, Range range, std::string_view example, std::string_view sentence) {
  return {.name = name,
          .kind = ValueKind::Integer,
          .example = example,
          .sentence = sentence,
          .min = range.min,
          .max = range.max};
}

Key number(std::string_view name, Range range, std::string_view unit, std::string_view example,
           std::string_view sentence) {
  return {.name = name,
          .kind = ValueKind::Number,
          .example = example,
          .sentence = sentence,
          .min = range.min,
          .max = range.max,
          .unit = unit};
}

Key duration(std::string_view name, Range range, std::string_view example, std::string_view sentence) {
  return {.name = name,
          .kind = ValueKind::Duration,
          .example = example,
          .sentence = sentence,
          .min = range.min,
          .max = range.max};
}

Key list(ValueKind kind, std::string_view name, Range count, std::string_view example,
         std::string_view sentence) {
  return {.name = name,
          .kind = kind,
          .example = example,
          .sentence = sentence,
          .min = count.min,
          .max = count.max};
}

Key nested(ValueKind kind, std::string_view name, std::string_view of, Range count, std::string_view example,
           std::string_view sentence) {
  Key key = list(kind, name, count, example, sentence);
  key.of = of;
  return key;
}

Key plain(ValueKind kind, std::string_view name, std::string_view example, std::string_view sentence) {
  return {.name = name, .kind = kind, .example = example, .sentence = sentence};
}

Key optional(Key key) {
  key.presence = Presence::Optional;
  return key;
}

Key with_default(std::string_view fallback, Key key) {
  key.fallback = fallback;
  return optional(key);
}

Key only_for(std::string_view kind, Key key) {
  key.only_for = kind;
  return key;
}

}  // namespace tocsin::scenario::keys

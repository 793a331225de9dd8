#include "sim/model/command.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "sim/base/text.hpp"

namespace tocsin::model {

namespace {

/// Whether a field must be there to be read. It is always written.
enum class Needed : std::uint8_t { Yes, No };

/// One member of a command and its name in a journal.
template <class C, class T>
struct Member {
  std::string_view name;
  T C::*pointer;
  Needed needed = Needed::Yes;
};
template <class C, class T>
Member(std::string_view, T C::*) -> Member<C, T>;
template <class C, class T>
Member(std::string_view, T C::*, Needed) -> Member<C, T>;

/// A command's name and members: the one description that writing and reading both follow.
template <class C, class... T>
struct Description {
  using Described = C;
  std::string_view name;
  std::tuple<Member<C, T>...> members;
};

template <class C, class... T>
constexpr Description<C, T...> describe(std::string_view name, Member<C, T>... members) {
  return {name, {members...}};
}

/// In the order of the variant's alternatives.
constexpr std::tuple descriptions{
    describe<DeliverInject>("DeliverInject", Member{"inject", &DeliverInject::inject}),
    describe<HoldInject>("HoldInject", Member{"inject", &HoldInject::inject}),
    describe<ResumeInject>("ResumeInject", Member{"inject", &ResumeInject::inject}),
    describe<SkipInject>("SkipInject", Member{"inject", &SkipInject::inject},
                         Member{"why", &SkipInject::why}),
    describe<AddInject>("AddInject", Member{"title", &AddInject::title}, Member{"text", &AddInject::text},
                        Member{"from", &AddInject::from}, Member{"to", &AddInject::to},
                        Member{"channel", &AddInject::channel}),
    describe<CloseRoad>("CloseRoad", Member{"name", &CloseRoad::name}, Member{"links", &CloseRoad::links},
                        Member{"direction", &CloseRoad::direction, Needed::No}),
    describe<LiftClosure>("LiftClosure", Member{"closure", &LiftClosure::closure}),
    describe<SlowRoad>("SlowRoad", Member{"name", &SlowRoad::name}, Member{"links", &SlowRoad::links},
                       Member{"percent", &SlowRoad::percent}),
    describe<EndSlowdown>("EndSlowdown", Member{"slowdown", &EndSlowdown::slowdown}),
    describe<DispatchUnit>("DispatchUnit", Member{"unit", &DispatchUnit::unit},
                           Member{"rvp", &DispatchUnit::rvp}),
    describe<ReleaseUnit>("ReleaseUnit", Member{"unit", &ReleaseUnit::unit}),
    describe<StartEscalation>("StartEscalation", Member{"escalation", &StartEscalation::escalation}),
    describe<AcknowledgeFor>("AcknowledgeFor", Member{"person", &AcknowledgeFor::person},
                             Member{"escalation", &AcknowledgeFor::escalation}),
    describe<DeclineFor>("DeclineFor", Member{"person", &DeclineFor::person},
                         Member{"escalation", &DeclineFor::escalation}),
    describe<SetActivation>("SetActivation", Member{"organisation", &SetActivation::organisation},
                            Member{"state", &SetActivation::state}),
    describe<SendMethane>("SendMethane", Member{"from", &SendMethane::from}, Member{"to", &SendMethane::to},
                          Member{"form", &SendMethane::form, Needed::No},
                          Member{"major_incident", &SendMethane::major_incident, Needed::No},
                          Member{"exact_location", &SendMethane::exact_location, Needed::No},
                          Member{"type", &SendMethane::type, Needed::No},
                          Member{"hazards", &SendMethane::hazards, Needed::No},
                          Member{"access", &SendMethane::access, Needed::No},
                          Member{"casualties", &SendMethane::casualties, Needed::No},
                          Member{"services", &SendMethane::services, Needed::No}),
    describe<ConveneGroup>("ConveneGroup", Member{"group", &ConveneGroup::group}),
    describe<AddNote>("AddNote", Member{"text", &AddNote::text}),
    describe<AddBookmark>("AddBookmark", Member{"text", &AddBookmark::text}),
    describe<PauseClock>("PauseClock"), describe<ResumeClock>("ResumeClock"),
    describe<SetSpeed>("SetSpeed", Member{"speed", &SetSpeed::speed}),
    describe<StepClock>("StepClock", Member{"by_ms", &StepClock::by}), describe<JumpToNext>("JumpToNext"),
    describe<EndExercise>("EndExercise", Member{"why", &EndExercise::why}),
    describe<TakeRole>("TakeRole", Member{"role", &TakeRole::role}),
    describe<Ask>("Ask", Member{"role", &Ask::role}, Member{"question", &Ask::question}),
    describe<Decide>("Decide", Member{"decision", &Decide::decision}, Member{"option", &Decide::option},
                     Member{"rationale", &Decide::rationale, Needed::No}),
    describe<PlaceCall>("PlaceCall", Member{"role", &PlaceCall::role}, Member{"to", &PlaceCall::to},
                        Member{"about", &PlaceCall::about, Needed::No}),
    // "kind" and "at" are what every command has: its name and when it is given.
    describe<SetCordon>("SetCordon", Member{"name", &SetCordon::name},
                        Member{"cordon_kind", &SetCordon::kind}, Member{"ring", &SetCordon::ring}),
    describe<LiftCordon>("LiftCordon", Member{"cordon", &LiftCordon::cordon}),
    describe<SetRvp>("SetRvp", Member{"name", &SetRvp::name}, Member{"position", &SetRvp::at})};

constexpr std::size_t command_count = std::variant_size_v<Command>;
static_assert(command_count == std::tuple_size_v<std::remove_const_t<decltype(descriptions)>>);

/// One item for each command, in the variant's order, made by `make(description)`.
template <class Make>
constexpr auto for_each_command(Make make) {
  return std::apply([&](const auto&... each) { return std::array{make(each)...}; }, descriptions);
}

constexpr std::array command_names =
    for_each_command([](const auto& description) { return description.name; });

template <std::size_t... I>
constexpr bool stands_in_order(std::index_sequence<I...>) {
  return (std::is_same_v<std::variant_alternative_t<I, Command>,
                         typename std::remove_cvref_t<decltype(std::get<I>(descriptions))>::Described> &&
          ...);
}
static_assert(stands_in_order(std::make_index_sequence<command_count>{}));

constexpr std::array<std::string_view, 3> ways_names{"both", "forward", "backward"};
constexpr std::array<std::string_view, 2> cordon_kind_names{"inner", "outer"};

constexpr int figures_to_the_metre = 5;

// How each type of member is written as a field.

FieldValue field_of(const std::string& text) { return text; }
FieldValue field_of(const std::vector<std::int64_t>& numbers) { return numbers; }
FieldValue field_of(double number) { return number; }
FieldValue field_of(std::int64_t number) { return number; }
FieldValue field_of(Duration duration) { return std::int64_t{duration.count()}; }
FieldValue field_of(Activation state) { return std::string{name_of(state)}; }
FieldValue field_of(MethaneForm form) { return std::string{name_of(form)}; }
FieldValue field_of(Ways ways) { return std::string{name_of(ways)}; }
FieldValue field_of(CordonKind kind) { return std::string{name_of(kind)}; }
FieldValue field_of(GridPoint p) { return format_grid_reference(to_metre(p), figures_to_the_metre); }
FieldValue field_of(const std::vector<GridPoint>& points) {
  std::vector<std::string> references;
  for (const GridPoint p : points)
    references.push_back(format_grid_reference(to_metre(p), figures_to_the_metre));
  return references;
}

// How each is read back: the value, or nothing where the field is of another kind.

std::optional<std::string> member_from(const FieldValue& value, std::type_identity<std::string>) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : std::optional{*text};
}

std::optional<std::vector<std::int64_t>> member_from(const FieldValue& value,
                                                     std::type_identity<std::vector<std::int64_t>>) {
  if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value)) return *numbers;
  // An empty list read from a file does not show what it is a list of.
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  if (texts != nullptr && texts->empty()) return std::vector<std::int64_t>{};
  return std::nullopt;
}

std::optional<double> member_from(const FieldValue& value, std::type_identity<double>) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::nullopt;
}

std::optional<std::int64_t> member_from(const FieldValue& value, std::type_identity<std::int64_t>) {
  const auto* whole = std::get_if<std::int64_t>(&value);
  return whole == nullptr ? std::nullopt : std::optional{*whole};
}

std::optional<Duration> member_from(const FieldValue& value, std::type_identity<Duration>) {
  const auto* whole = std::get_if<std::int64_t>(&value);
  if (whole == nullptr || *whole < 0) return std::nullopt;
  return Duration{*whole};
}

std::optional<Activation> member_from(const FieldValue& value, std::type_identity<Activation>) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : activation_from(*text);
}

std::optional<MethaneForm> member_from(const FieldValue& value, std::type_identity<MethaneForm>) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : methane_form_from(*text);
}

std::optional<Ways> member_from(const FieldValue& value, std::type_identity<Ways>) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : ways_from(*text);
}

std::optional<CordonKind> member_from(const FieldValue& value, std::type_identity<CordonKind>) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : cordon_kind_from(*text);
}

std::optional<GridPoint> member_from(const FieldValue& value, std::type_identity<GridPoint>) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : parse_grid_reference(*text);
}

std::optional<std::vector<GridPoint>> member_from(const FieldValue& value,
                                                  std::type_identity<std::vector<GridPoint>>) {
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  if (texts == nullptr) return std::nullopt;
  std::vector<GridPoint> points;
  for (const std::string& text : *texts) {
    const auto point = parse_grid_reference(text);
    if (!point) return std::nullopt;
    points.push_back(*point);
  }
  return points;
}

constexpr std::string_view expectation(std::type_identity<std::string>) { return "a text"; }
constexpr std::string_view expectation(std::type_identity<std::vector<std::int64_t>>) {
  return "a list of whole numbers";
}
constexpr std::string_view expectation(std::type_identity<double>) { return "a number"; }
constexpr std::string_view expectation(std::type_identity<std::int64_t>) { return "a whole number"; }
constexpr std::string_view expectation(std::type_identity<Duration>) {
  return "a whole number of milliseconds, 0 or more";
}
constexpr std::string_view expectation(std::type_identity<Activation>) {
  return "one of \"none\", \"standby\", \"declared\", \"stood_down\", \"cancelled\"";
}

constexpr std::string_view expectation(std::type_identity<MethaneForm>) {
  return "one of \"methane\", \"ethane\"";
}

constexpr std::string_view expectation(std::type_identity<Ways>) {
  return "one of \"both\", \"forward\", \"backward\"";
}

constexpr std::string_view expectation(std::type_identity<CordonKind>) {
  return "one of \"inner\", \"outer\"";
}

constexpr std::string_view expectation(std::type_identity<GridPoint>) {
  return "a grid reference such as \"SJ 50130 80770\"";
}

constexpr std::string_view expectation(std::type_identity<std::vector<GridPoint>>) {
  return "a list of grid references such as \"SJ 50130 80770\"";
}

std::string did_you_mean(std::string_view word, std::vector<std::string> candidates) {
  const std::optional<std::string> nearest = nearest_name(word, candidates);
  return nearest ? fmt::format("did you mean \"{}\"?", *nearest) : std::string{};
}

/// Reads one command's fields and gathers what is wrong with them.
class FieldReader {
 public:
  FieldReader(std::string_view command, const Fields& fields) : command_(command), fields_(fields) {}

  template <class C, class T>
  void read(C& command, const Member<C, T>& member) {
    known_.emplace_back(member.name);
    const std::string wanted = fmt::format("\"{}\": {}", member.name, expectation(std::type_identity<T>{}));
    const FieldValue* value = find_field(fields_, member.name);
    if (value == nullptr) {
      if (member.needed == Needed::No) return;
      add(fmt::format("\"{}\" is missing from {}", member.name, command_), wanted, {});
      return;
    }
    std::optional<T> read = member_from(*value, std::type_identity<T>{});
    if (read) {
      command.*member.pointer = *std::move(read);
    } else {
      add(fmt::format("\"{}\" of {} is of the wrong kind", member.name, command_), wanted, {});
    }
  }

  /// What is left over: fields the command does not have, and repeats.
  Diagnostics finish() {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const std::string& name = fields_[i].first;
      if (&fields_[i].second != find_field(fields_, name)) {
        add(fmt::format("\"{}\" is given twice", name), {}, {});
      } else if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
        add(fmt::format("\"{}\" is not a field of {}", name, command_), known_list(),
            did_you_mean(name, known_));
      }
    }
    return std::move(faults_);
  }

 private:
  void add(std::string message, std::string expected, std::string hint) {
    faults_.push_back({Severity::Error, {}, {}, std::move(message), std::move(expected), std::move(hint)});
  }
  std::string known_list() const {
    return known_.empty() ? std::string{"no fields"} : fmt::format("{}", fmt::join(known_, ", "));
  }

  std::string_view command_;
  const Fields& fields_;
  std::vector<std::string> known_;
  Diagnostics faults_;
};

template <class C, class... T>
Result<Command> read_command(const Description<C, T...>& description, const Fields& fields) {
  C command;
  FieldReader reader{description.name, fields};
  std::apply([&](const auto&... member) { (reader.read(command, member), ...); }, description.members);
  Diagnostics faults = reader.finish();
  if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
  return Command{std::move(command)};
}

/// The command's place in the variant and in `descriptions`.
template <class C, std::size_t I = 0>
constexpr std::size_t index_of() {
  if constexpr (std::is_same_v<C, std::variant_alternative_t<I, Command>>) {
    return I;
  } else {
    return index_of<C, I + 1>();
  }
}

}  // namespace

std::string_view name_of(const Command& command) { return command_names[command.index()]; }

bool is_command_name(std::string_view name) {
  return std::find(command_names.begin(), command_names.end(), name) != command_names.end();
}

Fields fields_of(const Command& command) {
  return std::visit(
      [](const auto& each) {
        using C = std::remove_cvref_t<decltype(each)>;
        Fields fields;
        std::apply(
            [&](const auto&... member) {
              (fields.emplace_back(member.name, field_of(each.*member.pointer)), ...);
            },
            std::get<index_of<C>()>(descriptions).members);
        return fields;
      },
      command);
}

Result<Command> command_from(std::string_view name, const Fields& fields) {
  const auto found = std::find(command_names.begin(), command_names.end(), name);
  if (found == command_names.end()) {
    return fault(fmt::format("\"{}\" is not a command", name),
                 fmt::format("one of {}", fmt::join(command_names, ", ")),
                 did_you_mean(name, {command_names.begin(), command_names.end()}));
  }
  using Read = Result<Command> (*)(const Fields&);
  constexpr auto readers = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<Read, command_count>{
        [](const Fields& given) { return read_command(std::get<I>(descriptions), given); }...};
  }
  (std::make_index_sequence<command_count>{});
  return readers[static_cast<std::size_t>(found - command_names.begin())](fields);
}

GridPoint to_metre(GridPoint p) { return {std::round(p.easting_m) + 0.0, std::round(p.northing_m) + 0.0}; }

bool has_grid_reference(GridPoint p) {
  return p.easting_m >= 0.0 && p.easting_m < 700'000.0 && p.northing_m >= 0.0 && p.northing_m < 1'300'000.0;
}

std::string_view name_of(CordonKind kind) { return cordon_kind_names[static_cast<std::size_t>(kind)]; }

std::optional<CordonKind> cordon_kind_from(std::string_view name) {
  const auto found = std::find(cordon_kind_names.begin(), cordon_kind_names.end(), name);
  if (found == cordon_kind_names.end()) return std::nullopt;
  return static_cast<CordonKind>(found - cordon_kind_names.begin());
}

std::string_view name_of(Ways ways) { return ways_names[static_cast<std::size_t>(ways)]; }

std::optional<Ways> ways_from(std::string_view name) {
  const auto found = std::find(ways_names.begin(), ways_names.end(), name);
  if (found == ways_names.end()) return std::nullopt;
  return static_cast<Ways>(found - ways_names.begin());
}

}  // namespace tocsin::model

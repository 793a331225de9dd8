#include "sim/scenario/rotas.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/shift_time.hpp"
#include "sim/scenario/values.hpp"

namespace tocsin::scenario {

namespace {

constexpr std::array turn_units{oncall::TurnUnit::Hour, oncall::TurnUnit::Day, oncall::TurnUnit::Week,
                                oncall::TurnUnit::Month};
constexpr std::array on_leave_choices{oncall::OnLeave::Nobody, oncall::OnLeave::NextInRotation,
                                      oncall::OnLeave::Ignored};
constexpr std::array override_changes{oncall::Override::Change::Add, oncall::Override::Change::Replace,
                                      oncall::Override::Change::Remove};

class RotaReader {
 public:
  explicit RotaReader(const Context& context) : context_(context) {}

  std::vector<oncall::Rota> read() {
    begin_rotas();
    for (const Row& row : rows("shift")) read_shift(row);
    for (const Row& row : rows("rotation")) read_rotation(row);
    for (const Row& row : rows("roster")) read_roster(row);
    for (const Row& row : rows("override")) read_override(row);
    for (const Row& row : rows("leave")) read_leave(row);
    for (const Row& row : rows("swap")) read_swap(row);
    return std::move(rotas_);
  }

 private:
  const std::vector<Row>& rows(std::string_view table) const { return context_.tables.rows(table); }

  void begin_rotas() {
    if (!context_.calendar.zone()) return;
    for (const Row& row : rows("role")) {
      oncall::Rota rota{*context_.calendar.zone()};
      rota.holders = row.integer("holders");
      rota.on_leave = on_leave_choices[row.choice("on_leave").value_or(0)];
      rotas_.push_back(std::move(rota));
    }
  }

  /// The rota of a row's role; null where there is none, which has been complained of.
  oncall::Rota* rota_of(const Row& row) {
    const std::uint32_t role = context_.names.index(row, "role");
    return role < rotas_.size() ? &rotas_[role] : nullptr;
  }

  void add(oncall::Rota* rota, const Row& row, oncall::Duty duty) const {
    if (rota == nullptr) return;
    const auto layer = static_cast<std::size_t>(row.integer("layer"));
    if (rota->layers.size() <= layer) rota->layers.resize(layer + 1);
    rota->layers[layer].duties.push_back(std::move(duty));
  }

  /// A hand-over as the clock on the wall shows it.
  std::optional<LocalDateTime> reading(const Row& row, std::string_view key) const {
    if (!row.has(key)) return std::nullopt;
    const auto written = parse_written_time(row.text(key));
    if (!written) return std::nullopt;
    if (written->offset_minutes) {
      context_.faults().error(row.spot(key), {fmt::format("`{}` has an offset", key),
                                              "a reading of the clock on the wall, without an offset",
                                              "a hand-over keeps its reading when the clocks change"});
      return std::nullopt;
    }
    return written->local;
  }

  /// `from` and `to`; what the row is, for the fault where one is not after the other.
  std::optional<oncall::Period> period(const Row& row, std::string_view what) const {
    const auto from = context_.calendar.moment(row, "from");
    const auto to = context_.calendar.moment(row, "to");
    if (!from || !to) return std::nullopt;
    if (*to > *from) return oncall::Period{*from, *to};
    refuse_end(row, "to", what, row.text("from"));
    return std::nullopt;
  }

  void refuse_end(const Row& row, std::string_view key, std::string_view what, std::string_view begin) const {
    context_.faults().error(row.spot(key), {fmt::format("this {} ends before it begins", what),
                                            fmt::format("a time after {}", begin)});
  }

  void read_shift(const Row& row) {
    oncall::Rota* rota = rota_of(row);
    const std::uint32_t person = context_.names.index(row, "person");
    if (!row.has("from") || !row.has("to")) return;
    const auto from = parse_week_time(row.text("from"));
    const auto to = parse_week_time(row.text("to"));
    if (from.has_value() != to.has_value()) {
      context_.faults().error(row.spot("to"), {"`from` and `to` are of different forms",
                                               from ? "a weekday and a time of day, as in `from`"
                                                    : "a local date and time, as in `from`"});
    } else if (from) {
      add(rota, row, oncall::WeeklyShift{person, *from, *to});
    } else if (const auto once = period(row, "shift")) {
      add(rota, row, oncall::Shift{person, once->from, once->to});
    }
  }

  void read_rotation(const Row& row) {
    oncall::Rota* rota = rota_of(row);
    oncall::Rotation rotation;
    rotation.every = turn_units[row.choice("every").value_or(0)];
    rotation.interval = row.integer("interval");
    const auto starts = reading(row, "starts");
    rotation.ends = reading(row, "ends");
    if (starts && rotation.ends && *rotation.ends <= *starts) {
      refuse_end(row, "ends", "rotation", row.text("starts"));
    }
    for (const Row& turn : row.rows("turn")) {
      rotation.turns.push_back(context_.names.indices(turn, "people"));
    }
    for (const Row& window : row.rows("window")) {
      const auto from = parse_week_time(window.text("from"));
      const auto to = parse_week_time(window.text("to"));
      if (from && to) rotation.windows.push_back({*from, *to});
    }
    rotation.starts = starts.value_or(LocalDateTime{});
    if (!rotation.turns.empty()) add(rota, row, std::move(rotation));
  }

  void read_roster(const Row& row) {
    oncall::Rota* rota = rota_of(row);
    oncall::Roster roster;
    const std::int64_t hand_over_s = std::int64_t{60} * row.minute_of_day("hand_over");
    std::optional<std::string> last_date;
    for (const Row& duty : row.rows("duty")) {
      const auto date = parse_date(duty.text("date"));
      std::vector<std::uint32_t> people = context_.names.indices(duty, "people");
      if (!date) continue;
      const LocalDateTime from = plus_seconds(*date, hand_over_s);
      if (!roster.turns.empty() && from <= roster.turns.back().from) {
        context_.faults().error(duty.spot("date"), {"the dates of a roster ascend",
                                                    fmt::format("a date after {}", last_date.value_or(""))});
        continue;
      }
      last_date = duty.text("date");
      roster.turns.push_back({from, std::move(people)});
    }
    const auto until = reading(row, "last_until");
    if (!roster.turns.empty()) {
      const LocalDateTime last = roster.turns.back().from;
      if (until && *until <= last) refuse_end(row, "last_until", "roster", format_local(last));
      roster.until = until.value_or(plus_days(last, 1));
    }
    add(rota, row, std::move(roster));
  }

  void read_override(const Row& row) {
    oncall::Override made;
    made.change = override_changes[row.choice("change").value_or(0)];
    made.person = context_.names.index(row, "person");
    made.instead_of = context_.names.index(row, "instead_of");
    made.why = row.text("why");
    const bool is_replacement = made.change == oncall::Override::Change::Replace;
    if (is_replacement && !row.is_written("instead_of")) {
      context_.faults().error(row.spot("change"), {"it is not said whom this override replaces",
                                                   "`instead_of` with \"replace\""});
    } else if (!is_replacement && row.is_written("instead_of") && row.has("change")) {
      context_.faults().error(row.key_spot("instead_of"),
                              {"`instead_of` stands without a replacement", "change = \"replace\" with it"});
    }
    const auto over = period(row, "override");
    oncall::Rota* rota = rota_of(row);
    if (rota == nullptr || !over) return;
    made.period = *over;
    rota->overrides.push_back(std::move(made));
  }

  void read_leave(const Row& row) {
    const std::uint32_t person = context_.names.index(row, "person");
    const auto over = period(row, "leave");
    if (!over) return;
    for (oncall::Rota& rota : rotas_) rota.leave.push_back({person, *over});
  }

  void read_swap(const Row& row) {
    const std::vector<std::uint32_t> people = context_.names.indices(row, "between");
    const Node* written = row.node("between");
    const bool are_two = people.size() == 2 && people[0] != people[1];
    if (!are_two && written != nullptr && people.size() == written->items.size()) {
      context_.faults().error(row.spot("between"),
                              {"a swap is between two people", "two ids of [[person]] that differ"});
    }
    const auto over = period(row, "swap");
    oncall::Rota* only = rota_of(row);
    if (!are_two || !over) return;
    const oncall::Swap swap{people[0], people[1], *over};
    if (only != nullptr) {
      only->swaps.push_back(swap);
    } else if (!row.is_written("role")) {
      for (oncall::Rota& rota : rotas_) rota.swaps.push_back(swap);
    }
  }

  const Context& context_;
  std::vector<oncall::Rota> rotas_;
};

}  // namespace

std::vector<oncall::Rota> read_rotas(const Context& context) { return RotaReader{context}.read(); }

}  // namespace tocsin::scenario

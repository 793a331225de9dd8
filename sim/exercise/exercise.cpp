#include "sim/exercise/exercise.hpp"

#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "sim/roads/map.hpp"
#include "sim/scenario/read.hpp"

namespace tocsin::exercise {

namespace {

/// The folder of the map a scenario names: beside the scenario, or among the maps known by name.
std::filesystem::path find_map(const std::string& name, const std::filesystem::path& beside,
                               const std::filesystem::path& maps) {
  const auto own = beside / name;
  return std::filesystem::is_directory(own) ? own : maps / name;
}

}  // namespace

Result<Loaded> load(std::vector<model::SourceText> sources, std::string scenario_name,
                    const std::filesystem::path& beside, const std::filesystem::path& maps) {
  const auto map_name = scenario::map_name_of(sources);
  if (!map_name) return tl::unexpected(map_name.error());
  auto map = roads::open_map(find_map(*map_name, beside, maps));
  if (!map) return tl::unexpected(std::move(map.error()));
  auto read = scenario::read(sources, *map);
  if (!read) return tl::unexpected(std::move(read.error()));
  Loaded loaded;
  loaded.setting = std::make_shared<const model::Setting>(
      model::make_setting(std::move(read->scenario), std::move(sources), std::move(*map)));
  loaded.scenario_name = std::move(scenario_name);
  loaded.warnings = std::move(read->warnings);
  return loaded;
}

Result<Loaded> load(const std::filesystem::path& scenario, const std::filesystem::path& maps) {
  auto sources = scenario::read_sources(scenario);
  if (!sources) return tl::unexpected(std::move(sources.error()));
  std::error_code error;
  const auto whole = std::filesystem::absolute(scenario, error).lexically_normal();
  // "scenarios/x/" has an empty last part; its name is the one before it.
  const auto named = whole.has_filename() ? whole : whole.parent_path();
  const auto beside = std::filesystem::is_directory(scenario) ? named : named.parent_path();
  return load(std::move(*sources), named.filename().string(), beside, maps);
}

struct Exercise::Parts {
  Loaded loaded;
  RunSeed seed;
  model::Rules rules;
  model::State state;
  std::uint64_t entries = 0;
  Listener listener;

  Parts(Loaded what, RunSeed with)
      : loaded(std::move(what)),
        seed(with),
        rules(*loaded.setting, with),
        state(model::initial_state(*loaded.setting)) {}

  SimTime end() const { return SimTime{} + loaded.setting->scenario.duration; }

  void take_next() {
    const auto taken = state.pending.pop();
    assert(taken.has_value());
    state.world.now = taken->at;
    const std::uint64_t number = ++entries;
    rules.apply(state, taken->event.event, number);
    if (!listener) return;
    journal::Entry entry;
    entry.number = number;
    entry.at = taken->at;
    entry.kind = model::name_of(taken->event.event);
    entry.cause = taken->event.cause;
    entry.fields = model::describe(*loaded.setting, state, taken->event.event);
    listener(entry);
  }

  void take_all_due(SimTime t) {
    while (!state.world.is_over) {
      const auto next = state.pending.next_time();
      if (!next || *next > t) return;
      take_next();
    }
  }
};

Exercise::Exercise(Loaded loaded, RunSeed seed) : parts_(std::make_unique<Parts>(std::move(loaded), seed)) {}
Exercise::Exercise(Exercise&&) noexcept = default;
Exercise& Exercise::operator=(Exercise&&) noexcept = default;
Exercise::~Exercise() = default;

void Exercise::listen(Listener listener) { parts_->listener = std::move(listener); }

const model::Setting& Exercise::setting() const { return *parts_->loaded.setting; }
const model::World& Exercise::world() const { return parts_->state.world; }
RunSeed Exercise::seed() const { return parts_->seed; }
SimTime Exercise::now() const { return parts_->state.world.now; }
bool Exercise::is_over() const { return parts_->state.world.is_over; }
std::uint64_t Exercise::entries() const { return parts_->entries; }

std::optional<SimTime> Exercise::next_time() {
  if (is_over()) return std::nullopt;
  return parts_->state.pending.next_time();
}

journal::Header Exercise::header(std::string_view program_version) const {
  const model::Setting& setting = *parts_->loaded.setting;
  journal::Header header;
  header.program_version = program_version;
  header.title = setting.scenario.title;
  header.code_word = setting.scenario.code_word;
  header.notice = setting.scenario.notice;
  header.seed = parts_->seed.seed;
  header.replication = parts_->seed.replication;
  header.scenario_name = parts_->loaded.scenario_name;
  header.scenario_hash = journal::hash_of(setting.sources);
  header.sources = setting.sources;
  header.map_name = setting.scenario.map_name;
  header.map_hash = setting.map.hash;
  return header;
}

void Exercise::run_until(SimTime t) {
  parts_->take_all_due(t);
  model::World& world = parts_->state.world;
  if (!world.is_over && t > world.now) world.now = t;
}

bool Exercise::step() {
  if (!next_time()) return false;
  parts_->take_next();
  return true;
}

Result<void> Exercise::submit(const model::Order& order) {
  Parts& parts = *parts_;
  parts.take_all_due(now());
  if (auto checked = parts.rules.check(parts.state, order.command); !checked) return checked;
  const std::uint64_t number = ++parts.entries;
  parts.rules.apply(parts.state, order, number);
  if (parts.listener) {
    journal::Entry entry;
    entry.number = number;
    entry.at = now();
    entry.kind = model::name_of(order.command);
    entry.seat = order.seat;
    entry.fields = model::fields_of(order.command);
    parts.listener(entry);
  }
  parts.take_all_due(now());
  return {};
}

Snapshot Exercise::snapshot() const { return {parts_->state, parts_->entries}; }

void Exercise::restore(const Snapshot& snapshot) {
  parts_->state = snapshot.state;
  parts_->entries = snapshot.entries;
}

Exercise Exercise::fork() const {
  Exercise other(parts_->loaded, parts_->seed);
  other.restore(snapshot());
  return other;
}

}  // namespace tocsin::exercise

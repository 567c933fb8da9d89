// The engine beside the same rulebook written by hand, on the same cases in one run: how far the engine
// is from the floor. What the figures mean and how to take them: docs/performance.md.
#include <benchmark/benchmark.h>

#include <optional>
#include <variant>
#include <vector>

#include "tests/bench/allocations.h"
#include "tests/bench/by_hand/by_hand.h"
#include "tests/bench/shipped.h"

namespace fairstart {
namespace {

using benchmark::State;

const by_hand::Texts& Texts() {
  static const by_hand::Texts* const texts =
      new by_hand::Texts(MergedRulebook(ShippedPlan()), RulebookEdition(ShippedPlan()),
                         RatesEdition(ShippedPlan()));
  return *texts;
}

std::vector<Asked> ExampleOnly() { return {Example()}; }

// The scenarios' days that both can answer, without their records.
std::vector<Asked> DaysInScope() {
  std::vector<Asked> days;
  for (Asked& asked : ScenarioDays()) {
    if (!by_hand::FindByHand(Texts(), asked.facts, asked.as_of).has_value()) continue;
    asked.record.reset();
    days.push_back(std::move(asked));
  }
  return days;
}

// Asks about each case in turn, and counts.
template <typename Find>
void Ask(State& state, const std::vector<Asked>& cases, Find find) {
  for (const Asked& asked : cases) find(asked);  // warm
  size_t next = 0;
  const Allocations before = AllocationsSoFar();
  for (auto _ : state) {
    find(cases[next]);
    next = next + 1 == cases.size() ? 0 : next + 1;
  }
  const int64_t calls = AllocationsSoFar().calls - before.calls;
  state.counters["findings"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["allocations"] =
      benchmark::Counter(static_cast<double>(calls), benchmark::Counter::kAvgIterations);
}

void Engine(State& state, std::vector<Asked> (*cases)()) {
  Ask(state, cases(), [](const Asked& asked) {
    benchmark::DoNotOptimize(Evaluate(ShippedPlan(), asked.ToQuestion()));
  });
}

void ByHand(State& state, std::vector<Asked> (*cases)()) {
  Ask(state, cases(), [](const Asked& asked) {
    benchmark::DoNotOptimize(by_hand::FindByHand(Texts(), asked.facts, asked.as_of));
  });
}

void ByHandInArena(State& state, std::vector<Asked> (*cases)()) {
  std::vector<char> block(1 << 18);
  google::protobuf::Arena arena(block.data(), block.size());
  Ask(state, cases(), [&](const Asked& asked) {
    benchmark::DoNotOptimize(by_hand::FindByHand(Texts(), asked.facts, asked.as_of, arena));
    arena.Reset();
  });
}

BENCHMARK_CAPTURE(Engine, example, ExampleOnly)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ByHand, example, ExampleOnly)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ByHandInArena, example, ExampleOnly)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Engine, scenarios, DaysInScope)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ByHand, scenarios, DaysInScope)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ByHandInArena, scenarios, DaysInScope)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace fairstart

BENCHMARK_MAIN();

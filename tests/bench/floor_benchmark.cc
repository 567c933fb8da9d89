// The engine beside the same rulebook written by hand, on the same cases in one run: how far the
// engine is from the floor, and how much of the floor is the making of the message alone. What the
// figures mean and how to take them: docs/performance.md.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tests/bench/allocations.h"
#include "tests/bench/by_hand/by_hand.h"
#include "tests/bench/shipped.h"
#include "tests/bench/slice.h"

namespace fairstart {
namespace {

using benchmark::State;

const by_hand::Texts& Texts() {
  static const by_hand::Texts* const texts = new by_hand::Texts(
      MergedRulebook(SlicePlan()), RulebookEdition(SlicePlan()), RatesEdition(SlicePlan()));
  return *texts;
}

std::vector<Asked> ExampleOnly() { return {Example()}; }

// The scenarios' days that both can answer, without their records.
std::vector<Asked> DaysInScope() {
  std::vector<Asked> days;
  for (Asked& asked : SliceDays()) {
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
    benchmark::DoNotOptimize(Evaluate(SlicePlan(), asked.ToQuestion()));
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

// A finding that is known already, put into a new message: what nobody can leave out who answers
// with one.
void MessageOnly(State& state, std::vector<Asked> (*cases)()) {
  const std::vector<Asked> asked = cases();
  std::vector<v1::Finding> findings;
  for (const Asked& each : asked) {
    findings.push_back(*by_hand::FindByHand(Texts(), each.facts, each.as_of));
  }
  Ask(state, asked, [&](const Asked& each) {
    v1::Finding finding = findings[static_cast<size_t>(&each - asked.data())];
    benchmark::DoNotOptimize(finding);
  });
}

#define MEASURE(cases_name, cases)                                                    \
  BENCHMARK_CAPTURE(Engine, cases_name, cases)->Unit(benchmark::kMicrosecond);        \
  BENCHMARK_CAPTURE(ByHand, cases_name, cases)->Unit(benchmark::kMicrosecond);        \
  BENCHMARK_CAPTURE(ByHandInArena, cases_name, cases)->Unit(benchmark::kMicrosecond); \
  BENCHMARK_CAPTURE(MessageOnly, cases_name, cases)->Unit(benchmark::kMicrosecond)
MEASURE(example, ExampleOnly);
MEASURE(scenarios, DaysInScope);
#undef MEASURE

// The usual table, and below it the engine's time as a multiple of the others'. Of several
// repetitions the fastest counts: a machine that does something else at the same time only makes
// them slower.
class Ratios : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
      const std::string& name = run.run_name.function_name;
      const auto [found, added] = fastest_.try_emplace(name, run.GetAdjustedCPUTime());
      if (!added) found->second = std::min(found->second, run.GetAdjustedCPUTime());
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void PrintRatios() const {
    std::printf("\nThe engine's CPU time, fastest of each:\n");
    for (const auto& [name, time] : fastest_) {
      const size_t slash = name.find('/');
      const auto engine = fastest_.find("Engine" + name.substr(slash));
      if (engine == fastest_.end() || engine->first == name) continue;
      std::printf("  %-12s %6.2f times %s (%.1f and %.1f us)\n", name.substr(slash + 1).c_str(),
                  engine->second / time, name.substr(0, slash).c_str(), engine->second, time);
    }
  }

 private:
  std::map<std::string, double> fastest_;
};

}  // namespace
}  // namespace fairstart

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  fairstart::Ratios reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.PrintRatios();
}

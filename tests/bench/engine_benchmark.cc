// The engine alone, on one core: from files to a plan, and from a case to a finding. What the figures
// mean and how to take them: docs/performance.md.
#include <benchmark/benchmark.h>

#include <variant>

#include "engine/evaluation/answer.h"
#include "engine/evaluation/finding_bytes.h"
#include "tests/bench/allocations.h"
#include "tests/bench/shipped.h"
#include "tests/bench/slice.h"

namespace fairstart {
namespace {

using benchmark::State;

// Findings a second, and what one takes from the heap.
class PerFinding {
 public:
  explicit PerFinding(State& state) : state_(state), before_(AllocationsSoFar()) {}
  ~PerFinding() {
    const Allocations after = AllocationsSoFar();
    const auto each = [&](int64_t total) {
      return benchmark::Counter(static_cast<double>(total), benchmark::Counter::kAvgIterations);
    };
    state_.counters["findings"] =
        benchmark::Counter(static_cast<double>(state_.iterations()), benchmark::Counter::kIsRate);
    state_.counters["allocations"] = each(after.calls - before_.calls);
    state_.counters["heap_bytes"] = each(after.bytes - before_.bytes);
  }

 private:
  State& state_;
  const Allocations before_;
};

v1::Finding FindingOf(const Asked& asked) {
  return std::get<v1::Finding>(Evaluate(SlicePlan(), asked.ToQuestion()));
}

// ---- From files to a plan

void BM_ReadFiles(State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(ReadFolder(kSliceFolder));
    benchmark::DoNotOptimize(ReadFolder(kRatesFolder));
  }
}
BENCHMARK(BM_ReadFiles)->Unit(benchmark::kMillisecond);

void BM_Compile(State& state) {
  const RulebookFolder rulebook = ReadFolder(kSliceFolder);
  const RulebookFolder rates = ReadFolder(kRatesFolder);
  for (auto _ : state) benchmark::DoNotOptimize(Compile(rulebook, rates));
}
BENCHMARK(BM_Compile)->Unit(benchmark::kMillisecond);

// ---- From a case to a finding: the message, and its bytes alone

void BM_Example(State& state) {
  const Asked example = Example();
  SlicePlan();
  const PerFinding figures(state);
  for (auto _ : state) benchmark::DoNotOptimize(FindingOf(example));
}
BENCHMARK(BM_Example)->Unit(benchmark::kMicrosecond);

void BM_ExampleBytes(State& state) {
  const Asked example = Example();
  SlicePlan();
  const PerFinding figures(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(EvaluateToBytes(SlicePlan(), example.ToQuestion()));
  }
}
BENCHMARK(BM_ExampleBytes)->Unit(benchmark::kMicrosecond);

// Every day of the scenarios in turn.
void BM_ScenariosBytes(State& state) {
  const std::vector<Asked> days = SliceDays();
  SlicePlan();
  size_t next = 0;
  const PerFinding figures(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(EvaluateToBytes(SlicePlan(), days[next].ToQuestion()));
    next = next + 1 == days.size() ? 0 : next + 1;
  }
}
BENCHMARK(BM_ScenariosBytes)->Unit(benchmark::kMicrosecond);

// ---- The three steps of a finding: facts are read, the answer is found, its message is written

void BM_ExampleRead(State& state) {
  const Asked example = Example();
  const Question question = example.ToQuestion();
  const PerFinding figures(state);
  for (auto _ : state) {
    Arena arena;
    FieldViolations violations;
    benchmark::DoNotOptimize(Read(SlicePlan(), question, arena, violations));
  }
}
BENCHMARK(BM_ExampleRead)->Unit(benchmark::kMicrosecond);

void BM_ExampleFound(State& state) {
  const Asked example = Example();
  const Question question = example.ToQuestion();
  Arena facts;
  FieldViolations violations;
  const ReadQuestion read = Read(SlicePlan(), question, facts, violations);
  const PerFinding figures(state);
  for (auto _ : state) {
    Arena arena;
    benchmark::DoNotOptimize(FindAnswer(SlicePlan(), question, read, arena, question.as_of));
  }
}
BENCHMARK(BM_ExampleFound)->Unit(benchmark::kMicrosecond);

void BM_ExampleWritten(State& state) {
  const Asked example = Example();
  const Question question = example.ToQuestion();
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(SlicePlan(), question, arena, violations);
  const Found found = FindAnswer(SlicePlan(), question, read, arena, question.as_of);
  const PerFinding figures(state);
  for (auto _ : state) {
    WireWriter writer;
    WriteFinding(SlicePlan(), question, question.as_of, found, writer);
    benchmark::DoNotOptimize(writer.Take());
  }
}
BENCHMARK(BM_ExampleWritten)->Unit(benchmark::kMicrosecond);

// ---- What is derived from a finding

void BM_ExampleExplained(State& state) {
  const Asked example = Example();
  const auto detail = static_cast<v1::ExplanationDetail>(state.range(0));
  state.SetLabel(v1::ExplanationDetail_Name(detail));
  const PerFinding figures(state);
  for (auto _ : state) {
    const v1::Finding finding = FindingOf(example);
    benchmark::DoNotOptimize(Explain(SlicePlan(), example.ToQuestion(), finding, detail));
  }
}
BENCHMARK(BM_ExampleExplained)
    ->Arg(v1::EXPLANATION_DETAIL_PLAIN)
    ->Arg(v1::EXPLANATION_DETAIL_FULL)
    ->Unit(benchmark::kMicrosecond);

void BM_ExampleWindows(State& state) {
  const Asked example = Example();
  const v1::Finding finding = FindingOf(example);
  const PerFinding figures(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(FindWindows(SlicePlan(), example.ToQuestion(), finding));
  }
}
BENCHMARK(BM_ExampleWindows)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace fairstart

BENCHMARK_MAIN();

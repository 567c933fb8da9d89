// The whole shipped guide on one core: what a finding costs, and each entitlement's part of it. What the
// figures mean and how to take them: docs/performance.md.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <variant>

#include "engine/evaluation/answer.h"
#include "tests/bench/allocations.h"
#include "tests/bench/shipped.h"

namespace fairstart {
namespace {

using benchmark::State;

// Every day that a scenario of the guide checks, in turn.
class Days {
 public:
  Days() : days_(ScenarioDays()) { ShippedPlan(); }

  const Asked& Next() {
    const Asked& day = days_[next_];
    next_ = next_ + 1 == days_.size() ? 0 : next_ + 1;
    return day;
  }

  size_t size() const { return days_.size(); }

 private:
  const std::vector<Asked> days_;
  size_t next_ = 0;
};

void SetRate(State& state) {
  state.counters["findings"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

// The finding as it is digested, recorded and sent.
void BM_FindingBytes(State& state) {
  Days days;
  const Allocations before = AllocationsSoFar();
  size_t bytes = 0;
  for (auto _ : state) {
    const auto finding = EvaluateToBytes(ShippedPlan(), days.Next().ToQuestion());
    bytes += std::get<std::string>(finding).size();
  }
  SetRate(state);
  const auto each = [](auto total) {
    return benchmark::Counter(static_cast<double>(total), benchmark::Counter::kAvgIterations);
  };
  state.counters["bytes"] = each(bytes);
  state.counters["allocations"] = each(AllocationsSoFar().calls - before.calls);
}
BENCHMARK(BM_FindingBytes)->Unit(benchmark::kMicrosecond);

// The first of the three steps of a finding: the facts are checked and read.
void BM_Read(State& state) {
  Days days;
  for (auto _ : state) {
    Arena arena;
    FieldViolations violations;
    benchmark::DoNotOptimize(Read(ShippedPlan(), days.Next().ToQuestion(), arena, violations));
  }
  SetRate(state);
}
BENCHMARK(BM_Read)->Unit(benchmark::kMicrosecond);

// The first and the second: the answer is found. `entitlements` empty: all of them.
void FindAnswers(State& state, const std::vector<std::string>& entitlements) {
  Days days;
  for (auto _ : state) {
    Question question = days.Next().ToQuestion();
    question.entitlements = entitlements;
    Arena arena;
    FieldViolations violations;
    const ReadQuestion read = Read(ShippedPlan(), question, arena, violations);
    benchmark::DoNotOptimize(FindAnswer(ShippedPlan(), question, read, arena, question.as_of));
  }
  SetRate(state);
}

void BM_Found(State& state) { FindAnswers(state, {}); }
BENCHMARK(BM_Found)->Unit(benchmark::kMicrosecond);

// Five years from the day asked about, of the person of whom most is known.
void BM_FiveYears(State& state) {
  const std::vector<Asked> days = ScenarioDays();
  const Asked& richest =
      *std::max_element(days.begin(), days.end(), [](const Asked& a, const Asked& b) {
        return a.facts.ByteSizeLong() < b.facts.ByteSizeLong();
      });
  state.SetLabel(richest.name);
  const Question question = richest.ToQuestion();
  const Day last = AddDays(question.as_of, 5 * 365);
  ShippedPlan();
  std::string timeline;
  Effort effort;
  for (auto _ : state) {
    timeline = std::get<std::string>(ProjectToBytes(ShippedPlan(), question, last, &effort));
  }
  v1::Timeline message;
  message.ParseFromString(timeline);
  state.counters["changes"] = message.changes_size();
  state.counters["parts"] = static_cast<double>(effort.parts_of_an_answer);
  state.counters["found"] = static_cast<double>(effort.parts_found);
}
BENCHMARK(BM_FiveYears)->Unit(benchmark::kMicrosecond);

// No entitlement, which leaves the facts, the status, claims, duties and warnings; and each entitlement alone,
// with what it needs of the definitions that others need too.
void AddEntitlements() {
  const auto add = [](const std::string& label, const std::string& name) {
    benchmark::RegisterBenchmark(("BM_Entitlement/" + label).c_str(),
                                 [name](State& state) { FindAnswers(state, {name}); })
        ->Unit(benchmark::kMicrosecond);
  };
  add("none", "none");
  for (const std::string& name : EntitlementNames(ShippedPlan())) add(name, name);
}

}  // namespace
}  // namespace fairstart

int main(int argc, char** argv) {
  fairstart::AddEntitlements();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

// What is measured: the shipped rulebook, and the people its scenarios tell of.
#ifndef FAIRSTART_TESTS_BENCH_SHIPPED_H_
#define FAIRSTART_TESTS_BENCH_SHIPPED_H_

#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace fairstart {

// Relative to the root of the sources, where everything in tests/bench is run.
inline constexpr char kRulebookFolder[] = "rules/rotherham/2017";
inline constexpr char kRatesFolder[] = "rules/rates/2026";
inline constexpr char kExample[] = "rules/rotherham/2017/examples/living-allowance.txtpb";

// One person on one day.
struct Asked {
  std::string name;
  v1::CaseFacts facts;
  std::optional<v1::Record> record;
  Day as_of;

  // Borrows this.
  Question ToQuestion() const;
};

// Throws std::runtime_error when a folder cannot be read.
RulebookFolder ReadFolder(const char* path);

// The plan of both folders, compiled when first asked for.
const Plan& ShippedPlan();

// The young person of the README's demonstration.
Asked Example();

// Each day that a scenario checks, of scenarios that change neither readings nor amounts.
std::vector<Asked> ScenarioDays();

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_BENCH_SHIPPED_H_

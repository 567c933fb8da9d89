// Digests over the findings of all scenarios and of generated cases: a change that only makes the
// engine faster leaves both as they were. From the root of the sources:
//
//   build/release/bench/finding_digests --seed 1 --count 100000
#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
#include <variant>

#include "tests/bench/shipped.h"
#include "tests/properties/case_generator.h"

namespace fairstart {
namespace {

// A digest over answers: each is added to that of those before it.
class AnswerDigest {
 public:
  void Add(const Question& question) {
    const auto answer = Evaluate(ShippedPlan(), question);
    ++answers_;
    if (const auto* finding = std::get_if<v1::Finding>(&answer)) {
      Add(finding->SerializeAsString());
      return;
    }
    for (const FieldViolation& violation : std::get<FieldViolations>(answer)) {
      Add(violation.path + ": " + violation.description);
    }
  }

  void Print(const char* what) const {
    std::cout << what << ": " << answers_ << " answers, " << digest_ << "\n";
  }

 private:
  void Add(const std::string& bytes) { digest_ = Sha256Hex(digest_ + bytes); }

  std::string digest_;
  int64_t answers_ = 0;
};

void Scenarios() {
  AnswerDigest digest;
  for (const Asked& asked : ScenarioDays()) digest.Add(asked.ToQuestion());
  digest.Print("scenarios");
}

void Generated(uint64_t seed, uint64_t count) {
  const CaseGenerator generator(MergedRulebook(ShippedPlan()));
  AnswerDigest digest;
  for (uint64_t i = seed; i < seed + count; ++i) {
    GeneratedCase generated = generator.Generate(i);
    const int64_t day = generated.days.front() - *reference::ParseDay("1970-01-01");
    const Asked asked{"", std::move(generated.facts), std::move(generated.record),
                      Day::FromNumber(day)};
    digest.Add(asked.ToQuestion());
  }
  digest.Print("generated");
}

}  // namespace
}  // namespace fairstart

int main(int argc, char** argv) {
  CLI::App app("Digests over the findings of all scenarios and of generated cases");
  uint64_t seed = 1;
  uint64_t count = 1000;
  app.add_option("--seed", seed, "of the first generated case");
  app.add_option("--count", count, "how many cases are generated");
  CLI11_PARSE(app, argc, argv);
  fairstart::Scenarios();
  fairstart::Generated(seed, count);
}

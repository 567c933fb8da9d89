// The engine and the reference evaluator agree on every line, status, claim, duty and warning, on
// what is missing and on every penny. See tests/properties/asking.h for the long run.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/properties/asking.h"
#include "tests/reference/comparison.h"

namespace fairstart {
namespace {

using reference::DayNumber;

// The engine's finding against the reference evaluator's, difference by difference.
std::vector<std::string> Disagreements(const v1::Finding& finding,
                                       reference::Evaluator& evaluator, const v1::Record* record,
                                       DayNumber as_of) {
  return reference::Differences(reference::FromFinding(finding),
                                reference::AnswerOn(evaluator, record, as_of));
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(Agreement, HoldsOverGeneratedCases) {
  const reference::Book book(MergedRulebook(TestedPlan()));
  int asked = 0;
  int refused = 0;
  std::map<std::string, int> outcomes;
  std::map<std::string, int> statuses;
  ForEachCase(1, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    const v1::Record* record = generated.record.has_value() ? &*generated.record : nullptr;
    reference::Evaluator evaluator(book, generated.facts, record);
    for (const DayNumber as_of : generated.days) {
      const auto answer = Ask(generated.facts, generated.record, as_of);
      if (const auto* violations = std::get_if<FieldViolations>(&answer)) {
        ++refused;
        EXPECT_FALSE(violations->empty());
        continue;
      }
      ++asked;
      const v1::Finding& finding = std::get<v1::Finding>(answer);
      ++statuses[finding.status().status()];
      for (const v1::Line& line : finding.lines()) ++outcomes[v1::Outcome_Name(line.outcome())];
      const auto differences = Disagreements(finding, evaluator, record, as_of);
      if (differences.empty()) continue;
      ADD_FAILURE() << Joined(differences) << Where(seed, generated, as_of);
      return;
    }
  });
  std::cout << asked << " questions, " << refused << " refused as invalid\n";
  for (const auto& [name, count] : outcomes) std::cout << "  " << name << " " << count << "\n";
  for (const auto& [name, count] : statuses) {
    std::cout << "  " << (name.empty() ? "undetermined" : name) << " " << count << "\n";
  }
  EXPECT_LT(refused, asked / 5 + 1) << "the generator makes too many invalid cases";
}

// What the rulebook has to say of a case never breaks off in an error.
TEST(Defects, AreNoneInGeneratedCases) {
  ForEachCase(200, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    for (const DayNumber as_of : generated.days) {
      const auto answer = Ask(generated.facts, generated.record, as_of);
      const auto* finding = std::get_if<v1::Finding>(&answer);
      if (finding == nullptr) continue;
      std::string defects;
      for (const v1::Line& line : finding->lines()) {
        if (!line.defect().empty()) defects += line.entitlement() + ": " + line.defect() + "\n";
      }
      for (const std::string& defect : finding->defects()) defects += defect + "\n";
      if (defects.empty()) continue;
      ADD_FAILURE() << defects << Where(seed, generated, as_of);
      return;
    }
  });
}

TEST(Agreement, HoldsOverTheScenarios) {
  const reference::Book book(MergedRulebook(TestedPlan()));
  ForEachScenario(12, [&](const GeneratedCase& asked, const std::string& name) {
    const v1::Record* record = asked.record.has_value() ? &*asked.record : nullptr;
    reference::Evaluator evaluator(book, asked.facts, record);
    for (const DayNumber as_of : asked.days) {
      const auto answer = Ask(asked.facts, asked.record, as_of);
      ASSERT_TRUE(std::holds_alternative<v1::Finding>(answer)) << name;
      const auto differences =
          Disagreements(std::get<v1::Finding>(answer), evaluator, record, as_of);
      if (differences.empty()) continue;
      ADD_FAILURE() << name << " on " << reference::FormatDay(as_of) << "\n"
                    << Joined(differences);
    }
  });
}

}  // namespace
}  // namespace fairstart

// What all properties ask the engine, and for how many cases.
//
// Every property looks at FAIRSTART_COUNT cases (a few unless told otherwise), the first made from
// FAIRSTART_SEED, each further one from the next seed: so a case that fails under seed 1234 is seen
// alone with FAIRSTART_SEED=1234 FAIRSTART_COUNT=1. A long run, from the root of the sources:
//
//   FAIRSTART_SEED=1 FAIRSTART_COUNT=10000 build/release/tests/properties_test
//
// and one property of it with --gtest_filter=Agreement.*
#ifndef FAIRSTART_TESTS_PROPERTIES_ASKING_H_
#define FAIRSTART_TESTS_PROPERTIES_ASKING_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/engine.h"
#include "tests/properties/case_generator.h"
#include "tests/reference/answer.h"
#include "tests/reference/day.h"

namespace fairstart {

// The folders of the rulebook and the rates that the properties are checked with.
inline constexpr char kRulebookFolder[] = "rules/rotherham/2017";
inline constexpr char kRatesFolder[] = "rules/rates/2026";

// The plan of both, compiled when first asked for. Throws std::runtime_error with the diagnostics if
// it does not compile.
const Plan& TestedPlan();

const CaseGenerator& Generator();

// The engine's answer, or what it says is wrong with the input.
std::variant<v1::Finding, FieldViolations> Ask(const v1::CaseFacts& facts,
                                               const std::optional<v1::Record>& record,
                                               reference::DayNumber as_of);

// The same as bytes; nothing when the input is refused.
std::optional<std::string> AskForBytes(const v1::CaseFacts& facts,
                                       const std::optional<v1::Record>& record,
                                       reference::DayNumber as_of);

// The same in the terms of the reference evaluator; nothing if the engine refuses the input.
std::optional<reference::Answer> AskForAnswer(const v1::CaseFacts& facts,
                                              const std::optional<v1::Record>& record,
                                              reference::DayNumber as_of);

// The engine's finding for one entitlement only; nothing if it refuses the input.
std::optional<v1::Finding> AskForEntitlement(const std::string& entitlement,
                                             const v1::CaseFacts& facts,
                                             const std::optional<v1::Record>& record,
                                             reference::DayNumber as_of);

// The question as the engine wants it. The messages are borrowed.
Question QuestionOf(const v1::CaseFacts& facts, const std::optional<v1::Record>& record,
                    reference::DayNumber as_of);

// Calls `look` with FAIRSTART_COUNT generated cases, `usual` without that variable, and the seed of
// each; stops at the tenth that fails.
void ForEachCase(int usual, Completeness completeness,
                 const std::function<void(const GeneratedCase&, uint64_t)>& look);

// The same for the scenarios of the rulebook that ask under its own readings and parameters: as many
// as FAIRSTART_COUNT says, from number FAIRSTART_SEED on. Their days are those that are checked.
void ForEachScenario(int usual,
                     const std::function<void(const GeneratedCase&, const std::string&)>& look);

// What to print beside a failure: the seed, the day and, when it is the only case, the case.
std::string Where(uint64_t seed, const GeneratedCase& generated, reference::DayNumber as_of);

// ---- Leaving out and putting in single facts.

// Paths of everything that is set in the facts and may be left out: whole histories, fields of
// records, scalars. "care_episodes", "care_episodes.records[0].last_day".
std::vector<std::string> SetPaths(const v1::CaseFacts& facts);

// Leaves out what stands at the path.
void Clear(const std::string& path, v1::CaseFacts& facts);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_PROPERTIES_ASKING_H_

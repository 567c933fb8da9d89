// An answer of the reference evaluator beside a finding of the engine.
#ifndef FAIRSTART_TESTS_REFERENCE_COMPARISON_H_
#define FAIRSTART_TESTS_REFERENCE_COMPARISON_H_

#include <string>
#include <vector>

#include "fairstart/v1/finding.pb.h"
#include "tests/reference/answer.h"

namespace fairstart::reference {

// The finding in the terms of an answer.
Answer FromFinding(const v1::Finding& finding);

// Every difference as a line: "living_allowance: outcome: engine ENTITLED, reference SUBJECT_TO".
// Empty: they agree, or the engine settled by cases what the reference evaluator leaves open.
std::vector<std::string> Differences(Answer engine, Answer reference);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_COMPARISON_H_

// What the reference evaluator answers for one person on one day: lines, status, claims, duties and
// warnings, in the least that tells one answer from another.
#ifndef FAIRSTART_TESTS_REFERENCE_ANSWER_H_
#define FAIRSTART_TESTS_REFERENCE_ANSWER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fairstart/v1/finding.pb.h"
#include "tests/reference/evaluator.h"

namespace fairstart::reference {

// Declaration and instance.
using LineKey = std::pair<std::string, std::string>;

struct LineAnswer {
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  std::optional<int64_t> pence;  // what is given, where it is settled
  std::optional<int64_t> cap;
  std::set<std::string> missing;  // paths
  std::set<std::string> needs;    // unmet: "evidence proof_of_earnings pay-1"
  std::set<std::string> bars;     // those that exclude it
  std::string arises, first_day, last_day, lapses, paid_on;
  bool defect = false;
  bool settled_by_cases = false;  // only the engine reasons by cases
};

struct ClaimAnswer {
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  std::string from, until;
  std::optional<int64_t> pence;
  std::set<std::string> missing;
};

struct DutyAnswer {
  v1::DutyFinding::State state = v1::DutyFinding::STATE_UNSPECIFIED;
  std::string due;
  std::optional<int64_t> pence;
  std::set<std::string> missing;
};

struct Answer {
  std::string status;  // empty: undetermined
  std::set<std::string> status_missing;
  std::map<LineKey, LineAnswer> lines;
  std::map<std::string, ClaimAnswer> claims;
  std::map<LineKey, DutyAnswer> duties;
  std::set<std::string> warnings;
};

// The answer for a day. `record` is the one that the evaluator was made with, or null.
Answer AnswerOn(Evaluator& evaluator, const v1::Record* record, DayNumber as_of);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_ANSWER_H_

// The same change tried on many cases: each compared by itself, on all processors.
#ifndef FAIRSTART_SERVICE_COHORTS_COHORT_COMPARISON_H_
#define FAIRSTART_SERVICE_COHORTS_COHORT_COMPARISON_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/engine.h"
#include "fairstart/v1/cohort.pb.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// What is asked about each case of a cohort.
struct CohortQuestion {
  v1::RulebookSelector rulebook;
  std::string as_of;                      // ISO 8601; empty: each case's known_through
  std::vector<std::string> entitlements;  // empty: all
  v1::Alternative alternative;            // without a case or record of its own
};

// A case, compared or not.
struct ComparedCase {
  v1::CohortCase entry;
  SumsByEntitlement sums;
};

// What a comparison comes to, without its line and reference.
v1::CohortCase SummaryOf(const v1::Comparison& comparison);

// The longest line that is read, in bytes; a longer one is an error of its case.
inline constexpr size_t kLongestCaseLine = 4 << 20;

// What is wrong with the question itself, whatever the cases: its days, its rulebook and the
// alternative. Rich errors, as of a CompareRequest (service/decisions/compare.h).
absl::Status CheckCohortQuestion(const RulebookLibrary& library, const CohortQuestion& question);

// Reads a case from each line of `cases` (fairstart.v1.CaseFacts in JSON; empty lines are passed
// over) and compares it. `take` gets every case in the order of the lines, on the calling thread;
// what it gets does not depend on the number of threads. The memory does not grow with the number
// of cases. What cannot be read or compared says why, and the next is looked at.
void CompareCohort(const RulebookLibrary& library, const CohortQuestion& question,
                   std::istream& cases, int threads, const std::function<void(ComparedCase)>& take);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_COHORT_COMPARISON_H_

// All cases of a cohort together.
#ifndef FAIRSTART_SERVICE_COHORTS_COHORT_TOTALS_H_
#define FAIRSTART_SERVICE_COHORTS_COHORT_TOTALS_H_

#include <map>
#include <string>

#include "fairstart/v1/cohort.pb.h"
#include "service/cohorts/cohort_comparison.h"

namespace fairstart {

// Belongs to one thread. Holds something for each entitlement, nothing for each case.
class CohortTotals {
 public:
  void Add(const ComparedCase& compared);

  v1::CohortTotals Totals() const;

 private:
  // Of one entitlement.
  struct Tally {
    std::map<v1::ChangeKind, int64_t> cases;  // with a change of that kind
    ComparedSums sums;
    int64_t cases_before = 0;  // with a certain line
    int64_t cases_after = 0;
  };

  void AddChanges(const v1::CohortCase& entry);
  void AddSums(const SumsByEntitlement& sums);

  v1::CohortTotals counts_;
  std::map<std::string, Tally> entitlements_;
  ComparedSums sums_;
  int64_t cases_before_ = 0;
  int64_t cases_after_ = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_COHORT_TOTALS_H_

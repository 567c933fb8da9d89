// The question that a recorded finding answered, as the ledger still holds it.
#ifndef FAIRSTART_SERVICE_AUDIT_RECORDED_QUESTION_H_
#define FAIRSTART_SERVICE_AUDIT_RECORDED_QUESTION_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "fairstart/v1/finding.pb.h"
#include "service/audit/plan_archive.h"
#include "service/deciding/worked_out.h"
#include "service/ledger/view.h"

namespace fairstart {

struct RecordedQuestion {
  v1::Finding recorded;              // the answer that it got
  std::string erased;                // what of it is erased, in words; then the rest is not there
  std::shared_ptr<const Plan> plan;  // of the editions and readings that it was asked with
  std::unique_ptr<WholeQuestion> whole;
};

// The question of a finding's entry, which must have its content. kDataLoss if what it rests on is
// not what was recorded.
absl::StatusOr<RecordedQuestion> QuestionOf(const LedgerView& view, const RecordedEntry& entry,
                                            PlanArchive& plans);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_RECORDED_QUESTION_H_

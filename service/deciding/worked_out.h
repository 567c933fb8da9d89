// A finding worked out with what the ledger holds of a young person.
#ifndef FAIRSTART_SERVICE_DECIDING_WORKED_OUT_H_
#define FAIRSTART_SERVICE_DECIDING_WORKED_OUT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/calendar/civil_day.h"
#include "engine/engine.h"
#include "service/ledger/view.h"

namespace fairstart {

// A case and what is asked about it.
struct CaseQuestion {
  std::shared_ptr<const Plan> plan;
  std::string case_reference;
  std::string case_bytes;  // as received
  Day as_of;
  std::vector<std::string> entitlements;  // empty: all
};

// What the engine is asked. It points into itself, so that it stays where it is.
struct WholeQuestion {
  int64_t record_size = 0;  // of the ledger whose record it is
  v1::Record record;
  v1::CaseFacts facts;
  Question question;
};

// The question with what was on record when the ledger had `record_size` entries. kDataLoss if the
// case's bytes are none.
absl::StatusOr<std::unique_ptr<WholeQuestion>> QuestionAt(const CaseQuestion& asked,
                                                          const LedgerView& view,
                                                          int64_t record_size);

struct WorkedOut {
  std::string finding;  // bytes
  v1::Windows windows;
  int64_t record_size = 0;  // of the ledger whose record it was worked out with
};

// kInvalidArgument for what is wrong with the case or the entitlements, with paths in the request;
// kFailedPrecondition (RECORD_REFUSED) if the rulebook does not take what is on record.
absl::StatusOr<WorkedOut> WorkOut(const CaseQuestion& asked, const LedgerView& view);

// The same errors, without working anything out.
absl::Status CheckAsked(const CaseQuestion& asked, const LedgerView& view);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_WORKED_OUT_H_

// What somebody was paid beside what they should have been paid, when facts, evidence or rules come
// late.
//
// Two times are apart everywhere: the days that money is for, and the size of the ledger, which
// says what was known. What was due for a payment period is worked out twice: with what the ledger
// held when it was paid, and with what it holds now. Where they differ, each entry in between is
// tried in turn, and those that change the sum are named.
//
// Nothing is taken back that the rulebook does not say is paid back: an entitlement's `repayment`
// is the rule, and the repayments of the schedule are what it comes to.
#ifndef FAIRSTART_SERVICE_RECALCULATION_RECALCULATE_H_
#define FAIRSTART_SERVICE_RECALCULATION_RECALCULATE_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/calendar/window.h"
#include "fairstart/v1/audit_service.pb.h"
#include "fairstart/v1/recalculation.pb.h"
#include "service/audit/plan_archive.h"
#include "service/ledger/ledger.h"

namespace fairstart {

// One young person over a period, from one state of the ledger. kNotFound (ENTRY_NOT_FOUND) if
// nothing was found about them; kFailedPrecondition (CASE_NOT_RECEIVED) if no case of theirs is in
// the ledger, (RECORD_REFUSED) if a rulebook does not take a case or a record. REQUIRES: the ends
// of `period` are dates. Any thread may call it, with a view of its own.
absl::StatusOr<v1::Recalculation> RecalculatePerson(const LedgerView& view, PlanArchive& plans,
                                                    const std::string& case_reference,
                                                    const Window& period);

// The same of many, on `threads` threads (at least one); each is given to `take`, on the calling
// thread, in the order of `people`. Anything but OK, of one of them or of `take`, ends it. The
// memory does not grow with their number.
absl::Status RecalculateAll(const LedgerReader& reader, const std::vector<std::string>& people,
                            const Window& period, int threads,
                            const std::function<absl::Status(const v1::Recalculation&)>& take);

// Answers a RecalculateRequest given as it stands on the wire.
absl::StatusOr<v1::RecalculateResponse> Recalculate(const LedgerView& view,
                                                    std::string_view request, PlanArchive& plans);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RECALCULATION_RECALCULATE_H_

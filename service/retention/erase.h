// Erases what is recorded about a young person once it is not to be kept any longer.
#ifndef FAIRSTART_SERVICE_RETENTION_ERASE_H_
#define FAIRSTART_SERVICE_RETENTION_ERASE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/calendar/civil_day.h"
#include "fairstart/v1/audit_service.pb.h"
#include "fairstart/v1/retention.pb.h"
#include "service/ledger/ledger.h"

namespace fairstart {

// Today, in UTC.
Day Today();

// Answers a RetentionRequest given as it stands on the wire. Rich errors: kInvalidArgument whose
// fields are paths in the request; kNotFound (ENTRY_NOT_FOUND) if nothing is recorded about that
// person.
absl::StatusOr<v1::RetentionResponse> Retention(const v1::RetentionSchedule& schedule,
                                                const LedgerView& view, std::string_view request,
                                                Day today);

// Answers an EraseRequest given as it stands on the wire: erases what is due on `today` in one
// entry, which says under what, and nothing about whom. When it answers, content, salt and index
// rows are in no file of the ledger any more, unless somebody reads an earlier state. Errors as
// above, and those of Ledger::Append.
absl::StatusOr<v1::EraseResponse> Erase(const v1::RetentionSchedule& schedule, Ledger& ledger,
                                        std::string_view request,
                                        const std::string& authenticated_as, Day today);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RETENTION_ERASE_H_

// What an entry must be before it is appended.
#ifndef FAIRSTART_SERVICE_LEDGER_ENTRY_CHECKS_H_
#define FAIRSTART_SERVICE_LEDGER_ENTRY_CHECKS_H_

#include "absl/status/status.h"
#include "fairstart/v1/ledger.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// The longest request id, case reference, said_by and authenticated_as, in bytes.
inline constexpr size_t kLongestName = 200;

// What can be seen from the content alone: what is missing, too long, unknown or does not belong to
// its kind. kInvalidArgument with a field violation for each (service/errors/rich_status.h).
absl::Status CheckContent(const v1::LedgerEntry& content);

// What depends on the entries before it: that what it corrects or erases is there and may be.
// `about_to_be` is its own position. Errors as above.
absl::Status CheckReferences(const v1::LedgerEntry& content, int64_t about_to_be,
                             const LedgerView& before);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_ENTRY_CHECKS_H_

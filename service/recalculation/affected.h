// Whom an entry affects.
#ifndef FAIRSTART_SERVICE_RECALCULATION_AFFECTED_H_
#define FAIRSTART_SERVICE_RECALCULATION_AFFECTED_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// The young people for whom the entry at a position may have changed something, sorted: of an entry
// about one, that one; of an edition, those for whom something was found before with an earlier one
// of the same short name. It looks at every finding before the edition. kNotFound (ENTRY_NOT_FOUND) if
// there is no such entry; kInvalidArgument, naming position, if it is neither.
absl::StatusOr<std::vector<std::string>> AffectedBy(const LedgerView& view, int64_t position);

// Answers a ListAffectedRequest given as it stands on the wire. Any thread may call it.
absl::StatusOr<v1::ListAffectedResponse> ListAffected(const LedgerView& view,
                                                      std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RECALCULATION_AFFECTED_H_

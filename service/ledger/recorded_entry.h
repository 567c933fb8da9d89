// From what is stored to what was recorded.
#ifndef FAIRSTART_SERVICE_LEDGER_RECORDED_ENTRY_H_
#define FAIRSTART_SERVICE_LEDGER_RECORDED_ENTRY_H_

#include "absl/status/statusor.h"
#include "service/ledger/entry.h"
#include "service/ledger/store.h"

namespace fairstart {

// The entry that is stored, checked against its leaf. kDataLoss, naming position and what is wrong,
// if salt or content are not those that the leaf commits to, or the content is none of the leaf's
// kind.
absl::StatusOr<RecordedEntry> ReadStored(const StoredEntry& stored);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_RECORDED_ENTRY_H_

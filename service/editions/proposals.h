// Proposals to publish an edition, and how they ended.
#ifndef FAIRSTART_SERVICE_EDITIONS_PROPOSALS_H_
#define FAIRSTART_SERVICE_EDITIONS_PROPOSALS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/ledger/view.h"

namespace fairstart {

// What closed a proposal.
struct Closing {
  int64_t position = 0;  // of the entry that closed it
  absl::Time recorded_at;
  bool refused = false;  // by somebody, or withdrawn; otherwise a second person approved it
  std::string said_by;
  std::string authenticated_as;
  std::string reason;  // of one that was refused
};

// The proposal at a position. kNotFound (ENTRY_NOT_FOUND), naming `field`, if there is none; those
// of LedgerView. Any thread may call it, as the others here.
absl::StatusOr<RecordedEntry> FindProposal(const LedgerView& view, int64_t position,
                                           const char* field);

// What closed each proposal that an entry with a position in `range` closed, by the proposal's
// position. Errors are those of LedgerView.
absl::StatusOr<std::map<int64_t, Closing>> ClosedIn(const LedgerView& view, PositionRange range);

// Hands each entry of a kind in `range` to `take`, in order, until that says that it is enough. One
// at a time is read, since each holds the files of an edition.
absl::Status ForEachEntry(const LedgerView& view, v1::EntryKind kind, PositionRange range,
                          const std::function<bool(const RecordedEntry& entry)>& take);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_PROPOSALS_H_

// What the ledger takes and gives: entries.
#ifndef FAIRSTART_SERVICE_LEDGER_ENTRY_H_
#define FAIRSTART_SERVICE_LEDGER_ENTRY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "fairstart/v1/ledger.pb.h"

namespace fairstart {

class LedgerView;

// The longest content of an entry, in bytes as protobuf encodes it; a longer one is refused with
// kInvalidArgument.
inline constexpr size_t kMostContentBytes = 16 << 20;

// An entry as the ledger holds it.
struct RecordedEntry {
  int64_t position = 0;  // from 0, without gaps: the index of its leaf
  v1::EntryKind kind = v1::ENTRY_KIND_UNSPECIFIED;
  absl::Time recorded_at;  // whole microseconds; never before that of the entry before
  bool clock_set_back =
      false;  // the clock said an earlier time, so recorded_at is the last entry's
  std::optional<v1::LedgerEntry> content;  // nothing once it is erased
};

// What to append.
struct NewEntry {
  v1::LedgerEntry content;
  // Asked, where there is one, inside the transaction that appends the entry: the view holds every
  // entry before it and nothing is appended in between. Anything but OK refuses the entry with that
  // status. It is not asked when the request id is known, so that a payment that used up a cap gets
  // its first answer again. It runs on the ledger's own thread, at most once, and must not append.
  std::function<absl::Status(const LedgerView& before)> check;
};

// What became of it.
struct Receipt {
  int64_t position = 0;
  absl::Time recorded_at;
  bool recorded_before = false;  // the same request had been recorded; this is where
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_ENTRY_H_

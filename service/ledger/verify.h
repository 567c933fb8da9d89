// Works everything in a ledger out anew and says what is not as it was recorded, and where.
#ifndef FAIRSTART_SERVICE_LEDGER_VERIFY_H_
#define FAIRSTART_SERVICE_LEDGER_VERIFY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/ledger/store.h"
#include "service/ledger/tree_head.h"

namespace fairstart {

// Something that is not as it was recorded.
struct LedgerProblem {
  std::string where;  // "entry 17", "head", "index", "file", or the name of an earlier head
  std::string what;
};

// A head that somebody kept.
struct KeptHead {
  std::string name;  // for people: its file
  SignedTreeHead head;
};

struct LedgerReport {
  int64_t entries = 0;
  int64_t erased = 0;  // of them, without content
  std::optional<SignedTreeHead> head;
  std::vector<LedgerProblem> problems;  // the first kMostProblems
  int64_t problem_count = 0;            // all of them; 0: everything is as it was recorded
};

inline constexpr size_t kMostProblems = 100;

// Works out every leaf, commitment, subtree, index row, key and erasure, the root and the signature
// of the head, and compares with heads that were kept: that each is signed by the key that signed
// at its size, and that the ledger still begins with the entries that it is of. Without a kept
// head, a ledger that was put back whole to an earlier state is as sound as ever. Reads every row
// once. kInternal if the disk fails; damage is a problem, not an error.
absl::StatusOr<LedgerReport> VerifyLedger(StoreView& store, const std::vector<KeptHead>& kept);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_VERIFY_H_

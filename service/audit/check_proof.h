// Checks a proof with nothing but the proof and public keys: what an auditor does, who trusts
// nobody here.
#ifndef FAIRSTART_SERVICE_AUDIT_CHECK_PROOF_H_
#define FAIRSTART_SERVICE_AUDIT_CHECK_PROOF_H_

#include <vector>

#include "absl/status/statusor.h"
#include "fairstart/v1/ledger_proof.pb.h"
#include "service/ledger/entry.h"
#include "service/ledger/tree_head.h"
#include "service/ledger/verifier_key.h"

namespace fairstart {

// What a proof shows.
struct ProvedRecord {
  TreeHead head;
  std::vector<RecordedEntry> entries;   // as they were recorded; without content once erased
  std::vector<TreeHead> earlier_heads;  // with whose entries the ledger still begins
};

// What the proof shows, if all of it holds: every head is signed by one of `keys`, every leaf is in
// the tree of the head, every content is the one that its leaf commits to, and the tree begins with
// that of every earlier head. kInvalidArgument, naming the place in the proof and why, for whatever
// does not hold: then nothing of it is to be relied on.
absl::StatusOr<ProvedRecord> CheckLedgerProof(const v1::LedgerProof& proof,
                                              const std::vector<VerifierKey>& keys);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_CHECK_PROOF_H_

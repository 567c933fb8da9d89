// The entries of a proof, to be read as a ledger is.
#ifndef FAIRSTART_SERVICE_AUDIT_PROVED_STORE_H_
#define FAIRSTART_SERVICE_AUDIT_PROVED_STORE_H_

#include <memory>

#include "fairstart/v1/ledger_proof.pb.h"
#include "service/audit/replay_all.h"

namespace fairstart {

// Reads a proof that was checked as the ledger that it is of, in which there is nothing but its
// entries: others are not found, and the tree is not there. So what a record rests on can be worked
// out again without the ledger. The proof must outlive what is read. Any thread may call it.
ReadLedger ReadAsLedger(const v1::LedgerProof& proof);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_PROVED_STORE_H_

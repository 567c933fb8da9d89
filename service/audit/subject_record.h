// An exported record, checked and read with nothing but itself and public keys.
#ifndef FAIRSTART_SERVICE_AUDIT_SUBJECT_RECORD_H_
#define FAIRSTART_SERVICE_AUDIT_SUBJECT_RECORD_H_

#include <vector>

#include "absl/status/statusor.h"
#include "fairstart/v1/subject_record.pb.h"
#include "service/audit/check_proof.h"
#include "service/ledger/entry.h"
#include "service/ledger/verifier_key.h"

namespace fairstart {

// What an entry says.
v1::SubjectEntry SubjectEntryOf(RecordedEntry entry);

// What the record proves, if all of it holds: the proof (CheckLedgerProof), and that `entries` are
// what the proved entries about the person say, all of them and nothing else, and that what has no
// content is named by an erasure. kInvalidArgument, naming the place and why, for whatever does not
// hold: then nothing of it is to be relied on.
//
// That no entry about the person was left out cannot be proved; but a finding that rested on one
// comes out another when it is worked out again.
absl::StatusOr<ProvedRecord> CheckSubjectRecord(const v1::SubjectRecord& record,
                                                const std::vector<VerifierKey>& keys);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_SUBJECT_RECORD_H_

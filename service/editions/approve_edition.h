// Another person approves a proposed edition, or somebody refuses or withdraws it.
#ifndef FAIRSTART_SERVICE_EDITIONS_APPROVE_EDITION_H_
#define FAIRSTART_SERVICE_EDITIONS_APPROVE_EDITION_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/deciding/record_keeping.h"
#include "service/editions/propose_edition.h"

namespace fairstart {

// Answers an ApproveEditionRequest: publishes exactly the files that were proposed, and has the
// library answer from them when it returns. They are checked once more, with the scenarios of the
// proposal, beside what the library has now (CheckSubmitted), which takes as long. A crash in between loses nothing: the ledger has them,
// and the next start reads them. Errors: kInvalidArgument, among it a digest that is not the
// proposal's; those of CheckAuthenticated; kNotFound (ENTRY_NOT_FOUND) if there is no such
// proposal; kPermissionDenied (SECOND_PERSON_NEEDED, NOT_AUTHENTICATED); kFailedPrecondition
// (PROPOSAL_NOT_OPEN, EDITION_PUBLISHED, RULEBOOK_DEFECTIVE); kAlreadyExists (REQUEST_ID_TAKEN);
// those of Ledger::Append. Any thread may call it.
absl::StatusOr<v1::ApproveEditionResponse> ApproveEdition(RecordKeeping& keeping,
                                                          std::string_view request,
                                                          const std::string& authenticated_as,
                                                          Approvers approvers);

// Answers a RefuseEditionRequest. Errors as ApproveEdition; who proposed may withdraw.
absl::StatusOr<v1::RefuseEditionResponse> RefuseEdition(const RecordKeeping& keeping,
                                                        std::string_view request,
                                                        const std::string& authenticated_as,
                                                        Approvers approvers);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_APPROVE_EDITION_H_

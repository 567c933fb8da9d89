// Somebody proposes to publish an edition.
#ifndef FAIRSTART_SERVICE_EDITIONS_PROPOSE_EDITION_H_
#define FAIRSTART_SERVICE_EDITIONS_PROPOSE_EDITION_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {

// Who may propose and approve.
enum class Approvers {
  kAuthenticated,            // whom the connection proves
  kAnybodyInADemonstration,  // whoever says who they are: proves nothing
};

// kPermissionDenied (NOT_AUTHENTICATED) if nobody is proved and somebody must be.
absl::Status CheckAuthenticated(const std::string& authenticated_as, Approvers approvers);

// kFailedPrecondition (EDITION_PUBLISHED) if a ledger ever published an edition of that name with
// another digest.
absl::Status CheckNotPublishedOtherwise(const LedgerView& view,
                                        const v1::EditionReference& edition);

// kFailedPrecondition (EDITION_PUBLISHED) if a library has that edition with that digest.
absl::Status CheckNotInUse(const RulebookLibrary& library, const v1::EditionReference& edition);

// Answers a ProposeEditionRequest: checks the edition and records it. Errors: kInvalidArgument;
// those of CheckAuthenticated, CheckNotPublishedOtherwise, CheckNotInUse, CheckSubmitted and
// NotPublishable; kAlreadyExists (REQUEST_ID_TAKEN); those of Ledger::Append. Any thread may call
// it.
absl::StatusOr<v1::ProposeEditionResponse> ProposeEdition(const RecordKeeping& keeping,
                                                          std::string_view request,
                                                          const std::string& authenticated_as,
                                                          Approvers approvers);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_PROPOSE_EDITION_H_

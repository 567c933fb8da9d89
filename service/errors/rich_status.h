// Errors that say more than a sentence: an absl::Status whose payloads are the details of
// google.rpc.Status, so that the same error reads the same in a process and across a network.
//
// A payload's type URL is that of the detail ("type.googleapis.com/google.rpc.BadRequest") and its
// bytes are the serialized message. rpc_status.h puts them into a google.rpc.Status and back.
#ifndef FAIRSTART_SERVICE_ERRORS_RICH_STATUS_H_
#define FAIRSTART_SERVICE_ERRORS_RICH_STATUS_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "engine/engine.h"

namespace fairstart {

// Why, for programs: ErrorInfo.reason, in the domain "fairstart". Names do not change.
enum class Reason {
  kInvalidRequest,     // INVALID_REQUEST: mend the fields that BadRequest names
  kRulebookNotFound,   // RULEBOOK_NOT_FOUND
  kEditionNotFound,    // EDITION_NOT_FOUND
  kRatesNotFound,      // RATES_NOT_FOUND
  kNoEditionInForce,   // NO_EDITION_IN_FORCE: none of the rulebook holds on the day asked about
  kRulebookDefective,  // RULEBOOK_DEFECTIVE: it does not compile
  kRequestTooLarge,    // REQUEST_TOO_LARGE
  kServerBusy,         // SERVER_BUSY: as many requests in flight as are taken; try again
  kDeadlinePassed,     // DEADLINE_PASSED: before the work began
  kCancelled,          // CANCELLED: the caller gave up before the work began
  kEntryNotFound,      // ENTRY_NOT_FOUND: the ledger has no such entry, finding or line
  kCaseNotReceived,    // CASE_NOT_RECEIVED: no case of the young person was received yet
  kCaseSuperseded,     // CASE_SUPERSEDED: a newer case was received
  kRecordRefused,      // RECORD_REFUSED: the rulebook does not know what is on record
  kLineNotDecidable,   // LINE_NOT_DECIDABLE: something must be known or on record first
  kFindingSuperseded,  // FINDING_SUPERSEDED: a newer finding says otherwise
  kRecordChanged,   // RECORD_CHANGED: others kept recording about the same young person; try again
  kRequestIdTaken,  // REQUEST_ID_TAKEN: the request id is recorded with another content
  kEditionPublished,    // EDITION_PUBLISHED: an edition in use has other files
  kProposalNotOpen,     // PROPOSAL_NOT_OPEN: it was approved or refused
  kSecondPersonNeeded,  // SECOND_PERSON_NEEDED: who proposed an edition cannot approve it
  kNotAuthenticated,    // NOT_AUTHENTICATED: the connection proves nobody
};

// "INVALID_REQUEST".
std::string ToString(Reason reason);

// The most bytes that the details of one error take. Errors travel in HTTP/2 trailers, where gRPC
// takes no more than 8 KiB: of more violations than fit, the first are named and all are counted
// in ErrorInfo.metadata["violations"].
inline constexpr size_t kMostDetailBytes = 3000;

// kInvalidArgument with a BadRequest. The message is the first violation and how many more there
// are: `as_of: read "2017-02-30", want a day that exists: that month has 01 to 28 (and 2 more)`.
// REQUIRES: there is a violation.
absl::Status InvalidRequest(const FieldViolations& violations);

// kNotFound with a BadRequest that names the field which asked for it.
absl::Status NotFound(Reason reason, const FieldViolation& violation);

// kFailedPrecondition with a PreconditionFailure: `subject` ("rulebooks/sample/2017") is what the
// description is about.
absl::Status PreconditionFailed(Reason reason, const std::string& subject,
                                const std::string& description);

// The same with several things that are not as they must be, each with its subject as path. As with
// InvalidRequest, the message is the first and how many more there are. REQUIRES: there is one.
absl::Status PreconditionFailed(Reason reason, const FieldViolations& violations);

// An error with a reason and nothing to mend in the request.
absl::Status Refused(absl::StatusCode code, Reason reason, const std::string& message);

// The subjects that a PreconditionFailure names, or none.
FieldViolations PreconditionsOf(const absl::Status& status);

// The fields that a BadRequest names, or none.
FieldViolations ViolationsOf(const absl::Status& status);

// How many violations there were, of which not all may be named.
size_t ViolationCount(const absl::Status& status);

// ErrorInfo.reason, or empty.
std::string ReasonOf(const absl::Status& status);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_ERRORS_RICH_STATUS_H_

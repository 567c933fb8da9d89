// What keeps an edition from being published.
#ifndef FAIRSTART_SERVICE_EDITIONS_CHECK_EDITION_H_
#define FAIRSTART_SERVICE_EDITIONS_CHECK_EDITION_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/editions/submitted_edition.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Compiles an edition beside those of the library, with every reading; an edition of rates with
// every rulebook. Of a rulebook it runs the scenarios and, if nothing is wrong until there, proves
// what is stated of it. kFailedPrecondition (EDITION_PUBLISHED) if the library has the edition with
// other files; everything else that is wrong is in the check. Changes nothing; any thread.
absl::StatusOr<v1::EditionCheck> CheckSubmitted(const RulebookLibrary& library,
                                                const SubmittedFiles& submitted);

// Answers a CheckEditionRequest. kInvalidArgument for names that no file can have.
absl::StatusOr<v1::CheckEditionResponse> CheckEdition(const RulebookLibrary& library,
                                                      std::string_view request);

// The errors of a check as kFailedPrecondition (RULEBOOK_DEFECTIVE). REQUIRES: it has some.
absl::Status NotPublishable(const v1::EditionCheck& check);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_CHECK_EDITION_H_

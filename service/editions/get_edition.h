// The files of an edition, for whoever is to approve it or wants to know what was published.
#ifndef FAIRSTART_SERVICE_EDITIONS_GET_EDITION_H_
#define FAIRSTART_SERVICE_EDITIONS_GET_EDITION_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/deciding/record_keeping.h"
#include "service/ledger/view.h"

namespace fairstart {

// Answers a GetEditionRequest from one state of the ledger. kInvalidArgument if it does not say
// which edition; those of FindNamed and FindAt. Any thread may call it.
absl::StatusOr<v1::GetEditionResponse> GetEdition(const RecordKeeping& keeping,
                                                  const LedgerView& view, std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_GET_EDITION_H_

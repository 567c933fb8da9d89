// What is different between the texts of two editions, wherever they are.
#ifndef FAIRSTART_SERVICE_EDITIONS_COMPARE_EDITIONS_H_
#define FAIRSTART_SERVICE_EDITIONS_COMPARE_EDITIONS_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/deciding/record_keeping.h"
#include "service/ledger/view.h"

namespace fairstart {

// Answers a CompareEditionsRequest from one state of the ledger; what is amended is an edition that
// the library has now. kInvalidArgument if a side is not said, or has names that no file can have;
// those of FindNamed and FindAt; kFailedPrecondition (RULEBOOK_DEFECTIVE), with file, line, column
// and mend, if a file cannot be read or what is amended is not there. Any thread may call it.
absl::StatusOr<v1::CompareEditionsResponse> CompareEditions(const RecordKeeping& keeping,
                                                            const LedgerView& view,
                                                            std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_COMPARE_EDITIONS_H_

// What DecisionService.Compare does, without a network: the same for the server and the command.
#ifndef FAIRSTART_SERVICE_DECISIONS_COMPARE_H_
#define FAIRSTART_SERVICE_DECISIONS_COMPARE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Answers a CompareRequest given as it stands on the wire; the digests are over the bytes of its
// fields `case` and `record` and of those of its alternative. Rich errors
// (service/errors/rich_status.h) whose fields are paths in the request. Any thread may call it.
absl::StatusOr<v1::CompareResponse> Compare(const RulebookLibrary& library,
                                            std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_COMPARE_H_

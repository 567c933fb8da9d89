// What DecisionService.PlanItems does, without a network: the same for the server and the command.
#ifndef FAIRSTART_SERVICE_DECISIONS_PLAN_ITEMS_H_
#define FAIRSTART_SERVICE_DECISIONS_PLAN_ITEMS_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Answers a PlanItemsRequest given as it stands on the wire; facts_digest and record_digest are
// over the bytes of its fields `case` and `record`. Rich errors (service/errors/rich_status.h)
// whose fields are paths in the request. Any thread may call it.
absl::StatusOr<v1::PlanItemsResponse> PlanItems(const RulebookLibrary& library,
                                                std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_PLAN_ITEMS_H_

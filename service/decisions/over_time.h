// What the operations of DecisionService about the months ahead do, without a network: the same for
// the server, the command and the scenarios.
//
// Each answers a request given as it stands on the wire; facts_digest and record_digest are over
// the bytes of its fields `case` and `record`. Rich errors (service/errors/rich_status.h) whose
// fields are paths in the request. Any thread may call them.
#ifndef FAIRSTART_SERVICE_DECISIONS_OVER_TIME_H_
#define FAIRSTART_SERVICE_DECISIONS_OVER_TIME_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/rulebooks/library.h"

namespace fairstart {

absl::StatusOr<v1::ProjectResponse> Project(const RulebookLibrary& library,
                                            std::string_view request);
// The same as the response stands on the wire.
absl::StatusOr<std::string> ProjectToBytes(const RulebookLibrary& library,
                                           std::string_view request);
absl::StatusOr<v1::ScheduleResponse> Schedule(const RulebookLibrary& library,
                                              std::string_view request);
absl::StatusOr<v1::DutiesResponse> Duties(const RulebookLibrary& library, std::string_view request);
absl::StatusOr<v1::PlanItemsResponse> PlanItems(const RulebookLibrary& library,
                                                std::string_view request);
absl::StatusOr<v1::QuestionsResponse> Questions(const RulebookLibrary& library,
                                                std::string_view request);

// Somebody who answers a ScheduleRequest: Schedule with a library, or a server.
using ScheduleFunction =
    std::function<absl::StatusOr<v1::ScheduleResponse>(std::string_view request)>;

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_OVER_TIME_H_

// What DecisionService.Preview does, without a network: the same for the server, the command and
// the scenarios.
#ifndef FAIRSTART_SERVICE_DECISIONS_PREVIEW_H_
#define FAIRSTART_SERVICE_DECISIONS_PREVIEW_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Answers a PreviewRequest given as it stands on the wire; facts_digest and record_digest are over
// the bytes of its fields `case` and `record`. Rich errors (service/errors/rich_status.h) whose
// fields are paths in the request. Any thread may call it.
absl::StatusOr<v1::PreviewResponse> Preview(const RulebookLibrary& library,
                                            std::string_view request);

// The same with the response as it goes on the wire.
absl::StatusOr<std::string> PreviewToBytes(const RulebookLibrary& library,
                                           std::string_view request);

// Somebody who answers a PreviewRequest: Preview with a library, or a server.
using PreviewFunction =
    std::function<absl::StatusOr<v1::PreviewResponse>(std::string_view request)>;

// The answer to one question: the finding, with windows and explanation where asked for.
absl::StatusOr<v1::PreviewResponse> Answer(const Plan& plan, const Question& question,
                                           v1::ExplanationDetail explanation, bool windows);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_PREVIEW_H_

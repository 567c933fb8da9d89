// What a request must be before anything is computed: every check of the services' own fields, in
// one place, by field path. What the case and the record say is checked by the engine.
#ifndef FAIRSTART_SERVICE_DECISIONS_REQUEST_CHECKS_H_
#define FAIRSTART_SERVICE_DECISIONS_REQUEST_CHECKS_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/calendar/civil_day.h"
#include "engine/engine.h"
#include "google/protobuf/arena.h"
#include "service/decisions/request_bytes.h"

namespace fairstart {

// A PreviewRequest that was parsed and whose own fields are sound.
struct CheckedPreview {
  std::unique_ptr<google::protobuf::Arena> arena;  // that holds the request
  const v1::PreviewRequest* request = nullptr;
  Day as_of;
  std::string facts_digest;
  std::string record_digest;  // empty when there is no record
};

// Parses and checks a PreviewRequest. kInvalidArgument naming every field that is wrong.
absl::StatusOr<CheckedPreview> CheckPreview(std::string_view bytes);

// Entitlements asked for that the plan does not have.
FieldViolations CheckEntitlements(const Plan& plan, const v1::PreviewRequest& request);

// Checks a DescribeFactsRequest but for its page token.
absl::Status CheckDescribeFacts(const v1::DescribeFactsRequest& request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_REQUEST_CHECKS_H_

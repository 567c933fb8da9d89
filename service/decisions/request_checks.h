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

// A request about a case that was parsed and whose own fields are sound.
template <typename Request>
struct CheckedRequest {
  std::unique_ptr<google::protobuf::Arena> arena;  // that holds the request
  const Request* request = nullptr;
  std::string facts_digest;
  std::string record_digest;  // empty when there is no record
  Day as_of;                  // the day asked about, or the first of a period
  Day last_day;               // of a period
};
using CheckedPreview = CheckedRequest<v1::PreviewRequest>;
using CheckedCompare = CheckedRequest<v1::CompareRequest>;
using CheckedStatement = CheckedRequest<v1::StatementRequest>;

// Each parses and checks a request. kInvalidArgument naming every field that is wrong.
absl::StatusOr<CheckedPreview> CheckPreview(std::string_view bytes);

// Of a request that asks about a day, `as_of`, and nothing else of its own.
template <typename Request>
absl::StatusOr<CheckedRequest<Request>> CheckDay(std::string_view bytes);

// Of a request that asks about a period, `first_day` to `last_day`, and nothing else of its own.
template <typename Request>
absl::StatusOr<CheckedRequest<Request>> CheckPeriod(std::string_view bytes);

// Entitlements asked for that the plan does not have.
FieldViolations CheckEntitlements(
    const Plan& plan, const google::protobuf::RepeatedPtrField<std::string>& entitlements);

// Checks a DescribeFactsRequest but for its page token.
absl::Status CheckDescribeFacts(const v1::DescribeFactsRequest& request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_REQUEST_CHECKS_H_

// Tested by tests/service/decisions/request_checks_test.cc.
#include "service/decisions/request_checks.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/facts/known_fields.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// A DescribeFactsRequest holds nothing of the engine's, so that all of it can be looked through; a
// PreviewRequest's case and record are left to the engine, which names them the same way.
void CheckKnownFields(const v1::PreviewRequest& request, FieldViolations& violations) {
  if (request.has_rulebook()) RefuseUnknownFields(request.rulebook(), "rulebook", violations);
  if (!v1::ExplanationDetail_IsValid(request.explanation())) {
    violations.push_back(
        {"explanation", absl::StrCat(static_cast<int>(request.explanation()),
                                     " is not a value of ExplanationDetail that this server "
                                     "knows; send 0, 1 or 2, or ask for a newer server")});
  }
}

}  // namespace

absl::StatusOr<CheckedPreview> CheckPreview(std::string_view bytes) {
  absl::StatusOr<RequestFields> fields = ScanRequest(bytes, *v1::PreviewRequest::descriptor());
  if (!fields.ok()) return fields.status();
  FieldViolations violations = std::move(fields->violations);

  CheckedPreview checked;
  checked.arena = std::make_unique<google::protobuf::Arena>();
  auto& request = *google::protobuf::Arena::CreateMessage<v1::PreviewRequest>(checked.arena.get());
  checked.request = &request;
  if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return InvalidRequest(
        {{"",
          "the request is no fairstart.v1.PreviewRequest: a message in it is malformed, a "
          "text is not UTF-8, or messages are nested more than 100 deep"}});
  }
  CheckKnownFields(request, violations);

  const absl::StatusOr<Day> as_of = ParseDay(request.as_of());
  if (as_of.ok()) {
    checked.as_of = *as_of;
  } else if (request.as_of().empty()) {
    violations.push_back({"as_of", "is needed; write the day asked about as YYYY-MM-DD"});
  } else {
    violations.push_back({"as_of", std::string(as_of.status().message())});
  }
  if (!request.has_case_()) {
    violations.push_back({"case", "is needed; give the facts of the young person"});
  }
  if (!violations.empty()) return InvalidRequest(violations);

  checked.facts_digest = Sha256Hex(fields->bytes[v1::PreviewRequest::kCaseFieldNumber]);
  if (request.has_record()) {
    checked.record_digest = Sha256Hex(fields->bytes[v1::PreviewRequest::kRecordFieldNumber]);
  }
  return checked;
}

FieldViolations CheckEntitlements(const Plan& plan, const v1::PreviewRequest& request) {
  FieldViolations violations;
  if (request.entitlements().empty()) return violations;
  const std::vector<std::string> known = EntitlementNames(plan);
  for (int i = 0; i < request.entitlements_size(); ++i) {
    const std::string& name = request.entitlements(i);
    if (std::binary_search(known.begin(), known.end(), name)) continue;
    violations.push_back({absl::StrCat("entitlements[", i, "]"),
                          absl::StrCat("the rulebook has no entitlement ", Quoted(name), "; ",
                                       NearestOrKnown(name, known))});
  }
  return violations;
}

absl::Status CheckDescribeFacts(const v1::DescribeFactsRequest& request) {
  FieldViolations violations;
  RefuseUnknownFields(request, "", violations);
  if (request.page_size() < 0) {
    violations.push_back(
        {"page_size", absl::StrCat(request.page_size(), " is negative; give 0 for the default")});
  }
  if (!violations.empty()) return InvalidRequest(violations);
  return absl::OkStatus();
}

}  // namespace fairstart

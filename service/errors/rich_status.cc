// Tested by tests/service/errors/rich_status_test.cc.
#include "service/errors/rich_status.h"

#include <optional>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace fairstart {
namespace {

// Longest path and description of one violation; a longer one ends in "…".
constexpr size_t kLongestPath = 200;
constexpr size_t kLongestDescription = 500;

template <typename Detail>
std::string TypeUrl() {
  return absl::StrCat("type.googleapis.com/", Detail::descriptor()->full_name());
}

template <typename Detail>
void Attach(const Detail& detail, absl::Status& status) {
  status.SetPayload(TypeUrl<Detail>(), absl::Cord(detail.SerializeAsString()));
}

template <typename Detail>
std::optional<Detail> Detached(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(TypeUrl<Detail>());
  Detail detail;
  if (!payload.has_value() || !detail.ParseFromString(std::string(*payload))) return std::nullopt;
  return detail;
}

google::rpc::ErrorInfo Info(Reason reason) {
  google::rpc::ErrorInfo info;
  info.set_reason(ToString(reason));
  info.set_domain("fairstart");
  return info;
}

// `text`, cut to `longest` bytes and never inside a character of UTF-8.
std::string Shortened(const std::string& text, size_t longest) {
  if (text.size() <= longest) return text;
  size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return absl::StrCat(text.substr(0, end), "…");
}

std::string Sentence(const FieldViolation& violation) {
  const std::string description = Shortened(violation.description, kLongestDescription);
  if (violation.path.empty()) return description;
  return absl::StrCat(Shortened(violation.path, kLongestPath), ": ", description);
}

// The first, and how many more there are.
std::string Summary(const FieldViolations& violations) {
  std::string message = Sentence(violations.front());
  if (violations.size() > 1) absl::StrAppend(&message, " (and ", violations.size() - 1, " more)");
  return message;
}

void AttachViolations(const FieldViolations& violations, Reason reason, absl::Status& status) {
  google::rpc::BadRequest bad_request;
  size_t bytes = 0;
  for (const FieldViolation& violation : violations) {
    google::rpc::BadRequest::FieldViolation field;
    field.set_field(Shortened(violation.path, kLongestPath));
    field.set_description(Shortened(violation.description, kLongestDescription));
    bytes += field.ByteSizeLong();
    if (bytes > kMostDetailBytes) break;
    *bad_request.add_field_violations() = std::move(field);
  }
  google::rpc::ErrorInfo info = Info(reason);
  (*info.mutable_metadata())["violations"] = absl::StrCat(violations.size());
  Attach(bad_request, status);
  Attach(info, status);
}

}  // namespace

std::string ToString(Reason reason) {
  switch (reason) {
    case Reason::kInvalidRequest:
      return "INVALID_REQUEST";
    case Reason::kRulebookNotFound:
      return "RULEBOOK_NOT_FOUND";
    case Reason::kEditionNotFound:
      return "EDITION_NOT_FOUND";
    case Reason::kRatesNotFound:
      return "RATES_NOT_FOUND";
    case Reason::kNoEditionInForce:
      return "NO_EDITION_IN_FORCE";
    case Reason::kRulebookDefective:
      return "RULEBOOK_DEFECTIVE";
    case Reason::kRequestTooLarge:
      return "REQUEST_TOO_LARGE";
    case Reason::kServerBusy:
      return "SERVER_BUSY";
    case Reason::kDeadlinePassed:
      return "DEADLINE_PASSED";
    case Reason::kCancelled:
      return "CANCELLED";
    case Reason::kEntryNotFound:
      return "ENTRY_NOT_FOUND";
    case Reason::kCaseNotReceived:
      return "CASE_NOT_RECEIVED";
    case Reason::kCaseSuperseded:
      return "CASE_SUPERSEDED";
    case Reason::kRecordRefused:
      return "RECORD_REFUSED";
    case Reason::kLineNotDecidable:
      return "LINE_NOT_DECIDABLE";
    case Reason::kFindingSuperseded:
      return "FINDING_SUPERSEDED";
    case Reason::kRecordChanged:
      return "RECORD_CHANGED";
    case Reason::kRequestIdTaken:
      return "REQUEST_ID_TAKEN";
    case Reason::kEditionPublished:
      return "EDITION_PUBLISHED";
    case Reason::kProposalNotOpen:
      return "PROPOSAL_NOT_OPEN";
    case Reason::kSecondPersonNeeded:
      return "SECOND_PERSON_NEEDED";
    case Reason::kNotAuthenticated:
      return "NOT_AUTHENTICATED";
  }
  return "";
}

absl::Status InvalidRequest(const FieldViolations& violations) {
  absl::Status status = absl::InvalidArgumentError(Summary(violations));
  AttachViolations(violations, Reason::kInvalidRequest, status);
  return status;
}

absl::Status NotFound(Reason reason, const FieldViolation& violation) {
  absl::Status status = absl::NotFoundError(Sentence(violation));
  AttachViolations({violation}, reason, status);
  return status;
}

absl::Status PreconditionFailed(Reason reason, const std::string& subject,
                                const std::string& description) {
  return PreconditionFailed(reason, FieldViolations{{subject, description}});
}

absl::Status PreconditionFailed(Reason reason, const FieldViolations& violations) {
  absl::Status status = absl::FailedPreconditionError(Summary(violations));
  google::rpc::PreconditionFailure failure;
  size_t bytes = 0;
  for (const FieldViolation& one : violations) {
    google::rpc::PreconditionFailure::Violation violation;
    violation.set_type(ToString(reason));
    violation.set_subject(Shortened(one.path, kLongestPath));
    violation.set_description(Shortened(one.description, kLongestDescription));
    bytes += violation.ByteSizeLong();
    if (bytes > kMostDetailBytes) break;
    *failure.add_violations() = std::move(violation);
  }
  Attach(failure, status);
  Attach(Info(reason), status);
  return status;
}

absl::Status Refused(absl::StatusCode code, Reason reason, const std::string& message) {
  absl::Status status(code, message);
  Attach(Info(reason), status);
  return status;
}

FieldViolations PreconditionsOf(const absl::Status& status) {
  FieldViolations violations;
  if (const auto failure = Detached<google::rpc::PreconditionFailure>(status)) {
    for (const auto& violation : failure->violations()) {
      violations.push_back({violation.subject(), violation.description()});
    }
  }
  return violations;
}

FieldViolations ViolationsOf(const absl::Status& status) {
  FieldViolations violations;
  if (const auto bad_request = Detached<google::rpc::BadRequest>(status)) {
    for (const auto& field : bad_request->field_violations()) {
      violations.push_back({field.field(), field.description()});
    }
  }
  return violations;
}

size_t ViolationCount(const absl::Status& status) {
  const auto info = Detached<google::rpc::ErrorInfo>(status);
  uint64_t count = 0;
  if (!info || !info->metadata().contains("violations") ||
      !absl::SimpleAtoi(info->metadata().at("violations"), &count)) {
    return ViolationsOf(status).size();
  }
  return count;
}

std::string ReasonOf(const absl::Status& status) {
  const auto info = Detached<google::rpc::ErrorInfo>(status);
  return info ? info->reason() : "";
}

}  // namespace fairstart

// Tested by tests/service/decisions/request_checks_test.cc.
#include "service/decisions/request_checks.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "engine/facts/known_fields.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// The value of a field that must be a day. `wanted` says of what.
Day DayIn(const char* field, const std::string& text, const char* wanted,
          FieldViolations& violations) {
  const absl::StatusOr<Day> day = ParseDay(text);
  if (day.ok()) return *day;
  violations.push_back({field, text.empty()
                                   ? absl::StrCat("is needed; write ", wanted, " as YYYY-MM-DD")
                                   : std::string(day.status().message())});
  return Day::Never();
}

// Parses a request and digests its case and record. A violation for each of its own fields that is wrong,
// but for its days; kInvalidArgument if it cannot be parsed at all. A DescribeFactsRequest holds nothing of
// the engine's, so that all of it can be looked through; a case and a record are left to the engine, which
// names what it does not know in the same way.
template <typename Request>
absl::StatusOr<CheckedRequest<Request>> ParseRequest(std::string_view bytes,
                                                     FieldViolations& violations) {
  absl::StatusOr<RequestFields> fields = ScanRequest(bytes, *Request::descriptor());
  if (!fields.ok()) return fields.status();
  violations = std::move(fields->violations);

  CheckedRequest<Request> checked;
  checked.arena = std::make_unique<google::protobuf::Arena>();
  auto& request = *google::protobuf::Arena::CreateMessage<Request>(checked.arena.get());
  checked.request = &request;
  if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return InvalidRequest(
        {{"", absl::StrCat("the request is no ", Request::descriptor()->full_name(),
                           ": a message in it is malformed, a text is not UTF-8, or messages are "
                           "nested more than 100 deep")}});
  }
  if (request.has_rulebook()) RefuseUnknownFields(request.rulebook(), "rulebook", violations);
  checked.facts_digest = Sha256Hex(fields->bytes[Request::kCaseFieldNumber]);
  if (request.has_record()) {
    checked.record_digest = Sha256Hex(fields->bytes[Request::kRecordFieldNumber]);
  }
  return checked;
}

template <typename Request>
void CheckHasCase(const Request& request, FieldViolations& violations) {
  if (request.has_case_()) return;
  violations.push_back({"case", "is needed; give the facts of the young person"});
}

}  // namespace

absl::StatusOr<CheckedPreview> CheckPreview(std::string_view bytes) {
  FieldViolations violations;
  absl::StatusOr<CheckedPreview> checked = ParseRequest<v1::PreviewRequest>(bytes, violations);
  if (!checked.ok()) return checked.status();
  const v1::PreviewRequest& request = *checked->request;
  if (!v1::ExplanationDetail_IsValid(request.explanation())) {
    violations.push_back(
        {"explanation", absl::StrCat(static_cast<int>(request.explanation()),
                                     " is not a value of ExplanationDetail that this server "
                                     "knows; send 0, 1 or 2, or ask for a newer server")});
  }
  checked->as_of = DayIn("as_of", request.as_of(), "the day asked about", violations);
  CheckHasCase(request, violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return checked;
}

template <typename Request>
absl::StatusOr<CheckedRequest<Request>> CheckDay(std::string_view bytes) {
  FieldViolations violations;
  absl::StatusOr<CheckedRequest<Request>> checked = ParseRequest<Request>(bytes, violations);
  if (!checked.ok()) return checked.status();
  const Request& request = *checked->request;
  checked->as_of = DayIn("as_of", request.as_of(), "the day asked about", violations);
  CheckHasCase(request, violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return checked;
}

template <typename Request>
absl::StatusOr<CheckedRequest<Request>> CheckPeriod(std::string_view bytes) {
  FieldViolations violations;
  absl::StatusOr<CheckedRequest<Request>> checked = ParseRequest<Request>(bytes, violations);
  if (!checked.ok()) return checked.status();
  const Request& request = *checked->request;
  checked->as_of = DayIn("first_day", request.first_day(), "the first day of the period", violations);
  checked->last_day = DayIn("last_day", request.last_day(), "the last day of the period", violations);
  CheckHasCase(request, violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return checked;
}

template absl::StatusOr<CheckedRequest<v1::ProjectRequest>> CheckPeriod(std::string_view);
template absl::StatusOr<CheckedRequest<v1::ScheduleRequest>> CheckPeriod(std::string_view);
template absl::StatusOr<CheckedRequest<v1::DutiesRequest>> CheckPeriod(std::string_view);
template absl::StatusOr<CheckedRequest<v1::PlanItemsRequest>> CheckDay(std::string_view);
template absl::StatusOr<CheckedRequest<v1::QuestionsRequest>> CheckDay(std::string_view);
template absl::StatusOr<CheckedCompare> CheckDay(std::string_view);
template absl::StatusOr<CheckedStatement> CheckDay(std::string_view);

// Whether every word of `asked` begins a word of `label`: "birth certificate" of "copy of the birth
// certificate".
bool IsCalled(const std::string& label, const std::vector<std::string>& asked) {
  const std::vector<std::string> words = absl::StrSplit(absl::AsciiStrToLower(label), ' ');
  return std::all_of(asked.begin(), asked.end(), [&](const std::string& wanted) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return absl::StartsWith(word, wanted); });
  });
}

// What to ask for instead: people know an entitlement by its label as much as by its name.
std::string EntitlementsLike(const Plan& plan, const std::string& name,
                             const std::vector<std::string>& known) {
  const std::vector<std::string> asked =
      absl::StrSplit(absl::AsciiStrToLower(name), absl::ByAnyChar("_- "), absl::SkipEmpty());
  std::vector<std::string> names, called;
  for (const v1::Entitlement& entitlement : MergedRulebook(plan).entitlement()) {
    const std::string words = absl::StrReplaceAll(entitlement.name(), {{"_", " "}});
    if (!IsCalled(entitlement.label(), asked) && !IsCalled(words, asked)) continue;
    names.push_back(absl::StrCat("\"", entitlement.name(), "\""));
    called.push_back(absl::StrCat(names.back(), " (", entitlement.label(), ")"));
  }
  constexpr size_t kFew = 3, kMost = 12;
  if (asked.empty() || names.empty() || names.size() > kMost) return NearestOrKnown(name, known);
  if (names.size() > kFew) return absl::StrCat("like it: ", absl::StrJoin(names, ", "));
  return absl::StrCat("did you mean ", absl::StrJoin(called, " or "), "?");
}

FieldViolations CheckEntitlements(
    const Plan& plan, const google::protobuf::RepeatedPtrField<std::string>& entitlements) {
  FieldViolations violations;
  if (entitlements.empty()) return violations;
  const std::vector<std::string> known = EntitlementNames(plan);
  for (int i = 0; i < entitlements.size(); ++i) {
    const std::string& name = entitlements[i];
    if (std::binary_search(known.begin(), known.end(), name)) continue;
    violations.push_back({absl::StrCat("entitlements[", i, "]"),
                          absl::StrCat("the rulebook has no entitlement ", Quoted(name), "; ",
                                       EntitlementsLike(plan, name, known))});
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

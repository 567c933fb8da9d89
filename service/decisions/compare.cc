// Tested by tests/service/decisions/compare_test.cc.
#include "service/decisions/compare.h"

#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "engine/facts/known_fields.h"
#include "service/decisions/alternative.h"
#include "service/decisions/asked_question.h"
#include "service/decisions/request_bytes.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

constexpr char kField[] = "alternative";

// What an alternative says of its own, checked.
struct CheckedAlternative {
  std::string facts_digest;
  std::string record_digest;
  Day as_of;
};

void AddBelow(const FieldViolations& below, FieldViolations& violations) {
  for (const FieldViolation& violation : below) {
    violations.push_back({absl::StrCat(kField, ".", violation.path), violation.description});
  }
}

// The bytes of the alternative, as received.
absl::StatusOr<RequestFields> ScanAlternative(std::string_view request) {
  const absl::StatusOr<RequestFields> outer =
      ScanRequest(request, *v1::CompareRequest::descriptor());
  if (!outer.ok()) return outer.status();
  const auto bytes = outer->bytes.find(v1::CompareRequest::kAlternativeFieldNumber);
  return ScanRequest(bytes == outer->bytes.end() ? "" : bytes->second,
                     *v1::Alternative::descriptor());
}

absl::StatusOr<CheckedAlternative> CheckAlternative(std::string_view bytes,
                                                    const CheckedCompare& checked) {
  const v1::Alternative& alternative = checked.request->alternative();
  absl::StatusOr<RequestFields> fields = ScanAlternative(bytes);
  if (!fields.ok()) return fields.status();
  FieldViolations violations;
  AddBelow(fields->violations, violations);
  const bool says_something = alternative.has_rulebook() || alternative.has_case_() ||
                              alternative.has_record() || !alternative.as_of().empty() ||
                              !alternative.parameters().empty();
  if (!says_something && violations.empty()) {
    violations.push_back({kField,
                          "is needed; say what is to be otherwise: another case, record, day, "
                          "rulebook or parameter"});
  }
  RefuseUnknownFields(alternative.rulebook(), "alternative.rulebook", violations);
  for (int i = 0; i < alternative.parameters_size(); ++i) {
    RefuseUnknownFields(alternative.parameters(i), absl::StrCat("alternative.parameters[", i, "]"),
                        violations);
  }
  CheckedAlternative own;
  own.as_of = checked.as_of;
  if (!alternative.as_of().empty()) {
    const absl::StatusOr<Day> day = ParseDay(alternative.as_of());
    if (day.ok()) own.as_of = *day;
    if (!day.ok()) violations.push_back({"alternative.as_of", std::string(day.status().message())});
  }
  if (!violations.empty()) return InvalidRequest(violations);
  own.facts_digest = alternative.has_case_()
                         ? Sha256Hex(fields->bytes[v1::Alternative::kCaseFieldNumber])
                         : checked.facts_digest;
  own.record_digest = alternative.has_record()
                          ? Sha256Hex(fields->bytes[v1::Alternative::kRecordFieldNumber])
                          : checked.record_digest;
  return own;
}

Question AfterOf(const Question& before, const v1::Alternative& alternative,
                 CheckedAlternative own) {
  Question after = before;
  if (alternative.has_case_()) after.facts = &alternative.case_();
  if (alternative.has_record()) after.record = &alternative.record();
  after.facts_digest = std::move(own.facts_digest);
  after.record_digest = std::move(own.record_digest);
  after.as_of = own.as_of;
  return after;
}

}  // namespace

absl::StatusOr<v1::CompareResponse> Compare(const RulebookLibrary& library,
                                            std::string_view request) {
  const absl::StatusOr<CheckedCompare> checked = CheckDay<v1::CompareRequest>(request);
  if (!checked.ok()) return checked.status();
  absl::StatusOr<CheckedAlternative> own = CheckAlternative(request, *checked);
  if (!own.ok()) return own.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();

  const v1::Alternative& alternative = checked->request->alternative();
  const Selection selected = SelectionOf(*checked);
  Selection selection = AlternativeSelection(selected, alternative.rulebook(), own->as_of);
  selection.options.parameters = {alternative.parameters().begin(), alternative.parameters().end()};
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = FindAlternative(library, selection);
  if (!plan.ok()) return plan.status();

  const ComparedSide before{ChoiceOf(selected, *asked->plan), asked->plan, asked->question};
  const ComparedSide after{ChoiceOf(selection, **plan), *plan,
                           AfterOf(asked->question, alternative, *std::move(own))};
  std::variant<v1::Comparison, FieldViolations> comparison =
      Compare(before, after, PlansOf(library));
  if (const auto* violations = std::get_if<FieldViolations>(&comparison)) {
    return InvalidRequest(*violations);
  }
  v1::CompareResponse response;
  *response.mutable_comparison() = std::move(std::get<v1::Comparison>(comparison));
  return response;
}

}  // namespace fairstart

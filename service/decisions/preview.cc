// Tested by tests/service/decisions/preview_test.cc.
#include "service/decisions/preview.h"

#include <utility>
#include <variant>

#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<v1::PreviewResponse> Answer(const Plan& plan, const Question& question,
                                           v1::ExplanationDetail explanation, bool windows) {
  std::variant<v1::Finding, FieldViolations> answer = Evaluate(plan, question);
  if (const FieldViolations* violations = std::get_if<FieldViolations>(&answer)) {
    return InvalidRequest(*violations);
  }
  v1::PreviewResponse response;
  *response.mutable_finding() = std::get<v1::Finding>(std::move(answer));
  const v1::Finding& finding = response.finding();
  if (windows) *response.mutable_windows() = FindWindows(plan, question, finding);
  if (explanation != v1::EXPLANATION_DETAIL_UNSPECIFIED) {
    *response.mutable_explanation() = Explain(plan, question, finding, explanation);
  }
  return response;
}

absl::StatusOr<v1::PreviewResponse> Preview(const RulebookLibrary& library,
                                            std::string_view bytes) {
  const absl::StatusOr<CheckedPreview> checked = CheckPreview(bytes);
  if (!checked.ok()) return checked.status();
  const v1::PreviewRequest& request = checked->request;

  Selection selection;
  selection.id = request.rulebook().id();
  selection.edition = request.rulebook().edition();
  selection.rates = request.rulebook().rates();
  selection.day = checked->as_of;
  selection.options.readings = {request.rulebook().readings().begin(),
                                request.rulebook().readings().end()};
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(selection);
  if (!plan.ok()) return plan.status();

  Question question;
  question.facts = &request.case_();
  question.record = request.has_record() ? &request.record() : nullptr;
  question.facts_digest = checked->facts_digest;
  question.record_digest = checked->record_digest;
  question.as_of = checked->as_of;
  question.entitlements = {request.entitlements().begin(), request.entitlements().end()};

  FieldViolations violations = CheckEntitlements(**plan, request);
  if (!violations.empty()) {
    for (FieldViolation& violation : CheckInput(**plan, question)) {
      violations.push_back(std::move(violation));
    }
    return InvalidRequest(violations);
  }
  return Answer(**plan, question, request.explanation(), request.windows());
}

}  // namespace fairstart

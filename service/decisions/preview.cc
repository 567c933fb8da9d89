// Tested by tests/service/decisions/preview_test.cc.
#include "service/decisions/preview.h"

#include <string>
#include <utility>
#include <variant>

#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {

namespace {

// A PreviewResponse on the wire. The finding's bytes are put in as they are: they are what is digested.
absl::StatusOr<std::string> AnswerBytes(const Plan& plan, const Question& question,
                                        v1::ExplanationDetail explanation, bool windows) {
  std::variant<std::string, FieldViolations> answer = EvaluateToBytes(plan, question);
  if (const FieldViolations* violations = std::get_if<FieldViolations>(&answer)) {
    return InvalidRequest(*violations);
  }
  const std::string& found = std::get<std::string>(answer);
  std::string response;
  WireWriter(response).AddText(v1::PreviewResponse::kFindingFieldNumber, found);
  if (!windows && explanation == v1::EXPLANATION_DETAIL_UNSPECIFIED) return response;

  v1::Finding finding;
  finding.ParseFromString(found);
  v1::PreviewResponse rest;  // what stands after the finding
  if (windows) *rest.mutable_windows() = FindWindows(plan, question, finding);
  if (explanation != v1::EXPLANATION_DETAIL_UNSPECIFIED) {
    *rest.mutable_explanation() = Explain(plan, question, finding, explanation);
  }
  rest.AppendToString(&response);
  return response;
}

absl::StatusOr<v1::PreviewResponse> Parsed(const absl::StatusOr<std::string>& bytes) {
  if (!bytes.ok()) return bytes.status();
  v1::PreviewResponse response;
  response.ParseFromString(*bytes);
  return response;
}

}  // namespace

absl::StatusOr<v1::PreviewResponse> Answer(const Plan& plan, const Question& question,
                                           v1::ExplanationDetail explanation, bool windows) {
  return Parsed(AnswerBytes(plan, question, explanation, windows));
}

absl::StatusOr<v1::PreviewResponse> Preview(const RulebookLibrary& library,
                                            std::string_view request) {
  return Parsed(PreviewToBytes(library, request));
}

absl::StatusOr<std::string> PreviewToBytes(const RulebookLibrary& library,
                                           std::string_view bytes) {
  const absl::StatusOr<CheckedPreview> checked = CheckPreview(bytes);
  if (!checked.ok()) return checked.status();
  const v1::PreviewRequest& request = *checked->request;

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
  return AnswerBytes(**plan, question, request.explanation(), request.windows());
}

}  // namespace fairstart

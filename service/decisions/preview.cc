// Tested by tests/service/decisions/preview_test.cc.
#include "service/decisions/preview.h"

#include <string>
#include <utility>
#include <variant>

#include "service/decisions/asked_question.h"
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
  WireWriter writer;
  writer.AddText(v1::PreviewResponse::kFindingFieldNumber, found);
  std::string response = writer.Take();
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
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  const v1::PreviewRequest& request = *checked->request;
  return AnswerBytes(*asked->plan, asked->question, request.explanation(), request.windows());
}

}  // namespace fairstart

// Tested by tests/service/decisions/questions_test.cc.
#include "service/decisions/questions.h"

#include <utility>
#include <variant>

#include "service/decisions/asked_question.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<v1::QuestionsResponse> Questions(const RulebookLibrary& library,
                                                std::string_view request) {
  const absl::StatusOr<CheckedQuestions> checked = CheckDay<v1::QuestionsRequest>(request);
  if (!checked.ok()) return checked.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  std::variant<v1::Questions, FieldViolations> questions =
      FindQuestions(*asked->plan, asked->question);
  if (const auto* violations = std::get_if<FieldViolations>(&questions)) {
    return InvalidRequest(*violations);
  }
  v1::QuestionsResponse response;
  *response.mutable_questions() = std::move(std::get<v1::Questions>(questions));
  return response;
}

}  // namespace fairstart

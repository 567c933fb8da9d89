// Tested, an operation each, by tests/service/decisions/project_test.cc and its neighbours.
#include "service/decisions/over_time.h"

#include <utility>
#include <variant>

#include "service/decisions/asked_question.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// What `ask` says to the plan that a checked request selects, its question and the request.
template <typename Answer, typename Request, typename Ask>
absl::StatusOr<Answer> FindAnswer(const RulebookLibrary& library,
                                  const absl::StatusOr<CheckedRequest<Request>>& checked, Ask ask) {
  if (!checked.ok()) return checked.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  std::variant<Answer, FieldViolations> answer = ask(*asked->plan, asked->question, *checked);
  if (const auto* violations = std::get_if<FieldViolations>(&answer)) {
    return InvalidRequest(*violations);
  }
  return std::move(std::get<Answer>(answer));
}

// The same as the `field` of a response.
template <typename Response, typename Request, typename Ask, typename Answer>
absl::StatusOr<Response> AnswerRequest(const RulebookLibrary& library,
                                       const absl::StatusOr<CheckedRequest<Request>>& checked,
                                       Ask ask, Answer* (Response::*field)()) {
  absl::StatusOr<Answer> answer = FindAnswer<Answer>(library, checked, ask);
  if (!answer.ok()) return answer.status();
  Response response;
  *(response.*field)() = *std::move(answer);
  return response;
}

}  // namespace

absl::StatusOr<std::string> ProjectToBytes(const RulebookLibrary& library,
                                           std::string_view request) {
  const absl::StatusOr<std::string> timeline =
      FindAnswer<std::string>(library, CheckPeriod<v1::ProjectRequest>(request),
                              [](const Plan& plan, const Question& question, const auto& checked) {
                                return ProjectToBytes(plan, question, checked.last_day);
                              });
  if (!timeline.ok()) return timeline.status();
  WireWriter response;
  response.AddText(v1::ProjectResponse::kTimelineFieldNumber, *timeline);
  return response.Take();
}

absl::StatusOr<v1::ProjectResponse> Project(const RulebookLibrary& library,
                                            std::string_view request) {
  const absl::StatusOr<std::string> bytes = ProjectToBytes(library, request);
  if (!bytes.ok()) return bytes.status();
  v1::ProjectResponse response;
  response.ParseFromString(*bytes);
  return response;
}

absl::StatusOr<v1::ScheduleResponse> Schedule(const RulebookLibrary& library,
                                              std::string_view request) {
  return AnswerRequest(
      library, CheckPeriod<v1::ScheduleRequest>(request),
      [](const Plan& plan, const Question& question, const auto& checked) {
        return Schedule(plan, question, checked.last_day);
      },
      &v1::ScheduleResponse::mutable_schedule);
}

absl::StatusOr<v1::DutiesResponse> Duties(const RulebookLibrary& library,
                                          std::string_view request) {
  return AnswerRequest(
      library, CheckPeriod<v1::DutiesRequest>(request),
      [](const Plan& plan, const Question& question, const auto& checked) {
        return Duties(plan, question, checked.last_day);
      },
      &v1::DutiesResponse::mutable_duties);
}

absl::StatusOr<v1::PlanItemsResponse> PlanItems(const RulebookLibrary& library,
                                                std::string_view request) {
  return AnswerRequest(
      library, CheckDay<v1::PlanItemsRequest>(request),
      [](const Plan& plan, const Question& question, const auto&) {
        return PlanItems(plan, question);
      },
      &v1::PlanItemsResponse::mutable_plan_items);
}

absl::StatusOr<v1::QuestionsResponse> Questions(const RulebookLibrary& library,
                                                std::string_view request) {
  return AnswerRequest(
      library, CheckDay<v1::QuestionsRequest>(request),
      [](const Plan& plan, const Question& question, const auto&) {
        return FindQuestions(plan, question);
      },
      &v1::QuestionsResponse::mutable_questions);
}

}  // namespace fairstart

// Tested by tests/service/decisions/project_test.cc.
#include "service/decisions/project.h"

#include <utility>
#include <variant>

#include "service/decisions/asked_question.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<v1::ProjectResponse> Project(const RulebookLibrary& library,
                                            std::string_view request) {
  const absl::StatusOr<CheckedProject> checked = CheckPeriod<v1::ProjectRequest>(request);
  if (!checked.ok()) return checked.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  std::variant<v1::Timeline, FieldViolations> timeline =
      Project(*asked->plan, asked->question, checked->last_day);
  if (const auto* violations = std::get_if<FieldViolations>(&timeline)) {
    return InvalidRequest(*violations);
  }
  v1::ProjectResponse response;
  *response.mutable_timeline() = std::move(std::get<v1::Timeline>(timeline));
  return response;
}

}  // namespace fairstart

// Tested by tests/service/decisions/duties_test.cc.
#include "service/decisions/duties.h"

#include <utility>
#include <variant>

#include "service/decisions/asked_question.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<v1::DutiesResponse> Duties(const RulebookLibrary& library,
                                          std::string_view request) {
  const absl::StatusOr<CheckedDuties> checked = CheckPeriod<v1::DutiesRequest>(request);
  if (!checked.ok()) return checked.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  std::variant<v1::DutyCalendar, FieldViolations> calendar =
      Duties(*asked->plan, asked->question, checked->last_day);
  if (const auto* violations = std::get_if<FieldViolations>(&calendar)) {
    return InvalidRequest(*violations);
  }
  v1::DutiesResponse response;
  *response.mutable_duties() = std::move(std::get<v1::DutyCalendar>(calendar));
  return response;
}

}  // namespace fairstart

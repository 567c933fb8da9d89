// Tested by tests/service/decisions/schedule_test.cc.
#include "service/decisions/schedule.h"

#include <utility>
#include <variant>

#include "service/decisions/asked_question.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<v1::ScheduleResponse> Schedule(const RulebookLibrary& library,
                                              std::string_view request) {
  const absl::StatusOr<CheckedSchedule> checked = CheckPeriod<v1::ScheduleRequest>(request);
  if (!checked.ok()) return checked.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  std::variant<v1::Schedule, FieldViolations> schedule =
      Schedule(*asked->plan, asked->question, checked->last_day);
  if (const auto* violations = std::get_if<FieldViolations>(&schedule)) {
    return InvalidRequest(*violations);
  }
  v1::ScheduleResponse response;
  *response.mutable_schedule() = std::move(std::get<v1::Schedule>(schedule));
  return response;
}

}  // namespace fairstart

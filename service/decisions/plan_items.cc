// Tested by tests/service/decisions/plan_items_test.cc.
#include "service/decisions/plan_items.h"

#include <utility>
#include <variant>

#include "service/decisions/asked_question.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<v1::PlanItemsResponse> PlanItems(const RulebookLibrary& library,
                                                std::string_view request) {
  const absl::StatusOr<CheckedPlanItems> checked = CheckDay<v1::PlanItemsRequest>(request);
  if (!checked.ok()) return checked.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  std::variant<v1::PlanItems, FieldViolations> items = PlanItems(*asked->plan, asked->question);
  if (const auto* violations = std::get_if<FieldViolations>(&items)) {
    return InvalidRequest(*violations);
  }
  v1::PlanItemsResponse response;
  *response.mutable_plan_items() = std::move(std::get<v1::PlanItems>(items));
  return response;
}

}  // namespace fairstart

// A line that was decided, worked out anew with what is on record now.
#ifndef FAIRSTART_SERVICE_PAYMENTS_LINE_NOW_H_
#define FAIRSTART_SERVICE_PAYMENTS_LINE_NOW_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "fairstart/v1/decision.pb.h"
#include "fairstart/v1/record.pb.h"
#include "service/deciding/decision_history.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// The plan that a finding was worked out with. kFailedPrecondition (EDITION_NOT_FOUND) if the
// library's edition of that name is another, or one that it amends; kNotFound if it has none.
absl::StatusOr<std::shared_ptr<const Plan>> PlanOf(const RulebookLibrary& library,
                                                   const ProposedFinding& proposed);

// The line of a finding on a day, from the finding's own case and `record`: with what is needed
// still, and what caps, pots and one-offs leave now. A line that is not listed has no entitlement.
// kFailedPrecondition (RECORD_REFUSED) if the rulebook does not take the record.
absl::StatusOr<v1::Line> LineNow(const Plan& plan, const DecisionHistory& history,
                                 const ProposedFinding& finding, const v1::LineReference& line,
                                 Day day, const v1::Record& record);

// The entitlement of that name; null if the plan has none. Borrowed from the plan.
const v1::Entitlement* EntitlementOf(const Plan& plan, const std::string& name);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_LINE_NOW_H_

// How a scenario is asked about.
#ifndef FAIRSTART_SERVICE_SCENARIOS_ASKING_H_
#define FAIRSTART_SERVICE_SCENARIOS_ASKING_H_

#include <string>

#include "absl/status/statusor.h"
#include "service/decisions/preview.h"
#include "service/rulebooks/library.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {

// Which edition the scenarios are of.
struct ScenarioTarget {
  std::string id;
  std::string edition;
  std::string rates;  // empty: the newest
};

// The plan of a scenario: the edition with the scenario's own readings and parameters.
Selection SelectionFor(const ReadyScenario& ready, const ScenarioTarget& target);

// The question of one day. It borrows the scenario. kInvalidArgument if the check's day is none.
absl::StatusOr<Question> QuestionFor(const ReadyScenario& ready, const v1::Check& check);

// The answer on one day, with as much of explanation and windows as the check needs.
absl::StatusOr<v1::PreviewResponse> Ask(const Plan& plan, const ReadyScenario& ready,
                                        const v1::Check& check);

// What the plan has paid over a period. kInvalidArgument naming the day or the field that is wrong.
absl::StatusOr<v1::ScheduleResponse> Ask(const Plan& plan, const ReadyScenario& ready,
                                         const v1::PeriodCheck& check);

v1::ExplanationDetail DetailFor(const v1::Check& check);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_ASKING_H_

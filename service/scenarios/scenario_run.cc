// Tested by tests/service/scenarios/scenario_run_test.cc.
#include "service/scenarios/scenario_run.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/scenarios/expectation.h"
#include "service/scenarios/expected_names.h"
#include "service/scenarios/schedule_expectation.h"

namespace fairstart {
namespace {

// Who answers what a scenario asks.
struct Asker {
  std::function<absl::StatusOr<v1::PreviewResponse>(const ReadyScenario& ready,
                                                    const v1::Check& check)>
      day;
  std::function<absl::StatusOr<v1::ScheduleResponse>(const ReadyScenario& ready,
                                                     const v1::PeriodCheck& check)>
      period;
};

void AddFailure(const ReadyScenario& ready, const std::string& as_of, const std::string& path,
                const Mismatch& mismatch, ScenarioReport& report) {
  ScenarioFailure failure;
  failure.file = ready.file;
  failure.position =
      Locate(*ready.positions, absl::StrCat(ready.path, path.empty() ? "" : ".", path));
  failure.scenario = ready.scenario.name();
  failure.as_of = as_of;
  failure.what = mismatch.what;
  failure.expected = mismatch.expected;
  failure.got = mismatch.got;
  report.failures.push_back(std::move(failure));
}

void RunDays(const ReadyScenario& ready, const Asker& ask, ScenarioReport& report) {
  for (int i = 0; i < ready.scenario.check_size(); ++i) {
    const v1::Check& check = ready.scenario.check(i);
    const std::string at = absl::StrCat("check[", i, "]");
    ++report.days;
    const absl::StatusOr<v1::PreviewResponse> answer = ask.day(ready, check);
    if (!answer.ok()) {
      AddFailure(ready, check.as_of(), at,
                 {"", "answer", "a finding", std::string(answer.status().message())}, report);
      continue;
    }
    for (const Mismatch& mismatch : Compare(check, *answer)) {
      const std::string path = mismatch.path.empty() ? at : absl::StrCat(at, ".", mismatch.path);
      AddFailure(ready, check.as_of(), path, mismatch, report);
    }
  }
}

void RunPeriods(const ReadyScenario& ready, const Asker& ask, ScenarioReport& report) {
  for (int i = 0; i < ready.scenario.period_size(); ++i) {
    const v1::PeriodCheck& check = ready.scenario.period(i);
    const std::string at = absl::StrCat("period[", i, "]");
    ++report.periods;
    const absl::StatusOr<v1::ScheduleResponse> answer = ask.period(ready, check);
    if (!answer.ok()) {
      AddFailure(ready, check.first_day(), at,
                 {"", "answer", "a schedule", std::string(answer.status().message())}, report);
      continue;
    }
    for (const Mismatch& mismatch : Compare(check, answer->schedule())) {
      AddFailure(ready, "", absl::StrCat(at, ".", mismatch.path), mismatch, report);
    }
  }
}

void Run(const ReadyScenario& ready, const Asker& ask, ScenarioReport& report) {
  ++report.scenarios;
  RunDays(ready, ask, report);
  RunPeriods(ready, ask, report);
}

// A request to a server about the scenario's case, but for its days.
template <typename Request>
Request RequestFor(const ReadyScenario& ready, const ScenarioTarget& target) {
  Request request;
  request.mutable_rulebook()->set_id(target.id);
  request.mutable_rulebook()->set_edition(target.edition);
  request.mutable_rulebook()->set_rates(target.rates);
  for (const std::string& reading : ready.scenario.reading()) {
    request.mutable_rulebook()->add_readings(reading);
  }
  *request.mutable_case_() = ready.facts;
  if (ready.record.has_value()) *request.mutable_record() = *ready.record;
  return request;
}

}  // namespace

std::string ToString(const ScenarioFailure& failure) {
  std::string text = failure.file;
  if (failure.position.line > 0) {
    absl::StrAppend(&text, ":", failure.position.line, ":", failure.position.column);
  }
  absl::StrAppend(&text, ": ", failure.scenario);
  if (!failure.as_of.empty()) absl::StrAppend(&text, " on ", failure.as_of);
  absl::StrAppend(&text, ": ", failure.what, ": expected ", failure.expected, ", got ",
                  failure.got);
  return text;
}

ScenarioReport RunScenarios(const ScenarioSet& set, const RulebookLibrary& library,
                            const ScenarioTarget& target) {
  ScenarioReport report;
  std::optional<ExpectedNames> names;
  for (const ReadyScenario& ready : set.scenarios) {
    const absl::StatusOr<std::shared_ptr<const Plan>> plan =
        library.Find(SelectionFor(ready, target));
    if (!plan.ok()) {
      ++report.scenarios;
      AddFailure(ready, "", "", {"", "rulebook", "a plan", std::string(plan.status().message())},
                 report);
      continue;
    }
    if (!names.has_value()) names.emplace(MergedRulebook(**plan));
    for (const Mismatch& unknown : names->Unknown(ready.scenario)) {
      AddFailure(ready, "", unknown.path, unknown, report);
    }
    const auto ask = [&plan](const ReadyScenario& asked, const auto& check) {
      return Ask(**plan, asked, check);
    };
    Run(ready, {ask, ask}, report);
  }
  return report;
}

ScenarioReport RunScenariosThrough(const ScenarioServer& server, const ScenarioSet& set,
                                   const ScenarioTarget& target) {
  Asker ask;
  ask.day = [&](const ReadyScenario& ready, const v1::Check& check) {
    auto request = RequestFor<v1::PreviewRequest>(ready, target);
    request.set_as_of(check.as_of());
    request.set_explanation(DetailFor(check));
    request.set_windows(NeedsWindows(check));
    return server.preview(request.SerializeAsString());
  };
  ask.period = [&](const ReadyScenario& ready, const v1::PeriodCheck& check) {
    auto request = RequestFor<v1::ScheduleRequest>(ready, target);
    request.set_first_day(check.first_day());
    request.set_last_day(check.last_day());
    return server.schedule(request.SerializeAsString());
  };
  ScenarioReport report;
  for (const ReadyScenario& ready : set.scenarios) {
    if (ready.scenario.parameter_size() > 0) {
      ++report.left_out;
    } else {
      Run(ready, ask, report);
    }
  }
  return report;
}

}  // namespace fairstart

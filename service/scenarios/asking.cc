// Tested by tests/service/scenarios/scenario_run_test.cc.
#include "service/scenarios/asking.h"

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "service/scenarios/expectation.h"

namespace fairstart {

Selection SelectionFor(const ReadyScenario& ready, const ScenarioTarget& target) {
  Selection selection;
  selection.id = target.id;
  selection.edition = target.edition;
  selection.rates = target.rates;
  selection.options.readings = {ready.scenario.reading().begin(), ready.scenario.reading().end()};
  selection.options.parameters = {ready.scenario.parameter().begin(),
                                  ready.scenario.parameter().end()};
  return selection;
}

absl::StatusOr<Question> QuestionFor(const ReadyScenario& ready, const v1::Check& check) {
  const absl::StatusOr<Day> as_of = ParseDay(check.as_of());
  if (!as_of.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("as_of: ", std::string(as_of.status().message())));
  }
  Question question;
  question.facts = &ready.facts;
  question.record = ready.record.has_value() ? &*ready.record : nullptr;
  question.facts_digest = Sha256Hex(ready.facts.SerializeAsString());
  if (ready.record.has_value()) {
    question.record_digest = Sha256Hex(ready.record->SerializeAsString());
  }
  question.as_of = *as_of;
  return question;
}

absl::StatusOr<v1::PreviewResponse> Ask(const Plan& plan, const ReadyScenario& ready,
                                        const v1::Check& check) {
  const absl::StatusOr<Question> question = QuestionFor(ready, check);
  if (!question.ok()) return question.status();
  return Answer(plan, *question, DetailFor(check), NeedsWindows(check));
}

v1::ExplanationDetail DetailFor(const v1::Check& check) {
  return NeedsExplanation(check) ? v1::EXPLANATION_DETAIL_FULL : v1::EXPLANATION_DETAIL_UNSPECIFIED;
}

}  // namespace fairstart

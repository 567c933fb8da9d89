// Tested by tests/service/scenarios/scenario_run_test.cc.
#include "service/scenarios/asking.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "service/errors/rich_status.h"
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

namespace {

absl::StatusOr<Day> DayIn(const char* field, const std::string& text) {
  absl::StatusOr<Day> day = ParseDay(text);
  if (day.ok()) return day;
  return absl::InvalidArgumentError(absl::StrCat(field, ": ", std::string(day.status().message())));
}

Question QuestionOn(const ReadyScenario& ready, Day as_of) {
  Question question;
  question.facts = &ready.facts;
  question.record = ready.record.has_value() ? &*ready.record : nullptr;
  question.facts_digest = Sha256Hex(ready.facts.SerializeAsString());
  if (ready.record.has_value()) {
    question.record_digest = Sha256Hex(ready.record->SerializeAsString());
  }
  question.as_of = as_of;
  return question;
}

}  // namespace

absl::StatusOr<Question> QuestionFor(const ReadyScenario& ready, const v1::Check& check) {
  const absl::StatusOr<Day> as_of = DayIn("as_of", check.as_of());
  if (!as_of.ok()) return as_of.status();
  return QuestionOn(ready, *as_of);
}

absl::StatusOr<v1::PreviewResponse> Ask(const Plan& plan, const ReadyScenario& ready,
                                        const v1::Check& check) {
  const absl::StatusOr<Question> question = QuestionFor(ready, check);
  if (!question.ok()) return question.status();
  return Answer(plan, *question, DetailFor(check), NeedsWindows(check));
}

absl::StatusOr<v1::ScheduleResponse> Ask(const Plan& plan, const ReadyScenario& ready,
                                         const v1::PeriodCheck& check) {
  const absl::StatusOr<Day> first = DayIn("first_day", check.first_day());
  if (!first.ok()) return first.status();
  const absl::StatusOr<Day> last = DayIn("last_day", check.last_day());
  if (!last.ok()) return last.status();
  std::variant<v1::Schedule, FieldViolations> schedule =
      Schedule(plan, QuestionOn(ready, *first), *last);
  if (const auto* violations = std::get_if<FieldViolations>(&schedule)) {
    return InvalidRequest(*violations);
  }
  v1::ScheduleResponse response;
  *response.mutable_schedule() = std::move(std::get<v1::Schedule>(schedule));
  return response;
}

v1::ExplanationDetail DetailFor(const v1::Check& check) {
  return NeedsExplanation(check) ? v1::EXPLANATION_DETAIL_FULL : v1::EXPLANATION_DETAIL_UNSPECIFIED;
}

}  // namespace fairstart

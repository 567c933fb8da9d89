// The façade: each operation reads the question once and calls the room that does the work.
#include "engine/engine.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/comparison/comparison.h"
#include "engine/evaluation/answer.h"
#include "engine/evaluation/finding_bytes.h"
#include "engine/evaluation/windows.h"
#include "engine/explanation/explain.h"
#include "engine/facts/describe.h"
#include "engine/plan_items/plan_items.h"
#include "engine/questions/questions.h"
#include "engine/rulebook/format.h"
#include "engine/rulebook/plan.h"
#include "engine/schedule/schedule.h"
#include "engine/timeline/duty_calendar.h"
#include "engine/timeline/timeline.h"

namespace fairstart {

const v1::Rulebook& MergedRulebook(const Plan& plan) { return plan.merged; }
v1::EditionReference RulebookEdition(const Plan& plan) { return plan.rulebook_edition; }
v1::EditionReference RatesEdition(const Plan& plan) { return plan.rates_edition; }
std::string RulesDigest(const Plan& plan) { return plan.rules_digest; }

std::vector<std::string> EntitlementNames(const Plan& plan) {
  std::vector<std::string> names;
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    names.push_back(entitlement.source->name());
  }
  return names;
}

FieldViolations CheckInput(const Plan& plan, const Question& question) {
  Arena arena;
  FieldViolations violations;
  Read(plan, question, arena, violations);
  return violations;
}

std::variant<std::string, FieldViolations> EvaluateToBytes(const Plan& plan,
                                                           const Question& question) {
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return violations;
  const Found found = FindAnswer(plan, question, read, arena, question.as_of);
  WireWriter writer;
  WriteFinding(plan, question, question.as_of, found, writer);
  return writer.Take();
}

std::variant<v1::Finding, FieldViolations> Evaluate(const Plan& plan, const Question& question) {
  auto answer = EvaluateToBytes(plan, question);
  if (auto* violations = std::get_if<FieldViolations>(&answer)) return std::move(*violations);
  v1::Finding finding;
  finding.ParseFromString(std::get<std::string>(answer));
  return finding;
}

v1::Windows FindWindows(const Plan& plan, const Question& question, const v1::Finding&) {
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return v1::Windows();
  const Found found = FindAnswer(plan, question, read, arena, question.as_of);
  return FindWindows(plan, question, read, found, arena);
}

namespace {

// What is wrong with a period that ends on `last_day`.
FieldViolations CheckPeriod(const Question& question, Day last_day) {
  FieldViolations violations;
  if (last_day < question.as_of) {
    violations.push_back(
        {"last_day", absl::StrCat(FormatDay(last_day), " is before the first day, ",
                                  FormatDay(question.as_of), "; give a day that is not")});
  } else if (last_day >= AddDays(question.as_of, kMostDaysOfPeriod)) {
    violations.push_back(
        {"last_day",
         absl::StrCat(FormatDay(last_day), " is more than twenty years after the first day, ",
                      FormatDay(question.as_of), "; ask for a shorter period")});
  }
  return violations;
}

// The timeline of `period`, unless there are violations already.
std::variant<std::string, FieldViolations> ProjectOver(const Plan& plan, const Question& question,
                                                       const Window& period,
                                                       FieldViolations violations, Effort* effort) {
  Arena arena;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return violations;
  Effort own;
  return MakeTimeline(plan, question, read, period, arena, effort == nullptr ? own : *effort);
}

v1::Timeline ParseTimeline(const std::string& bytes) {
  v1::Timeline timeline;
  timeline.ParseFromString(bytes);
  return timeline;
}

}  // namespace

std::variant<std::string, FieldViolations> ProjectToBytes(const Plan& plan,
                                                          const Question& question, Day last_day,
                                                          Effort* effort) {
  return ProjectOver(plan, question, {question.as_of, last_day}, CheckPeriod(question, last_day),
                     effort);
}

std::variant<v1::Timeline, FieldViolations> Project(const Plan& plan, const Question& question,
                                                    Day last_day, Effort* effort) {
  auto timeline = ProjectToBytes(plan, question, last_day, effort);
  if (auto* violations = std::get_if<FieldViolations>(&timeline)) return std::move(*violations);
  return ParseTimeline(std::get<std::string>(timeline));
}

std::variant<v1::Schedule, FieldViolations> Schedule(const Plan& plan, const Question& question,
                                                     Day last_day) {
  const Window period{question.as_of, last_day};
  auto timeline = ProjectOver(plan, question, WholeWeeks(period, plan.merged.about().week_begins()),
                              CheckPeriod(question, last_day), nullptr);
  if (auto* violations = std::get_if<FieldViolations>(&timeline)) return std::move(*violations);
  return MakeSchedule(plan.merged, ParseTimeline(std::get<std::string>(timeline)), question.record,
                      period);
}

std::variant<v1::PlanItems, FieldViolations> PlanItems(const Plan& plan, const Question& question) {
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return violations;
  return MakePlanItems(plan, question, read, arena);
}

std::variant<v1::DutyCalendar, FieldViolations> Duties(const Plan& plan, const Question& question,
                                                       Day last_day) {
  Arena arena;
  FieldViolations violations = CheckPeriod(question, last_day);
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return violations;
  std::variant<std::string, FieldViolations> timeline =
      MakeTimelineOfDuties(plan, question, read, {question.as_of, last_day}, arena);
  if (auto* refused = std::get_if<FieldViolations>(&timeline)) return std::move(*refused);
  return MakeDutyCalendar(ParseTimeline(std::get<std::string>(timeline)));
}

std::variant<v1::Comparison, FieldViolations> Compare(const ComparedSide& before,
                                                      const ComparedSide& after,
                                                      const PlanSource& plans,
                                                      SumsByEntitlement* sums) {
  return MakeComparison(before, after, plans, sums);
}

std::variant<v1::Questions, FieldViolations> FindQuestions(const Plan& plan,
                                                           const Question& question) {
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return violations;
  return MakeQuestions(plan, question, read, arena);
}

v1::Explanation Explain(const Plan& plan, const Question& question, const v1::Finding& finding,
                        v1::ExplanationDetail detail) {
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return v1::Explanation();
  return Explain(plan, question, read, finding, detail, arena);
}

std::vector<v1::FactDescription> DescribeFacts(const Plan& plan) {
  return Describe(plan.schema, plan.used_case_fields);
}

std::variant<std::string, Diagnostic> Format(const RulebookFile& file) {
  std::variant<std::string, FormatProblem> formatted = FormatText(file.bytes);
  if (auto* text = std::get_if<std::string>(&formatted)) return std::move(*text);
  const FormatProblem& problem = std::get<FormatProblem>(formatted);
  Diagnostic diagnostic;
  diagnostic.file = file.path;
  diagnostic.line = problem.line;
  diagnostic.column = problem.column;
  diagnostic.problem = problem.problem;
  diagnostic.mend = problem.mend;
  return diagnostic;
}

}  // namespace fairstart

// Tested by tests/service/cli/cohort_command_test.cc.
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "engine/calendar/span.h"
#include "service/cli/case_question.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cohorts/assumptions.h"
#include "service/cohorts/synthetic_case.h"

namespace fairstart {
namespace {

void PrintAssumptions(Console& console) {
  Page page(console.out, console.colour);
  page.Paragraph(0,
                 "Assumptions of synthetic cohorts, in a thousand. They are no statistics of any "
                 "council: nothing may "
                 "be concluded from them about how many young people there are.",
                 Page::Style::kStrong);
  for (const Assumption* assumption : AllAssumptions()) {
    page.Heading(std::string(assumption->question));
    page.Paragraph(2, std::string(assumption->reason), Page::Style::kFaint);
    for (const Share& share : assumption->shares) {
      if (share.per_mille == 0) continue;
      page.Row(2, std::string(share.name), absl::StrCat(share.per_mille), Page::Style::kPlain);
    }
  }
}

absl::StatusOr<std::shared_ptr<const Plan>> FindPlan(const CohortArguments& arguments) {
  AnswererArguments asking;
  asking.rules = arguments.rules;
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(asking, rulebook);
  if (!answerer.ok()) return answerer.status();
  const v1::RulebookSelector selector = SelectorOf(asking, rulebook);
  Selection selection;
  selection.id = selector.id();
  selection.edition = selector.edition();
  return answerer->library->Find(selection);
}

absl::StatusOr<Day> DayOf(const CohortArguments& arguments, const v1::Rulebook& rulebook) {
  if (!arguments.as_of.empty()) {
    const absl::StatusOr<Day> day = ParseDay(arguments.as_of);
    if (day.ok()) return day;
    return absl::InvalidArgumentError(
        absl::StrCat("--as-of: ", std::string(day.status().message())));
  }
  const absl::StatusOr<Day> begins = ParseDay(rulebook.about().in_force_from());
  if (!begins.ok()) return begins.status();
  return PreviousDay(Plus(*begins, Span{.months = 12}));
}

}  // namespace

ExitCode Cohort(const CohortArguments& arguments, Console& console) {
  if (arguments.assumptions) {
    PrintAssumptions(console);
    return ExitCode::kOk;
  }
  if (arguments.size == 0) {
    return PrintError("--size", absl::InvalidArgumentError("is needed; say how many"), console.err);
  }
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = FindPlan(arguments);
  if (!plan.ok()) return PrintError(plan.status(), console.err);
  const v1::Rulebook& rulebook = MergedRulebook(**plan);
  const absl::StatusOr<Day> day = DayOf(arguments, rulebook);
  if (!day.ok()) return PrintError(day.status(), console.err);
  for (int64_t number = 1; number <= arguments.size; ++number) {
    const ExitCode printed = PrintJsonLine(
        SyntheticCase(arguments.seed, static_cast<uint64_t>(number), *day, rulebook), console);
    if (printed != ExitCode::kOk) return printed;
  }
  return ExitCode::kOk;
}

}  // namespace fairstart

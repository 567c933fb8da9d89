// Tested by tests/service/publishing/shipped_book_test.cc.
#include "service/publishing/rule_book.h"

#include "service/publishing/book_scenarios.h"

namespace fairstart {

Book RuleBook(const RulebookLibrary& library, const Selection& selection, const Plan& plan,
              const ScenarioSet& scenarios) {
  Book book = MakeBook(plan, [&](const std::string& reading) -> std::shared_ptr<const Plan> {
    Selection other = selection;
    other.options.readings.push_back(reading);
    const absl::StatusOr<CompileResult> result = library.Diagnose(other);
    return result.ok() ? result->plan : nullptr;
  });
  AddScenarios(plan, scenarios, book);
  return book;
}

}  // namespace fairstart

// Tested by tests/service/cli/compare_command_test.cc.
#include "service/cli/compare_alternative.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/cli/parameter_argument.h"
#include "service/cli/printed_error.h"
#include "service/decisions/alternative.h"

namespace fairstart {
namespace {

// Whether anything is to be otherwise.
bool AsksForSomethingElse(const CompareArguments& arguments) {
  return !(arguments.other_case.empty() && arguments.other_record.empty() &&
           arguments.other_as_of.empty() && arguments.other_rulebook.empty() &&
           arguments.other_rates.empty() && arguments.other_readings.empty() &&
           arguments.other_parameters.empty());
}

Selection SelectionOf(const v1::RulebookSelector& selector) {
  Selection selection;
  selection.id = selector.id();
  selection.edition = selector.edition();
  selection.rates = selector.rates();
  selection.options.readings = {selector.readings().begin(), selector.readings().end()};
  return selection;
}

// The day that decides which edition the other side is under; none when each case has its own.
absl::StatusOr<std::optional<Day>> OtherDay(const CompareArguments& arguments,
                                            const std::string& as_of) {
  const bool another_day = !arguments.other_as_of.empty();
  const std::string& text = another_day ? arguments.other_as_of : as_of;
  if (text.empty()) return std::optional<Day>();
  const absl::StatusOr<Day> day = ParseDay(text);
  if (!day.ok()) return AboutFlag(another_day ? "--other-as-of" : "--as-of", day.status());
  return std::optional<Day>(*day);
}

// The rulebook of the other side, whose parameters are changed.
absl::StatusOr<std::shared_ptr<const Plan>> OtherPlan(const CompareArguments& arguments,
                                                      const v1::RulebookSelector& before,
                                                      const v1::RulebookSelector& other,
                                                      const std::string& as_of,
                                                      const RulebookLibrary& library) {
  const absl::StatusOr<std::optional<Day>> day = OtherDay(arguments, as_of);
  if (!day.ok()) return day.status();
  Selection selection =
      AlternativeSelection(SelectionOf(before), other, day->value_or(Day::First()));
  selection.day = *day;
  if (!day->has_value() && selection.edition.empty() && library.Editions(selection.id).size() > 1) {
    return absl::InvalidArgumentError(
        "--other-parameter: the parameter may be another in each edition; name one with --rulebook "
        "ID/EDITION, or "
        "the day with --as-of");
  }
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(selection);
  if (!plan.ok()) return Below("alternative", plan.status());
  return plan;
}

}  // namespace

absl::StatusOr<v1::Alternative> AlternativeOf(const CompareArguments& arguments,
                                              const v1::RulebookSelector& before,
                                              const std::string& as_of,
                                              const RulebookLibrary* library) {
  if (!AsksForSomethingElse(arguments)) {
    return absl::InvalidArgumentError(
        "say what is to be otherwise, with --other-case, --other-record, --other-as-of, "
        "--other-rulebook, --other-rates, --other-reading or --other-parameter");
  }
  v1::Alternative alternative;
  v1::RulebookSelector other;
  const size_t slash = arguments.other_rulebook.find('/');
  other.set_id(arguments.other_rulebook.substr(0, slash));
  if (slash != std::string::npos) other.set_edition(arguments.other_rulebook.substr(slash + 1));
  other.set_rates(arguments.other_rates);
  for (const std::string& reading : arguments.other_readings) other.add_readings(reading);
  if (other.ByteSizeLong() > 0) *alternative.mutable_rulebook() = other;
  alternative.set_as_of(arguments.other_as_of);
  if (arguments.other_parameters.empty()) return alternative;
  if (library == nullptr) {
    return absl::InvalidArgumentError(
        "--other-parameter: the parameter is changed from the one in the rules folder; leave out "
        "--server");
  }
  const absl::StatusOr<std::shared_ptr<const Plan>> plan =
      OtherPlan(arguments, before, other, as_of, *library);
  if (!plan.ok()) return plan.status();
  std::vector<v1::Parameter> parameters;
  for (const std::string& text : arguments.other_parameters) {
    const absl::Status put = PutParameter(text, MergedRulebook(**plan), parameters);
    if (!put.ok()) return AboutFlag("--other-parameter", put);
  }
  for (v1::Parameter& parameter : parameters) *alternative.add_parameters() = std::move(parameter);
  return alternative;
}

}  // namespace fairstart

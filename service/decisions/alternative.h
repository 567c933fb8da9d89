// From a request and its alternative to the two sides of a comparison.
#ifndef FAIRSTART_SERVICE_DECISIONS_ALTERNATIVE_H_
#define FAIRSTART_SERVICE_DECISIONS_ALTERNATIVE_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "google/protobuf/repeated_field.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// The most parameters that an alternative may put in place of others.
inline constexpr int kMostOtherParameters = 32;

// A selection as a plan's choice: what it leaves to the day, or to the newest, is taken from the
// plan.
PlanChoice ChoiceOf(const Selection& selection, const Plan& plan);

// What an alternative selects where `before` is what is selected without it. A rulebook of another
// id, or another day, that names no edition is in the edition in force; a reading takes the place
// of one of the same interpretation, and the others stay.
Selection AlternativeSelection(const Selection& before, const v1::RulebookSelector& alternative,
                               Day day);

// What is wrong with parameters put in place of those of `rulebook`, by path
// ("alternative.parameters[0].name"): a name that it does not have or that is given twice, another
// unit or other keys, a day or value that cannot be read.
FieldViolations CheckOtherParameters(
    const v1::Rulebook& rulebook,
    const google::protobuf::RepeatedPtrField<v1::Parameter>& parameters);

// The plan of an alternative's selection, its parameters checked. Errors are the library's, with
// "alternative." before each field; parameters with which the rulebook does not compile are a
// violation.
absl::StatusOr<std::shared_ptr<const Plan>> FindAlternative(const RulebookLibrary& library,
                                                            Selection selection);

// Gives plans of the library, which must outlive it. Any thread may call it.
PlanSource PlansOf(const RulebookLibrary& library);

// The same error about the fields below `field`: "alternative.rulebook.edition".
absl::Status Below(const std::string& field, const absl::Status& status);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_ALTERNATIVE_H_

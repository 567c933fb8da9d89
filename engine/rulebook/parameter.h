// What a row of a parameter writes: a value in a unit, the day of the next uprating.
#ifndef FAIRSTART_ENGINE_RULEBOOK_PARAMETER_H_
#define FAIRSTART_ENGINE_RULEBOOK_PARAMETER_H_

#include <string>

#include "absl/status/statusor.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// The value that `text` writes in `unit`: pounds "57.90", "13 weeks", "16", "1/2", "yes", text.
// Texts are borrowed. kInvalidArgument says what was read and what is wanted.
absl::StatusOr<Value> ParseValue(v1::Unit unit, const std::string& text);

// The first day after `from` that has this month and day ("04-06").
absl::StatusOr<Day> NextUprating(const std::string& month_and_day, Day from);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_PARAMETER_H_

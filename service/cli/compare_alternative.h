// What is to be otherwise, from the command's arguments.
#ifndef FAIRSTART_SERVICE_CLI_COMPARE_ALTERNATIVE_H_
#define FAIRSTART_SERVICE_CLI_COMPARE_ALTERNATIVE_H_

#include <string>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/cli/commands.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// The alternative of the --other flags, but for its case and record. Parameters are changed from
// those that the rulebook of the other side has on `as_of`, or on --other-as-of; `as_of` is empty
// where each case has a day of its own. That takes the `library`, which may be null when no
// parameter is given. Errors name the flag or the field.
absl::StatusOr<v1::Alternative> AlternativeOf(const CompareArguments& arguments,
                                              const v1::RulebookSelector& before,
                                              const std::string& as_of,
                                              const RulebookLibrary* library);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COMPARE_ALTERNATIVE_H_

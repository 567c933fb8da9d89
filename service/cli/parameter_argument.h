// A parameter as people put it on the command line: what if this were that from a day on.
#ifndef FAIRSTART_SERVICE_CLI_PARAMETER_ARGUMENT_H_
#define FAIRSTART_SERVICE_CLI_PARAMETER_ARGUMENT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/engine.h"

namespace fairstart {

// Puts the value of "NAME=VALUE from YYYY-MM-DD" into `parameters`, the value in the form of its
// unit, as rulebooks write it ("3000.00", "13 weeks"); "NAME(KEY, KEY)=…" of a parameter with keys.
// It holds from that day on or, with " until YYYY-MM-DD" behind it, to that day; on every other day
// the parameter stays what it is in `rulebook`, or what was put into `parameters` before.
// kInvalidArgument says what is wrong with the text; whether the value can be read is left to
// whoever computes with it.
absl::Status PutParameter(const std::string& text, const v1::Rulebook& rulebook,
                          std::vector<v1::Parameter>& parameters);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PARAMETER_ARGUMENT_H_

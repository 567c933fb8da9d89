// What a scenario expects on one day, held against an answer.
#ifndef FAIRSTART_SERVICE_SCENARIOS_EXPECTATION_H_
#define FAIRSTART_SERVICE_SCENARIOS_EXPECTATION_H_

#include <string>
#include <vector>

#include "engine/engine.h"
#include "fairstart/v1/scenario.pb.h"

namespace fairstart {

// An expectation that an answer does not meet.
struct Mismatch {
  std::string path;      // of the expectation in its Check: "line[2].amount"
  std::string what;      // "living_allowance: amount"
  std::string expected;  // "£57.90"
  std::string got;       // "£57.89"
};

// Everything that `check` states and `answer` does not show; what it leaves out is not looked at.
// A line that met a defect of the rulebook is always a mismatch. Windows and explanation must be in
// the answer where the check states something of them (NeedsWindows, NeedsExplanation).
std::vector<Mismatch> Compare(const v1::Check& check, const v1::PreviewResponse& answer);

// Whether the check states a window, or a sum of the explanation.
bool NeedsWindows(const v1::Check& check);
bool NeedsExplanation(const v1::Check& check);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_EXPECTATION_H_

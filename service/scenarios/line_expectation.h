// What a scenario expects of one line, held against that line of an answer.
#ifndef FAIRSTART_SERVICE_SCENARIOS_LINE_EXPECTATION_H_
#define FAIRSTART_SERVICE_SCENARIOS_LINE_EXPECTATION_H_

#include <string>
#include <vector>

#include "engine/engine.h"
#include "fairstart/v1/scenario.pb.h"
#include "service/scenarios/expectation.h"

namespace fairstart {

// "living_allowance", or "birthday_payment 2017-05-15" with an instance.
std::string NameOfLine(const std::string& entitlement, const std::string& instance);

// "ENTITLED".
std::string NameOfOutcome(v1::Outcome outcome);

// A day of a window as a scenario writes it: the day, or `open` where the window is.
std::string NameOfEnd(const std::string& day, const std::string& open);

// Adds a mismatch at `path` if the sum is not what is expected of it: pounds ("-3.20" below zero),
// "none", or "" for whatever it is. `got` is null when there is none.
void CompareMoney(const std::string& path, const std::string& what, const std::string& expected,
                  const v1::Money* got, std::vector<Mismatch>& mismatches);

// Adds what `check`, at `path`, states and line number `index` of the answer does not show.
void CompareLine(const v1::LineCheck& check, const std::string& path,
                 const v1::PreviewResponse& answer, int index, std::vector<Mismatch>& mismatches);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_LINE_EXPECTATION_H_

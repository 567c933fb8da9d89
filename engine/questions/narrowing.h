// What lines come to for each value that a missing fact can have.
#ifndef FAIRSTART_ENGINE_QUESTIONS_NARROWING_H_
#define FAIRSTART_ENGINE_QUESTIONS_NARROWING_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>

#include "engine/evaluation/evaluation.h"
#include "engine/questions/missing_facts.h"
#include "engine/questions/twelve_months.h"

namespace fairstart {

// Between what the lines that a fact can change lie, whatever it is.
struct FactSums {
  std::map<LineKey, LineSums> lines;
  LineSums together;
  bool exact =
      false;  // as narrow as can be: every value was looked at, and nothing else is missing
};

// The sums of these lines of `lines`, together. The week is there if one of them is paid by the
// week.
LineSums Together(const std::map<LineKey, LineSums>& lines);

// The sums as they are found while nothing is known of the fact.
FactSums SumsOf(const MissingFact& fact, const LinesOfYear& lines);

// The sums for all values of a fact: each yes, no and choice by itself; numbers and days run by
// run, each run cut in two until looking at its values one by one could not narrow the sums. What
// is cut too often counts with what is known of the run, so that the sums are sound in any case.
// Also lines come in that there are only for some values. Nothing if the values of the fact cannot
// be gone through, or if `steps_left` is used up, which it takes its steps off. `lines` are those
// of the question itself.
std::optional<FactSums> Narrow(const YearQuestion& asked, Evaluation& evaluation,
                               const MissingFact& fact, const LinesOfYear& lines,
                               int64_t& steps_left);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_QUESTIONS_NARROWING_H_

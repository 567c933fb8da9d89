// The confirmation of a formula: what may change in a later case without a new decision.
#ifndef FAIRSTART_SERVICE_DECIDING_FORMULA_H_
#define FAIRSTART_SERVICE_DECIDING_FORMULA_H_

#include <string>
#include <vector>

#include "engine/engine.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/ledger.pb.h"
#include "service/deciding/decision_history.h"

namespace fairstart {

// What is wrong with a formula to be confirmed of a case, as violations below `path`: no input, a
// path that is no fact of a case, a range where the fact is no number, a period that cannot be
// read.
FieldViolations CheckFormula(const v1::FormulaConfirmation& formula, const v1::CaseFacts& decided,
                             const std::string& path);

// A finding and the case that it is about. Borrowed.
struct FoundOf {
  const ProposedFinding& proposed;
  const v1::CaseFacts& facts;
};

// Why a later finding does not come under a formula that was confirmed of an earlier one, a clause
// each; empty if it does. It was worked out with the same rulebook, in all that it amends too, with
// the same rates and readings, and the later case differs from the decided one only
//   in known_through, which is no earlier, and in the order of records;
//   in inputs of the formula that stay within their ranges, in records that begin in the formula's
//   period; by records that begin in the period and are like one of the decided case's in all but
//   their id, their days and the inputs, which are within their ranges.
// REQUIRES: CheckFormula found nothing.
std::vector<std::string> OutsideFormula(const v1::FormulaConfirmation& formula,
                                        const FoundOf& decided, const FoundOf& later);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_FORMULA_H_

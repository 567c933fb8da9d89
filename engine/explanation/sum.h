// The sum that an expression did, with its numbers.
#ifndef FAIRSTART_ENGINE_EXPLANATION_SUM_H_
#define FAIRSTART_ENGINE_EXPLANATION_SUM_H_

#include <string>
#include <vector>

#include "engine/evaluation/evaluation.h"

namespace fairstart {

// "£120.00 − £60.00 = £60.00"; "" when the program does no sum: it names one value, or gives none
// that is known. A choice shows the branch it took.
std::string SumText(Execution& execution, const Program& program,
                    const std::vector<Value>& variables);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_SUM_H_

// Why something changes on a day, in words.
#ifndef FAIRSTART_ENGINE_EXPLANATION_TURN_WORDS_H_
#define FAIRSTART_ENGINE_EXPLANATION_TURN_WORDS_H_

#include <vector>

#include "engine/explanation/words.h"
#include "engine/expr/checker.h"
#include "engine/expr/turn.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// A clause: "the young person becomes 18", "the placement begins". `variables` are those outside the
// program in which it turns.
Words TurnWords(const Plan& plan, const Turn& turn, const std::vector<Variable>& variables);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_TURN_WORDS_H_

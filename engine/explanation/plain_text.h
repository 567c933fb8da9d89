// Expressions in plain English, generated from the expression itself and the labels of what it
// names, so that prose can never disagree with the formula.
#ifndef FAIRSTART_ENGINE_EXPLANATION_PLAIN_TEXT_H_
#define FAIRSTART_ENGINE_EXPLANATION_PLAIN_TEXT_H_

#include <string>
#include <vector>

#include "engine/explanation/words.h"
#include "engine/expr/checker.h"
#include "engine/expr/program.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// A program in one line of words: a bool as a clause that may follow "if" ("the young person is
// under 21 on the day"), any other value as a noun phrase ("the counted pay"). `variables` are
// those outside the program, in order.
Words InOneLine(const Plan& plan, const Program& program, const std::vector<Variable>& variables);

// The same as a passage: several conditions are a list.
Passage InWords(const Plan& plan, const Program& program, const std::vector<Variable>& variables);

// InOneLine, without links.
std::string PlainText(const Plan& plan, const Program& program,
                      const std::vector<Variable>& variables);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_PLAIN_TEXT_H_

// Expressions in plain English, generated from the expression itself and the labels of what it
// names, so that prose can never disagree with the formula.
#ifndef FAIRSTART_ENGINE_EXPLANATION_PLAIN_TEXT_H_
#define FAIRSTART_ENGINE_EXPLANATION_PLAIN_TEXT_H_

#include <string>
#include <vector>

#include "engine/expr/program.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// A program in words. `variables` are the names of its variables, as they are called in the text.
std::string PlainText(const Plan& plan, const Program& program,
                      const std::vector<std::string>& variables);

// What a definition or parameter is called: its label, else its name.
std::string DefinitionLabel(const Plan& plan, int index);
std::string ParameterLabel(const Plan& plan, int index);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_PLAIN_TEXT_H_

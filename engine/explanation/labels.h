// What declared things are called.
#ifndef FAIRSTART_ENGINE_EXPLANATION_LABELS_H_
#define FAIRSTART_ENGINE_EXPLANATION_LABELS_H_

#include <string>
#include <vector>

#include "engine/expr/checker.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// The label of a definition or table, a parameter or a fact; else its name in words.
std::string DefinitionLabel(const Plan& plan, int index);
std::string ParameterLabel(const Plan& plan, int index);
std::string FieldLabel(const RecordType& type, int field);

// Where links to them lead (engine/explanation/anchor.h): to a table as to a definition, since a
// reading may put one in place of the other. A citation without a source is of the rulebook's
// first.
std::string DefinitionAnchor(const Plan& plan, int index);
std::string ParameterAnchor(const Plan& plan, int index);
std::string CitationAnchor(const Plan& plan, const v1::Citation& citation);

// The value of a parameter that has but one for all time ("£20.00 a week"); "" for those that
// change or have keys, and for identifiers, which are nothing to read.
std::string OnlyValue(const Plan& plan, int parameter);

// The variables of expressions about one record, and of those inside nested for_each.
std::vector<Variable> VariablesOf(const PlanDefinition& definition);
std::vector<Variable> VariablesOf(const std::vector<PlanForEach>& loops);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_LABELS_H_

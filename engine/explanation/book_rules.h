// Each kind of declaration as a rule of the book.
#ifndef FAIRSTART_ENGINE_EXPLANATION_BOOK_RULES_H_
#define FAIRSTART_ENGINE_EXPLANATION_BOOK_RULES_H_

#include "engine/explanation/book.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// What people get. book_entitlement.cc
BookRule RuleOf(const Plan& plan, const PlanEntitlement& entitlement);

// What stops it, and what else people can claim and must do. book_answers.cc
BookRule RuleOf(const Plan& plan, const PlanBar& bar);
BookRule RuleOf(const Plan& plan, const PlanBar& bar, const PlanLift& lift);
BookRule RuleOf(const Plan& plan, const v1::Pot& pot);
BookRule RuleOf(const Plan& plan, const PlanClaim& claim);
BookRule RuleOf(const Plan& plan, const PlanDuty& duty);
BookRule RuleOf(const Plan& plan, const PlanWarning& warning);

// What that is worked out from. book_values.cc
BookRule RuleOf(const Plan& plan, const PlanDefinition& definition);  // or table
BookRule RuleOf(const Plan& plan, const PlanParameter& parameter);

// What the rulebook declares about facts, and how it reads the source. book_words.cc
BookRule RuleOf(const Plan& plan, const v1::Enumeration& enumeration);
BookRule RuleOf(const Plan& plan, const v1::FactDeclaration& fact);
BookRule RuleOf(const Plan& plan, const v1::FactWording& wording);
BookRule RuleOf(const Plan& plan, const v1::Interpretation& interpretation,
                const PlanWithReading& with_reading);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_BOOK_RULES_H_

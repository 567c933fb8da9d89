// What to ask next: what is missing from the lines of twelve months, by the money that depends on
// it.
//
// Each line is added up over the twelve months as it is found while facts are missing: between
// nothing, or what is certain, and the most that it can come to. Then the values that a fact can
// have are gone through, since what one of them gives is known better, and since the lines that it
// changes go up and down together.
#ifndef FAIRSTART_ENGINE_QUESTIONS_QUESTIONS_H_
#define FAIRSTART_ENGINE_QUESTIONS_QUESTIONS_H_

#include <variant>

#include "engine/evaluation/answer.h"
#include "fairstart/v1/questions.pb.h"

namespace fairstart {

// The questions on the day of `question`. A case that would take too many steps is a violation of
// "entitlements"; one that has too many facts missing to go through the values of all gets wider
// ranges for those with less at stake.
std::variant<v1::Questions, FieldViolations> MakeQuestions(const Plan& plan,
                                                           const Question& question,
                                                           const ReadQuestion& read, Arena& arena);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_QUESTIONS_QUESTIONS_H_

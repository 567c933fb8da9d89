// What to ask next: what is missing from the lines of twelve months, what matters most first.
//
// Each line is added up over the twelve months as it is found while facts are missing: between
// nothing, or what is certain, and the most that it can come to. Then the values that a fact can
// have are gone through, since what one of them gives is known better, and since the lines that it
// changes go up and down together.
//
// First comes what the rest hangs on: the date of birth, and then what the legal status waits for, of that
// first what can settle most of it by one answer (engine/questions/status_wait.h). All else comes by the money at
// stake. Of little known, most has "any sum" at stake: then what more lines wait for comes first, and only
// where that is the same the path decides.
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

// What a rulebook can say of terms, actors and references, as people say it.
#ifndef FAIRSTART_ENGINE_EXPLANATION_TERM_WORDS_H_
#define FAIRSTART_ENGINE_EXPLANATION_TERM_WORDS_H_

#include <string>

#include "fairstart/v1/payment_terms.pb.h"
#include "fairstart/v1/rulebook.pb.h"

namespace fairstart {

// "weekly", "to the young person", "by voucher", "in a financial year", "the personal adviser",
// "before each payment"; "" for what is not stated.
std::string InWords(v1::Frequency frequency);
std::string InWords(v1::Payee payee);
std::string InWords(v1::Manner manner);
std::string InWords(v1::CapPeriod period);
std::string InWords(v1::Actor actor);
std::string InWords(v1::Need::Before before);

// What a reference does: "gives something", "sets a task".
std::string InWords(v1::ReferenceKind kind);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_TERM_WORDS_H_

// Whether two answers say the same.
#ifndef FAIRSTART_ENGINE_EVALUATION_SAMENESS_H_
#define FAIRSTART_ENGINE_EVALUATION_SAMENESS_H_

#include "engine/evaluation/found.h"

namespace fairstart {

// Whether both lines, of one case on two days, are the same as messages.
bool SaySame(const Plan& plan, const FoundLine& a, const FoundLine& b);

// The same without the dates, the reasons, and what the line was found by: citations and
// interpretations.
bool SaySameApartFromDatesAndReasons(const Plan& plan, const FoundLine& a, const FoundLine& b);

// Whether both, of one case on two days, are the same as messages.
bool SaySame(const Plan& plan, const FoundStatus& a, const FoundStatus& b);
bool SaySame(const Plan& plan, const FoundClaim& a, const FoundClaim& b);
bool SaySame(const Plan& plan, const FoundDuty& a, const FoundDuty& b);
bool SaySame(const Plan& plan, const FoundWarning& a, const FoundWarning& b);

// Whether two whole answers, of one case on two days, are the same as messages, apart from the day and
// from what is supposed.
bool SaySame(const Plan& plan, const Found& a, const Found& b);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_SAMENESS_H_

// What a claim, duty, warning or status is, in a few words.
#ifndef FAIRSTART_ENGINE_COMPARISON_OTHER_WORDS_H_
#define FAIRSTART_ENGINE_COMPARISON_OTHER_WORDS_H_

#include <string>

#include "fairstart/v1/finding.pb.h"

namespace fairstart {

// "£57.90 a week from the state, from 1 June 2017"; "not settled".
std::string WordsOf(const v1::ClaimFinding& claim);
// "overdue, by 1 June 2017"; "to be done"; "not settled".
std::string WordsOf(const v1::DutyFinding& duty);
// What it says.
std::string WordsOf(const v1::WarningFinding& warning);
// "former relevant child"; "not settled".
std::string WordsOf(const v1::StatusFinding& status);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_OTHER_WORDS_H_

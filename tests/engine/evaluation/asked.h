// Questions about a case in care with three jobs, to the small rulebook with one more entitlement.
#ifndef FAIRSTART_TESTS_ENGINE_EVALUATION_ASKED_H_
#define FAIRSTART_TESTS_ENGINE_EVALUATION_ASKED_H_

#include <string>

#include "engine/engine.h"

namespace fairstart {

struct Asked {
  v1::Finding finding;
  v1::Windows windows;
};

// What is found of the entitlement "tested" on a day, asked of nothing else. `body` is what stands
// in its declaration besides its name, label and citation. The jobs are "long" of 1000 minutes a
// week and "short" of 100; "open" has no minutes. Whether the young person has been told is not
// known.
// `more` are further declarations.
Asked AskOfTested(const std::string& body, const std::string& day, const std::string& more = "");

// For bodies: a line for each job, and a condition.
inline constexpr char kEachJob[] =
    "for_each { each: 'j' in: 'jobs' key: 'j.id' otherwise: 'There is no job.' } "
    "amount: 'weekly_rate' ";
std::string Who(const std::string& condition);

// The line of an instance; the only one when that is empty. Fails the test when there is none.
const v1::Line& LineOf(const Asked& asked, const std::string& instance = "");
// "2020-04-01 to 2020-06-30", an open end left out.
std::string WindowOf(const Asked& asked, const std::string& instance = "");

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_EVALUATION_ASKED_H_

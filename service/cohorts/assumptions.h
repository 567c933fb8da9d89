// What synthetic cohorts suppose: how many in a thousand are what, each with its reason.
//
// These are assumptions, made so that a cohort has some of everybody whom a leaving care service
// knows. They are no statistics of any council, and nothing may be concluded from them about how
// many young people there are.
#ifndef FAIRSTART_SERVICE_COHORTS_ASSUMPTIONS_H_
#define FAIRSTART_SERVICE_COHORTS_ASSUMPTIONS_H_

#include <string_view>

#include "absl/types/span.h"

namespace fairstart {

// Of a thousand who are asked, how many are so.
struct Share {
  std::string_view name;
  int per_mille = 0;
};

// One question about a young person, its answers in the order in which the makers of cases number
// them.
struct Assumption {
  std::string_view question;
  absl::Span<const Share> shares;  // together a thousand
  std::string_view reason;
};

// ---- Answers, by position in their assumption

enum class CarePath { kInCareTo18, kLeftAt16Or17, kShortSpell, kGuardianship };
enum class Housing {
  kFosterCare,
  kResidential,
  kSemiIndependent,
  kSupported,
  kIndependent,
  kWithParent,
  kStayingPut,
  kUniversity,
  kCustody,
  kOther,
};
enum class Occupation {
  kNone,
  kSeekingWork,
  kSchoolOrSixthForm,
  kFurtherEducation,
  kHigherEducation,
  kPaidTraining,
  kUnpaidTraining,
  kApprenticeship,
  kEmployment,
};
enum class Support { kNone, kUniversalCredit, kJobseekers, kIncomeSupport, kEmploymentAndSupport };

// ---- The table

const Assumption& Ages();                 // 16, 17, … 24
const Assumption& CarePaths();            // CarePath
const Assumption& HousingInCare();        // Housing, at 16 and 17 while in care
const Assumption& HousingAfterCare();     // Housing, at 16 and 17 after care
const Assumption& HousingOfAdults();      // Housing, from 18
const Assumption& OccupationAt16And17();  // Occupation
const Assumption& OccupationOfAdults();   // Occupation
const Assumption& SupportOfAdults();      // Support, from 18, of those without work or study
const Assumption& Unaccompanied();        // no, yes: unaccompanied asylum-seeking children
const Assumption&
LeaveToRemain();  // of those: refugee, humanitarian protection, unaccompanied child, pending
const Assumption& Parenthood();  // no, yes, from 17
const Assumption& Illness();     // no, yes: a spell of sickness or disability that keeps from work
const Assumption& NotAsked();    // no, yes: of each fact that a worker may not have asked for yet

// All of them, in this order.
absl::Span<const Assumption* const> AllAssumptions();

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_ASSUMPTIONS_H_

#include "service/cohorts/assumptions.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace fairstart {
namespace {

TEST(Assumptions, EachAddsUpToAThousandAndHasAReason) {
  std::set<std::string_view> questions;
  for (const Assumption* assumption : AllAssumptions()) {
    int sum = 0;
    for (const Share& share : assumption->shares) {
      EXPECT_GE(share.per_mille, 0) << assumption->question;
      sum += share.per_mille;
    }
    EXPECT_EQ(sum, 1000) << assumption->question;
    EXPECT_GT(assumption->reason.size(), 40u) << assumption->question;
    EXPECT_TRUE(questions.insert(assumption->question).second) << assumption->question;
  }
  EXPECT_EQ(questions.size(), 13u);
}

// The makers of cases number the answers.
TEST(Assumptions, HaveAnAnswerForEachThatIsNumbered) {
  EXPECT_EQ(Ages().shares.size(), 9u);
  EXPECT_EQ(CarePaths().shares.size(), 4u);
  for (const Assumption* housing : {&HousingInCare(), &HousingAfterCare(), &HousingOfAdults()}) {
    ASSERT_EQ(housing->shares.size(), static_cast<size_t>(Housing::kOther) + 1);
    EXPECT_EQ(housing->shares[static_cast<size_t>(Housing::kIndependent)].name, "independent");
    EXPECT_EQ(housing->shares[static_cast<size_t>(Housing::kCustody)].name, "custody");
  }
  for (const Assumption* occupation : {&OccupationAt16And17(), &OccupationOfAdults()}) {
    ASSERT_EQ(occupation->shares.size(), static_cast<size_t>(Occupation::kEmployment) + 1);
    EXPECT_EQ(occupation->shares[static_cast<size_t>(Occupation::kApprenticeship)].name,
              "apprenticeship");
  }
  ASSERT_EQ(SupportOfAdults().shares.size(),
            static_cast<size_t>(Support::kEmploymentAndSupport) + 1);
  EXPECT_EQ(SupportOfAdults().shares[static_cast<size_t>(Support::kIncomeSupport)].name,
            "Income Support");
}

}  // namespace
}  // namespace fairstart

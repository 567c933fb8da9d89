#include "service/errors/nearest_name.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(NearestName, FindsASlipOfThePen) {
  EXPECT_EQ(NearestName("livng_arrangements", {"jobs", "living_arrangements"}),
            "living_arrangements");
}

TEST(NearestName, FindsTheValueWhosePrefixWasLeftOut) {
  EXPECT_EQ(NearestName("SECTION_20", {"LEGAL_BASIS_REMAND", "LEGAL_BASIS_SECTION_20"}),
            "LEGAL_BASIS_SECTION_20");
  EXPECT_EQ(NearestName("section_20", {"LEGAL_BASIS_SECTION_20"}), "LEGAL_BASIS_SECTION_20");
}

TEST(NearestName, FindsNothingThatIsFar) {
  EXPECT_EQ(NearestName("elephant", {"jobs", "courses"}), "");
  EXPECT_EQ(NearestName("", {"jobs"}), "");
  EXPECT_EQ(NearestName("jobs", {}), "");
}

TEST(NearestOrKnown, AsksOrLists) {
  EXPECT_EQ(NearestOrKnown("job", {"jobs"}), "did you mean \"jobs\"?");
  EXPECT_EQ(NearestOrKnown("elephant", {"a1", "b2"}), "known: \"a1\", \"b2\"");
  EXPECT_EQ(NearestOrKnown("elephant", {}), "there is none");
}

TEST(NearestOrKnown, ListsTwelveAtMost) {
  const std::vector<std::string> names(15, "a");
  const std::string said = NearestOrKnown("elephant", names);
  EXPECT_NE(said.find(" and 3 more"), std::string::npos) << said;
}

}  // namespace
}  // namespace fairstart

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

TEST(NearestName, FindsTheValueWhoseEndWasLeftOut) {
  EXPECT_EQ(NearestName("LIVING_KIND_SEMI", {"LIVING_KIND_HOME", "LIVING_KIND_SEMI_INDEPENDENT"}),
            "LIVING_KIND_SEMI_INDEPENDENT");
  EXPECT_EQ(NearestName("living_kind_semi", {"LIVING_KIND_SEMI_INDEPENDENT"}),
            "LIVING_KIND_SEMI_INDEPENDENT");
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

// In a long list the first in the order of the alphabet are as good as none.
TEST(NearestOrKnown, OfManySaysThoseThatShareAWord) {
  std::vector<std::string> names = {"summer_clothing", "winter_clothing"};
  for (char letter = 'a'; letter <= 'p'; ++letter) names.push_back(std::string(3, letter));
  EXPECT_EQ(NearestOrKnown("Clothing-money-for-schools", names),
            "like it: \"summer_clothing\", \"winter_clothing\"");
  EXPECT_EQ(NearestOrKnown("elephant", names), "none of the 18 that are known is like it");
}

TEST(NearestOrKnown, SaysTwelveAtMost) {
  const std::string said = NearestOrKnown("elephants_of_my_aunt", std::vector<std::string>(15, "cost_of_aunt"));
  EXPECT_EQ(said.find("like it: \"cost_of_aunt\", "), 0u) << said;
  EXPECT_NE(said.find(" and 3 more"), std::string::npos) << said;
}

}  // namespace
}  // namespace fairstart

#include "engine/evaluation/reliance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <typename Set>
std::vector<int> MembersOf(const Set& set) {
  std::vector<int> members;
  set.ForEach([&](int member) { members.push_back(member); });
  return members;
}

class RelianceTest : public testing::Test {
 protected:
  // Site 7 relies on interpretations 300 and 2, site 3 on 2; the others on none.
  RelianceTest() {
    plan_.sites.resize(1000);
    plan_.sites[7].interpretations = {300, 2};
    plan_.sites[3].interpretations = {2};
    plan_.interpreted.Add(7);
    plan_.interpreted.Add(3);
  }

  Reliance On(const std::vector<int>& sites) {
    Reliance reliance;
    for (int site : sites) reliance.Add(plan_, arena_, site);
    return reliance;
  }

  // Each of sixty definitions asks twice for the one before it, down to site 0: 2^60 ways down, each
  // of which nobody goes.
  Reliance OnSixtyOnTopOfOneAnother() {
    Reliance below = On({0});
    for (int i = 1; i <= 60; ++i) {
      below.Share(i);
      Reliance above = On({i});
      above.Add(arena_, below);
      above.Add(arena_, below);
      below = above;
    }
    return below;
  }

  Plan plan_;
  Arena arena_;
};

TEST_F(RelianceTest, HasEachSiteOnce) {
  EXPECT_THAT(MembersOf(Reliance().Sites()), IsEmpty());
  EXPECT_THAT(MembersOf(On({900, 0, 64, 0}).Sites()), ElementsAre(0, 64, 900));
}

TEST_F(RelianceTest, HasTheInterpretationsOfItsSites) {
  EXPECT_THAT(MembersOf(On({0, 900}).interpretations()), IsEmpty());
  EXPECT_THAT(MembersOf(On({3}).interpretations()), ElementsAre(2));
  EXPECT_THAT(MembersOf(On({3, 7}).interpretations()), ElementsAre(2, 300));
}

TEST_F(RelianceTest, HasWhatIsAddedToItAsItWasThen) {
  Reliance inner = On({7});
  Reliance outer = On({1});
  outer.Add(arena_, inner);
  outer.Add(arena_, Reliance());
  inner.Add(plan_, arena_, 5);
  EXPECT_THAT(MembersOf(outer.Sites()), ElementsAre(1, 7));
  EXPECT_THAT(MembersOf(outer.interpretations()), ElementsAre(2, 300));
  EXPECT_THAT(MembersOf(inner.Sites()), ElementsAre(5, 7));
}

TEST_F(RelianceTest, LooksOnceAtWhatIsShared) {
  EXPECT_EQ(MembersOf(OnSixtyOnTopOfOneAnother().Sites()).size(), 61U);
}

TEST_F(RelianceTest, IsTheSameInAnyOrderAndDepth) {
  Reliance shared = On({4, 5});
  shared.Share(1);
  Reliance deep = On({6});
  deep.Add(arena_, shared);
  EXPECT_TRUE(HaveSameSites(deep, deep));
  EXPECT_TRUE(HaveSameSites(deep, On({4, 5, 6})));
  EXPECT_TRUE(HaveSameSites(On({4, 5}), On({5, 4})));
  EXPECT_TRUE(HaveSameSites(Reliance(), Reliance()));
  EXPECT_FALSE(HaveSameSites(deep, On({4, 6})));
  EXPECT_FALSE(HaveSameSites(On({4}), On({5})));
  EXPECT_FALSE(HaveSameSites(On({4}), On({4, 4, 5})));
  EXPECT_FALSE(HaveSameSites(Reliance(), On({4})));
}

TEST_F(RelianceTest, IsSearchedForAFewSites) {
  Reliance below = On({4, 5});
  below.Share(1);
  Reliance shared = On({6});
  shared.Add(arena_, below);
  shared.Share(2);
  Reliance not_shared = On({900});
  not_shared.Add(arena_, shared);
  Reliance whole = On({5, 7});
  whole.Add(arena_, not_shared);

  SiteSearch search(plan_, arena_);
  EXPECT_THAT(MembersOf(search.In(whole)), IsEmpty());
  search.Restart();
  EXPECT_EQ(search.Want(900), 0);
  EXPECT_EQ(search.Want(4), 1);
  EXPECT_EQ(search.Want(3), 2);
  EXPECT_EQ(search.Want(4), 1);
  EXPECT_THAT(MembersOf(search.In(whole)), ElementsAre(0, 1));
  EXPECT_THAT(MembersOf(search.In(whole)), ElementsAre(0, 1));
  EXPECT_THAT(MembersOf(search.In(shared)), ElementsAre(1));
  EXPECT_THAT(MembersOf(search.In(On({3}))), ElementsAre(2));
  search.Restart();
  EXPECT_EQ(search.Want(6), 0);
  EXPECT_THAT(MembersOf(search.In(shared)), ElementsAre(0));
  EXPECT_THAT(MembersOf(search.In(below)), IsEmpty());
}

TEST_F(RelianceTest, IsSearchedOnceWhereItIsShared) {
  SiteSearch search(plan_, arena_);
  search.Want(0);
  search.Want(61);
  EXPECT_THAT(MembersOf(search.In(OnSixtyOnTopOfOneAnother())), ElementsAre(0));
}

TEST_F(RelianceTest, IsEmptyOnceCleared) {
  Reliance reliance = On({3});
  reliance.Clear();
  EXPECT_THAT(MembersOf(reliance.Sites()), IsEmpty());
  EXPECT_THAT(MembersOf(reliance.interpretations()), IsEmpty());
}

}  // namespace
}  // namespace fairstart

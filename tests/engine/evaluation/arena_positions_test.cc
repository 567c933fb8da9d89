#include "engine/evaluation/arena_positions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <random>
#include <set>
#include <vector>

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<int> MembersOf(const ArenaPositions& set) {
  std::vector<int> members;
  set.ForEach([&](int member) { members.push_back(member); });
  return members;
}

ArenaPositions Of(Arena& arena, std::initializer_list<int> members) {
  ArenaPositions set;
  for (int member : members) set.Add(arena, member);
  return set;
}

TEST(ArenaPositions, HasEachMemberOnceInOrder) {
  Arena arena;
  EXPECT_THAT(MembersOf(ArenaPositions()), IsEmpty());
  const ArenaPositions set = Of(arena, {300, 0, 64, 63, 64});
  EXPECT_THAT(MembersOf(set), ElementsAre(0, 63, 64, 300));
  EXPECT_TRUE(set.Contains(63));
  EXPECT_FALSE(set.Contains(62));
  EXPECT_FALSE(set.Contains(100'000));
}

TEST(ArenaPositions, ACopyStaysWhatItWas) {
  Arena arena;
  ArenaPositions set = Of(arena, {1, 70});
  const ArenaPositions before = set;
  set.Add(arena, 2);
  set.Add(arena, Of(arena, {200}));
  EXPECT_THAT(MembersOf(before), ElementsAre(1, 70));
  EXPECT_THAT(MembersOf(set), ElementsAre(1, 2, 70, 200));
}

TEST(ArenaPositions, AreTheSameWhateverRoomTheyHave) {
  Arena arena;
  ArenaPositions wide;
  wide.Add(arena, Of(arena, {5}));
  ArenaPositions narrow = Of(arena, {5});
  EXPECT_TRUE(wide == narrow);
  narrow.Add(arena, 500);
  EXPECT_FALSE(wide == narrow);
  EXPECT_TRUE(narrow.Includes(wide));
  EXPECT_FALSE(wide.Includes(narrow));
  EXPECT_TRUE(wide.Includes(ArenaPositions()));
  EXPECT_FALSE(ArenaPositions().Includes(wide));
}

// Many sets that grow out of one another, each held against std::set.
TEST(ArenaPositions, AreSets) {
  constexpr int kSets = 20;
  Arena arena;
  std::mt19937 random(1);
  std::vector<ArenaPositions> sets(kSets);
  std::vector<std::set<int>> expected(kSets);
  for (int i = 0; i < 3000; ++i) {
    const size_t to = random() % kSets;
    const size_t from = random() % kSets;
    switch (random() % 8) {
      case 0:
        sets[to] = sets[from];
        expected[to] = expected[from];
        break;
      case 1:
        sets[to] = ArenaPositions();
        expected[to].clear();
        break;
      case 2:
      case 3:
        sets[to].Add(arena, sets[from]);
        expected[to].insert(expected[from].begin(), expected[from].end());
        break;
      default: {
        const int member = static_cast<int>(random() % 200);
        sets[to].Add(arena, member);
        expected[to].insert(member);
      }
    }
    for (size_t k : {to, from}) {
      ASSERT_EQ(MembersOf(sets[k]), std::vector<int>(expected[k].begin(), expected[k].end()));
    }
    ASSERT_EQ(sets[to] == sets[from], expected[to] == expected[from]);
  }
}

}  // namespace
}  // namespace fairstart

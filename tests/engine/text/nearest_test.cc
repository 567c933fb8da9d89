#include "engine/text/nearest.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace fairstart {
namespace {

const std::vector<std::string>& Names() {
  static const auto* names = new std::vector<std::string>{
      "care_episodes", "care_orders", "date_of_birth", "jobs", "children", "as_of"};
  return *names;
}

TEST(Nearest, FindsTheNameThatWasMeant) {
  struct Row {
    std::string_view written;
    std::string_view meant;
  };
  for (const Row& row : std::vector<Row>{{"care_episodes", "care_episodes"},
                                         {"care_episode", "care_episodes"},
                                         {"care_epsiodes", "care_episodes"},
                                         {"careepisodes", "care_episodes"},
                                         {"care_order", "care_orders"},
                                         {"date_of_brith", "date_of_birth"},
                                         {"Children", "children"},
                                         {"job", "jobs"},
                                         {"asof", "as_of"}}) {
    EXPECT_EQ(Nearest(row.written, Names()), row.meant) << row.written;
  }
}

TEST(Nearest, IsSilentWhenNothingIsNear) {
  for (const std::string_view written : {"tenancy", "nationality", "xyzzy", "q", ""}) {
    EXPECT_EQ(Nearest(written, Names()), "") << written;
  }
  EXPECT_EQ(Nearest("jobs", {}), "");
}

TEST(Nearest, ALongerNameMayBeFurtherOff) {
  // A third of the letters and one more.
  EXPECT_EQ(Nearest("abcdefxyz", {"abcdef"}), "abcdef");
  EXPECT_EQ(Nearest("abcdefghi", {"abcdewxyz"}), "abcdewxyz");
  EXPECT_EQ(Nearest("abcdefghi", {"abcdvwxyz"}), "");
}

TEST(Nearest, TakesTheFewestChangesAndThenTheFirstInByteOrder) {
  EXPECT_EQ(Nearest("rate", {"rates", "rate"}), "rate");
  EXPECT_EQ(Nearest("rat", {"rats", "rate", "raty"}), "rate");
  EXPECT_EQ(Nearest("rat", {"raty", "rats", "rate"}), "rate");
  EXPECT_EQ(Nearest("band", {"bend", "bands", "hand"}), "bands");
}

TEST(Nearest, PrefersLettersThatChangedPlaces) {
  EXPECT_EQ(Nearest("birthday_81", {"birthday_11", "birthday_18", "birthday_21"}), "birthday_18");
  EXPECT_EQ(Nearest("abdc", {"abce", "abcd"}), "abcd");
  // Two swaps are a letter.
  EXPECT_EQ(Nearest("badc", {"abcd", "badx"}), "abcd");
}

TEST(Nearest, LongNamesAreNoSlipsOfThePen) {
  const std::string name(64, 'a');
  EXPECT_EQ(Nearest(name, {name}), name);
  EXPECT_EQ(Nearest(name + "a", {name}), "");
  EXPECT_EQ(Nearest(name, {name + "a"}), "");
}

}  // namespace
}  // namespace fairstart

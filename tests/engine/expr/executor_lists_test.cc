// Lists, some of whose elements are only possibly members.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/engine/expr/small_world.h"

namespace fairstart {
namespace {

struct Row {
  std::string text;
  std::string want;
};

void ExpectRows(SmallWorld& world, const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(world.Value(row.text), row.want) << row.text;
}

TEST(Lists, QuantifiersAreAndAndOrOverTheElements) {
  SmallWorld world;
  world.Give("children: born=2010-01-01 at_home=true, at_home=false, name=c");
  const std::string born = "unknown: children[1].born, children[2].born";
  ExpectRows(world, {{"[1, 2].all(x, x > 0)", "true"},
                     {"[1, 2].all(x, x > 1)", "false"},
                     {"[1, 2].exists(x, x > 1)", "true"},
                     {"[1, 2].exists(x, x > 2)", "false"},
                     {"children.exists(c, c.at_home)", "true"},
                     {"children.all(c, c.at_home)", "false"},
                     {"children.exists(c, c.born < c.born)", born},
                     {"children.all(c, c.born == c.born)", born},
                     {"children.filter(c, false).all(c, c.at_home)", "true"},
                     {"children.filter(c, false).exists(c, c.at_home)", "false"},
                     {"children.exists(c, flag)", "unknown: flag"},
                     {"children.filter(c, false).exists(c, flag)", "false"}});
}

TEST(Lists, AnErrorCountsOnlyWhenNothingElseSettlesIt) {
  SmallWorld world;
  const std::string division = "error: \"10 / x\" divides by zero";
  ExpectRows(world, {{"[0, 1].exists(x, 10 / x == 10)", "true"},
                     {"[0, 1].exists(x, 10 / x == 1)", division},
                     {"[0, 1].all(x, 10 / x == 1)", "false"},
                     {"[0, 1].all(x, 10 / x == 10)", division},
                     {"[0, 1].exists(x, 10 / x == count)", "unknown: count"},
                     {"[0, 1].all(x, 10 / x == count)", "unknown: count"},
                     {"[0, 1].exists_one(x, 10 / x == 10)", division},
                     {"[0, 1].filter(x, 10 / x == 10)", division},
                     {"[0, 1].map(x, 10 / x)", division},
                     {"[0, 1].map(x, 10 / x > 1, x)", division},
                     {"[1, 1 / 0]", "error: \"1 / 0\" divides by zero"}});
}

// A list whose second element is a member only if `flag` is true.
const char kPossible[] = "[1, 2, 3].filter(x, x != 2 || flag)";

TEST(Lists, APossibleMemberCountsBothWays) {
  SmallWorld world;
  const std::string list = kPossible;
  const std::string waits = "unknown: flag";
  ExpectRows(world, {{list, "[1; 2 if flag; 3]"},
                     {list + ".exists(x, x == 1)", "true"},
                     {list + ".exists(x, x == 2)", waits},
                     {list + ".exists(x, x == 4)", "false"},
                     {list + ".exists(x, x == count)", "unknown: count, flag"},
                     {list + ".all(x, x > 0)", "true"},
                     {list + ".all(x, x > 1)", "false"},
                     {list + ".all(x, x != 2)", waits},
                     {list + ".exists_one(x, x == 1)", "true"},
                     {list + ".exists_one(x, x < 3)", waits},
                     {list + ".exists_one(x, x == 2)", waits},
                     {list + ".exists_one(x, x != 2)", "false"},
                     {list + ".exists_one(x, x == 4)", "false"},
                     {list + ".exists_one(x, true)", "false"},
                     {list + ".exists_one(x, x == 2 || x == count)", "unknown: count, flag"},
                     {"size(" + list + ")", waits},
                     {list + "[0]", waits},
                     {list + " == [1, 3]", waits},
                     {list + " == [1]", waits},
                     {"1 in " + list, "true"},
                     {"2 in " + list, waits},
                     {"4 in " + list, "false"},
                     {"count in " + list, "unknown: count"},
                     {list + " + [4]", "[1; 2 if flag; 3; 4]"},
                     {list + ".filter(x, x < 3)", "[1; 2 if flag]"},
                     {list + ".filter(x, x < count)", "[1 if count; 2 if count, flag; 3 if count]"},
                     {list + ".map(x, x * 10)", "[10; 20 if flag; 30]"},
                     {list + ".map(x, x < 3, x * 10)", "[10; 20 if flag]"},
                     {list + ".map(x, other || x == 1, x)", "[1; 2 if flag, other; 3 if other]"}});
  world.Give("flag: true");
  ExpectRows(world, {{list, "[1; 2; 3]"}, {"size(" + list + ")", "3"}});
  world.Give("flag: false");
  ExpectRows(world, {{list, "[1; 3]"}, {list + "[1]", "3"}});
}

TEST(Lists, AnErrorAboutAPossibleMemberIsOnlyAPossibleError) {
  SmallWorld world;
  const std::string list = "[1, 0].filter(x, x == 1 || flag)";
  ExpectRows(world, {{list + ".exists(x, 10 / x == 10)", "true"},
                     {list + ".exists(x, 10 / x == 1)", "unknown: flag"},
                     {list + ".all(x, 10 / x == 10)", "unknown: flag"},
                     {list + ".exists_one(x, 10 / x == 10)", "unknown: flag"},
                     {list + ".filter(x, 10 / x == 10)", "unknown: flag"},
                     {list + ".map(x, 10 / x)", "unknown: flag"},
                     {list + ".map(x, 10 / x == 10, x)", "unknown: flag"}});
}

TEST(Lists, TotalsAddWhatIsCertain) {
  SmallWorld world;
  world.Give("rent: 10.00; wage: 92233720368547758.07");
  ExpectRows(
      world,
      {{"total([rent])", "£10.00"},
       {"total([rent, rate, rent / 3])", "£71.23 and 1/3p"},
       {"total([rent].filter(x, false))", "£0.00"},
       {"total([rent, -rent])", "£0.00"},
       {"total([wage, wage])", "error: \"total([wage, wage])\" gives a sum too large to be exact"},
       {"total([1, 2, 3])", "6"},
       {"total([1, count, 3])", "unknown: count"},
       {"total([1, 2, 0].filter(x, x == 1 || flag))", "unknown: flag"},
       {"total([1, 0].filter(x, x == 1 || flag))", "1"},
       {"total([9223372036854775807, 1])",
        "error: \"total([9223372036854775807, 1])\" gives a sum too large to be exact"},
       {"total([rent, rate].filter(x, x == rent || flag))", "unknown: flag"},
       {"total([rent, 0.00].filter(x, x == rent || flag))", "£10.00"},
       {"total([rent, unset_rate])", "unknown: unset_rate from 2018-01-01"},
       {"total([rent, unset_rate].filter(x, flag))", "unknown: flag, unset_rate from 2018-01-01"}});
}

TEST(Lists, MembershipIsSettledByOneCertainMember) {
  SmallWorld world;
  world.Give("kind: LODGINGS");
  ExpectRows(world, {{"1 in [1, 2]", "true"},
                     {"3 in [1, 2]", "false"},
                     {"1 in []", "false"},
                     {"count in []", "false"},
                     {"1 / 0 in []", "error: \"1 / 0\" divides by zero"},
                     {"1 in [count, 1]", "true"},
                     {"1 in [count, 2]", "unknown: count"},
                     {"count in [1, 2]", "unknown: count"},
                     {"1 in [1 / 0, 1]", "error: \"1 / 0\" divides by zero"},
                     {"kind in [LivingKind.LODGINGS, LivingKind.OWN_HOME]", "true"},
                     {"kind in [LivingKind.FOSTER_CARE]", "false"},
                     {"[1] in [[1], [2]]", "true"},
                     {"1 in [[1], [2]][0]", "true"}});
}

TEST(Lists, AnElementStandsAtItsPositionFromNought) {
  SmallWorld world;
  const auto missing = [](const std::string& part) {
    return "error: \"" + part + "\" asks for an element that the list does not have";
  };
  ExpectRows(world, {{"[7, 8][0]", "7"},
                     {"[7, 8][1]", "8"},
                     {"[7, 8][2]", missing("[7, 8][2]")},
                     {"[7, 8][-1]", missing("[7, 8][-1]")},
                     {"[7, 8][9223372036854775807]", missing("[7, 8][9223372036854775807]")},
                     {"[7, count][0]", "7"},
                     {"[7, count][1]", "unknown: count"},
                     {"[7, 8][count]", "unknown: count"},
                     {"children[0]", "unknown: children"}});
}

TEST(Lists, AnUnsetListIsUnknownAndAnEmptyOneIsNot) {
  SmallWorld world;
  for (const std::string text :
       {"size(spells)", "spells.exists(s, true)", "spells.all(s, s.place == 'a')",
        "spells.filter(s, true)",
        "spells.map(s, s.place)", "spells.exists_one(s, true)", "spells[0]", "spells + []",
        "active(spells)", "nth_day(spells, 1, asked_on)"}) {
    EXPECT_EQ(world.Value(text).substr(0, 8), "unknown:") << text;
    EXPECT_NE(world.Value(text).find("spells"), std::string::npos) << text;
  }
  world.Give("spells:");
  ExpectRows(world, {{"size(spells)", "0"},
                     {"spells.exists(s, true)", "false"},
                     {"spells.all(s, false)", "true"},
                     {"spells.exists_one(s, true)", "false"},
                     {"spells.filter(s, true)", "[]"},
                     {"spells.map(s, s.place)", "[]"},
                     {"active(spells)", "[]"},
                     {"[] == spells", "true"}});
}

// Nothing is known of the records: what is so of any record is so of each.
TEST(Lists, WhatIsSoOfAnyRecordIsSoOfEachOfAnUnknownHistory) {
  SmallWorld world;
  ExpectRows(world, {{"spells.exists(s, false)", "false"},
                     {"size(spells.filter(s, false))", "0"},
                     {"size(spells.filter(s, true))", "unknown: spells"},
                     {"size(spells.map(s, false, 1))", "0"},
                     {"size(active(spells.filter(s, false)))", "0"},
                     {"spells.all(s, true)", "true"},
                     {"spells.exists(s, s.first_day == ready_on && false)", "false"},
                     {"active(homes).exists(h, h.rent < 0.00)", "false"},
                     {"active(homes).all(h, h.rent >= 0.00)", "true"},
                     {"active(homes).filter(h, h.settled).exists(h, h.rent < 0.00)", "false"},
                     {"active(homes).exists(h, h.rent > 0.00)", "unknown: homes"},
                     {"active(homes).exists(h, h.settled && flag)", "unknown: homes"},
                     {"spells.exists(s, visits.exists(v, v.id == s.id && false))", "false"},
                     {"spells.exists_one(s, false)", "unknown: spells"},
                     {"[count].exists(c, false)", "false"},
                     {"children.exists(c, 1 / 0 == 1)", "unknown: children"}});
}

TEST(Lists, SumsAndCountsOfAnUnknownHistoryAreNotNegative) {
  SmallWorld world;
  ExpectRows(world, {{"size(spells) >= 0", "true"},
                     {"size(spells) < 0", "false"},
                     {"size(spells) > 0", "unknown: spells"},
                     {"total(active(homes).map(h, h.rent)) >= 0.00", "true"},
                     {"total(active(homes).map(h, h.rent)) + rate < rate", "false"},
                     {"total(active(homes).map(h, h.rent)) > 0.00", "unknown: homes"},
                     {"total(active(homes).map(h, 0.00 - h.rent)) <= 0.00", "true"},
                     {"total(active(homes).map(h, h.rent - rate)) >= 0.00", "unknown: homes"}});
}

TEST(Lists, MacrosMayAskForTheElementsPlace) {
  SmallWorld world;
  const std::string division = "error: \"x / i\" divides by zero";
  ExpectRows(world, {{"[7, 8].all(i, x, x == i + 7)", "true"},
                     {"[7, 9].all(i, x, x == i + 7)", "false"},
                     {"[7, 8].exists(i, x, i == 1 && x == 8)", "true"},
                     {"[7, 8].exists(i, x, i == 2)", "false"},
                     {"[7, 8].existsOne(i, x, i == 0)", "true"},
                     {"[7, 8].existsOne(i, x, i >= 0)", "false"},
                     {"[7, 8].existsOne(x, x == 7)", "true"},
                     {"[7, 8].transformList(i, x, x * 10 + i)", "[70; 81]"},
                     {"[7, 8, 9].transformList(i, x, i != 1, x + i)", "[7; 11]"},
                     {"[7, 8].exists(i, x, x / i == 8)", "true"},
                     {"[7, 8].exists(i, x, x / i == 7)", division},
                     {"[7, 8].all(i, x, x / i == 7)", "false"},
                     {"[7, 8].existsOne(i, x, x / i == 8)", division},
                     {"[7, 8].transformList(i, x, x / i)", division},
                     {"[[1, 2], [3]].transformList(i, x, x.transformList(j, y, y + i * 10 + j))",
                      "[[1; 3]; [13]]"}});
}

// What comes after a possible member stands as far as it is there.
TEST(Lists, ThePlaceOfAnElementWaitsForThoseBeforeIt) {
  SmallWorld world;
  const std::string list = kPossible;
  const std::string waits = "unknown: flag";
  ExpectRows(world, {{list + ".transformList(i, x, i)", "[0; 1 if flag; unknown: flag]"},
                     {list + ".exists(i, x, x == 1 && i == 0)", "true"},
                     {list + ".exists(i, x, x == 3 && i == 1)", waits},
                     {list + ".exists(i, x, x == 3 && i >= 1)", "true"},
                     {list + ".exists(i, x, x == 3 && i > 2)", "false"},
                     {list + ".all(i, x, i <= 2)", "true"},
                     {list + ".existsOne(i, x, i < 1)", "true"},
                     {list + ".existsOne(i, x, i == 1)", waits},
                     {"spells.exists(i, s, i < 0)", "false"},
                     {"spells.all(i, s, i >= 0)", "true"},
                     {"spells.exists(i, s, i == 2)", "unknown: spells"}});
  world.Give("flag: false");
  ExpectRows(world, {{list + ".transformList(i, x, i)", "[0; 1]"},
                     {list + ".exists(i, x, x == 3 && i == 1)", "true"}});
}

TEST(Lists, OfNothingNothingIsAsked) {
  SmallWorld world;
  ExpectRows(world, {{"[].all(x, x > 0)", "true"},
                     {"[].exists(x, x == 1 / 0)", "false"},
                     {"[].exists_one(x, true)", "false"},
                     {"[].existsOne(i, x, true)", "false"},
                     {"[].filter(x, x > 0)", "[]"},
                     {"[].map(x, x / 0)", "[]"},
                     {"[].map(x, flag, x)", "[]"},
                     {"[].transformList(i, x, i)", "[]"},
                     {"[] + []", "[]"},
                     {"size([].map(x, x))", "0"},
                     {"(1 / 0 == 1 ? [] : []).all(x, x > 0)", "error: \"1 / 0\" divides by zero"},
                     {"(flag ? (1 / 0 == 1 ? [] : []) : []).all(x, x > 0)", "unknown: flag"}});
}

TEST(Lists, MacrosNestAndShadow) {
  SmallWorld world;
  world.Give("count: 5");
  ExpectRows(world, {{"[1, 2].map(x, [10, 20].map(y, x + y))", "[[11; 21]; [12; 22]]"},
                     {"[1, 2].map(x, [x, x * 10].map(x, x + 1))", "[[2; 11]; [3; 21]]"},
                     {"[1, 2].map(count, count) + [count]", "[1; 2; 5]"},
                     {"[1, 2].map(count, count + .count)", "[6; 7]"},
                     {"[1, 2].transformList(x, count, count + x + .count)", "[6; 8]"},
                     {"[5, 6].exists(i, x, [x].exists(i, y, y == 6 && i == 0))", "true"},
                     {"[1, 2].exists(x, [2, 3].exists_one(y, y == x))", "true"},
                     {"[1, 2].map(x, x).filter(x, x > 1).map(x, x * x)", "[4]"}});
}

}  // namespace
}  // namespace fairstart

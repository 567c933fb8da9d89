// Literals, where amounts may stand, and what is said of an expression as a whole.
#include "engine/expr/checker.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "tests/engine/expr/checked.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;

TEST(Checker, KnowsTheTypeOfEveryLiteral) {
  ExpectRows({{"true", "bool"},
              {"1", "int"},
              {"'a'", "string"},
              {"0.00", "money"},
              {"[]", "empty list"},
              {"[1, 2]", "list of int"},
              {"[[], [1]]", "list of list of int"},
              {"[[1], []]", "list of list of int"},
              {"[[[]], [[1]]]", "list of list of list of int"},
              {"[[[1]], [[]]]", "list of list of list of int"},
              {"[[rent], [allowance]]", "list of list of amount per week"},
              {"[[1], ['a']]",
               "6: a list of string in a list of list of int; make all elements of "
               "one type"},
              {"[rent, allowance]", "list of amount per week"},
              {"[0.00, rent]", "list of money per week"}});
}

TEST(Checker, AmountsStandOnlyWhereRulesSay) {
  EXPECT_EQ(Checked("57.90"),
            "0: an amount stands inside an expression; make it a parameter with a citation, or a "
            "cell of a table; only 0.00 may stand here");
  EXPECT_EQ(Checked("rent > 57.90"),
            "7: an amount stands inside an expression; make it a parameter with a citation, or a "
            "cell of a table; only 0.00 may stand here");
  EXPECT_EQ(Checked("rent > 0.000"), "bool");
  const ExpressionRules cell = {.decimals = true, .decimal_type = Type::Amount(Per::kWeek, true)};
  EXPECT_EQ(Checked("57.90", cell), "money per week");
  EXPECT_EQ(Checked("57.905", cell), "amount per week");
  EXPECT_EQ(Checked("rate - 3.20", cell), "money per week");
  EXPECT_EQ(Checked("wage > 0.00", cell), "bool");
  EXPECT_EQ(Checked("wage - 3.20", cell),
            "0: \"-\" does not go with money per month and money per week; bring both to one "
            "period, with per_week or per_month");
  EXPECT_EQ(Checked("wage - 3.20", {.decimals = true}), "money per month");
}

TEST(Checker, SaysNothingAboutWhatFollowsFromAMistakeElsewhere) {
  ExpectRows({{"broken", "silent"},
              {"broken + 1", "silent"},
              {"broken(1)", "silent"},
              {"on(asked_on, broken)", "silent"},
              {"ever_before(broken)", "silent"},
              {"broken || nothing_like_it", "10: nothing is named nothing_like_it; "}});
}

TEST(Checker, ReportsEveryMistakeOnce) {
  EXPECT_EQ(
      Checked("coumt > 1 && child.bron == asked_on || rent + wage > 0.00"),
      "0: nothing is named coumt; did you mean count? | 13: Child has no field bron; did you "
      "mean born? | 39: \"+\" does not go with money per week and money per month; bring both "
      "to one period, with per_week or per_month");
  EXPECT_EQ(
      Checked("[coumt, flg]"),
      "1: nothing is named coumt; did you mean count? | 8: nothing is named flg; did you mean "
      "flag?");
}

TEST(Checker, TheWholeMustBeOfTheTypeThatIsWanted) {
  struct Wanted {
    std::string_view text;
    Type type;
    std::string_view want;
  };
  const Type boolean = Type::Of(Kind::kBool);
  const Type weekly = Type::Amount(Per::kWeek, true);
  const Type exact = Type::Amount(Per::kWeek, false);
  SmallWorld world;
  for (const Wanted& row : std::vector<Wanted>{
           {"flag", boolean, "bool"},
           {"rent", weekly, "money per week"},
           {"rent", exact, "money per week"},
           {"0.00", weekly, "money"},
           {"[]", world.types().ListOf(boolean), "empty list"},
           {"1", boolean,
            "0: a bool is needed here, and this is an int; write an expression of type bool"},
           {"allowance", weekly,
            "0: money per week is needed here, and this is an amount per week; round it: "
            "to_pence(…)"},
           {"wage", exact,
            "0: an amount per week is needed here, and this is money per month; write an "
            "expression "
            "of type amount per week"},
           {"as_of", boolean,
            "0: as_of is only compared with a date; write the date on which something is reached, "
            "and compare: as_of >= plus(date, days(28))"},
           {"xyzzy", boolean, "0: nothing is named xyzzy; "}}) {
    EXPECT_EQ(Checked(row.text, {}, row.type), row.want) << row.text;
  }
}

}  // namespace
}  // namespace fairstart

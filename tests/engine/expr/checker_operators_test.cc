// Operators: what goes with what, and which type comes out.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/engine/expr/checked.h"

namespace fairstart {
namespace {

TEST(Checker, GivesEveryOperatorItsType) {
  ExpectRows({{"1 + 2 * 3 - 4 / 5 % 6", "int"},
              {"-count", "int"},
              {"rent + rate", "money per week"},
              {"rent + allowance", "amount per week"},
              {"allowance - rent", "amount per week"},
              {"rent + 0.00", "money per week"},
              {"0.00 - wage", "money per month"},
              {"rent * 2", "money per week"},
              {"2 * rent", "money per week"},
              {"rent * half", "amount per week"},
              {"half * rent", "amount per week"},
              {"rent / 2", "amount per week"},
              {"allowance * 2", "amount per week"},
              {"-rent", "money per week"},
              {"-allowance", "amount per week"},
              {"'a' + name", "string"},
              {"[1] + [2]", "list of int"},
              {"[1] + []", "list of int"},
              {"[] + []", "empty list"},
              {"!flag", "bool"},
              {"flag && other || flag", "bool"},
              {"flag ? 1 : 2", "int"},
              {"flag ? rent : allowance", "amount per week"},
              {"flag ? [] : [1]", "list of int"},
              {"1 in [1, 2]", "bool"},
              {"1 in []", "bool"},
              {"kind in [LivingKind.LODGINGS]", "bool"},
              {"rent in [allowance]", "bool"},
              {"children[0]", "Child"},
              {"[1, 2][0]", "int"}});
}

TEST(Checker, ComparesWhatIsOfOneTypeAndOrdersWhatHasAnOrder) {
  ExpectRows(
      {{"1 < 2", "bool"},
       {"asked_on <= ready_on", "bool"},
       {"name > 'b'", "bool"},
       {"half >= half", "bool"},
       {"false < true", "bool"},
       {"rent < allowance", "bool"},
       {"wage > 0.00", "bool"},
       {"kind == LivingKind.LODGINGS", "bool"},
       {"child != child", "bool"},
       {"term == days(91)", "bool"},
       {"[1] == []", "bool"},
       {"[] == []", "bool"},
       {"[[]] == [[1]]", "bool"},
       {"spells == spells", "bool"},
       {"kind < kind", "0: a LivingKind has no order; compare with == or !="},
       {"child < child", "0: a Child has no order; compare with == or !="},
       {"term < term", "0: a span has no order; compare with == or !="},
       {"[1] < [2]", "0: a list of int has no order; compare with == or !="},
       {"1 == 'a'", "0: \"==\" does not go with an int and a string; make both sides of one type"},
       {"flag != 1", "0: \"!=\" does not go with a bool and an int; make both sides of one type"},
       {"kind == 2",
        "0: \"==\" does not go with a LivingKind and an int; make both sides of one type"},
       {"asked_on > 5",
        "0: \">\" does not go with a date and an int; write plus(date, days(28)), or compare "
        "two dates"},
       {"[1] == ['a']",
        "0: \"==\" does not go with a list of int and a list of string; make both sides of "
        "one type"}});
}

TEST(Checker, RefusesToMixPeriods) {
  const std::string mend = "bring both to one period, with per_week or per_month";
  for (const std::string_view op : {"+", "-", "==", "!=", "<", "<=", ">", ">="}) {
    EXPECT_EQ(Checked(absl::StrCat("rent ", std::string(op), " wage")),
              absl::StrCat("0: \"", std::string(op),
                           "\" does not go with money per week and money per month; ", mend));
  }
  ExpectRows({{"bonus + rent",
               "0: \"+\" does not go with money and money per week; bring both to one period, with "
               "per_week or per_month"},
              {"salary - allowance",
               "0: \"-\" does not go with money per year and an amount per week; bring both to one "
               "period, with per_week or per_month"},
              {"flag ? rent : wage",
               "0: the two values of the choice are money per week and money per month; make both "
               "of one type"},
              {"[rent, wage]",
               "7: money per month in a list of money per week; make all elements of one type"},
              {"rent in [wage]",
               "0: money per week cannot be in a list of money per month; write value in [a, b], "
               "all of one type"},
              {"least(rent, wage)",
               "0: least does not take (money per week, money per month); write least(a, b), two "
               "amounts per the same time or two ints"}});
}

TEST(Checker, RefusesOtherArithmeticWithTheMend) {
  ExpectRows(
      {{"rent + 1",
        "0: \"+\" does not go with money per week and an int; make both sides of one type"},
       {"rent * rent",
        "0: \"*\" does not go with money per week and money per week; multiply an amount by "
        "an int or a share, or divide it by an int"},
       {"rent / half",
        "0: \"/\" does not go with money per week and a share; multiply an amount by an int "
        "or a share, or divide it by an int"},
       {"2 / rent",
        "0: \"/\" does not go with an int and money per week; multiply an amount by an int "
        "or a share, or divide it by an int"},
       {"rent % 2",
        "0: \"%\" does not go with money per week and an int; multiply an amount by an int "
        "or a share, or divide it by an int"},
       {"half * 2", "0: \"*\" does not go with a share and an int; make both sides of one type"},
       {"half + half",
        "0: \"+\" does not go with a share and a share; use it with ints or amounts"},
       {"asked_on - ready_on",
        "0: \"-\" does not go with a date and a date; write plus(date, days(28)), or compare "
        "two dates"},
       {"asked_on + 28",
        "0: \"+\" does not go with a date and an int; write plus(date, days(28)), or compare "
        "two dates"},
       {"name - 'a'",
        "0: \"-\" does not go with a string and a string; use it with ints or amounts"},
       {"-name", "0: \"-\" does not go with a string; negate an int or an amount"},
       {"!count", "0: \"!\" does not go with an int; negate a bool"},
       {"flag && count", "8: \"&&\" joins bools, and this is an int; compare it with something"},
       {"name || flag", "0: \"||\" joins bools, and this is a string; compare it with something"},
       {"count ? 1 : 2", "0: a choice needs a bool, and this is an int; compare it with something"},
       {"flag ? 1 : 'a'",
        "0: the two values of the choice are an int and a string; make both of one type"},
       {"[1, 'a']", "4: a string in a list of int; make all elements of one type"},
       {"1 in 2", "0: an int cannot be in an int; write value in [a, b], all of one type"},
       {"'a' in [1]",
        "0: a string cannot be in a list of int; write value in [a, b], all of one type"},
       {"name[0]", "0: a string cannot be indexed by an int; write list[int]"},
       {"children['a']", "0: a list of Child cannot be indexed by a string; write list[int]"},
       {"[][0]", "0: an empty list cannot be indexed by an int; write list[int]"},
       {"null",
        "0: null is not in the language: what is not known is unknown; ask has(fact) whether "
        "an event has happened"}});
}

TEST(Checker, AsOfIsOnlyComparedWithADate) {
  ExpectRows({{"as_of >= asked_on", "bool"},
              {"asked_on < as_of", "bool"},
              {"as_of == birthday(18)", "bool"},
              {"as_of != asked_on && as_of <= ready_on", "bool"}});
  const std::string refusal =
      ": as_of is only compared with a date; write the date on which something is reached, and "
      "compare: as_of >= plus(date, days(28))";
  struct Place {
    std::string_view text;
    int offset;
  };
  for (const Place& place : std::vector<Place>{{"as_of", 0},
                                               {"(as_of)", 0},
                                               {"as_of + days(1)", 0},
                                               {"1 + as_of", 4},
                                               {"-as_of", 1},
                                               {"!as_of", 1},
                                               {"as_of && flag", 0},
                                               {"flag || as_of", 8},
                                               {"as_of == as_of", 0},
                                               {"as_of >= 5", 0},
                                               {"5 < as_of", 4},
                                               {"as_of in [asked_on]", 0},
                                               {"1 in as_of", 5},
                                               {"[as_of]", 1},
                                               {"as_of[0]", 0},
                                               {"children[as_of]", 9},
                                               {"as_of.year", 0},
                                               {"as_of ? 1 : 2", 0},
                                               {"flag ? as_of : asked_on", 7},
                                               {"plus(as_of, days(1))", 5},
                                               {"string(as_of)", 7},
                                               {"as_of.size()", 0},
                                               {"on(as_of, settled)", 3},
                                               {"band(as_of)", 5},
                                               {"lodging(as_of)", 8},
                                               {"spells.exists(s, as_of)", 17},
                                               {"spells.map(s, as_of)", 14},
                                               {"as_of.all(s, true)", 0}}) {
    EXPECT_EQ(Checked(place.text), absl::StrCat(place.offset, refusal)) << place.text;
  }
  ExpectRows(
      {{"active(as_of)", "0: active does not take (the day asked about); write active(history)"},
       {"has(as_of)", "0: has asks about a fact; write has(record.field) or has(fact)"}});
}

}  // namespace
}  // namespace fairstart

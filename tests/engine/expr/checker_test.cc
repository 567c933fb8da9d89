#include "engine/expr/checker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/expr/functions.h"
#include "engine/expr/parser.h"
#include "tests/engine/expr/small_world.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;
using ::testing::ElementsAre;

// The type of an expression, or every mistake as "offset: problem; mend", joined by " | ";
// "silent" when something is wrong that has been reported elsewhere.
std::string Checked(std::string_view text, const ExpressionRules& rules = {},
                    const std::optional<Type>& wanted = std::nullopt,
                    const std::vector<Variable>& variables = {}) {
  static SmallWorld* world = new SmallWorld();
  auto parsed = Parse(text);
  if (const Issue* issue = std::get_if<Issue>(&parsed)) return "does not parse: " + issue->problem;
  auto checked = CheckExpression(text, *std::get<std::unique_ptr<Expr>>(parsed), *world, variables,
                                 rules, wanted);
  if (const Program* program = std::get_if<Program>(&checked)) return ToString(program->type());
  std::vector<std::string> issues;
  for (const Issue& issue : std::get<std::vector<Issue>>(checked)) {
    issues.push_back(absl::StrCat(issue.offset, ": ", issue.problem, "; ", issue.mend));
  }
  return issues.empty() ? "silent" : absl::StrJoin(issues, " | ");
}

struct Row {
  std::string_view text;
  std::string_view want;
};

void ExpectRows(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Checked(row.text), row.want) << row.text;
}

TEST(Checker, KnowsTheTypeOfEveryName) {
  ExpectRows({{"flag", "bool"},
              {"count", "int"},
              {"name", "string"},
              {"asked_on", "date"},
              {"ready_on", "date"},
              {"kind", "LivingKind"},
              {"bonus", "money"},
              {"hourly", "money per hour"},
              {"rent", "money per week"},
              {"wage", "money per month"},
              {"salary", "money per year"},
              {"child", "Child"},
              {"child.born", "date"},
              {"children", "list of Child"},
              {"spells", "list of Spell"},
              {"rate", "money per week"},
              {"half", "share"},
              {"term", "span"},
              {"band(\"a\")", "money"},
              {"grid(\"a\", name)", "money"},
              {"settled", "bool"},
              {"allowance", "amount per week"},
              {"record", "Record"},
              {"record.notes", "list of Note"},
              {"LivingKind.LODGINGS", "LivingKind"}});
}

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

TEST(Checker, AHistoryWithGapsIsReadOnlyByActive) {
  ExpectRows({{"active(homes)", "list of Home"},
              {"active(homes).exists(h, h.settled)", "bool"},
              {"size(active(homes)) + 1", "int"},
              {"nth_day(active(homes), 1, asked_on)", "date"},
              {"active(active(homes))", "list of Home"},
              {"active(homes.filter(h, h.settled))", "list of Home"},
              {"active(homes.filter(h, h.settled).filter(h, true))", "list of Home"},
              {"has(homes)", "bool"},
              {"size(spells)", "int"}});
  const std::string refusal =
      ": a day without a record means unknown here, so that the records alone settle nothing; read "
      "it with active(history)";
  struct Place {
    std::string_view text;
    int offset;
  };
  for (const Place& place : std::vector<Place>{{"homes", 0},
                                               {"homes[0]", 0},
                                               {"size(homes)", 5},
                                               {"homes.size()", 0},
                                               {"homes.exists(h, h.settled)", 0},
                                               {"homes.filter(h, h.settled)", 0},
                                               {"size(homes.filter(h, h.settled))", 5},
                                               {"homes.filter(h, true).exists(h, true)", 0},
                                               {"homes.map(h, h.rent)", 0},
                                               {"nth_day(homes, 1, asked_on)", 8},
                                               {"homes == active(homes)", 0},
                                               {"active(homes) != homes", 17},
                                               {"active(homes)[0] in homes", 20},
                                               {"[homes]", 1},
                                               {"homes + []", 0},
                                               {"flag ? homes : active(homes)", 7}}) {
    EXPECT_EQ(Checked(place.text), absl::StrCat(place.offset, refusal)) << place.text;
  }
}

TEST(Checker, WhatListsTheRecordsOfAHistoryMayNameOneWithGaps) {
  const ExpressionRules each = {.gapped_histories = true};
  EXPECT_EQ(Checked("homes", each), "list of Home");
  EXPECT_EQ(Checked("homes.filter(h, h.settled)", each), "list of Home");
  EXPECT_NE(Checked("homes + []", each).find("read it with active"), std::string::npos);
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

TEST(Checker, MacrosStandOnlyWhereRulesSay) {
  for (const std::string_view macro : {"all", "exists", "exists_one", "filter", "map"}) {
    const std::string name(macro);
    const std::string text = absl::StrCat("flag && spells.", name, "(s, s.place == 'a')");
    EXPECT_EQ(Checked(text, {.macros = false}),
              absl::StrCat("8: the macro ", name,
                           " stands in a condition or amount; give it a name: make it a "
                           "definition, and use its name here"));
  }
  EXPECT_EQ(Checked("size(active(spells)) > 0 && flag in [true]", {.macros = false}), "bool");
}

TEST(Checker, GivesEveryMacroItsType) {
  ExpectRows(
      {{"spells.all(s, has(s.last_day))", "bool"},
       {"spells.exists(s, s.place == name)", "bool"},
       {"spells.exists_one(s, true)", "bool"},
       {"spells.filter(s, true)", "list of Spell"},
       {"spells.map(s, s.place)", "list of string"},
       {"spells.map(s, s.place == 'a', s.first_day)", "list of date"},
       {"spells.map(s, [s.place])", "list of list of string"},
       {"[1, 2].exists(x, [3].exists(y, x < y))", "bool"},
       {"[[1]].exists(x, x.exists(x, x > 0))", "bool"},
       {"[1].exists(flag, flag > 0) && flag", "bool"},
       {"[1].all(i, x, i < x) && [1].exists(i, x, i < x)", "bool"},
       {"[1].existsOne(x, true) || [1].existsOne(i, x, true)", "bool"},
       {"spells.transformList(i, s, i)", "list of int"},
       {"spells.transformList(i, s, i > 0, s.place)", "list of string"},
       {"[1].exists(flag, x, flag > x) && flag", "bool"},
       {"[].all(x, x > 0) || [].exists(i, x, x == i) || [].exists_one(x, x.y)", "bool"},
       {"[].filter(x, x)", "empty list"},
       {"[].map(x, x / 2)", "empty list"},
       {"[].transformList(i, x, i > 1, x.f())", "empty list"},
       {"[] + [].map(x, x) + [1]", "list of int"},
       {"name.transformList(i, x, true)",
        "0: transformList looks at a list, and this is a string; write list.transformList(i, x, "
        "…)"},
       {"[1].existsOne(x, x)",
        "17: existsOne needs a bool, and this is an int; compare it with something"},
       {"[1].exists(i, x, true) && i == 1", "26: nothing is named i; "},
       {"name.exists(x, true)",
        "0: exists looks at a list, and this is a string; write list.exists(x, …)"},
       {"[1].all(x, x)", "11: all needs a bool, and this is an int; compare it with something"},
       {"[1].filter(x, 'a')",
        "14: filter needs a bool, and this is a string; compare it with something"},
       {"[1].map(x, x, x)", "11: map needs a bool, and this is an int; compare it with something"},
       {"[1].exists(x, true) && x == 1", "23: nothing is named x; "}});
}

TEST(Checker, SuggestsTheNameThatWasMeant) {
  ExpectRows(
      {{"asked_no", "0: nothing is named asked_no; did you mean asked_on?"},
       {"coumt > 1", "0: nothing is named coumt; did you mean count?"},
       {"as_off >= asked_on", "0: nothing is named as_off; did you mean as_of?"},
       {"[1].exists(month, mounth > 1)", "18: nothing is named mounth; did you mean month?"},
       {"entitlement", "0: nothing is named entitlement; "},
       {"child.bron", "0: Child has no field bron; did you mean born?"},
       {"child.address", "0: Child has no field address; it has name, born, at_home"},
       {"LivingKind.LODGING", "0: LivingKind has no value LODGING; did you mean LODGINGS?"},
       {"LivingKind.TENT",
        "0: LivingKind has no value TENT; its values are FOSTER_CARE, LODGINGS, OWN_HOME"},
       {"LivingKnd.LODGINGS", "0: nothing is named LivingKnd; "},
       {"LivingKind", "0: LivingKind is an enumeration, not a value; write LivingKind.VALUE"},
       {"brithday(18)", "0: no function is named brithday; did you mean birthday?"},
       {"setled()", "0: no function is named setled; did you mean settled?"},
       {"frobnicate(1)", "0: no function is named frobnicate; "},
       {"name.startswith('a')", "0: no function is named startswith; did you mean startsWith?"},
       {"spells.last_day",
        "0: a list of Spell has no field last_day; ask it of one record: list.exists(x, "
        "x.last_day …)"},
       {"name.length", "0: a string has no field length; select fields of records only"}});
}

TEST(Checker, SaysHowAFunctionIsCalled) {
  ExpectRows(
      {{"birthday(18)", "date"},
       {"anniversary(asked_on, 5)", "date"},
       {"aged(16, 17)", "bool"},
       {"plus(asked_on, term)", "date"},
       {"earlier(asked_on, ready_on)", "date"},
       {"later(asked_on, ready_on)", "date"},
       {"days(1)", "span"},
       {"weeks(1)", "span"},
       {"months(1)", "span"},
       {"years(1)", "span"},
       {"active(spells)", "list of Spell"},
       {"nth_day(spells, 91, birthday(14))", "date"},
       {"months_begun(asked_on, ready_on)", "list of date"},
       {"per_week(bonus, asked_on, ready_on)", "amount per week"},
       {"per_week(wage)", "amount per week"},
       {"per_week(salary)", "amount per week"},
       {"per_month(bonus)", "money per month"},
       {"per_month(rent)", "amount per month"},
       {"for_one(wage)", "money"},
       {"for_days(rent, asked_on, ready_on)", "amount"},
       {"per_month(bonus / 3)", "amount per month"},
       {"total([rent, rate])", "money per week"},
       {"total([rent, allowance])", "amount per week"},
       {"least(rent, allowance)", "amount per week"},
       {"greatest(1, 2)", "int"},
       {"greatest(rent - rate, 0.00)", "money per week"},
       {"to_pence(allowance)", "money per week"},
       {"size('a') + size([]) + [1].size() + 'a'.size()", "int"},
       {"name.contains('a') && name.startsWith('a') && name.endsWith('a')", "bool"},
       {"string(asked_on) + string(1) + string('a')", "string"},
       {"bool('true') && bool(flag)", "bool"},
       {"int('1') + int(count)", "int"},
       {"birthday('18')", "0: birthday does not take (string); write birthday(int)"},
       {"birthday()", "0: birthday does not take (); write birthday(int)"},
       {"aged(16)", "0: aged does not take (int); write aged(least age, greatest age), both ints"},
       {"plus(asked_on, 28)", "0: plus does not take (date, int); write plus(date, span)"},
       {"active(visits)", "0: active does not take (list of Visit); write active(history)"},
       {"active(children)", "0: active does not take (list of Child); write active(history)"},
       {"nth_day(visits, 1, asked_on)",
        "0: nth_day does not take (list of Visit, int, date); write nth_day(records, int, date)"},
       {"months_begun(asked_on)",
        "0: months_begun does not take (date); write months_begun(first day, last day)"},
       {"per_week(rent)",
        "0: per_week does not take (money per week); write per_week(amount, first day, last day) "
        "or "
        "per_week(amount per month or year)"},
       {"per_week(rent, asked_on, ready_on)",
        "0: per_week does not take (money per week, date, date); write per_week(amount, first day, "
        "last day) or per_week(amount per month or year)"},
       {"per_month(wage)",
        "0: per_month does not take (money per month); write per_month(amount paid for one month) or "
        "per_month(amount per week)"},
       {"total([1])", "int"},
       {"total(['a'])",
        "0: total does not take (list of string); write total(list of amounts or ints)"},
       {"total([])", "0: total does not take (empty list); write total(list of amounts or ints)"},
       {"least(1, rent)",
        "0: least does not take (int, money per week); write least(a, b), two amounts per the same "
        "time or two ints"},
       {"earlier(1, 2)", "0: earlier does not take (int, int); write earlier(date, date)"},
       {"to_pence(1)", "0: to_pence does not take (int); write to_pence(amount)"},
       {"size(1)", "0: size does not take (int); write size(list or text)"},
       {"string(rent)",
        "0: string does not take (money per week); write string(date, int or text)"},
       {"bool(1)", "0: bool does not take (int); write bool(text or bool)"},
       {"int(true)", "0: int does not take (bool); write int(text or int)"},
       {"int(kind)", "0: int does not take (LivingKind); write int(text or int)"},
       {"name.contains(1)", "0: contains does not take (string, int); write text.contains(text)"},
       {"contains(name, 'a')", "0: no function is named contains; did you mean contains?"}});
}

TEST(Checker, SaysHowAParameterAndADefinitionAreCalled) {
  ExpectRows({{"band", "0: band needs 1 key; write band(key)"},
              {"grid", "0: grid needs 2 keys; write grid(key)"},
              {"band()", "0: band takes 1 key, a string; write band(\"key\")"},
              {"band(1)", "0: band takes 1 key, a string; write band(\"key\")"},
              {"grid('a')", "0: grid takes 2 keys, strings; write grid(\"key\")"},
              {"rate()", "0: rate is no function; write rate without brackets"},
              {"settled()", "0: settled is no function; write settled without brackets"},
              {"flag(1)", "0: flag is no function; write flag without brackets"},
              {"lodging", "0: lodging is about one Home; write lodging(record)"},
              {"lodging()", "0: lodging is about one Home; write lodging(a Home)"},
              {"lodging(child)", "0: lodging is about one Home; write lodging(a Home)"},
              {"active(homes).exists(h, lodging(h))", "bool"}});
}

TEST(Checker, HasAsksAboutAFact) {
  const std::string refusal = "0: has asks about a fact; write has(record.field) or has(fact)";
  ExpectRows({{"has(flag)", "bool"},
              {"has(child.born)", "bool"},
              {"has(spells)", "bool"},
              {"spells.exists(s, has(s.last_day))", "bool"},
              {"has(rate)", refusal},
              {"has(settled)", refusal},
              {"has(LivingKind.LODGINGS)", refusal},
              {"has(record)", refusal},
              {"has(flagg)", "4: nothing is named flagg; did you mean flag?"},
              {"[1].exists(x, has(x))",
               "14: has asks about a fact; write has(record.field) or has(fact)"}});
}

TEST(Checker, AwaitedTakesADayOfTheFacts) {
  const std::string refusal = "0: awaited takes one day of the facts; write awaited(record.field)";
  ExpectRows({{"awaited(ready_on)", "date"},
              {"spells.map(s, awaited(s.last_day))", "list of date"},
              {"awaited(flag)", refusal},
              {"awaited(birthday(18))", refusal},
              {"awaited(as_of)", refusal},
              {"awaited()", refusal},
              {"awaited(ready_on, ready_on)", refusal},
              {"awaited(readyon)", "8: nothing is named readyon; did you mean ready_on?"}});
}

TEST(Checker, LooksAtOtherDaysByName) {
  const std::string on =
      "0: on takes a date and the name of a definition, table or parameter; give what is asked "
      "about another day a name, and write on(date, name)";
  const std::string ever =
      "0: ever_before takes the name of a definition of type bool; write ever_before(name)";
  const std::string first =
      "0: first_day takes the name of a definition of type bool; write first_day(name)";
  const std::string working =
      "0: plus_working_days takes a date, a number and the name of a parameter that says which days "
      "are holidays; write plus_working_days(date, int, name)";
  ExpectRows({{"plus_working_days(asked_on, 3, holiday)", "date"},
              {"plus_working_days(asked_on, 3)", working},
              {"plus_working_days(asked_on, 3, settled)", working},
              {"plus_working_days(asked_on, 3, rate)", working},
              {"plus_working_days(1, 3, holiday)",
               "18: plus_working_days starts from a date, and this is an int; write "
               "plus_working_days(date, int, name)"},
              {"plus_working_days(asked_on, days(3), holiday)",
               "28: plus_working_days counts with an int, and this is a span; write "
               "plus_working_days(date, int, name)"}});
  ExpectRows({{"on(asked_on, settled)", "bool"},
              {"on(asked_on, allowance)", "amount per week"},
              {"on(birthday(18), rate)", "money per week"},
              {"on(birthday(18), band(name))", "money"},
              {"spells.exists(s, on(asked_on, lodging(active(homes)[0])))", "bool"},
              {"on(asked_on, band(1))", "13: band takes 1 key, a string; write band(\"key\")"},
              {"on(asked_on, size(name))", on},
              {"first_day(settled, asked_on)", "date"},
              {"first_day(settled, 1)",
               "19: first_day looks from a date on, and this is an int; write first_day(name, date)"},
              {"on(asked_on)", on},
              {"on()", on},
              {"on(settled, asked_on)", on},
              {"on(asked_on, settled, 1)", on},
              {"on(asked_on, flag)", on},
              {"on(asked_on, !settled)", on},
              {"on(asked_on, band)", on},
              {"on(asked_on, lodging)", on},
              {"on(asked_on, nothing)", on},
              {"[1].exists(settled, on(asked_on, settled))", "20" + on.substr(1)},
              {"on(1, settled)", "3: on takes a date, and this is an int; write on(date, name)"},
              {"ever_before(settled)", "bool"},
              {"first_day(settled)", "date"},
              {"ever_before()", ever},
              {"ever_before(flag)", ever},
              {"ever_before(allowance)", ever},
              {"ever_before(rate)", ever},
              {"ever_before(lodging)", ever},
              {"ever_before(settled && flag)", ever},
              {"first_day(settled, settled, settled)", first},
              {"first_day(!settled)", first}});
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

TEST(Checker, VariablesComeFirst) {
  SmallWorld world;
  const Type home{.kind = Kind::kRecord, .record = &world.home()};
  const std::vector<Variable> variables = {{"h", home}, {"flag", Type::Of(Kind::kInt)}};
  auto check = [&](std::string_view text) {
    auto parsed = Parse(text);
    return CheckExpression(text, *std::get<std::unique_ptr<Expr>>(parsed), world, variables, {},
                           std::nullopt);
  };
  const auto rent = check("h.rent");
  EXPECT_EQ(ToString(std::get<Program>(rent).type()), "money per week");
  EXPECT_EQ(std::get<Program>(rent).frame_size, 2);
  EXPECT_EQ(ToString(std::get<Program>(check("flag")).type()), "int");
  // Two macros beside one another share a slot; one inside the other does not.
  EXPECT_EQ(std::get<Program>(check("[1].all(x, x > 0) && [2].all(y, y > 0)")).frame_size, 3);
  EXPECT_EQ(std::get<Program>(check("[1].all(x, [2].all(y, x < y))")).frame_size, 4);
}

TEST(Checker, ReferredNamesAreThoseThatTheExpressionDoesNotBind) {
  const auto names = [](std::string_view text, const std::vector<Variable>& variables) {
    auto parsed = Parse(text);
    return ReferredNames(*std::get<std::unique_ptr<Expr>>(parsed), variables);
  };
  EXPECT_THAT(names("b + a * a", {}), ElementsAre("a", "b"));
  EXPECT_THAT(names("f(a).g(b)", {}), ElementsAre("a", "b", "f"));
  EXPECT_THAT(names("list.exists(x, x > a && y.exists(z, z == x))", {}),
              ElementsAre("a", "list", "y"));
  EXPECT_THAT(names("x.exists(x, x) && x", {}), ElementsAre("x"));
  EXPECT_THAT(names("list.transformList(i, x, x + i)", {}), ElementsAre("list"));
  EXPECT_THAT(names("list.exists(x, .x == x && .f(x))", {}), ElementsAre("f", "list", "x"));
  EXPECT_THAT(names("has(e.last_day) && on(d, n)", {{"e", Type()}}), ElementsAre("d", "n", "on"));
  EXPECT_THAT(names("Kind.VALUE == k ? [p] : [q[i]]", {}), ElementsAre("Kind", "i", "k", "p", "q"));
}

TEST(Checker, ANameFromTheRootIsNoVariable) {
  EXPECT_EQ(Checked("[1].map(flag, .flag)"), "list of bool");
  EXPECT_EQ(Checked("[1].map(x, .x)"), "11: nothing is named .x; did you mean x?");
  EXPECT_EQ(Checked("[1].exists(child, .child.name == 'a')"), "bool");
  EXPECT_EQ(Checked("[1].all(LivingKind, .LivingKind.LODGINGS == kind)"), "bool");
  EXPECT_EQ(Checked("[1].map(band, .band('a'))"), "list of money");
  EXPECT_EQ(Checked("[1].map(settled, on(asked_on, .settled))"), "list of bool");
  EXPECT_EQ(Checked(".size([1])"), "int");
  EXPECT_EQ(Checked(".as_of < asked_on"), "bool");
}

TEST(Functions, EveryNameIsKnownAndEveryKnownNameResolves) {
  for (const std::string& name : FunctionNames()) {
    if (name == "on" || name == "ever_before" || name == "first_day" || name == "has" ||
        name == "awaited" || name == "plus_working_days") {
      continue;
    }
    SmallWorld world;
    ResolvedCall resolved;
    const std::string plain = ResolveCall(name, false, {}, world.types(), resolved);
    const std::string method = ResolveCall(name, true, {}, world.types(), resolved);
    EXPECT_FALSE(plain == "?" && method == "?") << name;
  }
}

}  // namespace
}  // namespace fairstart

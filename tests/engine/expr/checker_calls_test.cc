// Calls of functions, of parameters with keys and of definitions about a record.
#include <gtest/gtest.h>

#include <string>

#include "engine/expr/functions.h"
#include "tests/engine/expr/checked.h"

namespace fairstart {
namespace {

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
        "0: per_month does not take (money per month); write per_month(amount paid for one month) "
        "or "
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

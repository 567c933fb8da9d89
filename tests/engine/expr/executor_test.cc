#include "engine/expr/executor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "tests/engine/expr/small_world.h"

namespace fairstart {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Row {
  std::string text;
  std::string want;
};

void ExpectRows(SmallWorld& world, const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(world.Value(row.text), row.want) << row.text;
}

// `flag` and `other` are not known; `defect` is an error.

TEST(Executor, AndFollowsItsTruthTable) {
  SmallWorld world;
  ExpectRows(world, {{"true && true", "true"},
                     {"true && false", "false"},
                     {"true && flag", "unknown: flag"},
                     {"true && defect", "error: a defect"},
                     {"false && true", "false"},
                     {"false && false", "false"},
                     {"false && flag", "false"},
                     {"false && defect", "false"},
                     {"flag && true", "unknown: flag"},
                     {"flag && false", "false"},
                     {"flag && other", "unknown: flag, other"},
                     {"flag && defect", "unknown: flag"},
                     {"defect && true", "error: a defect"},
                     {"defect && false", "false"},
                     {"defect && flag", "unknown: flag"},
                     {"defect && 1 / 0 == 1", "error: a defect"}});
}

TEST(Executor, OrFollowsItsTruthTable) {
  SmallWorld world;
  ExpectRows(world, {{"true || true", "true"},
                     {"true || false", "true"},
                     {"true || flag", "true"},
                     {"true || defect", "true"},
                     {"false || true", "true"},
                     {"false || false", "false"},
                     {"false || flag", "unknown: flag"},
                     {"false || defect", "error: a defect"},
                     {"flag || true", "true"},
                     {"flag || false", "unknown: flag"},
                     {"flag || other", "unknown: flag, other"},
                     {"flag || defect", "unknown: flag"},
                     {"defect || true", "true"},
                     {"defect || false", "error: a defect"},
                     {"defect || flag", "unknown: flag"},
                     {"defect || 1 / 0 == 1", "error: a defect"}});
}

TEST(Executor, NotTurnsWhatIsKnown) {
  SmallWorld world;
  ExpectRows(world, {{"!true", "false"},
                     {"!false", "true"},
                     {"!flag", "unknown: flag"},
                     {"!defect", "error: a defect"}});
}

TEST(Executor, AnUnknownIsNamedOnce) {
  SmallWorld world;
  ExpectRows(world, {{"flag && flag", "unknown: flag"},
                     {"(flag || other) && (other || flag)", "unknown: flag, other"},
                     {"waiting && flag", "unknown: flag"},
                     {"waiting || other", "unknown: flag, other"}});
}

TEST(Executor, AChoiceIsMadeByItsCondition) {
  SmallWorld world;
  ExpectRows(world, {{"true ? 1 : 2", "1"},
                     {"false ? 1 : 2", "2"},
                     {"true ? 1 : 1 / 0", "1"},
                     {"false ? 1 / 0 : 2", "2"},
                     {"defect ? 1 : 1", "error: a defect"},
                     {"true ? flag : other", "unknown: flag"}});
}

// Every combination of true, false, not known and error. CEL's partial evaluation gives unknown
// when the condition is; here the value is known if both branches have it.
TEST(Executor, AChoiceFollowsItsTruthTable) {
  SmallWorld world;
  const std::vector<std::string> operands = {"true", "false", "flag", "defect"};
  for (const std::string& condition : operands) {
    for (const std::string& then : operands) {
      for (const std::string& otherwise : operands) {
        const bool shared = then == otherwise && (then == "true" || then == "false");
        const std::string& chosen = condition == "true" || (condition == "flag" && shared) ? then
                                    : condition == "false" ? otherwise
                                                           : condition;
        const std::string text = condition + " ? " + then + " : " + otherwise;
        EXPECT_EQ(world.Value(text), world.Value(chosen)) << text;
      }
    }
  }
}

TEST(Executor, AnUnknownConditionLeavesWhatBothValuesShare) {
  SmallWorld world;
  world.Give("bonus: 1.00");
  ExpectRows(world, {{"flag ? 1 : 1", "1"},
                     {"flag ? 1 : 2", "unknown: flag"},
                     {"flag ? 1 : count", "unknown: count, flag"},
                     {"flag ? many : count", "unknown: count, flag, many"},
                     {"flag ? 1 : 1 / 0", "unknown: flag"},
                     {"flag ? defect : defect", "unknown: flag"},
                     {"flag ? 'a' : 'a'", "\"a\""},
                     {"flag ? [1] : [1]", "[1]"},
                     {"flag ? [1] : [1, 2]", "unknown: flag"},
                     {"flag ? bonus : 1.00", "£1.00"},
                     {"flag ? (other ? 1 : 1) : 1", "1"},
                     {"flag ? term : days(91)", "91 days"}});
}

TEST(Executor, HasAnswersInThreeWays) {
  SmallWorld world;
  world.Give("asked_on: 2017-01-01; ready_on: not_yet; child: name=Ann");
  ExpectRows(world, {{"has(asked_on)", "true"},
                     {"has(ready_on)", "false"},
                     {"has(flag)", "unknown: flag"},
                     {"has(child.name)", "true"},
                     {"has(child.born)", "unknown: child.born"},
                     {"has(child)", "true"}});
  world.Give("ready_on: 2018-01-01; spells:");
  ExpectRows(world, {{"has(ready_on)", "true"},
                     {"has(spells)", "true"},
                     {"has(child)", "unknown: child"},
                     {"has(child.name)", "unknown: child"},
                     {"has(homes)", "unknown: homes"}});
}

TEST(Executor, ADayThatHasNotComeIsAwaited) {
  SmallWorld world;
  ExpectRows(world, {{"awaited(ready_on)", "unknown: ready_on"}});
  world.Give("ready_on: not_yet; spells: 2017-01-01..not_yet, 2017-02-01..2017-03-01");
  ExpectRows(world, {{"awaited(ready_on)", "unknown: ready_on"},
                     {"awaited(spells[0].last_day)", "unknown: spells.records[0].last_day"},
                     {"awaited(spells[1].last_day)", "2017-03-01"}});
  world.Give("ready_on: 2017-04-01");
  ExpectRows(world, {{"awaited(ready_on)", "2017-04-01"}});
}

// The rent is at least nothing.
TEST(Executor, BoundsDecideWhatTheyLeaveNoDoubtOf) {
  SmallWorld world;
  const std::string unknown = "unknown: rent";
  ExpectRows(world, {{"rent >= 0.00", "true"},
                     {"rent < 0.00", "false"},
                     {"rent > 0.00", unknown},
                     {"rent <= 0.00", unknown},
                     {"rent == 0.00", unknown},
                     {"0.00 <= rent", "true"},
                     {"0.00 > rent", "false"},
                     {"rent + rate >= rate", "true"},
                     {"rent + rate == 0.00", "false"},
                     {"rent + rate != 0.00", "true"},
                     {"rate - rent > rate", "false"},
                     {"rate - rent <= rate", "true"},
                     {"-rent > 0.00", "false"},
                     {"-rent <= 0.00", "true"},
                     {"-rent >= 0.00", unknown},
                     {"total([rent, rate]) >= rate", "true"},
                     {"total([rent, rate]) < rate", "false"},
                     {"(flag ? rent : rate) >= 0.00", "true"},
                     {"least(rent, 0.00) == 0.00", "true"},
                     {"to_pence(rent) >= 0.00", "true"},
                     {"greatest(rate, rate - rent) == rate", "true"},
                     {"wage >= 0.00", "unknown: wage"}});
}

TEST(Executor, CountsOfPossibleMembersHaveBounds) {
  SmallWorld world;
  world.Give("spells: 2017-01-01..not_yet, 2017-02-01..?, 2017-03-01..?");
  const std::string unknown =
      "unknown: spells.records[1].last_day, spells.records[2].last_day";
  ExpectRows(world, {{"size(active(spells)) > 0", "true"},
                     {"size(active(spells)) >= 4", "false"},
                     {"size(active(spells)) == 0", "false"},
                     {"size(active(spells)) > 1", unknown},
                     {"size(active(spells)) == 3", unknown}});
}

TEST(Executor, SumsDifferencesAndMultiplesOfIntsKeepBounds) {
  SmallWorld world;
  world.Give("spells: 2017-01-01..not_yet, 2017-02-01..?");
  const std::string size = "size(active(spells))";  // 1 or 2
  const std::string unknown = "unknown: spells.records[1].last_day";
  ExpectRows(world, {{size + " + 1 >= 2", "true"},
                     {size + " + 1 > 3", "false"},
                     {size + " + 1 == 3", unknown},
                     {"5 - " + size + " >= 3", "true"},
                     {"5 - " + size + " > 4", "false"},
                     {"10 * " + size + " >= 10", "true"},
                     {"10 * " + size + " > 20", "false"},
                     {"10 / " + size + " > 10", unknown},
                     {size + " + 9223372036854775807 > 0", unknown}});
}

TEST(Executor, ChoicesOfDatesKeepBounds) {
  SmallWorld world;
  world.Give("spells: 2017-03-01..?; asked_on: 2017-02-01; ready_on: not_yet");
  const std::string last = "spells[0].last_day";  // from 2017-03-01 on
  const std::string unknown = "unknown: spells.records[0].last_day";
  ExpectRows(world, {{"later(" + last + ", asked_on) > asked_on", "true"},
                     {"earlier(" + last + ", asked_on) == asked_on", "true"},
                     {"earlier(" + last + ", asked_on) > asked_on", "false"},
                     {"plus(" + last + ", months(1)) >= plus(spells[0].first_day, months(1))", "true"},
                     {"plus(" + last + ", days(-40)) >= asked_on", unknown}});
}

// An event may not happen; any other date is some day.
TEST(Executor, ADateThatIsNoEventIsNotNever) {
  SmallWorld world;
  world.Give("ready_on: not_yet; children: name=a");
  ExpectRows(world, {{"asked_on < ready_on", "true"},
                     {"asked_on == ready_on", "false"},
                     {"children[0].born >= ready_on", "false"},
                     {"spells.exists(s, s.first_day >= ready_on)", "false"},
                     {"spells.exists(s, s.last_day >= ready_on)", "unknown: spells"}});
}

TEST(Executor, AnOpenEndIsNotBeyondTheOther) {
  SmallWorld world;
  world.Give("spells: 2017-03-01..?, ?..2017-06-30");
  const std::string last = "unknown: spells.records[0].last_day";
  const std::string first = "unknown: spells.records[1].first_day";
  ExpectRows(world, {{"spells[0].last_day >= spells[0].first_day", "true"},
                     {"spells[0].last_day < spells[0].first_day", "false"},
                     {"spells[0].last_day > spells[0].first_day", last},
                     {"spells[1].first_day <= spells[1].last_day", "true"},
                     {"spells[1].first_day < spells[1].last_day", first}});
  const auto on = [&](const char* day, const char* expression) {
    return world.Value(expression, day);
  };
  EXPECT_EQ(on("2017-02-28", "as_of < spells[0].last_day"), "true");
  EXPECT_EQ(on("2017-02-28", "as_of == spells[0].last_day"), "false");
  EXPECT_EQ(on("2017-02-28", "as_of != spells[0].last_day"), "true");
  EXPECT_EQ(on("2017-03-01", "as_of <= spells[0].last_day"), "true");
  EXPECT_EQ(on("2017-03-01", "as_of > spells[0].last_day"), "false");
  EXPECT_EQ(on("2017-03-01", "as_of < spells[0].last_day"), last);
  EXPECT_EQ(on("2017-03-02", "as_of <= spells[0].last_day"), last);
  EXPECT_EQ(on("2017-06-29", "as_of >= spells[1].first_day"), first);
  EXPECT_EQ(on("2017-06-30", "as_of >= spells[1].first_day"), "true");
  EXPECT_EQ(on("2017-06-30", "as_of < spells[1].first_day"), "false");
  EXPECT_EQ(on("2017-06-30", "as_of > spells[1].first_day"), first);
  EXPECT_EQ(on("2017-07-01", "as_of > spells[1].first_day"), "true");
  EXPECT_EQ(on("2017-07-01", "as_of <= spells[1].first_day"), "false");
  EXPECT_EQ(on("2017-07-01", "as_of == spells[1].first_day"), "false");
}

TEST(Executor, EveryOtherOperationIsStrictUnknownBeforeError) {
  SmallWorld world;
  world.Give("bonus: 1.00");
  const std::string division = "error: \"(1 / 0)\" divides by zero";
  for (const std::string op : {"+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">="}) {
    ExpectRows(world, {{"count " + op + " (1 / 0)", "unknown: count"},
                       {"(1 / 0) " + op + " count", "unknown: count"},
                       {"1 " + op + " (1 / 0)", division},
                       {"(1 / 0) " + op + " 1", division},
                       {"count " + op + " many", "unknown: count, many"}});
  }
  ExpectRows(world, {{"-(1 / 0)", division},
                     {"-count", "unknown: count"},
                     {"bonus * count", "unknown: count"},
                     {"rent + rent", "unknown: rent"},
                     {"name + 'a' == 'a'", "unknown: name"},
                     {"least(count, (1 / 0))", "unknown: count"},
                     {"greatest((1 / 0), 1)", division},
                     {"earlier(asked_on, ready_on)", "unknown: asked_on, ready_on"},
                     {"name.contains('a')", "unknown: name"},
                     {"'a'.startsWith(name)", "unknown: name"},
                     {"size(name)", "unknown: name"},
                     {"string(asked_on)", "unknown: asked_on"},
                     {"string((1 / 0))", division},
                     {"days(count)", "unknown: count"},
                     {"plus(asked_on, days((1 / 0)))", "unknown: asked_on"},
                     {"band(name)", "unknown: name"},
                     {"grid(string((1 / 0)), name)", "unknown: name"},
                     {"grid(string((1 / 0)), 'a')", division},
                     {"to_pence(rent)", "unknown: rent"},
                     {"per_week(bonus, asked_on, ready_on)", "unknown: asked_on, ready_on"}});
}

TEST(Executor, ComparesValuesOfEveryType) {
  SmallWorld world;
  world.Give(
      "asked_on: 2017-04-30; ready_on: not_yet; kind: LODGINGS; name: b; bonus: 1.00; "
      "children: name=Ann, name=Bo; spells:");
  ExpectRows(world, {{"1 == 1 && 1 != 2 && 1 < 2 && 2 <= 2 && 2 > 1 && 2 >= 2", "true"},
                     {"1 < 1 || 1 > 1 || 1 != 1 || 2 <= 1 || 1 >= 2", "false"},
                     {"-9223372036854775808 < 9223372036854775807", "true"},
                     {"false < true && !(true < true)", "true"},
                     {"name == 'b' && name > 'a' && name < 'ba'", "true"},
                     {"asked_on < ready_on", "true"},
                     {"ready_on == ready_on", "true"},
                     {"asked_on == plus(asked_on, days(0))", "true"},
                     {"kind == LivingKind.LODGINGS", "true"},
                     {"kind != LivingKind.OWN_HOME", "true"},
                     {"bonus / 3 < bonus / 2", "true"},
                     {"bonus / 3 * 3 == bonus", "true"},
                     {"half == half && half <= half", "true"},
                     {"days(7) == weeks(1) && years(1) == months(12)", "true"},
                     {"days(30) == months(1)", "false"},
                     {"children[0] == children[0]", "true"},
                     {"children[0] == children[1]", "false"},
                     {"[1, 2] == [1, 2]", "true"},
                     {"[1, 2] == [2, 1]", "false"},
                     {"[1] == [1, 1]", "false"},
                     {"[1, count] == [2, 3]", "false"},
                     {"[count, 1] == [3, 2]", "false"},
                     {"[1, count] == [1, 3]", "unknown: count"},
                     {"[1, count] != [1, 3]", "unknown: count"},
                     {"[count] == [many]", "unknown: count, many"},
                     {"spells == []", "true"}});
}

TEST(Executor, CountsInSixtyFourBits) {
  SmallWorld world;
  const auto too_large = [](const std::string& part) {
    return "error: \"" + part + "\" gives a number that does not fit 64 bits";
  };
  ExpectRows(world, {{"7 / 2", "3"},
                     {"-7 / 2", "-3"},
                     {"7 % 3", "1"},
                     {"-7 % 3", "-1"},
                     {"7 % -3", "1"},
                     {"9223372036854775806 + 1", "9223372036854775807"},
                     {"9223372036854775807 + 1", too_large("9223372036854775807 + 1")},
                     {"-9223372036854775808 - 1", too_large("-9223372036854775808 - 1")},
                     {"4611686018427387904 * 2", too_large("4611686018427387904 * 2")},
                     {"-9223372036854775808 / -1", too_large("-9223372036854775808 / -1")},
                     {"-9223372036854775808 % -1", "0"},
                     {"--9223372036854775808", too_large("--9223372036854775808")},
                     {"1 / 0", "error: \"1 / 0\" divides by zero"},
                     {"1 % 0", "error: \"1 % 0\" divides by zero"},
                     {"2 * (1 + 5 / (3 - 3))", "error: \"5 / (3 - 3)\" divides by zero"},
                     {"least(2, 1) + greatest(2, 1)", "3"}});
}

TEST(Executor, QuotesFortyBytesOfALongExpression) {
  SmallWorld world;
  EXPECT_EQ(world.Value("1000000000 + 1000000000 + 1000000000 + 10 / 0 + 1000000000"),
            "error: \"10 / 0\" divides by zero");
  EXPECT_EQ(world.Value("(1000000000 + 1000000000 + 1000000000 + 1) / 0"),
            "error: \"(1000000000 + 1000000000 + 1000000000 + …\" divides by zero");
}

TEST(Executor, AmountsAreExact) {
  SmallWorld world;
  world.Give("bonus: 57.90; rent: 100.00; wage: 92233720368547758.07; count: 0");
  const auto too_large = [](const std::string& part) {
    return "error: \"" + part + "\" gives an amount too large to be exact";
  };
  ExpectRows(world, {{"bonus * 3 / 7", "£24.81 and 3/7p"},
                     {"bonus * 3 / 7 * 7 / 3", "£57.90"},
                     {"bonus * half", "£28.95"},
                     {"half * bonus", "£28.95"},
                     {"rent + rate - rent / 3", "£124.56 and 2/3p"},
                     {"-bonus", "−£57.90"},
                     {"bonus - 57.90 == 0.00", "true"},
                     {"allowance", "£17.63 and 4/7p"},
                     {"least(bonus, 1.00)", "£1.00"},
                     {"greatest(bonus, 1.00)", "£57.90"},
                     {"wage + wage", too_large("wage + wage")},
                     {"-wage - wage - wage", too_large("-wage - wage")},
                     {"wage * 2", too_large("wage * 2")},
                     {"wage / 5 * 5 == wage", "true"},
                     {"wage / 5 + wage / 3", too_large("wage / 5 + wage / 3")},
                     {"bonus / count", "error: \"bonus / count\" divides by zero"}});
}

TEST(Executor, RoundsAHalfUp) {
  SmallWorld world;
  world.Give("bonus: 0.01");
  ExpectRows(world, {{"to_pence(bonus / 2)", "£0.01"},
                     {"to_pence(bonus * 3 / 2)", "£0.02"},
                     {"to_pence(bonus / 3)", "£0.00"},
                     {"to_pence(bonus * 2 / 3)", "£0.01"},
                     {"to_pence(bonus * 49 / 100)", "£0.00"},
                     {"to_pence(-bonus / 2)", "−£0.01"},
                     {"to_pence(-bonus / 3)", "£0.00"},
                     {"to_pence(bonus)", "£0.01"}});
}

TEST(Executor, SpreadsAmountsOverWeeks) {
  SmallWorld world;
  world.Give(
      "bonus: 70.00; wage: 520.00; salary: 5200.00; asked_on: 2017-05-01; ready_on: not_yet");
  const std::string no_end = "spreads an amount over a period without an end";
  ExpectRows(world, {{"per_week(wage)", "£120.00"},
                     {"per_week(salary)", "£100.00"},
                     {"per_week(wage / 7)", "£17.14 and 2/7p"},
                     {"per_week(bonus, asked_on, asked_on)", "£490.00"},
                     {"per_week(bonus, asked_on, plus(asked_on, days(6)))", "£70.00"},
                     {"per_week(bonus, asked_on, plus(asked_on, days(13)))", "£35.00"},
                     {"per_week(bonus, asked_on, plus(asked_on, days(2)))", "£163.33 and 1/3p"},
                     {"per_week(bonus, asked_on, plus(asked_on, days(-1)))",
                      "error: \"per_week(bonus, asked_on, plus(asked_on,…\" " + no_end},
                     {"per_week(bonus, asked_on, ready_on)",
                      "error: \"per_week(bonus, asked_on, ready_on)\" " + no_end},
                     {"per_month(bonus)", "£70.00"},
                     {"per_month(bonus / 3)", "£23.33 and 1/3p"}});
}

TEST(Executor, HandlesTexts) {
  SmallWorld world;
  world.Give("name: sixteen; asked_on: 2017-04-30");
  ExpectRows(world,
             {{"name.contains('xt') && name.startsWith('six') && name.endsWith('teen')", "true"},
              {"name.contains('xx') || name.startsWith('s ') || name.endsWith('six')", "false"},
              {"'a'.contains('') && 'a'.startsWith('') && 'a'.endsWith('')", "true"},
              {"'a' + name + ''", "\"asixteen\""},
              {"size('')", "0"},
              {"size('\\u00a35 \\U0001F600')", "4"},
              {"'abc'.size()", "3"},
              {"string(asked_on)", "\"2017-04-30\""},
              {"string(-5)", "\"-5\""}});
}

TEST(Executor, ReadsNumbersAndTruthsFromTexts) {
  SmallWorld world;
  const auto no_number = [](const std::string& part) {
    return "error: \"" + absl::CEscape(part) + "\" reads a text that is no whole number";
  };
  const auto no_truth = [](const std::string& part) {
    return "error: \"" + absl::CEscape(part) + "\" reads a text that is neither true nor false";
  };
  const auto too_large = [](const std::string& part) {
    return "error: \"" + absl::CEscape(part) + "\" gives a number that does not fit 64 bits";
  };
  ExpectRows(
      world,
      {{"int('987') + int('-7') + int('+20')", "1000"},
       {"int('-9223372036854775808')", "-9223372036854775808"},
       {"int('9223372036854775808')", too_large("int('9223372036854775808')")},
       {"int('')", no_number("int('')")},
       {"int('-')", no_number("int('-')")},
       {"int(' 1')", no_number("int(' 1')")},
       {"int('1.0')", no_number("int('1.0')")},
       {"int('0x1f')", no_number("int('0x1f')")},
       {"int(name)", "unknown: name"},
       {"int(5)", "5"},
       {"int(count)", "unknown: count"},
       {"[bool('1'), bool('t'), bool('true'), bool('TRUE'), bool('True')].all(b, b)", "true"},
       {"[bool('0'), bool('f'), bool('false'), bool('FALSE'), bool('False')].exists(b, b)",
        "false"},
       {"bool('TrUe')", no_truth("bool('TrUe')")},
       {"bool('yes')", no_truth("bool('yes')")},
       {"bool('')", no_truth("bool('')")},
       {"bool(name)", "unknown: name"},
       {"bool(false)", "false"},
       {"string('a')", "\"a\""},
       {"string(name)", "unknown: name"}});
}

TEST(Executor, JoinsTextsUpToSixtyFourKibibytes) {
  SmallWorld world;
  std::string text = "'" + std::string(64, 'a') + "'";
  for (int i = 0; i < 5; ++i)
    text = "[" + text + "].map(x" + std::to_string(i) + ", x" + std::to_string(i) + " + x" +
           std::to_string(i) + " + x" + std::to_string(i) + " + x" + std::to_string(i) + ")[0]";
  EXPECT_EQ(world.Value("size(" + text + ")"), "65536");
  EXPECT_EQ(world.Value("size(" + text + " + 'a')"),
            "error: \"[[[[[\\'" + std::string(34, 'a') + "…\" gives a text longer than 64 KiB");
}

TEST(Executor, AsksItsHostForParametersAndDefinitions) {
  SmallWorld world;
  world.Give("homes: 2017-01-01..not_yet kind=LODGINGS, 2017-01-01..not_yet");
  ExpectRows(world, {{"rate", "£57.90"},
                     {"band('a')", "£10.00"},
                     {"grid('a', 'b')", "£120.00"},
                     {"unset_rate", "unknown: unset_rate from 2018-01-01"},
                     {"settled", "false"},
                     {"defect", "error: a defect"},
                     {"active(homes).map(h, lodging(h))", "[true; unknown: homes.records[1].kind]"},
                     {"active(homes).exists(h, lodging(h))", "true"},
                     {"active(homes).all(h, lodging(h))", "unknown: homes.records[1].kind"},
                     {"record.notes.map(n, n.text)", "[\"first\"; \"second\"]"},
                     {"record.notes[1].written_on", "unknown: notes[1].written_on"}});
  EXPECT_EQ(world.Value("rate", "2017-03-31"), "£50.00");
  EXPECT_EQ(world.Value("settled", "2017-06-01"), "true");
}

TEST(Executor, LooksAtOtherDays) {
  SmallWorld world;
  world.Give("asked_on: 2017-03-31; ready_on: not_yet");
  ExpectRows(world, {{"on(asked_on, rate)", "£50.00"},
                     {"on(plus(asked_on, days(1)), rate)", "£57.90"},
                     {"on(asked_on, settled)", "false"},
                     {"on(birthday(18), rate)", "unknown: date_of_birth"},
                     {"on(ready_on, rate)",
                      "error: \"on(ready_on, rate)\" asks about a day that is no date"},
                     {"ever_before(settled)", "false"},
                     {"first_day(settled)", "2017-06-01"}});
}

TEST(Executor, SaysWhatIsTakenToGoOnAfterTheCaseIsKnown) {
  SmallWorld world;
  world.Give(
      "known_through: 2017-06-30; ready_on: not_yet; asked_on: 2017-01-01; "
      "spells: 2017-01-01..not_yet place=a, 2017-01-01..2017-12-31, 2018-01-01..not_yet");
  const auto supposed = [&](const std::string& text, std::string_view today) {
    return world.Run(text, On(today)).supposed;
  };
  EXPECT_THAT(supposed("as_of < ready_on", "2017-06-30"), IsEmpty());
  EXPECT_THAT(supposed("as_of < ready_on", "2017-07-01"), ElementsAre("ready_on"));
  EXPECT_THAT(supposed("has(ready_on)", "2017-07-01"), ElementsAre("ready_on"));
  EXPECT_THAT(supposed("as_of > asked_on", "2017-07-01"), IsEmpty());
  EXPECT_THAT(supposed("active(spells)", "2017-06-30"), IsEmpty());
  EXPECT_THAT(supposed("active(spells)", "2017-07-01"), ElementsAre("spells.records[0].last_day"));
  EXPECT_THAT(supposed("spells.exists(s, has(s.last_day))", "2017-07-01"),
              ElementsAre("spells.records[0].last_day"));
}

TEST(Executor, TakesAsManyStepsAsItMayAndNoMore) {
  SmallWorld world;
  EXPECT_EQ(world.Run("1 + 2", On("2017-01-01"), 3).value, "3");
  EXPECT_EQ(world.Run("1 + 2", On("2017-01-01"), 2).value, "error: \"2\" takes too many steps");
  const std::string twenty = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]";
  std::string text = "true";
  for (int i = 0; i < 10; ++i) text = twenty + ".all(x" + std::to_string(i) + ", " + text + ")";
  EXPECT_NE(world.Run(text, On("2017-01-01"), 100'000).value.find("takes too many steps"),
            std::string::npos);
}

}  // namespace
}  // namespace fairstart

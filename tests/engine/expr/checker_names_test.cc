// Names, fields and values of enumerations: their types, and what was meant instead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/expr/parser.h"
#include "tests/engine/expr/checked.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;
using ::testing::ElementsAre;

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

}  // namespace
}  // namespace fairstart

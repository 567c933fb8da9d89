#include "engine/rulebook/differences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kAbout[] = R"(about { id: "sample" edition: "1" title: "A guide" }
)";

// An edition with one file besides what says what it is.
EditionText Edition(const std::string& rules, const std::string& name = "sample/1") {
  return {{name, {{"about.txtpb", kAbout}, {"rules.txtpb", rules}}}, {}};
}

v1::RulebookDifferences Differences(const EditionText& before, const EditionText& after) {
  const auto found = FindDifferences(before, after);
  if (const auto* wrong = std::get_if<std::vector<Diagnostic>>(&found)) {
    for (const Diagnostic& diagnostic : *wrong) ADD_FAILURE() << ToString(diagnostic);
    return {};
  }
  return std::get<v1::RulebookDifferences>(found);
}

v1::RulebookDifferences Differences(const std::string& before, const std::string& after) {
  return Differences(Edition(before), Edition(after));
}

// "parameter a: changed" and so on.
std::vector<std::string> Declarations(const v1::RulebookDifferences& differences) {
  std::vector<std::string> all;
  for (const v1::DeclarationDifference& difference : differences.declarations()) {
    const char* how = difference.difference() == v1::DIFFERENCE_KIND_ADDED     ? "added"
                      : difference.difference() == v1::DIFFERENCE_KIND_REMOVED ? "removed"
                                                                               : "changed";
    all.push_back(absl::StrCat(difference.kind(), " ", difference.name(), ": ", how));
  }
  return all;
}

// `label: "a" -> "b"`, with "nothing" for what is not there.
std::vector<std::string> Fields(const v1::RulebookDifferences& differences) {
  std::vector<std::string> all;
  for (const v1::DeclarationDifference& difference : differences.declarations()) {
    for (const v1::FieldDifference& field : difference.fields()) {
      all.push_back(absl::StrCat(field.path(), ": ",
                                 field.has_before_place() ? field.before() : "nothing", " -> ",
                                 field.has_after_place() ? field.after() : "nothing"));
    }
  }
  return all;
}

// "2019-04-01 to 2020-03-31: 50.00 -> none", with the keys in front.
std::vector<std::string> Values(const v1::RulebookDifferences& differences) {
  std::vector<std::string> all;
  for (const v1::DeclarationDifference& difference : differences.declarations()) {
    for (const v1::ValueDifference& value : difference.values()) {
      std::string keys;
      for (const std::string& key : value.key()) absl::StrAppend(&keys, key, " ");
      all.push_back(absl::StrCat(keys, value.from(), " to ",
                                 value.until().empty() ? "ever" : value.until(), ": ",
                                 value.has_before() ? value.before() : "none", " -> ",
                                 value.has_after() ? value.after() : "none"));
    }
  }
  return all;
}

TEST(Differences, WhatOnlyStandsElsewhereIsNoDifference) {
  const EditionText before = Edition(R"(
    definition { name: "a" label: "an a" value: "1" }
    pot { name: "b" amount: "2" })");
  const EditionText after = {
      {"sample/1",
       {{"about.txtpb", kAbout},
        {"b.txtpb", "# moved\npot { amount: '2'\n name: 'b' }"},
        {"a.txtpb", R"(definition { name: "a" label: "an a" value: "1" })"}}},
      {}};
  EXPECT_THAT(Declarations(Differences(before, after)), IsEmpty());
}

TEST(Differences, DeclarationsAreFoundByKindAndName) {
  EXPECT_THAT(Declarations(Differences(R"(
                definition { name: "a" value: "1" }
                definition { name: "b" value: "1" }
                pot { name: "a" amount: "2" }
                interpretation { number: "I-1" because: "so" }
                not_encoded { cite { paragraph: "7.1" } because: "advice" })",
                                       R"(
                definition { name: "b" value: "2" }
                definition { name: "c" value: "1" }
                pot { name: "a" amount: "2" }
                interpretation { number: "I-1" because: "thus" }
                not_encoded { cite { paragraph: "7.2" } because: "advice" })")),
              ElementsAre("definition a: removed", "definition b: changed", "definition c: added",
                          "interpretation I-1: changed", "not_encoded 7.1: removed",
                          "not_encoded 7.2: added"));
}

TEST(Differences, BothSidesSayWhereItStands) {
  const auto differences =
      Differences("\ndefinition {\n  name: \"a\"\n  value: \"1\"\n}\n",
                  "definition {\n  name: \"a\"\n  label: \"an a\"\n  value: \"2\"\n}\n");
  ASSERT_EQ(differences.declarations_size(), 1);
  const v1::DeclarationDifference& changed = differences.declarations(0);
  EXPECT_EQ(changed.before().file(), "sample/1/rules.txtpb");
  EXPECT_EQ(changed.before().line(), 3);
  EXPECT_EQ(changed.after().line(), 2);
  ASSERT_EQ(changed.fields_size(), 2);
  EXPECT_EQ(changed.fields(0).path(), "label");
  EXPECT_EQ(changed.fields(0).difference(), v1::DIFFERENCE_KIND_ADDED);
  EXPECT_FALSE(changed.fields(0).has_before_place());
  EXPECT_EQ(changed.fields(0).after_place().line(), 3);
  EXPECT_EQ(changed.fields(1).before_place().line(), 4);
  EXPECT_EQ(changed.fields(1).after_place().line(), 4);
}

TEST(Differences, OneValueThatLooksLikeTwoIsNotTheSame) {
  EXPECT_THAT(Fields(Differences(R"(entitlement { name: "a" tag: "x, y" tag: "z" })",
                                 R"(entitlement { name: "a" tag: "x" tag: "y" tag: "z" })")),
              ElementsAre(R"(tag: "x, y", "z" -> "x", "y", "z")"));
  EXPECT_THAT(Fields(Differences(R"(entitlement { name: "a" tag: "x, y" })",
                                 R"(entitlement { name: "a" tag: "x" tag: "z" })")),
              ElementsAre("tag: x, y -> x, z"));
}

TEST(Differences, OfWhatChangedOnlyTheFieldsThatDiffer) {
  EXPECT_THAT(Fields(Differences(R"(
        definition {
          name: "a" label: "an a" value: "1"
          exception { name: "x" when: "p" value: "2" }
          exception { name: "y" when: "q" value: "3" }
        })",
                                 R"(
        definition {
          name: "a" label: "the a" value: "1"
          exception { name: "y" when: "r" value: "3" }
          exception { name: "z" when: "p" value: "2" }
          interpretation: "I-1" interpretation: "I-2"
        })")),
              ElementsAre("label: an a -> the a",
                          "exception[\"x\"]: name: \"x\" when: \"p\" value: \"2\" -> nothing",
                          "exception[\"y\"].when: q -> r",
                          "exception[\"z\"]: nothing -> name: \"z\" when: \"p\" value: \"2\"",
                          "interpretation: nothing -> I-1, I-2"));
}

TEST(Differences, PartsWithoutNamesAreComparedInTheirOrder) {
  EXPECT_THAT(Fields(Differences(
                  R"(table { name: "t" row { cell: "1" then: "a" } row { cell: "2" then: "b" }
                             row { cell: "3" then: "c" } })",
                  R"(table { name: "t" row { cell: "1" then: "a" } row { cell: "1.5" then: "x" }
                             row { cell: "2" then: "b" } row { cell: "3" then: "c" } })")),
              ElementsAre("row[1]: nothing -> cell: \"1.5\" then: \"x\""));
  EXPECT_THAT(Fields(Differences(
                  R"(claim { name: "c" who { when: "p" otherwise: "no" } who { when: "q" } })",
                  R"(claim { name: "c" who { when: "r" otherwise: "no" } })")),
              ElementsAre("who[0].when: p -> r", "who[1]: when: \"q\" -> nothing"));
}

TEST(Differences, AnotherOrderOfNamedPartsIsSaid) {
  EXPECT_THAT(
      Fields(Differences(R"(enumeration { name: "E" choice { name: "A" } choice { name: "B" } })",
                         R"(enumeration { name: "E" choice { name: "B" } choice { name: "A" } })")),
      ElementsAre("choice: A, B -> B, A"));
}

TEST(Differences, PartsOfOneKindOrAnother) {
  EXPECT_THAT(Fields(Differences(R"(entitlement { name: "e" amount: "1" })",
                                 R"(entitlement { name: "e" actual_cost { cost: "c" } })")),
              ElementsAre("amount: 1 -> nothing", "actual_cost: nothing -> cost: \"c\""));
}

constexpr char kRate[] = R"(parameter {
  name: "rate" unit: UNIT_PENCE_PER_WEEK known: KNOWN_UNTIL_CHANGED
  row { from: "2019-04-01" value: "50.00" }
  row { from: "2020-04-01" value: "60.00" }
})";

TEST(Differences, OfAParameterTheDaysOnWhichItHasAnotherValue) {
  const std::string raised = R"(parameter {
    name: "rate" unit: UNIT_PENCE_PER_WEEK known: KNOWN_UNTIL_CHANGED
    row { from: "2019-04-01" value: "50.00" }
    row { from: "2019-10-01" value: "55.00" }
    row { from: "2020-04-01" value: "60.00" }
    row { from: "2021-04-01" value: "70.00" }
  })";
  const auto differences = Differences(kRate, raised);
  EXPECT_THAT(Values(differences), ElementsAre("2019-10-01 to 2020-03-31: 50.00 -> 55.00",
                                               "2021-04-01 to ever: 60.00 -> 70.00"));
  const v1::ValueDifference& last = differences.declarations(0).values(1);
  EXPECT_EQ(last.before_place().line(), 4);
  EXPECT_EQ(last.after_place().line(), 6);
  EXPECT_THAT(Fields(differences), ElementsAre(HasSubstr("row[\"2019-10-01\"]: nothing -> "),
                                               HasSubstr("row[\"2021-04-01\"]: nothing -> ")));
}

TEST(Differences, ARowThatChangesNoValueIsAFieldOnly) {
  const auto differences = Differences(kRate, R"(parameter {
    name: "rate" unit: UNIT_PENCE_PER_WEEK known: KNOWN_UNTIL_CHANGED
    row { from: "2019-04-01" value: "50.00" }
    row { from: "2019-10-01" value: "50.00" }
    row { from: "2020-04-01" value: "60.00" note: "seen" }
  })");
  EXPECT_THAT(Values(differences), IsEmpty());
  EXPECT_EQ(Fields(differences).size(), 2u);
}

TEST(Differences, DaysOnWhichAValueIsNotKnownCount) {
  EXPECT_THAT(
      Values(Differences(kRate, R"(parameter {
                name: "rate" unit: UNIT_PENCE_PER_WEEK
                known: KNOWN_UNTIL_NEXT_UPRATING uprated_on: "04-06"
                row { from: "2018-04-01" value: "50.00" }
                row { from: "2020-04-01" value: "60.00" }
              })")),
      ElementsAre("2018-04-01 to 2019-03-31: none -> 50.00", "2020-04-06 to ever: 60.00 -> none"));
  EXPECT_THAT(Values(Differences(kRate, R"(parameter {
                name: "rate" unit: UNIT_PENCE_PER_WEEK known: KNOWN_UNTIL_CHANGED
                row { from: "2019-04-01" until: "2019-12-31" value: "50.00" }
                row { from: "2020-04-01" value: "60.00" }
              })")),
              ElementsAre("2020-01-01 to 2020-03-31: 50.00 -> none"));
}

TEST(Differences, EachKeyOfAParameterHasItsOwnValues) {
  EXPECT_THAT(Values(Differences(
                  R"(parameter { name: "r" key: "age" known: KNOWN_UNTIL_CHANGED
                    row { from: "2019-04-01" key: "16" value: "1" }
                    row { from: "2019-04-01" key: "17" value: "2" } })",
                  R"(parameter { name: "r" key: "age" known: KNOWN_UNTIL_CHANGED
                    row { from: "2019-04-01" key: "17" value: "3" }
                    row { from: "2019-04-01" key: "18" value: "4" } })")),
              ElementsAre("16 2019-04-01 to ever: 1 -> none", "17 2019-04-01 to ever: 2 -> 3",
                          "18 2019-04-01 to ever: none -> 4"));
}

// Only what it says itself differs, whatever it takes over.
TEST(Differences, AnEditionIsComparedWithWhatItTakesOver) {
  const EditionText base = Edition(R"(
    definition { name: "a" value: "1" }
    definition { name: "b" value: "1" })");
  EditionText amending;
  amending.rulebook = {"sample/2", {{"about.txtpb", R"(
                         about { id: "sample" edition: "2" title: "A guide" amends: "1" }
                         definition { name: "b" value: "2" })"}}};
  amending.bases = {base.rulebook};
  const auto differences = Differences(base, amending);
  EXPECT_THAT(Declarations(differences), ElementsAre("about : changed", "definition b: changed"));
  EXPECT_EQ(differences.declarations(1).before().file(), "sample/1/rules.txtpb");
  EXPECT_EQ(differences.declarations(1).after().file(), "sample/2/about.txtpb");
  EXPECT_THAT(Declarations(Differences(amending, amending)), IsEmpty());
}

TEST(Differences, WhatCannotBeReadIsSaidWhereItStands) {
  const auto found = FindDifferences(Edition("definition { nam: \"a\" }"), Edition(""));
  const auto* wrong = std::get_if<std::vector<Diagnostic>>(&found);
  ASSERT_NE(wrong, nullptr);
  EXPECT_THAT(ToString(wrong->front()), HasSubstr("sample/1/rules.txtpb:1:"));
  EditionText amending = Edition("");
  amending.rulebook.files[0].bytes = R"(about { id: "sample" edition: "2" amends: "0" })";
  const auto missing = FindDifferences(Edition(""), amending);
  const auto* said = std::get_if<std::vector<Diagnostic>>(&missing);
  ASSERT_NE(said, nullptr);
  EXPECT_THAT(said->front().problem, HasSubstr("amends sample/0, which is not here"));
}

// A rulebook that does not compile is compared, too: whoever mends it wants to know what changed.
TEST(Differences, TwoOfOneNameAreComparedInTheirOrder) {
  EXPECT_THAT(Declarations(Differences(
                  R"(definition { name: "a" value: "1" } definition { name: "a" value: "2" })",
                  R"(definition { name: "a" value: "1" })")),
              ElementsAre("definition a: removed"));
}

}  // namespace
}  // namespace fairstart

// What stands behind each reference of the small rulebook's source.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

// The small rulebook with `more`, and its outline with these further references.
std::vector<std::string> References(const std::string& references, const std::string& more,
                                    const std::string& sections = "") {
  RulebookFolder rulebook = SmallRulebook();
  PutFile(rulebook, "more.txtpb", more);
  PutFile(rulebook, "source.txtpb",
          absl::StrCat("source { name: 'guide' title: 'A small guide' edition: '2020' section { "
                       "number: '1' title: 'Everything' "
                       "reference { paragraph: '1.1' kind: REFERENCE_KIND_STATUS says: 'a' } "
                       "reference { paragraph: '1.2' kind: REFERENCE_KIND_CONDITION says: 'b' } "
                       "reference { paragraph: '1.3' kind: REFERENCE_KIND_CALCULATION says: 'c' } "
                       "reference { paragraph: '1.4' kind: REFERENCE_KIND_ADVICE says: 'd' } ",
                       references, " } ", sections, " }"));
  const CompileResult result = Compile(rulebook, SmallRates());
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  if (result.plan == nullptr) return {};
  std::vector<std::string> said;
  const v1::Coverage report = Coverage(*result.plan).Report();
  for (const v1::ReferenceCoverage& reference : report.references()) {
    constexpr size_t kPrefix = sizeof("STATE_") - 1;
    std::string text =
        absl::StrCat(reference.section(), " ", reference.paragraph(), " ",
                     v1::ReferenceCoverage::State_Name(reference.state()).substr(kPrefix), ": ",
                     absl::StrJoin(reference.carried_by(), ", "));
    if (reference.unused_size() > 0) {
      absl::StrAppend(&text, " unused: ", absl::StrJoin(reference.unused(), ", "));
    }
    if (!reference.because().empty()) absl::StrAppend(&text, " because: ", reference.because());
    said.push_back(text);
  }
  return said;
}

constexpr char kReference[] =
    "reference { paragraph: '1.5' kind: REFERENCE_KIND_CONDITION says: 'e' }";

// What is said of reference 1.5.
std::string OfTheFifth(const std::string& more) {
  const std::vector<std::string> said = References(kReference, more);
  return said.size() < 5 ? "" : said[4];
}

TEST(References, AreCarriedByWhateverCitesThemAndIsUsed) {
  EXPECT_THAT(
      References("", ""),
      ElementsAre(
          "1 1.1 CARRIED: definition \"in_care\", definition \"legal_status\"",
          "1 1.2 CARRIED: bar \"long_hours\", claim \"wage\", definition \"some_long_job\", "
          "definition \"works\", definition \"works_long_hours\", duty \"tell\", entitlement "
          "\"bus_fares\", entitlement \"weekly_allowance\", fact \"has_been_told\", lift "
          "\"told_in_time\", warning \"long_day\"",
          "1 1.3 CARRIED: parameter \"weekly_rate\", parameter \"working_rate\", pot "
          "\"yearly_pot\", table \"allowance\"",
          "1 1.4 NOT_ENCODED:  because: Advice."));
}

TEST(References, AreCarriedByPartsOfDeclarations) {
  EXPECT_EQ(OfTheFifth("warning { name: 'w' when: 'd' says: 'W.' cite { paragraph: '1.2' } }\n"
                       "definition { name: 'd' label: 'd' value: 'in_care' "
                       "exception { name: 'x' when: 'works' value: 'true' "
                       "cite { paragraph: '1.5' source: 'guide' } } cite { paragraph: '1.2' } }"),
            "1 1.5 CARRIED: definition \"d\"");
}

TEST(References, AreCarriedThroughOtherDefinitionsAndDays) {
  EXPECT_EQ(
      OfTheFifth(
          "warning { name: 'w' when: 'a' says: 'W.' cite { paragraph: '1.2' } }\n"
          "definition { name: 'a' label: 'a' value: 'ever_before(b)' cite { paragraph: '1.2' } "
          "}\n"
          "definition { name: 'b' label: 'b' value: 'on(date_of_birth, c)' "
          "cite { paragraph: '1.2' } }\n"
          "definition { name: 'c' label: 'c' value: 'works' cite { paragraph: '1.5' } }"),
      "1 1.5 CARRIED: definition \"c\"");
}

// Only a reading that was not chosen uses it.
TEST(References, AreNotCarriedByWhatNoLineUses) {
  EXPECT_EQ(
      OfTheFifth(
          "definition { name: 'idle' label: 'idle' value: 'works' cite { paragraph: '1.5' } }\n"
          "definition { name: 'more_idle' label: 'idle' value: 'idle' "
          "cite { paragraph: '1.5' } }\n"
          "interpretation { number: 'I-2' question: 'Q?' cite { paragraph: '1.3' } "
          "reading { name: 'A' says: 'No.' } reading { name: 'B' says: 'Yes.' definition { "
          "name: 'in_care' label: 'in care' value: 'more_idle' cite { paragraph: '1.1' } } } "
          "chosen: 'A' because: 'So.' }\n"
          "warning { name: 'w' when: 'works' says: 'W.' cite { paragraph: '1.2' } "
          "interpretation: 'I-2' }"),
      "1 1.5 UNCOVERED:  unused: definition \"idle\", definition \"more_idle\"");
}

TEST(References, InPreparationAreCountedApart) {
  const std::vector<std::string> said =
      References("", "",
                 "section { number: '2' title: 'Later' in_preparation: true " +
                     std::string(kReference) + " }");
  EXPECT_EQ(said.back(), "2 1.5 IN_PREPARATION: ");
}

TEST(References, InPreparationMayBeCarriedAlready) {
  const std::vector<std::string> said =
      References("", "warning { name: 'w' when: 'works' says: 'W.' cite { paragraph: '1.5' } }",
                 "section { number: '2' title: 'Later' in_preparation: true " +
                     std::string(kReference) + " }");
  EXPECT_EQ(said.back(), "2 1.5 IN_PREPARATION: warning \"w\"");
}

}  // namespace
}  // namespace fairstart

#include "engine/distinctions.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

// A yes or no that rests on a fact, one of an enumeration, and two that tell nobody apart.
constexpr char kMore[] = R"txtpb(
  enumeration {
    name: "Schooling"
    choice { name: "AT_SCHOOL" label: "at school" }
    choice { name: "LEFT" label: "left school" }
  }
  definition { name: "at_work" label: "at work" value: "size(active(jobs)) > 0" cite { paragraph: "1.2" } }
  definition {
    name: "schooling" label: "schooling"
    value: "size(active(jobs)) > 0 ? Schooling.LEFT : Schooling.AT_SCHOOL" cite { paragraph: "1.2" }
  }
  definition { name: "how_many" label: "how many jobs" value: "size(active(jobs))" cite { paragraph: "1.2" } }
  definition { name: "is_long" label: "a long job" of: "Job j" value: "j.minutes_per_week > 600" cite { paragraph: "1.2" } }
)txtpb";

class Distinctions : public testing::Test {
 protected:
  Distinctions() {
    // The first source is the one that citations without a name mean.
    RulebookFolder rulebook = SmallRulebook();
    PutFile(rulebook, "z_later.txtpb", std::string(kLaterSource) + kMore);
    compiled_ = Compile(rulebook, SmallRates());
    EXPECT_NE(compiled_.plan, nullptr) << Shown(compiled_.diagnostics);
  }

  std::variant<std::vector<std::string>, FieldViolations> Of(const std::string& facts) {
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(facts, &facts_));
    Question question;
    question.facts = &facts_;
    question.as_of = *ParseDay("2020-06-01");
    return DistinctionsOf(*compiled_.plan, question, {"at_work", "schooling"});
  }

  std::string Wrong(const std::string& name) {
    return std::get<std::string>(FindDistinction(*compiled_.plan, name));
  }

  CompileResult compiled_;
  v1::CaseFacts facts_;
};

TEST_F(Distinctions, AreYesOrNoAndEnumerationsWithAllTheirValues) {
  const auto works = std::get<Distinction>(FindDistinction(*compiled_.plan, "at_work"));
  EXPECT_EQ(works.label, "at work");
  ASSERT_EQ(works.values.size(), 2u);
  EXPECT_EQ(works.values[0].name, "TRUE");
  EXPECT_EQ(works.values[1].name, "FALSE");
  const auto schooling = std::get<Distinction>(FindDistinction(*compiled_.plan, "schooling"));
  ASSERT_EQ(schooling.values.size(), 2u);
  EXPECT_EQ(schooling.values[1].name, "LEFT");
  EXPECT_EQ(schooling.values[1].label, "left school");
}

TEST_F(Distinctions, AreNotNumbersNorOfOneThingOfMany) {
  EXPECT_THAT(Wrong("how_many"), HasSubstr("yes or no"));
  EXPECT_THAT(Wrong("is_long"), AllOf(HasSubstr("of each job"), HasSubstr("about the whole case")));
  EXPECT_THAT(Wrong("at_wrok"),
              AllOf(HasSubstr("no definition \"at_wrok\""), HasSubstr("\"at_work\"")));
}

TEST_F(Distinctions, HaveTheValueOfTheDayAskedAbout) {
  const auto values = Of(R"(
    case_reference: "case-1" known_through: "2020-12-31" date_of_birth: "2003-05-15"
    jobs { records { id: "a" first_day: "2020-06-01" last_day { not_yet: true } minutes_per_week: 60 } })");
  EXPECT_THAT(std::get<std::vector<std::string>>(values), ElementsAre("TRUE", "LEFT"));
  const auto none = Of(R"(
    case_reference: "case-1" known_through: "2020-12-31" date_of_birth: "2003-05-15"
    jobs { records { id: "a" first_day: "2020-06-02" last_day { not_yet: true } minutes_per_week: 60 } })");
  EXPECT_THAT(std::get<std::vector<std::string>>(none), ElementsAre("FALSE", "AT_SCHOOL"));
}

TEST_F(Distinctions, AreEmptyWhereTheFactIsMissing) {
  const auto values =
      Of(R"(case_reference: "case-1" known_through: "2020-12-31" date_of_birth: "2003-05-15")");
  EXPECT_THAT(std::get<std::vector<std::string>>(values), ElementsAre("", ""));
}

TEST_F(Distinctions, OfACaseThatIsRefusedAreWhatIsWrongWithIt) {
  const auto values = Of(R"(case_reference: "case-1" known_through: "never")");
  ASSERT_TRUE(std::holds_alternative<FieldViolations>(values));
  EXPECT_EQ(std::get<FieldViolations>(values).front().path, "case.known_through");
}

}  // namespace
}  // namespace fairstart

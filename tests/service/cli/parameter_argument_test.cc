#include "service/cli/parameter_argument.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

v1::Rulebook Rulebook() {
  v1::Rulebook rulebook;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(parameter {
             name: "grant"
             unit: UNIT_PENCE
             known: KNOWN_UNTIL_CHANGED
             row {
               from: "2017-02-01"
               value: "2000.00"
               cite { paragraph: "1" }
             }
             row {
               from: "2020-04-01"
               value: "2500.00"
               cite { paragraph: "2" }
             }
           }
           parameter {
             name: "rate"
             unit: UNIT_PENCE
             known: KNOWN_AS_EACH_ROW_SAYS
             key: "age"
             key: "kind"
             row { from: "2017-04-01" until: "2018-03-31" key: "16" key: "a" value: "10.00" }
             row { from: "2017-04-01" until: "2018-03-31" key: "17" key: "a" value: "20.00" }
           })pb",
      &rulebook));
  return rulebook;
}

// "16,a: 10.00 from 2017-04-01 until 2018-03-31" for each row of the one parameter that is changed.
std::vector<std::string> Rows(const std::vector<std::string>& texts) {
  std::vector<v1::Parameter> parameters;
  for (const std::string& text : texts) {
    const absl::Status put = PutParameter(text, Rulebook(), parameters);
    EXPECT_TRUE(put.ok()) << put;
  }
  EXPECT_EQ(parameters.size(), 1u);
  std::vector<std::string> rows;
  if (parameters.size() != 1) return rows;
  for (const v1::ParameterRow& row : parameters[0].row()) {
    rows.push_back(absl::StrCat(row.key_size() > 0 ? row.key(0) + "," + row.key(1) + ": " : "",
                                row.value(), " from ", row.from(),
                                row.until().empty() ? "" : " until ", row.until()));
  }
  return rows;
}

std::string Wrong(const std::string& text) {
  std::vector<v1::Parameter> parameters;
  return std::string(PutParameter(text, Rulebook(), parameters).message());
}

TEST(ParameterArgument, HoldsFromItsDayOn) {
  EXPECT_THAT(Rows({"grant=3000.00 from 2018-04-01"}),
              ElementsAre("2000.00 from 2017-02-01", "3000.00 from 2018-04-01"));
  EXPECT_THAT(Rows({"grant=3000.00 from 2016-04-01"}), ElementsAre("3000.00 from 2016-04-01"));
  EXPECT_THAT(Rows({" grant = 3000.00  from 2017-02-01"}), ElementsAre("3000.00 from 2017-02-01"));
}

TEST(ParameterArgument, LeavesEveryDayAfterItsLastAsItWas) {
  EXPECT_THAT(Rows({"grant=3000.00 from 2018-04-01 until 2019-03-31"}),
              ElementsAre("2000.00 from 2017-02-01", "2500.00 from 2020-04-01",
                          "3000.00 from 2018-04-01 until 2019-03-31", "2000.00 from 2019-04-01"));
  EXPECT_THAT(Rows({"grant=3000.00 from 2018-04-01 until 2020-03-31"}),
              ElementsAre("2000.00 from 2017-02-01", "2500.00 from 2020-04-01",
                          "3000.00 from 2018-04-01 until 2020-03-31"));
}

TEST(ParameterArgument, ChangesOnlyTheRowsOfItsKeys) {
  EXPECT_THAT(Rows({"rate(16, a)=11.00 from 2017-10-01 until 2017-12-31"}),
              ElementsAre("16,a: 10.00 from 2017-04-01 until 2017-09-30",
                          "17,a: 20.00 from 2017-04-01 until 2018-03-31",
                          "16,a: 11.00 from 2017-10-01 until 2017-12-31",
                          "16,a: 10.00 from 2018-01-01 until 2018-03-31"));
}

TEST(ParameterArgument, TakesSeveralOfOneParameter) {
  EXPECT_THAT(
      Rows({"grant=3000.00 from 2018-04-01", "grant=4000.00 from 2019-04-01"}),
      ElementsAre("2000.00 from 2017-02-01", "3000.00 from 2018-04-01", "4000.00 from 2019-04-01"));
}

// People write sums with the sign, and rulebooks without.
TEST(ParameterArgument, TakesAPoundSign) {
  EXPECT_EQ(Rows({"grant=£3000.00 from 2018-04-01"}), Rows({"grant=3000.00 from 2018-04-01"}));
}

TEST(ParameterArgument, CitesWhatItReplaces) {
  std::vector<v1::Parameter> parameters;
  ASSERT_TRUE(PutParameter("grant=3000.00 from 2018-04-01", Rulebook(), parameters).ok());
  ASSERT_EQ(parameters[0].row(1).cite_size(), 1);
  EXPECT_EQ(parameters[0].row(1).cite(0).paragraph(), "1");
}

TEST(ParameterArgument, SaysWhatIsWrong) {
  EXPECT_THAT(Wrong("grant"),
              StartsWith("\"grant\" is no parameter; write NAME=VALUE from YYYY-MM-DD"));
  EXPECT_THAT(Wrong("grant=3000.00"), HasSubstr("write NAME=VALUE from YYYY-MM-DD"));
  EXPECT_THAT(Wrong("grant=3000.00 from April"), StartsWith("after \"from\": read \"April\""));
  EXPECT_THAT(Wrong("grant=3000.00 from 2018-04-01 until March"),
              StartsWith("after \"until\": read \"March\""));
  EXPECT_THAT(Wrong("grant=3000.00 from 2018-04-01 until 2018-03-31"),
              HasSubstr("is before 2018-04-01"));
  EXPECT_EQ(Wrong("gramt=3000.00 from 2018-04-01"),
            "the rulebook has no parameter \"gramt\"; did you mean \"grant\"?");
  EXPECT_THAT(Wrong("grant(16)=1.00 from 2018-04-01"), StartsWith("grant has no keys; "));
  EXPECT_THAT(Wrong("rate(16, b)=1.00 from 2017-04-01 until 2017-05-01"),
              StartsWith("there is no rate(16, b); did you mean \"rate(16, a)\"?"));
  EXPECT_THAT(Wrong("rate(16, a)=1.00 from 2017-04-01"), HasSubstr("add until YYYY-MM-DD"));
}

}  // namespace
}  // namespace fairstart

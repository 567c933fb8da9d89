#include "service/scenarios/expected_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

template <typename T>
T Parse(const std::string& text) {
  T message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

TEST(ExpectedNames, FindsEveryNameThatTheRulebookLacks) {
  const ExpectedNames names(Parse<v1::Rulebook>(R"pb(
    entitlement { name: "allowance" }
    bar { name: "custody" }
    claim { name: "benefit" }
    duty { name: "tell" }
    warning { name: "no_cash" }
    interpretation { number: "I-1" }
    source { section { reference { paragraph: "2.1" } } }
  )pb"));
  const std::string known = R"pb(
    name: "a"
    cite { paragraph: "2.1" }
    check {
      line { entitlement: "allowance" bar: "custody" cites: "2.1" }
      claim { claim: "benefit" }
      duty { duty: "tell" }
      warning: "no_cash"
      no_claim: "benefit"
      no_duty: "tell"
      no_warning: "no_cash"
      interpretation: "I-1"
    })pb";
  EXPECT_TRUE(names.Unknown(Parse<v1::Scenario>(known)).empty());

  const std::vector<Mismatch> unknown = names.Unknown(Parse<v1::Scenario>(R"pb(
    name: "a"
    cite { paragraph: "9.9" }
    check {}
    check {
      line { entitlement: "alowance" bar: "x" cites: "9.8" }
      claim { claim: "x" }
      duty { duty: "x" }
      warning: "x"
      no_claim: "x"
      no_duty: "x"
      no_warning: "no_csh"
      interpretation: "x"
    })pb"));
  std::vector<std::string> paths;
  for (const Mismatch& mismatch : unknown) paths.push_back(mismatch.path);
  EXPECT_THAT(paths, testing::ElementsAre("cite[0]", "check[1].line[0].entitlement",
                                          "check[1].line[0].bar[0]", "check[1].line[0].cites[0]",
                                          "check[1].claim[0].claim", "check[1].duty[0].duty",
                                          "check[1].warning[0]", "check[1].no_claim[0]",
                                          "check[1].no_duty[0]", "check[1].no_warning[0]",
                                          "check[1].interpretation[0]"));
  EXPECT_EQ(unknown[1].expected, "a known entitlement");
  EXPECT_EQ(unknown[1].got, "\"alowance\"; did you mean \"allowance\"?");
}

}  // namespace
}  // namespace fairstart

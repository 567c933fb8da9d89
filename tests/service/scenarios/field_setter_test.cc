#include "service/scenarios/field_setter.h"

#include <gtest/gtest.h>

#include "fairstart/v1/scenario.pb.h"
#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

class SetFieldByPathTest : public testing::Test {
 protected:
  SetFieldByPathTest() {
    google::protobuf::TextFormat::ParseFromString(
        R"pb(case {
               pay_periods {
                 records {
                   id: "p0"
                   net { pence: 1 }
                 }
                 records { id: "p1" }
               }
             })pb",
        &scenario_);
  }

  std::string Set(const std::string& path, const std::string& value) {
    const absl::Status status = SetFieldByPath(scenario_, path, value);
    return std::string(status.message());
  }

  v1::Scenario scenario_;
};

TEST_F(SetFieldByPathTest, SetsScalarsOfEveryType) {
  EXPECT_EQ(Set("case.pay_periods.records[0].net.pence", "4209"), "");
  EXPECT_EQ(scenario_.case_().pay_periods().records(0).net().pence(), 4209);
  EXPECT_EQ(Set("case.date_of_birth", "\"2001-05-15\""), "");
  EXPECT_EQ(Set("case.known_through", "2017-01-01"), "");
  EXPECT_EQ(scenario_.case_().date_of_birth(), "2001-05-15");
  EXPECT_EQ(scenario_.case_().known_through(), "2017-01-01");
  EXPECT_EQ(Set("case.unaccompanied_asylum_seeking_child", "false"), "");
  EXPECT_TRUE(scenario_.case_().has_unaccompanied_asylum_seeking_child());
}

TEST_F(SetFieldByPathTest, MakesMessagesOnTheWay) {
  EXPECT_EQ(Set("case.trafficking_identified_on.not_yet", "true"), "");
  EXPECT_TRUE(scenario_.case_().trafficking_identified_on().not_yet());
  EXPECT_EQ(Set("case.trafficking_identified_on.date", "2017-01-01"), "");
  EXPECT_EQ(scenario_.case_().trafficking_identified_on().date(), "2017-01-01");
}

TEST_F(SetFieldByPathTest, TakesValuesOfEnumerationsWithAndWithoutTheirPrefix) {
  EXPECT_EQ(Set("case.care_episodes", "{ records { id: \"c\" } }"), "");
  EXPECT_EQ(Set("case.care_episodes.records[0].legal_basis", "SECTION_20"), "");
  EXPECT_EQ(scenario_.case_().care_episodes().records(0).legal_basis(), v1::LEGAL_BASIS_SECTION_20);
  EXPECT_EQ(Set("case.care_episodes.records[0].legal_basis", "LEGAL_BASIS_REMAND"), "");
  EXPECT_EQ(scenario_.case_().care_episodes().records(0).legal_basis(), v1::LEGAL_BASIS_REMAND);
}

TEST_F(SetFieldByPathTest, PutsAnElementInPlace) {
  EXPECT_EQ(Set("case.pay_periods.records[0]", "{ id: \"new\" }"), "");
  EXPECT_EQ(scenario_.case_().pay_periods().records_size(), 2);
  EXPECT_EQ(scenario_.case_().pay_periods().records(0).id(), "new");
  EXPECT_FALSE(scenario_.case_().pay_periods().records(0).has_net());
  EXPECT_EQ(scenario_.case_().pay_periods().records(1).id(), "p1");
}

TEST_F(SetFieldByPathTest, ClearsWithAnEmptyValue) {
  EXPECT_EQ(Set("case.pay_periods.records[0].net", ""), "");
  EXPECT_FALSE(scenario_.case_().pay_periods().records(0).has_net());
  EXPECT_EQ(Set("case.pay_periods.records[0]", ""), "");
  ASSERT_EQ(scenario_.case_().pay_periods().records_size(), 1);
  EXPECT_EQ(scenario_.case_().pay_periods().records(0).id(), "p1");
  EXPECT_EQ(Set("case.pay_periods.records", ""), "");
  EXPECT_TRUE(scenario_.case_().has_pay_periods());
  EXPECT_EQ(Set("case.pay_periods", ""), "");
  EXPECT_FALSE(scenario_.case_().has_pay_periods());
}

TEST_F(SetFieldByPathTest, SaysWhichStepIsWrong) {
  EXPECT_EQ(Set("case.pay_period.records[0]", "1"),
            "CaseFacts has no field \"pay_period\"; did you mean \"pay_periods\"?");
  EXPECT_EQ(Set("case.pay_periods.records[5].id", "x"),
            "\"records\" has no element [5]; it has [0] to [1]");
  EXPECT_EQ(Set("case.pay_periods.records.id", "x"),
            "\"records\" is a list; say which element: it has [0] to [1]");
  EXPECT_EQ(Set("case.pay_periods[0].records", "x"), "\"pay_periods\" is no list; leave out [0]");
  EXPECT_EQ(Set("case.date_of_birth.year", "x"), "\"date_of_birth\" has no fields");
  EXPECT_EQ(Set("case.pay_periods.records[x].id", "x"),
            "\"records[x]\" is no step of a path; write name or name[0]");
}

TEST_F(SetFieldByPathTest, SaysWhatOfTheValueIsWrong) {
  EXPECT_EQ(Set("case.pay_periods.records[0].net.pence", "42.09"),
            "\"42.09\" is no int64 for \"pence\"");
  EXPECT_EQ(Set("case.pay_periods.records[0].net", "{ pens: 1 }"),
            "\"{ pens: 1 }\" is no Money for \"net\"");
  EXPECT_EQ(Set("case.care_episodes", "{ records { id: \"c\" } }"), "");
  EXPECT_EQ(Set("case.care_episodes.records[0].legal_basis", "SECTION_200"),
            "\"SECTION_200\" is no LegalBasis for \"legal_basis\"; known: "
            "\"LEGAL_BASIS_UNSPECIFIED\", \"LEGAL_BASIS_SECTION_20\", "
            "\"LEGAL_BASIS_INTERIM_CARE_ORDER\", \"LEGAL_BASIS_CARE_ORDER\", "
            "\"LEGAL_BASIS_REMAND\", \"LEGAL_BASIS_OTHER\"");
}

TEST_F(SetFieldByPathTest, LetsAValueSetNothingElse) {
  EXPECT_EQ(Set("case.pay_periods.records[0].net", "{ pence: 1 } id: \"stolen\""),
            "\"{ pence: 1 } id: \\\"stolen\\\"\" is no Money for \"net\"");
  EXPECT_EQ(scenario_.case_().pay_periods().records(0).id(), "p0");
}

}  // namespace
}  // namespace fairstart

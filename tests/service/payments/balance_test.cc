#include "service/payments/balance.h"

#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class BalanceTest : public PaymentsTest {
 protected:
  absl::StatusOr<v1::BalanceResponse> Balance(const std::string& line = "",
                                              const std::string& as_of = "2019-06-10") {
    v1::BalanceRequest request;
    request.set_case_reference(kPerson);
    request.set_as_of(as_of);
    if (!line.empty()) *request.mutable_line() = LineNamed(line);
    return BalanceOf(*library_, **Now(), request.SerializeAsString());
  }

  v1::LineBalance Of(const std::string& line) {
    const auto response = Balance(line);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->lines(0) : v1::LineBalance();
  }
};

TEST_F(BalanceTest, ALineShowsWhatWasPaidAndWhatIsLeft) {
  const int64_t decision = Decide("r1");
  Paid(Equipment("p1", 30000));
  Paid(Equipment("p2", 10000));
  Paid(Back("b1", Equipment("p1", 30000), 5000));
  const v1::LineBalance balance = Of("equipment");
  EXPECT_EQ(balance.label(), "equipment");
  EXPECT_EQ(balance.decision_position(), decision);
  EXPECT_EQ(balance.paid().pence(), 35000);
  EXPECT_EQ(balance.left().pence(), 15000);
  ASSERT_EQ(balance.payments_size(), 2);
  EXPECT_EQ(balance.payments(0).amount().pence(), 25000);
}

TEST_F(BalanceTest, APotShowsWhatOthersDrewFromIt) {
  Decide("r1");
  Paid(To("p1", "sport", 6000));
  const v1::LineBalance music = Of("music");
  EXPECT_FALSE(music.has_paid());
  EXPECT_EQ(music.counted().pence(), 6000);
  EXPECT_EQ(music.left().pence(), 4000);
}

TEST_F(BalanceTest, WhatIsPaidOnceShowsTheRest) {
  Decide("r1");
  Paid(Grant("p1", 50000));
  EXPECT_EQ(Of("home_grant").left().pence(), 150000);
}

TEST_F(BalanceTest, EveryLineThatIsDecidedOrPaidIsListed) {
  Decide("r1");
  v1::Payment gift = To("p9", "birthday_gift", 100);
  gift.mutable_line()->set_instance("2001-01-01");
  Paid(gift);
  const auto all = Balance();
  ASSERT_TRUE(all.ok()) << all.status();
  std::vector<std::string> names;
  for (const v1::LineBalance& line : all->lines()) names.push_back(ToString(line.line()));
  EXPECT_EQ(names,
            (std::vector<std::string>{
                "adviser", "birthday_gift/2001-01-01", "birthday_gift/2019-05-15",
                "birthday_treat/2019-05-15", "cash_help", "equipment", "first_food", "home_grant",
                "lodgings", "music", "name_change", "sport", "top_up", "weekly_allowance"}));
  EXPECT_FALSE(all->lines(1).has_decision_position());
  EXPECT_EQ(all->lines(1).paid().pence(), 100);
  EXPECT_FALSE(all->lines(13).has_left());
}

TEST_F(BalanceTest, WhatIsWrongWithTheQuestionIsNamed) {
  EXPECT_EQ(Fields(Balance("", "2019-06-31").status()), std::vector<std::string>{"as_of"});
}

}  // namespace
}  // namespace fairstart

// How what was paid for several weeks is spread over the payments of a schedule. That nothing is
// lost over generated cases is shown in tests/properties/schedule_test.cc.
#include "engine/schedule/booking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/schedule/schedule.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

// Weeks from Monday, 5 June 2017, that are known; a rate of £7.00 is £1.00 a day.
class BookPaidTest : public testing::Test {
 protected:
  BookPaidTest() { rules_.mutable_about()->set_week_begins(v1::WEEKDAY_MONDAY); }

  v1::Line& AddLine(const std::string& first, const std::string& last, int64_t pence) {
    v1::LineSpan& span = *timeline_.add_lines();
    span.set_first_day(first);
    span.set_last_day(last);
    v1::Line& line = *span.mutable_line();
    line.set_entitlement("allowance");
    line.set_outcome(v1::OUTCOME_ENTITLED);
    line.set_frequency(v1::FREQUENCY_WEEKLY);
    line.set_payee(v1::PAYEE_YOUNG_PERSON);
    line.set_manner(v1::MANNER_ACCOUNT);
    line.mutable_given()->mutable_amount()->set_pence(pence);
    line.mutable_given()->set_unit(v1::UNIT_PENCE_PER_WEEK);
    return line;
  }

  // On record, on the day before all weeks.
  v1::Payment& Pay(const std::string& first, const std::string& last, int64_t pence) {
    v1::Payment& payment = *record_.add_payments();
    payment.set_id(absl::StrCat("p", record_.payments_size()));
    payment.mutable_line()->set_entitlement("allowance");
    payment.set_first_day(first);
    payment.set_last_day(last);
    payment.set_paid_on("2017-06-04");
    payment.mutable_amount()->set_pence(pence);
    return payment;
  }

  v1::Payment& Reverse(const v1::Payment& payment, int64_t pence) {
    v1::Payment reversal = payment;
    reversal.set_reverses(payment.id());
    reversal.set_id(absl::StrCat(payment.id(), "r"));
    reversal.mutable_amount()->set_pence(-pence);
    return *record_.add_payments() = reversal;
  }

  v1::Schedule Schedule(const std::string& first, const std::string& last) const {
    return MakeSchedule(rules_, timeline_, &record_, {*ParseDay(first), *ParseDay(last)});
  }

  // "2017-06-05 500 of 700" for each payment of the three weeks, or of the days that are said.
  std::vector<std::string> Paid(const std::string& first = "2017-06-05",
                                const std::string& last = "2017-06-25") const {
    std::vector<std::string> said;
    int64_t all = 0;
    const v1::Schedule schedule = Schedule(first, last);
    for (const v1::ScheduledPayment& payment : schedule.payments()) {
      const std::string paid =
          payment.has_paid() ? absl::StrCat(payment.paid().pence()) : "nothing";
      said.push_back(absl::StrCat(
          payment.due(), " ", paid, " of ",
          payment.has_amount() ? payment.amount().pence() : payment.at_most().pence()));
      all += payment.paid().pence();
    }
    for (const v1::ScheduleTotal& total : schedule.totals()) {
      if (total.by() != v1::TOTAL_BY_NOTHING) continue;
      EXPECT_EQ(total.paid().pence(), all);
    }
    return said;
  }

  v1::Rulebook rules_;
  v1::Timeline timeline_;
  v1::Record record_;
};

TEST_F(BookPaidTest, SpreadsAPaymentForTwoWeeksOverBoth) {
  AddLine("2017-06-05", "2017-06-25", 5790);
  Pay("2017-06-05", "2017-06-18", 2 * 5790);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 5790 of 5790", "2017-06-12 5790 of 5790",
                                  "2017-06-19 nothing of 5790"));
}

TEST_F(BookPaidTest, GivesAWeekWhatItComesToForThePaymentsDays) {
  AddLine("2017-06-05", "2017-06-25", 5790);
  // Three sevenths of £57.90 are 2481.43 pence, and the other four what is left of it.
  Pay("2017-06-05", "2017-06-14", 5790 + 2481);
  Pay("2017-06-15", "2017-06-25", 3309 + 5790);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 5790 of 5790", "2017-06-12 5790 of 5790",
                                  "2017-06-19 5790 of 5790"));
}

TEST_F(BookPaidTest, PaysTheEarlierDaysFirstIfItIsTooLittle) {
  AddLine("2017-06-05", "2017-06-25", 700);
  Pay("2017-06-05", "2017-06-25", 1000);
  EXPECT_THAT(Paid(),
              ElementsAre("2017-06-05 700 of 700", "2017-06-12 300 of 700", "2017-06-19 0 of 700"));
}

TEST_F(BookPaidTest, AddsUpWhatIsForTheSameDaysInWhateverOrder) {
  AddLine("2017-06-05", "2017-06-25", 700);
  Pay("2017-06-05", "2017-06-18", 300);
  Pay("2017-06-12", "2017-06-25", 900);
  Pay("2017-06-05", "2017-06-18", 600);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 700 of 700", "2017-06-12 900 of 700",
                                  "2017-06-19 200 of 700"));
}

TEST_F(BookPaidTest, GivesTheLastWeekWhatIsTooMuch) {
  AddLine("2017-06-05", "2017-06-25", 700);
  Pay("2017-06-05", "2017-06-18", 1500);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 700 of 700", "2017-06-12 800 of 700",
                                  "2017-06-19 nothing of 700"));
}

TEST_F(BookPaidTest, TakesAReversalFromWhereItsPaymentWent) {
  AddLine("2017-06-05", "2017-06-25", 700);
  const v1::Payment payment = Pay("2017-06-05", "2017-06-18", 1500);
  // It says only where it begins.
  Reverse(payment, 500).clear_last_day();
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 700 of 700", "2017-06-12 300 of 700",
                                  "2017-06-19 nothing of 700"));
  Reverse(payment, 1000).set_id("r2");
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 0 of 700", "2017-06-12 0 of 700",
                                  "2017-06-19 nothing of 700"));
}

TEST_F(BookPaidTest, SpreadsASumBelowZeroAlike) {
  AddLine("2017-06-05", "2017-06-25", 700);
  Pay("2017-06-05", "2017-06-18", -1500).set_reverses("lost");
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 -700 of 700", "2017-06-12 -800 of 700",
                                  "2017-06-19 nothing of 700"));
}

TEST_F(BookPaidTest, KeepsToTheRatesOfAWeek) {
  AddLine("2017-06-05", "2017-06-07", 700);
  AddLine("2017-06-08", "2017-06-25", 1400);
  // From Tuesday to Tuesday: two days at £1.00, four at £2.00; two at £2.00.
  Pay("2017-06-06", "2017-06-13", 1400);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 1000 of 1100", "2017-06-12 400 of 1400",
                                  "2017-06-19 nothing of 1400"));
}

TEST_F(BookPaidTest, SpreadsOverTheStatesOfAWeek) {
  AddLine("2017-06-05", "2017-06-06", 700);
  AddLine("2017-06-07", "2017-06-09", 700).set_outcome(v1::OUTCOME_SUBJECT_TO);
  AddLine("2017-06-10", "2017-06-11", 700).set_outcome(v1::OUTCOME_UNDETERMINED);
  AddLine("2017-06-12", "2017-06-13", 700).set_outcome(v1::OUTCOME_TO_CONSIDER);
  AddLine("2017-06-14", "2017-06-25", 700);
  Pay("2017-06-06", "2017-06-18", 1300);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 100 of 200", "2017-06-07 300 of 300",
                                  "2017-06-10 200 of 200", "2017-06-12 200 of 200",
                                  "2017-06-14 500 of 500", "2017-06-19 nothing of 700"));
}

TEST_F(BookPaidTest, SpreadsOverPayeesAndMannersThatTakeTurns) {
  AddLine("2017-06-05", "2017-06-06", 700);
  AddLine("2017-06-07", "2017-06-08", 700).set_payee(v1::PAYEE_CARER);
  AddLine("2017-06-09", "2017-06-10", 700);
  AddLine("2017-06-11", "2017-06-11", 700).set_manner(v1::MANNER_VOUCHER);
  Pay("2017-06-05", "2017-06-09", 500);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 300 of 400", "2017-06-07 200 of 200",
                                  "2017-06-11 nothing of 100"));
}

TEST_F(BookPaidTest, BooksNothingForDaysOnWhichNobodyIsEntitled) {
  AddLine("2017-06-05", "2017-06-08", 700);
  AddLine("2017-06-19", "2017-06-25", 700);
  Pay("2017-06-09", "2017-06-18", 1000);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 nothing of 400", "2017-06-19 nothing of 700"));
  // Of days that are partly entitled, all of it; here it begins before them.
  Pay("2017-06-09", "2017-06-19", 150);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 nothing of 400", "2017-06-19 150 of 700"));
}

TEST_F(BookPaidTest, LeavesWhatSaysNoDaysOnTheDayOfPayment) {
  AddLine("2017-06-05", "2017-06-25", 700);
  v1::Payment& payment = Pay("", "", 1000);
  payment.clear_first_day();
  payment.clear_last_day();
  payment.set_paid_on("2017-06-14");
  const v1::Payment made = payment;
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 nothing of 700", "2017-06-12 1000 of 700",
                                  "2017-06-19 nothing of 700"));
  // A reversal is paid on another day.
  Reverse(made, 400).set_paid_on("2017-06-20");
  EXPECT_THAT(Paid(), ElementsAre("2017-06-05 nothing of 700", "2017-06-12 600 of 700",
                                  "2017-06-19 nothing of 700"));
}

TEST_F(BookPaidTest, LeavesWhatIsPaidWholeWhole) {
  v1::Line& line = AddLine("2017-06-05", "2017-06-25", 10000);
  line.set_arises("2017-06-14");
  line.mutable_given()->set_unit(v1::UNIT_PENCE);
  Pay("2017-01-01", "2017-06-18", 300);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-14 300 of 10000"));
  // By the week, but without a last day: there are no days to spread it over.
  line.mutable_given()->set_unit(v1::UNIT_PENCE_PER_WEEK);
  EXPECT_THAT(Paid(), ElementsAre("2017-06-14 300 of 0"));
}

TEST_F(BookPaidTest, DividesByTheDayWhatReachesBeyondTheSchedule) {
  AddLine("2017-06-05", "2017-06-25", 700);
  Pay("2017-06-01", "2017-06-25", 1000);  // 25 days
  EXPECT_THAT(Paid("2017-06-05", "2017-06-11"), ElementsAre("2017-06-05 280 of 700"));
  EXPECT_THAT(Paid("2017-06-12", "2017-06-18"), ElementsAre("2017-06-12 280 of 700"));
  EXPECT_THAT(Paid("2017-06-12", "2017-06-25"),
              ElementsAre("2017-06-12 560 of 700", "2017-06-19 0 of 700"));
}

TEST_F(BookPaidTest, LosesNoPennyBetweenSchedulesThatFollowEachOther) {
  AddLine("2017-06-05", "2017-06-25", 700);
  for (const int64_t pence : {100, 101, 102, 2099, 2100, -100, -101}) {
    record_.Clear();
    Pay("2017-06-05", "2017-06-25", pence);
    int64_t all = 0;
    for (const std::string monday : {"2017-06-05", "2017-06-12", "2017-06-19"}) {
      const int64_t paid = Schedule(monday, monday).payments(0).paid().pence();
      EXPECT_LT(std::abs(3 * paid - pence), 3) << monday;  // a third of it
      all += paid;
    }
    EXPECT_EQ(all, pence);
  }
}

}  // namespace
}  // namespace fairstart

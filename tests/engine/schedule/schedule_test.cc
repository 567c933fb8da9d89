// What a timeline's lines become. That a schedule holds each entitled day of generated cases once
// is shown in tests/properties/schedule_test.cc.
#include "engine/schedule/schedule.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/schedule/weekly_payments.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Day On(const std::string& day) { return *ParseDay(day); }

template <typename Message>
Message Read(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

constexpr char kMondayWeeks[] = "about { week_begins: WEEKDAY_MONDAY }";

// The schedule of June 2017, which begins on a Thursday and ends on a Friday.
v1::Schedule June(const std::string& timeline, const std::string& rules = kMondayWeeks,
                  const std::string& record = "") {
  const auto read_record = Read<v1::Record>(record);
  return MakeSchedule(Read<v1::Rulebook>(rules),
                      Read<v1::Timeline>("basis { known_through: '2017-06-15' } " + timeline),
                      record.empty() ? nullptr : &read_record,
                      {On("2017-06-01"), On("2017-06-30")});
}

std::string Weekly(const std::string& first, const std::string& last, int pence,
                   const std::string& outcome = "OUTCOME_ENTITLED") {
  return absl::StrCat(
      "lines { first_day: '", first, "' last_day: '", last,
      "' line { entitlement: 'allowance' label: 'weekly allowance' outcome: ", outcome,
      " frequency: FREQUENCY_WEEKLY payee: PAYEE_YOUNG_PERSON manner: MANNER_ACCOUNT"
      " given { amount { pence: ",
      pence, " } unit: UNIT_PENCE_PER_WEEK } } } ");
}

std::string Once(const std::string& first, const std::string& last, const std::string& more) {
  return absl::StrCat("lines { first_day: '", first, "' last_day: '", last,
                      "' line { frequency: FREQUENCY_ONCE ", more, " } } ");
}

// "2017-06-05 5790 a week at £57.90"
std::vector<std::string> Said(const v1::Schedule& schedule) {
  std::vector<std::string> said;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    said.push_back(
        absl::StrCat(payment.due().empty() ? "no day" : payment.due(), " ",
                     payment.has_amount() ? absl::StrCat(payment.amount().pence()) : "open", " ",
                     payment.says()));
  }
  return said;
}

const v1::ScheduleTotal& Total(const v1::Schedule& schedule, v1::TotalBy by,
                               const std::string& name) {
  for (const v1::ScheduleTotal& total : schedule.totals()) {
    if (total.by() == by && total.name() == name) return total;
  }
  return v1::ScheduleTotal::default_instance();
}

TEST(WeekOf, BeginsOnTheDayThatTheRulebookSays) {
  // 1 June 2017 was a Thursday; 1 January 1970, before which day numbers are negative, too.
  const Day thursday = On("2017-06-01");
  EXPECT_EQ(WeekOf(thursday, v1::WEEKDAY_MONDAY), (Window{On("2017-05-29"), On("2017-06-04")}));
  EXPECT_EQ(WeekOf(thursday, v1::WEEKDAY_UNSPECIFIED),
            (Window{On("2017-05-29"), On("2017-06-04")}));
  EXPECT_EQ(WeekOf(thursday, v1::WEEKDAY_THURSDAY), (Window{On("2017-06-01"), On("2017-06-07")}));
  EXPECT_EQ(WeekOf(thursday, v1::WEEKDAY_FRIDAY), (Window{On("2017-05-26"), On("2017-06-01")}));
  EXPECT_EQ(WeekOf(On("1969-12-28"), v1::WEEKDAY_MONDAY),
            (Window{On("1969-12-22"), On("1969-12-28")}));
  EXPECT_EQ(WeekOf(On("1969-12-28"), v1::WEEKDAY_SUNDAY),
            (Window{On("1969-12-28"), On("1970-01-03")}));
}

TEST(WholeWeeks, ReachesToBothEndsOfTheWeeksThatAPeriodCuts) {
  EXPECT_EQ(WholeWeeks({On("2017-06-01"), On("2017-06-30")}, v1::WEEKDAY_MONDAY),
            (Window{On("2017-05-29"), On("2017-07-02")}));
  EXPECT_EQ(WholeWeeks({On("2017-05-29"), On("2017-07-02")}, v1::WEEKDAY_MONDAY),
            (Window{On("2017-05-29"), On("2017-07-02")}));
}

TEST(Schedule, PaysAWeeklyLineWeekByWeekAndAPartWeekBySevenths) {
  // 1 to 4 June are four days, 19 to 20 June two: 4/7 and 2/7 of £57.90 are 3308.57 and 1654.29
  // pence.
  const v1::Schedule schedule = June(Weekly("2017-06-01", "2017-06-20", 5790));
  EXPECT_THAT(Said(schedule),
              ElementsAre("2017-06-01 3309 4 of 7 days at £57.90 a week",
                          "2017-06-05 5790 a week at £57.90", "2017-06-12 5790 a week at £57.90",
                          "2017-06-19 1654 2 of 7 days at £57.90 a week"));
  const v1::ScheduledPayment& first = schedule.payments(0);
  EXPECT_EQ(first.first_day(), "2017-06-01");
  EXPECT_EQ(first.last_day(), "2017-06-04");
  EXPECT_EQ(first.kind(), v1::PAYMENT_KIND_REGULAR);
  EXPECT_EQ(first.state(), v1::PAYMENT_STATE_DUE);
  EXPECT_EQ(first.payee(), v1::PAYEE_YOUNG_PERSON);
  EXPECT_EQ(first.manner(), v1::MANNER_ACCOUNT);
  EXPECT_EQ(first.label(), "weekly allowance");
}

TEST(Schedule, AddsUpTheRatesOfAWeekExactlyAndRoundsOnce) {
  // Three days at 1p and four at 2p a week are 3/7 + 8/7 = 11/7 pence: 2p. Rounded one by one: 0p +
  // 1p.
  const v1::Schedule schedule =
      June(Weekly("2017-06-05", "2017-06-07", 1) + Weekly("2017-06-08", "2017-06-11", 2));
  EXPECT_THAT(Said(schedule), ElementsAre("2017-06-05 2 3 of 7 days at £0.01 a week; "
                                          "4 of 7 days at £0.02 a week"));
  EXPECT_THAT(schedule.payments(0).shares(), SizeIs(2));
}

TEST(Schedule, PaysTheWholeOfAWeekThatThePeriodCuts) {
  const v1::Schedule schedule = June(Weekly("2017-05-29", "2017-07-02", 700));
  EXPECT_THAT(schedule.payments(), SizeIs(5));
  EXPECT_EQ(schedule.payments(0).due(), "2017-05-29");
  EXPECT_EQ(schedule.payments(4).last_day(), "2017-07-02");
}

TEST(Schedule, KeepsDaysThatAreDueApartFromThoseThatWait) {
  const v1::Schedule schedule =
      June(Weekly("2017-06-05", "2017-06-06", 700) +
           Weekly("2017-06-07", "2017-06-08", 700, "OUTCOME_SUBJECT_TO") +
           Weekly("2017-06-09", "2017-06-10", 700, "OUTCOME_UNDETERMINED") +
           Weekly("2017-06-11", "2017-06-11", 700, "OUTCOME_NOT_ENTITLED"));
  ASSERT_THAT(schedule.payments(), SizeIs(3));
  EXPECT_EQ(schedule.payments(0).state(), v1::PAYMENT_STATE_DUE);
  EXPECT_EQ(schedule.payments(0).amount().pence(), 200);
  EXPECT_EQ(schedule.payments(1).state(), v1::PAYMENT_STATE_AWAITS_RECORD);
  EXPECT_EQ(schedule.payments(1).amount().pence(), 200);
  // The sum is settled, but not whether it is due.
  EXPECT_EQ(schedule.payments(2).state(), v1::PAYMENT_STATE_UNDETERMINED);
  EXPECT_FALSE(schedule.payments(2).has_amount());
  EXPECT_EQ(schedule.payments(2).at_least().pence(), 0);
  EXPECT_EQ(schedule.payments(2).at_most().pence(), 200);
  const v1::ScheduleTotal& all = Total(schedule, v1::TOTAL_BY_NOTHING, "");
  EXPECT_EQ(all.regular().pence(), 200);
  EXPECT_EQ(all.awaits_record().pence(), 200);
  EXPECT_EQ(all.undetermined_at_most().pence(), 200);
}

TEST(Schedule, StaysWithinThePeriodThatALineIsFor) {
  const v1::Schedule schedule = June(
      "lines { first_day: '2017-06-05' last_day: '2017-06-18' line { entitlement: 'bridge' "
      "outcome: OUTCOME_ENTITLED"
      " first_day: '2017-06-06' last_day: '2017-06-07' given { amount { pence: 700 } unit: "
      "UNIT_PENCE_PER_WEEK } } }");
  EXPECT_THAT(Said(schedule), ElementsAre("2017-06-06 200 2 of 7 days at £7.00 a week"));
}

TEST(Schedule, PaysWhatIsDueOnADayOnceHoweverOftenItIsFound) {
  const std::string grant =
      "entitlement: 'grant' instance: 'g1' outcome: OUTCOME_ENTITLED arises: '2017-06-14' "
      "given { amount { pence: 10000 } unit: UNIT_PENCE }";
  const v1::Schedule schedule =
      June(Once("2017-06-14", "2017-06-20", grant) +
           Once("2017-06-21", "2017-07-02", grant + " lapses: '2017-09-01'"));
  EXPECT_THAT(Said(schedule), ElementsAre("2017-06-14 10000 £100.00 for g1"));
  EXPECT_EQ(schedule.payments(0).kind(), v1::PAYMENT_KIND_ONE_OFF);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_NOTHING, "").one_off().pence(), 10000);
}

TEST(Schedule, LeavesOutWhatIsDueOnADayOutsideThePeriod) {
  // In the weeks that the period cuts, but on no day of it.
  EXPECT_THAT(
      June(Once("2017-05-29", "2017-07-02",
                "entitlement: 'grant' instance: 'g' outcome: OUTCOME_ENTITLED arises: '2017-05-31' "
                "given { amount { pence: 1 } unit: UNIT_PENCE }"))
          .payments(),
      IsEmpty());
}

constexpr char kBonusOf[] =
    "entitlement: 'bonus' outcome: OUTCOME_SUBJECT_TO given { amount { pence: 1000 } unit: "
    "UNIT_PENCE } "
    "needs { name: 'confirmation' says: 'Confirmation.' } ";

TEST(Schedule, PaysTogetherWhatTheRulebookPaysOnOneDay) {
  const std::string rules =
      absl::StrCat(kMondayWeeks, " entitlement { name: 'bonus' paid_on: 'end_of_term' }");
  const auto week = [](const std::string& id, const std::string& first, const std::string& last,
                       const std::string& paid_on) {
    return Once(first, "2017-07-02",
                absl::StrCat(kBonusOf, "instance: '", id, "' first_day: '", first, "' last_day: '",
                             last, "' ", paid_on));
  };
  const v1::Schedule schedule =
      June(week("w1", "2017-06-05", "2017-06-11", "paid_on: '2017-06-19'") +
               week("w2", "2017-06-12", "2017-06-18", "paid_on: '2017-06-19'") +
               week("w3", "2017-06-19", "2017-06-25", "paid_on: '2017-07-24'") +
               week("w4", "2017-06-26", "2017-07-02", ""),
           rules);
  EXPECT_THAT(Said(schedule), ElementsAre("2017-06-19 2000 £10.00 for w1; £10.00 for w2",
                                          "no day 1000 £10.00 for w4"));
  const v1::ScheduledPayment& both = schedule.payments(0);
  EXPECT_EQ(both.instance(), "");
  EXPECT_EQ(both.first_day(), "2017-06-05");
  EXPECT_EQ(both.last_day(), "2017-06-18");
  EXPECT_EQ(both.state(), v1::PAYMENT_STATE_AWAITS_RECORD);
  EXPECT_THAT(both.needs(), SizeIs(1));
}

TEST(Schedule, PaysAMonthWholeOnItsFirstDay) {
  const v1::Schedule schedule = June(
      "lines { first_day: '2017-06-10' last_day: '2017-07-02' line { entitlement: 'remand' "
      "instance: 'd/2017-06-10'"
      " outcome: OUTCOME_ENTITLED frequency: FREQUENCY_MONTHLY first_day: '2017-06-10' last_day: "
      "'2017-07-09'"
      " manner: MANNER_PRISON_ACCOUNT given { amount { pence: 4000 } unit: UNIT_PENCE_PER_MONTH } "
      "} }");
  EXPECT_THAT(Said(schedule), ElementsAre("2017-06-10 4000 £40.00 for d/2017-06-10"));
  EXPECT_EQ(schedule.payments(0).kind(), v1::PAYMENT_KIND_REGULAR);
}

TEST(Schedule, SaysWhatACostCanComeTo) {
  const auto cost = [](const std::string& given) {
    return June(Once(
        "2017-06-10", "2017-07-02",
        "entitlement: 'coat' instance: 'c' outcome: OUTCOME_ENTITLED arises: '2017-06-10' given { "
        "actual_cost: true unit: UNIT_PENCE " +
            given + " }"));
  };
  EXPECT_EQ(cost("amount { pence: 4500 }").payments(0).amount().pence(), 4500);
  EXPECT_EQ(cost("amount { pence: 4500 }").payments(0).kind(), v1::PAYMENT_KIND_ACTUAL_COST);
  const v1::Schedule capped = cost("cap { pence: 6000 }");
  EXPECT_FALSE(capped.payments(0).has_amount());
  EXPECT_FALSE(capped.payments(0).has_at_least());
  EXPECT_EQ(capped.payments(0).at_most().pence(), 6000);
  EXPECT_FALSE(cost("").payments(0).has_at_most());
}

TEST(Schedule, ListsWhatHasNoDayOrNoSumAsItIs) {
  const v1::Schedule schedule =
      June(Once("2017-06-01", "2017-07-02",
                "entitlement: 'home' outcome: OUTCOME_ENTITLED given { actual_cost: true cap { "
                "pence: 200000 } } "
                "limits { paid { pence: 50000 } left { pence: 150000 } }") +
           Once("2017-06-01", "2017-07-02",
                "entitlement: 'weeks' outcome: OUTCOME_UNDETERMINED missing { path: 'weeks' }") +
           Once("2017-06-01", "2017-07-02", "entitlement: 'elsewhere' outcome: OUTCOME_ELSEWHERE") +
           Once("2017-06-01", "2017-07-02",
                "entitlement: 'guide' outcome: OUTCOME_ENTITLED given { in_kind: 'advice' }"));
  EXPECT_THAT(schedule.payments(), IsEmpty());
  ASSERT_THAT(schedule.undated(), SizeIs(2));
  EXPECT_EQ(schedule.undated(0).line().limits().left().pence(), 150000);
  EXPECT_EQ(schedule.undated(1).line().entitlement(), "weeks");
}

TEST(Schedule, CountsARepaymentBelowZeroOnce) {
  const std::string duty =
      "duty { duty: 'repay' instance: 'a1' label: 'pay back' actor: ACTOR_YOUNG_PERSON state: "
      "STATE_OPEN "
      "due: '2017-06-20' amount { pence: 3000 } } ";
  const v1::Schedule schedule =
      June("duties { first_day: '2017-06-01' last_day: '2017-06-20' " + duty + "} " +
           "duties { first_day: '2017-06-21' last_day: '2017-07-02' " + duty + "} " +
           "duties { first_day: '2017-06-01' last_day: '2017-07-02' duty { duty: 'review' actor: "
           "ACTOR_AUTHORITY } }");
  EXPECT_THAT(Said(schedule), ElementsAre("2017-06-20 -3000 −£30.00 for a1"));
  EXPECT_EQ(schedule.payments(0).kind(), v1::PAYMENT_KIND_REPAYMENT);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_NOTHING, "").repayments().pence(), -3000);
}

TEST(Schedule, CountsWhatHasNoDayInNoSum) {
  const v1::Schedule schedule = June(
      "duties { first_day: '2017-06-01' last_day: '2017-07-02' duty { duty: 'repay' actor: ACTOR_YOUNG_PERSON "
      "state: STATE_OPEN amount { pence: 3000 } } }");
  EXPECT_THAT(Said(schedule), ElementsAre("no day -3000 −£30.00"));
  EXPECT_THAT(schedule.totals(), IsEmpty());
}

TEST(Schedule, SaysWhatWasPaidForTheSameDaysOrThing) {
  const std::string record =
      "payments { id: 'p1' line { entitlement: 'allowance' } first_day: '2017-06-05' last_day: "
      "'2017-06-11' amount { pence: 700 } } "
      "payments { id: 'p2' line { entitlement: 'allowance' } first_day: '2017-06-05' amount { "
      "pence: -200 } reverses: 'p1' } "
      "payments { id: 'p3' line { entitlement: 'other' } first_day: '2017-06-05' amount { pence: "
      "99 } } "
      "payments { id: 'p4' line { entitlement: 'grant' instance: 'g1' } paid_on: '2017-01-01' "
      "amount { pence: 50 } } "
      "payments { id: 'p5' line { entitlement: 'grant' instance: 'g2' } paid_on: '2017-01-01' "
      "amount { pence: 60 } }";
  const v1::Schedule schedule = June(
      Weekly("2017-06-05", "2017-06-18", 700) +
          Once("2017-06-19", "2017-07-02",
               "entitlement: 'grant' instance: 'g1' outcome: OUTCOME_ENTITLED arises: '2017-06-19' "
               "given { amount { pence: 100 } unit: UNIT_PENCE }"),
      kMondayWeeks, record);
  ASSERT_THAT(schedule.payments(), SizeIs(3));
  EXPECT_EQ(schedule.payments(0).paid().pence(), 500);
  EXPECT_FALSE(schedule.payments(1).has_paid());
  EXPECT_EQ(schedule.payments(2).paid().pence(), 50);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_NOTHING, "").paid().pence(), 550);
}

TEST(Schedule, SaysWhatRestsOnSuppositions) {
  const v1::Schedule schedule =
      June(Weekly("2017-06-05", "2017-06-18", 700));  // known through the 15th
  EXPECT_FALSE(schedule.payments(0).supposed());
  EXPECT_TRUE(schedule.payments(1).supposed());
}

TEST(Schedule, AddsUpByWeekMonthAndFinancialYearOfTheDayDue) {
  const v1::Schedule schedule = MakeSchedule(
      Read<v1::Rulebook>(kMondayWeeks), Read<v1::Timeline>(Weekly("2017-03-27", "2017-04-09", 700)),
      nullptr, {On("2017-03-27"), On("2017-04-09")});
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_WEEK, "2017-03-27").regular().pence(), 700);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_WEEK, "2017-04-03").regular().pence(), 700);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_MONTH, "2017-03").regular().pence(), 700);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_MONTH, "2017-04").regular().pence(), 700);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_FINANCIAL_YEAR, "2016-17").regular().pence(), 700);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_FINANCIAL_YEAR, "2017-18").regular().pence(), 700);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_PAYEE, "PAYEE_YOUNG_PERSON").regular().pence(), 1400);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_MANNER, "MANNER_ACCOUNT").regular().pence(), 1400);
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_ENTITLEMENT, "allowance").regular().pence(), 1400);
}

TEST(Schedule, LeavesATotalOpenThatHasNoBound) {
  const v1::Schedule schedule = June(
      Weekly("2017-06-05", "2017-06-11", 700, "OUTCOME_UNDETERMINED") +
      Once("2017-06-10", "2017-07-02",
           "entitlement: 'coat' instance: 'c' outcome: OUTCOME_UNDETERMINED arises: '2017-06-10' "
           "given { actual_cost: true }"));
  const v1::ScheduleTotal& all = Total(schedule, v1::TOTAL_BY_NOTHING, "");
  EXPECT_TRUE(all.has_undetermined_at_least());
  EXPECT_FALSE(all.has_undetermined_at_most());
  EXPECT_EQ(Total(schedule, v1::TOTAL_BY_ENTITLEMENT, "allowance").undetermined_at_most().pence(),
            700);
}

}  // namespace
}  // namespace fairstart

// Reports about ledgers of one to forty young people, reckoned by hand. A week is paid on its
// Monday, and the financial year 2019-20 has 53 Mondays, from 1 April 2019 to 30 March 2020.
// Everybody is due £57.90 a week, which is 53 × £57.90 = £3,068.70 for the year, and £50.00 on the
// birthday of 15 May. A top-up of £14.00 a week waits for payslips: 53 × £14.00 = £742.00.
#include "service/report/ledger_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/service/report/report_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Reports : public ReportTest {
 protected:
  static v1::CaseFacts Working(const std::string& person, const std::string& born = "2002-05-15") {
    v1::CaseFacts facts = PayeeFacts(person);
    facts.set_date_of_birth(born);
    v1::Job& job = *facts.mutable_jobs()->add_records();
    job.set_id("j1");
    job.set_first_day("2019-01-01");
    job.mutable_last_day()->set_not_yet(true);
    return facts;
  }

  void Propose(const std::string& id, const v1::CaseFacts& facts) {
    Recorded(Proposal(id, "2019-06-01", facts));
  }

  static const v1::Spend& SpendOf(const v1::PanelReport& report, const std::string& name) {
    for (const v1::Spend& spend : report.spend()) {
      if (spend.name() == name) return spend;
    }
    ADD_FAILURE() << name << " is not in\n" << report.DebugString();
    static const v1::Spend kNone;
    return kNone;
  }
};

TEST_F(Reports, CountByStatusAndAge) {
  Propose("a", PayeeFacts("a"));
  Propose("b", PayeeFacts("b"));
  v1::CaseFacts older = PayeeFacts("c");
  older.set_date_of_birth("2000-07-01");
  Propose("c", older);
  v1::CaseFacts never = PayeeFacts("d");
  never.mutable_care_episodes()->Clear();
  Propose("d", never);
  v1::CaseFacts unknown = PayeeFacts("e");
  unknown.clear_date_of_birth();
  Propose("e", unknown);

  const v1::PanelReport report = Reported(Request()).report();
  EXPECT_EQ(report.people(), 5);
  EXPECT_EQ(report.counted(), 5);
  ASSERT_EQ(report.people_counts_size(), 4) << report.DebugString();
  // NONE is declared first.
  EXPECT_EQ(report.people_counts(0).status(), "NONE");
  EXPECT_EQ(report.people_counts(0).people(), 1);
  EXPECT_EQ(report.people_counts(1).status(), "CARE_LEAVER");
  EXPECT_EQ(report.people_counts(1).label(), "care leaver");
  EXPECT_EQ(report.people_counts(1).age(), 17);
  EXPECT_EQ(report.people_counts(1).people(), 2);
  EXPECT_EQ(report.people_counts(2).age(), 18);
  EXPECT_EQ(report.people_counts(2).people(), 1);
  EXPECT_EQ(report.people_counts(3).status(), "");
  EXPECT_FALSE(report.people_counts(3).has_age());
  EXPECT_EQ(report.people_counts(3).people(), 1);
}

TEST_F(Reports, LeaveOutOtherStatusesButNotThoseThatAreNotKnown) {
  Propose("a", PayeeFacts("a"));
  v1::CaseFacts never = PayeeFacts("d");
  never.mutable_care_episodes()->Clear();
  Propose("d", never);
  v1::CaseFacts unknown = PayeeFacts("e");
  unknown.clear_date_of_birth();
  Propose("e", unknown);
  const v1::PanelReport report = Reported(Request("statuses: 'CARE_LEAVER'")).report();
  EXPECT_EQ(report.counted(), 2);
  EXPECT_EQ(report.of_other_status(), 1);
  EXPECT_EQ(report.people_counts(0).status(), "CARE_LEAVER");
  EXPECT_EQ(report.people_counts(1).status(), "");
}

TEST_F(Reports, CountByDefinitions) {
  Propose("a", PayeeFacts("a"));
  Propose("b", Working("b"));
  Propose("c", Working("c"));
  v1::CaseFacts unknown = PayeeFacts("d");
  unknown.clear_jobs();
  Propose("d", unknown);
  const v1::PanelReport report =
      Reported(Request("count_by { definition: 'at_work' title: 'Work' when_true: 'at work' }"))
          .report();
  ASSERT_EQ(report.breakdowns_size(), 1);
  const v1::Breakdown& work = report.breakdowns(0);
  EXPECT_EQ(work.title(), "Work");
  ASSERT_EQ(work.values_size(), 3);
  EXPECT_EQ(work.values(0).label(), "at work");
  EXPECT_EQ(work.values(0).people(), 2);
  EXPECT_EQ(work.values(1).label(), "no");
  EXPECT_EQ(work.values(1).people(), 1);
  EXPECT_EQ(work.values(2).label(), "not known");
  EXPECT_EQ(work.values(2).people(), 1);
}

TEST_F(Reports, AddUpWhatWasPaidByMonthLessWhatCameBack) {
  Propose("a", PayeeFacts("a"));
  Propose("b", PayeeFacts("b"));
  Paid(Week("p1", "2019-04-29", "2019-05-05"), "a");  // paid on 5 May
  Paid(Week("p2", "2019-05-27", "2019-06-02"), "a");  // paid on 2 June
  Paid(Week("p3", "2019-05-27", "2019-06-02"), "b");
  v1::Payment back = Back("back", Week("p3", "2019-05-27", "2019-06-02"), 1000);
  back.set_paid_on("2019-06-20");
  Paid(back, "b");
  Paid(Week("before", "2019-03-25", "2019-03-31"), "a");  // paid in the year before
  Paid(Week("after", "2019-06-24", "2019-07-01"), "a");   // paid after the day
  const v1::PanelReport report = Reported(Request()).report();
  const v1::Spend& allowance = SpendOf(report, "weekly_allowance");
  EXPECT_EQ(allowance.people(), 2);
  EXPECT_EQ(allowance.label(), "weekly allowance");
  ASSERT_EQ(allowance.months_size(), 3);
  EXPECT_EQ(allowance.months(0).month(), "2019-04");
  EXPECT_EQ(allowance.months(0).paid().pence(), 0);
  EXPECT_EQ(allowance.months(1).paid().pence(), 5790);
  EXPECT_EQ(allowance.months(2).paid().pence(), 5790 + 5790 - 1000);
  EXPECT_EQ(allowance.paid().pence(), 3 * 5790 - 1000);
  EXPECT_EQ(report.all_spend().paid().pence(), 3 * 5790 - 1000);
}

TEST_F(Reports, OfADayInThePastLeaveOutWhatCameLater) {
  Propose("a", PayeeFacts("a"));
  Paid(Week("p1", "2019-04-01", "2019-04-07"), "a");
  const v1::PanelReport before = Reported(Request()).report();
  // Paid after the day, and what came back after it of what was paid before.
  Paid(Week("p2", "2019-07-01", "2019-07-07"), "a");
  v1::Payment back = Back("back", Week("p1", "2019-04-01", "2019-04-07"), 5790);
  back.set_paid_on("2019-07-20");
  Paid(back, "a");
  const v1::PanelReport after = Reported(Request()).report();
  EXPECT_EQ(after.all_spend().paid().pence(), 5790);
  EXPECT_EQ(after.all_spend().SerializeAsString(), before.all_spend().SerializeAsString());
  EXPECT_EQ(SpendOf(after, "weekly_allowance").forecast_at_least().pence(), 306870);
}

TEST_F(Reports, ForecastTheYearFromTheSchedules) {
  Propose("a", PayeeFacts("a"));
  // 30 June 2019 is a Sunday, the end of the thirteenth week.
  const v1::PanelReport before = Reported(Request()).report();
  const v1::Spend& nothing_paid = SpendOf(before, "weekly_allowance");
  EXPECT_EQ(nothing_paid.not_paid_yet().pence(), 13 * 5790);
  EXPECT_EQ(nothing_paid.to_come().pence(), 40 * 5790);
  EXPECT_EQ(nothing_paid.forecast_at_least().pence(), 306870);
  EXPECT_EQ(SpendOf(before, "top_up").awaits_record().pence(), 74200);
  EXPECT_EQ(SpendOf(before, "top_up").forecast_at_least().pence(), 0);
  EXPECT_EQ(SpendOf(before, "top_up").forecast_at_most().pence(), 74200);
  EXPECT_EQ(SpendOf(before, "birthday_gift").not_paid_yet().pence(), 5000);
  // What something costs that is paid for each week is not known, and has no cap.
  EXPECT_GT(SpendOf(before, "lodgings").without_bound() + SpendOf(before, "lodgings").undated(), 0);

  // What is paid is no longer to be paid: the year comes to the same.
  Paid(Week("p1", "2019-04-29", "2019-05-05"), "a");
  const v1::PanelReport after = Reported(Request()).report();
  const v1::Spend& one_paid = SpendOf(after, "weekly_allowance");
  EXPECT_EQ(one_paid.paid().pence(), 5790);
  EXPECT_EQ(one_paid.not_paid_yet().pence(), nothing_paid.not_paid_yet().pence() - 5790);
  EXPECT_EQ(one_paid.to_come().pence(), nothing_paid.to_come().pence());
  EXPECT_EQ(one_paid.forecast_at_least().pence(), 306870);

  // Of a payment for two weeks, the second is to come.
  v1::Payment two_weeks = Week("p2", "2019-06-24", "2019-07-07", 2 * 5790);
  two_weeks.set_paid_on("2019-06-24");
  Paid(two_weeks, "a");
  const v1::PanelReport later = Reported(Request()).report();
  const v1::Spend& three_paid = SpendOf(later, "weekly_allowance");
  EXPECT_EQ(three_paid.paid().pence(), 3 * 5790);
  EXPECT_EQ(three_paid.not_paid_yet().pence(), one_paid.not_paid_yet().pence() - 5790);
  EXPECT_EQ(three_paid.to_come().pence(), one_paid.to_come().pence() - 5790);
  EXPECT_EQ(three_paid.forecast_at_least().pence(), 306870);
}

TEST_F(Reports, HaveTheWeeksThatAreDueInTheYear) {
  Propose("a", PayeeFacts("a"));
  // The year 2020-21 begins on a Wednesday: the week of that day was due in the year before. It has
  // 52 Mondays.
  const v1::PanelReport report = Reported(Request("", "2020-04-15")).report();
  const v1::Spend& allowance = SpendOf(report, "weekly_allowance");
  EXPECT_EQ(report.first_day(), "2020-04-01");
  EXPECT_EQ(allowance.not_paid_yet().pence(), 2 * 5790);  // 6 and 13 April
  EXPECT_EQ(allowance.to_come().pence(), 50 * 5790);
}

TEST_F(Reports, GiveBoundsForWhatIsUndetermined) {
  v1::CaseFacts facts = PayeeFacts("a");
  facts.clear_jobs();  // £57.90 a week, or £47.90 for somebody at work
  Propose("a", facts);
  const v1::PanelReport report = Reported(Request()).report();
  const v1::Spend& allowance = SpendOf(report, "weekly_allowance");
  EXPECT_EQ(allowance.not_paid_yet().pence() + allowance.to_come().pence(), 0);
  // 53 × £47.90.
  EXPECT_EQ(allowance.undetermined_at_least().pence(), 253870);
  EXPECT_EQ(allowance.undetermined_at_most().pence(), 306870);
}

TEST_F(Reports, HoldWhatIsSpentAgainstTheBudget) {
  Propose("a", PayeeFacts("a"));
  const v1::PanelReport report = Reported(Request(R"(
    budgets { financial_year: "2019-20" amount { pence: 900000 } }
    budgets { financial_year: "2019-20" entitlement: "weekly_allowance" amount { pence: 300000 } }
    budgets { financial_year: "2020-21" entitlement: "top_up" amount { pence: 1 } })"))
                                     .report();
  EXPECT_EQ(report.financial_year(), "2019-20");
  EXPECT_EQ(SpendOf(report, "weekly_allowance").budget().pence(), 300000);
  EXPECT_EQ(report.all_spend().budget().pence(), 900000);
  EXPECT_FALSE(SpendOf(report, "top_up").has_budget());
}

TEST_F(Reports, NameDutiesThatAreOverdue) {
  Propose("a", PayeeFacts("a"));
  Propose("b", PayeeFacts("b"));
  Propose("c", Working("c", "2002-01-20"));
  const v1::PanelReport report = Reported(Request()).report();
  ASSERT_EQ(report.overdue_duties_size(), 1) << report.DebugString();
  const v1::OverdueDuties& tell = report.overdue_duties(0);
  EXPECT_EQ(tell.duty(), "tell");
  EXPECT_EQ(tell.label(), "tell them what there is");
  EXPECT_EQ(tell.actor(), v1::ACTOR_PERSONAL_ADVISER);
  EXPECT_EQ(tell.duties(), 3);
  EXPECT_EQ(tell.people(), 3);
  EXPECT_EQ(tell.oldest_due(), "2019-01-20");
}

TEST_F(Reports, CountWhatWaitsForADecision) {
  Decide("a", "2019-06-01", PayeeFacts("a"));
  Propose("b", PayeeFacts("b"));
  const v1::PanelReport before = Reported(Request()).report();
  const auto waits = [](const v1::PanelReport& report, const std::string& name) {
    for (const v1::AwaitedDecisions& one : report.awaited_decisions()) {
      if (one.entitlement() == name) return one;
    }
    return v1::AwaitedDecisions();
  };
  EXPECT_EQ(waits(before, "weekly_allowance").people(), 1);
  EXPECT_EQ(waits(before, "weekly_allowance").lines(), 1);
  EXPECT_EQ(waits(before, "weekly_allowance").undetermined(), 0);
  EXPECT_THAT(waits(before, "weekly_allowance").oldest(), HasSubstr("T"));

  // That somebody gets nothing waits for nobody, unless something was decided.
  v1::CaseFacts never = PayeeFacts("d");
  never.mutable_care_episodes()->Clear();
  Propose("d", never);
  EXPECT_EQ(waits(Reported(Request()).report(), "weekly_allowance").people(), 1);
  never.set_case_reference("a");
  Propose("a2", never);
  EXPECT_EQ(waits(Reported(Request()).report(), "weekly_allowance").people(), 2);

  v1::CaseFacts unknown = PayeeFacts("c");
  unknown.clear_jobs();
  Propose("c", unknown);
  const v1::PanelReport after = Reported(Request()).report();
  EXPECT_EQ(waits(after, "weekly_allowance").people(), 3);
  EXPECT_EQ(waits(after, "weekly_allowance").undetermined(), 1);
  EXPECT_EQ(waits(after, "weekly_allowance").oldest(), waits(before, "weekly_allowance").oldest());
}

TEST_F(Reports, NameWhatWasDecidedAndIsLate) {
  Decide("a", "2019-06-03", PayeeFacts("a"));
  Paid(Week("p1", "2019-06-03", "2019-06-09"), "a");
  v1::PanelReportRequest request = Request("late_after_days: 7", "2019-06-30");
  request.set_each(true);
  const v1::PanelReportResponse response = Reported(request);
  const v1::PanelReport& report = response.report();
  EXPECT_EQ(report.late_after_days(), 7);
  EXPECT_EQ(report.late_not_known(), 0);
  const v1::LatePayments* late = nullptr;
  for (const v1::LatePayments& one : report.late_payments()) {
    if (one.entitlement() == "weekly_allowance") late = &one;
  }
  ASSERT_NE(late, nullptr) << report.DebugString();
  EXPECT_EQ(late->people(), 1);
  // Decided from 1 April on, as the rate is. Of the weeks that were due up to 23 June, nine before the
  // one that was paid and two after it.
  EXPECT_EQ(late->gaps(), 2);
  EXPECT_EQ(late->amount().pence(), 11 * 5790);
  EXPECT_EQ(late->oldest_day(), "2019-04-01");
  ASSERT_EQ(response.to_act_on_size(), 1);
  EXPECT_EQ(response.to_act_on(0).case_reference(), "a");
}

TEST_F(Reports, HaveAWeekLateWholeOnceItsFirstDayIs) {
  Decide("a", "2019-06-03", PayeeFacts("a"));
  Paid(Week("p1", "2019-04-01", "2019-06-16", 11 * 5790), "a");
  const auto late_on = [&](const std::string& day) {
    const v1::PanelReport report = Reported(Request("late_after_days: 7", day)).report();
    int64_t pence = 0;
    for (const v1::LatePayments& one : report.late_payments()) {
      if (one.entitlement() == "weekly_allowance") pence += one.amount().pence();
    }
    return pence;
  };
  EXPECT_EQ(late_on("2019-06-23"), 0);
  EXPECT_EQ(late_on("2019-06-24"), 5790);  // the week of 17 June
  EXPECT_EQ(late_on("2019-06-30"), 5790);
  EXPECT_EQ(late_on("2019-07-01"), 2 * 5790);
}

TEST_F(Reports, SayOfWhomItIsNotKnownWhetherAPaymentIsLate) {
  Decide("a", "2019-06-03", PayeeFacts("a"));
  const std::filesystem::path rules = folder_.path() / "rules";
  std::ofstream(rules / "payments/2019/told.txtpb", std::ios::app) << "# Changed.\n";
  OpenRules(rules);
  v1::PanelReportRequest request = Request();
  request.set_each(true);
  const v1::PanelReportResponse response = Reported(request);
  EXPECT_EQ(response.report().late_not_known(), 1);
  EXPECT_EQ(response.report().counted(), 1);
  EXPECT_EQ(response.report().not_worked_out(), 0);
  EXPECT_NE(response.to_act_on(0).late_error(), "");
}

TEST_F(Reports, NameNobodyUnlessAsked) {
  Propose("a", PayeeFacts("a"));
  const v1::PanelReportResponse response = Reported(Request());
  EXPECT_EQ(response.to_act_on_size(), 0);
  EXPECT_THAT(response.report().DebugString(), testing::Not(HasSubstr("\"a\"")));
}

TEST_F(Reports, SayWhoseCaseCouldNotBeWorkedOutAndCountTheMoneyAllTheSame) {
  Propose("a", PayeeFacts("a"));
  Paid(Week("p1"), "a");
  v1::Payment odd = To("odd", "no_such_line", 100);
  Paid(odd, "a");
  EXPECT_EQ(Reported(Request()).to_act_on_size(), 0);
  v1::PanelReportRequest request = Request();
  request.set_each(true);
  const v1::PanelReportResponse response = Reported(request);
  EXPECT_EQ(response.report().not_worked_out(), 1);
  EXPECT_EQ(response.report().counted(), 0);
  ASSERT_EQ(response.to_act_on_size(), 1);
  EXPECT_THAT(response.to_act_on(0).error(), HasSubstr("no_such_line"));
  EXPECT_EQ(response.report().all_spend().paid().pence(), 5890);
}

TEST_F(Reports, CountThoseWithoutACase) {
  Paid(Week("p1"), "a");
  const v1::PanelReport report = Reported(Request()).report();
  EXPECT_EQ(report.people(), 1);
  EXPECT_EQ(report.without_case(), 1);
  EXPECT_EQ(SpendOf(report, "weekly_allowance").paid().pence(), 5790);
}

TEST_F(Reports, ComeInPartsAndAreTheSameForAnyNumberOfThreads) {
  for (int i = 0; i < 40; ++i) Propose(absl::StrCat("r-", i), PayeeFacts(absl::StrCat("p-", i)));
  std::vector<std::string> reports;
  for (const int threads : {1, 3}) {
    absl::StatusOr<LedgerReport> report = LedgerReport::Begin(
        *library_, [this] { return ledger_->Read(); }, Request().SerializeAsString(), threads);
    ASSERT_TRUE(report.ok());
    std::vector<int64_t> people;
    while (true) {
      const auto part = report->Next();
      ASSERT_TRUE(part.ok()) << part.status();
      if (!part->has_value()) break;
      people.push_back((*part)->people());
      if ((*part)->has_report()) reports.push_back((*part)->report().SerializeAsString());
    }
    EXPECT_THAT(people, ElementsAre(32, 40));
  }
  ASSERT_EQ(reports.size(), 2u);
  EXPECT_EQ(reports[0], reports[1]);
}

TEST_F(Reports, OfAnEmptyLedgerHaveNobody) {
  const v1::PanelReport report = Reported(Request()).report();
  EXPECT_EQ(report.people(), 0);
  EXPECT_EQ(report.all_spend().forecast_at_most().pence(), 0);
}

}  // namespace
}  // namespace fairstart

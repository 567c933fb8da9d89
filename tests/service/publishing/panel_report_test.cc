// The panel's report as page and as CSV: an invented one, with something in each part.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "service/publishing/panel_csv.h"
#include "service/publishing/panel_page.h"
#include "service/publishing/panel_words.h"

namespace fairstart {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

v1::PanelReport Sample() {
  v1::PanelReport report;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        rulebook { id: "sample" edition: "2020" }
        rates { id: "rates" edition: "2019" }
        as_of: "2020-05-15"
        financial_year: "2020-21"
        first_day: "2020-04-01"
        last_day: "2021-03-31"
        size: 90
        people: 12
        counted: 9
        without_case: 1
        of_other_status: 2
        people_counts { status: "ELIGIBLE" label: "eligible" age: 17 people: 4 }
        people_counts { status: "RELEVANT" label: "relevant" age: 17 people: 3 }
        people_counts { label: "legal status not known" people: 2 }
        breakdowns {
          definition: "at_work"
          title: "work"
          values { value: "TRUE" label: "at work" people: 6 }
          values { value: "FALSE" label: "no" people: 2 }
          values { label: "not known" people: 1 }
        }
        spend {
          name: "allowance"
          label: "weekly <allowance>"
          people: 5
          months {
            month: "2020-04"
            paid { pence: 100050 }
          }
          months {
            month: "2020-05"
            paid { pence: -50 }
          }
          paid { pence: 100000 }
          not_paid_yet { pence: 20000 }
          to_come { pence: 30000 }
          awaits_record { pence: 5000 }
          undetermined_at_least { pence: 1000 }
          undetermined_at_most { pence: 6000 }
          forecast_at_least { pence: 151000 }
          forecast_at_most { pence: 161000 }
          budget { pence: 155000 }
        }
        spend { name: "nothing" label: "nothing at all" }
        all_spend {
          label: "everything"
          people: 5
          months {
            month: "2020-04"
            paid { pence: 100050 }
          }
          months {
            month: "2020-05"
            paid { pence: -50 }
          }
          paid { pence: 100000 }
          forecast_at_least { pence: 151000 }
          forecast_at_most { pence: 161000 }
          undated: 3
          without_bound: 1
        }
        overdue_duties {
          duty: "review"
          label: "review the plan"
          actor: ACTOR_PERSONAL_ADVISER
          duties: 2
          people: 2
          oldest_due: "2020-02-01"
        }
        awaited_decisions {
          entitlement: "allowance"
          label: "weekly allowance"
          lines: 7
          undetermined: 2
          people: 6
          oldest: "2020-03-03T10:00:00.000000Z"
        }
        late_payments {
          entitlement: "allowance"
          label: "weekly allowance"
          gaps: 3
          people: 2
          amount { pence: 17370 }
          oldest_day: "2020-04-06"
        }
        late_after_days: 7
        late_from: "2019-05-08"
      )pb",
      &report));
  return report;
}

std::string Csv() {
  std::ostringstream out;
  WritePanelCsv(Sample(), out);
  return out.str();
}

TEST(PanelCsv, HasAFigureALine) {
  EXPECT_THAT(Csv(), AllOf(HasSubstr("table,name,label,part,measure,value"),
                           HasSubstr("people,ELIGIBLE,eligible,17,people,4"),
                           HasSubstr("people,,legal status not known,,people,2"),
                           HasSubstr("breakdown,at_work,work: not known,,people,1")));
  EXPECT_THAT(Csv(), AllOf(HasSubstr("spend,allowance,weekly <allowance>,2020-05,paid,-0.50"),
                           HasSubstr("spend,allowance,weekly <allowance>,,budget,1550.00"),
                           HasSubstr("spend_in_all,,everything,,forecast_at_most,1610.00"),
                           HasSubstr("late_payments,allowance,weekly allowance,,amount,173.70")));
}

TEST(PanelCsv, LeavesABudgetThatNobodySetEmpty) {
  EXPECT_THAT(Csv(), HasSubstr("spend_in_all,,everything,,budget,\r\n"));
}

TEST(PanelPage, HasTheFiguresOfEachPart) {
  const std::string page = HtmlPanelPage(Sample());
  EXPECT_THAT(page, AllOf(HasSubstr("The financial year 2020-21 up to 15 May 2020"),
                          HasSubstr("not counted: 1 without a case, 2 of another status"),
                          HasSubstr("aged 17"), HasSubstr("age not known"), HasSubstr("At work")));
  EXPECT_THAT(page, AllOf(HasSubstr("£1,000.50"), HasSubstr("£1,510.00 to £1,610.00"),
                          HasSubstr("Not in it: 3 things"), HasSubstr("1 payment of which")));
  EXPECT_THAT(page, AllOf(HasSubstr("Review the plan (the personal adviser)"),
                          HasSubstr("1 February 2020"), HasSubstr("3 March 2020"),
                          HasSubstr("£173.70"), HasSubstr("7 days after it was due")));
}

TEST(PanelPage, NamesNoEntitlementThatNothingWasPaidOf) {
  EXPECT_THAT(HtmlPanelPage(Sample()), Not(HasSubstr("Nothing at all")));
}

TEST(PanelPage, ShowsLabelsAsText) {
  const std::string page = HtmlPanelPage(Sample());
  EXPECT_THAT(page, AllOf(HasSubstr("Weekly &lt;allowance&gt;"), Not(HasSubstr("<allowance>"))));
}

TEST(PanelPage, DrawsBarsOnOneScale) {
  // £1,000.00, £510.00 and £100.00 of £1,610.00, and a budget of £1,550.00.
  EXPECT_THAT(HtmlPanelPage(Sample()),
              AllOf(HasSubstr("<span class=\"full\" style=\"width: 62.1%\">"),
                    HasSubstr("<span class=\"striped\" style=\"width: 31.6%\">"),
                    HasSubstr("<span class=\"outlined\" style=\"width: 6.2%\">"),
                    HasSubstr("<span class=\"limit\" style=\"left: 96.2%\">")));
}

TEST(PanelPage, SaysWhenItIsNotKnownWhetherAPaymentIsLate) {
  v1::PanelReport report = Sample();
  report.clear_late_payments();
  report.set_late_not_known(2);
  EXPECT_THAT(HtmlPanelPage(report), AllOf(HasSubstr("No payment is known to be late."),
                                           HasSubstr("Of 2 young people it is not known"),
                                           Not(HasSubstr("No payment is late"))));
}

TEST(PanelPage, OfNobodyIsAPage) {
  const std::string page = HtmlPanelPage(v1::PanelReport());
  EXPECT_THAT(page, AllOf(HasSubstr("Nobody is counted."), HasSubstr("No duty is overdue."),
                          HasSubstr("No decision is awaited."), HasSubstr("No payment is late.")));
}

TEST(PanelPage, FoldsLongTables) {
  v1::PanelReport report = Sample();
  for (int i = 0; i < 13; ++i) {
    v1::LatePayments& late = *report.add_late_payments();
    late.set_label("more");
    late.mutable_amount()->set_pence(i);
  }
  EXPECT_THAT(HtmlPanelPage(report), HasSubstr("<summary>2 more</summary>"));
}

TEST(PanelWords, SayHowTheForecastStandsToTheBudget) {
  v1::Spend spend = Sample().spend(0);
  EXPECT_EQ(BudgetInWords(spend), "may be exceeded, by £60.00 at most");
  spend.mutable_budget()->set_pence(150000);
  EXPECT_EQ(BudgetInWords(spend), "exceeded by £10.00 at least");
  spend.mutable_budget()->set_pence(161000);
  EXPECT_EQ(BudgetInWords(spend), "leaves £0.00 at least");
}

}  // namespace
}  // namespace fairstart

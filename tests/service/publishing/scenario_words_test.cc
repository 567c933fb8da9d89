#include "service/publishing/scenario_words.h"

#include <gmock/gmock.h>

#include "google/protobuf/text_format.h"
#include "tests/service/publishing/sample_book.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

template <typename Check>
std::vector<std::string> SaidOf(const std::string& check_text) {
  static const MadeBook& made = *new MadeBook(MakeBookOf(kSampleRules, "sample", "2019"));
  Check check;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(check_text, &check)) << check_text;
  std::vector<std::string> said;
  for (const BookItem& item : Expectations(check, RuleLabels(*made.plan))) {
    said.push_back(Text(item.says));
  }
  return said;
}

std::vector<std::string> Said(const std::string& check) { return SaidOf<v1::Check>(check); }

TEST(Expectations, SayWhatIsPaidOverAPeriod) {
  EXPECT_THAT(SaidOf<v1::PeriodCheck>(
                  R"(payment { name: "weekly_allowance" payments: 4 due: "2019-06-03" first_day: "2019-06-03"
                               last_day: "2019-06-30" amount: "57.90" }
                     payment { name: "home_grant" instance: "h" due: "unknown" state: PAYMENT_STATE_UNDETERMINED
                               amount: "none" at_most: "20.00" }
                     payment { name: "home_grant" state: PAYMENT_STATE_AWAITS_RECORD }
                     exhaustive: true due: "231.60")"),
              ElementsAre("Weekly allowance: 4 payments in a row from 3 June 2019, for the time from 3 June "
                          "2019 to 30 June 2019, due, £57.90 each.",
                          "Grant for a first home (h): a payment on a day that is not known, not settled yet, "
                          "no sum, at most £20.00.",
                          "Grant for a first home: a payment, due once something is on record.",
                          "Nothing else is paid.", "Altogether £231.60 is due."));
}

TEST(Expectations, SayTheStatus) {
  EXPECT_THAT(Said("status: 'CARE_LEAVER'"), ElementsAre("The legal status is “care leaver”."));
  EXPECT_THAT(Said("status: 'undetermined'"), ElementsAre("The legal status is not settled yet."));
}

TEST(Expectations, SayWhatALineGives) {
  EXPECT_THAT(Said(R"(line { entitlement: "weekly_allowance" instance: "x-1"
                             outcome: OUTCOME_ENTITLED amount: "57.90" cap: "60.00" left: "2.10"
                             missing: "none" need: "none" })"),
              ElementsAre("Weekly allowance (x-1): due, £57.90, at most £60.00, of which is left "
                          "£2.10, waiting for nothing, nothing missing from the record."));
  EXPECT_THAT(Said(R"(line { entitlement: "weekly_allowance" outcome: OUTCOME_NOT_ENTITLED
                             amount: "none" bar: "some_bar" })"),
              ElementsAre("Weekly allowance: not due, no sum, stopped by “some bar”."));
  EXPECT_THAT(
      Said(R"(line { entitlement: "weekly_allowance" outcome: OUTCOME_UNDETERMINED
                             missing: "jobs.records[12].basis" missing: "full_allowance"
                             missing: "no.such" })"),
      ElementsAre("Weekly allowance: not settled yet, waiting for the contracted basis, the "
                  "full weekly allowance, no.such."));
  EXPECT_THAT(Said(R"(line { entitlement: "home_grant" outcome: OUTCOME_SUBJECT_TO
                             need: "service_manager" })"),
              ElementsAre("Grant for a first home: due once something is on record, missing from "
                          "the record: service manager."));
  EXPECT_THAT(
      Said(R"(line { entitlement: "adviser" outcome: OUTCOME_ELSEWHERE payer: "the state"
                             arises: "2019-01-01" first_day: "2019-01-01" last_day: "2019-12-31"
                             sum: "1 + 1 = 2" window_first_day: "always"
                             window_last_day: "2019-12-31" })"),
      ElementsAre("Personal adviser: paid by somebody else, paid by the state, worked out "
                  "as 1 + 1 = 2, becomes due on 1 January 2019, for the time from 1 January "
                  "2019 to 31 December 2019, so it stays to 31 December 2019."));
  EXPECT_THAT(Said(R"(line { entitlement: "adviser" outcome: OUTCOME_TO_CONSIDER })"),
              ElementsAre("Personal adviser: to be considered."));
}

TEST(Expectations, SayWhatElseIsExpected) {
  EXPECT_THAT(Said(R"(claim { claim: "benefit" amount: "57.90" from: "2019-01-01" }
                      duty { duty: "tell" instance: "d1" due: "2019-02-01" state: STATE_OVERDUE }
                      warning: "no_cash" no_claim: "benefit" no_duty: "tell"
                      no_warning: "no_cash" interpretation: "I-1" exhaustive: true
                      window_first_day: "always" window_last_day: "never")"),
              ElementsAre("To be claimed: benefit, £57.90, from 1 January 2019.",
                          "To be done: tell the young person what they are entitled to (d1), by 1 "
                          "February 2019, overdue.",
                          "Warned of: no cash.", "Not to be claimed: benefit.",
                          "Not to be done: tell the young person what they are entitled to.",
                          "Not warned of: no cash.", "As read by I-1.",
                          "Nothing else is due or open.", "So all of this stays always."));
}

}  // namespace
}  // namespace fairstart

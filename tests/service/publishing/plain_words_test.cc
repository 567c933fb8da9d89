#include "service/publishing/plain_words.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(DayInWords, WritesDaysAndLeavesTheRest) {
  EXPECT_EQ(DayInWords("2017-06-01"), "1 June 2017");
  EXPECT_EQ(DayInWords("2000-12-31"), "31 December 2000");
  EXPECT_EQ(DayInWords("child-1"), "child-1");
}

TEST(PeriodInWords, LeavesOpenWhatIsOpen) {
  EXPECT_EQ(PeriodInWords("2017-06-01", "2017-06-30"), "1 June 2017 to 30 June 2017");
  EXPECT_EQ(PeriodInWords("2017-06-01", ""), "from 1 June 2017");
  EXPECT_EQ(PeriodInWords("", "2017-06-30"), "to 30 June 2017");
  EXPECT_EQ(PeriodInWords("", ""), "");
}

TEST(MoneyInWords, WritesPounds) {
  v1::Money money;
  EXPECT_EQ(MoneyInWords(money), "");
  money.set_pence(200000);
  EXPECT_EQ(MoneyInWords(money), "£2,000.00");
}

TEST(CitationsInWords, NamesASourceThatIsNotTheFirst) {
  v1::StatusFinding status;
  status.add_citations()->set_paragraph("12.1");
  v1::Citation& other = *status.add_citations();
  other.set_source("statute");
  other.set_paragraph("s.23C");
  EXPECT_EQ(CitationsInWords(status.citations()), "12.1, statute s.23C");
}

}  // namespace
}  // namespace fairstart

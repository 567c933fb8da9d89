#include "service/cli/plain_words.h"

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

// Every value of an enumeration but the first has words, and no two have the same.
template <typename Enum>
void HasWords(const google::protobuf::EnumDescriptor& type) {
  std::set<std::string> words;
  for (int i = 0; i < type.value_count(); ++i) {
    const std::string word = InWords(static_cast<Enum>(type.value(i)->number()));
    EXPECT_EQ(word.empty(), type.value(i)->number() == 0) << type.value(i)->name();
    EXPECT_TRUE(words.insert(word).second) << word;
  }
}

TEST(InWords, HasWordsForEveryValue) {
  HasWords<v1::Frequency>(*v1::Frequency_descriptor());
  HasWords<v1::Payee>(*v1::Payee_descriptor());
  HasWords<v1::Manner>(*v1::Manner_descriptor());
  HasWords<v1::CapPeriod>(*v1::CapPeriod_descriptor());
  HasWords<v1::Actor>(*v1::Actor_descriptor());
  HasWords<v1::Need::Before>(*v1::Need::Before_descriptor());
}

}  // namespace
}  // namespace fairstart

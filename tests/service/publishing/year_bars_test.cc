#include "service/publishing/year_bars.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/publishing/sample_statement.h"

namespace fairstart {
namespace {

using testing::SizeIs;

const PictureRow* RowNamed(const YearPicture& picture, const std::string& name) {
  for (const PictureRow& row : picture.rows) {
    if (row.name == name) return &row;
  }
  ADD_FAILURE() << "no row " << name;
  return &picture.rows.front();
}

TEST(PictureOf, DrawsWhatIsPaidAgainAndAgainAsOneBarWhileItIsTheSame) {
  const SampleStatement sample;
  const auto picture = PictureOf(sample.timeline, ParseDay("2002-03-10").value());
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(FormatDay(picture->first), "2019-06-01");
  EXPECT_EQ(FormatDay(picture->last), "2020-05-31");
  const PictureRow& row = *RowNamed(*picture, "Weekly allowance (a week)");
  ASSERT_THAT(row.bars, SizeIs(1));
  EXPECT_EQ(FormatDay(row.bars[0].first), "2019-06-01");
  EXPECT_EQ(FormatDay(row.bars[0].last), "2020-03-09");
  EXPECT_EQ(row.bars[0].says, "£57.90");
  EXPECT_EQ(row.bars[0].certainty, Certainty::kCertain);
}

TEST(PictureOf, MarksWhatIsPaidOnceAndDrawsWhatOthersPay) {
  const SampleStatement sample;
  const auto picture = PictureOf(sample.timeline, std::nullopt);
  const PictureRow& birthday = *RowNamed(*picture, "Birthday money");
  ASSERT_THAT(birthday.marks, SizeIs(1));
  EXPECT_EQ(FormatDay(birthday.marks[0].day), "2020-03-10");
  EXPECT_EQ(birthday.marks[0].says, "£100.00");
  EXPECT_EQ(RowNamed(*picture, "Benefit (a week)")->bars[0].certainty, Certainty::kOthers);
}

TEST(PictureOf, DrawsNothingWhereNothingIsSettled) {
  SampleStatement sample;
  sample.timeline.clear_claims();
  for (v1::LineSpan& span : *sample.timeline.mutable_lines()) {
    span.mutable_line()->set_outcome(v1::OUTCOME_UNDETERMINED);
  }
  EXPECT_FALSE(PictureOf(sample.timeline, std::nullopt).has_value());
}

// A sum without a day of its own is marked where it opens, not where something behind it becomes
// another.
TEST(PictureOf, MarksWhatOpensOnlyOnce) {
  SampleStatement sample;
  sample.timeline.clear_lines();
  for (const auto& [first, last] :
       {std::pair{"2019-08-01", "2019-12-31"}, {"2020-01-01", "2020-05-31"}}) {
    v1::LineSpan& span = *sample.timeline.add_lines();
    span.set_first_day(first);
    span.set_last_day(last);
    span.mutable_line()->set_entitlement("grant");
    span.mutable_line()->set_label("grant");
    span.mutable_line()->set_outcome(v1::OUTCOME_ENTITLED);
    span.mutable_line()->set_frequency(v1::FREQUENCY_ONCE);
  }
  const auto picture = PictureOf(sample.timeline, std::nullopt);
  const PictureRow& row = *RowNamed(*picture, "Grant");
  ASSERT_THAT(row.marks, SizeIs(1));
  EXPECT_EQ(FormatDay(row.marks[0].day), "2019-08-01");
}

TEST(PictureOf, DrawsWhatCannotBeDecidedAsSuch) {
  SampleStatement sample;
  v1::Line& later = *sample.timeline.mutable_lines(1)->mutable_line();
  later.set_outcome(v1::OUTCOME_UNDETERMINED);
  later.mutable_given()->clear_amount();
  later.mutable_given()->mutable_at_most()->set_pence(10000);
  const auto picture = PictureOf(sample.timeline, std::nullopt);
  const PictureRow& row = *RowNamed(*picture, "Weekly allowance (a week)");
  ASSERT_THAT(row.bars, SizeIs(2));
  EXPECT_EQ(row.bars[1].says, "? up to £100.00");
  EXPECT_EQ(row.bars[1].certainty, Certainty::kUnsure);
}

TEST(PictureOf, NamesBirthdaysOfThePeriod) {
  const SampleStatement sample;
  const auto picture = PictureOf(sample.timeline, ParseDay("2002-03-10").value());
  ASSERT_THAT(picture->days, SizeIs(1));
  EXPECT_EQ(picture->days[0].name, "18th birthday");
  EXPECT_EQ(FormatDay(picture->days[0].day), "2020-03-10");
  EXPECT_THAT(PictureOf(sample.timeline, std::nullopt)->days, SizeIs(0));
}

TEST(PictureOf, IsNothingWhereNothingIsPaid) {
  SampleStatement sample;
  sample.timeline.clear_lines();
  sample.timeline.clear_claims();
  EXPECT_FALSE(PictureOf(sample.timeline, std::nullopt).has_value());
}

}  // namespace
}  // namespace fairstart

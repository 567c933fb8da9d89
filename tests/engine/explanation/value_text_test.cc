#include "engine/explanation/value_text.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

std::string Quantity(int64_t number, v1::Unit unit) {
  return QuantityText(Value::Int(number), Type::Of(Type::Kind::kInt), unit);
}

TEST(QuantityText, SaysWhatIsCounted) {
  EXPECT_EQ(Quantity(91, v1::UNIT_DAYS), "91 days");
  EXPECT_EQ(Quantity(1, v1::UNIT_DAYS), "1 day");
  EXPECT_EQ(Quantity(5280, v1::UNIT_YARDS), "5280 yards");
  EXPECT_EQ(Quantity(1800, v1::UNIT_MINUTES_PER_WEEK), "30 hours a week");
  EXPECT_EQ(Quantity(90, v1::UNIT_MINUTES_PER_WEEK), "1 hour 30 minutes a week");
  EXPECT_EQ(Quantity(45, v1::UNIT_MINUTES_PER_WEEK), "45 minutes a week");
  EXPECT_EQ(Quantity(0, v1::UNIT_MINUTES_PER_WEEK), "0 hours a week");
  EXPECT_EQ(Quantity(25, v1::UNIT_YEARS_OF_AGE), "25");
}

TEST(QuantityText, LeavesOtherValuesAsTheyAre) {
  EXPECT_EQ(QuantityText(Value::OfRational(Rational::Whole(5790)), Type::Amount(Per::kWeek, true),
                         v1::UNIT_PENCE_PER_WEEK),
            "£57.90 a week");
  EXPECT_EQ(QuantityText(Value::OfSpan({.months = 6}), Type::Of(Type::Kind::kSpan), v1::UNIT_SPAN),
            "6 months");
}

TEST(DayText, IsWrittenOut) {
  EXPECT_EQ(DayText(*ParseDay("2017-04-01")), "1 April 2017");
  EXPECT_EQ(DayText(Day::Never()), "never");
}

TEST(Ordinal, HasItsEnding) {
  EXPECT_EQ(Ordinal(1), "1st");
  EXPECT_EQ(Ordinal(2), "2nd");
  EXPECT_EQ(Ordinal(3), "3rd");
  EXPECT_EQ(Ordinal(11), "11th");
  EXPECT_EQ(Ordinal(21), "21st");
  EXPECT_EQ(Ordinal(113), "113th");
}

}  // namespace
}  // namespace fairstart

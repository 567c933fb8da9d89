#include "engine/value/value.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <vector>

namespace fairstart {
namespace {

static_assert(std::is_trivially_copyable_v<Value>);
static_assert(std::is_trivially_destructible_v<Value>);

TEST(Value, IsUnsetUntilItIsMade) {
  const Value value;
  EXPECT_TRUE(value.IsUnset());
  EXPECT_FALSE(value.IsKnown());
  EXPECT_FALSE(value.IsTrue());
  EXPECT_FALSE(value.IsFalse());
}

TEST(Value, KnowsWhatItIs) {
  EXPECT_TRUE(Value::Bool(true).IsTrue());
  EXPECT_FALSE(Value::Bool(true).IsFalse());
  EXPECT_TRUE(Value::Bool(false).IsFalse());
  EXPECT_FALSE(Value::Int(1).IsTrue());
  EXPECT_FALSE(Value::Int(0).IsFalse());
  const Unknown unknown;
  const Error error;
  EXPECT_TRUE(Value::Of(&unknown).IsUnknown());
  EXPECT_FALSE(Value::Of(&unknown).IsKnown());
  EXPECT_TRUE(Value::Of(&error).IsError());
  EXPECT_FALSE(Value::Of(&error).IsKnown());
  EXPECT_TRUE(Value::Int(0).IsKnown());
}

TEST(Value, NotYetIsNeverAndSaysSo) {
  EXPECT_TRUE(Value::NotYet().IsNotYet());
  EXPECT_EQ(Value::NotYet().day(), Day::Never());
  EXPECT_FALSE(Value::Date(Day::Never()).IsNotYet());
  EXPECT_TRUE(Same(Value::NotYet(), Value::Date(Day::Never())));
}

TEST(Value, IsTheSameAsItselfAndAsNothingElse) {
  RecordValue one;
  RecordValue two;
  const Value ones[] = {Value::Int(1)};
  const Value pair[] = {Value::Int(1), Value::Int(2)};
  const List list{.items = ones, .size = 1};
  const List longer{.items = pair, .size = 2};
  const List empty;
  const std::vector<Value> all = {
      Value::Bool(true),
      Value::Bool(false),
      Value::Int(0),
      Value::Int(1),
      Value::String("1"),
      Value::String(""),
      Value::Date(Day()),
      Value::Date(Day::Never()),
      Value::OfSpan({.months = 1}),
      Value::OfSpan({.days = 30}),
      Value::OfRational(Rational::Whole(1)),
      Value::OfRational(*Rational::Of(1, 2)),
      Value::Of(&one),
      Value::Of(&two),
      Value::Of(&list),
      Value::Of(&longer),
      Value::Of(&empty),
  };
  for (size_t i = 0; i < all.size(); ++i) {
    for (size_t j = 0; j < all.size(); ++j)
      EXPECT_EQ(Same(all[i], all[j]), i == j) << i << " " << j;
  }
}

TEST(Value, TextsAndListsAreComparedByWhatTheyHold) {
  const std::string a = "abc";
  const std::string b = "abc";
  EXPECT_TRUE(Same(Value::String(a), Value::String(b)));
  const Value left[] = {Value::String(a), Value::Int(2)};
  const Value right[] = {Value::String(b), Value::Int(2)};
  const List first{.items = left, .size = 2};
  const List second{.items = right, .size = 2};
  EXPECT_TRUE(Same(Value::Of(&first), Value::Of(&second)));
}

TEST(Value, WhatIsNotKnownIsTheSameAsNothing) {
  const Unknown unknown;
  const Error error;
  for (const Value& value : {Value(), Value::Of(&unknown), Value::Of(&error)}) {
    EXPECT_FALSE(Same(value, value));
  }
  const Value items[] = {Value::Of(&unknown)};
  const List list{.items = items, .size = 1};
  EXPECT_FALSE(Same(Value::Of(&list), Value::Of(&list)));
}

TEST(Value, AListWithAPossibleMemberIsTheSameOnlyAsItself) {
  const Unknown unknown;
  const Value items[] = {Value::Int(1)};
  const Unknown* const guards[] = {&unknown};
  const List list{.items = items, .guards = guards, .size = 1};
  const List copy = list;
  const List certain{.items = items, .size = 1};
  EXPECT_TRUE(Same(Value::Of(&list), Value::Of(&list)));
  EXPECT_FALSE(Same(Value::Of(&list), Value::Of(&copy)));
  EXPECT_FALSE(Same(Value::Of(&list), Value::Of(&certain)));
  EXPECT_EQ(list.guard(0), &unknown);
  EXPECT_EQ(certain.guard(0), nullptr);
}

}  // namespace
}  // namespace fairstart

#include "engine/value/missing.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <vector>

namespace fairstart {
namespace {

Field Named(const std::string& name, bool declared = false) {
  Field field;
  field.name = name;
  field.type = Type::Of(Type::Kind::kBool);
  field.declared = declared;
  return field;
}

class MissingFacts : public ::testing::Test {
 protected:
  MissingFacts() {
    type_.name = "Case";
    type_.fields = {Named("a"), Named("b"), Named("c"), Named("homes"), Named("extra", true)};
    facts_.type = &type_;
    facts_.slots = slots_.data();
    home_type_.name = "Home";
    home_type_.fields = {Named("id"), Named("rent"), Named("own", true)};
  }

  const Unknown* Waits(int field) {
    return MakeUnknown(arena_, {.kind = Missing::Kind::kFact, .record = &facts_, .index = field});
  }
  static std::vector<int> Fields(const Unknown& unknown) {
    std::vector<int> fields;
    for (uint32_t i = 0; i < unknown.size; ++i) fields.push_back(unknown.items[i].index);
    return fields;
  }

  Arena arena_;
  RecordType type_;
  RecordType home_type_;
  std::array<Value, 5> slots_;
  RecordValue facts_;
};

TEST_F(MissingFacts, AnUnsetFactIsUnknownAndWaitsForItself) {
  slots_[1] = Value::Bool(false);
  EXPECT_TRUE(Read(arena_, facts_, 1).IsFalse());
  const Value unknown = Read(arena_, facts_, 2);
  ASSERT_TRUE(unknown.IsUnknown());
  ASSERT_EQ(unknown.unknown()->size, 1u);
  EXPECT_EQ(unknown.unknown()->items[0],
            (Missing{.kind = Missing::Kind::kFact, .record = &facts_, .index = 2}));
}

TEST_F(MissingFacts, JoiningNamesEachThingOnce) {
  const Unknown* a = Waits(0);
  const Unknown* b = Waits(1);
  const Unknown* c = Waits(2);
  EXPECT_EQ(Fields(*Join(arena_, a, b)), (std::vector<int>{0, 1}));
  EXPECT_EQ(Fields(*Join(arena_, b, a)), (std::vector<int>{0, 1}));
  EXPECT_EQ(Fields(*Join(arena_, Join(arena_, c, a), Join(arena_, b, a))),
            (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(Fields(*Join(arena_, a, Waits(0))), (std::vector<int>{0}));
}

TEST_F(MissingFacts, JoiningNothingAddsNothing) {
  const Unknown* a = Waits(0);
  EXPECT_EQ(Join(arena_, nullptr, nullptr), nullptr);
  EXPECT_EQ(Join(arena_, a, nullptr), a);
  EXPECT_EQ(Join(arena_, nullptr, a), a);
  EXPECT_EQ(Join(arena_, a, a), a);
}

TEST_F(MissingFacts, WhatIncludesTheOtherIsTheWhole) {
  const Unknown* a = Waits(0);
  const Unknown* both = Join(arena_, a, Waits(1));
  EXPECT_EQ(Join(arena_, a, both), both);
  EXPECT_EQ(Join(arena_, both, a), both);
}

TEST_F(MissingFacts, KindsRecordsFieldsAndDaysAreApart) {
  RecordValue other = facts_;
  const Day day = Day::FromNumber(17000);
  const std::vector<Missing> different = {
      {.kind = Missing::Kind::kFact, .record = &facts_, .index = 0},
      {.kind = Missing::Kind::kFact, .record = &other, .index = 0},
      {.kind = Missing::Kind::kFact, .record = &facts_, .index = 1},
      {.kind = Missing::Kind::kDay, .record = &facts_, .index = 0, .day = day},
      {.kind = Missing::Kind::kDay, .record = &facts_, .index = 0, .day = NextDay(day)},
      {.kind = Missing::Kind::kRate, .index = 0, .day = day},
  };
  const Unknown* all = nullptr;
  for (int round = 0; round < 2; ++round) {
    for (const Missing& missing : different) all = Join(arena_, all, MakeUnknown(arena_, missing));
    EXPECT_EQ(all->size, different.size());
  }
}

TEST_F(MissingFacts, PathsFollowTheRecordsToTheRoot) {
  EXPECT_EQ(PathOf(facts_, 0), "a");
  EXPECT_EQ(PathOf(facts_, 4), "declared_facts.extra");
  std::array<Value, 3> slots;
  const RecordValue alone{
      .type = &home_type_, .parent = &facts_, .field = 3, .slots = slots.data()};
  EXPECT_EQ(PathOf(alone, 1), "homes.rent");
  RecordValue element = alone;
  element.index = 2;
  EXPECT_EQ(PathOf(element, 1), "homes[2].rent");
  home_type_.is_history = true;
  EXPECT_EQ(PathOf(element, 1), "homes.records[2].rent");
  EXPECT_EQ(PathOf(element, 2), "homes.records[2].own");
  RecordValue inner{.type = &type_, .parent = &element, .field = 1};
  EXPECT_EQ(PathOf(inner, 0), "homes.records[2].rent.a");
}

}  // namespace
}  // namespace fairstart

#include "engine/value/substitute.h"

#include <gtest/gtest.h>

#include <array>

#include "engine/value/missing.h"

namespace fairstart {
namespace {

Field Named(const std::string& name) {
  Field field;
  field.name = name;
  return field;
}

// A case with a flag and two homes, each with an id and a rent.
class SubstituteTest : public ::testing::Test {
 protected:
  SubstituteTest() {
    case_type_.fields = {Named("flag"), Named("homes")};
    home_type_.fields = {Named("id"), Named("rent")};
    home_type_.is_history = true;
    for (int i = 0; i < 2; ++i) {
      homes_[i] = {&home_type_, &facts_, 1, i, home_slots_[i].data()};
      home_slots_[i] = {Value::Int(i), Value()};
      items_[i] = Value::Of(&homes_[i]);
    }
    list_.items = items_.data();
    list_.size = 2;
    list_.owner = &facts_;
    list_.field = 1;
    facts_ = {&case_type_, nullptr, -1, -1, slots_.data()};
    slots_ = {Value::Bool(true), Value::Of(&list_)};
  }

  RecordType case_type_, home_type_;
  std::array<std::array<Value, 2>, 2> home_slots_;
  std::array<RecordValue, 2> homes_;
  std::array<Value, 2> items_;
  List list_;
  std::array<Value, 2> slots_;
  RecordValue facts_;
  Arena arena_;
};

TEST_F(SubstituteTest, OnlyTheOnePlaceChangesAndOnlyInTheCopy) {
  const Missing rent{.kind = Missing::Kind::kFact, .record = &homes_[1], .index = 1};
  const RecordValue* root =
      Substitute(arena_, facts_, rent, [](const RecordValue&) { return Value::Int(42); });
  ASSERT_NE(root, &facts_);
  EXPECT_EQ(root->parent, nullptr);
  EXPECT_TRUE(root->slots[0].IsTrue());
  const List& homes = *root->slots[1].list();
  ASSERT_EQ(homes.size, 2u);
  EXPECT_EQ(homes.owner, root);
  EXPECT_EQ(homes.items[0].record(), &homes_[0]);
  const RecordValue& changed = *homes.items[1].record();
  EXPECT_EQ(changed.parent, root);
  EXPECT_EQ(changed.slots[0].integer(), 1);
  EXPECT_EQ(changed.slots[1].integer(), 42);
  EXPECT_EQ(PathOf(changed, 1), "homes.records[1].rent");

  EXPECT_TRUE(home_slots_[1][1].IsUnset());
  EXPECT_EQ(slots_[1].list(), &list_);
  EXPECT_EQ(items_[1].record(), &homes_[1]);
}

// The records that the first leaves alone still name the old root as their parent.
TEST_F(SubstituteTest, ASecondKeepsTheFirst) {
  const Missing first{.kind = Missing::Kind::kFact, .record = &homes_[0], .index = 1};
  const RecordValue* root =
      Substitute(arena_, facts_, first, [](const RecordValue&) { return Value::Int(1); });
  const RecordValue* other = root->slots[1].list()->items[1].record();
  const Missing second{.kind = Missing::Kind::kFact, .record = other, .index = 1};
  root = Substitute(arena_, *root, second, [](const RecordValue&) { return Value::Int(2); });
  const List& homes = *root->slots[1].list();
  EXPECT_EQ(homes.items[0].record()->slots[1].integer(), 1);
  EXPECT_EQ(homes.items[1].record()->slots[1].integer(), 2);
}

TEST_F(SubstituteTest, TheRootItselfMayChange) {
  const Missing flag{.kind = Missing::Kind::kFact, .record = &facts_, .index = 0};
  const RecordValue* told = nullptr;
  const RecordValue* root = Substitute(arena_, facts_, flag, [&](const RecordValue& copy) {
    told = &copy;
    return Value::Bool(false);
  });
  EXPECT_EQ(told, root);
  EXPECT_TRUE(root->slots[0].IsFalse());
  EXPECT_EQ(root->slots[1].list(), &list_);
}

}  // namespace
}  // namespace fairstart

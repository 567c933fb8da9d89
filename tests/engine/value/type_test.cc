#include "engine/value/type.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fairstart {
namespace {

using Kind = Type::Kind;

constexpr Per kPers[] = {Per::kAny,  Per::kOnce,  Per::kHour, Per::kDay,
                         Per::kWeek, Per::kMonth, Per::kYear};

class Types : public ::testing::Test {
 protected:
  Types() {
    home_ = Type{.kind = Kind::kRecord, .record = pool_.NewRecord("Home")};
    child_ = Type{.kind = Kind::kRecord, .record = pool_.NewRecord("Child")};
    kind_ = Type{.kind = Kind::kEnum, .enumeration = pool_.NewEnum("LivingKind")};
  }

  // One of every type, all different.
  std::vector<Type> All() {
    std::vector<Type> all = {home_, child_, kind_};
    for (const Kind kind : {Kind::kBool, Kind::kInt, Kind::kString, Kind::kDate, Kind::kAsOf,
                            Kind::kSpan, Kind::kShare, Kind::kEmptyList}) {
      all.push_back(Type::Of(kind));
    }
    for (const Per per : kPers) {
      all.push_back(Type::Amount(per, true));
      all.push_back(Type::Amount(per, false));
    }
    const size_t plain = all.size();
    for (size_t i = 0; i < plain; ++i) all.push_back(pool_.ListOf(all[i]));
    return all;
  }

  TypePool pool_;
  Type home_;
  Type child_;
  Type kind_;
};

TEST_F(Types, AreNamedAsTheLanguageNamesThem) {
  struct Row {
    Type type;
    std::string_view name;
  };
  for (const Row& row : std::vector<Row>{
           {Type::Of(Kind::kBool), "bool"},
           {Type::Of(Kind::kInt), "int"},
           {Type::Of(Kind::kString), "string"},
           {Type::Of(Kind::kDate), "date"},
           {Type::Of(Kind::kAsOf), "the day asked about"},
           {Type::Of(Kind::kSpan), "span"},
           {Type::Of(Kind::kShare), "share"},
           {Type::Of(Kind::kEmptyList), "empty list"},
           {Type::Amount(Per::kAny, true), "money"},
           {Type::Amount(Per::kOnce, true), "money"},
           {Type::Amount(Per::kOnce, false), "amount"},
           {Type::Amount(Per::kHour, true), "money per hour"},
           {Type::Amount(Per::kDay, true), "money per day"},
           {Type::Amount(Per::kWeek, true), "money per week"},
           {Type::Amount(Per::kMonth, false), "amount per month"},
           {Type::Amount(Per::kYear, false), "amount per year"},
           {home_, "Home"},
           {kind_, "LivingKind"},
           {pool_.ListOf(home_), "list of Home"},
           {pool_.ListOf(pool_.ListOf(Type::Of(Kind::kInt))), "list of list of int"}}) {
    EXPECT_EQ(ToString(row.type), row.name);
  }
}

TEST_F(Types, AreEqualOnlyToThemselves) {
  const std::vector<Type> all = All();
  for (size_t i = 0; i < all.size(); ++i) {
    for (size_t j = 0; j < all.size(); ++j) {
      EXPECT_EQ(all[i] == all[j], i == j) << ToString(all[i]) << " " << ToString(all[j]);
    }
  }
  EXPECT_EQ(pool_.ListOf(home_), pool_.ListOf(home_));
  TypePool other;
  EXPECT_FALSE(home_ == (Type{.kind = Kind::kRecord, .record = other.NewRecord("Home")}));
}

TEST_F(Types, JoinIsSymmetricAndHoldsBoth) {
  const std::vector<Type> all = All();
  for (const Type& a : all) {
    EXPECT_EQ(*Join(a, a), a);
    for (const Type& b : all) {
      const std::optional<Type> ab = Join(a, b);
      const std::optional<Type> ba = Join(b, a);
      ASSERT_EQ(ab.has_value(), ba.has_value()) << ToString(a) << " " << ToString(b);
      if (!ab.has_value()) continue;
      EXPECT_EQ(*ab, *ba);
      EXPECT_TRUE(Fits(a, *ab)) << ToString(a) << " " << ToString(*ab);
      EXPECT_TRUE(Fits(b, *ab)) << ToString(b) << " " << ToString(*ab);
    }
  }
}

TEST_F(Types, AmountsJoinWithinOnePeriod) {
  for (const Per a : kPers) {
    for (const Per b : kPers) {
      const std::optional<Type> joined = Join(Type::Amount(a, true), Type::Amount(b, false));
      if (a != b && a != Per::kAny && b != Per::kAny) {
        EXPECT_EQ(joined, std::nullopt);
      } else {
        EXPECT_EQ(joined, Type::Amount(a == Per::kAny ? b : a, false));
      }
    }
  }
}

TEST_F(Types, MoneyFitsAnAmountAndNotTheOtherWay) {
  const Type money = Type::Amount(Per::kWeek, true);
  const Type amount = Type::Amount(Per::kWeek, false);
  EXPECT_TRUE(Fits(money, amount));
  EXPECT_FALSE(Fits(amount, money));
  EXPECT_FALSE(Fits(money, Type::Amount(Per::kMonth, false)));
  const Type zero = Type::Amount(Per::kAny, true);
  EXPECT_TRUE(Fits(zero, money));
  EXPECT_TRUE(Fits(zero, amount));
  EXPECT_TRUE(Fits(money, zero));
  EXPECT_FALSE(Fits(amount, zero));
}

TEST_F(Types, AnEmptyListFitsEveryList) {
  const Type empty = Type::Of(Kind::kEmptyList);
  EXPECT_TRUE(Fits(empty, pool_.ListOf(home_)));
  EXPECT_FALSE(Fits(pool_.ListOf(home_), empty));
  EXPECT_FALSE(Fits(empty, home_));
  EXPECT_EQ(Join(pool_.ListOf(home_), pool_.ListOf(child_)), std::nullopt);
  EXPECT_TRUE(Fits(pool_.ListOf(empty), pool_.ListOf(pool_.ListOf(home_))));
  EXPECT_FALSE(Fits(pool_.ListOf(pool_.ListOf(home_)), pool_.ListOf(empty)));
  const Type money = Type::Amount(Per::kWeek, true);
  const Type amount = Type::Amount(Per::kWeek, false);
  EXPECT_TRUE(Fits(pool_.ListOf(money), pool_.ListOf(amount)));
  EXPECT_FALSE(Fits(pool_.ListOf(amount), pool_.ListOf(money)));
}

TEST_F(Types, UnitsHaveTheirTypes) {
  EXPECT_EQ(TypeOfUnit(v1::UNIT_UNSPECIFIED), std::nullopt);
  for (int unit = v1::Unit_MIN + 1; unit <= v1::Unit_MAX; ++unit) {
    EXPECT_TRUE(TypeOfUnit(static_cast<v1::Unit>(unit)).has_value()) << unit;
  }
  for (const Per per : kPers) {
    const std::optional<Type> type = TypeOfUnit(UnitOf(per));
    EXPECT_EQ(type, Type::Amount(per == Per::kAny ? Per::kOnce : per, true)) << ToString(per);
  }
}

TEST_F(Types, EnumerationsAndRecordsAreFoundByName) {
  EnumType* kind = pool_.NewEnum("Festival");
  kind->values = {{"EID", "Eid", 1}, {"DIWALI", "Diwali", 2}};
  EXPECT_EQ(kind->FindName("DIWALI")->number, 2);
  EXPECT_EQ(kind->FindNumber(1)->name, "EID");
  EXPECT_EQ(kind->FindName("Eid"), nullptr);
  EXPECT_EQ(kind->FindNumber(0), nullptr);
  RecordType* visit = pool_.NewRecord("Visit");
  visit->fields.resize(2);
  visit->fields[1].name = "day";
  EXPECT_EQ(visit->Find("day"), 1);
  EXPECT_EQ(visit->Find("days"), -1);
  // Pointers stay while the pool grows.
  for (int i = 0; i < 1000; ++i) {
    pool_.NewRecord(std::to_string(i));
    pool_.NewEnum(std::to_string(i));
    pool_.ListOf(home_);
  }
  EXPECT_EQ(pool_.FindRecord("Visit"), visit);
  EXPECT_EQ(pool_.FindEnum("Festival"), kind);
  EXPECT_EQ(pool_.FindRecord("Festival"), nullptr);
  EXPECT_EQ(pool_.FindEnum("Visit"), nullptr);
}

}  // namespace
}  // namespace fairstart

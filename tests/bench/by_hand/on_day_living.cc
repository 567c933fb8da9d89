// Section 9: how the young person lives, Table 1, and the maintenance that is left.
#include <algorithm>

#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"

namespace fairstart::by_hand {
namespace {

constexpr int64_t kLeastPersonalAllowancePence = 5790;
constexpr int64_t kUtilitiesPence = 1000;
constexpr int64_t kUtilitiesAndFoodPence = 2290;

// Jobseeker's Allowance for a single person under 25, by the tax year in which it begins; from
// April 2025 to April 2026 it is not known.
struct BenefitRate {
  Day from;
  int64_t pence;
};
constexpr int64_t kNotKnown = -1;
const BenefitRate kBenefitRates[] = {
    {Day::FromNumber(16531), 5790},       // 2015-04-06
    {Day::FromNumber(18358), 5890},       // 2020-04-06
    {Day::FromNumber(18723), 5920},       // 2021-04-06
    {Day::FromNumber(19088), 6105},       // 2022-04-06
    {Day::FromNumber(19453), 6720},       // 2023-04-06
    {Day::FromNumber(19819), 7170},       // 2024-04-06
    {Day::FromNumber(20184), kNotKnown},  // 2025-04-06
    {Day::FromNumber(20549), 7565},       // 2026-04-06
    {Day::FromNumber(20914), kNotKnown},  // 2027-04-06
};

bool IsCarePlacement(v1::LivingKind kind) {
  return kind == v1::LIVING_KIND_FOSTER_CARE || kind == v1::LIVING_KIND_RESIDENTIAL_CARE;
}

bool IsWithParent(v1::LivingKind kind) {
  return kind == v1::LIVING_KIND_WITH_PARENT ||
         kind == v1::LIVING_KIND_WITH_PERSON_WITH_PARENTAL_RESPONSIBILITY;
}

}  // namespace

// A day without a record says nothing about where somebody lived.
const History<v1::LivingArrangement>& OnDay::Living() const {
  person_.MayNeed(person_.living_arrangements.AnyCovers(day_));
  return person_.living_arrangements;
}

template <typename Holds>
bool OnDay::Lives(Holds holds) const {
  const auto& living = Living();
  return std::any_of(living.begin(), living.end(), [&](const auto& arrangement) {
    return arrangement.Covers(day_) && holds(*arrangement.facts);
  });
}

bool OnDay::InCarePlacement(Relied& relied) {
  return Once(kInCarePlacement, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_kind()) && IsCarePlacement(a.kind());
    });
  });
}

bool OnDay::LivesWithParent(Relied& relied) {
  return Once(kLivesWithParent, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_kind()) && IsWithParent(a.kind());
    });
  });
}

bool OnDay::LivesIndependently(Relied& relied) {
  return Once(kLivesIndependently, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_kind()) && !IsCarePlacement(a.kind()) && !IsWithParent(a.kind()) &&
             a.kind() != v1::LIVING_KIND_CUSTODY;
    });
  });
}

bool OnDay::WayOfLivingFits(Relied& relied) {
  return Once(kWayOfLivingFits, relied, [&](Relied& r) {
    return LivesIndependently(r) || InCarePlacement(r) || LivesWithParent(r);
  });
}

bool OnDay::LivesInBedAndBreakfast(Relied& relied) {
  return Once(kLivesInBedAndBreakfast, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_kind()) && a.kind() == v1::LIVING_KIND_BED_AND_BREAKFAST;
    });
  });
}

bool OnDay::LivesOutsideTheArea(Relied& relied) {
  return Once(kLivesOutsideTheArea, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_outside_authority_area()) && a.outside_authority_area();
    });
  });
}

bool OnDay::PlacedWithCarerOrProvider(Relied& relied) {
  return Once(kPlacedWithCarerOrProvider, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_kind()) &&
             (IsCarePlacement(a.kind()) || a.kind() == v1::LIVING_KIND_SEMI_INDEPENDENT ||
              a.kind() == v1::LIVING_KIND_SUPPORTED);
    });
  });
}

bool OnDay::HasSavingsAccount(Relied& relied) {
  return Once(kHasSavingsAccount, relied, [&](Relied&) {
    const auto& accounts = person_.Need(person_.bank_accounts);
    return std::any_of(accounts.begin(), accounts.end(), [&](const auto& account) {
      return account.Covers(day_) && Need(account.facts->has_kind()) &&
             account.facts->kind() == v1::BANK_ACCOUNT_KIND_SAVINGS;
    });
  });
}

bool OnDay::HasCurrentAccount(Relied& relied) {
  return Once(kHasCurrentAccount, relied, [&](Relied&) {
    const auto& accounts = person_.Need(person_.bank_accounts);
    return std::any_of(accounts.begin(), accounts.end(), [&](const auto& account) {
      return account.Covers(day_) && Need(account.facts->has_kind()) &&
             account.facts->kind() == v1::BANK_ACCOUNT_KIND_CURRENT;
    });
  });
}

bool OnDay::UtilitiesProvided(Relied& relied) {
  return Once(kUtilitiesProvided, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_utilities_provided()) && a.utilities_provided();
    });
  });
}

bool OnDay::FoodProvided(Relied& relied) {
  return Once(kFoodProvided, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_food_provided()) && a.food_provided();
    });
  });
}

Support OnDay::PlacementSupport(Relied& relied) {
  return Once(kPlacementSupport, relied, [&](Relied& r) {
    const bool utilities = UtilitiesProvided(r);
    const bool food = FoodProvided(r);
    if (utilities) {
      Rely(food ? kPlacementSupport_2 : kPlacementSupport_1, r);
      return food ? Support::kUtilitiesAndFood : Support::kUtilities;
    }
    Rely(food ? kPlacementSupport_3 : kPlacementSupport_0, r);
    return food ? Support::kFood : Support::kFullResponsibility;
  });
}

Rational OnDay::PersonalAllowance(Relied& relied) {
  return Once(kPersonalAllowance, relied, [&](Relied& r) {
    Rely(kLeastPersonalAllowance, r);
    Rely(kBenefitRateUnder25, r);
    int64_t rate = kNotKnown;
    for (const BenefitRate& row : kBenefitRates) {
      if (day_ >= row.from) rate = row.pence;
    }
    Need(rate != kNotKnown);
    return Rational::Whole(std::max(kLeastPersonalAllowancePence, rate));
  });
}

Rational OnDay::Table1Deduction(Relied& relied) {
  return Once(kTable1Deduction, relied, [&](Relied& r) {
    switch (PlacementSupport(r)) {
      case Support::kFullResponsibility:
        Rely(kTable1Deduction_0, r);
        return Rational();
      case Support::kUtilities:
        Rely(kTable1Deduction_1, r);
        return Rational::Whole(kUtilitiesPence);
      case Support::kUtilitiesAndFood:
        Rely(kTable1Deduction_2, r);
        return Rational::Whole(kUtilitiesAndFoodPence);
      case Support::kFood:
        break;
    }
    Rely(kTable1Deduction_3, r);
    return Rational::Whole(kUtilitiesAndFoodPence - kUtilitiesPence);
  });
}

bool OnDay::ASumIsAgreed(Relied& relied) {
  return Once(kASumIsAgreed, relied, [&](Relied&) {
    return Lives([&](const v1::LivingArrangement& a) {
      return Need(a.has_contribution_agreed()) && a.contribution_agreed();
    });
  });
}

Rational OnDay::AgreedContribution(Relied& relied) {
  return Once(kAgreedContribution, relied, [&](Relied&) {
    int64_t pence = 0;
    for (const auto& arrangement : Living()) {
      if (!arrangement.Covers(day_)) continue;
      Need(arrangement.facts->agreed_contribution().has_pence());
      pence += arrangement.facts->agreed_contribution().pence();
    }
    return Rational::Whole(pence);
  });
}

Rational OnDay::Contribution(Relied& relied) {
  return Once(kContribution, relied, [&](Relied& r) {
    const Rational deduction = Table1Deduction(r);
    if (deduction.IsZero() || !ASumIsAgreed(r)) return deduction;
    Rely(kContribution_Agreed, r);
    return std::min(AgreedContribution(r), deduction);
  });
}

bool OnDay::ContributionExceedsTable1(Relied& relied) {
  return Once(kContributionExceedsTable1, relied, [&](Relied& r) {
    return ASumIsAgreed(r) && AgreedContribution(r) > Table1Deduction(r);
  });
}

Rational OnDay::Maintenance(Relied& relied) {
  return Once(kMaintenance, relied,
              [&](Relied& r) { return *Subtract(PersonalAllowance(r), Contribution(r)); });
}

Rational OnDay::AccommodationCost(Relied& relied) {
  return Once(kAccommodationCost, relied, [&](Relied& r) {
    int64_t pence = 0;
    if (person_.Need(person_.tenancies).AnyCovers(day_)) {
      Rely(kAccommodationCost_Tenancy, r);
      Rely(kTenancyRent, r);
      for (const auto& tenancy : person_.tenancies) {
        if (!tenancy.Covers(day_)) continue;
        Need(tenancy.facts->weekly_rent().has_pence());
        pence += tenancy.facts->weekly_rent().pence();
      }
    } else {
      Rely(kAccommodationCharge, r);
      for (const auto& arrangement : Living()) {
        if (!arrangement.Covers(day_)) continue;
        Need(arrangement.facts->weekly_charge().has_pence());
        pence += arrangement.facts->weekly_charge().pence();
      }
    }
    return Rational::Whole(pence);
  });
}

bool OnDay::MeansTestedBenefitInPayment(Relied& relied) {
  return Once(kMeansTestedBenefitInPayment, relied, [&](Relied& r) {
    for (const auto& benefit : person_.Need(person_.benefits)) {
      if (!benefit.Covers(day_)) continue;
      Rely(kIsMeansTested, r);
      Need(benefit.facts->has_kind());
      switch (benefit.facts->kind()) {
        case v1::BENEFIT_KIND_INCOME_SUPPORT:
        case v1::BENEFIT_KIND_JOBSEEKERS_ALLOWANCE_INCOME_BASED:
        case v1::BENEFIT_KIND_EMPLOYMENT_AND_SUPPORT_ALLOWANCE_INCOME_RELATED:
        case v1::BENEFIT_KIND_UNIVERSAL_CREDIT:
          return true;
        default:
          break;
      }
    }
    return false;
  });
}

}  // namespace fairstart::by_hand

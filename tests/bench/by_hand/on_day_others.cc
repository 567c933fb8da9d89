// Sections 10, 11, 13, 14, 15 and 27: children, the search for work, the minimum wage, study,
// custody.
#include <algorithm>

#include "tests/bench/by_hand/dates.h"
#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"

namespace fairstart::by_hand {
namespace {

constexpr int kDaysBeforeBirth = 11 * 7;

enum Band : size_t {
  kSixteenToSeventeen,
  kEighteenToTwenty,
  kBelowLivingWageAge,
  kLivingWage,
  kApprentice
};

// Pence an hour by band, from each first day on; 0: not known.
struct Wages {
  Day from;
  int64_t pence[5];
};
const Wages kWages[] = {
    {Day::FromNumber(17075), {400, 555, 695, 720, 340}},  // 2016-10-01
    {Day::FromNumber(17257), {405, 560, 705, 750, 350}},  // 2017-04-01
    {Day::FromNumber(17622), {420, 590, 738, 783, 370}},  // 2018-04-01
    {Day::FromNumber(17987), {435, 615, 770, 821, 390}},  // 2019-04-01
    {Day::FromNumber(18353), {455, 645, 820, 872, 415}},  // 2020-04-01
    {Day::FromNumber(18718), {462, 656, 836, 891, 430}},  // 2021-04-01
    {Day::FromNumber(19083), {481, 683, 918, 950, 481}},  // 2022-04-01
    {Day::FromNumber(19448), {0, 0, 0, 0, 0}},            // 2023-04-01
    {Day::FromNumber(19814), {640, 860, 0, 1144, 640}},   // 2024-04-01
    {Day::FromNumber(20179), {755, 1000, 0, 1221, 755}},  // 2025-04-01
    {Day::FromNumber(20544), {800, 1085, 0, 1271, 800}},  // 2026-04-01
    {Day::FromNumber(20909), {0, 0, 0, 0, 0}},            // 2027-04-01
};

}  // namespace

absl::InlinedVector<const Spell<v1::Child>*, 2> OnDay::ChildrenAtHome(Relied& relied) {
  Rely(kChildrenAtHome, relied);
  absl::InlinedVector<const Spell<v1::Child>*, 2> children;
  for (const auto& child : person_.Need(person_.children)) {
    if (!child.Covers(day_)) continue;
    Need(child.facts->has_lives_with_young_person());
    if (!child.facts->lives_with_young_person()) continue;
    if (Need(child.facts->has_born_on()) && day_ >= ReadDay(child.facts->born_on())) {
      children.push_back(&child);
    }
  }
  return children;
}

bool OnDay::HasChildAtHome(Relied& relied) {
  return Once(kHasChildAtHome, relied, [&](Relied& r) { return !ChildrenAtHome(r).empty(); });
}

bool OnDay::HasChildUnderFive(Relied& relied) {
  return Once(kHasChildUnderFive, relied, [&](Relied& r) {
    for (const auto* child : ChildrenAtHome(r)) {
      Rely(kIsUnderFive, r);
      YearMonthDay fifth = ReadDate(child->facts->born_on());
      fifth.year += 5;
      if (day_ < ToDay(fifth)) return true;
    }
    return false;
  });
}

Day OnDay::BirthOfYoungest(Relied& relied) {
  return Once(kBirthOfYoungest, relied, [&](Relied& r) {
    Day latest = Day::BeforeAll();
    for (const auto* child : ChildrenAtHome(r)) {
      latest = std::max(latest, ReadDay(child->facts->born_on()));
    }
    return latest == Day::BeforeAll() ? Day::Never() : latest;
  });
}

bool OnDay::NearBirthOnBenefit(Relied& relied) {
  return Once(kNearBirthOnBenefit, relied, [&](Relied& r) {
    bool near = false;
    for (const auto& pregnancy : person_.Need(person_.pregnancies)) {
      if (near || !pregnancy.Covers(day_)) continue;
      Rely(kIsNearBirth, r);
      near = Need(pregnancy.facts->has_expected_birth_on()) &&
             day_ >= AddDays(ReadDay(pregnancy.facts->expected_birth_on()), -kDaysBeforeBirth);
    }
    return near && MeansTestedBenefitInPayment(r) &&
           !person_.Need(person_.children).AnyCovers(day_);
  });
}

bool OnDay::OnlyFirstBirths(Relied& relied) {
  return Once(kOnlyFirstBirths, relied, [&](Relied&) {
    const std::string* born_on = nullptr;
    for (const auto& child : person_.Need(person_.children)) {
      if (!child.Covers(day_)) continue;
      Need(child.facts->has_born_on());
      if (born_on != nullptr && child.facts->born_on() != *born_on) return false;
      born_on = &child.facts->born_on();
    }
    return true;
  });
}

bool OnDay::FirstChildBorn(Relied& relied) {
  return Once(kFirstChildBorn, relied,
              [&](Relied& r) { return LoneParent(r) && HasChildAtHome(r) && OnlyFirstBirths(r); });
}

Day OnDay::GrantCanBeClaimedFrom(Relied& relied) {
  return Once(kGrantCanBeClaimedFrom, relied, [&](Relied& r) {
    if (!NearBirthOnBenefit(r)) return BirthOfYoungest(r);
    Rely(kGrantCanBeClaimedFrom_BeforeBirth, r);
    Day latest = Day::BeforeAll();
    for (const auto& pregnancy : person_.pregnancies) {
      if (!pregnancy.Covers(day_) || !Need(pregnancy.facts->has_expected_birth_on())) continue;
      latest = std::max(latest,
                        AddDays(ReadDay(pregnancy.facts->expected_birth_on()), -kDaysBeforeBirth));
    }
    return latest;
  });
}

bool OnDay::CaringForDisabledPerson(Relied& relied) {
  return Once(kCaringForDisabledPerson, relied,
              [&](Relied&) { return person_.Need(person_.caring_spells).AnyCovers(day_); });
}

// A day without a record says nothing about what somebody did.
bool OnDay::NotInEducationEmploymentOrTraining(Relied& relied) {
  return Once(kNotInEducationEmploymentOrTraining, relied, [&](Relied&) {
    const auto& activities = person_.activities;
    person_.MayNeed(activities.AnyCovers(day_));
    return std::all_of(activities.begin(), activities.end(), [&](const auto& activity) {
      if (!activity.Covers(day_)) return true;
      Need(activity.facts->has_kind());
      const v1::ActivityKind kind = activity.facts->kind();
      return kind == v1::ACTIVITY_KIND_NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING ||
             kind == v1::ACTIVITY_KIND_SEEKING_WORK || kind == v1::ACTIVITY_KIND_VOLUNTARY_WORK;
    });
  });
}

bool OnDay::PastSchoolLeavingAge(Relied& relied) {
  return Once(kPastSchoolLeavingAge, relied, [&](Relied&) {
    if (day_ >= person_.Birthday(17)) return true;
    return Need(person_.facts.has_school_year_11_ends_on()) &&
           day_ > ReadDay(person_.facts.school_year_11_ends_on());
  });
}

bool OnDay::GetsTheApprenticeRate(const Spell<v1::Job>& job, Relied& relied) {
  Rely(kGetsTheApprenticeRate, relied);
  Need(job.facts->has_apprenticeship());
  return job.facts->apprenticeship() &&
         (day_ < person_.Birthday(19) || day_ < AddMonths(job.first, 12));
}

bool OnDay::OnTheApprenticeRate(Relied& relied) {
  return Once(kOnTheApprenticeRate, relied, [&](Relied& r) {
    if (!Working(r)) return false;
    for (const auto& job : person_.jobs) {
      if (job.Covers(day_) && !GetsTheApprenticeRate(job, r)) return false;
    }
    return true;
  });
}

int64_t OnDay::MinimumWage(Relied& relied) {
  Rely(kMinimumWage, relied);
  const auto band = static_cast<size_t>(Once(kMinimumWageBand, relied, [&](Relied& r) -> int64_t {
    const bool apprentice = OnTheApprenticeRate(r);
    bool below_living_wage_age = false;
    if (day_ >= person_.Birthday(21)) {
      Rely(kLivingWageAge, r);
      const int age = day_ < Day::FromNumber(18718) ? 25 : day_ < Day::FromNumber(19814) ? 23 : 21;
      below_living_wage_age = day_ < person_.Birthday(age);
    }
    if (apprentice) {
      Rely(kMinimumWageBand_Apprentice, r);
      return kApprentice;
    }
    if (day_ < person_.Birthday(18)) {
      Rely(kMinimumWageBand_BelowEighteen, r);
      return kSixteenToSeventeen;
    }
    if (AgedFromTo(18, 20)) {
      Rely(kMinimumWageBand_EighteenToTwenty, r);
      return kEighteenToTwenty;
    }
    if (!below_living_wage_age) return kLivingWage;
    Rely(kMinimumWageBand_BelowTheLivingWageAge, r);
    return kBelowLivingWageAge;
  }));
  int64_t pence = 0;
  for (const Wages& wages : kWages) {
    if (day_ >= wages.from) pence = wages.pence[band];
  }
  Need(pence != 0);
  return pence;
}

bool OnDay::AtSixthFormOrCollege(Relied& relied) {
  return Once(kAtSixthFormOrCollege, relied, [&](Relied&) {
    const auto& activities = person_.activities;
    person_.MayNeed(activities.AnyCovers(day_));
    return std::any_of(activities.begin(), activities.end(), [&](const auto& activity) {
      return activity.Covers(day_) && Need(activity.facts->has_kind()) &&
             (activity.facts->kind() == v1::ACTIVITY_KIND_SIXTH_FORM ||
              activity.facts->kind() == v1::ACTIVITY_KIND_FURTHER_EDUCATION);
    });
  });
}

bool OnDay::TermTime(Relied& relied) {
  return Once(kTermTime, relied, [&](Relied&) {
    const auto& dates = person_.Need(person_.term_dates);
    Need(dates.AnyCovers(day_));
    return std::any_of(dates.begin(), dates.end(), [&](const auto& date) {
      return date.Covers(day_) && Need(date.facts->has_kind()) &&
             (date.facts->kind() == v1::TERM_DATE_KIND_TERM ||
              date.facts->kind() == v1::TERM_DATE_KIND_HALF_TERM_HOLIDAY);
    });
  });
}

bool OnDay::HalfTermHoliday(Relied& relied) {
  return Once(kHalfTermHoliday, relied, [&](Relied&) {
    const auto& dates = person_.Need(person_.term_dates);
    Need(dates.AnyCovers(day_));
    return std::any_of(dates.begin(), dates.end(), [&](const auto& date) {
      return date.Covers(day_) && Need(date.facts->has_kind()) &&
             date.facts->kind() == v1::TERM_DATE_KIND_HALF_TERM_HOLIDAY;
    });
  });
}

bool OnDay::InCustody(Relied& relied) {
  return Once(kInCustody, relied,
              [&](Relied&) { return person_.Need(person_.detentions).AnyCovers(day_); });
}

bool OnDay::ServingASentence(Relied& relied) {
  return Once(kServingASentence, relied, [&](Relied&) {
    const auto& detentions = person_.Need(person_.detentions);
    return std::any_of(detentions.begin(), detentions.end(), [&](const auto& detention) {
      return detention.Covers(day_) && Need(detention.facts->has_kind()) &&
             detention.facts->kind() == v1::DETENTION_KIND_SENTENCE;
    });
  });
}

bool OnDay::PaidOnRemand(Relied& relied) {
  return Once(kPaidOnRemand, relied, [&](Relied& r) { return CareLeaver(r); });
}

bool OnDay::WithoutPayOrBenefit(Relied& relied) {
  return Once(kWithoutPayOrBenefit, relied,
              [&](Relied& r) { return !Working(r) && !MeansTestedBenefitInPayment(r); });
}

}  // namespace fairstart::by_hand

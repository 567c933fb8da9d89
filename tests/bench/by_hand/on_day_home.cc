// Section 4: detained or in hospital on the 16th birthday; six months at home, and breakdown.
#include <algorithm>

#include "tests/bench/by_hand/dates.h"
#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"

namespace fairstart::by_hand {
namespace {

constexpr int kLongestGapDays = 1;
constexpr int kHomeMonths = 6;

}  // namespace

bool OnDay::CoversTheSixteenthBirthday(const Spell<v1::Detention>& detention, Relied& relied) {
  Rely(kCoversTheSixteenthBirthday, relied);
  return detention.Covers(person_.Birthday(16));
}

bool OnDay::InHospitalOnTheSixteenthBirthday(const Spell<v1::HospitalStay>& stay, Relied& relied) {
  Rely(kInHospitalOnTheSixteenthBirthday, relied);
  return stay.Covers(person_.Birthday(16));
}

bool OnDay::CaredForUpTo(Day admission, Relied& relied) {
  if (ThirteenWeeksReachedOn(relied) > admission) return false;
  for (const CareSpell* care : CountedCare(relied)) {
    if (care->first >= admission) continue;
    Rely(kLongestGapBeforeDetention, relied);
    if (AddDays(care->last, kLongestGapDays) >= admission) return true;
  }
  return false;
}

bool OnDay::DetainedOrInHospitalAtSixteen(Relied& relied) {
  return Once(kDetainedOrInHospitalAtSixteen, relied, [&](Relied& r) {
    if (day_ < person_.Birthday(16)) return false;
    for (const auto& detention : person_.Need(person_.detentions)) {
      if (!CoversTheSixteenthBirthday(detention, r)) continue;
      Rely(kInCareJustBeforeDetention, r);
      if (CaredForUpTo(detention.first, r)) return true;
    }
    for (const auto& stay : person_.Need(person_.hospital_stays)) {
      if (!InHospitalOnTheSixteenthBirthday(stay, r)) continue;
      Rely(kInCareJustBeforeHospital, r);
      if (CaredForUpTo(stay.first, r)) return true;
    }
    return false;
  });
}

bool OnDay::InstitutionAtSixteen(Relied& relied) {
  return Once(kInstitutionAtSixteen, relied, [&](Relied& r) {
    if (day_ < person_.Birthday(16)) return false;
    for (const auto& detention : person_.Need(person_.detentions)) {
      if (CoversTheSixteenthBirthday(detention, r)) return true;
    }
    for (const auto& stay : person_.Need(person_.hospital_stays)) {
      if (InHospitalOnTheSixteenthBirthday(stay, r)) return true;
    }
    return false;
  });
}

bool OnDay::ThirteenWeeksBeforeSixteen(Relied& relied) {
  return Once(kThirteenWeeksBeforeSixteen, relied,
              [&](Relied& r) { return ThirteenWeeksReachedOn(r) < person_.Birthday(16); });
}

bool OnDay::CountsAsHome(const Spell<v1::HomeSpell>& home, Relied& relied) {
  Rely(kCountsAsHome, relied);
  Need(home.facts->has_carer());
  return home.facts->carer() == v1::HOME_CARER_PARENT ||
         home.facts->carer() == v1::HOME_CARER_PERSON_WITH_PARENTAL_RESPONSIBILITY ||
         home.facts->carer() == v1::HOME_CARER_RESIDENCE_ORDER_HOLDER;
}

Day OnDay::SixMonthsCompleteOn(const Spell<v1::HomeSpell>& home, Relied& relied) {
  Rely(kSixMonthsCompleteOn, relied);
  Rely(kHomePeriod, relied);
  return AddMonths(home.first, kHomeMonths);
}

bool OnDay::LastsSixMonths(const Spell<v1::HomeSpell>& home, Relied& relied) {
  Rely(kLastsSixMonths, relied);
  const Day complete = SixMonthsCompleteOn(home, relied);
  return home.last >= PreviousDay(complete) && day_ >= complete;
}

bool OnDay::AskedForHelpSince(const Spell<v1::HomeSpell>& home, Relied& relied) {
  Rely(kAskedForHelpSince, relied);
  for (const auto& request : person_.Need(person_.service_requests)) {
    if (request.first > home.last && request.first < person_.Birthday(18) &&
        day_ >= request.first) {
      return true;
    }
  }
  return false;
}

bool OnDay::BackInCareSince(const Spell<v1::HomeSpell>& home, Relied& relied) {
  Rely(kBackInCareSince, relied);
  const auto& counted = CountedCare(relied);
  return std::any_of(counted.begin(), counted.end(), [&](const CareSpell* care) {
    return care->first >= home.last && day_ >= care->first;
  });
}

bool OnDay::NoLongerStands(const Spell<v1::HomeSpell>& home, Relied& relied) {
  Rely(kNoLongerStands, relied);
  if (day_ <= home.last) return false;
  Need(home.facts->has_ended_by_breakdown());
  return home.facts->ended_by_breakdown() || AskedForHelpSince(home, relied) ||
         BackInCareSince(home, relied);
}

bool OnDay::Settled(const Spell<v1::HomeSpell>& home, Relied& relied) {
  Rely(kSettled, relied);
  return CountsAsHome(home, relied) && LastsSixMonths(home, relied) &&
         !NoLongerStands(home, relied);
}

bool OnDay::SettledAtHome(Relied& relied) {
  return Once(kSettledAtHome, relied, [&](Relied& r) {
    for (const auto& home : person_.Need(person_.home_spells)) {
      if (Settled(home, r)) return true;
    }
    return false;
  });
}

bool OnDay::LeftAfterSixMonthsWithoutBreakdown(Relied& relied) {
  return Once(kLeftAfterSixMonthsWithoutBreakdown, relied, [&](Relied& r) {
    for (const auto& home : person_.Need(person_.home_spells)) {
      if (Settled(home, r) && day_ > home.last) return true;
    }
    return false;
  });
}

bool OnDay::HomeForSixMonthsAfterEighteen(Relied& relied) {
  return Once(kHomeForSixMonthsAfterEighteen, relied, [&](Relied& r) {
    for (const auto& home : person_.Need(person_.home_spells)) {
      if (Settled(home, r) && SixMonthsCompleteOn(home, r) > person_.Birthday(18) &&
          day_ <= home.last) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace fairstart::by_hand

// Sections 1 and 2: care, how the 13 weeks are counted, and eligible young people.
#include <algorithm>

#include "tests/bench/by_hand/dates.h"
#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"
#include "tests/bench/by_hand/thirteen_weeks.h"

namespace fairstart::by_hand {
namespace {

constexpr int kLongestShortBreakDays = 28;
constexpr int kUsualLongestShortBreakDays = 17;
constexpr int kMostShortBreakDays = 75;
constexpr int kThirteenWeeks = 91;

}  // namespace

OnDay::OnDay(Life& life, Day day)
    : life_(life), person_(life.person()), interpretations_(life.interpretations()), day_(day) {}

bool OnDay::Ours(const std::string& authority, Relied& relied) const {
  Rely(kOurAuthority, relied);
  return authority == "rotherham";
}

bool OnDay::SixteenOrSeventeen(Relied& relied) {
  return Once(kSixteenOrSeventeen, relied, [&](Relied&) { return AgedFromTo(16, 17); });
}

bool OnDay::OutlastsAShortBreak(const CareSpell& care, Relied& relied) {
  Rely(kOutlastsAShortBreak, relied);
  Rely(kLongestShortBreak, relied);
  const Day outlasts = AddDays(care.first, kLongestShortBreakDays);
  return care.last >= outlasts && day_ >= outlasts;
}

bool OnDay::Counts(const CareSpell& care, Relied& relied) {
  Rely(kCounts, relied);
  Need(care.facts->has_planned_respite());
  return !care.facts->planned_respite() || OutlastsAShortBreak(care, relied);
}

const absl::InlinedVector<const CareSpell*, 2>& OnDay::CountedCare(Relied& relied) {
  Once(kCountedCare, relied, [&](Relied& r) {
    for (const CareSpell& care : person_.Need(person_.care_episodes)) {
      if (Counts(care, r)) counted_care_.push_back(&care);
    }
    return true;
  });
  return counted_care_;
}

Day OnDay::ThirteenWeeksReachedOn(Relied& relied) {
  return Once(kThirteenWeeksReachedOn, relied, [&](Relied& r) {
    Rely(kDaysOfCareNeeded, r);
    return NthDay(CountedCare(r), kThirteenWeeks, person_.Birthday(14));
  });
}

bool OnDay::UnderCareOrder(Relied& relied) {
  return Once(kUnderCareOrder, relied, [&](Relied&) {
    return day_ < person_.Birthday(18) && person_.Need(person_.care_orders).AnyCovers(day_);
  });
}

bool OnDay::InCare(Relied& relied) {
  return Once(kInCare, relied, [&](Relied& r) {
    return person_.Need(person_.care_episodes).AnyCovers(day_) || UnderCareOrder(r);
  });
}

bool OnDay::LookedAfter(Relied& relied) {
  return Once(kLookedAfter, relied, [&](Relied& r) {
    const auto& counted = CountedCare(r);
    return std::any_of(counted.begin(), counted.end(),
                       [&](const CareSpell* care) { return care->Covers(day_); }) ||
           UnderCareOrder(r);
  });
}

bool OnDay::Superseded(const CareSpell& care, Relied& relied) {
  Rely(kSuperseded, relied);
  for (const CareSpell& other : person_.care_episodes) {
    const bool theirs = !Ours(other.facts->authority(), relied);
    if (theirs && day_ >= other.first && other.last > care.last) return true;
  }
  return false;
}

bool OnDay::LastCaredForByUs(Relied& relied) {
  return Once(kLastCaredForByUs, relied, [&](Relied& r) {
    for (const CareSpell& care : person_.Need(person_.care_episodes)) {
      Need(care.facts->has_authority());
      if (Ours(care.facts->authority(), r) && day_ >= care.first && !Superseded(care, r))
        return true;
    }
    return false;
  });
}

bool OnDay::LookedAfterByUs(Relied& relied) {
  return Once(kLookedAfterByUs, relied, [&](Relied& r) {
    return InCare(r) && LastCaredForByUs(r) && day_ < person_.Birthday(18);
  });
}

bool OnDay::SpansTheSixteenthBirthday(Relied& relied) {
  return Once(kSpansTheSixteenthBirthday, relied, [&](Relied& r) {
    const Day sixteen = person_.Birthday(16);
    const auto& counted = CountedCare(r);
    return std::any_of(counted.begin(), counted.end(), [&](const CareSpell* care) {
      return care->first < sixteen && care->last >= sixteen;
    });
  });
}

bool OnDay::HasThirteenWeeks(Relied& relied) {
  return Once(kHasThirteenWeeks, relied,
              [&](Relied& r) { return day_ >= ThirteenWeeksReachedOn(r); });
}

bool OnDay::EligibleWhileInCare(Relied& relied) {
  return Once(kEligibleWhileInCare, relied, [&](Relied& r) { return HasThirteenWeeks(r); });
}

bool OnDay::EligibleToTheirAuthority(Relied& relied) {
  return Once(kEligibleToTheirAuthority, relied, [&](Relied& r) {
    return SixteenOrSeventeen(r) && LookedAfter(r) && EligibleWhileInCare(r);
  });
}

bool OnDay::Eligible(Relied& relied) {
  return Once(kEligible, relied,
              [&](Relied& r) { return EligibleToTheirAuthority(r) && LastCaredForByUs(r); });
}

absl::InlinedVector<const CareSpell*, 2> OnDay::ShortBreaks(Relied& relied) {
  Rely(kShortBreaks, relied);
  absl::InlinedVector<const CareSpell*, 2> breaks;
  for (const CareSpell& care : person_.Need(person_.care_episodes)) {
    Need(care.facts->has_planned_respite());
    if (care.facts->planned_respite() && day_ >= care.first) breaks.push_back(&care);
  }
  return breaks;
}

bool OnDay::LongShortBreak(const CareSpell& care, Relied& relied) {
  Rely(kLongShortBreak, relied);
  Rely(kUsualLongestShortBreak, relied);
  const Day longer = AddDays(care.first, kUsualLongestShortBreakDays);
  return care.last >= longer && day_ >= longer;
}

Day OnDay::TooManyShortBreakDaysOn(const CareSpell& care, Relied& relied) {
  Rely(kTooManyShortBreakDaysOn, relied);
  Rely(kMostShortBreakDaysInAYear, relied);
  return NthDay(ShortBreaks(relied), kMostShortBreakDays + 1, care.first);
}

bool OnDay::BeginsTooManyShortBreaks(const CareSpell& care, Relied& relied) {
  Rely(kBeginsTooManyShortBreaks, relied);
  const Day too_many = TooManyShortBreakDaysOn(care, relied);
  return too_many < AddMonths(care.first, 12) && day_ >= too_many;
}

bool OnDay::UnusualShortBreaks(Relied& relied) {
  return Once(kUnusualShortBreaks, relied, [&](Relied& r) {
    for (const CareSpell* care : ShortBreaks(r)) {
      if (LongShortBreak(*care, r) || BeginsTooManyShortBreaks(*care, r)) return true;
    }
    return false;
  });
}

}  // namespace fairstart::by_hand

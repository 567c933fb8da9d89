// Sections 3, 5 and 6, and all of them together: the one status of the day.
#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"

namespace fairstart::by_hand {

bool OnDay::LeftCare(Relied& relied) {
  return Once(kLeftCare, relied,
              [&](Relied& r) { return !LookedAfter(r) && life_.WasEligibleBefore(day_, r); });
}

bool OnDay::WasEligible(Relied& relied) { return life_.WasOurEligibleBefore(day_, relied); }

bool OnDay::RelevantOutOfCare(Relied& relied) {
  return Once(kRelevantOutOfCare, relied, [&](Relied& r) {
    return (life_.WasEligibleBefore(day_, r) || DetainedOrInHospitalAtSixteen(r)) &&
           !SettledAtHome(r);
  });
}

bool OnDay::WouldBeRelevant(Relied& relied) {
  return Once(kWouldBeRelevant, relied,
              [&](Relied& r) { return !LookedAfter(r) && RelevantOutOfCare(r); });
}

bool OnDay::RelevantToTheirAuthority(Relied& relied) {
  return Once(kRelevantToTheirAuthority, relied,
              [&](Relied& r) { return SixteenOrSeventeen(r) && WouldBeRelevant(r); });
}

bool OnDay::Relevant(Relied& relied) {
  return Once(kRelevant, relied,
              [&](Relied& r) { return RelevantToTheirAuthority(r) && LastCaredForByUs(r); });
}

bool OnDay::EligibleUpToEighteen(Relied& relied) {
  return Once(kEligibleUpToEighteen, relied, [&](Relied& r) {
    OnDay eve(life_, PreviousDay(person_.Birthday(18)));
    return eve.EligibleToTheirAuthority(r);
  });
}

bool OnDay::RelevantButForAge(Relied& relied) {
  return Once(kRelevantButForAge, relied, [&](Relied& r) {
    return day_ >= person_.Birthday(18) && life_.WasRelevantBefore(day_, r) && WouldBeRelevant(r);
  });
}

bool OnDay::RelevantOnReachingEighteen(Relied& relied) {
  return Once(kRelevantOnReachingEighteen, relied, [&](Relied& r) {
    OnDay eve(life_, PreviousDay(person_.Birthday(18)));
    if (!eve.EligibleOrRelevantToTheirAuthority(r)) return false;
    OnDay birthday(life_, person_.Birthday(18));
    return birthday.WouldBeRelevant(r);
  });
}

bool OnDay::RelevantButForAgeOnce(Relied& relied) {
  return Once(kRelevantButForAgeOnce, relied, [&](Relied& r) {
    return RelevantButForAge(r) || life_.WasRelevantButForAgeBefore(day_, r) ||
           RelevantOnReachingEighteen(r);
  });
}

bool OnDay::FormerRelevantToTheirAuthority(Relied& relied) {
  return Once(kFormerRelevantToTheirAuthority, relied, [&](Relied& r) {
    return day_ >= person_.Birthday(18) && (day_ < person_.Birthday(25) || ProgrammeRunning(r)) &&
           (EligibleUpToEighteen(r) || RelevantButForAgeOnce(r));
  });
}

bool OnDay::FormerRelevant(Relied& relied) {
  return Once(kFormerRelevant, relied,
              [&](Relied& r) { return LastCaredForByUs(r) && FormerRelevantToTheirAuthority(r); });
}

bool OnDay::SpecialGuardianshipRoute(Relied& relied) {
  return Once(kSpecialGuardianshipRoute, relied, [&](Relied& r) {
    const Day eve = PreviousDay(person_.Birthday(18));
    for (const auto& order : person_.Need(person_.special_guardianship_orders)) {
      Rely(kFollowsOurCare, r);
      Need(order.facts->has_looked_after_just_before());
      if (!order.facts->looked_after_just_before()) continue;
      Need(order.facts->has_authority());
      if (!Ours(order.facts->authority(), r)) continue;
      Rely(kInForceNowOrAtEighteen, r);
      if (day_ >= order.first && (day_ <= order.last || order.last >= eve)) return true;
    }
    return false;
  });
}

bool OnDay::LeftOurCareAfterSixteen(Relied& relied) {
  return Once(kLeftOurCareAfterSixteen, relied, [&](Relied& r) {
    const Day sixteen = person_.Birthday(16);
    if (day_ <= sixteen || !LastCaredForByUs(r)) return false;
    for (const CareSpell& care : person_.care_episodes) {
      Rely(kCaredForAfterSixteen, r);
      if (care.last >= sixteen && care.first < person_.Birthday(18) && day_ >= care.first)
        return true;
    }
    return false;
  });
}

bool OnDay::LeftOtherAccommodationAfterSixteen(Relied& relied) {
  return Once(kLeftOtherAccommodationAfterSixteen, relied, [&](Relied& r) {
    const Day sixteen = person_.Birthday(16);
    if (day_ <= sixteen) return false;
    const auto& others = person_.Need(person_.other_accommodation);
    if (others.AnyCovers(day_)) return false;
    for (const auto& spell : others) {
      Rely(kAccommodatedAfterSixteen, r);
      if (spell.last >= sixteen && spell.first < person_.Birthday(18) && day_ >= spell.first) {
        return true;
      }
    }
    return false;
  });
}

bool OnDay::HomeAfterBeingRelevant(Relied& relied) {
  return Once(kHomeAfterBeingRelevant, relied, [&](Relied& r) {
    return SettledAtHome(r) && LastCaredForByUs(r) && life_.WasRelevantBefore(day_, r);
  });
}

bool OnDay::SixteenToTwenty(Relied& relied) {
  return Once(kSixteenToTwenty, relied, [&](Relied&) { return AgedFromTo(16, 20); });
}

bool OnDay::MeetsAnotherQualifyingTest(Relied& relied) {
  return Once(kMeetsAnotherQualifyingTest, relied, [&](Relied& r) {
    return SpecialGuardianshipRoute(r) || LeftOtherAccommodationAfterSixteen(r);
  });
}

bool OnDay::MeetsAQualifyingTest(Relied& relied) {
  return Once(kMeetsAQualifyingTest, relied, [&](Relied& r) {
    return MeetsAnotherQualifyingTest(r) || LeftOurCareAfterSixteen(r) || HomeAfterBeingRelevant(r);
  });
}

bool OnDay::HasAHigherStatusAfterOurCare(Relied& relied) {
  return Once(kHasAHigherStatusAfterOurCare, relied, [&](Relied& r) {
    return (SixteenOrSeventeen(r) && RelevantOutOfCare(r)) || FormerRelevantToTheirAuthority(r);
  });
}

bool OnDay::Qualifying(Relied& relied) {
  return Once(kQualifying, relied, [&](Relied& r) {
    if (!SixteenToTwenty(r) || InCare(r)) return false;
    return LastCaredForByUs(r) ? MeetsAQualifyingTest(r) && !HasAHigherStatusAfterOurCare(r)
                               : MeetsAnotherQualifyingTest(r);
  });
}

bool OnDay::QualifyingBelowEighteen(Relied& relied) {
  return Once(kQualifyingBelowEighteen, relied,
              [&](Relied& r) { return Qualifying(r) && SixteenOrSeventeen(r); });
}

bool OnDay::GuardedAfterOtherCare(Relied& relied) {
  return Once(kGuardedAfterOtherCare, relied, [&](Relied& r) {
    for (const auto& order : person_.Need(person_.special_guardianship_orders)) {
      if (!order.Covers(day_)) continue;
      Need(order.facts->has_looked_after_just_before());
      if (!order.facts->looked_after_just_before()) continue;
      Need(order.facts->has_authority());
      if (!Ours(order.facts->authority(), r)) return true;
    }
    return false;
  });
}

bool OnDay::EligibleOrRelevantToTheirAuthority(Relied& relied) {
  return Once(kEligibleOrRelevantToTheirAuthority, relied, [&](Relied& r) {
    return SixteenOrSeventeen(r) &&
           (LookedAfter(r) ? EligibleWhileInCare(r) : RelevantOutOfCare(r));
  });
}

bool OnDay::EligibleOrRelevant(Relied& relied) {
  return Once(kEligibleOrRelevant, relied, [&](Relied& r) {
    return EligibleOrRelevantToTheirAuthority(r) && LastCaredForByUs(r);
  });
}

// Every test is looked at; the highest status that holds is the one.
Status OnDay::LegalStatus(Relied& relied) {
  return Once(kLegalStatus, relied, [&](Relied& r) {
    const bool looked_after = LookedAfterByUs(r);
    const bool qualifying = Qualifying(r);
    const bool former_relevant = FormerRelevant(r);
    const bool relevant = Relevant(r);
    const bool eligible = Eligible(r);
    const auto decide = [&](Rule rule, Status status) {
      Rely(rule, r);
      return status;
    };
    if (eligible) return decide(kLegalStatus_Eligible, Status::kEligible);
    if (relevant) return decide(kLegalStatus_Relevant, Status::kRelevant);
    if (former_relevant) return decide(kLegalStatus_FormerRelevant, Status::kFormerRelevant);
    if (qualifying) return decide(kLegalStatus_Qualifying, Status::kQualifying);
    if (looked_after) return decide(kLegalStatus_LookedAfter, Status::kLookedAfter);
    return Status::kNone;
  });
}

}  // namespace fairstart::by_hand

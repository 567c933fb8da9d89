// What holds of a person on one day. Each function is one rule of the rulebook under its own name;
// what it relied on is added to `relied`. Values about the person are worked out once a day.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_ON_DAY_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_ON_DAY_H_

#include <array>
#include <type_traits>

#include "engine/calendar/civil_day.h"
#include "engine/money/rational.h"
#include "tests/bench/by_hand/person.h"
#include "tests/bench/by_hand/relied.h"

namespace fairstart::by_hand {

class Life;

enum class Status { kNone, kLookedAfter, kEligible, kRelevant, kFormerRelevant, kQualifying };
enum class Support { kFullResponsibility, kUtilities, kUtilitiesAndFood, kFood };

using CareSpell = Spell<v1::CareEpisode>;
using Returns = absl::InlinedVector<const Spell<v1::ServiceRequest>*, 2>;

// Borrows the life. Several thousand bytes, most of them never touched.
class OnDay {
 public:
  OnDay(Life& life, Day day);
  OnDay(const OnDay&) = delete;
  OnDay& operator=(const OnDay&) = delete;

  Day day() const { return day_; }
  const Person& person() const { return person_; }
  void Rely(Rule rule, Relied& relied) const { relied.Add(rule, interpretations_); }

  // ---- Status (sections 1 to 6): on_day_care.cc, on_day_home.cc, on_day_status.cc
  bool SixteenOrSeventeen(Relied& relied);
  bool InCare(Relied& relied);
  bool LookedAfter(Relied& relied);
  bool LastCaredForByUs(Relied& relied);
  bool LookedAfterByUs(Relied& relied);
  bool SpansTheSixteenthBirthday(Relied& relied);
  bool EligibleWhileInCare(Relied& relied);
  bool EligibleToTheirAuthority(Relied& relied);
  bool Eligible(Relied& relied);
  bool UnusualShortBreaks(Relied& relied);
  bool LeftCare(Relied& relied);
  bool WasEligible(Relied& relied);
  bool RelevantOutOfCare(Relied& relied);
  bool WouldBeRelevant(Relied& relied);
  bool RelevantToTheirAuthority(Relied& relied);
  bool Relevant(Relied& relied);
  bool DetainedOrInHospitalAtSixteen(Relied& relied);
  bool InstitutionAtSixteen(Relied& relied);
  bool ThirteenWeeksBeforeSixteen(Relied& relied);
  bool SettledAtHome(Relied& relied);
  bool LeftAfterSixMonthsWithoutBreakdown(Relied& relied);
  bool CountsAsHome(const Spell<v1::HomeSpell>& home, Relied& relied);
  bool EligibleUpToEighteen(Relied& relied);
  bool RelevantButForAge(Relied& relied);
  bool FormerRelevantToTheirAuthority(Relied& relied);
  bool FormerRelevant(Relied& relied);
  bool HomeForSixMonthsAfterEighteen(Relied& relied);
  bool LeftOurCareAfterSixteen(Relied& relied);
  bool LeftOtherAccommodationAfterSixteen(Relied& relied);
  bool SixteenToTwenty(Relied& relied);
  bool Qualifying(Relied& relied);
  bool QualifyingBelowEighteen(Relied& relied);
  bool GuardedAfterOtherCare(Relied& relied);
  bool EligibleOrRelevant(Relied& relied);
  bool EligibleOrRelevantToTheirAuthority(Relied& relied);
  Status LegalStatus(Relied& relied);

  // ---- The service (section 1): on_day_service.cc
  bool CareLeaver(Relied& relied);
  bool KeepsTheService(Relied& relied);
  bool HasTurned21(Relied& relied);
  Returns ReturnRequests(Relied& relied);
  bool LoneParent(Relied& relied);
  bool SickOrDisabled(Relied& relied);
  bool MayClaimBenefitsAtSixteen(Relied& relied);

  // ---- How they live, and the weekly money (sections 9, 11, 12, 30): on_day_living.cc,
  // on_day_pay.cc
  bool InCarePlacement(Relied& relied);
  bool LivesWithParent(Relied& relied);
  bool LivesIndependently(Relied& relied);
  bool WayOfLivingFits(Relied& relied);
  bool LivesInBedAndBreakfast(Relied& relied);
  bool LivesOutsideTheArea(Relied& relied);
  bool PlacedWithCarerOrProvider(Relied& relied);
  bool HasSavingsAccount(Relied& relied);
  bool HasCurrentAccount(Relied& relied);
  Support PlacementSupport(Relied& relied);
  bool ContributionExceedsTable1(Relied& relied);
  Rational Maintenance(Relied& relied);
  Rational WeeklyAllowance(Relied& relied);
  Rational AccommodationCost(Relied& relied);
  bool MeansTestedBenefitInPayment(Relied& relied);
  bool Working(Relied& relied);
  bool NotInEducationEmploymentOrTraining(Relied& relied);

  // ---- Children, the minimum wage, study, custody (sections 10, 13, 14, 15, 27): on_day_others.cc
  bool HasChildAtHome(Relied& relied);
  bool HasChildUnderFive(Relied& relied);
  Day BirthOfYoungest(Relied& relied);
  bool NearBirthOnBenefit(Relied& relied);
  bool FirstChildBorn(Relied& relied);
  Day GrantCanBeClaimedFrom(Relied& relied);
  bool CaringForDisabledPerson(Relied& relied);
  bool PastSchoolLeavingAge(Relied& relied);
  int64_t MinimumWage(Relied& relied);
  bool AtSixthFormOrCollege(Relied& relied);
  bool InCustody(Relied& relied);
  bool ServingASentence(Relied& relied);
  bool PaidOnRemand(Relied& relied);
  bool WithoutPayOrBenefit(Relied& relied);
  bool TermTime(Relied& relied);
  bool HalfTermHoliday(Relied& relied);

 private:
  struct Known {
    Relied relied;
    bool open = false;  // a fact that it may need was missing
    bool flag = false;
    Day date;
    int64_t number = 0;
    Rational amount;
  };
  union Slot {
    Slot() {}
    Known known;
  };

  // The value of a rule about the person, worked out when first asked for.
  template <typename Compute>
  auto Once(Rule rule, Relied& relied, Compute compute) {
    using Result = std::invoke_result_t<Compute, Relied&>;
    const size_t at = static_cast<size_t>(rule);
    Known& known = slots_[at].known;
    if (!done_.Has(at)) {
      new (&known) Known();
      Rely(rule, known.relied);
      const bool open = person_.TakeOpen();
      const Result value = compute(known.relied);
      known.open = person_.TakeOpen();
      person_.MayNeed(!open);
      if constexpr (std::is_same_v<Result, bool>) known.flag = value;
      if constexpr (std::is_same_v<Result, Day>) known.date = value;
      if constexpr (std::is_same_v<Result, Rational>) known.amount = value;
      if constexpr (std::is_enum_v<Result>) known.number = static_cast<int64_t>(value);
      if constexpr (std::is_same_v<Result, int64_t>) known.number = value;
      done_.Add(at);
    }
    relied.Add(known.relied);
    person_.MayNeed(!known.open);
    if constexpr (std::is_same_v<Result, bool>) return known.flag;
    if constexpr (std::is_same_v<Result, Day>) return known.date;
    if constexpr (std::is_same_v<Result, Rational>) return known.amount;
    if constexpr (std::is_enum_v<Result>) return static_cast<Result>(known.number);
    if constexpr (std::is_same_v<Result, int64_t>) return known.number;
  }

  bool AgedFromTo(int least, int most) const {
    return day_ >= person_.Birthday(least) && day_ < person_.Birthday(most + 1);
  }
  bool Need(bool given) const { return person_.Need(given); }
  bool Ours(const std::string& authority, Relied& relied) const;

  // on_day_care.cc
  bool OutlastsAShortBreak(const CareSpell& care, Relied& relied);
  bool Counts(const CareSpell& care, Relied& relied);
  const absl::InlinedVector<const CareSpell*, 2>& CountedCare(Relied& relied);
  bool UnderCareOrder(Relied& relied);
  bool Superseded(const CareSpell& care, Relied& relied);
  Day ThirteenWeeksReachedOn(Relied& relied);
  bool HasThirteenWeeks(Relied& relied);
  absl::InlinedVector<const CareSpell*, 2> ShortBreaks(Relied& relied);
  bool LongShortBreak(const CareSpell& care, Relied& relied);
  Day TooManyShortBreakDaysOn(const CareSpell& care, Relied& relied);
  bool BeginsTooManyShortBreaks(const CareSpell& care, Relied& relied);

  // on_day_home.cc
  bool CoversTheSixteenthBirthday(const Spell<v1::Detention>& detention, Relied& relied);
  bool InHospitalOnTheSixteenthBirthday(const Spell<v1::HospitalStay>& stay, Relied& relied);
  bool CaredForUpTo(Day admission, Relied& relied);
  Day SixMonthsCompleteOn(const Spell<v1::HomeSpell>& home, Relied& relied);
  bool LastsSixMonths(const Spell<v1::HomeSpell>& home, Relied& relied);
  bool AskedForHelpSince(const Spell<v1::HomeSpell>& home, Relied& relied);
  bool BackInCareSince(const Spell<v1::HomeSpell>& home, Relied& relied);
  bool NoLongerStands(const Spell<v1::HomeSpell>& home, Relied& relied);
  bool Settled(const Spell<v1::HomeSpell>& home, Relied& relied);

  // on_day_status.cc
  bool RelevantOnReachingEighteen(Relied& relied);
  bool RelevantButForAgeOnce(Relied& relied);
  bool SpecialGuardianshipRoute(Relied& relied);
  bool HomeAfterBeingRelevant(Relied& relied);
  bool MeetsAnotherQualifyingTest(Relied& relied);
  bool MeetsAQualifyingTest(Relied& relied);
  bool HasAHigherStatusAfterOurCare(Relied& relied);

  // on_day_service.cc
  bool ACourseBeganBefore25(Relied& relied);
  bool ProgrammeRunning(Relied& relied);
  bool WantsTheService(Relied& relied);
  bool HasAskedToReturn(Relied& relied);

  // on_day_living.cc
  const History<v1::LivingArrangement>& Living() const;
  template <typename Holds>
  bool Lives(Holds holds) const;
  bool UtilitiesProvided(Relied& relied);
  bool FoodProvided(Relied& relied);
  Rational PersonalAllowance(Relied& relied);
  Rational Table1Deduction(Relied& relied);
  bool ASumIsAgreed(Relied& relied);
  Rational AgreedContribution(Relied& relied);
  Rational Contribution(Relied& relied);

  // on_day_pay.cc
  Rational TrainingAllowance(Relied& relied);
  bool InPaidTraining(Relied& relied);
  Rational AllowanceInPaidTraining(Relied& relied);
  Rational MaintenanceDue(Relied& relied);
  Rational OtherIncome(Relied& relied);
  Rational CountedOtherIncome(Relied& relied);
  bool WorksFullTime(Relied& relied);
  Rational WeeklyPay(const Spell<v1::PayPeriod>& period, Relied& relied);
  Rational PayFrom(const Spell<v1::Job>& job, Relied& relied);
  Rational TakeHomePay(Relied& relied);
  Rational WorkTravel(Relied& relied);
  Rational PayAfterTravel(Relied& relied);
  Rational CountedPay(Relied& relied);
  Rational Guarantee(Relied& relied);
  Rational Ceiling(Relied& relied);
  Rational AllowanceWhileWorking(Relied& relied);

  // on_day_others.cc
  absl::InlinedVector<const Spell<v1::Child>*, 2> ChildrenAtHome(Relied& relied);
  bool OnlyFirstBirths(Relied& relied);
  bool GetsTheApprenticeRate(const Spell<v1::Job>& job, Relied& relied);
  bool OnTheApprenticeRate(Relied& relied);

  Life& life_;
  const Person& person_;
  const InterpretationsOfRules& interpretations_;
  const Day day_;
  absl::InlinedVector<const CareSpell*, 2> counted_care_;
  Rules done_;
  std::array<Slot, kRules> slots_;
};

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_ON_DAY_H_

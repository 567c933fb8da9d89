// In the order of their names, as the engine lists them. The conditions of a claim or duty are
// looked at up to the first that fails.
#include "tests/bench/by_hand/notices.h"

#include <string>

#include "tests/bench/by_hand/dates.h"

namespace fairstart::by_hand {
namespace {

constexpr int64_t kBursaryPence = 120000;
constexpr int64_t kPrisonPayPence = 1000;
constexpr int64_t kMaternityGrantPence = 50000;

// A claim or duty whose conditions are being looked at.
class Standing {
 public:
  Standing(const OnDay& day, Relied& all) : day_(day), all_(all) {}

  Relied relied;
  Relied cited;

  // Gives back `holds`.
  bool When(Rule condition, bool holds) {
    day_.Rely(condition, relied);
    day_.Rely(condition, cited);
    day_.person().Need(!day_.person().TakeOpen());
    if (!holds) all_.Add(relied);
    return holds;
  }

 private:
  const OnDay& day_;
  Relied& all_;
};

class Notices {
 public:
  Notices(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding)
      : texts_(texts), person_(today.person()), today_(today), all_(all), finding_(finding) {}

  void Claims() {
    BenefitsAt18();
    BenefitsForParent();
    BenefitsForSickOrDisabled();
    Bursary();
    ForLoneParent(kChildBenefitClaim_Who0, kChildBenefitClaim_Who1, kChildBenefitClaim);
    ForLoneParent(kChildTaxCreditClaim_Who0, kChildTaxCreditClaim_Who1, kChildTaxCreditClaim);
    ForLoneParent(kHealthyStartVouchersClaim_Who0, kHealthyStartVouchersClaim_Who1,
                  kHealthyStartVouchersClaim);
    IncomeSupport();
    JobseekersAllowance();
    NationalMinimumWage();
    OrdinaryBenefits();
    PrisonPay();
    SureStartMaternityGrant();
  }

  void Duties() {
    {
      Standing s(today_, all_);
      if (s.When(kAdviseOnAccountsDuty_When0, today_.EligibleOrRelevant(s.relied))) {
        const bool done = today_.HasSavingsAccount(s.relied) && today_.HasCurrentAccount(s.relied);
        AddDuty(kAdviseOnAccountsDuty, s, done);
      }
    }
    {
      Standing s(today_, all_);
      if (s.When(kAgreementCopyDuty_When0, today_.EligibleOrRelevant(s.relied))) {
        AddDuty(kAgreementCopyDuty, s);
      }
    }
    {
      Standing s(today_, all_);
      if (s.When(kCurrentAccountDuty_When0, today_.EligibleOrRelevant(s.relied))) {
        AddDuty(kCurrentAccountDuty, s, today_.HasCurrentAccount(s.relied));
      }
    }
    EducationPlan();
    LocalCashPayment();
    PlanReview();
    PlanStatesPaymentTerms();
    PrepareForIndependence();
    ForEachRequest(kQualifyingAssessmentDuty_When0, kQualifyingAssessmentDuty);
    ForEachRequest(kQualifyingPlanDuty_When0, kQualifyingPlanDuty);
    ReturnAssessment();
    ReviewAfterDissatisfaction();
    {
      Standing s(today_, all_);
      if (s.When(kSavingsAccountDuty_When0, today_.EligibleOrRelevant(s.relied))) {
        AddDuty(kSavingsAccountDuty, s, today_.HasSavingsAccount(s.relied));
      }
    }
    SupportClaims();
  }

  void Warnings() {
    OnDay& t = today_;
    Warn(kAccommodationOtherThanCareWarning, [&](Relied& r) {
      return t.Qualifying(r) && t.LeftOtherAccommodationAfterSixteen(r) &&
             !t.LeftOurCareAfterSixteen(r);
    });
    Warn(kBedAndBreakfastWarning,
         [&](Relied& r) { return t.SixteenOrSeventeen(r) && t.LivesInBedAndBreakfast(r); });
    Warn(kContributionAboveTable1Warning, [&](Relied& r) {
      return t.EligibleOrRelevant(r) && t.LivesIndependently(r) && t.ContributionExceedsTable1(r);
    });
    Warn(kEnteredCareAfter16Warning, [&](Relied& r) {
      return (t.Eligible(r) || t.LeftCare(r)) && t.SixteenOrSeventeen(r) &&
             !t.SpansTheSixteenthBirthday(r);
    });
    Warn(kFoodWithoutUtilitiesWarning, [&](Relied& r) {
      return t.EligibleOrRelevant(r) && t.LivesIndependently(r) &&
             t.PlacementSupport(r) == Support::kFood;
    });
    Warn(kGapBeforeDetentionWarning, [&](Relied& r) {
      return t.SixteenOrSeventeen(r) && !t.LookedAfter(r) && t.InstitutionAtSixteen(r) &&
             t.ThirteenWeeksBeforeSixteen(r) && !t.DetainedOrInHospitalAtSixteen(r);
    });
    Warn(kHomeAfter18Warning, [&](Relied& r) {
      return t.FormerRelevant(r) && !t.EligibleUpToEighteen(r) &&
             t.HomeForSixMonthsAfterEighteen(r);
    });
    Warn(kLeftHomeWithoutBreakdownWarning, [&](Relied& r) {
      return t.SixteenOrSeventeen(r) && t.WasEligible(r) && t.LeftAfterSixMonthsWithoutBreakdown(r);
    });
    Warn(kLongRespiteWarning, [&](Relied& r) { return t.UnusualShortBreaks(r); });
    Warn(kNoWeeklyMoneyAt18Warning, [&](Relied& r) {
      return t.FormerRelevant(r) && t.WithoutPayOrBenefit(r) && !t.InCustody(r);
    });
    Warn(kSpecialGuardianResponsibilityWarning,
         [&](Relied& r) { return t.SixteenToTwenty(r) && t.GuardedAfterOtherCare(r); });
  }

 private:
  // ---- Claims

  v1::ClaimFinding& AddClaim(Rule rule, Standing& s, Day from = Day::Never()) {
    v1::ClaimFinding& claim = *finding_.add_claims();
    claim = texts_.claim(rule);
    if (from.IsDate()) claim.set_from(WriteDay(from));
    today_.Rely(rule, s.relied);
    texts_.AddCitations(s.cited.rules, texts_.own_citations(rule), claim.mutable_citations());
    texts_.AddInterpretations(s.relied.interpretations, claim.mutable_interpretations());
    all_.Add(s.relied);
    return claim;
  }

  void AddClaim(Rule rule, Standing& s, Day from, int64_t pence, v1::Unit unit) {
    v1::ClaimFinding& claim = AddClaim(rule, s, from);
    claim.mutable_amount()->set_pence(pence);
    claim.set_unit(unit);
  }

  void BenefitsAt18() {
    Standing s(today_, all_);
    if (!s.When(kBenefitsAt18Claim_Who0, today_.FormerRelevant(s.relied))) return;
    if (!s.When(kBenefitsAt18Claim_Who1, !today_.Working(s.relied))) return;
    AddClaim(kBenefitsAt18Claim, s, person_.Birthday(18));
  }

  void BenefitsForParent() {
    Standing s(today_, all_);
    if (!s.When(kBenefitsForParentClaim_Who0, today_.EligibleOrRelevant(s.relied))) return;
    if (!s.When(kBenefitsForParentClaim_Who1, today_.LivesWithParent(s.relied))) return;
    AddClaim(kBenefitsForParentClaim, s);
  }

  void BenefitsForSickOrDisabled() {
    Standing s(today_, all_);
    const bool may_claim = today_.MayClaimBenefitsAtSixteen(s.relied);
    if (!s.When(kBenefitsForSickOrDisabledClaim_Who0, may_claim)) return;
    if (!s.When(kBenefitsForSickOrDisabledClaim_Who1, today_.SickOrDisabled(s.relied))) return;
    AddClaim(kBenefitsForSickOrDisabledClaim, s);
  }

  void Bursary() {
    Standing s(today_, all_);
    if (!s.When(kBursary1619Claim_Who0, today_.EligibleOrRelevant(s.relied))) return;
    if (!s.When(kBursary1619Claim_Who1, today_.AtSixthFormOrCollege(s.relied))) return;
    person_.Need(today_.day() < ToDay({2026, 8, 1}));
    today_.Rely(kBursary16To19, s.relied);
    AddClaim(kBursary1619Claim, s, Day::Never(), kBursaryPence, v1::UNIT_PENCE_PER_YEAR);
  }

  void ForLoneParent(Rule status, Rule parent, Rule rule) {
    Standing s(today_, all_);
    if (!s.When(status, today_.EligibleOrRelevant(s.relied))) return;
    if (!s.When(parent, today_.LoneParent(s.relied) && today_.HasChildAtHome(s.relied))) return;
    AddClaim(rule, s, today_.BirthOfYoungest(s.relied));
  }

  void IncomeSupport() {
    Standing s(today_, all_);
    if (!s.When(kIncomeSupportClaim_Who0, today_.CareLeaver(s.relied))) return;
    if (!s.When(kIncomeSupportClaim_Who1, today_.LoneParent(s.relied))) return;
    if (!s.When(kIncomeSupportClaim_Who2, today_.HasChildUnderFive(s.relied))) return;
    AddClaim(kIncomeSupportClaim, s, today_.BirthOfYoungest(s.relied));
  }

  void JobseekersAllowance() {
    Standing s(today_, all_);
    if (!s.When(kJobseekersAllowanceClaim_Who0, today_.CareLeaver(s.relied))) return;
    const bool older_children = today_.LoneParent(s.relied) && today_.HasChildAtHome(s.relied) &&
                                !today_.HasChildUnderFive(s.relied);
    if (!s.When(kJobseekersAllowanceClaim_Who1, older_children)) return;
    const bool can_look_for_work =
        !today_.SickOrDisabled(s.relied) && !today_.CaringForDisabledPerson(s.relied);
    if (!s.When(kJobseekersAllowanceClaim_Who2, can_look_for_work)) return;
    AddClaim(kJobseekersAllowanceClaim, s);
  }

  void NationalMinimumWage() {
    Standing s(today_, all_);
    if (!s.When(kNationalMinimumWageClaim_Who0, today_.CareLeaver(s.relied))) return;
    if (!s.When(kNationalMinimumWageClaim_Who1, today_.Working(s.relied))) return;
    if (!s.When(kNationalMinimumWageClaim_Who2, today_.PastSchoolLeavingAge(s.relied))) return;
    const int64_t pence = today_.MinimumWage(s.relied);
    AddClaim(kNationalMinimumWageClaim, s, Day::Never(), pence, v1::UNIT_PENCE_PER_HOUR);
  }

  void OrdinaryBenefits() {
    Standing s(today_, all_);
    if (!s.When(kOrdinaryBenefitsClaim_Who0, today_.QualifyingBelowEighteen(s.relied))) return;
    AddClaim(kOrdinaryBenefitsClaim, s);
  }

  void PrisonPay() {
    Standing s(today_, all_);
    if (!s.When(kPrisonPayClaim_Who0, today_.CareLeaver(s.relied))) return;
    if (!s.When(kPrisonPayClaim_Who1, today_.ServingASentence(s.relied))) return;
    today_.Rely(kPrisonPayRate, s.relied);
    AddClaim(kPrisonPayClaim, s, Day::Never(), kPrisonPayPence, v1::UNIT_PENCE_PER_WEEK);
  }

  void SureStartMaternityGrant() {
    Standing s(today_, all_);
    if (!s.When(kSureStartMaternityGrantClaim_Who0, today_.EligibleOrRelevant(s.relied))) return;
    const bool first_child = today_.FirstChildBorn(s.relied) || today_.NearBirthOnBenefit(s.relied);
    if (!s.When(kSureStartMaternityGrantClaim_Who1, first_child)) return;
    const Day from = today_.GrantCanBeClaimedFrom(s.relied);
    today_.Rely(kSureStartMaternityGrantRate, s.relied);
    AddClaim(kSureStartMaternityGrantClaim, s, from, kMaternityGrantPence, v1::UNIT_PENCE);
  }

  // ---- Duties

  void AddDuty(Rule rule, Standing& s, bool done = false, const std::string& instance = "") {
    person_.Need(!person_.TakeOpen());
    if (!done) {
      v1::DutyFinding& duty = *finding_.add_duties();
      duty = texts_.duty(rule);
      duty.set_instance(instance);
      today_.Rely(rule, s.relied);
      texts_.AddCitations(s.cited.rules, texts_.own_citations(rule), duty.mutable_citations());
      texts_.AddInterpretations(s.relied.interpretations, duty.mutable_interpretations());
    }
    all_.Add(s.relied);
  }

  void EducationPlan() {
    today_.Rely(kReturnsToEducation, all_);
    for (const auto* request : today_.ReturnRequests(all_)) {
      person_.Need(request->facts->has_resumes_education_or_training());
      if (!request->facts->resumes_education_or_training()) continue;
      Standing s(today_, all_);
      if (!s.When(kEducationPlanDuty_When0, today_.FormerRelevant(s.relied))) continue;
      today_.Rely(kPlanReviewedSinceRequest, s.relied);  // nothing is on record
      AddDuty(kEducationPlanDuty, s, false, request->facts->id());
    }
  }

  void LocalCashPayment() {
    Standing s(today_, all_);
    if (!s.When(kLocalCashPaymentDuty_When0, today_.EligibleOrRelevant(s.relied))) return;
    if (!s.When(kLocalCashPaymentDuty_When1, today_.LivesOutsideTheArea(s.relied))) return;
    if (!s.When(kLocalCashPaymentDuty_When2, !today_.HasCurrentAccount(s.relied))) return;
    AddDuty(kLocalCashPaymentDuty, s);
  }

  // No review is on record, so that no day is stated.
  void PlanReview() {
    Standing s(today_, all_);
    if (!s.When(kPlanReviewDuty_When0, today_.CareLeaver(s.relied))) return;
    if (!s.When(kPlanReviewDuty_When1, today_.KeepsTheService(s.relied))) return;
    today_.Rely(kLastPlanReview, s.relied);
    today_.Rely(kPlanReviewInterval, s.relied);
    AddDuty(kPlanReviewDuty, s);
  }

  void PlanStatesPaymentTerms() {
    Standing s(today_, all_);
    if (!s.When(kPlanStatesPaymentTermsDuty_When0, today_.CareLeaver(s.relied))) return;
    if (!s.When(kPlanStatesPaymentTermsDuty_When1, today_.KeepsTheService(s.relied))) return;
    AddDuty(kPlanStatesPaymentTermsDuty, s);
  }

  void PrepareForIndependence() {
    Standing s(today_, all_);
    if (!s.When(kPrepareForIndependenceDuty_When0, today_.EligibleOrRelevant(s.relied))) return;
    const bool placed = today_.PlacedWithCarerOrProvider(s.relied);
    if (!s.When(kPrepareForIndependenceDuty_When1, placed)) return;
    AddDuty(kPrepareForIndependenceDuty, s);
  }

  // Duties towards qualifying young people who have asked for a service.
  void ForEachRequest(Rule condition, Rule rule) {
    today_.Rely(kRequestsAsQualifying, all_);
    for (const auto& request : person_.Need(person_.service_requests)) {
      if (today_.day() < request.first) continue;
      Standing s(today_, all_);
      if (!s.When(condition, today_.Qualifying(s.relied))) continue;
      if (rule == kQualifyingAssessmentDuty) today_.Rely(kAssessedAsQualifying, s.relied);
      AddDuty(rule, s, false, request.facts->id());
    }
  }

  void ReturnAssessment() {
    for (const auto* request : today_.ReturnRequests(all_)) {
      Standing s(today_, all_);
      if (!s.When(kReturnAssessmentDuty_When0, today_.FormerRelevant(s.relied))) continue;
      today_.Rely(kAssessedForReturn, s.relied);
      AddDuty(kReturnAssessmentDuty, s, false, request->facts->id());
    }
  }

  void ReviewAfterDissatisfaction() {
    today_.Rely(kMoneyComplaints, all_);
    for (const auto& complaint : person_.Need(person_.complaints)) {
      person_.Need(complaint.facts->has_about_money());
      if (!complaint.facts->about_money() || today_.day() < complaint.first) continue;
      Standing s(today_, all_);
      if (!s.When(kReviewAfterDissatisfactionDuty_When0, today_.CareLeaver(s.relied))) continue;
      today_.Rely(kReviewedSince, s.relied);
      AddDuty(kReviewAfterDissatisfactionDuty, s, false, complaint.facts->id());
    }
  }

  void SupportClaims() {
    Standing s(today_, all_);
    if (!s.When(kSupportClaimsDuty_When0, today_.MayClaimBenefitsAtSixteen(s.relied))) return;
    const bool something = today_.LoneParent(s.relied) || today_.SickOrDisabled(s.relied);
    if (!s.When(kSupportClaimsDuty_When1, something)) return;
    AddDuty(kSupportClaimsDuty, s);
  }

  // ---- Warnings

  template <typename When>
  void Warn(Rule rule, When when) {
    Relied relied;
    const bool holds = when(relied);
    // Of bed and breakfast nobody is warned who is not known to live there.
    const bool open = person_.TakeOpen();
    person_.Need(!open || rule == kBedAndBreakfastWarning);
    if (holds) {
      today_.Rely(rule, relied);
      v1::WarningFinding& warning = *finding_.add_warnings();
      warning = texts_.warning(rule);
      texts_.AddInterpretations(relied.interpretations, warning.mutable_interpretations());
    }
    all_.Add(relied);
  }

  const Texts& texts_;
  const Person& person_;
  OnDay& today_;
  Relied& all_;
  v1::Finding& finding_;
};

}  // namespace

void AddClaims(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding) {
  Notices(texts, today, all, finding).Claims();
}

void AddDuties(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding) {
  Notices(texts, today, all, finding).Duties();
}

void AddWarnings(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding) {
  Notices(texts, today, all, finding).Warnings();
}

}  // namespace fairstart::by_hand

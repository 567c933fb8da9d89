// Each entitlement in the order of its name. An instance is judged on its own day, as the engine
// does.
#include "tests/bench/by_hand/lines.h"

#include <algorithm>
#include <string>

#include "engine/money/rounding.h"
#include "tests/bench/by_hand/dates.h"

namespace fairstart::by_hand {
namespace {

constexpr int64_t kSettingUpHomeAllowancePence = 200000;
constexpr int64_t kAttendanceBonusPence = 1000;
constexpr int64_t kRemandPence = 2000;
constexpr int64_t kRemandBeforePence = 1000;  // before the first day of the guide
constexpr YearMonthDay kFirstDayOfTheGuide = {2017, 2, 1};

// One line being made.
class Line {
 public:
  Line(const Texts& texts, const OnDay& day, Rule entitlement, v1::Finding& finding)
      : texts_(texts), day_(day), entitlement_(entitlement), line_(*finding.add_lines()) {
    line_ = texts.line(entitlement);
  }

  Relied relied;  // everything but what the sum rests on
  Relied sum;     // what the sum rests on; the line cites it

  v1::Line& message() { return line_; }
  v1::Given& given() { return *line_.mutable_given(); }
  void Rely(Rule rule) { day_.Rely(rule, relied); }

  // A condition that all need, just looked at. One that is not known is no reason.
  void Who(Rule condition, bool holds) {
    Rely(condition);
    if (IsOpen() || holds) {
      day_.Rely(condition, cited_);
    } else {
      *line_.add_reasons() = texts_.reason(condition);
    }
  }
  // A bar; its rule counts whether it holds or not.
  void Bar(Rule bar, bool holds) {
    Rely(bar);
    if (!IsOpen() && holds) *line_.add_reasons() = texts_.reason(bar);
  }
  void Need(Rule need, bool applies, const std::string& subject = "") {
    Rely(need);
    if (!applies) return;
    v1::UnmetNeed& unmet = *line_.add_needs();
    unmet = texts_.need(need);
    unmet.set_subject(subject);
  }

  // Whether a condition or bar excludes it; if so the line is finished.
  bool Excluded(Relied& all) {
    if (line_.reasons_size() == 0) {
      day_.person().Need(!open_);
      return false;
    }
    line_.set_outcome(v1::OUTCOME_NOT_ENTITLED);
    Close(all);
    return true;
  }

  void Finish(v1::Outcome outcome, Relied& all) {
    line_.set_outcome(outcome);
    day_.person().Need(!day_.person().TakeOpen());
    relied.Add(sum);
    cited_.Add(sum);
    texts_.AddCitations(cited_.rules, texts_.own_citations(entitlement_),
                        line_.mutable_citations());
    Close(all);
  }
  // Payable, now or once what it needs is on record.
  void FinishPayable(Relied& all) {
    Finish(line_.needs_size() > 0 ? v1::OUTCOME_SUBJECT_TO : v1::OUTCOME_ENTITLED, all);
  }

 private:
  // Whether what was just looked at is not known.
  bool IsOpen() {
    const bool open = day_.person().TakeOpen();
    open_ = open_ || open;
    return open;
  }
  void Close(Relied& all) {
    texts_.AddInterpretations(relied.interpretations, line_.mutable_interpretations());
    all.Add(relied);
  }

  const Texts& texts_;
  const OnDay& day_;
  const Rule entitlement_;
  v1::Line& line_;
  Relied cited_;
  bool open_ = false;
};

class Lines {
 public:
  Lines(const Texts& texts, Life& life, OnDay& today, Relied& all, v1::Finding& finding)
      : texts_(texts),
        life_(life),
        person_(today.person()),
        today_(today),
        all_(all),
        finding_(finding) {}

  void Accommodation() {
    Line line = Start(kAccommodationLine, today_);
    line.Who(kAccommodation_Who0, today_.EligibleOrRelevant(line.relied));
    line.Bar(kLivingWithParentBar, today_.LivesWithParent(line.relied));
    line.Bar(kQualifyingNoAllowanceBar, today_.QualifyingBelowEighteen(line.relied));
    if (line.Excluded(all_)) return;
    v1::Given& given = line.given();
    given.set_actual_cost(true);
    given.mutable_amount()->set_pence(RoundHalfUp(today_.AccommodationCost(line.sum)));
    given.set_unit(v1::UNIT_PENCE_PER_WEEK);
    line.FinishPayable(all_);
  }

  void AttendanceBonus() {
    const int before = finding_.lines_size();
    for (const auto& week : person_.Need(person_.attendance_weeks)) {
      if (week.first > today_.day()) continue;
      OnDay then(life_, week.first);
      Line line = Start(kAttendanceBonusLine, then, week.facts->id());
      line.message().set_first_day(WriteDay(week.first));
      if (week.last.IsDate()) line.message().set_last_day(WriteDay(week.last));
      line.Who(kAttendanceBonus_Who0, then.EligibleOrRelevant(line.relied));
      line.Who(kAttendanceBonus_Who1, IsStudyWeek(week, line.relied));
      line.Who(kAttendanceBonus_Who2, InTermTime(week, then, line.relied));
      line.Who(kAttendanceBonus_Who3, FullyAttended(week, then, line.relied));
      if (line.Excluded(all_)) continue;
      then.Rely(kAttendanceBonusRate, line.sum);
      Give(kAttendanceBonusPence, v1::UNIT_PENCE, line);
      line.Need(kAttendanceBonus_Need0, true);
      line.FinishPayable(all_);
    }
    if (SortedInstances(before)) return;
    Line line = StartWithout(kAttendanceBonusLine, 0, Relied());
    line.Who(kAttendanceBonus_Who0, today_.EligibleOrRelevant(line.relied));
    line.Excluded(all_);
  }

  void FurtherSupportAtHome() {
    Line line = Start(kFurtherSupportAtHomeLine, today_);
    line.Who(kFurtherSupportAtHome_Who0, today_.EligibleOrRelevant(line.relied));
    line.Who(kFurtherSupportAtHome_Who1, today_.LivesWithParent(line.relied));
    if (line.Excluded(all_)) return;
    line.given().set_actual_cost(true);
    line.Need(kFurtherSupportAtHome_Need0, true);
    line.message().set_consider(texts_.consider(kFurtherSupportAtHomeLine));
    line.Finish(v1::OUTCOME_TO_CONSIDER, all_);
  }

  void HomeReturnContribution() {
    const int before = finding_.lines_size();
    const Day sixteen = person_.Birthday(16);
    Relied returns;
    today_.Rely(kReturnsHome, returns);
    absl::InlinedVector<const Spell<v1::HomeSpell>*, 2> homes;
    for (const auto& home : person_.Need(person_.home_spells)) {
      if (today_.CountsAsHome(home, returns) && home.last >= sixteen &&
          home.first < person_.Birthday(18)) {
        homes.push_back(&home);
      }
    }
    for (const auto* home : homes) {
      const Day arises = std::max({home->first, sixteen, ToDay(kFirstDayOfTheGuide)});
      if (arises > today_.day()) continue;
      OnDay then(life_, arises);
      Line line = Start(kHomeReturnContributionLine, then, home->facts->id());
      line.relied.Add(returns);
      line.Rely(kReturnCountsFrom);
      line.Rely(kGuideAppliesFrom);
      line.message().set_arises(WriteDay(arises));
      line.Who(kHomeReturnContribution_Who0, then.EligibleOrRelevant(line.relied));
      if (line.Excluded(all_)) continue;
      v1::Given& given = line.given();
      given.set_actual_cost(true);
      then.Rely(kSettingUpHomeAllowance, line.sum);
      then.Rely(kHomeReturnContribution_Cap0, line.sum);
      given.mutable_cap()->set_pence(kSettingUpHomeAllowancePence);
      given.set_cap_period(v1::CAP_PERIOD_LIFE);
      given.set_unit(v1::UNIT_PENCE);
      line.message().set_consider(texts_.consider(kHomeReturnContributionLine));
      line.Finish(v1::OUTCOME_TO_CONSIDER, all_);
    }
    all_.Add(returns);
    if (SortedInstances(before)) return;
    Line line = StartWithout(kHomeReturnContributionLine, 0, returns);
    line.Who(kHomeReturnContribution_Who0, today_.EligibleOrRelevant(line.relied));
    line.Excluded(all_);
  }

  void JobSearchTravel() {
    const int before = finding_.lines_size();
    Relied journeys;
    today_.Rely(kJobSearchJourneys, journeys);
    for (const auto& journey : person_.Need(person_.journeys)) {
      person_.Need(journey.facts->has_purpose());
      if (journey.facts->purpose() != v1::JOURNEY_PURPOSE_JOB_SEARCH) continue;
      if (journey.first > today_.day()) continue;
      OnDay then(life_, journey.first);
      Line line = Start(kJobSearchTravelLine, then, journey.facts->id());
      line.relied.Add(journeys);
      line.message().set_arises(WriteDay(journey.first));
      LookForJobSearch(then, line);
      if (line.Excluded(all_)) continue;
      line.given().set_actual_cost(true);
      Give(FareToPay(*journey.facts, then, line.sum), v1::UNIT_PENCE, line);
      line.Need(kJobSearchTravel_Need0, true);
      line.FinishPayable(all_);
    }
    if (SortedInstances(before)) return;
    Line line = StartWithout(kJobSearchTravelLine, 0, journeys);
    LookForJobSearch(today_, line);
    line.Excluded(all_);
  }

  void LeavingCareService() {
    Line line = Start(kLeavingCareServiceLine, today_);
    line.Who(kLeavingCareService_Who0, today_.CareLeaver(line.relied));
    line.Who(kLeavingCareService_Who1, today_.KeepsTheService(line.relied));
    if (line.Excluded(all_)) return;
    line.given().set_in_kind(texts_.in_kind(kLeavingCareServiceLine));
    line.Need(kLeavingCareService_Need0, today_.HasTurned21(line.relied));
    line.FinishPayable(all_);
  }

  void LivingAllowance() {
    Line line = Start(kLivingAllowanceLine, today_);
    line.Who(kLivingAllowance_Who0, today_.EligibleOrRelevant(line.relied));
    line.Who(kLivingAllowance_Who1, today_.WayOfLivingFits(line.relied));
    line.Bar(kBenefitsInPaymentBar, today_.SixteenOrSeventeen(line.relied) &&
                                        today_.MeansTestedBenefitInPayment(line.relied));
    const bool placement_pays = today_.InCarePlacement(line.relied);
    line.Bar(kCarePlacementPaysBar, false);
    line.Bar(kInCustodyBar, today_.InCustody(line.relied));
    line.Bar(kLivingWithParentBar, today_.LivesWithParent(line.relied));
    line.Bar(kQualifyingNoAllowanceBar, today_.QualifyingBelowEighteen(line.relied));
    if (line.Excluded(all_)) return;
    if (placement_pays) {
      *line.message().add_elsewhere() = texts_.elsewhere(kCarePlacementPaysBar);
      line.Finish(v1::OUTCOME_ELSEWHERE, all_);
      return;
    }
    Give(RoundHalfUp(today_.WeeklyAllowance(line.sum)), v1::UNIT_PENCE_PER_WEEK, line);
    if (today_.Working(line.relied)) {
      today_.Rely(kPayPeriodsOfTheDay, line.relied);
      person_.Need(person_.Need(person_.pay_periods).AnyCovers(today_.day()));
      for (const auto& period : person_.pay_periods) {
        if (!period.Covers(today_.day())) continue;
        line.Need(kLivingAllowance_Need0, true, period.facts->id());
      }
    }
    line.Need(kLivingAllowance_Need0, false);
    line.FinishPayable(all_);
  }

  void QualifyingSupport() {
    Line line = Start(kQualifyingSupportLine, today_);
    line.Who(kQualifyingSupport_Who0, today_.Qualifying(line.relied));
    if (line.Excluded(all_)) return;
    line.given().set_in_kind(texts_.in_kind(kQualifyingSupportLine));
    line.message().set_consider(texts_.consider(kQualifyingSupportLine));
    line.Finish(v1::OUTCOME_TO_CONSIDER, all_);
  }

  void RemandAllowance() {
    const int before = finding_.lines_size();
    Relied remands;
    today_.Rely(kRemands, remands);
    // Every remand is looked at before any line is made: all rest on the same rules.
    bool any = false;
    for (const auto& detention : person_.Need(person_.detentions)) {
      person_.Need(detention.facts->has_kind());
      any = any || detention.facts->kind() == v1::DETENTION_KIND_REMAND;
    }
    if (any) today_.Rely(kMonthsOnRemand, remands);
    for (const auto& remand : person_.detentions) {
      if (remand.facts->kind() != v1::DETENTION_KIND_REMAND) continue;
      for (int months = 0;; ++months) {
        const Day month = AddMonths(remand.first, months);
        if (month > remand.last || month > today_.day()) break;
        RemandAllowance(remand, month, remands);
      }
    }
    all_.Add(remands);
    if (SortedInstances(before)) return;
    Line line = StartWithout(kRemandAllowanceLine, any ? 1 : 0, remands);
    line.Who(kRemandAllowance_Who0, today_.PaidOnRemand(line.relied));
    line.Excluded(all_);
  }

 private:
  Line Start(Rule entitlement, OnDay& day, const std::string& instance = "") {
    Line line(texts_, day, entitlement, finding_);
    line.Rely(entitlement);
    line.message().set_instance(instance);
    return line;
  }

  // A line that stands for there being no instance.
  Line StartWithout(Rule entitlement, size_t level, const Relied& listing) {
    Line line(texts_, today_, entitlement, finding_);
    line.relied.Add(listing);
    *line.message().add_reasons() = texts_.no_instance(entitlement, level);
    return line;
  }

  void Give(int64_t pence, v1::Unit unit, Line& line) {
    line.given().mutable_amount()->set_pence(pence);
    line.given().set_unit(unit);
  }

  // Puts the lines from `before` on into the order of their keys; whether there are any.
  bool SortedInstances(int before) {
    auto& lines = *finding_.mutable_lines();
    std::stable_sort(lines.begin() + before, lines.end(), [](const v1::Line& a, const v1::Line& b) {
      return a.instance() < b.instance();
    });
    return lines.size() > before;
  }

  void LookForJobSearch(OnDay& day, Line& line) {
    line.Who(kJobSearchTravel_Who0, day.EligibleOrRelevant(line.relied));
    line.Who(kJobSearchTravel_Who1, day.NotInEducationEmploymentOrTraining(line.relied));
    line.Who(kJobSearchTravel_Who2, day.LivesIndependently(line.relied));
  }

  int64_t FareToPay(const v1::Journey& journey, OnDay& day, Relied& relied) {
    day.Rely(kFareToPay, relied);
    person_.Need(journey.fare().has_pence() && journey.paid_by_others().has_pence());
    const int64_t pence = journey.fare().pence() - journey.paid_by_others().pence();
    if (pence > 0) return pence;
    day.Rely(kFareToPay_PaidByOthers, relied);
    return 0;
  }

  void RemandAllowance(const Spell<v1::Detention>& remand, Day month, const Relied& remands) {
    OnDay then(life_, month);
    Line line = Start(kRemandAllowanceLine, then, remand.facts->id() + "/" + WriteDay(month));
    line.relied.Add(remands);
    line.message().set_first_day(WriteDay(month));
    line.message().set_last_day(WriteDay(PreviousDay(AddMonths(month, 1))));
    line.Who(kRemandAllowance_Who0, then.PaidOnRemand(line.relied));
    if (line.Excluded(all_)) return;
    const bool now = month >= ToDay(kFirstDayOfTheGuide);
    then.Rely(now ? kRemandRate1 : kRemandRate0, line.sum);
    Give(now ? kRemandPence : kRemandBeforePence, v1::UNIT_PENCE_PER_MONTH, line);
    line.FinishPayable(all_);
  }

  // ---- Attendance (14.10, Table 3)

  bool IsApprenticeshipWeek(const Spell<v1::AttendanceWeek>& week, OnDay& day, Relied& relied) {
    day.Rely(kIsApprenticeshipWeek, relied);
    return HasJob(week, true);
  }
  bool IsStudyWeek(const Spell<v1::AttendanceWeek>& week, Relied& relied) {
    today_.Rely(kIsStudyWeek, relied);
    return !HasJob(week, false);
  }
  bool HasJob(const Spell<v1::AttendanceWeek>& week, bool apprenticeship) {
    person_.Need(week.facts->has_programme());
    const auto& jobs = person_.Need(person_.jobs);
    return std::any_of(jobs.begin(), jobs.end(), [&](const auto& job) {
      return job.facts->id() == week.facts->programme() &&
             person_.Need(job.facts->has_apprenticeship()) &&
             job.facts->apprenticeship() == apprenticeship;
    });
  }

  bool InTermTime(const Spell<v1::AttendanceWeek>& week, OnDay& first_day, Relied& relied) {
    first_day.Rely(kInTermTime, relied);
    if (IsApprenticeshipWeek(week, first_day, relied) || first_day.TermTime(relied)) return true;
    if (!week.last.IsDate()) return false;
    OnDay last_day(life_, week.last);
    return last_day.TermTime(relied);
  }

  bool FullyAttended(const Spell<v1::AttendanceWeek>& week, OnDay& day, Relied& relied) {
    day.Rely(kFullyAttended, relied);
    day.Rely(kAllDueAttended, relied);
    const v1::AttendanceWeek& facts = *week.facts;
    person_.Need(facts.has_sessions_due());
    if (facts.sessions_due() > 0) {
      person_.Need(facts.has_sessions_attended() && facts.has_authorised_absences());
      if (facts.sessions_attended() + facts.authorised_absences() >= facts.sessions_due())
        return true;
    }
    day.Rely(kIsHalfTermWeek, relied);
    if (facts.sessions_due() != 0 || !day.HalfTermHoliday(relied)) return false;
    day.Rely(kEnrolledBeforeAndAfter, relied);
    const auto& courses = person_.Need(person_.courses);
    return std::any_of(courses.begin(), courses.end(), [&](const auto& course) {
      return course.facts->id() == facts.programme() && course.first < week.first &&
             course.last > week.last;
    });
  }

  const Texts& texts_;
  Life& life_;
  const Person& person_;
  OnDay& today_;
  Relied& all_;
  v1::Finding& finding_;
};

}  // namespace

void AddLines(const Texts& texts, Life& life, OnDay& today, Relied& all, v1::Finding& finding) {
  Lines lines(texts, life, today, all, finding);
  lines.Accommodation();
  lines.AttendanceBonus();
  lines.FurtherSupportAtHome();
  lines.HomeReturnContribution();
  lines.JobSearchTravel();
  lines.LeavingCareService();
  lines.LivingAllowance();
  lines.QualifyingSupport();
  lines.RemandAllowance();
}

}  // namespace fairstart::by_hand

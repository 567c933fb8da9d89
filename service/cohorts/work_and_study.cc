// Tested by tests/service/cohorts/synthetic_case_test.cc.
#include "service/cohorts/work_and_study.h"

#include <algorithm>

#include "engine/calendar/span.h"
#include "service/cohorts/dated_record.h"

namespace fairstart {
namespace {

v1::ActivityKind KindOf(Occupation occupation) {
  switch (occupation) {
    case Occupation::kNone:
      return v1::ACTIVITY_KIND_NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING;
    case Occupation::kSeekingWork:
      return v1::ACTIVITY_KIND_SEEKING_WORK;
    case Occupation::kSchoolOrSixthForm:
      return v1::ACTIVITY_KIND_SIXTH_FORM;
    case Occupation::kFurtherEducation:
      return v1::ACTIVITY_KIND_FURTHER_EDUCATION;
    case Occupation::kHigherEducation:
      return v1::ACTIVITY_KIND_HIGHER_EDUCATION;
    case Occupation::kPaidTraining:
      return v1::ACTIVITY_KIND_PAID_TRAINING;
    case Occupation::kUnpaidTraining:
      return v1::ACTIVITY_KIND_UNPAID_TRAINING;
    case Occupation::kApprenticeship:
      return v1::ACTIVITY_KIND_APPRENTICESHIP;
    case Occupation::kEmployment:
      return v1::ACTIVITY_KIND_EMPLOYMENT;
  }
  return v1::ACTIVITY_KIND_UNSPECIFIED;
}

void WriteCourse(const Life& life, Dice& dice, v1::CaseFacts& facts) {
  const Day ends = Plus(life.occupied_since, Span{.months = 36});
  v1::Course& course = AddRecord(*facts.mutable_courses(), "course", life.occupied_since, ends);
  const bool school = life.occupation == Occupation::kSchoolOrSixthForm;
  const bool higher = life.occupation == Occupation::kHigherEducation;
  course.set_provider("provider-1");
  course.set_sector(school   ? v1::COURSE_SECTOR_SCHOOL
                    : higher ? v1::COURSE_SECTOR_HIGHER_EDUCATION
                             : v1::COURSE_SECTOR_FURTHER_EDUCATION);
  course.set_mode(v1::STUDY_MODE_FULL_TIME);
  course.set_academic(school || higher);
  course.set_accredited(true);
  course.set_requires_computer(higher);
  course.set_residential(false);
  course.set_closest_available(true);
  course.mutable_weekly_travel_cost()->set_pence(dice.Between(0, 20) * 100);
  course.set_continues_earlier_course(false);
}

void WriteJob(const Life& life, Dice& dice, v1::CaseFacts& facts) {
  v1::Job& job = AddRecord(*facts.mutable_jobs(), "job", life.occupied_since, Day::Never());
  const bool apprenticeship = life.occupation == Occupation::kApprenticeship;
  const bool full_time = apprenticeship || dice.PerMille(500);
  job.set_basis(full_time ? v1::JOB_BASIS_FULL_TIME : v1::JOB_BASIS_PART_TIME);
  job.set_minutes_per_week((full_time ? dice.Between(30, 40) : dice.Between(6, 25)) * 60);
  job.set_apprenticeship(apprenticeship);
  job.mutable_weekly_travel_cost()->set_pence(dice.Between(0, 25) * 100);
  job.set_continues_earlier_job(false);
  job.set_employer("employer-1");
  const int64_t hourly = apprenticeship ? dice.Between(350, 600) : dice.Between(450, 850);
  // The last whole months, at most three.
  const absl::CivilDay today = ToCivil(NextDay(life.day));
  for (int64_t ago = 3; ago > 0; --ago) {
    const Day first = FromCivil(absl::CivilDay(today.year(), today.month() - ago, 1));
    const Day last =
        PreviousDay(FromCivil(absl::CivilDay(today.year(), today.month() - ago + 1, 1)));
    if (first < life.occupied_since) continue;
    v1::PayPeriod& pay = AddRecord(*facts.mutable_pay_periods(), "pay", first, last);
    pay.set_job(job.id());
    pay.set_interval(v1::PAY_INTERVAL_MONTHLY);
    const int64_t gross = hourly * job.minutes_per_week() / 60 * 52 / 12;
    pay.mutable_gross()->set_pence(gross);
    pay.mutable_net()->set_pence(gross * 9 / 10);
  }
}

void WriteSupport(const Life& life, Dice& dice, v1::CaseFacts& facts) {
  if (life.support == Support::kNone) return;
  const Day since = std::max(life.occupied_since, Birthday(life.born, 18));
  v1::Benefit& benefit = AddRecord(*facts.mutable_benefits(), "benefit", since, Day::Never());
  switch (life.support) {
    case Support::kUniversalCredit:
      benefit.set_kind(v1::BENEFIT_KIND_UNIVERSAL_CREDIT);
      break;
    case Support::kJobseekers:
      benefit.set_kind(v1::BENEFIT_KIND_JOBSEEKERS_ALLOWANCE_INCOME_BASED);
      break;
    case Support::kIncomeSupport:
      benefit.set_kind(v1::BENEFIT_KIND_INCOME_SUPPORT);
      break;
    default:
      benefit.set_kind(v1::BENEFIT_KIND_EMPLOYMENT_AND_SUPPORT_ALLOWANCE_INCOME_RELATED);
      break;
  }
  benefit.set_claimed_on(FormatDay(since));
  benefit.mutable_weekly_amount()->set_pence(dice.Between(50, 80) * 100);
  benefit.set_paid_to_landlord(false);
}

void WriteOccupation(const Life& life, Dice& dice, v1::CaseFacts& facts) {
  const absl::CivilDay born = ToCivil(life.born);
  // The school year goes from September to August.
  const int64_t year = born.year() + (born.month() >= 9 ? 17 : 16);
  facts.set_school_year_11_ends_on(FormatDay(FromCivil(absl::CivilDay(year, 6, 30))));
  const Day sixteen = Birthday(life.born, 16);
  v1::Activities& activities = *facts.mutable_activities();
  if (sixteen < life.occupied_since) {
    AddRecord(activities, "activity", sixteen, PreviousDay(life.occupied_since))
        .set_kind(v1::ACTIVITY_KIND_SCHOOL);
  }
  AddRecord(activities, "activity", life.occupied_since, Day::Never())
      .set_kind(KindOf(life.occupation));
  switch (life.occupation) {
    case Occupation::kSchoolOrSixthForm:
    case Occupation::kFurtherEducation:
    case Occupation::kHigherEducation:
      return WriteCourse(life, dice, facts);
    case Occupation::kPaidTraining:
      AddRecord(*facts.mutable_training_allowances(), "allowance", life.occupied_since,
                Day::Never())
          .mutable_weekly_amount()
          ->set_pence(dice.Between(20, 50) * 100);
      return;
    case Occupation::kApprenticeship:
    case Occupation::kEmployment:
      return WriteJob(life, dice, facts);
    default:
      return;
  }
}

}  // namespace

void WriteWorkAndStudy(const Life& life, Dice& dice, v1::CaseFacts& facts) {
  WriteOccupation(life, dice, facts);
  WriteSupport(life, dice, facts);
}

}  // namespace fairstart

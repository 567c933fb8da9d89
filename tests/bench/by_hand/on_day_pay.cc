// Sections 9.5, 12 and 30: paid training, other income, pay by the week, guarantee and taper.
#include <algorithm>

#include "tests/bench/by_hand/dates.h"
#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"

namespace fairstart::by_hand {
namespace {

constexpr int64_t kOtherIncomeIgnoredPence = 1500;
constexpr int64_t kGuaranteeFullTimePence = 10000;
constexpr int64_t kGuaranteePartTimePence = 8000;
constexpr int64_t kEarningsBandPence = 2000;
constexpr int64_t kFullTimeMinutes = 1800;

Rational Times(const Rational& amount, int64_t by, int64_t over) {
  return *Multiply(amount, *Rational::Of(by, over));
}

}  // namespace

Rational OnDay::TrainingAllowance(Relied& relied) {
  return Once(kTrainingAllowance, relied, [&](Relied&) {
    int64_t pence = 0;
    for (const auto& allowance : person_.Need(person_.training_allowances)) {
      if (!allowance.Covers(day_)) continue;
      Need(allowance.facts->weekly_amount().has_pence());
      pence += allowance.facts->weekly_amount().pence();
    }
    return Rational::Whole(pence);
  });
}

bool OnDay::InPaidTraining(Relied& relied) {
  return Once(kInPaidTraining, relied,
              [&](Relied&) { return person_.Need(person_.training_allowances).AnyCovers(day_); });
}

Rational OnDay::AllowanceInPaidTraining(Relied& relied) {
  return Once(kAllowanceInPaidTraining, relied, [&](Relied& r) {
    const Rational training = TrainingAllowance(r);
    const Rational maintenance = Maintenance(r);
    if (training < maintenance) return *Subtract(maintenance, training);
    Rely(kAllowanceInPaidTraining_TheProviderPaysEnough, r);
    return Rational();
  });
}

Rational OnDay::MaintenanceDue(Relied& relied) {
  return Once(kMaintenanceDue, relied, [&](Relied& r) {
    if (!InPaidTraining(r)) return Maintenance(r);
    Rely(kMaintenanceDue_PaidTraining, r);
    return AllowanceInPaidTraining(r);
  });
}

Rational OnDay::OtherIncome(Relied& relied) {
  return Once(kOtherIncome, relied, [&](Relied& r) {
    int64_t pence = 0;
    for (const auto& income : person_.Need(person_.other_incomes)) {
      if (!income.Covers(day_)) continue;
      Rely(kIsRegularIncome, r);
      Need(income.facts->has_regular());
      if (!income.facts->regular()) continue;
      Need(income.facts->has_source());
      if (income.facts->source() == v1::OTHER_INCOME_SOURCE_CHILD_MAINTENANCE) continue;
      Need(income.facts->weekly_amount().has_pence());
      pence += income.facts->weekly_amount().pence();
    }
    return Rational::Whole(pence);
  });
}

Rational OnDay::CountedOtherIncome(Relied& relied) {
  return Once(kCountedOtherIncome, relied, [&](Relied& r) {
    Rely(kOtherIncomeIgnored, r);
    const int64_t pence = OtherIncome(r).numerator() - kOtherIncomeIgnoredPence;
    return Rational::Whole(std::max<int64_t>(pence, 0));
  });
}

bool OnDay::Working(Relied& relied) {
  return Once(kWorking, relied,
              [&](Relied&) { return person_.Need(person_.jobs).AnyCovers(day_); });
}

bool OnDay::WorksFullTime(Relied& relied) {
  return Once(kWorksFullTime, relied, [&](Relied& r) {
    bool all_part_time = true;
    bool some_full_time = false;
    bool some_apprenticeship = false;
    int64_t minutes = 0;
    bool minutes_known = true;
    for (const auto& job : person_.Need(person_.jobs)) {
      if (!job.Covers(day_)) continue;
      Need(job.facts->has_basis() && job.facts->has_apprenticeship());
      all_part_time = all_part_time && job.facts->basis() == v1::JOB_BASIS_PART_TIME;
      some_full_time = some_full_time || job.facts->basis() == v1::JOB_BASIS_FULL_TIME;
      some_apprenticeship = some_apprenticeship || job.facts->apprenticeship();
      minutes_known = minutes_known && job.facts->has_minutes_per_week();
      minutes += job.facts->minutes_per_week();
    }
    if (some_full_time) Rely(kWorksFullTime_LabelledFullTime, r);
    if (some_apprenticeship) Rely(kWorksFullTime_Apprentice, r);
    if (some_full_time || some_apprenticeship) return true;
    if (all_part_time) {
      Rely(kWorksFullTime_AllLabelledPartTime, r);
      return false;
    }
    Need(minutes_known);
    Rely(kMinutesWorked, r);
    Rely(kFullTimeHours, r);
    return minutes >= kFullTimeMinutes;
  });
}

// By the interval when the period is at least one whole interval long, else by its days.
Rational OnDay::WeeklyPay(const Spell<v1::PayPeriod>& period, Relied& relied) {
  Rely(kWeeklyPay, relied);
  Rely(kPayReceived, relied);
  Need(period.facts->net().has_pence() && period.facts->has_interval());
  const Rational net = Rational::Whole(period.facts->net().pence());
  const auto lasts = [&](int days) { return period.last >= AddDays(period.first, days - 1); };
  switch (period.facts->interval()) {
    case v1::PAY_INTERVAL_WEEKLY:
      if (!lasts(7)) break;
      Rely(kWeeklyPay_Weekly, relied);
      return net;
    case v1::PAY_INTERVAL_FORTNIGHTLY:
      if (!lasts(14)) break;
      Rely(kWeeklyPay_Fortnightly, relied);
      return Times(net, 1, 2);
    case v1::PAY_INTERVAL_FOUR_WEEKLY:
      if (!lasts(28)) break;
      Rely(kWeeklyPay_FourWeekly, relied);
      return Times(net, 1, 4);
    case v1::PAY_INTERVAL_MONTHLY:
      if (period.last < PreviousDay(AddMonths(period.first, 1))) break;
      Rely(kWeeklyPay_Monthly, relied);
      return Times(net, 12, 52);
    default:
      break;
  }
  if (!Need(period.last.IsDate())) return net;
  return Times(net, 7, period.last.number() - period.first.number() + 1);
}

Rational OnDay::PayFrom(const Spell<v1::Job>& job, Relied& relied) {
  Rely(kPayFrom, relied);
  Need(person_.Need(person_.pay_periods).AnyCovers(day_));
  Rational pay;
  for (const auto& period : person_.pay_periods) {
    if (!period.Covers(day_)) continue;
    Need(period.facts->has_job());
    if (period.facts->job() != job.facts->id()) continue;
    pay = *Add(pay, WeeklyPay(period, relied));
  }
  return pay;
}

Rational OnDay::TakeHomePay(Relied& relied) {
  return Once(kTakeHomePay, relied, [&](Relied& r) {
    Rational pay;
    for (const auto& job : person_.Need(person_.jobs)) {
      if (job.Covers(day_)) pay = *Add(pay, PayFrom(job, r));
    }
    return pay;
  });
}

Rational OnDay::WorkTravel(Relied& relied) {
  return Once(kWorkTravel, relied, [&](Relied&) {
    int64_t pence = 0;
    for (const auto& job : person_.Need(person_.jobs)) {
      if (!job.Covers(day_)) continue;
      Need(job.facts->weekly_travel_cost().has_pence());
      pence += job.facts->weekly_travel_cost().pence();
    }
    return Rational::Whole(pence);
  });
}

Rational OnDay::PayAfterTravel(Relied& relied) {
  return Once(kPayAfterTravel, relied, [&](Relied& r) {
    const Rational travel = WorkTravel(r);
    const Rational pay = TakeHomePay(r);
    if (travel <= pay) return *Subtract(pay, travel);
    Rely(kPayAfterTravel_TravelTakesItAll, r);
    return Rational();
  });
}

Rational OnDay::CountedPay(Relied& relied) {
  return Once(kCountedPay, relied, [&](Relied& r) {
    return *Add(*Add(PayAfterTravel(r), TrainingAllowance(r)), CountedOtherIncome(r));
  });
}

Rational OnDay::Guarantee(Relied& relied) {
  return Once(kGuarantee, relied, [&](Relied& r) {
    const bool full_time = WorksFullTime(r);
    Rely(full_time ? kGuaranteeFullTime : kGuaranteePartTime, r);
    if (full_time) Rely(kGuarantee_FullTime, r);
    return Rational::Whole(full_time ? kGuaranteeFullTimePence : kGuaranteePartTimePence);
  });
}

Rational OnDay::Ceiling(Relied& relied) {
  return Once(kCeiling, relied, [&](Relied& r) {
    Rely(kEarningsBand, r);
    return *Add(Guarantee(r), Rational::Whole(kEarningsBandPence));
  });
}

Rational OnDay::AllowanceWhileWorking(Relied& relied) {
  return Once(kAllowanceWhileWorking, relied, [&](Relied& r) {
    const Rational pay = CountedPay(r);
    const Rational maintenance = Maintenance(r);
    const Rational guarantee = Guarantee(r);
    const Rational ceiling = Ceiling(r);
    const Rational together = *Add(pay, maintenance);
    if (together <= guarantee) {
      Rely(kAllowanceWhileWorking_0, r);
      return *Subtract(guarantee, pay);
    }
    if (together <= ceiling) {
      Rely(kAllowanceWhileWorking_1, r);
      return maintenance;
    }
    if (pay < ceiling) {
      Rely(kAllowanceWhileWorking_2, r);
      return *Subtract(ceiling, pay);
    }
    Rely(kAllowanceWhileWorking_3, r);
    return Rational();
  });
}

Rational OnDay::WeeklyAllowance(Relied& relied) {
  return Once(kWeeklyAllowance, relied, [&](Relied& r) {
    if (Working(r)) {
      Rely(kWeeklyAllowance_Working, r);
      return AllowanceWhileWorking(r);
    }
    const Rational other = CountedOtherIncome(r);
    const Rational due = MaintenanceDue(r);
    if (other < due) return *Subtract(due, other);
    Rely(kWeeklyAllowance_OtherIncomeCoversIt, r);
    return Rational();
  });
}

}  // namespace fairstart::by_hand

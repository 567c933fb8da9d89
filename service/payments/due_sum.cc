// Tested by tests/service/payments/due_sum_test.cc.
#include "service/payments/due_sum.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/schedule/dated_payments.h"
#include "engine/schedule/schedule.h"
#include "engine/schedule/weekly_payments.h"

namespace fairstart {
namespace {

// The timeline's days that are in `days`. A line with a day of its own is scheduled for its own
// period whichever days it stands on, so that the period is cut.
v1::Timeline Cut(const v1::Timeline& due, const Window& days) {
  v1::Timeline cut;
  for (const v1::LineSpan& span : due.lines()) {
    const Window left = Intersect({*ParseDay(span.first_day()), *ParseDay(span.last_day())}, days);
    const bool has_own_day = HasOwnDay(span.line());
    if (left.IsEmpty() && !has_own_day) continue;
    v1::LineSpan& one = *cut.add_lines();
    one = span;
    if (!left.IsEmpty()) {
      one.set_first_day(FormatDay(left.first));
      one.set_last_day(FormatDay(left.last));
    }
    if (!has_own_day) continue;
    v1::Line& line = *one.mutable_line();
    const std::string first = FormatDay(days.first), last = FormatDay(days.last);
    line.set_first_day(std::max(line.first_day(), first));
    line.set_last_day(line.last_day().empty() ? last : std::min(line.last_day(), last));
    if (line.last_day() < line.first_day()) cut.mutable_lines()->RemoveLast();
  }
  return cut;
}

v1::Schedule ScheduleOf(const v1::Rulebook& rules, const v1::Timeline& due, const Window& days) {
  return MakeSchedule(rules, Cut(due, days), nullptr, days);
}

int64_t SumOf(const v1::Schedule& schedule) {
  int64_t sum = 0;
  for (const v1::ScheduledPayment& payment : schedule.payments()) sum += payment.amount().pence();
  return sum;
}

std::string SaysOf(const v1::Schedule& schedule) {
  constexpr int kMost = 3;
  if (schedule.payments_size() > kMost) {
    return absl::StrCat(schedule.payments_size(), " payments by the week, from ",
                        schedule.payments(0).first_day(), " to ",
                        schedule.payments(schedule.payments_size() - 1).last_day());
  }
  std::string says;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    absl::StrAppend(&says, says.empty() ? "" : "; ", payment.says());
  }
  return says;
}

}  // namespace

bool IsPaidByTheDay(const v1::Line& line) {
  return IsByTheDay(line.given().unit()) && line.given().has_amount() &&
         line.given().in_kind().empty();
}

bool IsPaidByPeriods(const v1::Line& line) {
  return IsRegular(line.frequency()) || IsPaidByTheDay(line);
}

v1::Timeline DueTimeline(const std::vector<DecidedDays>& runs) {
  v1::Timeline due;
  for (const DecidedDays& run : runs) {
    const v1::Line& line = run.decision.in_force().line();
    const bool is_entitled =
        line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
    if (!run.decision.has_in_force() || !is_entitled || !IsPaidByTheDay(line)) continue;
    v1::LineSpan& span = *due.add_lines();
    span.set_first_day(FormatDay(run.days.first));
    span.set_last_day(FormatDay(run.days.last));
    *span.mutable_line() = line;
    span.mutable_line()->set_outcome(v1::OUTCOME_ENTITLED);
  }
  return due;
}

DueSum DueFor(const v1::Rulebook& rules, const v1::Timeline& due, const Window& days) {
  const Day week = std::max(WeekOf(days.first, rules.about().week_begins()).first, Day::First());
  DueSum sum;
  sum.says = SaysOf(ScheduleOf(rules, due, days));
  sum.pence = SumOf(ScheduleOf(rules, due, {week, days.last}));
  if (week < days.first) {
    sum.pence -= SumOf(ScheduleOf(rules, due, {week, PreviousDay(days.first)}));
  }
  return sum;
}

}  // namespace fairstart

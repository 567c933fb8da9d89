// Tested by tests/engine/timeline/duty_calendar_test.cc and tests/properties/plan_items_test.cc.
#include "engine/timeline/duty_calendar.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/calendar/civil_day.h"

namespace fairstart {
namespace {

// Overdue first, then by day, those without a day last. ISO 8601 days are in order as texts.
auto OrderOf(const v1::DutyFinding& duty, bool is_overdue) {
  const int rank = is_overdue ? 0 : duty.due().empty() ? 2 : 1;
  return std::tuple(rank, duty.due(), duty.duty(), duty.instance());
}

bool IsOverdue(const v1::DutyFinding& duty) {
  return duty.state() == v1::DutyFinding::STATE_OVERDUE;
}

bool IsUnsettled(const v1::DutyFinding& duty) {
  return duty.state() == v1::DutyFinding::STATE_UNDETERMINED;
}

bool IsDayAfter(const std::string& day, const std::string& before) {
  return day == FormatDay(NextDay(*ParseDay(before)));
}

// Whether a span is the same task as the entry that ends the day before it begins. What an
// unsettled one waits for may change while it waits: its day that is not known moves on with the
// days.
bool GoesOn(const v1::CalendarDuty& entry, const v1::DutySpan& span) {
  const v1::DutyFinding& before = entry.duty();
  const v1::DutyFinding& now = span.duty();
  return before.duty() == now.duty() && before.instance() == now.instance() &&
         before.due() == now.due() && before.has_amount() == now.has_amount() &&
         before.amount().pence() == now.amount().pence() &&
         IsUnsettled(before) == IsUnsettled(now) && IsDayAfter(span.first_day(), entry.last_day());
}

}  // namespace

v1::DutyCalendar MakeDutyCalendar(v1::Timeline timeline) {
  v1::DutyCalendar calendar;
  // By duty, instance and first day: what may go on stands beside what it goes on from.
  for (v1::DutySpan& span : *timeline.mutable_duties()) {
    const int last = calendar.duties_size() - 1;
    if (last >= 0 && GoesOn(calendar.duties(last), span)) {
      calendar.mutable_duties(last)->set_last_day(span.last_day());
      continue;
    }
    v1::CalendarDuty* added = calendar.add_duties();
    added->set_first_day(span.first_day());
    added->set_last_day(span.last_day());
    *added->mutable_duty() = std::move(*span.mutable_duty());
  }
  const auto order = [&](const v1::CalendarDuty& entry) {
    const bool at_once = IsOverdue(entry.duty()) && entry.first_day() == timeline.first_day();
    return std::tuple_cat(OrderOf(entry.duty(), at_once), std::tuple(entry.first_day()));
  };
  std::sort(calendar.mutable_duties()->begin(), calendar.mutable_duties()->end(),
            [&](const auto& a, const auto& b) { return order(a) < order(b); });
  *calendar.mutable_basis() = std::move(*timeline.mutable_basis());
  calendar.set_first_day(timeline.first_day());
  calendar.set_last_day(timeline.last_day());
  calendar.mutable_suppositions()->Swap(timeline.mutable_suppositions());
  calendar.mutable_defects()->Swap(timeline.mutable_defects());
  return calendar;
}

std::vector<v1::DutyFinding> DutiesOn(const std::string& day, const v1::Timeline& timeline) {
  std::vector<v1::DutyFinding> duties;
  for (const v1::DutySpan& span : timeline.duties()) {
    if (span.first_day() <= day && day <= span.last_day()) duties.push_back(span.duty());
  }
  std::sort(duties.begin(), duties.end(), [](const v1::DutyFinding& a, const v1::DutyFinding& b) {
    return OrderOf(a, IsOverdue(a)) < OrderOf(b, IsOverdue(b));
  });
  return duties;
}

}  // namespace fairstart

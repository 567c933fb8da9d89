// Payments by the week, for as long as a line goes on.
#ifndef FAIRSTART_ENGINE_SCHEDULE_WEEKLY_PAYMENTS_H_
#define FAIRSTART_ENGINE_SCHEDULE_WEEKLY_PAYMENTS_H_

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/calendar/window.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/schedule.pb.h"

namespace fairstart {

// Whether a sum is paid day by day, and not whole for what it is for.
bool IsByTheDay(v1::Unit unit);

// The week, Monday to Sunday or as `week_begins` says, in which `day` is. REQUIRES: day.IsDate().
Window WeekOf(Day day, v1::Weekday week_begins);

// Gathers the days of lines that are paid by the week into one payment for each week, or for each
// of the states, payees and manners that a week has days of. Belongs to one thread.
class WeeklyPayments {
 public:
  explicit WeeklyPayments(v1::Weekday week_begins) : week_begins_(week_begins) {}

  // Adds days on which the line is as it is; both ends are dates. Days are added in order of time,
  // and none twice for a line.
  void Add(const v1::Line& line, const Window& days);

  // The payments, each due on the first day that it is for.
  std::vector<v1::ScheduledPayment> Take();

 private:
  // Entitlement, instance, first day of the week, state, payee, manner.
  using Key = std::tuple<std::string, std::string, Day, v1::PaymentState, v1::Payee, v1::Manner>;

  const v1::Weekday week_begins_;
  std::map<Key, v1::ScheduledPayment> payments_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_WEEKLY_PAYMENTS_H_

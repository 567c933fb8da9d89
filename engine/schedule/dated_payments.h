// Payments of what becomes due on a day of its own, or is for a period of its own.
#ifndef FAIRSTART_ENGINE_SCHEDULE_DATED_PAYMENTS_H_
#define FAIRSTART_ENGINE_SCHEDULE_DATED_PAYMENTS_H_

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "fairstart/v1/schedule.pb.h"

namespace fairstart {

// Whether the line has a day of its own: it arises on one, or is one of several that are for days of
// their own. What goes on from a day, without being one of several, has none.
bool HasOwnDay(const v1::Line& line);

// Whether it is paid again and again, every week, month, half term, term or year.
bool IsRegular(v1::Frequency frequency);

// Whether the line has a day of its own and says, or may yet say, what is paid on it.
bool IsDated(const v1::Line& line);

// Gathers such lines into one payment for each, or for those that are paid on one day that the
// rulebook says. Belongs to one thread; `rules` is borrowed.
class DatedPayments {
 public:
  explicit DatedPayments(const v1::Rulebook& rules);

  // Adds a line; each once.
  void Add(const v1::Line& line);

  // The payments. The day on which one is due is empty while it is not known.
  std::vector<v1::ScheduledPayment> Take();

 private:
  // Entitlement, instance if it is a payment of its own, day due, state, payee, manner.
  using Key =
      std::tuple<std::string, std::string, std::string, v1::PaymentState, v1::Payee, v1::Manner>;

  std::set<std::string> says_when_;  // entitlements that say on which day they are paid
  std::map<Key, v1::ScheduledPayment> payments_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_DATED_PAYMENTS_H_

// When which sum is to be paid, to whom and how.
//
// A line of a timeline becomes payments in one of three ways:
//
//   by the week     a sum per week, for as long as the line goes on: one payment for each week, of
//   a seventh
//                   for each day; the days of a week that differ in rate are added up exactly and
//                   rounded once
//   on a day        what becomes due on a day of its own, or is for a period of its own: one
//   payment for each
//                   instance, or for those that the rulebook has paid on the same day
//   not at all      what has no day or no sum of its own: paid as costs arise, or once something is
//   known;
//                   listed as it is. What is given in kind is no payment
//
// Duties of the young person that are about a sum are repayments.
//
// Each payment says what was `paid` of it already; engine/schedule/booking.h says how a payment on
// record that is for several of them is spread.
#ifndef FAIRSTART_ENGINE_SCHEDULE_SCHEDULE_H_
#define FAIRSTART_ENGINE_SCHEDULE_SCHEDULE_H_

#include "engine/calendar/window.h"
#include "fairstart/v1/payment_terms.pb.h"
#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "fairstart/v1/schedule.pb.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// `period` and, at both ends, the other days of the weeks that it cuts: a payment for a week is for
// all of it, whichever days are asked about. REQUIRES: the ends of `period` are dates.
Window WholeWeeks(const Window& period, v1::Weekday week_begins);

// The payments that are due in `period` or for weeks that have a day in it. `timeline` must tell of
// WholeWeeks(period); `rules` must be what it was made with; `record` may be null. Pure.
v1::Schedule MakeSchedule(const v1::Rulebook& rules, const v1::Timeline& timeline,
                          const v1::Record* record, const Window& period);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_SCHEDULE_H_

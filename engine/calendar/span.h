// Spans: lengths of calendar time as rules write them, "91 days", "13 weeks", "6 months" or
// "21 years", and the day that is a span after or before another.
//
// Everything here is a pure function of its arguments and may be called from any thread.
#ifndef FAIRSTART_ENGINE_CALENDAR_SPAN_H_
#define FAIRSTART_ENGINE_CALENDAR_SPAN_H_

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/calendar/civil_day.h"

namespace fairstart {

// So many calendar months and so many days. A year is 12 months and a week 7 days, always; a month
// is no number of days, so that two spans are equal only if both parts are. Spans have no order.
struct Span {
  int32_t months = 0;
  int32_t days = 0;

  friend constexpr bool operator==(Span, Span) = default;
};

// The span that `text` writes: a whole number without leading zeros, one space, and "days",
// "weeks", "months" or "years" ("1 day" in the singular), at most the 300 years that the calendar
// has. Otherwise kInvalidArgument, saying what was read and what is wanted.
absl::StatusOr<Span> ParseSpan(std::string_view text);

// "21 years", "189 months", "91 days" (13 weeks are "91 days"), "6 months 10 days", "0 days".
std::string FormatSpan(Span span);
std::ostream& operator<<(std::ostream& out, Span span);

// The day that is `span` after `day`: first the months, in one step, to the same day of the month
// or, where that month is shorter, to its last day; then the days. 31 August + 6 months is the last
// of February; 29 February 2000 + 189 months is 29 November 2015, where 15 years and then 9 months
// would give the 28th. An end stays what it is; past the calendar's end lies Never, before its
// beginning BeforeAll.
Day Plus(Day day, Span span);

// The day that is `span` before `day`: months first, as in Plus, then days. Not the inverse of
// Plus: 31 March - 1 month is 28 February, and 28 February + 1 month is 28 March.
Day Minus(Day day, Span span);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_CALENDAR_SPAN_H_

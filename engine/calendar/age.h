// The day on which an age is reached.
#ifndef FAIRSTART_ENGINE_CALENDAR_AGE_H_
#define FAIRSTART_ENGINE_CALENDAR_AGE_H_

#include <cstdint>

#include "engine/calendar/civil_day.h"

namespace fairstart {

// The day at whose start somebody born on `born` reaches the age of `age` whole years: the
// anniversary of the birth, and 1 March of a common year for a birth on 29 February. There the law
// on ages differs from a count of months, whose day stays within February (Plus in span.h).
// `age` 0 is the day of birth. An end stays what it is; beyond the calendar lies Never, or
// BeforeAll for a negative age. Any thread may call it.
Day Birthday(Day born, int32_t age);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_CALENDAR_AGE_H_

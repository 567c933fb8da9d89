// A calendar of duties for calendar programs: iCalendar, RFC 5545.
//
// A duty with a day is an event of that whole day: the calendars that councils use show events, and
// most leave to-dos out, so that a task would be lost without a word. One that is overdue when the
// calendar begins stands on the calendar's first day, since it is to be done at once, and says
// which day is past. A duty without a day is a to-do: an event must have a day, and none is made
// up. A period without duties is a journal entry that says so, since a calendar must hold
// something.
//
// No personal data but the case's reference stands in it, and what is to be done in the rulebook's
// own words: no sum, no key of a record, no fact that is missing. An entry's UID is the digest of
// case, duty and instance (numbered, where the same duty stands more than once), so that a later
// calendar takes the place of an earlier one, and nobody reads a key from it. Nobody here knows
// what time it is: the stamp is midnight of the first day, and the same calendar gives the same
// bytes.
#ifndef FAIRSTART_SERVICE_PUBLISHING_DUTY_ICAL_H_
#define FAIRSTART_SERVICE_PUBLISHING_DUTY_ICAL_H_

#include <string>

#include "engine/engine.h"

namespace fairstart {

// The bytes of a file (text/calendar, UTF-8).
std::string DutyIcal(const v1::DutyCalendar& calendar);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_DUTY_ICAL_H_

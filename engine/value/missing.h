// Unknown values: making, joining and naming what they wait for.
#ifndef FAIRSTART_ENGINE_VALUE_MISSING_H_
#define FAIRSTART_ENGINE_VALUE_MISSING_H_

#include <string>

#include "engine/value/arena.h"
#include "engine/value/value.h"

namespace fairstart {

// An unknown that waits for one thing.
const Unknown* MakeUnknown(Arena& arena, const Missing& missing);

// An unknown that waits for everything that either waits for, without bounds. Either may be null;
// null when both are.
const Unknown* Join(Arena& arena, const Unknown* a, const Unknown* b);

// The same unknown with bounds.
const Unknown* WithBounds(Arena& arena, const Unknown* unknown, const Bounds& bounds);

// An amount that lies within the bounds: unknown, unless they leave only one.
Value AmountWithin(Arena& arena, const Unknown* unknown, const Bounds& bounds);

// The bounds of a number or a date: itself when it is
// known; none for anything else.
Bounds BoundsOf(const Value& value);

// A day as a number for bounds; `never` is farther than the calendar reaches.
Rational DayNumber(Day day);

// The most that bounds say of a date that is not known but is no `never`: an end that no date reaches.
Rational SomeDay();

// The earliest and the latest day of an unknown date.
Day EarliestOf(const Unknown& date);
Day LatestOf(const Unknown& date);

// What holds of both: the least bound that covers either.
Bounds Hull(const Bounds& a, const Bounds& b);

// The value of a record's field; an unknown when the fact is not set, with bounds where there are any:
// the domain of money or an int; that a date which is no event is not `never`; for one end of a
// history's record the other end, and the records beside it if they may not overlap.
Value Read(Arena& arena, const RecordValue& record, int field);

// A record of which nothing is known, of a history of which nothing is known: what is so of it is so
// of each record that the history may have. `history` is an unknown list of such records.
const RecordValue* AnyRecord(Arena& arena, const RecordType& type);

// The path of a field in the case facts: "care_episodes.records[2].last_day". Facts that only a
// rulebook asks stand under "declared_facts.".
std::string PathOf(const RecordValue& record, int field);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_VALUE_MISSING_H_

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

// The bounds of an amount: itself when it is known, none when it is an error.
Bounds BoundsOf(const Value& amount);

// What holds of both: the least bound that covers either.
Bounds Hull(const Bounds& a, const Bounds& b);

// The value of a record's field; an unknown when the fact is not set, with the fact's domain as
// bounds when it is money.
Value Read(Arena& arena, const RecordValue& record, int field);

// The path of a field in the case facts: "care_episodes.records[2].last_day". Facts that only a
// rulebook asks stand under "declared_facts.".
std::string PathOf(const RecordValue& record, int field);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_VALUE_MISSING_H_

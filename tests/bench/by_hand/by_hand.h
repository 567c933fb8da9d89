// The rulebook rules/rotherham/2017 with the rates rules/rates/2026, written by hand in C++: the
// floor that the engine is measured against. It is a comparison, not part of the product:
// conditions, dates and sums are constants here, and whoever changes the rulebook must change this
// program too, which is the price that a rulebook as data spares.
//
// Scope: the whole finding (status, every line, claims, duties, warnings, reasons, citations,
// interpretations) of a valid case
//   - in which every fact is given that the answer hangs on,
//   - asked about a day from 1 February 2017 up to its `known_through`, for which every rate that
//   the
//     answer looks at is known,
//   - without a record: nothing is on record, and no line shows what is left;
// with the readings that the rulebook chose. For any other case there is no answer, never a wrong
// one. It does not check a case as the engine does at its door, and gives no windows and no
// explanation.
//
// tests/bench/by_hand/by_hand_test.cc holds it against the engine, byte for byte, over every
// scenario and example of the rulebook that is in scope.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_BY_HAND_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_BY_HAND_H_

#include <optional>

#include "engine/calendar/civil_day.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/finding.pb.h"
#include "google/protobuf/arena.h"
#include "tests/bench/by_hand/texts.h"

namespace fairstart::by_hand {

// What the engine finds, with both digests left empty; nothing out of scope. Pure; any thread.
std::optional<v1::Finding> FindByHand(const Texts& texts, const v1::CaseFacts& facts, Day as_of);

// The same in the arena, which owns it; null out of scope.
v1::Finding* FindByHand(const Texts& texts, const v1::CaseFacts& facts, Day as_of,
                        google::protobuf::Arena& arena);

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_BY_HAND_H_

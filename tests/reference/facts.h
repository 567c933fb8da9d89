// What a case says and what is on record, as values: messages turned into trees by reflection.
#ifndef FAIRSTART_TESTS_REFERENCE_FACTS_H_
#define FAIRSTART_TESTS_REFERENCE_FACTS_H_

#include <map>
#include <string>

#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "tests/reference/value.h"

namespace fairstart::reference {

// Every fact of the vocabulary and of the rulebook by its bare name. What is not set is unknown and
// waits for its own path.
std::map<std::string, Value, std::less<>> ReadFacts(const v1::CaseFacts& facts,
                                                    const v1::Rulebook& rulebook);

// The record. It is closed: an unset text is empty, an unset day is never.
Value ReadRecord(const v1::Record& record);

// A quantity as a parameter's row writes it ("57.90", "13 weeks", "16", "1/2", "yes").
Value ReadQuantity(const std::string& text, v1::Unit unit);

// Whether the unit is one of money.
bool IsMoney(v1::Unit unit);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_FACTS_H_

// Values in words.
#ifndef FAIRSTART_ENGINE_EXPLANATION_VALUE_TEXT_H_
#define FAIRSTART_ENGINE_EXPLANATION_VALUE_TEXT_H_

#include <string>

#include "engine/value/type.h"
#include "engine/value/value.h"

namespace fairstart {

// A value for people: "£57.90 a week", "yes", "1 February 2017", "13 weeks", "not known",
// "2 spells in care".
std::string ValueText(const Value& value, const Type& type);

// The same for a quantity of this unit: "91 days", "30 hours a week".
std::string QuantityText(const Value& value, const Type& type, v1::Unit unit);

// The same without what an amount is per: "£57.90".
std::string NumberText(const Value& value, const Type& type);

// "1 February 2017"; "never"; "since always".
std::string DayText(Day day);

// " a week", "" for once.
std::string PerText(Per per);

// "1st", "2nd", "18th".
std::string Ordinal(int64_t number);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_VALUE_TEXT_H_

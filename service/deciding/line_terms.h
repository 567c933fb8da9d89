// What of a line is decided, and what stands in the way of deciding it.
#ifndef FAIRSTART_SERVICE_DECIDING_LINE_TERMS_H_
#define FAIRSTART_SERVICE_DECIDING_LINE_TERMS_H_

#include <string>
#include <vector>

#include "fairstart/v1/finding.pb.h"

namespace fairstart {

// Why a line cannot be confirmed, a sentence each that says how to mend it; empty if it can. A line
// that is undetermined or to be considered cannot, nor one that must have something on record
// before the entitlement stands. What is needed before each payment does not hinder: it is asked
// for when something is paid.
std::vector<std::string> Hindrances(const v1::Line& line);

// Whether a later finding's line says what was decided: the same outcome, sum, manner and days, and
// nothing hinders it. What is still needed before a payment, what was paid of it, where it stands
// and in which words may differ.
bool SaysTheSame(const v1::Line& decided, const v1::Line& later);

// Whether nothing in a later finding's line asks for another look at what was decided on an earlier
// one: it says the same, or what hinders it hindered the earlier one already.
bool SaysNothingNew(const v1::Line& earlier, const v1::Line& later);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_LINE_TERMS_H_

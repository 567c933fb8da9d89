// A line as an item of a plan says it.
#ifndef FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_WORDS_H_
#define FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_WORDS_H_

#include <string>
#include <vector>

#include "engine/rulebook/plan.h"
#include "fairstart/v1/finding.pb.h"

namespace fairstart {

// "£57.90 a week"; "" when the sum is not known. `unit` says what it is per.
std::string SumText(const v1::Money& sum, v1::Unit unit);

// "5 April 2018" for an ISO 8601 day.
std::string DayText(const std::string& day);

// What a line gives and for when: "up to £57.90 a week, from 1 April 2017", "paid by the Department
// for Work and Pensions".
std::string WhatOf(const v1::Line& line);

// The conditions attached to a line of `entitlement`, each a sentence: what is to be considered,
// what must be on record now and before each payment, how far the sum goes, until when to ask, what
// is paid back. Of what somebody else pays, how it is got.
std::vector<std::string> ConditionsOf(const Plan& plan, const PlanEntitlement& entitlement,
                                      const v1::Line& line);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_WORDS_H_

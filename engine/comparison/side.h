// What a comparison is asked about: a question on each side, and how the plan of each was chosen.
#ifndef FAIRSTART_ENGINE_COMPARISON_SIDE_H_
#define FAIRSTART_ENGINE_COMPARISON_SIDE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/evaluation/question.h"
#include "fairstart/v1/rulebook.pb.h"

namespace fairstart {

class Plan;

// From what a plan is compiled. Everything is named: nothing is left to a day.
struct PlanChoice {
  std::string id;
  std::string edition;
  std::string rates;
  std::vector<std::string> readings;      // put in place of those chosen, "I-52=R2"; each number once
  std::vector<v1::Parameter> parameters;  // put in place of those of the same name; each name once
};

// One side. The question's messages are borrowed.
struct ComparedSide {
  PlanChoice choice;
  std::shared_ptr<const Plan> plan;  // of that choice; never null
  Question question;
};

// Gives the plan of a choice that has some of one side and some of the other; null where there is none, such as
// an edition that lacks a reading.
using PlanSource = std::function<std::shared_ptr<const Plan>(const PlanChoice& choice)>;

// What the certain lines come to on one side (engine/comparison/compared_answer.h), in pence.
struct CertainSums {
  int64_t lines = 0;   // how many there are
  int64_t a_week = 0;  // of those with a sum per week
  int64_t once = 0;    // of those with a sum that is paid once
  int64_t caps = 0;    // the most that those paid at actual cost can come to, where a cap is stated

  CertainSums& operator+=(const CertainSums& other) {
    lines += other.lines;
    a_week += other.a_week;
    once += other.once;
    caps += other.caps;
    return *this;
  }
};

// What each entitlement comes to on both sides, whether it is another or not.
struct ComparedSums {
  CertainSums before;
  CertainSums after;
};
using SumsByEntitlement = std::map<std::string, ComparedSums>;

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_SIDE_H_

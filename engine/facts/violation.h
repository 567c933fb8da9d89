// What a caller must mend in what they sent.
#ifndef FAIRSTART_ENGINE_FACTS_VIOLATION_H_
#define FAIRSTART_ENGINE_FACTS_VIOLATION_H_

#include <string>
#include <vector>

namespace fairstart {

struct FieldViolation {
  std::string path;         // "case.care_episodes.records[2].last_day.date"
  std::string description;  // '"2017-02-30" is not a day; write a date as YYYY-MM-DD'
};
using FieldViolations = std::vector<FieldViolation>;

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_VIOLATION_H_

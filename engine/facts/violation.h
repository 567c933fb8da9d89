// What a caller must mend in what they sent.
#ifndef FAIRSTART_ENGINE_FACTS_VIOLATION_H_
#define FAIRSTART_ENGINE_FACTS_VIOLATION_H_

#include <string>
#include <vector>

namespace fairstart {

struct FieldViolation {
  std::string path;         // "case.care_episodes.records[2].last_day.date"
  std::string description;  // 'read "31/05/2001", want a date written YYYY-MM-DD'
};
using FieldViolations = std::vector<FieldViolation>;

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_VIOLATION_H_

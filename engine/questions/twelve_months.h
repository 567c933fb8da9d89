// The lines of some entitlements over twelve months, each with what it comes to.
#ifndef FAIRSTART_ENGINE_QUESTIONS_TWELVE_MONTHS_H_
#define FAIRSTART_ENGINE_QUESTIONS_TWELVE_MONTHS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/calendar/window.h"
#include "engine/evaluation/answer.h"
#include "engine/questions/line_sums.h"

namespace fairstart {

// Which line: the position of its entitlement in the plan, and the key of its instance. Instances
// of which it is not known which there are have the key "" together.
using LineKey = std::pair<int, std::string>;

// A line over the period.
struct LineOfYear {
  LineSums sums;
  bool waits = false;           // on some day something is missing from it
  bool is_of_instance = false;  // false: only of instances that are not known, or of none
};

using LinesOfYear = std::map<LineKey, LineOfYear>;

// How the entitlements of a plan count over one period. Immutable.
class YearCounts {
 public:
  YearCounts(const Plan& plan, const Window& period);
  const Counting& of(int entitlement) const { return counts_[static_cast<size_t>(entitlement)]; }
  const Window& period() const { return period_; }

 private:
  Window period_;
  std::vector<Counting> counts_;
};

// What is to be looked at.
struct YearQuestion {
  const Plan& plan;
  const Question& question;  // its entitlements are those below
  ReadQuestion read;
  const YearCounts& counts;
};

// Called for each line with the days on which it is that, days in order for each line.
using SeeLine = std::function<void(const LineKey& key, const Window& days, const FoundLine& line)>;

// The lines of `entitlements`, positions in the plan. Takes what it takes off `steps_left`; nothing
// when that is used up. What lines point to lives in `arena`. `see` may be empty.
std::optional<LinesOfYear> FindLinesOfYear(const YearQuestion& asked,
                                           const std::vector<int>& entitlements, Arena& arena,
                                           int64_t& steps_left, const SeeLine& see = {});

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_QUESTIONS_TWELVE_MONTHS_H_

// What the lines of a timeline of twelve months come to: day by day and line by line, from the
// words of engine/questions/line_sums.h, and from nothing that the engine computes with.
#ifndef FAIRSTART_TESTS_PROPERTIES_YEARLY_SUMS_H_
#define FAIRSTART_TESTS_PROPERTIES_YEARLY_SUMS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "fairstart/v1/questions.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// From the least to the most, in sevenths of a penny; no most: no bound.
struct Sevenths {
  int64_t least = 0;
  std::optional<int64_t> most = 0;

  friend bool operator==(const Sevenths&, const Sevenths&) = default;
};

Sevenths Sum(const Sevenths& a, const Sevenths& b);
Sevenths HullOf(const Sevenths& a, const Sevenths& b);

// Whether a sum that lies in `truth` lies in `range`, both rounded to the penny. A line that waits
// may come to more than the least that its timeline says: `waits` leaves that end out.
bool Holds(const v1::MoneyRange& range, const Sevenths& truth, bool waits);
// Whether the range is just that.
bool IsJust(const v1::MoneyRange& range, const Sevenths& truth);
std::string InWords(const v1::MoneyRange& range);
std::string InWords(const Sevenths& sevenths);

struct YearlySums {
  Sevenths a_week;  // of the first day
  Sevenths twelve_months;
  bool waits = false;  // something is missing on some day
};

// By entitlement and instance.
using SumsByLine = std::map<std::pair<std::string, std::string>, YearlySums>;

SumsByLine SumsOf(const v1::Timeline& timeline, const v1::Rulebook& rulebook);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_PROPERTIES_YEARLY_SUMS_H_

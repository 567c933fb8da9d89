// What a line comes to in a week, and over twelve months.
#ifndef FAIRSTART_ENGINE_QUESTIONS_LINE_SUMS_H_
#define FAIRSTART_ENGINE_QUESTIONS_LINE_SUMS_H_

#include <optional>
#include <vector>

#include "engine/calendar/window.h"
#include "engine/evaluation/found.h"
#include "engine/questions/sum_range.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// Between what a line's sums lie.
struct LineSums {
  std::optional<SumRange> a_week;  // of the first day; none for what is not paid by the week
  SumRange twelve_months;

  friend bool operator==(const LineSums&, const LineSums&) = default;
};

// How the sums of an entitlement add up over a period, whatever is known of the case:
//
// - by the day: what is per week or day, by the days on which it is given; a week's seventh for each;
// - by the days of an instance: the same, by the days that the instance is for, up to the period's end. What is
//   owed for days before the period counts, once;
// - once: one sum, the greatest of any day; each instance has its own. What may be paid again, since its cap
//   counts by the year or it is paid by the month, counts once in each such year or month;
// - ever so often: what is per hour, or by the term without a day of its own. How often is not known.
class Counting {
 public:
  enum class By { kDay, kDayOfInstance, kOnce, kEverSoOften };

  Counting(const PlanEntitlement& entitlement, const Window& period);

  By by() const { return by_; }
  bool by_the_week() const { return by_ == By::kDay || by_ == By::kDayOfInstance; }
  // How many weeks a day's sum is for: a seventh, or one for a sum per day.
  const Amount& weeks_of_a_day() const { return weeks_of_a_day_; }
  // Runs of days in each of which a sum counts once.
  const std::vector<Window>& windows() const { return windows_; }
  const Window& period() const { return period_; }

 private:
  Window period_;
  By by_ = By::kOnce;
  Amount weeks_of_a_day_;
  std::vector<Window> windows_;
};

// Adds up one line over the period, run of days by run of days.
class LineAdder {
 public:
  explicit LineAdder(const Counting& counting);

  // On `days`, which lie in the period and were not added before, the line is this.
  void Add(const Window& days, const FoundLine& line);

  LineSums sums() const;

 private:
  void AddDays(const Window& days, const SumRange& rate);
  SumRange OfInstance(const FoundLine& line, const SumRange& rate) const;
  SumRange WeekOfInstance(const FoundLine& line, const SumRange& rate) const;

  const Counting* counting_;
  std::vector<SumRange> windows_;  // of the counting's
  SumRange week_;
  SumRange sum_;
};

// What a line says that is given, per whatever it is per. What is not entitled, or paid by somebody
// else, gives nothing; what awaits the record, its sum; what is to be considered or not determined,
// nothing up to the sum that it can come to, or no less than its least where only the sum is not
// known; an actual cost that is not known, nothing up to its cap.
SumRange GivenBy(const FoundLine& line);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_QUESTIONS_LINE_SUMS_H_

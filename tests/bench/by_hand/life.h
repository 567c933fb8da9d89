// A life looked over: whether something was so on some earlier day.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_LIFE_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_LIFE_H_

#include <vector>

#include "absl/container/inlined_vector.h"
#include "engine/calendar/civil_day.h"
#include "tests/bench/by_hand/person.h"
#include "tests/bench/by_hand/relied.h"

namespace fairstart::by_hand {

class OnDay;

// Borrows both arguments. `last` is the last day that is asked about.
class Life {
 public:
  Life(const Person& person, const InterpretationsOfRules& interpretations, Day last);

  const Person& person() const { return person_; }
  const InterpretationsOfRules& interpretations() const { return interpretations_; }

  // Whether they were so, to whichever authority, on some day before `day`.
  bool WasEligibleBefore(Day day, Relied& relied);
  bool WasRelevantBefore(Day day, Relied& relied);
  bool WasRelevantButForAgeBefore(Day day, Relied& relied);
  // The same of being eligible to this authority.
  bool WasOurEligibleBefore(Day day, Relied& relied);

 private:
  // From `first` up to the next run's first day the same holds for the same reasons.
  struct Run {
    Day first;
    bool holds = false;
    Relied relied;
  };
  // Runs up to the first that holds.
  struct Runs {
    bool known = false;
    absl::InlinedVector<Run, 8> runs;
  };

  // The days from 16 on on which a status can change.
  const std::vector<Day>& Changes();
  void Fill(Day from, Day until, bool (OnDay::*holds)(Relied&), Runs& runs);
  static bool Before(Day day, const Runs& runs, Relied& relied);

  const Person& person_;
  const InterpretationsOfRules& interpretations_;
  const Day last_;
  std::vector<Day> changes_;
  Runs eligible_;
  Runs our_eligible_;
  Runs relevant_;
  Runs relevant_but_for_age_;
};

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_LIFE_H_

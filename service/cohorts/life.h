// What is decided about a synthetic young person before anything is written down.
#ifndef FAIRSTART_SERVICE_COHORTS_LIFE_H_
#define FAIRSTART_SERVICE_COHORTS_LIFE_H_

#include "engine/calendar/age.h"
#include "engine/calendar/civil_day.h"
#include "service/cohorts/assumptions.h"
#include "service/cohorts/dice.h"

namespace fairstart {

struct Life {
  Day day;  // to which the case is known
  Day born;
  int age = 0;  // on that day
  CarePath care_path = CarePath::kInCareTo18;
  Day care_begins;
  Day care_ends;  // never: it goes on
  Housing housing = Housing::kOther;
  Day housed_since;
  Occupation occupation = Occupation::kNone;
  Day occupied_since;
  Support support = Support::kNone;
  bool unaccompanied = false;
  int leave = 0;  // of those who are: the position in LeaveToRemain
  bool parent = false;
  bool ill = false;

  bool in_care() const { return care_ends == Day::Never() || care_ends >= day; }
};

// Dice decide in a fixed order, so that the same dice make the same life.
Life MakeLife(Day day, Dice& dice);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_LIFE_H_

// Tested by tests/engine/calendar/age_test.cc.
#include "engine/calendar/age.h"

#include "absl/time/civil_time.h"

namespace fairstart {

Day Birthday(Day born, int32_t age) {
  if (!born.IsDate()) return born;
  const absl::CivilDay civil = ToCivil(born);
  // A 29 February that does not exist is normalized to the day after the 28th, which is 1 March.
  return FromCivil(absl::CivilDay(civil.year() + age, civil.month(), civil.day()));
}

}  // namespace fairstart

// Tested by tests/service/cohorts/synthetic_case_test.cc.
#include "service/cohorts/life.h"

#include <algorithm>
#include <vector>

#include "engine/calendar/span.h"

namespace fairstart {
namespace {

constexpr int kYoungest = 16;
constexpr int kAdult = 18;

// The position that falls among the answers of an assumption.
int Ask(const Assumption& assumption, Dice& dice) {
  std::vector<int> weights;
  for (const Share& share : assumption.shares) weights.push_back(share.per_mille);
  return static_cast<int>(dice.Weighted(weights));
}

// A day from `first` to `last`, both included; `first` when the last is before it.
Day Between(Day first, Day last, Dice& dice) {
  if (last <= first) return first;
  return AddDays(first, dice.Between(0, *DaysBetween(first, last)));
}

// A day of birth on which somebody is of that age on `day`.
Day BornFor(int age, Day day, Dice& dice) {
  const Day last = Minus(day, Span{.months = 12 * age});
  const Day first = NextDay(Minus(day, Span{.months = 12 * (age + 1)}));
  return Between(first, last, dice);
}

void SettleCare(Life& life, Dice& dice) {
  const Day sixteen = Birthday(life.born, 16), adult = Birthday(life.born, kAdult);
  const Day by_now = std::min(PreviousDay(adult), life.day);
  const int childhood = static_cast<int>(life.unaccompanied ? 14 : dice.Between(3, 13));
  life.care_begins = Between(Birthday(life.born, childhood),
                             PreviousDay(Birthday(life.born, childhood + 1)), dice);
  switch (life.care_path) {
    case CarePath::kInCareTo18:
      life.care_ends = life.age < kAdult ? Day::Never() : PreviousDay(adult);
      return;
    case CarePath::kLeftAt16Or17:
      life.care_ends = Between(sixteen, by_now, dice);
      return;
    case CarePath::kShortSpell:
      life.care_begins = Between(Birthday(life.born, 15), sixteen, dice);
      life.care_ends = AddDays(life.care_begins, dice.Between(10, 80));
      life.care_ends = std::min(life.care_ends, PreviousDay(life.day));
      life.care_begins = std::min(life.care_begins, life.care_ends);
      return;
    case CarePath::kGuardianship:
      life.care_ends =
          Between(NextDay(life.care_begins), PreviousDay(Birthday(life.born, 15)), dice);
      return;
  }
}

void SettleHousing(Life& life, Dice& dice) {
  const bool adult = life.age >= kAdult;
  const Assumption& housing = adult            ? HousingOfAdults()
                              : life.in_care() ? HousingInCare()
                                               : HousingAfterCare();
  life.housing = static_cast<Housing>(Ask(housing, dice));
  Day since = NextDay(life.care_begins);
  if (adult) {
    since = Birthday(life.born, kAdult);
  } else if (!life.in_care()) {
    since = NextDay(life.care_ends);
  }
  life.housed_since = Between(since, life.day, dice);
}

}  // namespace

Life MakeLife(Day day, Dice& dice) {
  Life life;
  life.day = day;
  life.age = kYoungest + Ask(Ages(), dice);
  life.born = BornFor(life.age, day, dice);
  life.unaccompanied = Ask(Unaccompanied(), dice) == 1;
  life.leave = Ask(LeaveToRemain(), dice);
  life.care_path = static_cast<CarePath>(Ask(CarePaths(), dice));
  // Who came alone was not with a guardian before.
  if (life.unaccompanied && life.care_path == CarePath::kGuardianship)
    life.care_path = CarePath::kInCareTo18;
  SettleCare(life, dice);
  SettleHousing(life, dice);
  const bool adult = life.age >= kAdult;
  life.occupation =
      static_cast<Occupation>(Ask(adult ? OccupationOfAdults() : OccupationAt16And17(), dice));
  if (adult && life.housing == Housing::kUniversity) life.occupation = Occupation::kHigherEducation;
  if (life.housing == Housing::kCustody) life.occupation = Occupation::kNone;
  life.occupied_since =
      Between(std::max(Birthday(life.born, 16), Minus(day, Span{.months = 24})), day, dice);
  life.ill = Ask(Illness(), dice) == 1;
  life.parent = Ask(Parenthood(), dice) == 1 && life.age > kYoungest;
  const Support support = static_cast<Support>(Ask(SupportOfAdults(), dice));
  const bool claims =
      adult && life.housing != Housing::kCustody &&
      (life.occupation == Occupation::kNone || life.occupation == Occupation::kSeekingWork);
  life.support = claims ? support : Support::kNone;
  return life;
}

}  // namespace fairstart

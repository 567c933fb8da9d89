// What turns on the days that are looked at, and why each thing changes.
#ifndef FAIRSTART_ENGINE_TIMELINE_TURNS_H_
#define FAIRSTART_ENGINE_TIMELINE_TURNS_H_

#include <string>
#include <vector>

#include "engine/evaluation/day_by_day.h"
#include "engine/evaluation/witness.h"
#include "engine/timeline/day_change.h"

namespace fairstart {

// Borrows the plan, and the arena of what was evaluated.
class Turns : public Witness {
 public:
  Turns(const Plan& plan, Arena& arena) : plan_(plan), search_(plan, arena) {}

  // Forgets what turned on other days.
  void StartDay(Day day);

  // What is told from now on is of this part.
  void StartPart(const PartOfPlan& part) { part_ = &part; }

  void SawTurn(Day day, int definition, const Turn& turn) override;

  // Adds why `thing`, of `part`, which relied on `relied_on`, changes: to the day's change, of
  // which there is one, each cause once, and their positions there to `thing`.
  void AddCauses(const PartOfPlan& part, const Reliance& relied_on, DayChange& change,
                 ChangedThing& thing);

 private:
  struct Seen {
    const PartOfPlan* part;
    int definition;
    Turn turn;
    int before = -1;  // position of the one before it of the same definition; -1: none
    int cause = -1;   // position among the day's causes; -1: none yet
  };

  bool IsSeen(int definition, const Turn& turn, int position) const;
  std::string Describe(const Seen& seen) const;

  const Plan& plan_;
  Day day_;
  const PartOfPlan* part_ = nullptr;
  std::vector<Seen> seen_;
  SiteSearch search_;  // for the definitions in which something turns
  // Positions in seen_: by what the search wants, the last of that definition; those of none; and
  // those that concern a thing.
  std::vector<int> last_of_;
  std::vector<int> of_parts_;
  std::vector<int> concern_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_TURNS_H_

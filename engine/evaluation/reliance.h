// What something that was found relied on.
#ifndef FAIRSTART_ENGINE_EVALUATION_RELIANCE_H_
#define FAIRSTART_ENGINE_EVALUATION_RELIANCE_H_

#include "engine/rulebook/plan.h"
#include "engine/rulebook/position_set.h"
#include "engine/value/arena.h"

namespace fairstart {

// Rules of a plan, by their sites. What a definition relied on is found once and shared by all that
// asked for it, so that adding it takes as long as adding one site; most answers are never asked
// for their sites, and all for their interpretations, which are kept as they come. Lives as long as
// the arena that it was added to from.
class Reliance {
 public:
  void Add(const Plan& plan, Arena& arena, int site) {
    first_ = arena.New<Part>(site, nullptr, first_);
    if (!plan.interpreted.Contains(site)) return;
    for (int i : plan.sites[static_cast<size_t>(site)].interpretations) interpretations_.Add(i);
  }

  void Add(Arena& arena, const Reliance& other) {
    if (other.first_ == nullptr) return;
    first_ = arena.New<Part>(other.shared_, other.first_, first_);
    interpretations_.Add(other.interpretations_);
  }

  // From now on it is added to others whole and stays as it is. `number` is another one for each
  // that is shared in an arena.
  void Share(int number) { shared_ = number; }

  void Clear() {
    first_ = nullptr;
    interpretations_.Clear();
  }

  // Positions in Plan::interpretations.
  const PositionSet& interpretations() const { return interpretations_; }

  // Positions in Plan::sites.
  PositionSet Sites() const;

  // Whether both have the same sites.
  friend bool HaveSameSites(const Reliance& a, const Reliance& b);

 private:
  // A site; or the parts of another reliance, and its number, -1 if it is not shared. And then the
  // next.
  struct Part {
    int number;
    const Part* inner;
    const Part* next;
  };

  const Part* first_ = nullptr;
  int shared_ = -1;
  PositionSet interpretations_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_RELIANCE_H_

// What something that was found relied on.
#ifndef FAIRSTART_ENGINE_EVALUATION_RELIANCE_H_
#define FAIRSTART_ENGINE_EVALUATION_RELIANCE_H_

#include <vector>

#include "engine/evaluation/arena_positions.h"
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
    for (int i : plan.sites[static_cast<size_t>(site)].interpretations) {
      interpretations_.Add(arena, i);
    }
  }

  void Add(Arena& arena, const Reliance& other) {
    if (other.first_ == nullptr) return;
    first_ = arena.New<Part>(other.shared_, other.first_, first_);
    interpretations_.Add(arena, other.interpretations_);
  }

  // From now on it is added to others whole and stays as it is. `number` is another one for each
  // that is shared in an arena.
  void Share(int number) { shared_ = number; }

  void Clear() { *this = Reliance(); }

  // Positions in Plan::interpretations.
  const ArenaPositions& interpretations() const { return interpretations_; }

  // Positions in Plan::sites.
  PositionSet Sites() const;

  // Whether both have the same sites.
  friend bool HaveSameSites(const Reliance& a, const Reliance& b);

 private:
  friend class SiteSearch;

  // A site; or the parts of another reliance, and its number, -1 if it is not shared. And then the
  // next.
  struct Part {
    int number;
    const Part* inner;
    const Part* next;
  };

  const Part* first_ = nullptr;
  int shared_ = -1;
  ArenaPositions interpretations_;
};

// Looks for a few sites in many reliances. What it saw of those that are shared it remembers, so
// that each is gone through once, however many have it. Belongs to one thread.
class SiteSearch {
 public:
  // Both are borrowed.
  SiteSearch(const Plan& plan, Arena& arena) : arena_(arena), wanted_(plan.sites.size(), -1) {}

  // One more site to look for; its position among them. REQUIRES: nothing was looked for since the
  // start.
  int Want(int site);

  // Wants no site any more, and forgets what it saw.
  void Restart();

  // Which of the wanted sites `reliance` has, by their positions.
  ArenaPositions In(const Reliance& reliance) { return Below(reliance.first_); }

 private:
  struct Seen {
    bool is_seen = false;
    ArenaPositions found;
  };

  ArenaPositions Below(const Reliance::Part* part);
  ArenaPositions InShared(const Reliance::Part& part);

  Arena& arena_;
  std::vector<int> sites_;   // that are wanted
  std::vector<int> wanted_;  // by site: its position in sites_, -1 when it is not wanted
  std::vector<Seen> seen_;   // by the number of what is shared
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_RELIANCE_H_

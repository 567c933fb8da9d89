// How one part of an answer goes on from day to day.
#ifndef FAIRSTART_ENGINE_TIMELINE_TRACK_H_
#define FAIRSTART_ENGINE_TIMELINE_TRACK_H_

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "engine/evaluation/sameness.h"

namespace fairstart {

// The things of one kind, such as the lines of an entitlement, and since when each is what it is. `Thing`
// is what one is found to be: FoundLine, FoundClaim, FoundDuty, FoundWarning or FoundStatus.
template <typename Thing>
class Track {
 public:
  struct Span {
    Thing thing;
    Day first;
  };

  // From `day` on there are these `things`. Calls `ended(Span&&)` for each that is no longer what it was and
  // `begun(const Thing&)` for each that was not so before.
  template <typename Ended, typename Begun>
  void Update(const Plan& plan, Day day, std::vector<Thing> things, Ended ended, Begun begun) {
    std::vector<Span> now;
    for (Thing& thing : things) {
      const auto same = std::find_if(spans_.begin(), spans_.end(), [&](const Span& span) {
        return SaySame(plan, span.thing, thing);
      });
      if (same == spans_.end()) {
        begun(std::as_const(thing));
        now.push_back({std::move(thing), day});
      } else {
        now.push_back({std::move(thing), same->first});
        spans_.erase(same);
      }
    }
    std::swap(spans_, now);
    for (Span& span : now) ended(std::move(span));
  }

  const std::vector<Span>& spans() const { return spans_; }

 private:
  std::vector<Span> spans_;  // that go on
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_TRACK_H_

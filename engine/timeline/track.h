// How one part of an answer goes on from day to day.
#ifndef FAIRSTART_ENGINE_TIMELINE_TRACK_H_
#define FAIRSTART_ENGINE_TIMELINE_TRACK_H_

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "engine/evaluation/sameness.h"

namespace fairstart {

// The things of one kind, such as the lines of an entitlement, and since when each is what it is.
// `Thing` is what one is found to be: FoundLine, FoundClaim, FoundDuty, FoundWarning or
// FoundStatus.
template <typename Thing>
class Track {
 public:
  // From `day` on there are these `things`. Calls `ended(Thing&&, Day first)` for each that is no
  // longer what it was, with the first day on which it was so, and `begun(const Thing&)` for each
  // that was not so before.
  template <typename Ended, typename Begun>
  void Update(const Plan& plan, Day day, std::vector<Thing> things, Ended ended, Begun begun) {
    std::vector<GoesOn> now;
    for (Thing& thing : things) {
      const auto same = std::find_if(spans_.begin(), spans_.end(), [&](const GoesOn& span) {
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
    for (GoesOn& span : now) ended(std::move(span.thing), span.first);
  }

  // All end now: calls `ended` for each.
  template <typename Ended>
  void Close(Ended ended) {
    for (GoesOn& span : spans_) ended(std::move(span.thing), span.first);
    spans_.clear();
  }

 private:
  struct GoesOn {
    Thing thing;
    Day first;
  };

  std::vector<GoesOn> spans_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_TRACK_H_

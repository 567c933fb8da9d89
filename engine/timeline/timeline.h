// What is so from when to when.
//
// The answer is looked at on the first day of the period, and then on each day after the windows
// within which it was found to hold: never on days in between. Adjoining days on which something
// says the same are one span, so that spans are as long as they can be.
#ifndef FAIRSTART_ENGINE_TIMELINE_TIMELINE_H_
#define FAIRSTART_ENGINE_TIMELINE_TIMELINE_H_

#include <cstdint>
#include <string>
#include <variant>

#include "engine/calendar/window.h"
#include "engine/evaluation/answer.h"
#include "engine/timeline/effort.h"

namespace fairstart {

// The most days that a period may have: twenty years.
inline constexpr int kMostDaysOfPeriod = 7305;

// The bytes of a fairstart.v1.Timeline of `period`, whose ends are dates, the first not after the
// last. `question.as_of` says nothing. A case that would take too many steps is a violation of
// "last_day". `effort` becomes what it took.
std::variant<std::string, FieldViolations> MakeTimeline(const Plan& plan, const Question& question,
                                                        const ReadQuestion& read,
                                                        const Window& period, Arena& arena,
                                                        Effort& effort);

// The same of nothing but the duties.
std::variant<std::string, FieldViolations> MakeTimelineOfDuties(const Plan& plan,
                                                                const Question& question,
                                                                const ReadQuestion& read,
                                                                const Window& period, Arena& arena);

// The same of as much of `period` as takes no more than about `most_steps`, and at least of its
// first day; the timeline's last day is the last that was looked at.
std::string MakeTimelineWithin(int64_t most_steps, const Plan& plan, const Question& question,
                               const ReadQuestion& read, const Window& period, Arena& arena);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_TIMELINE_H_

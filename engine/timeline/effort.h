// What a timeline took to make.
#ifndef FAIRSTART_ENGINE_TIMELINE_EFFORT_H_
#define FAIRSTART_ENGINE_TIMELINE_EFFORT_H_

#include <cstdint>

namespace fairstart {

// A part of an answer is what one declaration gives on a day: an entitlement's lines, a duty's instances.
struct Effort {
  int64_t parts_found = 0;
  int64_t parts_of_an_answer = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_EFFORT_H_

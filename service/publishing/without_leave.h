// Which lines may be only for somebody without leave to remain, of whom nothing says that they have none.
#ifndef FAIRSTART_SERVICE_PUBLISHING_WITHOUT_LEAVE_H_
#define FAIRSTART_SERVICE_PUBLISHING_WITHOUT_LEAVE_H_

#include <set>
#include <string>

#include "engine/engine.h"

namespace fairstart {

// Most young people are British citizens, and nobody writes that down. What is for those without leave would
// then stand among what they may get ("accommodation until departure"), which alarms and is not meant.
class WithoutLeave {
 public:
  explicit WithoutLeave(const v1::Timeline& timeline);

  // Whether the line is not settled, nothing is stated of nationality, and it waits for nothing but
  // immigration facts and what the legal status waits for.
  bool MayBeOnlyFor(const v1::Line& line) const;

 private:
  std::set<std::string> status_waits_for_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_WITHOUT_LEAVE_H_

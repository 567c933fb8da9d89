// What changes on one day, and how it is written.
#ifndef FAIRSTART_ENGINE_TIMELINE_DAY_CHANGE_H_
#define FAIRSTART_ENGINE_TIMELINE_DAY_CHANGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "engine/calendar/civil_day.h"
#include "engine/wire/wire_writer.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// Something that is another from the day on, was not there before, or is there no longer. Its texts
// belong to the plan or the evaluation's Arena.
struct ChangedThing {
  v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;
  std::string_view name;
  std::string_view instance;
  absl::InlinedVector<int, 4> causes;  // positions in the day's causes
};

struct DayChange {
  Day day;
  std::vector<std::string> causes;  // v1::Cause, serialized; each once
  std::vector<ChangedThing> things;
};

// Writes it as a v1::Change in `field`.
void Write(const DayChange& change, int field, WireWriter& writer);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_DAY_CHANGE_H_

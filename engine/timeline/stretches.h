// What is so over which days, and how it is written.
#ifndef FAIRSTART_ENGINE_TIMELINE_STRETCHES_H_
#define FAIRSTART_ENGINE_TIMELINE_STRETCHES_H_

#include <string_view>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "engine/evaluation/found.h"
#include "engine/wire/wire_writer.h"

namespace fairstart {

// Something, and the days on which it is what it is: what the message calls a span, which is a
// length of time in engine/calendar.
template <typename Thing>
struct Stretch {
  Thing thing;
  Day first;
  Day last;
};

// The stretches of a timeline, in any order.
struct Stretches {
  std::vector<Stretch<FoundStatus>> status;
  std::vector<Stretch<FoundLine>> lines;
  std::vector<Stretch<FoundClaim>> claims;
  std::vector<Stretch<FoundDuty>> duties;
  std::vector<Stretch<FoundWarning>> warnings;
  std::vector<Stretch<std::string_view>> defects;  // what they say
};

// What a thing is called; empty for the status.
inline std::string_view NameOf(const FoundStatus&) { return ""; }
inline std::string_view NameOf(const FoundLine& line) { return line.entitlement->source->name(); }
inline std::string_view NameOf(const FoundClaim& claim) { return claim.claim->source->name(); }
inline std::string_view NameOf(const FoundDuty& duty) { return duty.duty->source->name(); }
inline std::string_view NameOf(const FoundWarning& warning) {
  return warning.warning->source->name();
}

// Which of those of one name it is.
inline std::string_view InstanceOf(const FoundLine& line) { return line.instance; }
inline std::string_view InstanceOf(const FoundDuty& duty) { return duty.instance; }
template <typename Thing>
std::string_view InstanceOf(const Thing&) {
  return "";
}

// Write them as the fields of a v1::Timeline, those of one kind by name, instance and first day.
// All but the defects, between which and the others stand other fields; and the defects.
void Write(const Plan& plan, const Stretches& stretches, WireWriter& writer);
void WriteDefects(const Stretches& stretches, WireWriter& writer);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_STRETCHES_H_

// A question: about whom, on which day.
#ifndef FAIRSTART_ENGINE_EVALUATION_QUESTION_H_
#define FAIRSTART_ENGINE_EVALUATION_QUESTION_H_

#include <string>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Number of the engine's semantics. It changes only when some finding could change.
inline constexpr int kSemantics = 2;

// The messages are borrowed for the call.
struct Question {
  const v1::CaseFacts* facts = nullptr;
  const v1::Record* record = nullptr;  // null: none given
  std::string facts_digest;            // SHA-256 of the facts' bytes as received
  std::string record_digest;           // empty when none was given
  Day as_of;
  std::vector<std::string> entitlements;  // names; empty: all
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_QUESTION_H_

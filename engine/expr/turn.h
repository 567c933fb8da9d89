// What turns on a day: why an answer may be another one from that day on.
#ifndef FAIRSTART_ENGINE_EXPR_TURN_H_
#define FAIRSTART_ENGINE_EXPR_TURN_H_

#include <cstdint>

#include "engine/expr/program.h"
#include "engine/value/value.h"

namespace fairstart {

// Everything pointed to belongs to the plan or the evaluation's Arena.
struct Turn {
  enum class Kind : uint8_t {
    kDay,         // it is the day that `node` gives
    kDayAfter,    // it is the day after that
    kBirthday,    // the young person becomes `index` years old
    kMonth,       // another month begins, of those that `node`, a months_begun, gives
    kBegins,      // `record` of a history begins, or may
    kEnds,        // it ended the day before, or may have
    kRate,        // another row of parameter `index` holds, or none
    kPeriod,      // a period for which a cap counts begins
    kSince,       // definition `index` was true before for the first time
    kDefinition,  // definition `index` has another value
  };
  Kind kind = Kind::kDay;
  const Program* program = nullptr;  // that `node` is a part of
  const Node* node = nullptr;
  const RecordValue* record = nullptr;
  int index = -1;

  friend bool operator==(const Turn&, const Turn&) = default;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_TURN_H_

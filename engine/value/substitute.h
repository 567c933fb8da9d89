// The facts with another value in one place.
#ifndef FAIRSTART_ENGINE_VALUE_SUBSTITUTE_H_
#define FAIRSTART_ENGINE_VALUE_SUBSTITUTE_H_

#include <functional>

#include "engine/value/arena.h"
#include "engine/value/value.h"

namespace fairstart {

// Gives the value to put in, for the copy of the record that it is put into.
using MakeValue = std::function<Value(const RecordValue&)>;

// `root` with the value that `make` gives in the field that `missing` names. Records and lists on the
// way to it are copied; all else is shared with `root`, whose records go on naming it as their parent:
// so a second substitution starts from the root that the first gave, not from where a record says that
// it stands. REQUIRES: missing.kind == Missing::Kind::kFact.
const RecordValue* Substitute(Arena& arena, const RecordValue& root, const Missing& missing,
                              const MakeValue& make);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_VALUE_SUBSTITUTE_H_

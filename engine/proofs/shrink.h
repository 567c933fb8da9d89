// The least that has to be known of a person who shows something.
#ifndef FAIRSTART_ENGINE_PROOFS_SHRINK_H_
#define FAIRSTART_ENGINE_PROOFS_SHRINK_H_

#include <functional>

#include "engine/proofs/person.h"

namespace fairstart {

// `person` without every record and fact that can go, one after the other, while `shows` stays
// true; records keep their days, and go on where it does not matter when they end. Takes `shows` to
// be true of `person`.
Person Shrink(const Person& person, const std::function<bool(const Person&)>& shows);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_SHRINK_H_

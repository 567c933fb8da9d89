// Where declarations stand.
#ifndef FAIRSTART_ENGINE_COVERAGE_POSITION_H_
#define FAIRSTART_ENGINE_COVERAGE_POSITION_H_

#include "engine/rulebook/source_text.h"
#include "fairstart/v1/coverage.pb.h"

namespace fairstart {

// Where the message of a place begins.
v1::SourcePosition PositionOf(const Place& place);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COVERAGE_POSITION_H_

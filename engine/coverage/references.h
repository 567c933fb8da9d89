// What stands behind each reference of the source.
#ifndef FAIRSTART_ENGINE_COVERAGE_REFERENCES_H_
#define FAIRSTART_ENGINE_COVERAGE_REFERENCES_H_

#include "engine/rulebook/plan.h"
#include "fairstart/v1/coverage.pb.h"

namespace fairstart {

// Adds the references of the plan's first source, which is the document that it encodes, in the
// order of its outline.
void AddReferences(const Plan& plan, v1::Coverage& coverage);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COVERAGE_REFERENCES_H_

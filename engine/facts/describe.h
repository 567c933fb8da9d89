// The facts as questions: what a case tool needs to build its forms.
#ifndef FAIRSTART_ENGINE_FACTS_DESCRIBE_H_
#define FAIRSTART_ENGINE_FACTS_DESCRIBE_H_

#include <vector>

#include "engine/facts/schema.h"
#include "fairstart/v1/fact_description.pb.h"

namespace fairstart {

// Every fact that a case may state, in the order of the vocabulary; a history or record is followed
// by its fields. `used` says for each field of the case whether a rule reads it; empty: none does.
std::vector<v1::FactDescription> Describe(const FactSchema& schema, const std::vector<bool>& used);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_DESCRIBE_H_

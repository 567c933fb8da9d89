// What a difference between two cases or records is, in words.
#ifndef FAIRSTART_ENGINE_COMPARISON_DIFFERENCE_WORDS_H_
#define FAIRSTART_ENGINE_COMPARISON_DIFFERENCE_WORDS_H_

#include <string>

#include "engine/comparison/merge.h"
#include "engine/rulebook/plan.h"
#include "fairstart/v1/comparison.pb.h"

namespace fairstart {

// The difference as an input of a comparison, named as the plans name it: that of the side that has
// the thing, `after` before `before`.
v1::InputChange Describe(const Difference& difference, v1::InputKind kind, const Plan& before,
                         const Plan& after);

// `count` differences below one fact of the case, or one kind of entry of the record, as one input.
v1::InputChange DescribeTogether(const google::protobuf::FieldDescriptor& top, int count,
                                 v1::InputKind kind, const Plan& plan);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_DIFFERENCE_WORDS_H_

// What the answers to a question rest on.
#ifndef FAIRSTART_ENGINE_EVALUATION_BASIS_H_
#define FAIRSTART_ENGINE_EVALUATION_BASIS_H_

#include "engine/evaluation/question.h"
#include "engine/rulebook/plan.h"
#include "fairstart/v1/basis.pb.h"

namespace fairstart {

// REQUIRES: the question has facts.
v1::Basis BasisOf(const Plan& plan, const Question& question);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_BASIS_H_

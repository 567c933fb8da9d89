// Why a finding is as it is.
#ifndef FAIRSTART_ENGINE_EXPLANATION_EXPLAIN_H_
#define FAIRSTART_ENGINE_EXPLANATION_EXPLAIN_H_

#include "engine/evaluation/answer.h"
#include "fairstart/v1/decision_service.pb.h"
#include "fairstart/v1/explanation.pb.h"

namespace fairstart {

// The explanation of `finding`, which is the answer to `question`. Everything is computed again
// from plan, facts, record and day; nothing is kept from the evaluation.
v1::Explanation Explain(const Plan& plan, const Question& question, const ReadQuestion& read,
                        const v1::Finding& finding, v1::ExplanationDetail detail, Arena& arena);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_EXPLAIN_H_

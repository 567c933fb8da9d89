// The steps that a value rests on: definitions, parameters and facts, each with its own.
#ifndef FAIRSTART_ENGINE_EXPLANATION_STEPS_H_
#define FAIRSTART_ENGINE_EXPLANATION_STEPS_H_

#include <set>
#include <string>
#include <vector>

#include "engine/evaluation/evaluation.h"
#include "fairstart/v1/explanation.pb.h"

namespace fairstart {

// Builds explanation nodes on the day of one execution. What was shown once is not expanded again.
class StepWriter {
 public:
  StepWriter(Evaluation& evaluation, Execution& execution)
      : evaluation_(evaluation), execution_(execution) {}

  // A program that stands in a declaration: `kind` and `label` say which.
  v1::ExplanationNode Explain(const std::string& kind, const std::string& label,
                              const Program& program, const std::vector<Value>& variables);

  // A definition or table about the case.
  v1::ExplanationNode ExplainDefinition(int index);

 private:
  void AddSteps(const Node& node, v1::ExplanationNode& parent);
  v1::ExplanationNode ExplainParameter(int index);
  v1::ExplanationNode ExplainFact(int field);
  void ExplainPart(const Program& program, v1::ExplanationNode& node);

  Evaluation& evaluation_;
  Execution& execution_;
  std::set<int> shown_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_STEPS_H_

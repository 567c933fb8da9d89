// Everything of a plan that can hold or not.
#ifndef FAIRSTART_ENGINE_COVERAGE_RULES_H_
#define FAIRSTART_ENGINE_COVERAGE_RULES_H_

#include <map>
#include <string>
#include <vector>

#include "engine/rulebook/plan.h"
#include "fairstart/v1/coverage.pb.h"

namespace fairstart {

// See v1::RuleCoverage.
struct Rule {
  v1::RuleCoverage::Kind kind = v1::RuleCoverage::KIND_UNSPECIFIED;
  std::string declaration;
  std::string part;
  std::string when;
  Place place;
};

// The rules of a plan and where evaluation meets them; positions (int) are into `all`. Plans of one
// rulebook that differ in values of parameters only have the same rules in the same order.
struct Rules {
  // What a definition or table consists of; -1 for what it has not.
  struct OfDefinition {
    int value = -1;          // whether it is true, of one of type bool
    int general_value = -1;  // of one with exceptions
    std::vector<int> parts;  // its exceptions or rows
  };
  struct OfBar {
    int bar = -1;
    std::vector<int> lifts;
  };

  std::vector<Rule> all;
  std::map<const Program*, int> by_program;
  std::vector<OfDefinition> by_definition;
  std::vector<OfBar> by_bar;
};

Rules ListRules(const Plan& plan);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COVERAGE_RULES_H_

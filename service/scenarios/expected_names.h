// Names that a scenario uses and its rulebook lacks: an expectation that a misspelled warning is
// not shown would hold for ever.
#ifndef FAIRSTART_SERVICE_SCENARIOS_EXPECTED_NAMES_H_
#define FAIRSTART_SERVICE_SCENARIOS_EXPECTED_NAMES_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "fairstart/v1/scenario.pb.h"
#include "service/scenarios/expectation.h"

namespace fairstart {

// The names of a rulebook that expectations may use.
class ExpectedNames {
 public:
  explicit ExpectedNames(const v1::Rulebook& rulebook);

  // Every name of the scenario that the rulebook lacks. Paths are from the scenario:
  // "check[0].no_warning[1]".
  std::vector<Mismatch> Unknown(const v1::Scenario& scenario) const;

 private:
  // By kind: "entitlement", "bar", "claim", "duty", "warning", "interpretation", "paragraph".
  std::map<std::string, std::set<std::string>> names_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_EXPECTED_NAMES_H_

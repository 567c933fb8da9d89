// The people of a rulebook's scenarios, as witnesses of what can be.
#ifndef FAIRSTART_SERVICE_PROOFS_SCENARIO_PEOPLE_H_
#define FAIRSTART_SERVICE_PROOFS_SCENARIO_PEOPLE_H_

#include <vector>

#include "engine/proofs/person.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {

// One for each day that a scenario asks about; none of scenarios with readings or parameters of
// their own, which are of another rulebook.
std::vector<Person> PeopleOf(const ScenarioSet& scenarios);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PROOFS_SCENARIO_PEOPLE_H_

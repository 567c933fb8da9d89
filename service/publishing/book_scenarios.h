// The scenarios of a rulebook in its book: what each expects, in words, and which rules it shows.
#ifndef FAIRSTART_SERVICE_PUBLISHING_BOOK_SCENARIOS_H_
#define FAIRSTART_SERVICE_PUBLISHING_BOOK_SCENARIOS_H_

#include "engine/engine.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {

// Adds a part with every scenario, by the section of its first citation; to each reference the
// scenarios that cite it; and to each rule those that expect something of it by name, or, where no
// scenario can, how many there are of each reference that it cites.
void AddScenarios(const Plan& plan, const ScenarioSet& set, Book& book);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_BOOK_SCENARIOS_H_

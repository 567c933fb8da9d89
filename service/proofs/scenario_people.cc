// Tested by tests/service/proofs/scenario_people_test.cc.
#include "service/proofs/scenario_people.h"

namespace fairstart {

std::vector<Person> PeopleOf(const ScenarioSet& scenarios) {
  std::vector<Person> people;
  for (const ReadyScenario& ready : scenarios.scenarios) {
    const v1::Scenario& scenario = ready.scenario;
    if (scenario.reading_size() > 0 || scenario.parameter_size() > 0) continue;
    for (const v1::Check& check : scenario.check()) {
      const absl::StatusOr<Day> as_of = ParseDay(check.as_of());
      if (!as_of.ok()) continue;
      Person person;
      person.name = scenario.name();
      person.facts = ready.facts;
      if (ready.record.has_value()) person.record = *ready.record;
      person.as_of = *as_of;
      people.push_back(std::move(person));
    }
  }
  return people;
}

}  // namespace fairstart

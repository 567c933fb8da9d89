// A person who shows something, as the facts of a case.
#ifndef FAIRSTART_ENGINE_PROOFS_PERSON_H_
#define FAIRSTART_ENGINE_PROOFS_PERSON_H_

#include <string>

#include "engine/calendar/civil_day.h"
#include "engine/proofs/world.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

struct Person {
  std::string name;  // of the scenario; empty for one whom a solver found
  v1::CaseFacts facts;
  v1::Record record;  // what is on record; may be empty
  Day as_of;          // the day asked about
};

// The person whom a solver found in a closed world: a case with the facts that the cone is about
// and no others.
Person WritePerson(World& world, const Cone& cone, const FoundValue& found);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_PERSON_H_

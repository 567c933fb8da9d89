// Whom a definition is about: the case, or one record of it.
#ifndef FAIRSTART_ENGINE_PROOFS_SUBJECT_H_
#define FAIRSTART_ENGINE_PROOFS_SUBJECT_H_

#include <vector>

#include "engine/proofs/statement.h"

namespace fairstart {

struct SymbolicSubject {
  Formula guard = nullptr;  // that it exists
  SymbolicRecord* record = nullptr;
};

// The case itself for no type, else records of the type: in an open world one that may be any, in a
// closed one the first of each history.
std::vector<SymbolicSubject> SubjectsOf(World& world, const RecordType* type);

// The same of a person: null for the case itself, else every record of the type.
std::vector<const RecordValue*> SubjectsOf(const Asked& asked, const RecordType* type);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_SUBJECT_H_

// The one place where a solver is made.
#ifndef FAIRSTART_SERVICE_PROOFS_NEW_SOLVER_H_
#define FAIRSTART_SERVICE_PROOFS_NEW_SOLVER_H_

#include <memory>

#include "engine/proofs/solver.h"

namespace fairstart {

// A solver that holds nothing yet; null when this program was built without one. Any thread may
// call it; a solver belongs to one.
std::unique_ptr<Solver> NewSolver();

// Whether this program was built with one.
bool HasSolver();

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PROOFS_NEW_SOLVER_H_

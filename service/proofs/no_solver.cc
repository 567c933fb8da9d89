// Built where Z3 is not installed, or not wanted.
#include "service/proofs/new_solver.h"

namespace fairstart {

std::unique_ptr<Solver> NewSolver() { return nullptr; }
bool HasSolver() { return false; }

}  // namespace fairstart

// What can find a person of whom formulas hold, or that there is none. Used before a rulebook is
// accepted, never when a case is decided: no room below this one knows it.
#ifndef FAIRSTART_ENGINE_PROOFS_SOLVER_H_
#define FAIRSTART_ENGINE_PROOFS_SOLVER_H_

#include <optional>

#include "engine/proofs/formula.h"

namespace fairstart {

// Formulas that are to hold together. Belongs to one thread; the formulas must outlive it.
class Solver {
 public:
  enum class Outcome {
    kSatisfiable,    // ValueOf says how
    kUnsatisfiable,  // certainly
    kGaveUp,         // after as much work as is allowed; the same for the same formulas
  };

  virtual ~Solver() = default;
  virtual void Assert(Formula formula) = 0;
  // Asserts what follows until the matching Pop takes it back.
  virtual void Push() = 0;
  virtual void Pop() = 0;
  virtual Outcome Check() = 0;
  // After kSatisfiable: a value under which everything that was asserted holds; of a bool 0 or 1.
  // Nothing when it does not fit.
  virtual std::optional<Rational> ValueOf(Formula formula) = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_SOLVER_H_

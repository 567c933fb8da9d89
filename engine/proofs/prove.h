// What can be proved of a rulebook before it is used: a second façade, above engine/engine.h, that
// nothing which decides a case can reach.
#ifndef FAIRSTART_ENGINE_PROOFS_PROVE_H_
#define FAIRSTART_ENGINE_PROOFS_PROVE_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/proofs/person.h"
#include "engine/proofs/solver.h"

namespace fairstart {

enum class Verdict {
  // Of "there is nobody": there is none among all complete cases on all days. Of "there is
  // somebody":
  // there is, and the engine agrees.
  kProved,
  // The other way round: the engine agrees about a person; or there is nobody at all.
  kRefuted,
  kNotDecided,
};

struct Proof {
  Verdict verdict = Verdict::kNotDecided;
  std::string statement;  // a clause: "some row applies to everybody"
  // Where it stands and what is stated; when it is refuted, what is wrong and how to mend it, as an
  // error; when it is not decided, why, as a note.
  Diagnostic diagnostic;
  // Whom the verdict rests on, if anybody.
  std::optional<Person> person;
};

// Makes a solver without anything asserted yet.
using MakeSolver = std::function<std::unique_ptr<Solver>()>;

// Decides everything that can be stated of the plan, in the order of files and lines. `witnesses`
// are people who may show that something can be, such as those of the rulebook's scenarios.
// Deterministic as far as the solver is.
std::vector<Proof> Prove(const Plan& plan, const std::vector<Person>& witnesses,
                         const MakeSolver& make_solver);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_PROVE_H_

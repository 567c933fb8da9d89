// One world with a solver that looks for people in it.
#ifndef FAIRSTART_ENGINE_PROOFS_SEARCH_H_
#define FAIRSTART_ENGINE_PROOFS_SEARCH_H_

#include <memory>
#include <string>
#include <vector>

#include "engine/proofs/person.h"
#include "engine/proofs/prove.h"
#include "engine/proofs/solver.h"
#include "engine/proofs/translator.h"
#include "engine/proofs/world.h"

namespace fairstart {

// Belongs to one thread. The plan must outlive it.
class Search {
 public:
  // `records` as World has it.
  Search(const Plan& plan, World::Kind kind, int records, const MakeSolver& make_solver)
      : world_(plan, kind, records), translator_(world_), solver_(make_solver()) {}

  World& world() { return world_; }
  Translator& translator() { return translator_; }

  // Looks for somebody of whom all of this holds, and everything that must hold of the facts that
  // it is about. Each Look needs its Leave. What follows is about whom it found, after kSatisfiable
  // and until Leave.
  Solver::Outcome Look(std::vector<Formula> all);
  void Leave();

  // The case of whom was found, or the value that a formula has for them.
  Person Found();
  std::optional<Rational> ValueOf(Formula formula) { return solver_->ValueOf(formula); }

  // Looks for somebody of whom `wish` holds, too, and keeps to them if there is one.
  bool Keep(Formula wish);

  // Looks for somebody for whom what is not worked out is otherwise.
  Solver::Outcome LookFurther();

  // What is not worked out, and is part of what was looked for.
  std::vector<std::string> RestsOn() const;

 private:
  Solver::Outcome Check();
  bool CheckNearby();
  std::vector<WrongGuess> WrongGuesses();

  World world_;
  Translator translator_;
  std::unique_ptr<Solver> solver_;
  Cone cone_;
  int pushed_ = 0;  // besides the Push of Look
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_SEARCH_H_

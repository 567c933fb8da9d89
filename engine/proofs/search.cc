// Tested by tests/engine/proofs/translator_test.cc.
#include "engine/proofs/search.h"

#include <algorithm>

namespace fairstart {
namespace {

using Outcome = Solver::Outcome;

// How often a solver is told where it guessed wrong before it is given up.
constexpr int kMostLemmas = 1000;
// After so many lemmas it is asked to keep to what it has.
constexpr int kPatience = 6;

}  // namespace

Outcome Search::Look(std::vector<Formula> all) {
  solver_->Push();
  all.push_back(world_.Mention(world_.as_of()));
  cone_ = world_.ConeOf(all);
  for (Formula formula : all) {
    if (formula->IsFalse()) return Outcome::kUnsatisfiable;
    solver_->Assert(formula);
  }
  for (Formula axiom : cone_.axioms) solver_->Assert(axiom);
  return Check();
}

void Search::Leave() {
  for (; pushed_ > 0; --pushed_) solver_->Pop();
  solver_->Pop();
}

Person Search::Found() {
  return WritePerson(world_, cone_, [&](Formula formula) { return solver_->ValueOf(formula); });
}

bool Search::Keep(Formula wish) {
  solver_->Push();
  solver_->Assert(wish);
  ++pushed_;
  const int before = pushed_;
  if (Check() == Outcome::kSatisfiable) return true;
  for (; pushed_ >= before; --pushed_) solver_->Pop();
  Check();
  return false;
}

Outcome Search::LookFurther() {
  FormulaPool& pool = world_.pool();
  std::vector<Formula> otherwise;
  for (Formula variable : cone_.variables) {
    if (world_.ShownFor(variable).empty()) continue;
    const std::optional<Rational> value = solver_->ValueOf(variable);
    if (!value.has_value()) continue;
    if (variable->sort == Sort::kBool) {
      otherwise.push_back(value->IsZero() ? variable : pool.Not(variable));
    } else {
      otherwise.push_back(pool.Not(pool.Equal(variable, pool.Number(*value))));
    }
  }
  if (otherwise.empty()) return Outcome::kUnsatisfiable;
  solver_->Assert(pool.Or(std::move(otherwise)));
  return Check();
}

std::vector<std::string> Search::RestsOn() const {
  std::vector<std::string> parts;
  for (Formula variable : cone_.variables) {
    std::string shown = world_.ShownFor(variable);
    if (shown.empty() || std::find(parts.begin(), parts.end(), shown) != parts.end()) continue;
    parts.push_back(std::move(shown));
  }
  return parts;
}

// Checks, and tells the truth about what was guessed, until nothing is guessed wrong.
Outcome Search::Check() {
  for (int i = 1; i <= kMostLemmas; ++i) {
    const Outcome outcome = solver_->Check();
    if (outcome != Outcome::kSatisfiable) return outcome;
    const std::vector<WrongGuess> wrong = WrongGuesses();
    if (wrong.empty()) return outcome;
    for (const WrongGuess& guess : wrong) solver_->Assert(guess.lemma);
    if (i % kPatience == 0 && CheckNearby()) return Outcome::kSatisfiable;
  }
  return Outcome::kGaveUp;
}

// Whether there is an example when what was guessed wrong is kept where it is: else each year's
// birthdays could be guessed wrong before one is right.
bool Search::CheckNearby() {
  solver_->Push();
  for (int i = 0; i < kPatience && solver_->Check() == Outcome::kSatisfiable; ++i) {
    const std::vector<WrongGuess> wrong = WrongGuesses();
    if (wrong.empty()) {
      ++pushed_;
      return true;
    }
    for (const WrongGuess& guess : wrong) {
      solver_->Assert(guess.lemma);
      solver_->Assert(guess.stays);
    }
  }
  solver_->Pop();
  return false;
}

std::vector<WrongGuess> Search::WrongGuesses() {
  return world_.WrongGuesses(cone_, [&](Formula formula) { return solver_->ValueOf(formula); });
}

}  // namespace fairstart

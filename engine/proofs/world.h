// Every person there could be, under one plan: a variable for each fact, and what must hold of the
// facts of a case.
//
// There are two kinds of world. In an open one a history may have any number of records, and what
// is said of all or some of them is a variable of its own: what cannot be there cannot be anywhere,
// so that it proves. It has a few records as witnesses: when something is so of some record, it is
// so of the witness that was called for it. In a closed one a history has a few records, and what
// is said of them is worked out: who is found there is somebody.
#ifndef FAIRSTART_ENGINE_PROOFS_WORLD_H_
#define FAIRSTART_ENGINE_PROOFS_WORLD_H_

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/proofs/deferred.h"
#include "engine/proofs/formula.h"
#include "engine/proofs/symbolic.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

struct InOrderOfMaking {
  bool operator()(Formula a, Formula b) const { return a->id < b->id; }
};

// The variables that formulas are about, directly or through what must hold of them, and all of
// that.
struct Cone {
  std::set<Formula, InOrderOfMaking> variables;
  std::vector<Formula> axioms;
};

// Something deferred that a solver guessed wrong: what is true of it, and that its argument is what
// it was then.
struct WrongGuess {
  Formula lemma = nullptr;
  Formula stays = nullptr;
};

class World {
 public:
  enum class Kind { kOpen, kClosed };

  // The plan must outlive it. `records` is how many a history has: of an open world its witnesses,
  // of a closed one the most that there may be.
  World(const Plan& plan, Kind kind, int records);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  bool open() const { return kind_ == Kind::kOpen; }
  FormulaPool& pool() { return pool_; }
  const Plan& plan() const { return plan_; }

  // The day asked about: a date on which the young person has been born.
  Formula as_of() const { return as_of_; }
  Formula date_of_birth();
  Formula never() { return pool_.Number(kNever); }
  Formula Ends(Formula date);  // that it is no date but an end of the calendar

  // The case and the record.
  SymbolicRecord& facts() { return *facts_; }
  SymbolicRecord& record() { return *record_; }
  // A fact of a complete case.
  const Term& FieldOf(SymbolicRecord& record, int field);

  // A record of which nothing is known but its type: one of a list of any length.
  SymbolicRecord& AnyRecord(const RecordType& type, const std::string& name);
  // A day of which nothing else is known.
  Formula AnyDay(const std::string& name);

  // The number that stands for a text, and back: a text that no rule names has a name made up.
  Formula Symbol(std::string_view text);
  std::string TextOf(int64_t symbol) const;

  // A value of which nothing is known but its type and the least that it can be, the same for the
  // same key. `shown` says to people what it stands for.
  Term Opaque(const Type& type, const std::string& key, const std::string& shown,
              std::optional<Rational> least = std::nullopt);
  // What an opaque value stands for; "" for any other variable.
  std::string ShownFor(Formula variable) const;
  // The witness of an open world for what `key` says of some record of the history; null when there
  // is none left.
  SymbolicRecord* WitnessFor(const SymbolicHistory& history, const std::string& key);
  // A formula that can always be true, and is about the variables of `a`.
  Formula Mention(Formula a);
  SymbolicList& NewList() { return lists_.emplace_back(); }

  Formula BirthdayOf(Formula date, int32_t years);
  Formula MonthsAfter(Formula date, int32_t months);
  Formula Product(Formula a, Formula b) { return Put(DeferProduct(pool_, a, b)); }
  Formula Quotient(Formula a, Formula b) { return Put(DeferQuotient(pool_, a, b)); }

  // From now on `axiom` holds whenever `variable` matters.
  void Require(Formula variable, Formula axiom);

  Cone ConeOf(const std::vector<Formula>& formulas) const;
  // What a variable is deferred as; null if it is not.
  const Deferred* DeferredFor(Formula variable) const;
  // What was deferred and is not what it should be with the values found. From now on the lemmas
  // are required.
  std::vector<WrongGuess> WrongGuesses(const Cone& cone, const FoundValue& found);

 private:
  SymbolicRecord& NewRecord(const RecordType& type, const std::string& path);
  Term NewField(SymbolicRecord& record, int field);
  Term ScalarField(const Field& field, const std::string& name);
  Term HistoryField(SymbolicRecord& owner, int field, const std::string& name);
  void RequireOfHistory(const SymbolicHistory& history);
  void RequireOfReferences(const SymbolicHistory& history);
  void RequireOfRecord(SymbolicRecord& record);
  Formula Put(Deferred deferred);

  const Plan& plan_;
  const Kind kind_;
  const int most_records_;
  FormulaPool pool_;
  std::deque<SymbolicRecord> records_;
  std::deque<SymbolicHistory> histories_;
  std::deque<SymbolicList> lists_;
  SymbolicRecord* facts_ = nullptr;
  SymbolicRecord* record_ = nullptr;
  Formula as_of_ = nullptr;
  std::map<std::string, int64_t, std::less<>> symbols_;
  std::vector<std::string> texts_;
  absl::flat_hash_map<Formula, std::vector<Formula>> axioms_;
  absl::flat_hash_map<Formula, Deferred> deferred_;
  std::map<std::pair<int, int32_t>, Formula> birthdays_;  // by day and years
  std::map<std::pair<int, int32_t>, Formula> months_;     // by day and months
  absl::flat_hash_map<Formula, std::string> shown_;
  std::map<std::string, Term> opaque_;
  std::map<const SymbolicHistory*, std::map<std::string, int>> witnesses_;  // by key
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_WORLD_H_

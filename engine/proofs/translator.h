// From expressions to formulas: what an expression is worth for any person.
//
// Whatever has no exact form here (a text put together, a record picked by number, a count over a
// history of any length) becomes a value of which nothing is known, the same wherever the same is
// written about the same.
#ifndef FAIRSTART_ENGINE_PROOFS_TRANSLATOR_H_
#define FAIRSTART_ENGINE_PROOFS_TRANSLATOR_H_

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/expr/program.h"
#include "engine/proofs/world.h"

namespace fairstart {

// How the rows of a table, or the exceptions of a definition, stand.
struct SymbolicParts {
  // Of each row or exception: that it certainly applies, that it certainly does not, and its value.
  std::vector<Formula> applies;
  std::vector<Formula> excluded;
  std::vector<Term> values;
  // Of each exception: that it applies and no other that applies overrides it. Of a row: as
  // `applies`.
  std::vector<Formula> stands;
  Formula inputs_ok = nullptr;  // of a table: that every input has a value
  Term general;                 // of a definition
};

// A rate without a value on some days, as if it might have one then: if `given` holds, it has.
struct SymbolicRate {
  int parameter = -1;
  std::vector<std::string> keys;
  std::vector<Window> days;
  Formula given = nullptr;
};

class Translator {
 public:
  // The world must outlive it.
  explicit Translator(World& world);

  World& world() { return world_; }

  // A program with its variables, on a day.
  Term Translate(const Program& program, Formula today, const std::vector<Term>& variables);
  // A definition or table; `about` is null when it is about the case.
  Term Definition(int index, Formula today, SymbolicRecord* about);
  const SymbolicParts& Parts(int index, Formula today, SymbolicRecord* about);
  // A parameter on a day.
  Term Parameter(int index, const std::vector<Term>& keys, Formula today);

  // From now on; before anything is translated.
  void Assume(SymbolicRate rate) { assumed_ = std::move(rate); }

  // That two values of one type differ.
  Formula Differ(const Term& a, const Term& b);

 private:
  // What a program runs in.
  struct Frame {
    const Program* program = nullptr;
    Formula today = nullptr;
    std::vector<Term> slots;
  };

  FormulaPool& pool() { return world_.pool(); }
  Term True() { return {.ok = pool().True(), .value = pool().True()}; }
  Term Of(Formula value) { return {.ok = pool().True(), .value = value}; }
  Term Of(Formula ok, Formula value) { return {.ok = ok, .value = value}; }
  Formula Ok(const std::vector<Term>& terms);

  // translator.cc
  Term Run(const Node& node, Frame& frame);
  std::vector<Term> RunArgs(const Node& node, Frame& frame);
  Term RunConstant(const Node& node);
  Term RunRead(const Node& node, Frame& frame);  // a field, has, awaited
  Term RunLogic(const Node& node, Frame& frame);
  Term RunComparison(const Node& node, Frame& frame);
  Term RunNamed(const Node& node, Frame& frame);  // parameters, definitions
  void Give(const std::vector<Term>& keys, Formula today, const Type& type, Term& term);
  Term RunOverALife(const Node& node, Frame& frame);
  Term Choose(Formula condition, const Term& then, const Term& otherwise);
  Formula Same(const Term& a, const Term& b);
  Term Opaque(const Node& node, const Frame& frame, std::optional<Rational> least = std::nullopt);
  // What tells a value from others, and a part of an expression; `bound` are the slots that it fills itself.
  static std::string IdentityOf(const Term& term);
  std::string KeyOf(const Node& node, const Frame& frame, std::vector<int> bound);
  // That what is not worked out has a value: certainly, unless it may read the assumed rate.
  Formula OpaqueOk(const Node& node, const std::string& key);
  bool DependsOnDay(const Node& node);
  bool DependsOnDay(int definition);

  // translator_numbers.cc
  Term RunNumber(const Node& node, Frame& frame);
  Term Multiply(const Term& a, const Term& b);
  Term Divide(const Term& a, const Term& b);
  Term DivideInt(const Node& node, const Term& a, const Term& b);

  // translator_lists.cc
  Term RunList(const Node& node, Frame& frame);
  Term RunQuantifier(const Node& node, Frame& frame);
  Term RunOpenQuantifier(const Node& node, const Term& range, Frame& frame);
  Term RunMacro(const Node& node, Frame& frame);  // filter, map
  Term RunIn(const Node& node, Frame& frame);
  Term RunTotal(const Node& node, Frame& frame);
  Term RunActive(const Node& node, Frame& frame);
  Term RunLatest(const Node& node, Frame& frame);
  Term RunBody(const Node& node, const SymbolicList& list, size_t member, Frame& frame,
               size_t body);
  Term PlaceIn(const SymbolicList& list, const std::string& member);
  Term RunBodyOfAny(const Node& node, const SymbolicList& list, Frame& frame, size_t body);
  SymbolicList& CopyOf(const Node& node, const Frame& frame, const SymbolicList& list);

  // translator_time.cc
  Term RunTime(const Node& node, Frame& frame);
  Term RunAsOf(const Node& node, Frame& frame);
  Term RunNthDay(const Node& node, Frame& frame);
  Term RunMonthsBegun(const Node& node, Frame& frame);
  Term PlusSpan(const Term& date, const Term& span);
  Formula PlusDays(Formula date, Formula days);
  std::optional<Formula> BirthdayOf(Formula date, Formula years);

  // translator_definitions.cc
  SymbolicParts RowsOf(const PlanDefinition& table, Frame& frame);
  SymbolicParts ExceptionsOf(const PlanDefinition& definition, Frame& frame);
  Term ValueOf(const PlanDefinition& definition, const SymbolicParts& parts);
  Frame FrameOf(const Program& program, Formula today, const std::vector<Term>& variables);

  using Place = std::tuple<int, int, const SymbolicRecord*>;  // definition, day, record
  World& world_;
  std::map<Place, SymbolicParts> parts_;
  std::map<Place, Term> definitions_;
  std::map<std::tuple<int, int>, Term> parameters_;  // without keys
  std::vector<std::optional<bool>> depends_;         // by definition
  std::optional<SymbolicRate> assumed_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_TRANSLATOR_H_

// Parts of the checker: the walk over a syntax tree, one file for each kind of node. Only for
// checker*.cc.
#ifndef FAIRSTART_ENGINE_EXPR_CHECKER_PARTS_H_
#define FAIRSTART_ENGINE_EXPR_CHECKER_PARTS_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/expr/checker.h"
#include "engine/expr/draft.h"

namespace fairstart {

using DraftPtr = std::unique_ptr<Draft>;

// "did you mean count?", or "" when no candidate is near. checker_names.cc
std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates);

// Goes over one expression, bottom up. Each function gives the draft of a part; none, with an
// issue, when the part is wrong, and none without one when what it contains is.
class Checker {
 public:
  Checker(NameSpace& names, const ExpressionRules& rules, Program& program)
      : names_(names), rules_(rules), program_(program) {}

  void AddVariable(const Variable& variable) { Bind(variable.name, variable.type); }

  // The draft of `expr` as a value of its own: neither the day asked about, which is only compared,
  // nor a history with gaps that mean unknown, which only `active` reads.
  DraftPtr Check(const Expr& expr);
  // The draft of `expr` where the records of a history with gaps may stand: what `has`, `active`,
  // `filter` and for_each take.
  DraftPtr CheckFact(const Expr& expr);

  DraftPtr Fail(const Expr& expr, std::string problem, std::string mend);

  std::vector<Issue> issues;

 private:
  using Kind = Type::Kind;

  struct Local {
    std::string name;
    Type type;
    int slot;
  };

  // One side of a comparison, which may be the day asked about.
  DraftPtr CheckSide(const Expr& expr);
  DraftPtr RefuseAsOf(const Expr& expr);

  DraftPtr New(const Expr& expr, Op op, Type type, int index = -1);
  // By reference, so that `node` may still be made from what is moved into it.
  template <typename... Args>
  DraftPtr With(DraftPtr node, Args&&... args) {
    (node->args.push_back(std::move(args)), ...);
    return node;
  }
  DraftPtr Constant(const Expr& expr, Kind kind, Value value);
  DraftPtr Decimal(const Expr& expr);

  // checker_names.cc: variables, names and fields.
  int Bind(const std::string& name, const Type& type);
  // The variable that a name or call means, if any.
  const Local* FindLocal(const Expr& expr) const;
  // What a name or call that is no variable means outside the expression.
  std::optional<Symbol> FindSymbol(const Expr& expr) const;
  std::vector<std::string> AllNames() const;
  DraftPtr Name(const Expr& expr);
  DraftPtr Select(const Expr& expr);  // Enum.VALUE, or record.field
  DraftPtr FailField(const Expr& expr, const RecordType& type);
  DraftPtr EnumValue(const Expr& expr, const EnumType& type);
  DraftPtr Has(const Expr& expr);
  DraftPtr Awaited(const Expr& expr);

  // checker_operators.cc
  DraftPtr Unary(const Expr& expr);
  DraftPtr Binary(const Expr& expr);
  DraftPtr Logic(const Expr& expr, DraftPtr a, DraftPtr b);
  DraftPtr In(const Expr& expr, DraftPtr value, DraftPtr list);
  DraftPtr FailMismatch(const Expr& expr, const Type& a, const Type& b);
  DraftPtr Comparison(const Expr& expr, DraftPtr a, DraftPtr b);
  DraftPtr AsOfComparison(const Expr& expr, DraftPtr a, DraftPtr b);
  DraftPtr Arithmetic(const Expr& expr, DraftPtr a, DraftPtr b);
  DraftPtr Sum(const Expr& expr, DraftPtr a, DraftPtr b);
  DraftPtr Conditional(const Expr& expr);

  // checker_lists.cc
  DraftPtr Index(const Expr& expr);
  DraftPtr ListLiteral(const Expr& expr);
  DraftPtr Macro(const Expr& expr);
  DraftPtr MacroOverNothing(const Expr& expr, DraftPtr range);

  // checker_calls.cc
  DraftPtr Call(const Expr& expr);
  DraftPtr SymbolCall(const Expr& expr, const Symbol& symbol);
  DraftPtr PlainCall(const Expr& expr, bool method);

  // checker_time.cc: what looks at other days than the one asked about.
  // The definition or parameter without argument that `expr` names.
  std::optional<Symbol> NamedValue(const Expr& expr);
  // What is asked about another day: a name, or a name about a record or with keys.
  DraftPtr OnAnotherDay(const Expr& expr);
  DraftPtr On(const Expr& expr);
  // What is wrong is said where it is declared.
  bool NamesBroken(const Expr& expr);
  DraftPtr PlusWorkingDays(const Expr& expr);
  DraftPtr OverALife(const Expr& expr);

  NameSpace& names_;
  const ExpressionRules& rules_;
  Program& program_;
  std::vector<Local> locals_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_CHECKER_PARTS_H_

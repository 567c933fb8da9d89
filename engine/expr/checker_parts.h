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

namespace fairstart {

using NodePtr = std::unique_ptr<Node>;

// "did you mean count?", or "" when no candidate is near. checker_names.cc
std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates);

// Goes over one expression, bottom up. Each function gives the node of a part; none, with an issue,
// when the part is wrong, and none without one when what it contains is.
class Checker {
 public:
  Checker(NameSpace& names, const ExpressionRules& rules, Program& program)
      : names_(names), rules_(rules), program_(program) {}

  void AddVariable(const Variable& variable) { Bind(variable.name, variable.type); }

  // The node of `expr` as a value of its own: neither the day asked about, which is only compared,
  // nor a history with gaps that mean unknown, which only `active` reads.
  NodePtr Check(const Expr& expr);
  // The node of `expr` where the records of a history with gaps may stand: what `has`, `active`,
  // `filter` and for_each take.
  NodePtr CheckFact(const Expr& expr);

  NodePtr Fail(const Expr& expr, std::string problem, std::string mend);

  std::vector<Issue> issues;

 private:
  using Kind = Type::Kind;

  struct Local {
    std::string name;
    Type type;
    int slot;
  };

  // One side of a comparison, which may be the day asked about.
  NodePtr CheckSide(const Expr& expr);
  NodePtr RefuseAsOf(const Expr& expr);

  NodePtr New(const Expr& expr, Op op, Type type, int index = -1);
  // By reference, so that `node` may still be made from what is moved into it.
  template <typename... Args>
  NodePtr With(NodePtr node, Args&&... args) {
    (node->args.push_back(std::move(args)), ...);
    return node;
  }
  NodePtr Constant(const Expr& expr, Kind kind, Value value);
  NodePtr Decimal(const Expr& expr);

  // checker_names.cc: variables, names and fields.
  int Bind(const std::string& name, const Type& type);
  // The variable that a name or call means, if any.
  const Local* FindLocal(const Expr& expr) const;
  // What a name or call that is no variable means outside the expression.
  std::optional<Symbol> FindSymbol(const Expr& expr) const;
  std::vector<std::string> AllNames() const;
  NodePtr Name(const Expr& expr);
  NodePtr Select(const Expr& expr);  // Enum.VALUE, or record.field
  NodePtr FailField(const Expr& expr, const RecordType& type);
  NodePtr EnumValue(const Expr& expr, const EnumType& type);
  NodePtr Has(const Expr& expr);
  NodePtr Awaited(const Expr& expr);

  // checker_operators.cc
  NodePtr Unary(const Expr& expr);
  NodePtr Binary(const Expr& expr);
  NodePtr Logic(const Expr& expr, NodePtr a, NodePtr b);
  NodePtr In(const Expr& expr, NodePtr value, NodePtr list);
  NodePtr FailMismatch(const Expr& expr, const Type& a, const Type& b);
  NodePtr Comparison(const Expr& expr, NodePtr a, NodePtr b);
  NodePtr AsOfComparison(const Expr& expr, NodePtr a, NodePtr b);
  NodePtr Arithmetic(const Expr& expr, NodePtr a, NodePtr b);
  NodePtr Sum(const Expr& expr, NodePtr a, NodePtr b);
  NodePtr Conditional(const Expr& expr);

  // checker_lists.cc
  NodePtr Index(const Expr& expr);
  NodePtr ListLiteral(const Expr& expr);
  NodePtr Macro(const Expr& expr);
  NodePtr MacroOverNothing(const Expr& expr, NodePtr range);

  // checker_calls.cc
  NodePtr Call(const Expr& expr);
  NodePtr SymbolCall(const Expr& expr, const Symbol& symbol);
  NodePtr PlainCall(const Expr& expr, bool method);

  // checker_time.cc: what looks at other days than the one asked about.
  // The definition or parameter without argument that `expr` names.
  std::optional<Symbol> NamedValue(const Expr& expr);
  // What is asked about another day: a name, or a name about a record or with keys.
  NodePtr OnAnotherDay(const Expr& expr);
  NodePtr On(const Expr& expr);
  // What is wrong is said where it is declared.
  bool NamesBroken(const Expr& expr);
  NodePtr PlusWorkingDays(const Expr& expr);
  NodePtr OverALife(const Expr& expr);

  NameSpace& names_;
  const ExpressionRules& rules_;
  Program& program_;
  std::vector<Local> locals_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_CHECKER_PARTS_H_

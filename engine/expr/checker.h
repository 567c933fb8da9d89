// From a syntax tree to a program: names, types, units and periods.
#ifndef FAIRSTART_ENGINE_EXPR_CHECKER_H_
#define FAIRSTART_ENGINE_EXPR_CHECKER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/expr/ast.h"
#include "engine/expr/issue.h"
#include "engine/expr/program.h"
#include "engine/value/type.h"

namespace fairstart {

// What a name means outside an expression.
struct Symbol {
  enum class Kind {
    kFact,        // a field of the case facts
    kRecordRoot,  // `record`
    kParameter,
    kDefinition,  // a definition or a table
    kBroken,      // stands, but is wrong itself; mistakes that follow from it are not reported
  };
  Kind kind = Kind::kBroken;
  Type type;
  int index = -1;
  // kDefinition: the record type that it is about, if any.
  const RecordType* of = nullptr;
  // kParameter: how many keys it takes.
  int keys = 0;
};

// The names that expressions of one rulebook can use. Implemented by whoever knows them.
class NameSpace {
 public:
  virtual ~NameSpace() = default;
  virtual std::optional<Symbol> Find(std::string_view name) const = 0;
  // What ".name" means. A rulebook's names all stand at the root.
  virtual std::optional<Symbol> FindFromRoot(std::string_view name) const { return Find(name); }
  // Every name, for suggestions.
  virtual std::vector<std::string> Names() const = 0;
  virtual TypePool& types() = 0;
};

// A variable that stands outside the expression: an element of for_each, or the record that a
// definition is about. Variables take the frame's first slots, in order.
struct Variable {
  std::string name;
  Type type;
};

// What an expression may contain, by where it stands.
struct ExpressionRules {
  // Filters and quantifiers belong into named definitions, not into conditions and amounts.
  bool macros = true;
  // Amounts belong into parameters and tables; only 0.00 may stand anywhere.
  bool decimals = false;
  // The expression is a value of a table: amounts may stand there once the table says its unit.
  bool in_table = false;
  // The expression lists the records of a history, for which days without a record do not matter.
  bool gapped_histories = false;
  // The unit of decimal literals, when they may stand; else 0.00 goes with every unit.
  Type decimal_type = Type::Amount(Per::kAny, true);
};

// The program of `expr`, whose text is `text`; or what is wrong. `wanted`, if given, is the type
// that is needed where it stands.
std::variant<Program, std::vector<Issue>> CheckExpression(std::string_view text, const Expr& expr,
                                                          NameSpace& names,
                                                          const std::vector<Variable>& variables,
                                                          const ExpressionRules& rules,
                                                          const std::optional<Type>& wanted);

// A type in a sentence: "an int", "a list of date", "money per week".
std::string A(const Type& type);

// Names of an expression that are not its own variables: what it refers to.
std::vector<std::string> ReferredNames(const Expr& expr, const std::vector<Variable>& variables);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_CHECKER_H_

// From a syntax tree to a program.
//
// One walk, bottom up. A part that is wrong is reported once: what contains it gets no node, and
// says nothing more.
#include "engine/expr/checker.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/expr/functions.h"
#include "engine/text/nearest.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;
using NodePtr = std::unique_ptr<Node>;

struct Local {
  std::string name;
  Type type;
  int slot;
};

std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string nearest = Nearest(name, candidates);
  return nearest.empty() ? "" : absl::StrCat("did you mean ", nearest, "?");
}

// "as_of < d" read from the other side: "d > as_of".
std::string Mirrored(const std::string& op) {
  if (op == "<") return ">";
  if (op == "<=") return ">=";
  if (op == ">") return "<";
  if (op == ">=") return "<=";
  return op;
}

class Checker {
 public:
  Checker(NameSpace& names, const ExpressionRules& rules, Program& program)
      : names_(names), rules_(rules), program_(program) {}

  void AddVariable(const Variable& variable) { Bind(variable.name, variable.type); }

  // The node of `expr` as a value of its own: neither the day asked about, which is only compared,
  // nor a history with gaps that mean unknown, which only `active` reads.
  NodePtr Check(const Expr& expr) {
    NodePtr node = CheckSide(expr);
    if (node != nullptr && node->type.Is(Kind::kAsOf)) return RefuseAsOf(expr);
    return node;
  }

  // The node of `expr` where the records of a history with gaps may stand: what `has`, `active`,
  // `filter` and for_each take.
  NodePtr CheckFact(const Expr& expr) {
    switch (expr.kind) {
      case Expr::Kind::kBool:
        return Constant(expr, Kind::kBool, Value::Bool(expr.boolean));
      case Expr::Kind::kInt:
        return Constant(expr, Kind::kInt, Value::Int(expr.integer));
      case Expr::Kind::kString:
        program_.strings.push_back(std::make_unique<std::string>(expr.text));
        return Constant(expr, Kind::kString, Value::String(*program_.strings.back()));
      case Expr::Kind::kDecimal:
        return Decimal(expr);
      case Expr::Kind::kNull:
        return Fail(expr, "null is not in the language: what is not known is unknown",
                    "ask has(fact) whether an event has happened");
      case Expr::Kind::kName:
        return Name(expr);
      case Expr::Kind::kSelect:
        return Select(expr);
      case Expr::Kind::kIndex:
        return Index(expr);
      case Expr::Kind::kUnary:
        return Unary(expr);
      case Expr::Kind::kBinary:
        return Binary(expr);
      case Expr::Kind::kConditional:
        return Conditional(expr);
      case Expr::Kind::kCall:
        return Call(expr);
      case Expr::Kind::kMethod:
        return PlainCall(expr, /*method=*/true);
      case Expr::Kind::kList:
        return ListLiteral(expr);
      case Expr::Kind::kMacro:
        return Macro(expr);
      case Expr::Kind::kHas:
        return Has(expr);
    }
    return nullptr;
  }

  NodePtr Fail(const Expr& expr, std::string problem, std::string mend) {
    issues.push_back({expr.begin, std::move(problem), std::move(mend)});
    return nullptr;
  }

  std::vector<Issue> issues;

 private:
  NodePtr RefuseAsOf(const Expr& expr) {
    return Fail(expr, "as_of is only compared with a date",
                "write the date on which something is reached, and compare: "
                "as_of >= plus(date, days(28))");
  }

  // One side of a comparison, which may be the day asked about.
  NodePtr CheckSide(const Expr& expr) {
    NodePtr node = CheckFact(expr);
    if (node != nullptr && IsGappedHistory(node->type) && IsRawFact(*node)) {
      return Fail(expr, "a day without a record means unknown here, so that the records alone "
                        "settle nothing",
                  "read it with active(history)");
    }
    return node;
  }

  NodePtr New(const Expr& expr, Op op, Type type, int index = -1) {
    NodePtr node = std::make_unique<Node>();
    node->op = op;
    node->type = type;
    node->index = index;
    node->begin = expr.begin;
    node->end = expr.end;
    return node;
  }

  // By reference, so that `node` may still be made from what is moved into it.
  template <typename... Args>
  NodePtr With(NodePtr node, Args&&... args) {
    (node->args.push_back(std::move(args)), ...);
    return node;
  }

  NodePtr Constant(const Expr& expr, Kind kind, Value value) {
    NodePtr node = New(expr, Op::kConstant, Type::Of(kind));
    node->constant = value;
    return node;
  }

  NodePtr Decimal(const Expr& expr) {
    if (!rules_.decimals && !expr.decimal.IsZero()) {
      return Fail(expr, "an amount stands inside an expression",
                  rules_.in_table
                      ? "say what the table's amounts stand for: unit: UNIT_PENCE_PER_WEEK"
                      : "make it a parameter with a citation, or a cell of a table; only 0.00 may "
                        "stand here");
    }
    NodePtr node = New(expr, Op::kConstant, rules_.decimals ? rules_.decimal_type
                                                           : Type::Amount(Per::kAny, true));
    node->type.whole = expr.decimal.IsWhole();
    if (expr.decimal.IsZero()) node->type.per = Per::kAny;
    node->constant = Value::OfRational(expr.decimal);
    return node;
  }

  int Bind(const std::string& name, const Type& type) {
    const int slot = static_cast<int>(locals_.size());
    locals_.push_back({name, type, slot});
    program_.frame_size = std::max(program_.frame_size, slot + 1);
    return slot;
  }

  // The variable that a name or call means, if any.
  const Local* FindLocal(const Expr& expr) const {
    if (expr.from_root) return nullptr;
    for (size_t i = locals_.size(); i-- > 0;) {
      if (locals_[i].name == expr.text) return &locals_[i];
    }
    return nullptr;
  }

  // What a name or call that is no variable means outside the expression.
  std::optional<Symbol> FindSymbol(const Expr& expr) const {
    return expr.from_root ? names_.FindFromRoot(expr.text) : names_.Find(expr.text);
  }

  std::vector<std::string> AllNames() const {
    std::vector<std::string> names = names_.Names();
    for (const Local& local : locals_) names.push_back(local.name);
    names.push_back("as_of");
    return names;
  }

  NodePtr Name(const Expr& expr) {
    if (const Local* local = FindLocal(expr)) {
      return New(expr, Op::kLocal, local->type, local->slot);
    }
    if (expr.text == "as_of") return New(expr, Op::kConstant, Type::Of(Kind::kAsOf));
    std::optional<Symbol> symbol = FindSymbol(expr);
    if (!symbol.has_value()) {
      if (names_.types().FindEnum(expr.text) != nullptr) {
        return Fail(expr, absl::StrCat(expr.text, " is an enumeration, not a value"),
                    absl::StrCat("write ", expr.text, ".VALUE"));
      }
      return Fail(expr, absl::StrCat("nothing is named ", expr.from_root ? "." : "", expr.text),
                  DidYouMean(expr.text, AllNames()));
    }
    switch (symbol->kind) {
      case Symbol::Kind::kFact:
        return New(expr, Op::kFact, symbol->type, symbol->index);
      case Symbol::Kind::kRecordRoot:
        return New(expr, Op::kRecordRoot, symbol->type);
      case Symbol::Kind::kParameter:
        if (symbol->keys > 0) {
          return Fail(expr, absl::StrCat(expr.text, " needs ", symbol->keys,
                                         symbol->keys == 1 ? " key" : " keys"),
                      absl::StrCat("write ", expr.text, "(key)"));
        }
        return New(expr, Op::kParameter, symbol->type, symbol->index);
      case Symbol::Kind::kDefinition:
        if (symbol->of != nullptr) {
          return Fail(expr, absl::StrCat(expr.text, " is about one ", symbol->of->name),
                      absl::StrCat("write ", expr.text, "(record)"));
        }
        return New(expr, Op::kDefinition, symbol->type, symbol->index);
      case Symbol::Kind::kBroken:
        return nullptr;
    }
    return nullptr;
  }

  // Enum.VALUE, or record.field.
  NodePtr Select(const Expr& expr) {
    const Expr& operand = *expr.args[0];
    if (operand.kind == Expr::Kind::kName && FindLocal(operand) == nullptr) {
      if (const EnumType* type = names_.types().FindEnum(operand.text)) {
        return EnumValue(expr, *type);
      }
    }
    NodePtr record = Check(operand);
    if (record == nullptr) return nullptr;
    if (!record->type.Is(Kind::kRecord)) {
      return Fail(expr, absl::StrCat(A(record->type), " has no field ", expr.text),
                  record->type.Is(Kind::kList)
                      ? absl::StrCat("ask it of one record: list.exists(x, x.", expr.text, " …)")
                      : "select fields of records only");
    }
    const int field = record->type.record->Find(expr.text);
    if (field < 0) return FailField(expr, *record->type.record);
    return With(New(expr, Op::kSelect, record->type.record->fields[field].type, field),
                std::move(record));
  }

  NodePtr FailField(const Expr& expr, const RecordType& type) {
    std::vector<std::string> fields;
    for (const Field& field : type.fields) fields.push_back(field.name);
    std::string mend = DidYouMean(expr.text, fields);
    if (mend.empty()) mend = absl::StrCat("it has ", absl::StrJoin(fields, ", "));
    return Fail(expr, absl::StrCat(type.name, " has no field ", expr.text), mend);
  }

  NodePtr EnumValue(const Expr& expr, const EnumType& type) {
    const EnumType::Value* value = type.FindName(expr.text);
    if (value == nullptr) {
      std::vector<std::string> values;
      for (const auto& known : type.values) values.push_back(known.name);
      std::string mend = DidYouMean(expr.text, values);
      if (mend.empty()) mend = absl::StrCat("its values are ", absl::StrJoin(values, ", "));
      return Fail(expr, absl::StrCat(type.name, " has no value ", expr.text), mend);
    }
    NodePtr node = Constant(expr, Kind::kEnum, Value::Int(value->number));
    node->type.enumeration = &type;
    return node;
  }

  NodePtr Index(const Expr& expr) {
    NodePtr list = Check(*expr.args[0]);
    NodePtr position = Check(*expr.args[1]);
    if (list == nullptr || position == nullptr) return nullptr;
    if (!list->type.Is(Kind::kList) || !position->type.Is(Kind::kInt)) {
      return Fail(expr, absl::StrCat(A(list->type), " cannot be indexed by ", A(position->type)),
                  "write list[int]");
    }
    const Type element = *list->type.element;
    return With(New(expr, Op::kElement, element), std::move(list), std::move(position));
  }

  NodePtr Unary(const Expr& expr) {
    NodePtr operand = Check(*expr.args[0]);
    if (operand == nullptr) return nullptr;
    if (expr.text == "!" && operand->type.Is(Kind::kBool)) {
      return With(New(expr, Op::kNot, operand->type), std::move(operand));
    }
    if (expr.text == "-" && operand->type.Is(Kind::kInt)) {
      return With(New(expr, Op::kNegateInt, operand->type), std::move(operand));
    }
    if (expr.text == "-" && operand->type.Is(Kind::kAmount)) {
      return With(New(expr, Op::kNegateAmount, operand->type), std::move(operand));
    }
    return Fail(expr, absl::StrCat("\"", expr.text, "\" does not go with ", A(operand->type)),
                expr.text == "!" ? "negate a bool" : "negate an int or an amount");
  }

  NodePtr Binary(const Expr& expr) {
    const std::string& op = expr.text;
    const bool compares = op == "==" || op == "!=" || op == "<" || op == "<=" || op == ">" ||
                          op == ">=";
    NodePtr a = compares ? CheckSide(*expr.args[0]) : Check(*expr.args[0]);
    NodePtr b = compares ? CheckSide(*expr.args[1]) : Check(*expr.args[1]);
    if (a == nullptr || b == nullptr) return nullptr;
    if (compares) return Comparison(expr, std::move(a), std::move(b));
    if (op == "&&" || op == "||") return Logic(expr, std::move(a), std::move(b));
    if (op == "in") return In(expr, std::move(a), std::move(b));
    return Arithmetic(expr, std::move(a), std::move(b));
  }

  NodePtr Logic(const Expr& expr, NodePtr a, NodePtr b) {
    for (int i = 0; i < 2; ++i) {
      const Node& side = i == 0 ? *a : *b;
      if (side.type.Is(Kind::kBool)) continue;
      return Fail(*expr.args[i], absl::StrCat("\"", expr.text, "\" joins bools, and this is ",
                                              A(side.type)),
                  "compare it with something");
    }
    return With(New(expr, expr.text == "&&" ? Op::kAnd : Op::kOr, a->type), std::move(a),
                std::move(b));
  }

  NodePtr In(const Expr& expr, NodePtr value, NodePtr list) {
    const bool is_list = list->type.Is(Kind::kList) || list->type.Is(Kind::kEmptyList);
    if (!is_list || (list->type.Is(Kind::kList) &&
                     !Join(value->type, *list->type.element).has_value())) {
      return Fail(expr, absl::StrCat(A(value->type), " cannot be in ", A(list->type)),
                  "write value in [a, b], all of one type");
    }
    return With(New(expr, Op::kIn, Type::Of(Kind::kBool)), std::move(value), std::move(list));
  }

  NodePtr FailMismatch(const Expr& expr, const Type& a, const Type& b) {
    std::string mend = a == b ? "use it with ints or amounts" : "make both sides of one type";
    const bool scales = expr.text == "*" || expr.text == "/" || expr.text == "%";
    if (scales && (a.Is(Kind::kAmount) || b.Is(Kind::kAmount))) {
      mend = "multiply an amount by an int or a share, or divide it by an int";
    } else if (a.Is(Kind::kAmount) && b.Is(Kind::kAmount)) {
      mend = "bring both to one period, with per_week or per_month";
    } else if (a.Is(Kind::kDate) || b.Is(Kind::kDate)) {
      mend = "write plus(date, days(28)), or compare two dates";
    }
    return Fail(expr, absl::StrCat("\"", expr.text, "\" does not go with ", A(a), " and ", A(b)),
                mend);
  }

  NodePtr Comparison(const Expr& expr, NodePtr a, NodePtr b) {
    if (a->type.Is(Kind::kAsOf) || b->type.Is(Kind::kAsOf)) {
      return AsOfComparison(expr, std::move(a), std::move(b));
    }
    std::optional<Type> joined = Join(a->type, b->type);
    if (!joined.has_value()) return FailMismatch(expr, a->type, b->type);
    const std::string& op = expr.text;
    if (op != "==" && op != "!=") {
      const bool ordered = joined->Is(Kind::kInt) || joined->Is(Kind::kString) ||
                           joined->Is(Kind::kDate) || joined->Is(Kind::kAmount) ||
                           joined->Is(Kind::kShare) || joined->Is(Kind::kBool);
      if (!ordered) {
        return Fail(expr, absl::StrCat(A(*joined), " has no order"),
                    "compare with == or !=");
      }
    }
    const Op operation = op == "==" ? Op::kEqual
                         : op == "!=" ? Op::kNotEqual
                         : op == "<"  ? Op::kLess
                         : op == "<=" ? Op::kLessEqual
                         : op == ">"  ? Op::kGreater
                                      : Op::kGreaterEqual;
    return With(New(expr, operation, Type::Of(Kind::kBool)), std::move(a), std::move(b));
  }

  NodePtr AsOfComparison(const Expr& expr, NodePtr a, NodePtr b) {
    const bool left = a->type.Is(Kind::kAsOf);
    NodePtr& date = left ? b : a;
    if (!date->type.Is(Kind::kDate)) return RefuseAsOf(*expr.args[left ? 0 : 1]);
    const std::string op = left ? expr.text : Mirrored(expr.text);
    const Op operation = op == "==" ? Op::kAsOfEqual
                         : op == "!=" ? Op::kAsOfNotEqual
                         : op == "<"  ? Op::kAsOfLess
                         : op == "<=" ? Op::kAsOfLessEqual
                         : op == ">"  ? Op::kAsOfGreater
                                      : Op::kAsOfGreaterEqual;
    return With(New(expr, operation, Type::Of(Kind::kBool)), std::move(date));
  }

  NodePtr Arithmetic(const Expr& expr, NodePtr a, NodePtr b) {
    const std::string& op = expr.text;
    if (a->type.Is(Kind::kInt) && b->type.Is(Kind::kInt)) {
      const Op operation = op == "+"   ? Op::kAddInt
                           : op == "-" ? Op::kSubtractInt
                           : op == "*" ? Op::kMultiplyInt
                           : op == "/" ? Op::kDivideInt
                                       : Op::kModuloInt;
      return With(New(expr, operation, a->type), std::move(a), std::move(b));
    }
    if (op == "+" || op == "-") return Sum(expr, std::move(a), std::move(b));
    const bool scaled = a->type.Is(Kind::kAmount) &&
                        (b->type.Is(Kind::kInt) || (op == "*" && b->type.Is(Kind::kShare)));
    const bool scales = op == "*" && b->type.Is(Kind::kAmount) &&
                        (a->type.Is(Kind::kInt) || a->type.Is(Kind::kShare));
    if (op == "%" || (!scaled && !scales)) return FailMismatch(expr, a->type, b->type);
    const Type& amount = scaled ? a->type : b->type;
    const Type& by = scaled ? b->type : a->type;
    const bool whole = amount.whole && op == "*" && by.Is(Kind::kInt);
    return With(New(expr, op == "*" ? Op::kMultiplyAmount : Op::kDivideAmount,
                    Type::Amount(amount.per, whole)),
                std::move(a), std::move(b));
  }

  NodePtr Sum(const Expr& expr, NodePtr a, NodePtr b) {
    std::optional<Type> joined = Join(a->type, b->type);
    const bool plus = expr.text == "+";
    if (joined.has_value() && joined->Is(Kind::kAmount)) {
      return With(New(expr, plus ? Op::kAddAmount : Op::kSubtractAmount, *joined), std::move(a),
                  std::move(b));
    }
    if (joined.has_value() && plus && joined->Is(Kind::kString)) {
      return With(New(expr, Op::kConcatenate, *joined), std::move(a), std::move(b));
    }
    if (joined.has_value() && plus && (joined->Is(Kind::kList) || joined->Is(Kind::kEmptyList))) {
      return With(New(expr, Op::kConcatenateLists, *joined), std::move(a), std::move(b));
    }
    return FailMismatch(expr, a->type, b->type);
  }

  NodePtr Conditional(const Expr& expr) {
    NodePtr condition = Check(*expr.args[0]);
    NodePtr then = Check(*expr.args[1]);
    NodePtr otherwise = Check(*expr.args[2]);
    if (condition == nullptr || then == nullptr || otherwise == nullptr) return nullptr;
    if (!condition->type.Is(Kind::kBool)) {
      return Fail(*expr.args[0], absl::StrCat("a choice needs a bool, and this is ",
                                              A(condition->type)),
                  "compare it with something");
    }
    std::optional<Type> joined = Join(then->type, otherwise->type);
    if (!joined.has_value()) {
      return Fail(expr, absl::StrCat("the two values of the choice are ", A(then->type), " and ",
                                     A(otherwise->type)),
                  "make both of one type");
    }
    return With(New(expr, Op::kConditional, *joined), std::move(condition), std::move(then),
                std::move(otherwise));
  }

  NodePtr ListLiteral(const Expr& expr) {
    NodePtr list = New(expr, Op::kList, Type::Of(Kind::kEmptyList));
    std::optional<Type> element;
    bool broken = false;
    for (const auto& arg : expr.args) {
      NodePtr node = Check(*arg);
      if (node == nullptr) {
        broken = true;
        continue;
      }
      std::optional<Type> joined = element.has_value() ? Join(*element, node->type) : node->type;
      if (!joined.has_value()) {
        return Fail(*arg, absl::StrCat(A(node->type), " in a list of ",
                                       ToString(*element)),
                    "make all elements of one type");
      }
      element = joined;
      list->args.push_back(std::move(node));
    }
    if (broken) return nullptr;
    if (element.has_value()) list->type = names_.types().ListOf(*element);
    return list;
  }

  static bool IsGappedHistory(const Type& type) {
    return type.Is(Kind::kList) && type.element->Is(Kind::kRecord) &&
           type.element->record->is_history && type.element->record->gap == v1::GAP_UNKNOWN;
  }

  // A history as the case states it, or some of its records.
  static bool IsRawFact(const Node& node) {
    if (node.op == Op::kFilter) return IsRawFact(*node.args[0]);
    return node.op == Op::kFact || node.op == Op::kSelect;
  }

  NodePtr Macro(const Expr& expr) {
    if (!rules_.macros) {
      return Fail(expr, absl::StrCat("the macro ", expr.text, " stands in a condition or amount"),
                  "give it a name: make it a definition, and use its name here");
    }
    // Some records of a history with gaps are such a history again.
    NodePtr range = expr.text == "filter" ? CheckFact(*expr.args[0]) : Check(*expr.args[0]);
    if (range == nullptr) return nullptr;
    if (range->type.Is(Kind::kEmptyList)) return MacroOverNothing(expr, std::move(range));
    const bool places = !expr.position.empty();
    if (!range->type.Is(Kind::kList)) {
      return Fail(*expr.args[0],
                  absl::StrCat(expr.text, " looks at a list, and this is ", A(range->type)),
                  absl::StrCat("write list.", expr.text, places ? "(i, x, …)" : "(x, …)"));
    }
    const size_t outer = locals_.size();
    const int position = places ? Bind(expr.position, Type::Of(Kind::kInt)) : -1;
    const int slot = Bind(expr.variable, *range->type.element);
    std::vector<NodePtr> bodies;
    bool broken = false;
    for (size_t i = 1; i < expr.args.size(); ++i) {
      bodies.push_back(Check(*expr.args[i]));
      broken = broken || bodies.back() == nullptr;
    }
    locals_.resize(outer);
    if (broken) return nullptr;
    const bool maps = Maps(expr);
    if ((!maps || bodies.size() == 2) && !bodies[0]->type.Is(Kind::kBool)) {
      return Fail(*expr.args[1], absl::StrCat(expr.text, " needs a bool, and this is ",
                                              A(bodies[0]->type)),
                  "compare it with something");
    }
    Type type = Type::Of(Kind::kBool);
    if (maps) type = names_.types().ListOf(bodies.back()->type);
    if (expr.text == "filter") type = range->type;
    NodePtr node = With(New(expr, MacroOp(expr), type, slot), std::move(range));
    node->position = position;
    for (NodePtr& body : bodies) node->args.push_back(std::move(body));
    return node;
  }

  static bool Maps(const Expr& macro) {
    return macro.text == "map" || macro.text == "transformList";
  }

  static Op MacroOp(const Expr& macro) {
    if (macro.text == "all") return Op::kAll;
    if (macro.text == "exists") return Op::kExists;
    if (macro.text == "exists_one" || macro.text == "existsOne") return Op::kExistsOne;
    if (macro.text == "filter") return Op::kFilter;
    return macro.args.size() == 3 ? Op::kMapFilter : Op::kMap;
  }

  // The elements of [] have no type, so that nothing can be wrong about them: what would be done
  // with each is not looked at, and `false` stands in its place.
  NodePtr MacroOverNothing(const Expr& expr, NodePtr range) {
    const bool lists = Maps(expr) || expr.text == "filter";
    NodePtr node = New(expr, MacroOp(expr), lists ? range->type : Type::Of(Kind::kBool));
    node->args.push_back(std::move(range));
    for (size_t i = 1; i < expr.args.size(); ++i) {
      node->args.push_back(Constant(*expr.args[i], Kind::kBool, Value::Bool(false)));
    }
    return node;
  }

  NodePtr Has(const Expr& expr) {
    NodePtr fact = CheckFact(*expr.args[0]);
    if (fact == nullptr) return nullptr;
    if (fact->op != Op::kSelect && fact->op != Op::kFact) {
      return Fail(expr, "has asks about a fact", "write has(record.field) or has(fact)");
    }
    NodePtr node = New(expr, Op::kHas, Type::Of(Kind::kBool), fact->index);
    if (fact->op == Op::kSelect) node->args.push_back(std::move(fact->args[0]));
    return node;
  }

  NodePtr Awaited(const Expr& expr) {
    NodePtr fact;
    if (expr.args.size() == 1) {
      fact = CheckFact(*expr.args[0]);
      if (fact == nullptr) return nullptr;
    }
    if (fact == nullptr || !fact->type.Is(Kind::kDate) ||
        (fact->op != Op::kSelect && fact->op != Op::kFact)) {
      return Fail(expr, "awaited takes one day of the facts", "write awaited(record.field)");
    }
    NodePtr node = New(expr, Op::kAwaited, Type::Of(Kind::kDate), fact->index);
    node->args = std::move(fact->args);
    return node;
  }

  NodePtr Call(const Expr& expr) {
    if (expr.text == "on") return On(expr);
    if (expr.text == "awaited") return Awaited(expr);
    if (expr.text == "plus_working_days") return PlusWorkingDays(expr);
    if (expr.text == "ever_before" || expr.text == "first_day") return OverALife(expr);
    if (FindLocal(expr) == nullptr) {
      std::optional<Symbol> symbol = FindSymbol(expr);
      if (symbol.has_value()) return SymbolCall(expr, *symbol);
    }
    return PlainCall(expr, /*method=*/false);
  }

  NodePtr SymbolCall(const Expr& expr, const Symbol& symbol) {
    if (symbol.kind == Symbol::Kind::kBroken) return nullptr;
    std::vector<NodePtr> args;
    for (const auto& arg : expr.args) {
      args.push_back(Check(*arg));
      if (args.back() == nullptr) return nullptr;
    }
    NodePtr node = New(expr, Op::kDefinition, symbol.type, symbol.index);
    if (symbol.kind == Symbol::Kind::kDefinition && symbol.of != nullptr) {
      if (args.size() != 1 || !args[0]->type.Is(Kind::kRecord) ||
          args[0]->type.record != symbol.of) {
        return Fail(expr, absl::StrCat(expr.text, " is about one ", symbol.of->name),
                    absl::StrCat("write ", expr.text, "(", A(Type{.kind = Kind::kRecord, .record = symbol.of}), ")"));
      }
    } else if (symbol.kind == Symbol::Kind::kParameter && symbol.keys > 0) {
      node->op = Op::kParameter;
      bool fits = args.size() == static_cast<size_t>(symbol.keys);
      for (const NodePtr& arg : args) fits = fits && arg->type.Is(Kind::kString);
      if (!fits) {
        return Fail(expr, absl::StrCat(expr.text, " takes ", symbol.keys,
                                       symbol.keys == 1 ? " key, a string" : " keys, strings"),
                    absl::StrCat("write ", expr.text, "(\"key\")"));
      }
    } else {
      return Fail(expr, absl::StrCat(expr.text, " is no function"),
                  absl::StrCat("write ", expr.text, " without brackets"));
    }
    node->args = std::move(args);
    return node;
  }

  NodePtr PlainCall(const Expr& expr, bool method) {
    std::vector<NodePtr> args;
    std::vector<Type> types;
    for (const auto& arg : expr.args) {
      args.push_back(expr.text == "active" ? CheckFact(*arg) : Check(*arg));
      if (args.back() == nullptr) return nullptr;
      types.push_back(args.back()->type);
    }
    ResolvedCall resolved;
    const std::string usage = ResolveCall(expr.text, method, types, names_.types(), resolved);
    if (usage == "?") {
      std::vector<std::string> known = FunctionNames();
      for (const std::string& name : names_.Names()) known.push_back(name);
      return Fail(expr, absl::StrCat("no function is named ", expr.text),
                  DidYouMean(expr.text, known));
    }
    if (!usage.empty()) {
      std::vector<std::string> given;
      for (const Type& type : types) given.push_back(ToString(type));
      return Fail(expr, absl::StrCat(expr.text, " does not take (", absl::StrJoin(given, ", "),
                                     ")"),
                  absl::StrCat("write ", usage));
    }
    NodePtr node = New(expr, resolved.op, resolved.type);
    node->args = std::move(args);
    return node;
  }

  // The definition or parameter without argument that `expr` names.
  std::optional<Symbol> NamedValue(const Expr& expr) {
    if (expr.kind != Expr::Kind::kName || FindLocal(expr) != nullptr) return std::nullopt;
    std::optional<Symbol> symbol = FindSymbol(expr);
    if (!symbol.has_value()) return std::nullopt;
    const bool fits =
        symbol->kind == Symbol::Kind::kBroken ||
        (symbol->kind == Symbol::Kind::kDefinition && symbol->of == nullptr) ||
        (symbol->kind == Symbol::Kind::kParameter && symbol->keys == 0);
    return fits ? symbol : std::nullopt;
  }

  // What is asked about another day: a name, or a name about a record or with keys.
  NodePtr OnAnotherDay(const Expr& expr) {
    if (expr.kind == Expr::Kind::kCall && FindLocal(expr) == nullptr) {
      std::optional<Symbol> symbol = FindSymbol(expr);
      if (!symbol.has_value()) return nullptr;
      NodePtr node = SymbolCall(expr, *symbol);
      if (node != nullptr) node->op = OnOp(*symbol);
      return node;
    }
    const std::optional<Symbol> symbol = NamedValue(expr);
    if (!symbol.has_value() || symbol->kind == Symbol::Kind::kBroken) return nullptr;
    return New(expr, OnOp(*symbol), symbol->type, symbol->index);
  }

  static Op OnOp(const Symbol& symbol) {
    return symbol.kind == Symbol::Kind::kParameter ? Op::kOnParameter : Op::kOnDefinition;
  }

  NodePtr On(const Expr& expr) {
    const size_t issues_before = issues.size();
    NodePtr node = expr.args.size() == 2 ? OnAnotherDay(*expr.args[1]) : nullptr;
    if (issues.size() > issues_before) return nullptr;
    if (node == nullptr) {
      if (expr.args.size() == 2 && NamesBroken(*expr.args[1])) return nullptr;
      return Fail(expr, "on takes a date and the name of a definition, table or parameter",
                  "give what is asked about another day a name, and write on(date, name)");
    }
    NodePtr day = Check(*expr.args[0]);
    if (day == nullptr) return nullptr;
    if (!day->type.Is(Kind::kDate)) {
      return Fail(*expr.args[0], absl::StrCat("on takes a date, and this is ", A(day->type)),
                  "write on(date, name)");
    }
    node->begin = expr.begin;
    node->end = expr.end;
    node->args.insert(node->args.begin(), std::move(day));
    return node;
  }

  // What is wrong is said where it is declared.
  bool NamesBroken(const Expr& expr) {
    if (expr.kind != Expr::Kind::kName && expr.kind != Expr::Kind::kCall) return false;
    const std::optional<Symbol> symbol = FindSymbol(expr);
    return symbol.has_value() && symbol->kind == Symbol::Kind::kBroken;
  }

  NodePtr PlusWorkingDays(const Expr& expr) {
    std::optional<Symbol> symbol;
    if (expr.args.size() == 3) symbol = NamedValue(*expr.args[2]);
    if (symbol.has_value() && symbol->kind == Symbol::Kind::kBroken) return nullptr;
    if (!symbol.has_value() || symbol->kind != Symbol::Kind::kParameter ||
        !symbol->type.Is(Kind::kBool)) {
      return Fail(expr,
                  "plus_working_days takes a date, a number and the name of a parameter that says "
                  "which days are holidays",
                  "write plus_working_days(date, int, name)");
    }
    NodePtr day = Check(*expr.args[0]);
    NodePtr count = Check(*expr.args[1]);
    if (day == nullptr || count == nullptr) return nullptr;
    if (!day->type.Is(Kind::kDate)) {
      return Fail(*expr.args[0],
                  absl::StrCat("plus_working_days starts from a date, and this is ", A(day->type)),
                  "write plus_working_days(date, int, name)");
    }
    if (!count->type.Is(Kind::kInt)) {
      return Fail(*expr.args[1],
                  absl::StrCat("plus_working_days counts with an int, and this is ", A(count->type)),
                  "write plus_working_days(date, int, name)");
    }
    NodePtr node = With(New(expr, Op::kPlusWorkingDays, Type::Of(Kind::kDate), symbol->index),
                        std::move(day));
    node->args.push_back(std::move(count));
    return node;
  }

  NodePtr OverALife(const Expr& expr) {
    const bool ever = expr.text == "ever_before";
    const bool has_from = !ever && expr.args.size() == 2;
    std::optional<Symbol> symbol;
    if (expr.args.size() == 1 || has_from) symbol = NamedValue(*expr.args[0]);
    if (symbol.has_value() && symbol->kind == Symbol::Kind::kBroken) return nullptr;
    if (!symbol.has_value() || symbol->kind != Symbol::Kind::kDefinition ||
        !symbol->type.Is(Kind::kBool)) {
      return Fail(expr, absl::StrCat(expr.text, " takes the name of a definition of type bool"),
                  absl::StrCat("write ", expr.text, "(name)"));
    }
    NodePtr node = New(expr, ever ? Op::kEverBefore : Op::kFirstDay,
                       Type::Of(ever ? Kind::kBool : Kind::kDate), symbol->index);
    if (!has_from) return node;
    NodePtr from = Check(*expr.args[1]);
    if (from == nullptr) return nullptr;
    if (!from->type.Is(Kind::kDate)) {
      return Fail(*expr.args[1],
                  absl::StrCat("first_day looks from a date on, and this is ", A(from->type)),
                  "write first_day(name, date)");
    }
    return With(std::move(node), std::move(from));
  }

  NameSpace& names_;
  const ExpressionRules& rules_;
  Program& program_;
  std::vector<Local> locals_;
};

void CollectNames(const Expr& expr, std::vector<std::string>& bound, std::set<std::string>& names) {
  const bool is_bound =
      !expr.from_root && std::find(bound.begin(), bound.end(), expr.text) != bound.end();
  if ((expr.kind == Expr::Kind::kName || expr.kind == Expr::Kind::kCall) && !is_bound) {
    names.insert(expr.text);
  }
  for (size_t i = 0; i < expr.args.size(); ++i) {
    const size_t outer = bound.size();
    if (expr.kind == Expr::Kind::kMacro && i > 0) {
      bound.push_back(expr.variable);
      if (!expr.position.empty()) bound.push_back(expr.position);
    }
    CollectNames(*expr.args[i], bound, names);
    bound.resize(outer);
  }
}

}  // namespace

std::variant<Program, std::vector<Issue>> CheckExpression(std::string_view text, const Expr& expr,
                                                          NameSpace& names,
                                                          const std::vector<Variable>& variables,
                                                          const ExpressionRules& rules,
                                                          const std::optional<Type>& wanted) {
  Program program;
  program.text = std::string(text);
  Checker checker(names, rules, program);
  for (const Variable& variable : variables) checker.AddVariable(variable);
  program.root = rules.gapped_histories ? checker.CheckFact(expr) : checker.Check(expr);
  if (program.root != nullptr && checker.issues.empty() && wanted.has_value() &&
      !Fits(program.root->type, *wanted)) {
    const bool rounds = wanted->Is(Kind::kAmount) && wanted->whole &&
                        program.root->type.Is(Kind::kAmount) && !program.root->type.whole;
    checker.Fail(expr, absl::StrCat(A(*wanted), " is needed here, and this is ",
                                    A(program.root->type)),
                 rounds ? "round it: to_pence(…)"
                        : absl::StrCat("write an expression of type ", ToString(*wanted)));
  }
  if (!checker.issues.empty() || program.root == nullptr) return std::move(checker.issues);
  return program;
}

std::string A(const Type& type) {
  const std::string name = ToString(type);
  if (type.Is(Kind::kAmount) && type.whole) return name;
  const bool vowel = std::string_view("AEIOUaeiou").find(name[0]) != std::string_view::npos;
  return absl::StrCat(vowel ? "an " : "a ", name);
}

std::vector<std::string> ReferredNames(const Expr& expr, const std::vector<Variable>& variables) {
  std::vector<std::string> bound;
  for (const Variable& variable : variables) bound.push_back(variable.name);
  std::set<std::string> names;
  CollectNames(expr, bound, names);
  return {names.begin(), names.end()};
}

}  // namespace fairstart

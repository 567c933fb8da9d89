// Calls of functions, of parameters with keys, and of definitions about a record.
//
// Tested by tests/engine/expr/checker_calls_test.cc.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/expr/checker_parts.h"
#include "engine/expr/functions.h"

namespace fairstart {

DraftPtr Checker::Call(const Expr& expr) {
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

DraftPtr Checker::SymbolCall(const Expr& expr, const Symbol& symbol) {
  if (symbol.kind == Symbol::Kind::kBroken) return nullptr;
  std::vector<DraftPtr> args;
  for (const auto& arg : expr.args) {
    args.push_back(Check(*arg));
    if (args.back() == nullptr) return nullptr;
  }
  DraftPtr node = New(expr, Op::kDefinition, symbol.type, symbol.index);
  if (symbol.kind == Symbol::Kind::kDefinition && symbol.of != nullptr) {
    if (args.size() != 1 || !args[0]->type.Is(Kind::kRecord) || args[0]->type.record != symbol.of) {
      return Fail(expr, absl::StrCat(expr.text, " is about one ", symbol.of->name),
                  absl::StrCat("write ", expr.text, "(",
                               A(Type{.kind = Kind::kRecord, .record = symbol.of}), ")"));
    }
  } else if (symbol.kind == Symbol::Kind::kParameter && symbol.keys > 0) {
    node->op = Op::kParameter;
    bool fits = args.size() == static_cast<size_t>(symbol.keys);
    for (const DraftPtr& arg : args) fits = fits && arg->type.Is(Kind::kString);
    if (!fits) {
      return Fail(expr,
                  absl::StrCat(expr.text, " takes ", symbol.keys,
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

DraftPtr Checker::PlainCall(const Expr& expr, bool method) {
  std::vector<DraftPtr> args;
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
    return Fail(expr, absl::StrCat(expr.text, " does not take (", absl::StrJoin(given, ", "), ")"),
                absl::StrCat("write ", usage));
  }
  DraftPtr node = New(expr, resolved.op, resolved.type);
  node->args = std::move(args);
  return node;
}

}  // namespace fairstart

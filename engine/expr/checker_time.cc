// Calls that look at other days than the one asked about: on, plus_working_days, ever_before and
// first_day.
//
// Tested by tests/engine/expr/checker_time_test.cc.
#include "absl/strings/str_cat.h"
#include "engine/expr/checker_parts.h"

namespace fairstart {
namespace {

Op OnOp(const Symbol& symbol) {
  return symbol.kind == Symbol::Kind::kParameter ? Op::kOnParameter : Op::kOnDefinition;
}

}  // namespace

std::optional<Symbol> Checker::NamedValue(const Expr& expr) {
  if (expr.kind != Expr::Kind::kName || FindLocal(expr) != nullptr) return std::nullopt;
  std::optional<Symbol> symbol = FindSymbol(expr);
  if (!symbol.has_value()) return std::nullopt;
  const bool fits = symbol->kind == Symbol::Kind::kBroken ||
                    (symbol->kind == Symbol::Kind::kDefinition && symbol->of == nullptr) ||
                    (symbol->kind == Symbol::Kind::kParameter && symbol->keys == 0);
  return fits ? symbol : std::nullopt;
}

DraftPtr Checker::OnAnotherDay(const Expr& expr) {
  if (expr.kind == Expr::Kind::kCall && FindLocal(expr) == nullptr) {
    std::optional<Symbol> symbol = FindSymbol(expr);
    if (!symbol.has_value()) return nullptr;
    DraftPtr node = SymbolCall(expr, *symbol);
    if (node != nullptr) node->op = OnOp(*symbol);
    return node;
  }
  const std::optional<Symbol> symbol = NamedValue(expr);
  if (!symbol.has_value() || symbol->kind == Symbol::Kind::kBroken) return nullptr;
  return New(expr, OnOp(*symbol), symbol->type, symbol->index);
}

DraftPtr Checker::On(const Expr& expr) {
  const size_t issues_before = issues.size();
  DraftPtr node = expr.args.size() == 2 ? OnAnotherDay(*expr.args[1]) : nullptr;
  if (issues.size() > issues_before) return nullptr;
  if (node == nullptr) {
    if (expr.args.size() == 2 && NamesBroken(*expr.args[1])) return nullptr;
    return Fail(expr, "on takes a date and the name of a definition, table or parameter",
                "give what is asked about another day a name, and write on(date, name)");
  }
  DraftPtr day = Check(*expr.args[0]);
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

bool Checker::NamesBroken(const Expr& expr) {
  if (expr.kind != Expr::Kind::kName && expr.kind != Expr::Kind::kCall) return false;
  const std::optional<Symbol> symbol = FindSymbol(expr);
  return symbol.has_value() && symbol->kind == Symbol::Kind::kBroken;
}

DraftPtr Checker::PlusWorkingDays(const Expr& expr) {
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
  DraftPtr day = Check(*expr.args[0]);
  DraftPtr count = Check(*expr.args[1]);
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
  DraftPtr node =
      With(New(expr, Op::kPlusWorkingDays, Type::Of(Kind::kDate), symbol->index), std::move(day));
  node->args.push_back(std::move(count));
  return node;
}

DraftPtr Checker::OverALife(const Expr& expr) {
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
  DraftPtr node = New(expr, ever ? Op::kEverBefore : Op::kFirstDay,
                      Type::Of(ever ? Kind::kBool : Kind::kDate), symbol->index);
  if (!has_from) return node;
  DraftPtr from = Check(*expr.args[1]);
  if (from == nullptr) return nullptr;
  if (!from->type.Is(Kind::kDate)) {
    return Fail(*expr.args[1],
                absl::StrCat("first_day looks from a date on, and this is ", A(from->type)),
                "write first_day(name, date)");
  }
  return With(std::move(node), std::move(from));
}

}  // namespace fairstart

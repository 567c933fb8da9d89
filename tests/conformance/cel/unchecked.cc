#include "tests/conformance/cel/unchecked.h"

namespace fairstart::conformance {
namespace {

using Kind = Expr::Kind;

void LetFail(std::unique_ptr<Expr>& expr) {
  auto failing = std::make_unique<Expr>();
  failing->kind = Kind::kName;
  failing->text = kFailing;
  failing->begin = expr->begin;
  failing->end = expr->end;
  expr = std::move(failing);
}

}  // namespace

void ReplaceWhatIsRefused(CelWorld& world, const std::string& text, std::unique_ptr<Expr>& expr) {
  const auto is_refused = [&] {
    return world.Evaluate(text, *expr).kind == Answer::Kind::kRefused;
  };
  if (!is_refused()) return;
  // What a macro says about its elements cannot be checked by itself.
  const size_t own = expr->kind == Kind::kMacro ? 1 : expr->args.size();
  for (size_t i = 0; i < own; ++i) ReplaceWhatIsRefused(world, text, expr->args[i]);
  if (expr->kind == Kind::kBinary && (expr->text == "&&" || expr->text == "||")) {
    for (auto& operand : expr->args) {
      if (!world.Evaluate(text, *operand).type.value().Is(Type::Kind::kBool)) LetFail(operand);
    }
  }
  if (is_refused()) LetFail(expr);
}

}  // namespace fairstart::conformance

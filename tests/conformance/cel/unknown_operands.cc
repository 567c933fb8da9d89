#include "tests/conformance/cel/unknown_operands.h"

#include <memory>

#include "absl/strings/str_cat.h"

namespace fairstart::conformance {
namespace {

using Kind = Answer::Kind;

bool IsLogic(const Expr& expr) {
  return expr.kind == Expr::Kind::kConditional ||
         (expr.kind == Expr::Kind::kUnary && expr.text == "!") ||
         (expr.kind == Expr::Kind::kBinary && (expr.text == "&&" || expr.text == "||"));
}

bool Is(const Answer& answer, const char* text) {
  return answer.kind == Kind::kValue && answer.text == text;
}

// && when `decides` is false, || when it is true: the deciding value wins, then unknown, then
// error.
Answer Junction(const std::vector<Answer>& operands, const char* decides) {
  for (const Answer& operand : operands) {
    if (Is(operand, decides)) return operand;
  }
  for (Kind kind : {Kind::kUnknown, Kind::kError}) {
    for (const Answer& operand : operands) {
      if (operand.kind == kind) return operand;
    }
  }
  return operands[0];
}

Answer LogicOfCel(const Expr& expr, const std::vector<Answer>& operands) {
  if (expr.text == "&&") return Junction(operands, "bool false");
  if (expr.text == "||") return Junction(operands, "bool true");
  if (expr.text == "!") {
    Answer negated = operands[0];
    if (negated.kind == Kind::kValue) {
      negated.text = Is(negated, "bool true") ? "bool false" : "bool true";
    }
    return negated;
  }
  const Answer& condition = operands[0];
  const Answer& then = operands[1];
  const Answer& otherwise = operands[2];
  if (condition.kind == Kind::kUnknown && then.kind == Kind::kValue &&
      otherwise.kind == Kind::kValue && then.text == otherwise.text) {
    return then;  // here the rule language knows more
  }
  if (condition.kind != Kind::kValue) return condition;
  return Is(condition, "bool true") ? then : otherwise;
}

class Replacer {
 public:
  Replacer(CelWorld& world, const std::string& text) : world_(world), text_(text) {}

  std::vector<ReplacedOperand> replaced;

  void Visit(Expr& expr) {
    if (IsLogic(expr)) ReplaceEach(expr);
    const size_t own = expr.kind == Expr::Kind::kMacro ? 1 : expr.args.size();
    for (size_t i = 0; i < own; ++i) Visit(*expr.args[i]);
  }

 private:
  void ReplaceEach(Expr& expr) {
    std::vector<Answer> operands;
    for (const auto& arg : expr.args) operands.push_back(world_.Evaluate(text_, *arg));
    for (size_t i = 0; i < operands.size(); ++i) {
      auto unknown = std::make_unique<Expr>();
      unknown->kind = Expr::Kind::kName;
      unknown->text = world_.AddUnknown(operands[i].type.value());
      unknown->begin = expr.args[i]->begin;
      unknown->end = expr.args[i]->end;
      std::vector<Answer> others = operands;
      others[i] = {Kind::kUnknown, "", operands[i].type};

      std::swap(expr.args[i], unknown);
      const std::string part =
          text_.substr(static_cast<size_t>(expr.begin), static_cast<size_t>(expr.end - expr.begin));
      replaced.push_back({absl::StrCat("operand ", i + 1, " of ", part),
                          world_.Evaluate(text_, expr), LogicOfCel(expr, others)});
      std::swap(expr.args[i], unknown);
    }
  }

  CelWorld& world_;
  const std::string& text_;
};

}  // namespace

std::vector<ReplacedOperand> ReplaceOperands(CelWorld& world, const std::string& text, Expr& expr) {
  Replacer replacer(world, text);
  replacer.Visit(expr);
  return std::move(replacer.replaced);
}

}  // namespace fairstart::conformance

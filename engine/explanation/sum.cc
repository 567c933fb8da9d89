// The sum that an expression did, with its numbers.
#include "engine/explanation/sum.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

const char* Sign(Op op) {
  switch (op) {
    case Op::kAddAmount:
    case Op::kAddInt:
      return " + ";
    case Op::kSubtractAmount:
    case Op::kSubtractInt:
      return " − ";
    case Op::kMultiplyAmount:
    case Op::kMultiplyInt:
      return " × ";
    case Op::kDivideAmount:
    case Op::kDivideInt:
      return " ÷ ";
    default:
      return nullptr;
  }
}

bool BindsTighter(Op op) {
  return op == Op::kMultiplyAmount || op == Op::kMultiplyInt || op == Op::kDivideAmount ||
         op == Op::kDivideInt;
}

class SumWriter {
 public:
  SumWriter(Execution& execution, Value* frame) : execution_(execution), frame_(frame) {}

  Value ValueOf(const Node& node) { return Run(execution_, node, frame_); }

  // The node that did the arithmetic: roundings and choices aside.
  const Node* Working(const Node& node) {
    if (node.op == Op::kConditional) {
      const Value condition = ValueOf(node.arg(0));
      if (!condition.IsKnown()) return nullptr;
      return Working(node.arg(condition.boolean() ? 1 : 2));
    }
    if (node.op == Op::kToPence) return Working(node.arg(0));
    // A floor or ceiling that did not bite did nothing; nor did nothing added or taken away.
    if (node.op == Op::kLeast || node.op == Op::kGreatest) {
      const Value value = ValueOf(node);
      for (const Node& arg : node.args()) {
        const Node* working = Working(arg);
        if (working == nullptr || !value.IsKnown() || !Same(ValueOf(arg), value)) continue;
        if (IsSum(*working)) return working;
      }
    }
    if (node.op == Op::kAddAmount || node.op == Op::kSubtractAmount) {
      if (IsZero(node.arg(1))) return Working(node.arg(0));
      if (node.op == Op::kAddAmount && IsZero(node.arg(0))) return Working(node.arg(1));
    }
    return &node;
  }

  bool IsZero(const Node& node) {
    const Value value = ValueOf(node);
    return value.tag() == Value::Tag::kRational && value.rational().IsZero();
  }

  bool IsSum(const Node& node) {
    return Sign(node.op) != nullptr || node.op == Op::kLeast || node.op == Op::kGreatest ||
           node.op == Op::kPerWeekOfMonth || node.op == Op::kPerWeekOfPeriod ||
           node.op == Op::kPerMonthOfWeek || node.op == Op::kForDays || node.op == Op::kTotal;
  }

  std::string Write(const Node& node) {
    const Node* working = Working(node);
    if (working == nullptr) return "not known";
    if (const char* sign = Sign(working->op)) {
      return absl::StrCat(Operand(*working, 0), sign, Operand(*working, 1));
    }
    switch (working->op) {
      case Op::kLeast:
        return absl::StrCat("the lower of ", Write(working->arg(0)), " and ",
                            Write(working->arg(1)));
      case Op::kGreatest:
        return absl::StrCat("the higher of ", Write(working->arg(0)), " and ",
                            Write(working->arg(1)));
      case Op::kPerWeekOfMonth:
        return absl::StrCat(Operand(*working, 0), " × 12 ÷ 52");
      case Op::kPerMonthOfWeek:
        return absl::StrCat(Operand(*working, 0), " × 52 ÷ 12");
      case Op::kForDays: {
        const std::optional<int32_t> days =
            DaysBetween(ValueOf(working->arg(1)).day(), ValueOf(working->arg(2)).day());
        return absl::StrCat(Operand(*working, 0), " × ", std::max(0, days.value_or(-1) + 1),
                            " days ÷ 7");
      }
      case Op::kPerWeekOfPeriod: {
        const std::optional<int32_t> days =
            DaysBetween(ValueOf(working->arg(1)).day(), ValueOf(working->arg(2)).day());
        return absl::StrCat(Operand(*working, 0), " × 7 ÷ ", days.value_or(0) + 1, " days");
      }
      case Op::kTotal:
        return Total(*working);
      default:
        return NumberText(ValueOf(*working), working->type);
    }
  }

 private:
  std::string Total(const Node& node) {
    const Value list = ValueOf(node.arg(0));
    if (!list.IsKnown() || list.list()->size == 0) return NumberText(ValueOf(node), node.type);
    std::string text;
    for (uint32_t i = 0; i < list.list()->size; ++i) {
      absl::StrAppend(&text, i == 0 ? "" : " + ", NumberText(list.list()->items[i], node.type));
    }
    return text;
  }

  std::string Operand(const Node& node, size_t i) {
    const Node* working = Working(node.arg(i));
    const std::string text = Write(node.arg(i));
    if (working == nullptr || !IsSum(*working)) return text;
    const bool loose = Sign(working->op) != nullptr && !BindsTighter(working->op);
    const bool words = Sign(working->op) == nullptr && working->op != Op::kPerWeekOfMonth &&
                       working->op != Op::kPerWeekOfPeriod && working->op != Op::kPerMonthOfWeek &&
                       working->op != Op::kForDays;
    const bool brackets = words || (loose && (BindsTighter(node.op) || i == 1));
    return brackets ? absl::StrCat("(", text, ")") : text;
  }

  Execution& execution_;
  Value* frame_;
};

}  // namespace

std::string SumText(Execution& execution, const Program& program,
                    const std::vector<Value>& variables) {
  Value* frame = execution.arena.NewArray<Value>(
      std::max<size_t>(static_cast<size_t>(program.frame_size), variables.size()));
  std::copy(variables.begin(), variables.end(), frame);
  const Program* outer = execution.program;
  execution.program = &program;
  SumWriter writer(execution, frame);
  std::string text;
  const Value value = writer.ValueOf(*program.root);
  const Node* working = writer.Working(*program.root);
  if (value.IsKnown() && working != nullptr && writer.IsSum(*working)) {
    const std::string sum = writer.Write(*program.root);
    const std::string result = NumberText(value, program.type());
    if (sum != result) text = absl::StrCat(sum, " = ", result);
  }
  execution.program = outer;
  return text;
}

}  // namespace fairstart

// Runs a program: a walk over its nodes.
//
// Logic follows CEL: false wins over everything in &&, true in ||, in either order; then unknown
// wins over error. All other operations are strict in their operands, unknown before error.
#include "engine/expr/executor.h"

#include <algorithm>
#include <array>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/expr/executor_parts.h"
#include "engine/money/rounding.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

Value RunConstant(Execution&, const Node& node, Value*) { return node.constant(); }

Value RunLocal(Execution&, const Node& node, Value* frame) { return frame[node.index]; }

Value RunRecordRoot(Execution& execution, const Node&, Value*) {
  return Value::Of(execution.record);
}

Value RunFact(Execution& execution, const Node& node, Value*) {
  const Value value = Read(execution.arena, *execution.facts, node.index);
  if (value.IsNotYet()) execution.host.ReadNotYet(execution, *execution.facts, node.index);
  return value;
}

Value RunSelect(Execution& execution, const Node& node, Value* frame) {
  const Value operand = Run(execution, node.arg(0), frame);
  if (!operand.IsKnown()) return operand;
  const RecordValue& record = *operand.record();
  const Value value = Read(execution.arena, record, node.index);
  if (value.IsNotYet()) execution.host.ReadNotYet(execution, record, node.index);
  return value;
}

// The record whose field has() or awaited() asks about: the case without an operand.
Value Asked(Execution& execution, const Node& node, Value* frame) {
  if (node.args().empty()) return Value::Of(execution.facts);
  return Run(execution, node.arg(0), frame);
}

// Set: true. Not happened yet: false. Not set: unknown, never false.
Value RunHas(Execution& execution, const Node& node, Value* frame) {
  const Value asked = Asked(execution, node, frame);
  if (!asked.IsKnown()) return asked;
  const Value value = Read(execution.arena, *asked.record(), node.index);
  if (!value.IsKnown()) return value;
  if (value.IsNotYet()) execution.host.ReadNotYet(execution, *asked.record(), node.index);
  return Value::Bool(!value.IsNotYet());
}

// A day that has not come yet is waited for like one that nobody has said.
Value RunAwaited(Execution& execution, const Node& node, Value* frame) {
  const Value asked = Asked(execution, node, frame);
  if (!asked.IsKnown()) return asked;
  const Value value = Read(execution.arena, *asked.record(), node.index);
  if (!value.IsNotYet()) return value;
  return Value::Of(MakeUnknown(
      execution.arena,
      Missing{.kind = Missing::Kind::kFact, .record = asked.record(), .index = node.index}));
}

// && when `decides` is false, || when it is true: the value that settles the result by itself.
template <bool decides>
Value RunLogic(Execution& execution, const Node& node, Value* frame) {
  const Value a = Run(execution, node.arg(0), frame);
  if (a.tag() == Value::Tag::kBool && a.boolean() == decides) return a;
  const Value b = Run(execution, node.arg(1), frame);
  if (b.tag() == Value::Tag::kBool && b.boolean() == decides) return b;
  if (a.IsUnknown() || b.IsUnknown()) {
    return JoinedUnknown(execution, a.IsUnknown() ? a.unknown() : nullptr,
                         b.IsUnknown() ? b.unknown() : nullptr);
  }
  return a.IsError() ? a : b;
}

Value RunConditional(Execution& execution, const Node& node, Value* frame) {
  const Value condition = Run(execution, node.arg(0), frame);
  if (condition.IsError()) return condition;
  if (condition.IsKnown()) {
    return Run(execution, node.arg(condition.boolean() ? 1 : 2), frame);
  }
  const Value a = Run(execution, node.arg(1), frame);
  const Value b = Run(execution, node.arg(2), frame);
  if (a.IsKnown() && b.IsKnown() && Same(a, b)) return a;
  const Unknown* waits = condition.unknown();
  if (a.IsUnknown()) waits = Join(execution.arena, waits, a.unknown());
  if (b.IsUnknown()) waits = Join(execution.arena, waits, b.unknown());
  const Bounds bounds = Hull(BoundsOf(a), BoundsOf(b));
  if (node.type.Is(Type::Kind::kAmount)) return AmountWithin(execution.arena, waits, bounds);
  return Value::Of(WithBounds(execution.arena, waits, bounds));
}

std::strong_ordering Order(const Value& a, const Value& b) {
  switch (a.tag()) {
    case Value::Tag::kBool:
      return a.boolean() <=> b.boolean();
    case Value::Tag::kInt:
      return a.integer() <=> b.integer();
    case Value::Tag::kString: {
      const int order = a.text().compare(b.text());
      return order <=> 0;
    }
    case Value::Tag::kDate:
      return a.day() <=> b.day();
    default:
      return a.rational() <=> b.rational();
  }
}

bool HasBounds(const Type& type) {
  return type.Is(Type::Kind::kInt) || type.Is(Type::Kind::kShare) || type.Is(Type::Kind::kAmount) ||
         type.Is(Type::Kind::kDate);
}

Value RunComparison(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown() || !HasBounds(node.arg(0).type)) return *blocked;
    const std::optional<bool> decided =
        CompareBounds(node.op, BoundsOf(values[0]), BoundsOf(values[1]));
    return decided.has_value() ? Value::Bool(*decided) : *blocked;
  }
  if (node.op == Op::kEqual || node.op == Op::kNotEqual) {
    const Value equal = Equals(execution, values[0], values[1]);
    if (!equal.IsKnown()) return equal;
    return Value::Bool(equal.boolean() == (node.op == Op::kEqual));
  }
  const std::strong_ordering order = Order(values[0], values[1]);
  switch (node.op) {
    case Op::kLess:
      return Value::Bool(order < 0);
    case Op::kLessEqual:
      return Value::Bool(order <= 0);
    case Op::kGreater:
      return Value::Bool(order > 0);
    default:
      return Value::Bool(order >= 0);
  }
}

bool Overflows(Op op, int64_t a, int64_t b, int64_t& result) {
  switch (op) {
    case Op::kAddInt:
      return __builtin_add_overflow(a, b, &result);
    case Op::kSubtractInt:
      return __builtin_sub_overflow(a, b, &result);
    case Op::kMultiplyInt:
      return __builtin_mul_overflow(a, b, &result);
    case Op::kDivideInt:
      if (a == INT64_MIN && b == -1) return true;
      result = a / b;
      return false;
    default:
      result = b == -1 ? 0 : a % b;
      return false;
  }
}

Value RunInt(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  const bool divides = node.op == Op::kDivideInt || node.op == Op::kModuloInt;
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown() || divides) return *blocked;
    return Value::Of(WithBounds(execution.arena, blocked->unknown(), BoundsOfNumber(node, values)));
  }
  if (divides && values[1].integer() == 0) return MakeError(execution, node, "divides by zero");
  int64_t result = 0;
  if (Overflows(node.op, values[0].integer(), values[1].integer(), result)) {
    return MakeError(execution, node, "gives a number that does not fit 64 bits");
  }
  return Value::Int(result);
}

Value RunAmount(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown()) return *blocked;
    return AmountWithin(execution.arena, blocked->unknown(), BoundsOfNumber(node, values));
  }
  const Rational a = Number(values[0]);
  const Rational b = Number(values[1]);
  std::optional<Rational> result;
  switch (node.op) {
    case Op::kAddAmount:
      result = Add(a, b);
      break;
    case Op::kSubtractAmount:
      result = Subtract(a, b);
      break;
    case Op::kMultiplyAmount:
      result = Multiply(a, b);
      break;
    default:
      if (b.IsZero()) return MakeError(execution, node, "divides by zero");
      result = Divide(a, b);
  }
  if (!result.has_value()) {
    return MakeError(execution, node, "gives an amount too large to be exact");
  }
  return Value::OfRational(*result);
}

Value RunNegation(Execution& execution, const Node& node, Value* frame) {
  const Value operand = Run(execution, node.arg(0), frame);
  if (operand.IsUnknown() && node.op == Op::kNegateAmount) {
    const Bounds bounds = BoundsOf(operand);
    const auto negate = [](const std::optional<Rational>& bound) -> std::optional<Rational> {
      if (!bound.has_value()) return std::nullopt;
      return Negate(*bound);
    };
    return Value::Of(WithBounds(execution.arena, Join(execution.arena, operand.unknown(), nullptr),
                                {negate(bounds.most), negate(bounds.least)}));
  }
  if (operand.IsUnknown()) return JoinedUnknown(execution, operand.unknown(), nullptr);
  if (!operand.IsKnown()) return operand;
  if (node.op == Op::kNot) return Value::Bool(!operand.boolean());
  if (node.op == Op::kNegateInt) {
    if (operand.integer() == INT64_MIN) {
      return MakeError(execution, node, "gives a number that does not fit 64 bits");
    }
    return Value::Int(-operand.integer());
  }
  std::optional<Rational> result = Negate(operand.rational());
  if (!result.has_value()) {
    return MakeError(execution, node, "gives an amount too large to be exact");
  }
  return Value::OfRational(*result);
}

// earlier, later, least, greatest.
Value RunChoice(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown()) return *blocked;
    const Bounds bounds = BoundsOfChoice(node, values);
    if (node.type.Is(Type::Kind::kAmount)) {
      return AmountWithin(execution.arena, blocked->unknown(), bounds);
    }
    return Value::Of(WithBounds(execution.arena, blocked->unknown(), bounds));
  }
  const bool first_is_less = Order(values[0], values[1]) < 0;
  const bool wants_less = node.op == Op::kEarlier || node.op == Op::kLeast;
  return values[first_is_less == wants_less ? 0 : 1];
}

Value RunText(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  const std::string_view a = values[0].text();
  const std::string_view b = values[1].text();
  switch (node.op) {
    case Op::kContains:
      return Value::Bool(a.find(b) != std::string_view::npos);
    case Op::kStartsWith:
      return Value::Bool(a.starts_with(b));
    case Op::kEndsWith:
      return Value::Bool(a.ends_with(b));
    default: {
      constexpr size_t kLongest = 64 * 1024;
      if (a.size() + b.size() > kLongest) {
        return MakeError(execution, node, "gives a text longer than 64 KiB");
      }
      std::string joined(a);
      joined += b;
      return Value::String(execution.arena.Copy(joined));
    }
  }
}

int64_t CodePoints(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

// A sign if any, and digits.
Value IntOf(Execution& execution, const Node& node, std::string_view text) {
  std::string_view digits = text;
  if (digits.starts_with('-') || digits.starts_with('+')) digits.remove_prefix(1);
  const bool plain = !digits.empty() && std::all_of(digits.begin(), digits.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
  if (!plain) return MakeError(execution, node, "reads a text that is no whole number");
  int64_t number = 0;
  if (!absl::SimpleAtoi(absl::string_view(text.data(), text.size()), &number)) {
    return MakeError(execution, node, "gives a number that does not fit 64 bits");
  }
  return Value::Int(number);
}

// The spellings that CEL has, and no other.
Value BoolOf(Execution& execution, const Node& node, std::string_view text) {
  for (std::string_view yes : {"1", "t", "true", "TRUE", "True"}) {
    if (text == yes) return Value::Bool(true);
  }
  for (std::string_view no : {"0", "f", "false", "FALSE", "False"}) {
    if (text == no) return Value::Bool(false);
  }
  return MakeError(execution, node, "reads a text that is neither true nor false");
}

// Operations on one operand.
Value RunUnary(Execution& execution, const Node& node, Value* frame) {
  const Value operand = Run(execution, node.arg(0), frame);
  if (node.op == Op::kItself) return operand;
  if (operand.IsUnknown()) {
    if (!node.type.Is(Type::Kind::kAmount)) {
      return JoinedUnknown(execution, operand.unknown(), nullptr);
    }
    return AmountWithin(execution.arena, Join(execution.arena, operand.unknown(), nullptr),
                        BoundsOfUnary(node, BoundsOf(operand)));
  }
  if (!operand.IsKnown()) return operand;
  switch (node.op) {
    case Op::kToPence:
      return Value::OfRational(Rational::Whole(RoundHalfUp(operand.rational())));
    case Op::kPerMonth:
    case Op::kForOne:
      return operand;
    case Op::kSizeOfString:
      return Value::Int(CodePoints(operand.text()));
    case Op::kStringOfDate:
      return Value::String(execution.arena.Copy(FormatDay(operand.day())));
    case Op::kStringOfInt:
      return Value::String(execution.arena.Copy(absl::StrCat(operand.integer())));
    case Op::kIntOfString:
      return IntOf(execution, node, operand.text());
    case Op::kBoolOfString:
      return BoolOf(execution, node, operand.text());
    default: {
      std::optional<Rational> result = Multiply(operand.rational(), WeeksOf(node.op));
      if (!result.has_value()) {
        return MakeError(execution, node, "gives an amount too large to be exact");
      }
      return Value::OfRational(*result);
    }
  }
}

Value RunParameter(Execution& execution, const Node& node, Value* frame) {
  Value* keys = execution.arena.NewArray<Value>(node.args().size());
  const int count = static_cast<int>(node.args().size());
  for (int i = 0; i < count; ++i) keys[i] = Run(execution, node.arg(i), frame);
  if (std::optional<Value> blocked = Blocked(execution, keys, count)) return *blocked;
  return execution.host.Parameter(execution, node.index, keys, count);
}

Value RunDefinition(Execution& execution, const Node& node, Value* frame) {
  const RecordValue* about = nullptr;
  if (!node.args().empty()) {
    const Value operand = Run(execution, node.arg(0), frame);
    if (!operand.IsKnown()) return operand;
    about = operand.record();
  }
  return execution.host.Definition(execution, node.index, about);
}

Value RunEverBefore(Execution& execution, const Node& node, Value*) {
  return execution.host.EverBefore(execution, node.index);
}

}  // namespace

std::optional<Value> BlockedBySome(Execution& execution, const Value* values, int count) {
  const Unknown* waits = nullptr;
  const Value* error = nullptr;
  for (int i = 0; i < count; ++i) {
    if (values[i].IsUnknown()) waits = Join(execution.arena, waits, values[i].unknown());
    if (values[i].IsError() && error == nullptr) error = &values[i];
  }
  if (waits != nullptr) return Value::Of(waits);
  if (error != nullptr) return *error;
  return std::nullopt;
}

Rational Number(const Value& value) {
  return value.tag() == Value::Tag::kInt ? Rational::Whole(value.integer()) : value.rational();
}

// A year of twelve months or fifty-two weeks.
Rational WeeksOf(Op op) {
  if (op == Op::kPerMonthOfWeek) return Rational::Of(52, 12).value();
  return Rational::Of(op == Op::kPerWeekOfMonth ? 12 : 1, 52).value();
}

Value JoinedUnknown(Execution& execution, const Unknown* a, const Unknown* b) {
  return Value::Of(Join(execution.arena, a, b));
}

Value Equals(Execution& execution, const Value& a, const Value& b) {
  const Value values[] = {a, b};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  if (a.tag() != Value::Tag::kList) return Value::Bool(Same(a, b));
  const List& left = *a.list();
  const List& right = *b.list();
  const Unknown* waits = nullptr;
  for (const List* list : {&left, &right}) {
    for (uint32_t i = 0; i < list->size; ++i) {
      if (list->guard(i) != nullptr) waits = Join(execution.arena, waits, list->guard(i));
    }
  }
  if (waits != nullptr) return Value::Of(waits);
  if (left.size != right.size) return Value::Bool(false);
  for (uint32_t i = 0; i < left.size; ++i) {
    const Value same = Equals(execution, left.items[i], right.items[i]);
    if (same.IsFalse() || same.IsError()) return same;
    if (same.IsUnknown()) waits = Join(execution.arena, waits, same.unknown());
  }
  return waits == nullptr ? Value::Bool(true) : Value::Of(waits);
}

Value MakeError(Execution& execution, const Node& node, std::string_view problem) {
  std::string_view part(execution.program->text());
  part = part.substr(node.begin, node.end - node.begin);
  const std::string message =
      absl::StrCat(Quoted(part), " ", absl::string_view(problem.data(), problem.size()));
  Error* error = execution.arena.New<Error>();
  error->message = execution.arena.Copy(message);
  return Value::Of(error);
}

namespace {

using Runner = Value (*)(Execution& execution, const Node& node, Value* frame);

constexpr Runner RunnerOf(Op op) {
  switch (op) {
    case Op::kConstant:
      return RunConstant;
    case Op::kLocal:
      return RunLocal;
    case Op::kFact:
      return RunFact;
    case Op::kRecordRoot:
      return RunRecordRoot;
    case Op::kParameter:
      return RunParameter;
    case Op::kDefinition:
      return RunDefinition;
    case Op::kSelect:
      return RunSelect;
    case Op::kElement:
      return RunElement;
    case Op::kHas:
      return RunHas;
    case Op::kAwaited:
      return RunAwaited;
    case Op::kNot:
    case Op::kNegateInt:
    case Op::kNegateAmount:
      return RunNegation;
    case Op::kAnd:
      return RunLogic<false>;
    case Op::kOr:
      return RunLogic<true>;
    case Op::kConditional:
      return RunConditional;
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual:
      return RunComparison;
    case Op::kAsOfLess:
    case Op::kAsOfLessEqual:
    case Op::kAsOfGreater:
    case Op::kAsOfGreaterEqual:
    case Op::kAsOfEqual:
    case Op::kAsOfNotEqual:
      return RunAsOfComparison;
    case Op::kIn:
      return RunIn;
    case Op::kAddInt:
    case Op::kSubtractInt:
    case Op::kMultiplyInt:
    case Op::kDivideInt:
    case Op::kModuloInt:
      return RunInt;
    case Op::kAddAmount:
    case Op::kSubtractAmount:
    case Op::kMultiplyAmount:
    case Op::kDivideAmount:
      return RunAmount;
    case Op::kConcatenate:
    case Op::kContains:
    case Op::kStartsWith:
    case Op::kEndsWith:
      return RunText;
    case Op::kConcatenateLists:
      return RunConcatenateLists;
    case Op::kList:
      return RunListLiteral;
    case Op::kAll:
    case Op::kExists:
      return RunQuantifier;
    case Op::kExistsOne:
      return RunExistsOne;
    case Op::kFilter:
      return RunFilter;
    case Op::kMap:
    case Op::kMapFilter:
      return RunMap;
    case Op::kSpanOfDays:
    case Op::kSpanOfWeeks:
    case Op::kSpanOfMonths:
    case Op::kSpanOfYears:
      return RunSpan;
    case Op::kBirthday:
      return RunBirthday;
    case Op::kAnniversary:
      return RunAnniversary;
    case Op::kAged:
      return RunAged;
    case Op::kPlus:
      return RunPlus;
    case Op::kEarlier:
    case Op::kLater:
    case Op::kLeast:
    case Op::kGreatest:
      return RunChoice;
    case Op::kLatest:
      return RunLatest;
    case Op::kActive:
      return RunActive;
    case Op::kNthDay:
      return RunNthDay;
    case Op::kPlusWorkingDays:
      return RunPlusWorkingDays;
    case Op::kMonthsBegun:
      return RunMonthsBegun;
    case Op::kOnDefinition:
    case Op::kOnParameter:
      return RunOn;
    case Op::kEverBefore:
      return RunEverBefore;
    case Op::kFirstDay:
      return RunFirstDay;
    case Op::kForDays:
      return RunForDays;
    case Op::kPerWeekOfPeriod:
      return RunPerWeekOfPeriod;
    case Op::kTotal:
      return RunTotal;
    case Op::kSize:
      return RunSize;
    case Op::kToPence:
    case Op::kPerMonth:
    case Op::kPerMonthOfWeek:
    case Op::kForOne:
    case Op::kPerWeekOfMonth:
    case Op::kPerWeekOfYear:
    case Op::kSizeOfString:
    case Op::kStringOfDate:
    case Op::kStringOfInt:
    case Op::kIntOfString:
    case Op::kBoolOfString:
    case Op::kItself:
      return RunUnary;
  }
  return nullptr;
}

// By operation: a jump to one function with a small frame of its own, where a switch over all of
// them would give each part of an expression the frame of the greediest.
constexpr auto kRunners = [] {
  std::array<Runner, static_cast<size_t>(Op::kItself) + 1> runners{};
  for (size_t op = 0; op < runners.size(); ++op) runners[op] = RunnerOf(static_cast<Op>(op));
  return runners;
}();

}  // namespace

Value Run(Execution& execution, const Node& node, Value* frame) {
  if (--*execution.steps_left < 0) return MakeError(execution, node, "takes too many steps");
  if (execution.depth >= kDeepestRun) {
    return MakeError(execution, node, "runs inside too many others");
  }
  ++execution.depth;
  const Value value = kRunners[static_cast<size_t>(node.op)](execution, node, frame);
  --execution.depth;
  return value;
}

Value Run(Execution& execution, const Program& program, const Value* variables, int count) {
  const Program* outer = execution.program;
  execution.program = &program;
  Value* frame = program.frame_size == 0
                     ? nullptr
                     : execution.arena.NewArray<Value>(static_cast<size_t>(program.frame_size));
  std::copy(variables, variables + count, frame);
  const Value value = Run(execution, *program.root, frame);
  execution.program = outer;
  return value;
}

}  // namespace fairstart

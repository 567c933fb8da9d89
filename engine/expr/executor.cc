// Runs a program: a walk over its nodes.
//
// Logic follows CEL: false wins over everything in &&, true in ||, in either order; then unknown
// wins over error. All other operations are strict in their operands, unknown before error.
#include "engine/expr/executor.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/expr/executor_parts.h"
#include "engine/money/rounding.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

Value RunFact(Execution& execution, const Node& node) {
  const Value value = Read(execution.arena, *execution.facts, node.index);
  if (value.IsNotYet()) execution.host.ReadNotYet(execution, *execution.facts, node.index);
  return value;
}

Value RunSelect(Execution& execution, const Node& node, Value* frame) {
  const Value operand = Run(execution, *node.args[0], frame);
  if (!operand.IsKnown()) return operand;
  const RecordValue& record = *operand.record();
  const Value value = Read(execution.arena, record, node.index);
  if (value.IsNotYet()) execution.host.ReadNotYet(execution, record, node.index);
  return value;
}

// The record whose field has() or awaited() asks about: the case without an operand.
Value Asked(Execution& execution, const Node& node, Value* frame) {
  if (node.args.empty()) return Value::Of(execution.facts);
  return Run(execution, *node.args[0], frame);
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
Value RunLogic(Execution& execution, const Node& node, Value* frame, bool decides) {
  const Value a = Run(execution, *node.args[0], frame);
  if (a.tag() == Value::Tag::kBool && a.boolean() == decides) return a;
  const Value b = Run(execution, *node.args[1], frame);
  if (b.tag() == Value::Tag::kBool && b.boolean() == decides) return b;
  if (a.IsUnknown() || b.IsUnknown()) {
    return JoinedUnknown(execution, a.IsUnknown() ? a.unknown() : nullptr,
                         b.IsUnknown() ? b.unknown() : nullptr);
  }
  return a.IsError() ? a : b;
}

Value RunConditional(Execution& execution, const Node& node, Value* frame) {
  const Value condition = Run(execution, *node.args[0], frame);
  if (condition.IsError()) return condition;
  if (condition.IsKnown()) {
    return Run(execution, *node.args[condition.boolean() ? 1 : 2], frame);
  }
  const Value a = Run(execution, *node.args[1], frame);
  const Value b = Run(execution, *node.args[2], frame);
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
  return type.Is(Type::Kind::kInt) || type.Is(Type::Kind::kShare) ||
         type.Is(Type::Kind::kAmount) || type.Is(Type::Kind::kDate);
}

Value RunComparison(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, *node.args[0], frame),
                          Run(execution, *node.args[1], frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown() || !HasBounds(node.args[0]->type)) return *blocked;
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
  const Value values[] = {Run(execution, *node.args[0], frame),
                          Run(execution, *node.args[1], frame)};
  const bool divides = node.op == Op::kDivideInt || node.op == Op::kModuloInt;
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown() || divides) return *blocked;
    return Value::Of(
        WithBounds(execution.arena, blocked->unknown(), BoundsOfNumber(node, values)));
  }
  if (divides && values[1].integer() == 0) return MakeError(execution, node, "divides by zero");
  int64_t result = 0;
  if (Overflows(node.op, values[0].integer(), values[1].integer(), result)) {
    return MakeError(execution, node, "gives a number that does not fit 64 bits");
  }
  return Value::Int(result);
}

Value RunAmount(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, *node.args[0], frame),
                          Run(execution, *node.args[1], frame)};
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
  const Value operand = Run(execution, *node.args[0], frame);
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
  const Value values[] = {Run(execution, *node.args[0], frame),
                          Run(execution, *node.args[1], frame)};
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
  const Value values[] = {Run(execution, *node.args[0], frame),
                          Run(execution, *node.args[1], frame)};
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
  const Value operand = Run(execution, *node.args[0], frame);
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
  Value* keys = execution.arena.NewArray<Value>(node.args.size());
  const int count = static_cast<int>(node.args.size());
  for (int i = 0; i < count; ++i) keys[i] = Run(execution, *node.args[i], frame);
  if (std::optional<Value> blocked = Blocked(execution, keys, count)) return *blocked;
  return execution.host.Parameter(execution, node.index, keys, count);
}

Value RunDefinition(Execution& execution, const Node& node, Value* frame) {
  const RecordValue* about = nullptr;
  if (!node.args.empty()) {
    const Value operand = Run(execution, *node.args[0], frame);
    if (!operand.IsKnown()) return operand;
    about = operand.record();
  }
  return execution.host.Definition(execution, node.index, about);
}

}  // namespace

std::optional<Value> Blocked(Execution& execution, const Value* values, int count) {
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
  std::string_view part(execution.program->text);
  part = part.substr(node.begin, node.end - node.begin);
  const std::string message = absl::StrCat(
      Quoted(part), " ", absl::string_view(problem.data(), problem.size()));
  Error* error = execution.arena.New<Error>();
  error->message = execution.arena.Copy(message);
  return Value::Of(error);
}

namespace {

Value Dispatch(Execution& execution, const Node& node, Value* frame) {
  switch (node.op) {
    case Op::kConstant:
      return node.constant;
    case Op::kLocal:
      return frame[node.index];
    case Op::kFact:
      return RunFact(execution, node);
    case Op::kRecordRoot:
      return Value::Of(execution.record);
    case Op::kParameter:
      return RunParameter(execution, node, frame);
    case Op::kDefinition:
      return RunDefinition(execution, node, frame);
    case Op::kSelect:
      return RunSelect(execution, node, frame);
    case Op::kElement:
      return RunElement(execution, node, frame);
    case Op::kHas:
      return RunHas(execution, node, frame);
    case Op::kAwaited:
      return RunAwaited(execution, node, frame);
    case Op::kNot:
    case Op::kNegateInt:
    case Op::kNegateAmount:
      return RunNegation(execution, node, frame);
    case Op::kAnd:
      return RunLogic(execution, node, frame, /*decides=*/false);
    case Op::kOr:
      return RunLogic(execution, node, frame, /*decides=*/true);
    case Op::kConditional:
      return RunConditional(execution, node, frame);
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual:
      return RunComparison(execution, node, frame);
    case Op::kAsOfLess:
    case Op::kAsOfLessEqual:
    case Op::kAsOfGreater:
    case Op::kAsOfGreaterEqual:
    case Op::kAsOfEqual:
    case Op::kAsOfNotEqual:
      return RunAsOfComparison(execution, node, frame);
    case Op::kIn:
      return RunIn(execution, node, frame);
    case Op::kAddInt:
    case Op::kSubtractInt:
    case Op::kMultiplyInt:
    case Op::kDivideInt:
    case Op::kModuloInt:
      return RunInt(execution, node, frame);
    case Op::kAddAmount:
    case Op::kSubtractAmount:
    case Op::kMultiplyAmount:
    case Op::kDivideAmount:
      return RunAmount(execution, node, frame);
    case Op::kConcatenate:
    case Op::kContains:
    case Op::kStartsWith:
    case Op::kEndsWith:
      return RunText(execution, node, frame);
    case Op::kConcatenateLists:
      return RunConcatenateLists(execution, node, frame);
    case Op::kList:
      return RunListLiteral(execution, node, frame);
    case Op::kAll:
    case Op::kExists:
      return RunQuantifier(execution, node, frame);
    case Op::kExistsOne:
      return RunExistsOne(execution, node, frame);
    case Op::kFilter:
      return RunFilter(execution, node, frame);
    case Op::kMap:
    case Op::kMapFilter:
      return RunMap(execution, node, frame);
    case Op::kSpanOfDays:
    case Op::kSpanOfWeeks:
    case Op::kSpanOfMonths:
    case Op::kSpanOfYears:
      return RunSpan(execution, node, frame);
    case Op::kBirthday:
      return RunBirthday(execution, node, frame);
    case Op::kAnniversary:
      return RunAnniversary(execution, node, frame);
    case Op::kAged:
      return RunAged(execution, node, frame);
    case Op::kPlus:
      return RunPlus(execution, node, frame);
    case Op::kEarlier:
    case Op::kLater:
    case Op::kLeast:
    case Op::kGreatest:
      return RunChoice(execution, node, frame);
    case Op::kLatest:
      return RunLatest(execution, node, frame);
    case Op::kActive:
      return RunActive(execution, node, frame);
    case Op::kNthDay:
      return RunNthDay(execution, node, frame);
    case Op::kPlusWorkingDays:
      return RunPlusWorkingDays(execution, node, frame);
    case Op::kMonthsBegun:
      return RunMonthsBegun(execution, node, frame);
    case Op::kOnDefinition:
    case Op::kOnParameter:
      return RunOn(execution, node, frame);
    case Op::kEverBefore:
      return execution.host.EverBefore(execution, node.index);
    case Op::kFirstDay:
      return RunFirstDay(execution, node, frame);
    case Op::kForDays:
      return RunForDays(execution, node, frame);
    case Op::kPerWeekOfPeriod:
      return RunPerWeekOfPeriod(execution, node, frame);
    case Op::kTotal:
      return RunTotal(execution, node, frame);
    case Op::kSize:
      return RunSize(execution, node, frame);
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
      return RunUnary(execution, node, frame);
  }
  return MakeError(execution, node, "cannot be run");
}

}  // namespace

Value Run(Execution& execution, const Node& node, Value* frame) {
  if (--*execution.steps_left < 0) return MakeError(execution, node, "takes too many steps");
  if (execution.depth >= kDeepestRun) {
    return MakeError(execution, node, "runs inside too many others");
  }
  ++execution.depth;
  const Value value = Dispatch(execution, node, frame);
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

// Runs a program: a walk over its nodes, and what reads facts, parameters and definitions.
#include "engine/expr/executor.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "engine/expr/executor_parts.h"
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
      return RunAnd;
    case Op::kOr:
      return RunOr;
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

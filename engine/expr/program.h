// A checked expression, ready to run: every name resolved, every part typed.
#ifndef FAIRSTART_ENGINE_EXPR_PROGRAM_H_
#define FAIRSTART_ENGINE_EXPR_PROGRAM_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "engine/value/type.h"
#include "engine/value/value.h"

namespace fairstart {

// What a node does. Operands are the node's args, in order.
enum class Op : uint8_t {
  kConstant,    // `constant`
  kLocal,       // slot `index` of the frame
  kFact,        // field `index` of the case facts
  kRecordRoot,  // the record
  kParameter,   // parameter `index`; args are its keys
  kDefinition,  // definition `index`; arg: the record it is about, if any
  kSelect,      // field `index` of a record
  kElement,     // list [ position ]
  kHas,         // field `index` of a record, or of the case facts without arg
  kAwaited,     // the same field, a day: unknown until it has come
  kNot,
  kAnd,
  kOr,
  kConditional,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAsOfLess,  // the day asked about < arg, and so on
  kAsOfLessEqual,
  kAsOfGreater,
  kAsOfGreaterEqual,
  kAsOfEqual,
  kAsOfNotEqual,
  kIn,
  kNegateInt,
  kAddInt,
  kSubtractInt,
  kMultiplyInt,
  kDivideInt,
  kModuloInt,
  kNegateAmount,
  kAddAmount,
  kSubtractAmount,
  kMultiplyAmount,  // an amount and an int or share, in either order
  kDivideAmount,    // an amount by an int
  kConcatenate,     // two strings
  kConcatenateLists,
  kList,
  kAll,  // args: list, body; the element stands in slot `index`, its place in slot `position`
  kExists,
  kExistsOne,
  kFilter,
  kMap,        // args: list, value
  kMapFilter,  // args: list, condition, value
  kSpanOfDays,
  kSpanOfWeeks,
  kSpanOfMonths,
  kSpanOfYears,
  kBirthday,
  kAnniversary,
  kAged,
  kPlus,
  kEarlier,
  kLater,
  kLatest,
  kLeast,
  kGreatest,
  kActive,
  kNthDay,
  kPlusWorkingDays,  // args: day, count; parameter `index`: which days are no working days
  kMonthsBegun,
  kOnDefinition,  // args: the day, and the record that definition `index` is about, if any
  kOnParameter,   // args: the day, and the keys of parameter `index`
  kEverBefore,    // definition `index`
  kFirstDay,      // definition `index`; arg: from which day on, if not the whole life
  kPerWeekOfPeriod,
  kPerWeekOfMonth,
  kPerWeekOfYear,
  kPerMonth,
  kPerMonthOfWeek,
  kForOne,
  kForDays,
  kTotal,
  kToPence,
  kSize,
  kSizeOfString,
  kContains,
  kStartsWith,
  kEndsWith,
  kStringOfDate,
  kStringOfInt,
  kIntOfString,
  kBoolOfString,
  kItself,  // the arg as it is: string("text")
};

// One part of an expression. A cache line, since running a program is mostly waiting for its parts.
struct alignas(64) Node {
  Op op = Op::kConstant;
  uint32_t arg_count = 0;
  int index = -1;
  int position = -1;  // kAll … kMapFilter: slot of the element's place in the list, if asked for
  int begin = 0;      // bytes in the expression's text
  int end = 0;
  union {
    const Node* first_arg = nullptr;
    const Value* value;  // kConstant
  };
  Type type;

  absl::Span<const Node> args() const { return {first_arg, arg_count}; }
  const Node& arg(size_t i) const { return first_arg[i]; }
  // REQUIRES: kConstant.
  const Value& constant() const { return *value; }
};
static_assert(sizeof(Node) == 64);

// What a program consists of.
struct ProgramParts {
  std::string text;               // as written
  std::unique_ptr<Node[]> nodes;  // operands of one node stand side by side
  std::unique_ptr<Value[]> constants;
  std::vector<std::unique_ptr<std::string>> strings;  // that constants point into
};

// A whole expression. Immutable; threads may share it. Small, since rules of which there are many
// have several, and running one needs no more than its root.
struct Program {
  const Node* root = nullptr;
  int frame_size = 0;  // slots for locals
  std::unique_ptr<ProgramParts> parts = std::make_unique<ProgramParts>();

  const Type& type() const { return root->type; }
  const std::string& text() const { return parts->text; }
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_PROGRAM_H_

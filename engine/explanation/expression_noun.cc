// Values other than bools, as noun phrases.
//
// Tested by tests/engine/explanation/plain_text_test.cc.
#include "absl/strings/str_cat.h"
#include "engine/explanation/anchor.h"
#include "engine/explanation/english.h"
#include "engine/explanation/expression_writer.h"
#include "engine/explanation/labels.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

// "times", for an operation between two values; "" for others.
std::string_view Between(Op op) {
  switch (op) {
    case Op::kAddInt:
    case Op::kAddAmount:
      return " plus ";
    case Op::kSubtractInt:
    case Op::kSubtractAmount:
      return " minus ";
    case Op::kMultiplyInt:
    case Op::kMultiplyAmount:
      return " times ";
    case Op::kDivideInt:
    case Op::kDivideAmount:
      return " divided by ";
    case Op::kConcatenate:
      return " followed by ";
    case Op::kConcatenateLists:
      return " together with ";
    default:
      return "";
  }
}

bool Adds(Op op) {
  return op == Op::kAddInt || op == Op::kAddAmount || op == Op::kSubtractInt ||
         op == Op::kSubtractAmount;
}

std::string_view SpanUnit(Op op) {
  switch (op) {
    case Op::kSpanOfDays:
      return "day";
    case Op::kSpanOfWeeks:
      return "week";
    case Op::kSpanOfMonths:
      return "month";
    case Op::kSpanOfYears:
      return "year";
    default:
      return "";
  }
}

std::string Counted(int64_t number, std::string_view unit) {
  return absl::StrCat(number, " ", std::string(unit), number == 1 || number == -1 ? "" : "s");
}

}  // namespace

Words ExpressionWriter::Noun(const Node& node) {
  if (node.type.Is(Type::Kind::kBool) && node.op != Op::kConstant) {
    return Cat("whether ", Clause(node));
  }
  return Named(node);
}

Words ExpressionWriter::Named(const Node& node) {
  if (const std::string_view word = Between(node.op); !word.empty()) {
    return Cat(Operand(node, 0), word, Operand(node, 1));
  }
  switch (node.op) {
    case Op::kConstant:
      return Constant(node);
    case Op::kLocal:
      return Plain(Reference(node));
    case Op::kRecordRoot:
      return Plain("the record");
    case Op::kFact:
    case Op::kAwaited:
      return Plain(FieldWords(node));
    case Op::kSelect:
      return Plain(IsAboutItself(node) ? OwnerWords(node.arg(0)) : FieldWords(node));
    case Op::kParameter:
      return Parameter(node);
    case Op::kDefinition:
      return Definition(node);
    case Op::kOnDefinition:
      return Cat(Definition(node), " as on ", Noun(node.arg(0)));
    case Op::kOnParameter:
      return Cat(Parameter(node), " as on ", Noun(node.arg(0)));
    case Op::kFirstDay:
      if (!node.args().empty()) {
        return Cat("the first day from ", Noun(node.arg(0)), " on, on which ",
                   DefinitionClause(node, true));
      }
      return Cat("the first day on which ", DefinitionClause(node, true));
    case Op::kElement:
      return Element(node);
    case Op::kConditional:
      return Cat(Operand(node, 1), " if ", Clause(node.arg(0)), ", otherwise ", Operand(node, 2));
    case Op::kModuloInt:
      return Cat("the remainder of ", Operand(node, 0), " divided by ", Operand(node, 1));
    case Op::kNegateInt:
    case Op::kNegateAmount:
      return Cat("minus ", Operand(node, 0));
    case Op::kList:
      return List(node);
    case Op::kFilter:
    case Op::kActive: {
      const Range range = RangeOf(node);
      return Cat(Those(range), ConditionWords(range, false));
    }
    case Op::kMap:
    case Op::kMapFilter:
      return ForEach(node);
    case Op::kTotal:
      return Cat("the sum of ", Noun(node.arg(0)));
    case Op::kLatest:
      return Cat("the latest of ", Noun(node.arg(0)));
    case Op::kSize:
      return Cat("the number of ", Noun(node.arg(0)));
    case Op::kSizeOfString:
      return Cat("the length of ", Noun(node.arg(0)));
    case Op::kStringOfDate:
    case Op::kStringOfInt:
    case Op::kItself:
      return Noun(node.arg(0));
    case Op::kIntOfString:
      return Cat(Noun(node.arg(0)), ", read as a number");
    case Op::kBoolOfString:
      return Cat(Noun(node.arg(0)), ", read as yes or no,");
    case Op::kEarlier:
      return Extreme(node, "the earlier of ", "the earliest of ");
    case Op::kLater:
      return Extreme(node, "the later of ", "the latest of ");
    case Op::kLeast:
      return Extreme(node, "the lower of ", "the lowest of ");
    case Op::kGreatest:
      return Extreme(node, "the higher of ", "the highest of ");
    case Op::kToPence:
      return Cat(Noun(node.arg(0)), ", rounded to the penny");
    case Op::kPerMonth:
      return Cat(Noun(node.arg(0)), ", as an amount for each month");
    case Op::kPerMonthOfWeek:
      return Cat(Noun(node.arg(0)), ", by the month (times 52, divided by 12)");
    case Op::kForOne:
      return Cat(Noun(node.arg(0)), ", once");
    case Op::kForDays:
      return Cat(Noun(node.arg(0)), ", for the days from ", Noun(node.arg(1)), " to ",
                 Noun(node.arg(2)));
    case Op::kPerWeekOfMonth:
      return Cat(Noun(node.arg(0)), ", by the week (times 12, divided by 52)");
    case Op::kPerWeekOfYear:
      return Cat(Noun(node.arg(0)), ", by the week (divided by 52)");
    case Op::kPerWeekOfPeriod:
      return Cat(Noun(node.arg(0)), ", by the week (times 7, divided by the days from ",
                 Noun(node.arg(1)), " to ", Noun(node.arg(2)), ")");
    default:
      return Day(node);
  }
}

// Days, and lengths of time.
Words ExpressionWriter::Day(const Node& node) {
  switch (node.op) {
    case Op::kBirthday:
      if (const std::optional<int64_t> age = WholeNumber(node.arg(0))) {
        return Plain(absl::StrCat("the ", Ordinal(*age), " birthday"));
      }
      return Cat("the birthday at ", Noun(node.arg(0)));
    case Op::kAnniversary:
      if (const std::optional<int64_t> years = WholeNumber(node.arg(1))) {
        return Cat("the ", Ordinal(*years), " anniversary of ", Noun(node.arg(0)));
      }
      return Cat("the anniversary of ", Noun(node.arg(0)), " after ", Noun(node.arg(1)), " years");
    case Op::kPlus:
      return DayAfter(node);
    case Op::kNthDay:
      return Cat("the day on which the days covered by ", Noun(node.arg(0)), ", counted from ",
                 Noun(node.arg(2)), ", come to ", NumberOf(node.arg(1), "day"));
    case Op::kPlusWorkingDays:
      return Cat(NumberOf(node.arg(1), "working day"), " after ", Noun(node.arg(0)));
    case Op::kMonthsBegun:
      return Cat("the first days of the months begun from ", Noun(node.arg(0)), " on, up to ",
                 Noun(node.arg(1)), " or the day, whichever comes first");
    default:
      if (WholeNumber(node.arg(0)).has_value()) {
        return NumberOf(node.arg(0), SpanUnit(node.op));
      }
      return Cat(Noun(node.arg(0)), " ", SpanUnit(node.op), "s");
  }
}

Words ExpressionWriter::Constant(const Node& node) {
  const std::string text = ValueText(node.constant(), node.type);
  if (node.type.Is(Type::Kind::kString) && text.empty()) return Plain("empty");
  if (node.type.Is(Type::Kind::kString)) return Plain(absl::StrCat("“", NameInWords(text), "”"));
  return Plain(node.type.Is(Type::Kind::kEnum) ? absl::StrCat("“", text, "”") : text);
}

// An operand in brackets where it could be read as part of what stands beside it.
Words ExpressionWriter::Operand(const Node& node, size_t i) {
  const Node& operand = node.arg(i);
  const bool sum_so_far = i == 0 && Adds(operand.op) && Adds(node.op);
  const bool loose = !Between(operand.op).empty() || operand.op == Op::kConditional ||
                     operand.op == Op::kToPence || operand.op == Op::kPerWeekOfMonth ||
                     operand.op == Op::kPerWeekOfYear || operand.op == Op::kPerWeekOfPeriod ||
                     operand.op == Op::kPerMonthOfWeek || operand.op == Op::kForDays;
  return loose && !sum_so_far ? Cat("(", Noun(operand), ")") : Noun(operand);
}

Words ExpressionWriter::Element(const Node& node) {
  if (const std::optional<int64_t> position = WholeNumber(node.arg(1))) {
    return Cat("the ", Ordinal(*position + 1), " of ", Noun(node.arg(0)));
  }
  return Cat("the one at place ", Noun(node.arg(1)), ", counted from 0, of ", Noun(node.arg(0)));
}

Words ExpressionWriter::List(const Node& node) {
  std::vector<Words> values;
  for (const Node& value : node.args()) values.push_back(Noun(value));
  return values.empty() ? Plain("nothing") : Listed(values, " and ");
}

// "the latest of a, b and c" of later(later(a, b), c).
Words ExpressionWriter::Extreme(const Node& node, std::string_view of_two,
                                std::string_view of_more) {
  std::vector<Words> values;
  const auto add = [&](const auto& self, const Node& part) -> void {
    if (part.op != node.op) return values.push_back(Noun(part));
    self(self, part.arg(0));
    self(self, part.arg(1));
  };
  add(add, node);
  return Cat(values.size() == 2 ? of_two : of_more, Listed(values, " and "));
}

// "the day before the 18th birthday", "the day 6 months after …", "… plus the longest gap".
Words ExpressionWriter::DayAfter(const Node& node) {
  const Words day = Noun(node.arg(0));
  const Node& span = node.arg(1);
  const std::string_view unit = SpanUnit(span.op);
  const std::optional<int64_t> number = unit.empty() ? std::nullopt : WholeNumber(span.arg(0));
  if (number.has_value()) {
    const std::string_view side = *number < 0 ? " before " : " after ";
    const int64_t size = *number < 0 ? -*number : *number;
    if (unit == "day" && size == 1) return Cat("the day", side, day);
    return Cat("the day ", Counted(size, unit), side, day);
  }
  if (span.op == Op::kParameter && span.args().empty()) {
    const std::string value = OnlyValue(plan_, span.index);
    if (!value.empty()) {
      return Cat("the day ", value, " (",
                 Link(ParameterLabel(plan_, span.index), ParameterAnchor(plan_, span.index)),
                 ") after ", day);
    }
  }
  return Cat(day, " plus ", Noun(span));
}

// "91 days"; what is no number has words of its own.
Words ExpressionWriter::NumberOf(const Node& count, std::string_view unit) {
  const std::optional<int64_t> number = WholeNumber(count);
  return number.has_value() ? Plain(Counted(*number, unit)) : Noun(count);
}

}  // namespace fairstart

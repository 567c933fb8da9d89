// Comparisons as clauses: of ages and days, of quantities, of choices.
//
// A comparison is denied by its opposite: what is not at least so much is less.
//
// Tested by tests/engine/explanation/plain_text_test.cc.
#include "absl/strings/str_cat.h"
#include "engine/explanation/anchor.h"
#include "engine/explanation/english.h"
#include "engine/explanation/expression_writer.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {
namespace {

// The comparison that holds when `op` does not.
Op Opposite(Op op) {
  switch (op) {
    case Op::kEqual:
      return Op::kNotEqual;
    case Op::kNotEqual:
      return Op::kEqual;
    case Op::kLess:
      return Op::kGreaterEqual;
    case Op::kLessEqual:
      return Op::kGreater;
    case Op::kGreater:
      return Op::kLessEqual;
    case Op::kGreaterEqual:
      return Op::kLess;
    case Op::kAsOfEqual:
      return Op::kAsOfNotEqual;
    case Op::kAsOfNotEqual:
      return Op::kAsOfEqual;
    case Op::kAsOfLess:
      return Op::kAsOfGreaterEqual;
    case Op::kAsOfLessEqual:
      return Op::kAsOfGreater;
    case Op::kAsOfGreater:
      return Op::kAsOfLessEqual;
    case Op::kAsOfGreaterEqual:
      return Op::kAsOfLess;
    default:
      return op;
  }
}

const char* DaysCompared(Op op) {
  switch (op) {
    case Op::kNotEqual:
    case Op::kAsOfNotEqual:
      return " is not ";
    case Op::kLess:
    case Op::kAsOfLess:
      return " is before ";
    case Op::kLessEqual:
    case Op::kAsOfLessEqual:
      return " is on or before ";
    case Op::kGreater:
    case Op::kAsOfGreater:
      return " is after ";
    case Op::kGreaterEqual:
    case Op::kAsOfGreaterEqual:
      return " is on or after ";
    default:
      return " is ";
  }
}

const char* QuantitiesCompared(Op op) {
  switch (op) {
    case Op::kNotEqual:
      return " is not ";
    case Op::kLess:
      return " is less than ";
    case Op::kLessEqual:
      return " is at most ";
    case Op::kGreater:
      return " is more than ";
    case Op::kGreaterEqual:
      return " is at least ";
    default:
      return " is ";
  }
}

// Whether a count compared so asks if there is any (true) or none (false); nothing if it asks more.
std::optional<bool> AsksForAny(Op op, int64_t number) {
  if ((op == Op::kGreater || op == Op::kNotEqual) && number == 0) return true;
  if (op == Op::kGreaterEqual && number == 1) return true;
  if ((op == Op::kEqual || op == Op::kLessEqual) && number == 0) return false;
  if (op == Op::kLess && number == 1) return false;
  return std::nullopt;
}

// The entitlement that a line reference names, when `field` is such a name and `value` a text.
const PlanEntitlement* NamedEntitlement(const Plan& plan, const Node& field, const Node& value) {
  if (field.op != Op::kSelect || value.op != Op::kConstant) return nullptr;
  const auto* source = field.arg(0).type.record->fields[static_cast<size_t>(field.index)].source;
  if (source == nullptr || source->containing_type() != v1::LineReference::descriptor() ||
      source->number() != v1::LineReference::kEntitlementFieldNumber) {
    return nullptr;
  }
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    if (entitlement.source->name() == value.constant().text()) return &entitlement;
  }
  return nullptr;
}

}  // namespace

Words ExpressionWriter::Compared(const Node& node, bool holds) {
  const Node& left = node.arg(0);
  if (left.type.Is(Type::Kind::kBool)) return BoolsCompared(node, holds);
  const std::optional<int64_t> number = WholeNumber(node.arg(1));
  if (left.op == Op::kSize && number.has_value()) {
    const std::optional<bool> any = AsksForAny(holds ? node.op : Opposite(node.op), *number);
    const Range range = RangeOf(left.arg(0));
    if (any.has_value() && IsOfRecords(range)) {
      Words there_is = *any ? ThereIs(range, "a", "one") : ThereIs(range, "no", "none");
      return Cat(there_is, ConditionWords(range, true));
    }
  }
  return Comparison(Noun(left), node, holds);
}

Words ExpressionWriter::Comparison(const Words& left, const Node& node, bool holds) {
  const Node& right = node.arg(1);
  const Op op = holds ? node.op : Opposite(node.op);
  const bool days = right.type.Is(Type::Kind::kDate);
  const char* is = days ? DaysCompared(op) : QuantitiesCompared(op);
  if (const PlanEntitlement* named = NamedEntitlement(plan_, node.arg(0), right)) {
    return Cat(
        left, is,
        Link(Definite(named->source->label()), Anchor("entitlement", named->source->name())));
  }
  return Cat(left, is, Noun(right));
}

// Of two bools: one exactly when the other.
Words ExpressionWriter::BoolsCompared(const Node& node, bool holds) {
  const Op op = holds ? node.op : Opposite(node.op);
  if (op != Op::kEqual && op != Op::kNotEqual) {
    return Cat(Noun(node.arg(0)), QuantitiesCompared(op), Noun(node.arg(1)));
  }
  for (int i = 0; i < 2; ++i) {
    const Node& constant = node.arg(static_cast<size_t>(i));
    if (constant.op != Op::kConstant) continue;
    return Clause(node.arg(static_cast<size_t>(1 - i)),
                  constant.constant().boolean() == (op == Op::kEqual));
  }
  return Cat(Bracketed(node.arg(0), true), " exactly when ",
             Bracketed(node.arg(1), op == Op::kEqual));
}

Words ExpressionWriter::AsOf(const Node& node, bool holds) {
  const Op op = holds ? node.op : Opposite(node.op);
  const Node& day = node.arg(0);
  const bool reached = op == Op::kAsOfGreaterEqual;
  if (day.op == Op::kBirthday && (reached || op == Op::kAsOfLess)) {
    const std::optional<int64_t> age = WholeNumber(day.arg(0));
    if (!age.has_value()) {
      return Cat("the young person has ", reached ? "" : "not ", "reached ", Noun(day.arg(0)),
                 " on the day");
    }
    return Plain(reached ? absl::StrCat("the young person is ", *age, " or over on the day")
                         : absl::StrCat("the young person is under ", *age, " on the day"));
  }
  return Cat("the day", DaysCompared(op), Noun(day));
}

Words ExpressionWriter::Aged(const Node& node, bool holds) {
  const std::optional<int64_t> from = WholeNumber(node.arg(0));
  const std::optional<int64_t> to = WholeNumber(node.arg(1));
  const bool next = from.has_value() && to.has_value() && *to - *from == 1;
  const bool one = from.has_value() && from == to;
  Words ages = Noun(node.arg(0));
  if (!one) ages = Cat(ages, next ? " or " : " to ", Noun(node.arg(1)));
  return Cat("the young person is ", holds ? "" : "not ", ages, " on the day");
}

Words ExpressionWriter::OneOf(const Words& left, const Node& list, bool holds) {
  if (list.op != Op::kList) return Cat(left, holds ? " is among " : " is not among ", Noun(list));
  std::vector<Words> values;
  for (const Node& value : list.args()) values.push_back(Noun(value));
  if (values.empty()) return Cat(left, holds ? " is among " : " is not among ", "nothing");
  if (values.size() == 1) return Cat(left, holds ? " is " : " is not ", values[0]);
  if (holds) return Cat(left, " is ", Listed(values, " or "));
  return Cat(left, values.size() == 2 ? " is neither " : " is none of ",
             Listed(values, values.size() == 2 ? " nor " : " and "));
}

}  // namespace fairstart

// Bools as clauses, and their denials.
//
// A denial is pushed inwards as far as it stays exact: "is not at least" is "is less than", "not
// every" is "there is one that is not". What cannot be denied in itself is said not to be the case.
//
// Tested by tests/engine/explanation/plain_text_test.cc.
#include "absl/strings/str_cat.h"
#include "engine/explanation/english.h"
#include "engine/explanation/expression_writer.h"
#include "engine/explanation/labels.h"

namespace fairstart {
namespace {

constexpr char kNotTheCase[] = "it is not the case that ";

const char* TextsCompared(Op op, bool holds) {
  switch (op) {
    case Op::kContains:
      return holds ? " contains " : " does not contain ";
    case Op::kStartsWith:
      return holds ? " starts with " : " does not start with ";
    default:
      return holds ? " ends with " : " does not end with ";
  }
}

}  // namespace

Words ExpressionWriter::Clause(const Node& node, bool holds) {
  switch (node.op) {
    case Op::kConstant:
      return Plain(node.constant().boolean() == holds ? "always" : "never");
    case Op::kNot:
      return Clause(node.arg(0), !holds);
    case Op::kItself:
      return Clause(node.arg(0), holds);
    case Op::kAnd:
    case Op::kOr:
      return JoinedClauses(node, holds);
    case Op::kConditional:
      return Cat("if ", Clause(node.arg(0)), ", ", Bracketed(node.arg(1), holds), "; if not, ",
                 Bracketed(node.arg(2), holds));
    case Op::kFact:
    case Op::kSelect:
      return FactClause(node, holds);
    case Op::kDefinition:
      return DefinitionClause(node, holds);
    case Op::kOnDefinition:
      return Cat("on ", Noun(node.arg(0)), ", ", DefinitionClause(node, holds));
    case Op::kEverBefore:
      return Cat(holds ? "on some earlier day, " : "on no earlier day is it the case that ",
                 DefinitionClause(node, true));
    case Op::kHas:
      return HasClause(node, holds);
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual:
      return Compared(node, holds);
    case Op::kAsOfLess:
    case Op::kAsOfLessEqual:
    case Op::kAsOfGreater:
    case Op::kAsOfGreaterEqual:
    case Op::kAsOfEqual:
    case Op::kAsOfNotEqual:
      return AsOf(node, holds);
    case Op::kAged:
      return Aged(node, holds);
    case Op::kIn:
      return OneOf(Noun(node.arg(0)), node.arg(1), holds);
    case Op::kContains:
    case Op::kStartsWith:
    case Op::kEndsWith:
      return Cat(Noun(node.arg(0)), TextsCompared(node.op, holds), Noun(node.arg(1)));
    case Op::kAll:
    case Op::kExists:
    case Op::kExistsOne:
      return Quantified(node, holds);
    default:
      return Cat(Named(node), holds ? " is yes" : " is no");
  }
}

Words ExpressionWriter::Said(const std::string& clause, const std::string& target, bool holds) {
  if (holds) return Link(clause, target);
  if (const std::optional<std::string> denial = Denial(clause)) return Link(*denial, target);
  return Cat(kNotTheCase, Link(clause, target));
}

Words ExpressionWriter::FactClause(const Node& node, bool holds) {
  const RecordType& type = AskedOf(node);
  const std::string& clause = type.fields[static_cast<size_t>(node.index)].wording.clause;
  if (clause.empty()) {
    return Plain(absl::StrCat("the answer to “", FieldWords(node), "” is ", holds ? "yes" : "no"));
  }
  if (node.args().empty()) return Said(clause, "", holds);
  const std::string reference = OwnerWords(node.arg(0));
  const std::optional<std::string> called = Calling(clause, type.noun, reference);
  if (called.has_value()) return Said(*called, "", holds);
  const bool only_one = reference == absl::StrCat("the ", type.noun);
  return Said(only_one ? clause : absl::StrCat(clause, " for ", reference), "", holds);
}

Words ExpressionWriter::DefinitionClause(const Node& node, bool holds) {
  const std::string target = DefinitionAnchor(plan_, node.index);
  if (plan_.definitions[static_cast<size_t>(node.index)].label.empty()) {
    return Cat("“", Link(DefinitionWords(node), target), holds ? "” holds" : "” does not hold");
  }
  return Said(DefinitionWords(node), target, holds);
}

// Whether an event has a day, or a fact is given.
Words ExpressionWriter::HasClause(const Node& node, bool holds) {
  const Field& field = AskedOf(node).fields[static_cast<size_t>(node.index)];
  if (!field.event_date) return Plain(FieldWords(node) + (holds ? " is given" : " is not given"));
  return Plain(FieldWords(node) + (holds ? " has a date" : " has no date yet"));
}

Words ExpressionWriter::JoinedClauses(const Node& node, bool holds) {
  const bool all = (node.op == Op::kAnd) == holds;
  std::vector<Words> parts;
  for (const Condition& part : PartsOf(node, holds, all)) {
    parts.push_back(Bracketed(*part.node, part.holds));
  }
  return Joined(parts, all ? " and " : " or ");
}

Words ExpressionWriter::Bracketed(const Node& part, bool holds) {
  const Node* inner = &part;
  while (inner->op == Op::kNot) inner = &inner->arg(0);
  const bool joined =
      inner->op == Op::kAnd || inner->op == Op::kOr || inner->op == Op::kConditional;
  return joined ? Cat("(", Clause(part, holds), ")") : Clause(part, holds);
}

std::vector<ExpressionWriter::Condition> ExpressionWriter::PartsOf(const Node& node, bool holds,
                                                                   bool all) {
  if (node.op == Op::kNot) return PartsOf(node.arg(0), !holds, all);
  const bool joins = node.op == Op::kAnd || node.op == Op::kOr;
  if (!joins || ((node.op == Op::kAnd) == holds) != all) return {{&node, holds}};
  std::vector<Condition> parts = PartsOf(node.arg(0), holds, all);
  for (const Condition& part : PartsOf(node.arg(1), holds, all)) parts.push_back(part);
  return parts;
}

}  // namespace fairstart

// Passages with lists: where several conditions in one line would not be read, each gets its own.
//
// Tested by tests/engine/explanation/plain_text_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/explanation/expression_writer.h"

namespace fairstart {
namespace {

// Two short clauses are read in one line; more, longer or nested ones are not.
constexpr size_t kShortClauses = 110;

bool NeedList(const std::vector<Passage>& parts) {
  size_t letters = 0;
  for (const Passage& part : parts) {
    if (!part.parts.empty()) return true;
    letters += Text(part.words).size();
  }
  return parts.size() > 2 || (parts.size() == 2 && letters > kShortClauses);
}

}  // namespace

Passage ExpressionWriter::ListedClause(const Node& node, bool holds) {
  switch (node.op) {
    case Op::kNot:
      return ListedClause(node.arg(0), !holds);
    case Op::kAnd:
    case Op::kOr: {
      const bool all = (node.op == Op::kAnd) == holds;
      std::vector<Passage> parts = ListedParts(PartsOf(node, holds, all));
      if (!NeedList(parts)) return {Clause(node, holds), {}, {}};
      return {Plain(all ? "all of these hold:" : "at least one of these holds:"), parts, {}};
    }
    case Op::kConditional: {
      const Words condition = Clause(node.arg(0));
      std::vector<Passage> parts = {
          Before(Cat("if ", condition, ", "), ListedClause(node.arg(1), holds)),
          Before(Plain("if not, "), ListedClause(node.arg(2), holds))};
      if (!NeedList(parts)) return {Clause(node, holds), {}, {}};
      return {Plain("both of these hold:"), parts, {}};
    }
    case Op::kAll:
      if (holds) return ListedEvery(node);
      return ListedThereIs(node, false);
    case Op::kExists:
    case Op::kExistsOne:
      return ListedThereIs(node, holds);
    default:
      return {Clause(node, holds), {}, {}};
  }
}

std::vector<Passage> ExpressionWriter::ListedParts(const std::vector<Condition>& conditions) {
  std::vector<Passage> parts;
  for (const Condition& condition : conditions) {
    parts.push_back(ListedClause(*condition.node, condition.holds));
  }
  return parts;
}

Passage ExpressionWriter::ListedEvery(const Node& node) {
  const Range range = RangeOfMacro(node);
  const Words every = Cat("for ", Each(range, "every"), ConditionWords(range, true), ", ");
  BindElement(range);
  Passage said = ListedClause(node.arg(1));
  UnbindElement(range);
  if (said.parts.empty()) return {Clause(node), {}, {}};
  return Before(every, std::move(said));
}

Passage ExpressionWriter::ListedThereIs(const Node& node, bool holds) {
  const Range range = WithBody(node, node.op != Op::kAll);
  BindElement(range);
  std::vector<Passage> parts = ListedParts(range.conditions);
  UnbindElement(range);
  if (node.op == Op::kExistsOne || !NeedList(parts)) return {Clause(node, holds), {}, {}};
  const bool any = holds != (node.op == Op::kAll);
  const Words there_is = any ? ThereIs(range, "a", "one") : ThereIs(range, "no", "none");
  return OfWhich(there_is, std::move(parts));
}

// "… for which all of these hold:"; a single condition with a list of its own goes on by itself.
Passage ExpressionWriter::OfWhich(const Words& records, std::vector<Passage> parts) {
  if (parts.size() == 1) return Before(Cat(records, " for which "), std::move(parts[0]));
  return {Cat(records, " for which all of these hold:"), std::move(parts), {}};
}

Passage ExpressionWriter::ListedNoun(const Node& node) {
  if (node.op == Op::kConditional) {
    Passage choice{Plain("one of these:"), {}, {}};
    const Node* rest = &node;
    while (rest->op == Op::kConditional) {
      choice.parts.push_back({Cat(rest == &node ? "if " : "if not, but ", Clause(rest->arg(0)),
                                  ": ", Noun(rest->arg(1))),
                              {},
                              {}});
      rest = &rest->arg(2);
    }
    choice.parts.push_back({Cat("if not: ", Noun(*rest)), {}, {}});
    return choice;
  }
  if (node.op == Op::kFilter) {
    const Range range = RangeOf(node);
    BindElement(range);
    std::vector<Passage> parts = ListedParts(range.conditions);
    UnbindElement(range);
    if (NeedList(parts)) return OfWhich(Those(range), std::move(parts));
  }
  return {Noun(node), {}, {}};
}

}  // namespace fairstart

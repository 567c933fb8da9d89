// Tested by tests/engine/timeline/timeline_test.cc.
#include "engine/explanation/turn_words.h"

#include "absl/strings/str_cat.h"
#include "engine/explanation/expression_writer.h"
#include "engine/explanation/labels.h"

namespace fairstart {
namespace {

Words DayOf(const Plan& plan, const Turn& turn, const std::vector<Variable>& variables) {
  return ExpressionWriter(plan, *turn.program, variables).Noun(*turn.node);
}

}  // namespace

Words TurnWords(const Plan& plan, const Turn& turn, const std::vector<Variable>& variables) {
  switch (turn.kind) {
    case Turn::Kind::kDay:
      // One of several days, which the thing that changes names itself.
      if (turn.node->op == Op::kLocal) return Plain("its day comes");
      return Cat("it is ", DayOf(plan, turn, variables));
    case Turn::Kind::kDayAfter:
      return Cat("it is the day after ", DayOf(plan, turn, variables));
    case Turn::Kind::kBirthday:
      return Plain(absl::StrCat("the young person becomes ", turn.index));
    case Turn::Kind::kMonth:
      return Cat("another month begins, counted from ",
                 ExpressionWriter(plan, *turn.program, variables).Noun(turn.node->arg(0)));
    case Turn::Kind::kBegins:
      return Plain(absl::StrCat("the ", turn.record->type->noun, " begins"));
    case Turn::Kind::kEnds:
      return Plain(absl::StrCat("the ", turn.record->type->noun, " ended the day before"));
    case Turn::Kind::kRate:
      return Cat("another value of ",
                 Link(ParameterLabel(plan, turn.index), ParameterAnchor(plan, turn.index)),
                 " begins to hold, or none is known");
    case Turn::Kind::kPeriod:
      return Plain("another period begins for which there is a limit");
    case Turn::Kind::kSince:
      return Cat("it was so for the first time the day before: ",
                 Link(DefinitionLabel(plan, turn.index), DefinitionAnchor(plan, turn.index)));
    case Turn::Kind::kDefinition:
      return Cat("this changes: ",
                 Link(DefinitionLabel(plan, turn.index), DefinitionAnchor(plan, turn.index)));
  }
  return {};
}

}  // namespace fairstart

// Tested by tests/engine/explanation/plain_text_test.cc.
#include "engine/explanation/plain_text.h"

#include "engine/explanation/expression_writer.h"

namespace fairstart {

Words InOneLine(const Plan& plan, const Program& program, const std::vector<Variable>& variables) {
  ExpressionWriter writer(plan, program, variables);
  return program.type().Is(Type::Kind::kBool) ? writer.Clause(*program.root)
                                              : writer.Noun(*program.root);
}

Passage InWords(const Plan& plan, const Program& program, const std::vector<Variable>& variables) {
  ExpressionWriter writer(plan, program, variables);
  return program.type().Is(Type::Kind::kBool) ? writer.ListedClause(*program.root)
                                              : writer.ListedNoun(*program.root);
}

std::string PlainText(const Plan& plan, const Program& program,
                      const std::vector<Variable>& variables) {
  return Text(InOneLine(plan, program, variables));
}

}  // namespace fairstart

// An expression while it is checked.
#ifndef FAIRSTART_ENGINE_EXPR_DRAFT_H_
#define FAIRSTART_ENGINE_EXPR_DRAFT_H_

#include <memory>
#include <vector>

#include "engine/expr/program.h"

namespace fairstart {

// A part of a program that is still being put together. Its members mean what those of a Node mean.
struct Draft {
  Op op = Op::kConstant;
  Type type;
  int index = -1;
  int position = -1;
  int begin = 0;
  int end = 0;
  Value constant;
  std::vector<std::unique_ptr<Draft>> args;
};

// Makes `draft` the nodes of `program`: each node's operands side by side, and then the operands of
// each of them.
void PutNodes(const Draft& draft, Program& program);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_DRAFT_H_

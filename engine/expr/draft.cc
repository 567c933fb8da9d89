// Tested by tests/engine/expr/checker_test.cc.
#include "engine/expr/draft.h"

namespace fairstart {
namespace {

struct Sizes {
  size_t nodes = 0;
  size_t constants = 0;

  void Count(const Draft& draft) {
    ++nodes;
    if (draft.op == Op::kConstant) ++constants;
    for (const auto& arg : draft.args) Count(*arg);
  }
};

class Putter {
 public:
  Putter(Node* nodes, Value* constants) : next_node_(nodes), next_constant_(constants) {}

  void PutRoot(const Draft& draft) { Put(draft, *next_node_++); }

 private:
  void Put(const Draft& draft, Node& node) {
    node.op = draft.op;
    node.type = draft.type;
    node.index = draft.index;
    node.position = draft.position;
    node.begin = draft.begin;
    node.end = draft.end;
    if (draft.op == Op::kConstant) {
      *next_constant_ = draft.constant;
      node.value = next_constant_++;
      return;
    }
    Node* args = next_node_;
    next_node_ += draft.args.size();
    node.first_arg = args;
    node.arg_count = static_cast<uint32_t>(draft.args.size());
    for (const auto& arg : draft.args) Put(*arg, *args++);
  }

  Node* next_node_;
  Value* next_constant_;
};

}  // namespace

void PutNodes(const Draft& draft, Program& program) {
  Sizes sizes;
  sizes.Count(draft);
  ProgramParts& parts = *program.parts;
  parts.nodes = std::make_unique<Node[]>(sizes.nodes);
  parts.constants = std::make_unique<Value[]>(sizes.constants);
  program.root = parts.nodes.get();
  Putter(parts.nodes.get(), parts.constants.get()).PutRoot(draft);
}

}  // namespace fairstart

// Lists written out, their elements, and macros that go through them.
//
// Tested by tests/engine/expr/checker_lists_test.cc.
#include "absl/strings/str_cat.h"
#include "engine/expr/checker_parts.h"

namespace fairstart {
namespace {

bool Maps(const Expr& macro) { return macro.text == "map" || macro.text == "transformList"; }

Op MacroOp(const Expr& macro) {
  if (macro.text == "all") return Op::kAll;
  if (macro.text == "exists") return Op::kExists;
  if (macro.text == "exists_one" || macro.text == "existsOne") return Op::kExistsOne;
  if (macro.text == "filter") return Op::kFilter;
  return macro.args.size() == 3 ? Op::kMapFilter : Op::kMap;
}

}  // namespace

DraftPtr Checker::Index(const Expr& expr) {
  DraftPtr list = Check(*expr.args[0]);
  DraftPtr position = Check(*expr.args[1]);
  if (list == nullptr || position == nullptr) return nullptr;
  if (!list->type.Is(Kind::kList) || !position->type.Is(Kind::kInt)) {
    return Fail(expr, absl::StrCat(A(list->type), " cannot be indexed by ", A(position->type)),
                "write list[int]");
  }
  const Type element = *list->type.element;
  return With(New(expr, Op::kElement, element), std::move(list), std::move(position));
}

DraftPtr Checker::ListLiteral(const Expr& expr) {
  DraftPtr list = New(expr, Op::kList, Type::Of(Kind::kEmptyList));
  std::optional<Type> element;
  bool broken = false;
  for (const auto& arg : expr.args) {
    DraftPtr node = Check(*arg);
    if (node == nullptr) {
      broken = true;
      continue;
    }
    std::optional<Type> joined = element.has_value() ? Join(*element, node->type) : node->type;
    if (!joined.has_value()) {
      return Fail(*arg, absl::StrCat(A(node->type), " in a list of ", ToString(*element)),
                  "make all elements of one type");
    }
    element = joined;
    list->args.push_back(std::move(node));
  }
  if (broken) return nullptr;
  if (element.has_value()) list->type = names_.types().ListOf(*element);
  return list;
}

DraftPtr Checker::Macro(const Expr& expr) {
  if (!rules_.macros) {
    return Fail(expr, absl::StrCat("the macro ", expr.text, " stands in a condition or amount"),
                "give it a name: make it a definition, and use its name here");
  }
  // Some records of a history with gaps are such a history again.
  DraftPtr range = expr.text == "filter" ? CheckFact(*expr.args[0]) : Check(*expr.args[0]);
  if (range == nullptr) return nullptr;
  if (range->type.Is(Kind::kEmptyList)) return MacroOverNothing(expr, std::move(range));
  const bool places = !expr.position.empty();
  if (!range->type.Is(Kind::kList)) {
    return Fail(*expr.args[0],
                absl::StrCat(expr.text, " looks at a list, and this is ", A(range->type)),
                absl::StrCat("write list.", expr.text, places ? "(i, x, …)" : "(x, …)"));
  }
  const size_t outer = locals_.size();
  const int position = places ? Bind(expr.position, Type::Of(Kind::kInt)) : -1;
  const int slot = Bind(expr.variable, *range->type.element);
  std::vector<DraftPtr> bodies;
  bool broken = false;
  for (size_t i = 1; i < expr.args.size(); ++i) {
    bodies.push_back(Check(*expr.args[i]));
    broken = broken || bodies.back() == nullptr;
  }
  locals_.resize(outer);
  if (broken) return nullptr;
  const bool maps = Maps(expr);
  if ((!maps || bodies.size() == 2) && !bodies[0]->type.Is(Kind::kBool)) {
    return Fail(*expr.args[1],
                absl::StrCat(expr.text, " needs a bool, and this is ", A(bodies[0]->type)),
                "compare it with something");
  }
  Type type = Type::Of(Kind::kBool);
  if (maps) type = names_.types().ListOf(bodies.back()->type);
  if (expr.text == "filter") type = range->type;
  DraftPtr node = With(New(expr, MacroOp(expr), type, slot), std::move(range));
  node->position = position;
  for (DraftPtr& body : bodies) node->args.push_back(std::move(body));
  return node;
}

// The elements of [] have no type, so that nothing can be wrong about them: what would be done
// with each is not looked at, and `false` stands in its place.
DraftPtr Checker::MacroOverNothing(const Expr& expr, DraftPtr range) {
  const bool lists = Maps(expr) || expr.text == "filter";
  DraftPtr node = New(expr, MacroOp(expr), lists ? range->type : Type::Of(Kind::kBool));
  node->args.push_back(std::move(range));
  for (size_t i = 1; i < expr.args.size(); ++i) {
    node->args.push_back(Constant(*expr.args[i], Kind::kBool, Value::Bool(false)));
  }
  return node;
}

}  // namespace fairstart

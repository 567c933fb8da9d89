// From tokens to a syntax tree: CEL's grammar.
#ifndef FAIRSTART_ENGINE_EXPR_PARSER_H_
#define FAIRSTART_ENGINE_EXPR_PARSER_H_

#include <memory>
#include <string_view>
#include <variant>

#include "engine/expr/ast.h"
#include "engine/expr/issue.h"

namespace fairstart {

// The most bytes, nodes and nesting that an expression may have: what it may cost to read one.
inline constexpr int kMostExpressionBytes = 4096;
inline constexpr int kMostExpressionNodes = 1000;
inline constexpr int kMostExpressionDepth = 250;

// The tree of `text`, or the first mistake.
std::variant<std::unique_ptr<Expr>, Issue> Parse(std::string_view text);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_PARSER_H_

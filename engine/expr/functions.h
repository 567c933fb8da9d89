// The functions of the rule language that take plain values.
#ifndef FAIRSTART_ENGINE_EXPR_FUNCTIONS_H_
#define FAIRSTART_ENGINE_EXPR_FUNCTIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "engine/expr/program.h"
#include "engine/value/type.h"

namespace fairstart {

// What a call turned out to be.
struct ResolvedCall {
  Op op = Op::kConstant;
  Type type;
};

// Resolves a call by name and the types of its arguments (for a method, the receiver first).
// Returns "" and fills `resolved`, or says how the function is called.
std::string ResolveCall(std::string_view name, bool method, const std::vector<Type>& args,
                        TypePool& types, ResolvedCall& resolved);

// Every function name, for suggestions.
std::vector<std::string> FunctionNames();

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_FUNCTIONS_H_

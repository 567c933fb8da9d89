// The syntax tree of an expression: what was written, before any name means anything.
#ifndef FAIRSTART_ENGINE_EXPR_AST_H_
#define FAIRSTART_ENGINE_EXPR_AST_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/money/rational.h"

namespace fairstart {

struct Expr {
  enum class Kind {
    kBool,         // boolean
    kInt,          // integer
    kString,       // text
    kDecimal,      // decimal, in pence: 57.90 is 5790
    kNull,         // refused by the checker: there is no null in a rulebook
    kName,         // text
    kSelect,       // args[0] . text
    kIndex,        // args[0] [ args[1] ]
    kUnary,        // text is "!" or "-"
    kBinary,       // text is the operator
    kConditional,  // args[0] ? args[1] : args[2]
    kCall,         // text(args)
    kMethod,       // args[0].text(args[1], …)
    kList,         // [args]
    kMacro,  // text is all, exists, exists_one, existsOne, filter, map or transformList; args[0] is
             // the list, `variable` its element, args[1] (and args[2], for a map that also filters)
             // the rest
    kHas,    // has(args[0]), a select or a name
  };

  Kind kind = Kind::kBool;
  int begin = 0;  // bytes from the start of the expression
  int end = 0;    // one past the last byte
  bool boolean = false;
  int64_t integer = 0;
  Rational decimal;
  std::string text;
  std::string variable;
  std::string position;    // the element's place in the list, in macros with two variables
  bool from_root = false;  // kName, kCall: written ".name", which no variable hides
  std::vector<std::unique_ptr<Expr>> args;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_AST_H_

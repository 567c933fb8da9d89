// From text to tokens, as CEL has them, less what the profile leaves out.
#ifndef FAIRSTART_ENGINE_EXPR_LEXER_H_
#define FAIRSTART_ENGINE_EXPR_LEXER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/expr/issue.h"
#include "engine/money/rational.h"

namespace fairstart {

struct Token {
  enum class Kind { kEnd, kName, kInt, kDecimal, kString, kSymbol };

  Kind kind = Kind::kEnd;
  int begin = 0;
  int end = 0;
  std::string text;        // name, symbol, or the string's value
  uint64_t magnitude = 0;  // kInt: without sign; up to 2^63, which only "-" may stand before
  Rational decimal;        // kDecimal, in pence
};

// The tokens of `text`, the last of kind kEnd; or the first mistake.
std::variant<std::vector<Token>, Issue> Lex(std::string_view text);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_LEXER_H_

// The words and literals of an expression in all of CEL, so that what the profile leaves out is
// found by how it is written. (The engine's lexer stops at the first of these.)
#ifndef FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_TOKENS_H_
#define FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_TOKENS_H_

#include <string>
#include <string_view>
#include <vector>

namespace fairstart::conformance {

struct CelToken {
  enum class Kind {
    kName,
    kInt,
    kUint,    // 1u
    kDouble,  // 1.5, 1e3
    kString,
    kBytes,         // b"…"
    kMapBrace,      // the { of {key: value}
    kMessageBrace,  // the { of Name{field: value}
    kSymbol,
  };
  Kind kind = Kind::kSymbol;
  std::string text;  // as written
};

// The tokens of a well-formed expression; of any other, some that need not mean anything.
std::vector<CelToken> CelTokens(std::string_view expression);

}  // namespace fairstart::conformance

#endif  // FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_TOKENS_H_

// What a fuzzer claims of lines and columns.
#ifndef FAIRSTART_TESTS_FUZZ_TEXT_PLACE_H_
#define FAIRSTART_TESTS_FUZZ_TEXT_PLACE_H_

#include <string>
#include <string_view>

#include "engine/rulebook/diagnostic.h"

namespace fairstart {

// Line and column, from 1, lie in `text`, just behind it or just behind one of its lines; or both
// are 0. `what` is shown when they do not.
void ClaimPosition(int line, int column, std::string_view text, const std::string& what);

// The diagnostic does so, and says what is wrong.
void ClaimPlace(const Diagnostic& diagnostic, std::string_view text);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_FUZZ_TEXT_PLACE_H_

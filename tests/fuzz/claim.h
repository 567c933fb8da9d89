// What a fuzzer claims of every input.
#ifndef FAIRSTART_TESTS_FUZZ_CLAIM_H_
#define FAIRSTART_TESTS_FUZZ_CLAIM_H_

#include <cstdio>
#include <cstdlib>
#include <string>

namespace fairstart {

// Ends the program when `holds` is not, saying what was claimed and what was seen instead.
// libFuzzer then stores the input.
inline void Claim(bool holds, const char* claim, const std::string& seen = "") {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %s\n%s\n", claim, seen.c_str());
  std::abort();
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_FUZZ_CLAIM_H_

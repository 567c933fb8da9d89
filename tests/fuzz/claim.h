// What a fuzzer claims of every input.
#ifndef FAIRSTART_TESTS_FUZZ_CLAIM_H_
#define FAIRSTART_TESTS_FUZZ_CLAIM_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fairstart {

// Ends the program when `holds` is not, saying what was claimed and what was seen instead.
// libFuzzer then stores the input.
inline void Claim(bool holds, const char* claim, const std::string& seen = "") {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %s\n%s\n", claim, seen.c_str());
  std::abort();
}

// A number drawn for the input, always the same: what takes long is claimed of one input in so
// many.
inline uint32_t Lot(std::string_view input) {
  uint32_t lot = 2166136261u;  // FNV-1a (Fowler, Noll and Vo)
  for (const char c : input) lot = (lot ^ static_cast<uint8_t>(c)) * 16777619u;
  return lot ^ (lot >> 15);
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_FUZZ_CLAIM_H_

// How much of a test that tries things by chance is run: FAIRSTART_COUNT of them, a few unless told
// otherwise, the first chosen from FAIRSTART_SEED and each further one from the next seed.
#ifndef FAIRSTART_TESTS_SERVICE_LEDGER_TEST_SIZE_H_
#define FAIRSTART_TESTS_SERVICE_LEDGER_TEST_SIZE_H_

#include <cstdint>
#include <cstdlib>
#include <string>

namespace fairstart {

inline uint64_t NumberIn(const char* variable, uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::stoull(text);
}

inline uint64_t TestSeed() { return NumberIn("FAIRSTART_SEED", 1); }
inline uint64_t TestCount(uint64_t few) { return NumberIn("FAIRSTART_COUNT", few); }

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_LEDGER_TEST_SIZE_H_

// Chance that falls the same way on every machine: the standard library's distributions do not.
#ifndef FAIRSTART_TESTS_PROPERTIES_DICE_H_
#define FAIRSTART_TESTS_PROPERTIES_DICE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fairstart {

// SplitMix64 (Steele, Lea and Flood, 2014).
class Dice {
 public:
  // Each throw takes one byte of `changes`, which are borrowed, and falls otherwise unless it is 0:
  // what a fuzzer changes in one byte changes one throw, and those that follow from it.
  explicit Dice(uint64_t seed, std::string_view changes = {}) : state_(seed), changes_(changes) {}

  uint64_t Next() {
    const uint64_t change = TakeChange();
    state_ += 0x9e3779b97f4a7c15u;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) + change;
  }

  // A whole number from `low` to `high`, both included. The bias is far below anything noticed.
  int64_t Between(int64_t low, int64_t high) {
    return low + static_cast<int64_t>(Next() % static_cast<uint64_t>(high - low + 1));
  }

  bool Chance(int percent) { return Between(1, 100) <= percent; }

  template <typename T>
  const T& Pick(const std::vector<T>& choices) {
    return choices[static_cast<size_t>(Between(0, static_cast<int64_t>(choices.size()) - 1))];
  }

 private:
  uint8_t TakeChange() {
    if (changes_.empty()) return 0;
    const auto change = static_cast<uint8_t>(changes_.front());
    changes_.remove_prefix(1);
    return change;
  }

  uint64_t state_;
  std::string_view changes_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_PROPERTIES_DICE_H_

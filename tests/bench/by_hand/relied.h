// Which rules an answer relied on, and the interpretations behind them.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_RELIED_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_RELIED_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace fairstart::by_hand {

enum Rule : int {
#define PARAMETER(rule, name, row) rule,
#define DEFINITION(rule, name) rule,
#define EXCEPTION(rule, definition, name) rule,
#define ROW(rule, table, row) rule,
#define CONDITION(rule, kind, name, position) rule,
#define ENTITLEMENT(rule, name) rule,
#define CAP(rule, entitlement, position) rule,
#define NEED(rule, entitlement, position) rule,
#define BAR(rule, name) rule,
#define CLAIM(rule, name) rule,
#define DUTY(rule, name) rule,
#define WARNING(rule, name) rule,
#include "tests/bench/by_hand/rule_list.inc"
#undef PARAMETER
#undef DEFINITION
#undef EXCEPTION
#undef ROW
#undef CONDITION
#undef ENTITLEMENT
#undef CAP
#undef NEED
#undef BAR
#undef CLAIM
#undef DUTY
#undef WARNING
  kRules
};

// A set of so many small numbers.
template <size_t kSize>
class Bits {
 public:
  void Add(size_t number) { words_[number / 64] |= uint64_t{1} << (number % 64); }
  bool Has(size_t number) const { return (words_[number / 64] >> (number % 64) & 1) != 0; }
  void Add(const Bits& other) {
    for (size_t i = 0; i < kWords; ++i) words_[i] |= other.words_[i];
  }

  // Calls `visit(size_t)` for each member, ascending.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t i = 0; i < kWords; ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(i * 64 + static_cast<size_t>(__builtin_ctzll(word)));
      }
    }
  }

 private:
  static constexpr size_t kWords = (kSize + 63) / 64;
  std::array<uint64_t, kWords> words_{};
};

using Rules = Bits<kRules>;
using Interpretations = Bits<128>;

// What the rules rely on; filled once, when the texts are read.
using InterpretationsOfRules = std::array<Interpretations, kRules>;

struct Relied {
  Rules rules;
  Interpretations interpretations;

  void Add(Rule rule, const InterpretationsOfRules& of) {
    rules.Add(static_cast<size_t>(rule));
    interpretations.Add(of[static_cast<size_t>(rule)]);
  }
  void Add(const Relied& other) {
    rules.Add(other.rules);
    interpretations.Add(other.interpretations);
  }
};

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_RELIED_H_

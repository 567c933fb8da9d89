// Sets of positions in a plan: which rules an answer relied on.
#ifndef FAIRSTART_ENGINE_RULEBOOK_POSITION_SET_H_
#define FAIRSTART_ENGINE_RULEBOOK_POSITION_SET_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "absl/container/inlined_vector.h"

namespace fairstart {

// A set of positions in one of the plan's vectors: one bit each. The first 256 need no memory from
// the heap.
class PositionSet {
 public:
  // Whether it was not there yet.
  bool Add(int position) {
    const size_t at = static_cast<size_t>(position) / 64;
    if (at >= words_.size()) words_.resize(at + 1);
    const uint64_t bit = uint64_t{1} << (static_cast<size_t>(position) % 64);
    const bool is_new = (words_[at] & bit) == 0;
    words_[at] |= bit;
    return is_new;
  }

  bool Contains(int position) const {
    const size_t at = static_cast<size_t>(position) / 64;
    return at < words_.size() && (words_[at] >> (static_cast<size_t>(position) % 64) & 1) != 0;
  }

  void Add(const PositionSet& other) {
    if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
    for (size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }

  void Clear() { words_.clear(); }

  // Calls `visit(int)` for each member, ascending.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t i = 0; i < words_.size(); ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<int>(i * 64) + __builtin_ctzll(word));
      }
    }
  }

  // Whether both have the same members.
  friend bool operator==(const PositionSet& a, const PositionSet& b) {
    const size_t shared = std::min(a.words_.size(), b.words_.size());
    const auto rest_is_empty = [&](const PositionSet& set) {
      return std::all_of(set.words_.begin() + static_cast<std::ptrdiff_t>(shared),
                         set.words_.end(), [](uint64_t word) { return word == 0; });
    };
    return std::equal(a.words_.begin(), a.words_.begin() + static_cast<std::ptrdiff_t>(shared),
                      b.words_.begin()) &&
           rest_is_empty(a) && rest_is_empty(b);
  }

 private:
  absl::InlinedVector<uint64_t, 4> words_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_POSITION_SET_H_

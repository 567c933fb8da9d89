// Sets of positions in a plan: which rules an answer relied on.
#ifndef FAIRSTART_ENGINE_RULEBOOK_POSITION_SET_H_
#define FAIRSTART_ENGINE_RULEBOOK_POSITION_SET_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fairstart {

// A set of positions in one of the plan's vectors: one bit each. The first 1,024 need no memory from the
// heap. A council's whole guide has more rules; room for them all in place was measured, and no faster.
class PositionSet {
 public:
  // Whether it was not there yet.
  bool Add(int position) {
    const size_t at = static_cast<size_t>(position) / 64;
    if (at >= size_) Grow(at + 1);
    uint64_t& word = Word(at);
    const uint64_t bit = uint64_t{1} << (static_cast<size_t>(position) % 64);
    const bool is_new = (word & bit) == 0;
    word |= bit;
    return is_new;
  }

  bool Contains(int position) const {
    const size_t at = static_cast<size_t>(position) / 64;
    return at < size_ && (Word(at) >> (static_cast<size_t>(position) % 64) & 1) != 0;
  }

  void Add(const PositionSet& other) {
    if (other.size_ > size_) Grow(other.size_);
    const size_t near = std::min(other.size_, kNear);
    for (size_t i = 0; i < near; ++i) near_[i] |= other.near_[i];
    for (size_t i = 0; i < other.far_.size(); ++i) far_[i] |= other.far_[i];
  }

  // Calls `visit(int)` for each member, ascending.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t i = 0; i < size_; ++i) VisitBits(i, Word(i), visit);
  }

  // The same for each that is in `others` too.
  template <typename Visit>
  void ForEachIn(const PositionSet& others, Visit visit) const {
    const size_t shared = std::min(size_, others.size_);
    for (size_t i = 0; i < shared; ++i) VisitBits(i, Word(i) & others.Word(i), visit);
  }

  // Whether both have the same members.
  friend bool operator==(const PositionSet& a, const PositionSet& b) {
    for (size_t i = 0; i < std::max(a.size_, b.size_); ++i) {
      if ((i < a.size_ ? a.Word(i) : 0) != (i < b.size_ ? b.Word(i) : 0)) return false;
    }
    return true;
  }

 private:
  static constexpr size_t kNear = 16;

  uint64_t& Word(size_t i) { return i < kNear ? near_[i] : far_[i - kNear]; }
  const uint64_t& Word(size_t i) const { return i < kNear ? near_[i] : far_[i - kNear]; }

  void Grow(size_t size) {
    size_ = size;
    if (size > kNear) far_.resize(size - kNear);
  }

  template <typename Visit>
  static void VisitBits(size_t at, uint64_t word, Visit visit) {
    for (; word != 0; word &= word - 1) visit(static_cast<int>(at * 64) + __builtin_ctzll(word));
  }

  size_t size_ = 0;  // in words
  std::array<uint64_t, kNear> near_{};
  std::vector<uint64_t> far_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_POSITION_SET_H_

// Sets of positions in a plan whose memory is an arena's.
#ifndef FAIRSTART_ENGINE_EVALUATION_ARENA_POSITIONS_H_
#define FAIRSTART_ENGINE_EVALUATION_ARENA_POSITIONS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "engine/value/arena.h"

namespace fairstart {

// A set of positions, one bit each, as cheap to copy as a pointer: copies share their bits until
// one of them grows. Lives as long as the arena that it was added to from.
class ArenaPositions {
 public:
  void Add(Arena& arena, int position) {
    const size_t at = static_cast<size_t>(position) / 64;
    const uint64_t bit = uint64_t{1} << (static_cast<size_t>(position) % 64);
    if (at < size_ && (words_[at] & bit) != 0) return;
    Grow(arena, at + 1)[at] |= bit;
  }

  void Add(Arena& arena, const ArenaPositions& other) {
    if (Includes(other)) return;
    if (other.Includes(*this)) {
      *this = other;
      return;
    }
    uint64_t* words = Grow(arena, other.size_);
    for (size_t i = 0; i < other.size_; ++i) words[i] |= other.words_[i];
  }

  bool Contains(int position) const {
    const size_t at = static_cast<size_t>(position) / 64;
    return at < size_ && (words_[at] >> (static_cast<size_t>(position) % 64) & 1) != 0;
  }

  bool Includes(const ArenaPositions& other) const {
    if (words_ == other.words_ && size_ >= other.size_) return true;
    for (size_t i = 0; i < other.size_; ++i) {
      if ((other.words_[i] & ~(i < size_ ? words_[i] : 0)) != 0) return false;
    }
    return true;
  }

  // Calls `visit(int)` for each member, ascending.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t i = 0; i < size_; ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<int>(i * 64) + __builtin_ctzll(word));
      }
    }
  }

  // Whether both have the same members.
  friend bool operator==(const ArenaPositions& a, const ArenaPositions& b) {
    return a.Includes(b) && b.Includes(a);
  }

 private:
  // Words of its own, as many at least.
  uint64_t* Grow(Arena& arena, size_t least) {
    const size_t size = std::max<size_t>(least, size_);
    uint64_t* words = arena.NewArray<uint64_t>(size);
    std::copy(words_, words_ + size_, words);
    words_ = words;
    size_ = size;
    return words;
  }

  const uint64_t* words_ = nullptr;
  size_t size_ = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_ARENA_POSITIONS_H_

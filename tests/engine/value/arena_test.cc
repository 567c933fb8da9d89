#include "engine/value/arena.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace fairstart {
namespace {

TEST(Arena, MakesEachThingWhereItsTypeMayStand) {
  Arena arena;
  for (int i = 0; i < 5000; ++i) {
    arena.New<char>('x');
    const auto* number = arena.New<int64_t>(i);
    ASSERT_EQ(reinterpret_cast<uintptr_t>(number) % alignof(int64_t), 0u);
    ASSERT_EQ(*number, i);
    const auto* wide = arena.New<std::max_align_t>();
    ASSERT_EQ(reinterpret_cast<uintptr_t>(wide) % alignof(std::max_align_t), 0u);
  }
}

TEST(Arena, NothingOverlapsAndNothingMoves) {
  struct Piece {
    const char* bytes;
    size_t size;
    char fill;
  };
  Arena arena;
  std::vector<Piece> pieces;
  // Sizes below, at and above that of a block.
  constexpr size_t kSizes[] = {0,      1, 7, 100, 5000, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1,
                               100'000};
  for (int i = 0; i < 300; ++i) {
    const size_t size = kSizes[static_cast<size_t>(i) % std::size(kSizes)];
    const char fill = static_cast<char>('a' + i % 26);
    char* bytes = arena.NewArray<char>(size);
    std::fill(bytes, bytes + size, fill);
    pieces.push_back({bytes, size, fill});
  }
  for (const Piece& piece : pieces) {
    ASSERT_TRUE(std::all_of(piece.bytes, piece.bytes + piece.size,
                            [&piece](char byte) { return byte == piece.fill; }));
  }
}

TEST(Arena, ArraysStartAtNothing) {
  Arena arena;
  std::fill_n(arena.NewArray<int>(100), 100, 7);
  Arena other;
  const int* numbers = other.NewArray<int>(1000);
  EXPECT_EQ(std::count(numbers, numbers + 1000, 0), 1000);
  const int* const* pointers = other.NewArray<const int*>(10);
  EXPECT_EQ(std::count(pointers, pointers + 10, nullptr), 10);
}

// What an arena gives back another takes, whatever the first wrote there.
TEST(Arena, StartsAtNothingAfterOthers) {
  for (int round = 0; round < 3; ++round) {
    Arena one;
    Arena two;
    for (Arena* arena : {&one, &two}) {
      for (int i = 0; i < 100; ++i) {
        int* numbers = arena->NewArray<int>(1000);
        ASSERT_EQ(std::count(numbers, numbers + 1000, 0), 1000);
        std::fill_n(numbers, 1000, arena == &one ? 7 : 9);
      }
      arena->NewArray<char>(1'000'000)[999'999] = 'x';
    }
  }
}

TEST(Arena, ACopyOfATextIsItsOwn) {
  Arena arena;
  std::string text = "sixteen";
  const std::string_view copy = arena.Copy(text);
  text = "xxxxxxx";
  EXPECT_EQ(copy, "sixteen");
  EXPECT_EQ(arena.Copy(""), "");
  EXPECT_EQ(arena.Copy(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
}

}  // namespace
}  // namespace fairstart

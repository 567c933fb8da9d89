// Memory of one evaluation, given back all at once.
#ifndef FAIRSTART_ENGINE_VALUE_ARENA_H_
#define FAIRSTART_ENGINE_VALUE_ARENA_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/types/span.h"

namespace fairstart {

// Hands out memory that lives as long as the arena. Only for types without destructors. Belongs to
// one thread, which keeps some of what arenas gave back for those that come after.
class Arena {
 public:
  Arena() = default;
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  template <typename T, typename... Args>
  T* New(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (Allocate(sizeof(T), alignof(T))) T{static_cast<Args&&>(args)...};
  }

  // `count` value-initialized elements.
  template <typename T>
  T* NewArray(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* array = static_cast<T*>(Allocate(sizeof(T) * count, alignof(T)));
    for (size_t i = 0; i < count; ++i) new (array + i) T();
    return array;
  }

  // A copy of `items`.
  template <typename T>
  absl::Span<const T> CopyArray(const std::vector<T>& items) {
    T* copy = NewArray<T>(items.size());
    std::copy(items.begin(), items.end(), copy);
    return {copy, items.size()};
  }

  // A copy of `text`.
  std::string_view Copy(std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(Allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

 private:
  void* Allocate(size_t bytes, size_t alignment) {
    size_t padding = -reinterpret_cast<uintptr_t>(next_) & (alignment - 1);
    if (padding + bytes > static_cast<size_t>(end_ - next_)) {
      AddBlock(bytes);
      padding = 0;
    }
    std::byte* start = next_ + padding;
    next_ = start + bytes;
    return start;
  }

  // With room for so many bytes.
  void AddBlock(size_t bytes);

  std::vector<std::unique_ptr<std::byte[]>> blocks_;  // of one size
  std::vector<std::unique_ptr<std::byte[]>> larger_;
  std::byte* next_ = nullptr;  // what is free of the last
  std::byte* end_ = nullptr;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_VALUE_ARENA_H_

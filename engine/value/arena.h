// Memory of one evaluation, given back all at once.
#ifndef FAIRSTART_ENGINE_VALUE_ARENA_H_
#define FAIRSTART_ENGINE_VALUE_ARENA_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/types/span.h"

namespace fairstart {

// Hands out memory that lives as long as the arena. Only for types without destructors. Belongs to
// one thread.
class Arena {
 public:
  Arena() = default;
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
  static constexpr size_t kBlockBytes = 48 * 1024;

  void* Allocate(size_t bytes, size_t alignment) {
    size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (blocks_.empty() || start + bytes > capacity_) {
      capacity_ = bytes > kBlockBytes ? bytes : kBlockBytes;
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(capacity_));
      start = 0;
    }
    used_ = start + bytes;
    return blocks_.back().get() + start;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  size_t used_ = 0;      // of the last block
  size_t capacity_ = 0;  // of the last block
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_VALUE_ARENA_H_

// Writes protobuf's binary encoding, field by field, without messages.
#ifndef FAIRSTART_ENGINE_WIRE_WIRE_WRITER_H_
#define FAIRSTART_ENGINE_WIRE_WIRE_WRITER_H_

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "absl/types/span.h"
#include "google/protobuf/message.h"

namespace fairstart {

// A text that is written often, and what it is on the wire: its length and itself.
class WireText {
 public:
  explicit WireText(std::string text) : text_(std::move(text)) {
    if (text_.size() >= sizeof(wire_)) return;
    wire_[0] = static_cast<char>(text_.size());
    std::copy(text_.begin(), text_.end(), wire_ + 1);
  }

 private:
  friend class WireWriter;

  char wire_[16] = {};  // of a short one
  std::string text_;
};

// Who writes each field once, in the order of numbers, writes what protobuf itself would write.
// Belongs to one thread.
class WireWriter {
 public:
  // `begun`: what stands before all that is written.
  explicit WireWriter(std::string begun = {}) : bytes_(std::move(begun)), size_(bytes_.size()) {}

  // What was written. REQUIRES: nothing is written any more.
  std::string Take() {
    bytes_.resize(size_);
    return std::move(bytes_);
  }

  // Number, bool or enumeration; one that is 0 is left out, as proto3 does without `optional`.
  void Number(int field, int64_t number) {
    if (number != 0) SetNumber(field, number);
  }
  // The same of an `optional` field, whatever the number.
  void SetNumber(int field, int64_t number) {
    char* at = Put(Tag(field, kVarint), Room(2 * kLongestVarint));
    EndAt(Put(static_cast<uint64_t>(number), at));
  }

  // A repeated field of numbers; left out when there is none.
  void Numbers(int field, absl::Span<const int> numbers) {
    if (numbers.empty()) return;
    Message(field, [&] {
      for (int number : numbers)
        EndAt(Put(static_cast<uint64_t>(int64_t{number}), Room(kLongestVarint)));
    });
  }

  // An empty text is left out.
  void Text(int field, std::string_view text) {
    if (!text.empty()) AddText(field, text);
  }
  // The same of a repeated field, whatever the text; or a message that is encoded already.
  void AddText(int field, std::string_view text) {
    char* at = Put(Tag(field, kLengthDelimited), Room(2 * kLongestVarint + text.size()));
    at = Put(text.size(), at);
    EndAt(Copy(text, at));
  }

  void AddText(int field, const WireText& text) {
    constexpr size_t kWhole = sizeof(text.wire_);
    if (text.text_.size() >= kWhole) return AddText(field, text.text_);
    char* at = Put(Tag(field, kLengthDelimited), Room(kLongestVarint + kWhole));
    std::memcpy(at, text.wire_, kWhole);  // of which only the text stays
    EndAt(at + 1 + text.wire_[0]);
  }

  // A message below; `write()` writes its fields with this writer.
  template <typename Write>
  void Message(int field, Write write) {
    char* at = Put(Tag(field, kLengthDelimited), Room(kLongestVarint + 1));
    // Most are shorter than 128 bytes, whose length takes one.
    *at++ = 0;
    EndAt(at);
    const size_t begin = size_;
    write();
    const size_t size = size_ - begin;
    if (size < 128) {
      bytes_[begin - 1] = static_cast<char>(size);
    } else {
      PutLength(size);
    }
  }

  void Whole(int field, const google::protobuf::Message& message) {
    AddText(field, message.SerializeAsString());
  }

 private:
  static constexpr size_t kLongestVarint = 10;
  enum WireType : uint32_t { kVarint = 0, kLengthDelimited = 2 };

  static uint32_t Tag(int field, WireType type) { return static_cast<uint32_t>(field) << 3 | type; }

  // Where the next byte goes; there is room for so many.
  char* Room(size_t least) {
    if (bytes_.size() - size_ < least) Grow(least);
    return bytes_.data() + size_;
  }

  void Grow(size_t least) {
    constexpr size_t kFirst = 512;
    bytes_.resize(std::max({kFirst, 2 * bytes_.size(), size_ + least}));
  }

  // What comes next goes to `at`, which has room.
  void EndAt(const char* at) { size_ = static_cast<size_t>(at - bytes_.data()); }

  // A varint; gives what comes after it.
  static char* Put(uint64_t number, char* at) {
    for (; number >= 128; number >>= 7) *at++ = static_cast<char>(number | 128);
    *at++ = static_cast<char>(number);
    return at;
  }

  // Gives what comes after it. Most texts are short, and not worth a call.
  static char* Copy(std::string_view text, char* at) {
    constexpr size_t kHalf = 8;
    if (text.size() >= kHalf && text.size() <= 2 * kHalf) {
      std::memcpy(at, text.data(), kHalf);
      std::memcpy(at + text.size() - kHalf, text.data() + text.size() - kHalf, kHalf);
    } else {
      std::memcpy(at, text.data(), text.size());
    }
    return at + text.size();
  }

  // Of a message of `size` bytes, with which what was written ends and before which there is one
  // byte.
  void PutLength(size_t size) {
    char* message = Room(kLongestVarint) - size;
    size_t more = 0;
    for (size_t rest = size >> 7; rest != 0; rest >>= 7) ++more;
    std::memmove(message + more, message, size);
    Put(size, message - 1);
    size_ += more;
  }

  std::string bytes_;  // and room for more
  size_t size_;        // of what was written
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_WIRE_WIRE_WRITER_H_

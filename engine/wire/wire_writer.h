// Writes protobuf's binary encoding, field by field, without messages.
#ifndef FAIRSTART_ENGINE_WIRE_WIRE_WRITER_H_
#define FAIRSTART_ENGINE_WIRE_WIRE_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/message.h"

namespace fairstart {

// Appends fields to `bytes`, which is borrowed. Who writes each field once, in the order of numbers,
// writes what protobuf itself would write. Belongs to one thread.
class WireWriter {
 public:
  explicit WireWriter(std::string& bytes) : bytes_(bytes) {}

  // Number, bool or enumeration; one that is 0 is left out, as proto3 does without `optional`.
  void Number(int field, int64_t number) {
    if (number != 0) SetNumber(field, number);
  }
  // The same of an `optional` field, whatever the number.
  void SetNumber(int field, int64_t number) {
    Varint(Tag(field, kVarint));
    Varint(static_cast<uint64_t>(number));
  }

  // An empty text is left out.
  void Text(int field, std::string_view text) {
    if (!text.empty()) AddText(field, text);
  }
  // The same of a repeated field, whatever the text; or a message that is encoded already.
  void AddText(int field, std::string_view text) {
    Varint(Tag(field, kLengthDelimited));
    Varint(text.size());
    bytes_.append(text);
  }

  // A message below; `write()` writes its fields with this writer.
  template <typename Write>
  void Message(int field, Write write) {
    Varint(Tag(field, kLengthDelimited));
    // Most are shorter than 128 bytes, whose length takes one.
    const size_t begin = bytes_.size();
    bytes_.push_back('\0');
    write();
    const size_t size = bytes_.size() - begin - 1;
    uint8_t length[kLongestVarint];
    const uint8_t* end = google::protobuf::io::CodedOutputStream::WriteVarint64ToArray(size, length);
    bytes_.replace(begin, 1, reinterpret_cast<const char*>(length),
                   static_cast<size_t>(end - length));
  }

  void Whole(int field, const google::protobuf::Message& message) {
    Message(field, [&] { message.AppendToString(&bytes_); });
  }

 private:
  static constexpr int kLongestVarint = 10;
  enum WireType : uint32_t { kVarint = 0, kLengthDelimited = 2 };

  static uint32_t Tag(int field, WireType type) { return static_cast<uint32_t>(field) << 3 | type; }

  void Varint(uint64_t number) {
    uint8_t buffer[kLongestVarint];
    const uint8_t* end =
        google::protobuf::io::CodedOutputStream::WriteVarint64ToArray(number, buffer);
    bytes_.append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(end - buffer));
  }

  std::string& bytes_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_WIRE_WIRE_WRITER_H_

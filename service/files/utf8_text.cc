// Tested by tests/service/files/utf8_text_test.cc.
#include "service/files/utf8_text.h"

#include <cstdint>

namespace fairstart {
namespace {

// How a character of more than one byte begins: which first bytes, how many follow, and between
// what the second lies, so that nothing is written longer than it need be and no surrogate is a
// character.
struct Lead {
  uint8_t from;
  uint8_t to;
  size_t following;
  uint8_t second_from;
  uint8_t second_to;
};

constexpr Lead kLeads[] = {{0xC2, 0xDF, 1, 0x80, 0xBF}, {0xE0, 0xE0, 2, 0xA0, 0xBF},
                           {0xE1, 0xEC, 2, 0x80, 0xBF}, {0xED, 0xED, 2, 0x80, 0x9F},
                           {0xEE, 0xEF, 2, 0x80, 0xBF}, {0xF0, 0xF0, 3, 0x90, 0xBF},
                           {0xF1, 0xF3, 3, 0x80, 0xBF}, {0xF4, 0xF4, 3, 0x80, 0x8F}};

uint8_t ByteAt(std::string_view bytes, size_t at) { return static_cast<uint8_t>(bytes[at]); }

// Bytes of the character that begins at `at`; 0 when none does.
size_t CharacterAt(std::string_view bytes, size_t at) {
  const uint8_t first = ByteAt(bytes, at);
  if (first < 0x80) return 1;
  for (const Lead& lead : kLeads) {
    if (first < lead.from || first > lead.to) continue;
    if (at + lead.following >= bytes.size()) return 0;
    const uint8_t second = ByteAt(bytes, at + 1);
    if (second < lead.second_from || second > lead.second_to) return 0;
    for (size_t i = 2; i <= lead.following; ++i) {
      if ((ByteAt(bytes, at + i) & 0xC0) != 0x80) return 0;
    }
    return lead.following + 1;
  }
  return 0;
}

}  // namespace

size_t Utf8Prefix(std::string_view bytes) {
  size_t at = 0;
  while (at < bytes.size()) {
    const size_t length = CharacterAt(bytes, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

bool LooksLikeUtf16(std::string_view bytes) {
  const std::string_view mark = bytes.substr(0, 2);
  return mark == "\xFF\xFE" || mark == "\xFE\xFF";
}

}  // namespace fairstart

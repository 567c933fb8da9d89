// Tested by tests/service/publishing/ical_writer_test.cc.
#include "service/publishing/ical_writer.h"

namespace fairstart {
namespace {

// Whether a character of UTF-8 goes on with this octet.
bool IsInsideCharacter(char octet) { return (static_cast<unsigned char>(octet) & 0xC0) == 0x80; }

// How many octets of `rest` stand on a line of at most `most`: whole characters only.
size_t LengthOfLine(std::string_view rest, size_t most) {
  if (rest.size() <= most) return rest.size();
  size_t length = most;
  while (length > 0 && IsInsideCharacter(rest[length])) --length;
  return length > 0 ? length : most;  // no UTF-8: any octet will do
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_pair = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (is_pair) continue;
    if (c == '\n' || c == '\r') {
      escaped += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      escaped += '\\';
      escaped += c;
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

void IcalWriter::Add(std::string_view name, std::string_view value) {
  const std::string line = std::string(name) + ":" + std::string(value);
  std::string_view rest = line;
  size_t length = LengthOfLine(rest, kMostIcalOctets);
  while (true) {
    written_ += rest.substr(0, length);
    written_ += "\r\n";
    rest.remove_prefix(length);
    if (rest.empty()) return;
    // The blank that marks a line as going on counts too.
    written_ += ' ';
    length = LengthOfLine(rest, kMostIcalOctets - 1);
  }
}

void IcalWriter::AddText(std::string_view name, std::string_view text) { Add(name, Escaped(text)); }

}  // namespace fairstart

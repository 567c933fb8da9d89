// Tested by tests/engine/explanation/anchor_test.cc.
#include "engine/explanation/anchor.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// A space is "+"; what has no place in an anchor is "~" and its two digits.
std::string Encoded(const std::string& name) {
  std::string encoded;
  for (const char c : name) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_' ||
        c == '/') {
      encoded += c;
    } else if (c == ' ') {
      encoded += '+';
    } else {
      absl::StrAppend(&encoded, "~", absl::Hex(static_cast<unsigned char>(c), absl::kZeroPad2));
    }
  }
  return encoded;
}

}  // namespace

std::string Anchor(const std::string& kind, const std::string& name) {
  return absl::StrCat(kind, "-", Encoded(name));
}

std::string ReferenceAnchor(const std::string& source, const std::string& paragraph) {
  return absl::StrCat(Anchor("reference", source), "-", Encoded(paragraph));
}

}  // namespace fairstart

// Recursive descent, one function a kind of value. The first mistake ends it.
//
// Tested by tests/service/files/json_tree_test.cc.
#include "service/files/json_tree.h"

#include <cctype>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/files/source_excerpt.h"

namespace fairstart {
namespace {

constexpr int kDeepest = 100;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), lines_(text) {}

  std::variant<JsonValue, JsonMistake> Read() {
    JsonValue value;
    if (ReadValue(value, 0)) {
      SkipSpace();
      if (at_ == text_.size()) return value;
      Fail("text after the end of the value", "leave it out");
    }
    return *mistake_;
  }

 private:
  bool Fail(std::string problem, std::string mend) {
    if (!mistake_) mistake_ = {lines_.PositionOf(at_), std::move(problem), std::move(mend)};
    return false;
  }

  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void SkipSpace() {
    while (at_ < text_.size() &&
           (Peek() == ' ' || Peek() == '\t' || Peek() == '\n' || Peek() == '\r')) {
      ++at_;
    }
  }

  // What stands here, for a message.
  std::string Here() const {
    if (at_ >= text_.size()) return "the file ends";
    const char c = text_[at_];
    if (std::isprint(static_cast<unsigned char>(c)) == 0) return "there is an unexpected character";
    return absl::StrCat("there is a '", std::string(1, c), "'");
  }

  bool Take(char wanted) {
    SkipSpace();
    if (Peek() != wanted || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  bool ReadValue(JsonValue& value, int depth) {
    SkipSpace();
    value.position = lines_.PositionOf(at_);
    if (depth > kDeepest) return Fail("nested more than 100 deep", "flatten it");
    switch (Peek()) {
      case '{':
        return ReadObject(value, depth);
      case '[':
        return ReadArray(value, depth);
      case '"':
        value.kind = JsonValue::Kind::kString;
        return ReadString(value.text);
      case 't':
        return ReadWord("true", JsonValue::Kind::kBool, value);
      case 'f':
        return ReadWord("false", JsonValue::Kind::kBool, value);
      case 'n':
        return ReadWord("null", JsonValue::Kind::kNull, value);
      default:
        return ReadNumber(value);
    }
  }

  bool ReadWord(std::string_view word, JsonValue::Kind kind, JsonValue& value) {
    if (text_.substr(at_, word.size()) != word) {
      return Fail(absl::StrCat("a value is wanted, and ", Here()),
                  "write true, false, null, a number, a \"text\", [ or {");
    }
    at_ += word.size();
    value.kind = kind;
    value.text = std::string(word);
    return true;
  }

  bool ReadDigits() {
    const size_t from = at_;
    while (std::isdigit(static_cast<unsigned char>(Peek())) != 0) ++at_;
    return at_ > from;
  }

  bool ReadNumber(JsonValue& value) {
    const size_t from = at_;
    if (Peek() == '-') ++at_;
    const bool zero = Peek() == '0';
    if (!ReadDigits()) {
      at_ = from;
      return Fail(absl::StrCat("a value is wanted, and ", Here()),
                  "write true, false, null, a number, a \"text\", [ or {");
    }
    if (zero && at_ - from > (text_[from] == '-' ? 2u : 1u)) {
      at_ = from;
      return Fail("a number starts with a needless 0", "leave it out");
    }
    if (Peek() == '.') {
      ++at_;
      if (!ReadDigits()) return Fail("digits are wanted after the point", "write 1.0");
    }
    if (Peek() == 'e' || Peek() == 'E') {
      ++at_;
      if (Peek() == '+' || Peek() == '-') ++at_;
      if (!ReadDigits()) return Fail("digits are wanted after the e", "write 1e3");
    }
    value.kind = JsonValue::Kind::kNumber;
    value.text = std::string(text_.substr(from, at_ - from));
    return true;
  }

  // `\u00e9`, and two of them for a character beyond the basic plane.
  bool ReadUnicodeEscape(std::string& text) {
    const auto hex4 = [this]() -> std::optional<uint32_t> {
      uint32_t code = 0;
      for (int i = 0; i < 4; ++i, ++at_) {
        const char c = Peek();
        if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
        const int digit = std::isdigit(static_cast<unsigned char>(c)) != 0
                              ? c - '0'
                              : std::tolower(static_cast<unsigned char>(c)) - 'a' + 10;
        code = code * 16 + static_cast<uint32_t>(digit);
      }
      return code;
    };
    std::optional<uint32_t> code = hex4();
    if (code && *code >= 0xD800 && *code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
      at_ += 2;
      const std::optional<uint32_t> low = hex4();
      if (!low || *low < 0xDC00 || *low > 0xDFFF) {
        code.reset();
      } else {
        code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
      }
    }
    if (!code || (*code >= 0xD800 && *code <= 0xDFFF)) {
      return Fail("a \\u escape names no character", "write four hexadecimal digits after \\u");
    }
    AppendUtf8(*code, text);
    return true;
  }

  static void AppendUtf8(uint32_t code, std::string& text) {
    const auto byte = [&text](uint32_t bits) { text += static_cast<char>(bits); };
    if (code < 0x80) {
      byte(code);
    } else if (code < 0x800) {
      byte(0xC0 | code >> 6);
      byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      byte(0xE0 | code >> 12);
      byte(0x80 | (code >> 6 & 0x3F));
      byte(0x80 | (code & 0x3F));
    } else {
      byte(0xF0 | code >> 18);
      byte(0x80 | (code >> 12 & 0x3F));
      byte(0x80 | (code >> 6 & 0x3F));
      byte(0x80 | (code & 0x3F));
    }
  }

  bool ReadString(std::string& text) {
    const size_t from = at_++;  // the quote
    while (true) {
      if (at_ >= text_.size() || text_[at_] == '\n') {
        at_ = from;
        return Fail("a text has no end", "close it with \"");
      }
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) {
        --at_;
        return Fail("a control character stands in a text", "escape it: \\t, \\n, \\u0000");
      }
      if (c != '\\') {
        text += c;
        continue;
      }
      const char escaped = Peek();
      ++at_;
      switch (escaped) {
        case '"':
        case '\\':
        case '/':
          text += escaped;
          break;
        case 'b':
          text += '\b';
          break;
        case 'f':
          text += '\f';
          break;
        case 'n':
          text += '\n';
          break;
        case 'r':
          text += '\r';
          break;
        case 't':
          text += '\t';
          break;
        case 'u':
          if (!ReadUnicodeEscape(text)) return false;
          break;
        default:
          at_ -= 2;
          return Fail("an escape that JSON does not have", "write \\\\ for a backslash");
      }
    }
  }

  bool ReadArray(JsonValue& value, int depth) {
    value.kind = JsonValue::Kind::kArray;
    ++at_;
    if (Take(']')) return true;
    while (true) {
      value.items.emplace_back();
      if (!ReadValue(value.items.back(), depth + 1)) return false;
      if (Take(']')) return true;
      if (!Take(',')) return Fail(absl::StrCat("',' or ']' is wanted, and ", Here()), "add it");
    }
  }

  bool ReadObject(JsonValue& value, int depth) {
    value.kind = JsonValue::Kind::kObject;
    ++at_;
    if (Take('}')) return true;
    while (true) {
      SkipSpace();
      JsonMember& member = value.members.emplace_back();
      member.position = lines_.PositionOf(at_);
      if (Peek() != '"') {
        return Fail(absl::StrCat("a name is wanted, and ", Here()),
                    Peek() == '}' ? "leave out the ',' before it" : "write it in double quotes");
      }
      if (!ReadString(member.name)) return false;
      if (!Take(':')) return Fail(absl::StrCat("':' is wanted, and ", Here()), "add it");
      if (!ReadValue(member.value, depth + 1)) return false;
      if (Take('}')) return true;
      if (!Take(',')) return Fail(absl::StrCat("',' or '}' is wanted, and ", Here()), "add it");
    }
  }

  const std::string_view text_;
  const SourceLines lines_;
  size_t at_ = 0;
  std::optional<JsonMistake> mistake_;
};

}  // namespace

std::variant<JsonValue, JsonMistake> ReadJson(std::string_view text) { return Reader(text).Read(); }

}  // namespace fairstart

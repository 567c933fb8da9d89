// From text to tokens.
#include "engine/expr/lexer.h"

#include <array>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "engine/money/exact_amount.h"

namespace fairstart {
namespace {

constexpr std::array<std::string_view, 25> kSymbols = {
    "&&", "||", "==", "!=", "<=", ">=", "!", "<", ">", "+", "-", "*", "/",
    "%",  "?",  ":",  "(",  ")",  "[",  "]", ",", ".", "{", "}", ";"};

bool IsNameStart(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsNamePart(char c) { return IsNameStart(c) || IsDigit(c); }

void AppendUtf8(uint32_t point, std::string& out) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::variant<std::vector<Token>, Issue> Run() {
    std::vector<Token> tokens;
    while (true) {
      SkipSpace();
      Token token;
      token.begin = static_cast<int>(at_);
      if (at_ < text_.size() && !Next(token)) return issue_;
      token.end = static_cast<int>(at_);
      tokens.push_back(token);
      if (token.kind == Token::Kind::kEnd) return tokens;
    }
  }

 private:
  char Peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  bool Fail(size_t offset, std::string problem, std::string mend) {
    issue_ = {static_cast<int>(offset), std::move(problem), std::move(mend)};
    return false;
  }

  void SkipSpace() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        ++at_;
      } else if (c == '/' && Peek(1) == '/') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else {
        return;
      }
    }
  }

  bool Next(Token& token) {
    const char c = Peek();
    if (IsDigit(c)) return Number(token);
    if (c == '"' || c == '\'') return String(token, /*raw=*/false);
    if ((c == 'r' || c == 'R') && (Peek(1) == '"' || Peek(1) == '\'')) {
      ++at_;
      return String(token, /*raw=*/true);
    }
    if (IsNameStart(c)) {
      token.kind = Token::Kind::kName;
      while (IsNamePart(Peek())) token.text += text_[at_++];
      return true;
    }
    for (std::string_view symbol : kSymbols) {
      if (text_.substr(at_, symbol.size()) != symbol) continue;
      token.kind = Token::Kind::kSymbol;
      token.text = std::string(symbol);
      at_ += symbol.size();
      return true;
    }
    if (c == '=') return Fail(at_, "\"=\" is no operator", "compare with \"==\"");
    if (c == '&' || c == '|') {
      return Fail(at_, absl::StrCat("\"", std::string(1, c), "\" is no operator"),
                  absl::StrCat("write \"", std::string(2, c), "\""));
    }
    return Fail(at_, "a character that no expression has",
                "write names, numbers, \"texts\" and operators only");
  }

  bool Number(Token& token) {
    const size_t begin = at_;
    if (Peek() == '0' && (Peek(1) == 'x' || Peek(1) == 'X')) {
      at_ += 2;
      return Integer(token, begin, 16);
    }
    while (IsDigit(Peek())) ++at_;
    if (Peek() == '.' && IsDigit(Peek(1))) {
      ++at_;
      while (IsDigit(Peek())) ++at_;
      if (Peek() == 'e' || Peek() == 'E') return FloatingPoint(begin);
      return Decimal(token, begin);
    }
    if (Peek() == 'e' || Peek() == 'E') return FloatingPoint(begin);
    at_ = begin;
    return Integer(token, begin, 10);
  }

  bool FloatingPoint(size_t begin) {
    return Fail(begin, "floating-point numbers are not in the language",
                "write an amount in pounds and pence (57.90), or a share as a parameter");
  }

  bool Decimal(Token& token, size_t begin) {
    absl::StatusOr<Amount> amount = ParsePounds(text_.substr(begin, at_ - begin));
    if (!amount.ok()) {
      return Fail(begin, std::string(amount.status().message()),
                  "write an amount in pounds and pence (57.90)");
    }
    token.kind = Token::Kind::kDecimal;
    token.decimal = *amount;
    return true;
  }

  static int DigitValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 99;
  }

  bool Integer(Token& token, size_t begin, int base) {
    constexpr uint64_t kLargest = uint64_t{1} << 63;  // its sign is read later
    token.kind = Token::Kind::kInt;
    const size_t digits = at_;
    while (DigitValue(Peek()) < base) {
      const uint64_t digit = static_cast<uint64_t>(DigitValue(text_[at_++]));
      if (token.magnitude > (kLargest - digit) / static_cast<uint64_t>(base)) {
        return Fail(begin, "the number does not fit 64 bits", "write a smaller number");
      }
      token.magnitude = token.magnitude * static_cast<uint64_t>(base) + digit;
    }
    if (at_ == digits) return Fail(begin, "a number without digits", "write digits after 0x");
    if (Peek() == 'u' || Peek() == 'U') {
      return Fail(begin, "unsigned numbers are not in the language", "leave the \"u\" out");
    }
    if (IsNamePart(Peek())) {
      return Fail(at_, "a number runs into a name", "put a space or an operator between them");
    }
    return true;
  }

  bool String(Token& token, bool raw) {
    const size_t begin = at_;
    const char quote = Peek();
    std::string_view close = text_.substr(at_, 1);
    if (Peek(1) == quote && Peek(2) == quote) close = text_.substr(at_, 3);
    at_ += close.size();
    token.kind = Token::Kind::kString;
    while (text_.substr(at_, close.size()) != close) {
      if (at_ >= text_.size() || (close.size() == 1 && (Peek() == '\n' || Peek() == '\r'))) {
        return Fail(begin, "a text without its closing quote",
                    absl::StrCat("close it with ", std::string(close)));
      }
      if (Peek() == '\\' && !raw) {
        if (!Escape(token.text)) return false;
      } else {
        token.text += text_[at_++];
      }
    }
    at_ += close.size();
    return true;
  }

  std::optional<uint32_t> Digits(int count, int base) {
    uint32_t value = 0;
    for (int i = 0; i < count; ++i) {
      const int digit = DigitValue(Peek());
      if (digit >= base) return std::nullopt;
      value = value * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
      ++at_;
    }
    return value;
  }

  bool Escape(std::string& out) {
    const size_t begin = at_++;
    const char c = Peek();
    static constexpr std::string_view kFrom = "abfnrtv\\?\"'`";
    static constexpr std::string_view kTo = "\a\b\f\n\r\t\v\\?\"'`";
    if (size_t i = kFrom.find(c); c != '\0' && i != std::string_view::npos) {
      out += kTo[i];
      ++at_;
      return true;
    }
    std::optional<uint32_t> point;
    if (c == 'x' || c == 'X') {
      ++at_;
      point = Digits(2, 16);
    } else if (c == 'u') {
      ++at_;
      point = Digits(4, 16);
    } else if (c == 'U') {
      ++at_;
      point = Digits(8, 16);
    } else if (c >= '0' && c <= '3') {
      point = Digits(3, 8);
    }
    if (!point.has_value() || *point > 0x10FFFF || (*point >= 0xD800 && *point < 0xE000)) {
      return Fail(begin, "an escape that CEL does not have", "write \\\\ for a backslash");
    }
    AppendUtf8(*point, out);
    return true;
  }

  const std::string_view text_;
  size_t at_ = 0;
  Issue issue_;
};

}  // namespace

std::variant<std::vector<Token>, Issue> Lex(std::string_view text) { return Lexer(text).Run(); }

}  // namespace fairstart

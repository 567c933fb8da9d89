#include "tests/conformance/cel/cel_tokens.h"

#include <cctype>

namespace fairstart::conformance {
namespace {

using Kind = CelToken::Kind;

bool IsNameStart(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool IsNamePart(char c) { return IsNameStart(c) || IsDigit(c); }
bool IsSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<CelToken> Run() {
    std::vector<CelToken> tokens;
    while (at_ < text_.size()) {
      if (IsSpace(Peek())) {
        ++at_;
      } else if (Peek() == '/' && Peek(1) == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        const size_t begin = at_;
        const bool after_name =
            !tokens.empty() && tokens.back().kind == Kind::kName && tokens.back().text != "in";
        const Kind kind = Next(after_name);
        tokens.push_back({kind, std::string(text_.substr(begin, at_ - begin))});
      }
    }
    return tokens;
  }

 private:
  char Peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  Kind Next(bool after_name) {
    if (IsDigit(Peek()) || (Peek() == '.' && IsDigit(Peek(1)))) return Number();
    const size_t prefix = StringPrefix();
    if (prefix != std::string_view::npos) return String(prefix);
    if (IsNameStart(Peek())) {
      while (IsNamePart(Peek())) ++at_;
      return Kind::kName;
    }
    if (Peek() == '`') {
      at_ = std::min(text_.find('`', at_ + 1), text_.size() - 1) + 1;
      return Kind::kName;
    }
    const bool brace = Peek() == '{';
    ++at_;
    if (brace) return after_name ? Kind::kMessageBrace : Kind::kMapBrace;
    return Kind::kSymbol;
  }

  Kind Number() {
    Kind kind = Kind::kInt;
    if (Peek() == '0' && (Peek(1) == 'x' || Peek(1) == 'X')) {
      at_ += 2;
      while (std::isxdigit(static_cast<unsigned char>(Peek())) != 0) ++at_;
    } else {
      while (IsDigit(Peek())) ++at_;
      if (Peek() == '.' && IsDigit(Peek(1))) {
        kind = Kind::kDouble;
        ++at_;
        while (IsDigit(Peek())) ++at_;
      }
      if (Peek() == 'e' || Peek() == 'E') {
        kind = Kind::kDouble;
        at_ += Peek(1) == '+' || Peek(1) == '-' ? 2 : 1;
        while (IsDigit(Peek())) ++at_;
      }
    }
    if (Peek() != 'u' && Peek() != 'U') return kind;
    ++at_;
    return Kind::kUint;
  }

  // How many letters stand before the quote of a text; npos when none begins here.
  size_t StringPrefix() const {
    for (size_t letters = 0; letters < 3; ++letters) {
      const char c = Peek(letters);
      if (c == '"' || c == '\'') return letters;
      if (std::string_view("bBrR").find(c) == std::string_view::npos || c == '\0') break;
    }
    return std::string_view::npos;
  }

  Kind String(size_t prefix) {
    bool raw = false;
    bool bytes = false;
    for (; prefix > 0; --prefix, ++at_) {
      raw = raw || Peek() == 'r' || Peek() == 'R';
      bytes = bytes || Peek() == 'b' || Peek() == 'B';
    }
    const char quote = Peek();
    const size_t length = Peek(1) == quote && Peek(2) == quote ? 3 : 1;
    const std::string close(length, quote);
    at_ += length;
    while (at_ < text_.size() && text_.substr(at_, length) != close) {
      at_ += Peek() == '\\' && !raw ? 2 : 1;
    }
    at_ = std::min(at_ + length, text_.size());
    return bytes ? Kind::kBytes : Kind::kString;
  }

  const std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

std::vector<CelToken> CelTokens(std::string_view expression) { return Tokenizer(expression).Run(); }

}  // namespace fairstart::conformance

// From text to tokens, comments among them.
//
// Tested by tests/engine/rulebook/format_test.cc.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "engine/rulebook/format_parts.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsHexDigit(char c) { return absl::ascii_isxdigit(static_cast<unsigned char>(c)); }
bool IsOctalDigit(char c) { return c >= '0' && c <= '7'; }
bool IsNameStart(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool IsNamePart(char c) { return IsNameStart(c) || IsDigit(c); }
bool IsSpace(char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); }

}  // namespace

bool FormatLexer::Next(FormatToken& token) {
  int lines = 0;
  while (at_ < text_.size() && IsSpace(text_[at_])) lines += text_[at_++] == '\n' ? 1 : 0;
  token = FormatToken{.starts_line = lines > 0 || at_ == 0, .after_blank_line = lines > 1};
  token.slice.begin = static_cast<uint32_t>(at_);
  if (at_ < text_.size() && !Read(token)) return false;
  token.slice.end = static_cast<uint32_t>(at_);
  return true;
}

FormatProblem FormatLexer::Problem(size_t offset, std::string problem, std::string mend) const {
  const std::string_view before = text_.substr(0, offset);
  const size_t line_end = before.rfind('\n');
  const size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
  return {.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          .column = 1 + static_cast<int>(offset - line_start),
          .problem = std::move(problem),
          .mend = std::move(mend)};
}

char FormatLexer::Peek(size_t ahead) const {
  return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
}

void FormatLexer::Skip(bool (*belongs)(char)) {
  while (at_ < text_.size() && belongs(text_[at_])) ++at_;
}

bool FormatLexer::Fail(size_t offset, std::string problem, std::string mend) {
  problem_ = Problem(offset, std::move(problem), std::move(mend));
  return false;
}

bool FormatLexer::Read(FormatToken& token) {
  const char c = text_[at_];
  if (c == '#') return Comment(token);
  if (c == '"' || c == '\'') return String(token);
  if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) return Number(token);
  if (IsNameStart(c)) {
    token.kind = FormatToken::Kind::kName;
    Skip(IsNamePart);
    return true;
  }
  if (text_.substr(at_).starts_with("\xEF\xBB\xBF")) {
    return Fail(at_, "a byte order mark", "store the file as UTF-8 without one");
  }
  if (!absl::ascii_isprint(static_cast<unsigned char>(c))) {
    return Fail(at_, absl::StrCat("the byte ", Quoted(text_.substr(at_, 1)), " outside a text"),
                "leave it out, or put it into quotes");
  }
  token.kind = FormatToken::Kind::kSymbol;
  ++at_;
  return true;
}

bool FormatLexer::Comment(FormatToken& token) {
  token.kind = FormatToken::Kind::kComment;
  const size_t line_end = std::min(text_.find('\n', at_), text_.size());
  const size_t zero = text_.substr(0, line_end).find('\0', at_);
  if (zero != std::string_view::npos) return Fail(zero, "a zero byte", "leave it out");
  at_ = line_end;
  return true;
}

bool FormatLexer::Number(FormatToken& token) {
  token.kind = FormatToken::Kind::kNumber;
  const size_t begin = at_;
  if (Peek() == '0' && (Peek(1) == 'x' || Peek(1) == 'X')) {
    at_ += 2;
    if (!IsHexDigit(Peek())) return Fail(begin, "a number without digits", "write them after 0x");
    Skip(IsHexDigit);
  } else if (Peek() == '0' && IsDigit(Peek(1))) {
    Skip(IsOctalDigit);
    if (IsDigit(Peek())) {
      return Fail(begin, "an octal number with a digit above 7", "leave the leading 0 out");
    }
  } else {
    Skip(IsDigit);
    if (Peek() == '.') ++at_;
    Skip(IsDigit);
    if (Peek() == 'e' || Peek() == 'E') {
      ++at_;
      if (Peek() == '+' || Peek() == '-') ++at_;
      if (!IsDigit(Peek())) return Fail(begin, "an exponent without digits", "write them");
      Skip(IsDigit);
    }
    if (Peek() == 'f' || Peek() == 'F') ++at_;
  }
  if (Peek() == '.') return Fail(begin, "a number with a point too many", "leave it out");
  return true;
}

bool FormatLexer::String(FormatToken& token) {
  token.kind = FormatToken::Kind::kString;
  const size_t begin = at_;
  const char quote = text_[at_++];
  while (true) {
    if (at_ >= text_.size()) {
      return Fail(begin, "a text without its closing quote",
                  absl::StrCat("close it with ", std::string(1, quote)));
    }
    const char c = text_[at_];
    if (c == '\0') return Fail(at_, "a zero byte in a text", "write \\0");
    if (c == '\\' && !Escape()) return false;
    if (c != '\\') ++at_;
    if (c == quote) return true;
  }
}

bool FormatLexer::Escape() {
  const size_t begin = at_++;
  const char c = Peek();
  size_t digits = 0;
  bool fits = true;
  if (c == 'x') digits = 1;
  if (c == 'u') digits = 4;
  if (c == 'U') {
    digits = 8;
    fits = Peek(1) == '0' && Peek(2) == '0' && (Peek(3) == '0' || text_.substr(at_ + 3, 2) == "10");
  }
  constexpr std::string_view kEscapes = "abfnrtvxuU\\?'\"";
  fits = fits && c != '\0' && (IsOctalDigit(c) || kEscapes.find(c) != std::string_view::npos);
  for (size_t i = 1; i <= digits; ++i) fits = fits && IsHexDigit(Peek(i));
  if (!fits) return Fail(begin, "an escape that no text has", "write \\\\ for a backslash");
  at_ += 1 + digits;
  return true;
}

}  // namespace fairstart

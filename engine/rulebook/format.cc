// Text is cut into tokens, comments among them; the tokens become a tree of fields, elements and
// comments, each with its width on one line; the tree is written. Everything between the tokens is
// dropped but for two things: whether a token starts its line, and whether a blank line stands
// before it. That the output, read again, gives the same tree is why laying out twice changes
// nothing.
//
// Tested by tests/engine/rulebook/format_test.cc.
#include "engine/rulebook/format.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

// A piece of the input. Inputs are far smaller than 4 GiB.
struct Slice {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool IsEmpty() const { return begin == end; }
};

struct Token {
  enum class Kind : uint8_t { kEnd, kName, kNumber, kString, kSymbol, kComment };
  Kind kind = Kind::kEnd;
  bool starts_line = false;
  bool after_blank_line = false;
  Slice slice;
};

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsHexDigit(char c) { return absl::ascii_isxdigit(static_cast<unsigned char>(c)); }
bool IsOctalDigit(char c) { return c >= '0' && c <= '7'; }
bool IsNameStart(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool IsNamePart(char c) { return IsNameStart(c) || IsDigit(c); }
bool IsSpace(char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); }

// Cuts the text into the tokens that protobuf's tokenizer would, and refuses what it would.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // False when the text goes on with no token; problem() then says why.
  bool Next(Token& token) {
    int lines = 0;
    while (at_ < text_.size() && IsSpace(text_[at_])) lines += text_[at_++] == '\n' ? 1 : 0;
    token = Token{.starts_line = lines > 0 || at_ == 0, .after_blank_line = lines > 1};
    token.slice.begin = static_cast<uint32_t>(at_);
    if (at_ < text_.size() && !Read(token)) return false;
    token.slice.end = static_cast<uint32_t>(at_);
    return true;
  }

  FormatProblem Problem(size_t offset, std::string problem, std::string mend) const {
    const std::string_view before = text_.substr(0, offset);
    const size_t line_end = before.rfind('\n');
    const size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
    return {.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
            .column = 1 + static_cast<int>(offset - line_start),
            .problem = std::move(problem),
            .mend = std::move(mend)};
  }
  const FormatProblem& problem() const { return problem_; }
  std::string_view Text(Slice slice) const {
    return text_.substr(slice.begin, slice.end - slice.begin);
  }

 private:
  char Peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void Skip(bool (*belongs)(char)) {
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
  }

  bool Fail(size_t offset, std::string problem, std::string mend) {
    problem_ = Problem(offset, std::move(problem), std::move(mend));
    return false;
  }

  bool Read(Token& token) {
    const char c = text_[at_];
    if (c == '#') return Comment(token);
    if (c == '"' || c == '\'') return String(token);
    if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) return Number(token);
    if (IsNameStart(c)) {
      token.kind = Token::Kind::kName;
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
    token.kind = Token::Kind::kSymbol;
    ++at_;
    return true;
  }

  bool Comment(Token& token) {
    token.kind = Token::Kind::kComment;
    const size_t line_end = std::min(text_.find('\n', at_), text_.size());
    const size_t zero = text_.substr(0, line_end).find('\0', at_);
    if (zero != std::string_view::npos) return Fail(zero, "a zero byte", "leave it out");
    at_ = line_end;
    return true;
  }

  bool Number(Token& token) {
    token.kind = Token::Kind::kNumber;
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

  bool String(Token& token) {
    token.kind = Token::Kind::kString;
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

  // A backslash and what must follow it; further digits are like any other character.
  bool Escape() {
    const size_t begin = at_++;
    const char c = Peek();
    size_t digits = 0;
    bool fits = true;
    if (c == 'x') digits = 1;
    if (c == 'u') digits = 4;
    if (c == 'U') {
      digits = 8;
      fits =
          Peek(1) == '0' && Peek(2) == '0' && (Peek(3) == '0' || text_.substr(at_ + 3, 2) == "10");
    }
    constexpr std::string_view kEscapes = "abfnrtvxuU\\?'\"";
    fits = fits && c != '\0' && (IsOctalDigit(c) || kEscapes.find(c) != std::string_view::npos);
    for (size_t i = 1; i <= digits; ++i) fits = fits && IsHexDigit(Peek(i));
    if (!fits) return Fail(begin, "an escape that no text has", "write \\\\ for a backslash");
    at_ += 1 + digits;
    return true;
  }

  const std::string_view text_;
  size_t at_ = 0;
  FormatProblem problem_;
};

constexpr int32_t kSeveralLines = -1;

// A field, an element of a list, a piece of a text, or a comment.
struct Node {
  enum class Kind : uint8_t { kComment, kScalar, kPieces, kMessage, kList };
  Kind kind = Kind::kComment;
  bool after_blank_line = false;
  bool negative = false;          // kScalar: a minus stands before it
  int32_t width = kSeveralLines;  // in characters, when it may stand on one line
  uint32_t end = 0;               // one past the last node below it
  Slice name;                     // of a field
  Slice text;     // kComment, kScalar: itself; kMessage, kList: the comment behind the bracket
  Slice comment;  // behind it, on its last line
};

// Nodes in the order in which they stand, each followed by those below it.
using Tree = std::deque<Node>;

// A field's name. A bracketed one may have spaces and comments inside.
std::string Name(std::string_view name) {
  if (name[0] != '[') return std::string(name);
  std::string tight;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '#') i = name.find('\n', i);
    if (!IsSpace(name[i])) tight += name[i];
  }
  return tight;
}

// A text in its quotes, on one line.
std::string Literal(std::string_view literal) {
  const std::string_view body = literal.substr(1, literal.size() - 2);
  std::string tight;
  bool has_quote = false;
  for (size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '\\') {
      tight += body.substr(i++, 2);
    } else if (body[i] == '\n') {
      tight += "\\n";
    } else if (body[i] == '\r') {
      tight += "\\r";
    } else {
      has_quote = has_quote || body[i] == '"';
      tight += body[i];
    }
  }
  const std::string_view quote = has_quote ? "'" : "\"";
  return absl::StrCat(std::string(quote), tight, std::string(quote));
}

int32_t Characters(std::string_view text) {
  return static_cast<int32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// From tokens to the tree. Functions return false after a problem.
class Reader {
 public:
  explicit Reader(std::string_view text) : lexer_(text) {}

  std::optional<FormatProblem> Read() {
    if (Advance() && Block('\0', Slice{})) return std::nullopt;
    return problem_;
  }
  const Tree& tree() const { return tree_; }
  const Lexer& lexer() const { return lexer_; }

 private:
  using Kind = Node::Kind;

  // To the next token that is no comment; comments on the way wait in `comments_`.
  bool Advance() {
    while (true) {
      if (!lexer_.Next(now_)) {
        problem_ = lexer_.problem();
        return false;
      }
      if (now_.kind != Token::Kind::kComment) return true;
      comments_.push_back(now_);
    }
  }

  bool Is(char symbol) const {
    return now_.kind == Token::Kind::kSymbol && lexer_.Text(now_.slice)[0] == symbol;
  }
  bool IsScalar() const {
    return now_.kind == Token::Kind::kString || now_.kind == Token::Kind::kNumber ||
           now_.kind == Token::Kind::kName || Is('-');
  }

  bool Fail(size_t offset, std::string problem, std::string mend) {
    problem_ = lexer_.Problem(offset, std::move(problem), std::move(mend));
    return false;
  }
  // What stands here is not what is wanted.
  bool FailHere(std::string_view wanted, std::string mend) {
    const std::string shown = now_.kind == Token::Kind::kEnd ? std::string("the end of the file")
                                                             : Quoted(lexer_.Text(now_.slice));
    return Fail(now_.slice.begin,
                absl::StrCat(shown, " stands where ", std::string(wanted), " should"),
                std::move(mend));
  }

  size_t Push(Kind kind, Slice name) {
    tree_.push_back(Node{.kind = kind, .after_blank_line = blank_, .name = name});
    blank_ = false;
    return tree_.size() - 1;
  }
  bool Close(size_t node) {
    tree_[node].end = static_cast<uint32_t>(tree_.size());
    return true;
  }

  // Comments that wait become nodes of their own lines.
  void PlaceComments() {
    for (const Token& comment : comments_) {
      tree_.push_back(Node{.kind = Kind::kComment,
                           .after_blank_line = comment.after_blank_line,
                           .text = comment.slice});
      Close(tree_.size() - 1);
    }
    comments_.clear();
  }
  // Comments from inside a field, before its value begins, go before the field.
  void PlaceCommentsOfField() {
    if (comments_.empty()) return;
    comments_.front().after_blank_line = blank_;
    blank_ = false;
    PlaceComments();
  }
  // The first comment that waits, if it stands on the line of the token before it.
  Slice TakeCommentBehind() {
    if (comments_.empty() || comments_.front().starts_line) return Slice{};
    const Slice comment = comments_.front().slice;
    comments_.erase(comments_.begin());
    return comment;
  }
  // To what follows the bracket that opens `node`.
  bool Open(size_t node) {
    if (++nesting_ > kMostFormattedNesting) {
      return Fail(now_.slice.begin,
                  absl::StrCat("nested more than ", kMostFormattedNesting, " levels deep"),
                  "nest less");
    }
    if (!Advance()) return false;
    tree_[node].text = TakeCommentBehind();
    return true;
  }
  // Past the bracket that closes `node`; then its comment.
  bool Shut(size_t node) {
    --nesting_;
    Close(node);
    tree_[node].width = Width(node);
    if (!Advance()) return false;
    tree_[node].comment = TakeCommentBehind();
    return true;
  }
  // One of the separators may follow `node`, and its comment behind that.
  bool Separator(size_t node) {
    const bool first = comments_.empty() && tree_[node].comment.IsEmpty();
    if (!Advance()) return false;
    if (first) tree_[node].comment = TakeCommentBehind();
    return true;
  }

  // Fields up to `close`, or up to the end. `opened` is the bracket, for a problem.
  bool Block(char close, Slice opened) {
    while (true) {
      PlaceComments();
      if (close != '\0' && Is(close)) return true;
      if (now_.kind == Token::Kind::kEnd) {
        if (close == '\0') return true;
        return Fail(opened.begin, absl::StrCat(Quoted(lexer_.Text(opened)), " is not closed"),
                    absl::StrCat("close it with \"", std::string(1, close), "\""));
      }
      if (!Field()) return false;
    }
  }

  bool Field() {
    blank_ = now_.after_blank_line;
    Slice name = now_.slice;
    if (Is('[')) {
      if (!BracketedName(name)) return false;
    } else if (now_.kind != Token::Kind::kName) {
      return FailHere("a field's name", Is('}') || Is('>') || Is(']') || Is(',') || Is(';')
                                            ? "leave it out"
                                            : "write name: value or name { … }");
    } else if (!Advance()) {
      return false;
    }
    const bool colon = Is(':');
    if (colon && !Advance()) return false;
    if (!colon && IsScalar()) return FailHere("\":\"", "write name: value");
    if (!colon && !Is('{') && !Is('<') && !Is('[')) {
      return FailHere("\":\" or \"{\"", "write name: value or name { … }");
    }
    size_t node = 0;
    if (!(Is('[') ? List(name, colon, node) : Value(name, node))) return false;
    return Is(',') || Is(';') ? Separator(node) : true;
  }

  // "[" name (("." | "/") name)* "]".
  bool BracketedName(Slice& name) {
    while (true) {
      if (!Advance()) return false;
      if (now_.kind != Token::Kind::kName) {
        return FailHere("a name", "write [package.name] { … }");
      }
      if (!Advance()) return false;
      if (Is(']')) {
        name.end = now_.slice.end;
        return Advance();
      }
      if (!Is('.') && !Is('/')) return FailHere("\"]\"", "write [package.name] { … }");
    }
  }

  // A message or a scalar, which becomes `node`.
  bool Value(Slice name, size_t& node) {
    PlaceCommentsOfField();
    if (!Is('{') && !Is('<')) return Scalar(name, node);
    const Slice opened = now_.slice;
    const char close = Is('{') ? '}' : '>';
    node = Push(Kind::kMessage, name);
    return Open(node) && Block(close, opened) && Shut(node);
  }

  bool List(Slice name, bool colon, size_t& node) {
    PlaceCommentsOfField();
    const Slice opened = now_.slice;
    node = Push(Kind::kList, name);
    if (!Open(node)) return false;
    PlaceComments();
    while (!Is(']')) {
      if (!colon && IsScalar()) {
        return Fail(opened.begin, "\"[\" stands where \":\" should", "write name: [value, …]");
      }
      blank_ = now_.after_blank_line;
      size_t element = 0;
      if (!Value(Slice{}, element)) return false;
      const bool more = Is(',');
      if (more && !Separator(element)) return false;
      PlaceComments();
      if (more && Is(']')) return FailHere("a value", "leave out the \",\" before it");
      if (!more && !Is(']')) return FailHere("\",\" or \"]\"", "close the [");
    }
    return Shut(node);
  }

  bool Scalar(Slice name, size_t& node) {
    if (!IsScalar()) {
      return FailHere("a value", Is('[') ? "write one list, not a list in a list"
                                         : "write a text, a number, a name, { … } or [ … ]");
    }
    if (now_.kind == Token::Kind::kString) return Text(name, node);
    const bool negative = Is('-');
    if (negative && !Advance()) return false;
    if (now_.kind != Token::Kind::kNumber && now_.kind != Token::Kind::kName) {
      return FailHere("a number", "write one after the minus");
    }
    PlaceCommentsOfField();
    node = Push(Kind::kScalar, name);
    tree_[node].negative = negative;
    return Piece(node);
  }

  // A scalar's one token, or one piece of a text.
  bool Piece(size_t node) {
    tree_[node].text = now_.slice;
    Close(node);
    tree_[node].width = Width(node);
    if (!Advance()) return false;
    tree_[node].comment = TakeCommentBehind();
    return true;
  }

  bool Text(Slice name, size_t& node) {
    node = Push(Kind::kPieces, name);
    if (!Piece(Push(Kind::kScalar, Slice{}))) return false;
    if (now_.kind != Token::Kind::kString) {
      // A text in one piece is like any other scalar.
      Node only = tree_.back();
      tree_.pop_back();
      only.name = name;
      only.after_blank_line = tree_[node].after_blank_line;
      tree_[node] = only;
      Close(node);
      tree_[node].width = Width(node);
      return true;
    }
    while (now_.kind == Token::Kind::kString) {
      PlaceComments();
      if (!Piece(Push(Kind::kScalar, Slice{}))) return false;
    }
    tree_[node].comment = tree_.back().comment;
    return Close(node);
  }

  // The width of a closed node on one line.
  int32_t Width(size_t index) const {
    const Node& node = tree_[index];
    const int32_t name = node.name.IsEmpty() ? 0 : Characters(Name(lexer_.Text(node.name)));
    if (node.kind == Kind::kScalar) {
      const std::string_view text = lexer_.Text(node.text);
      const bool quoted = text[0] == '"' || text[0] == '\'';
      return name + (name > 0 ? 2 : 0) + (node.negative ? 1 : 0) +
             Characters(quoted ? Literal(text) : std::string(text));
    }
    if (!node.text.IsEmpty()) return kSeveralLines;
    const bool message = node.kind == Kind::kMessage;
    int32_t width = name + (name > 0 ? (message ? 1 : 2) : 0) + 2;
    bool first = true;
    for (size_t i = index + 1; i < node.end; i = tree_[i].end) {
      if (tree_[i].width == kSeveralLines || !tree_[i].comment.IsEmpty()) return kSeveralLines;
      width += tree_[i].width + (first ? (message ? 2 : 0) : (message ? 1 : 2));
      first = false;
    }
    return width;
  }

  Lexer lexer_;
  Token now_;
  std::vector<Token> comments_;
  bool blank_ = false;  // a blank line stands before the field or element that is read
  int nesting_ = 0;
  Tree tree_;
  FormatProblem problem_;
};

class Writer {
 public:
  Writer(const Tree& tree, const Lexer& lexer) : tree_(tree), lexer_(lexer) {}

  // False when it is more than a text may have.
  bool Write(std::string& out) {
    Block(0, tree_.size(), 0, /*top=*/true);
    out = std::move(out_);
    return out.size() <= kMostFormattedBytes;
  }

 private:
  using Kind = Node::Kind;

  bool IsFull() const { return out_.size() > kMostFormattedBytes; }

  void Indent(size_t columns) { out_.append(columns, ' '); }

  void EndLine(Slice comment) {
    if (!comment.IsEmpty()) {
      out_ += "  ";
      Comment(comment);
    }
    out_ += '\n';
  }

  void Comment(Slice comment) {
    const std::string_view text = lexer_.Text(comment);
    const absl::string_view trimmed =
        absl::StripTrailingAsciiWhitespace(absl::string_view(text.data(), text.size()));
    out_.append(trimmed.data(), trimmed.size());
  }

  // The nodes from `begin` to `end`, each on lines of its own.
  void Block(size_t begin, size_t end, size_t indent, bool top) {
    for (size_t i = begin; i < end && !IsFull(); i = tree_[i].end) {
      if (tree_[i].after_blank_line && i > begin) out_ += '\n';
      Indent(indent);
      Lines(tree_[i], i, indent, top, /*separator=*/"");
    }
  }

  // From the indentation of its first line to the end of its last.
  void Lines(const Node& node, size_t index, size_t indent, bool top, std::string_view separator) {
    if (node.kind == Kind::kComment) {
      Comment(node.text);
      out_ += '\n';
      return;
    }
    if (node.kind == Kind::kPieces) return Pieces(node, index, indent, separator);
    const bool empty = node.end == index + 1;
    const bool broken = top && node.kind == Kind::kMessage && !empty;
    const size_t width = static_cast<size_t>(node.width) + separator.size();
    const bool fits = node.width != kSeveralLines && indent + width <= kFormattedLine && !broken;
    if (fits || node.kind == Kind::kScalar) {
      OneLine(node, index);
    } else {
      NameOf(node);
      out_ += node.kind == Kind::kMessage ? '{' : '[';
      EndLine(node.text);
      if (node.kind == Kind::kMessage) {
        Block(index + 1, node.end, indent + 2, /*top=*/false);
      } else {
        Elements(node, index, indent + 2);
      }
      Indent(indent);
      out_ += node.kind == Kind::kMessage ? '}' : ']';
    }
    out_ += separator;
    EndLine(node.comment);
  }

  void Elements(const Node& list, size_t index, size_t indent) {
    size_t last = index;
    for (size_t i = index + 1; i < list.end; i = tree_[i].end) {
      if (tree_[i].kind != Kind::kComment) last = i;
    }
    for (size_t i = index + 1; i < list.end && !IsFull(); i = tree_[i].end) {
      if (tree_[i].after_blank_line && i > index + 1) out_ += '\n';
      Indent(indent);
      Lines(tree_[i], i, indent, /*top=*/false, i == last ? "" : ",");
    }
  }

  // A text's pieces below one another.
  void Pieces(const Node& text, size_t index, size_t indent, std::string_view separator) {
    const size_t line_start = out_.size() - indent;
    NameOf(text);
    const size_t column =
        static_cast<size_t>(Characters(std::string_view(out_).substr(line_start)));
    for (size_t i = index + 1; i < text.end; ++i) {
      if (i > index + 1) Indent(column);
      const bool last = i + 1 == text.end;
      if (tree_[i].kind == Kind::kComment) {
        Comment(tree_[i].text);
        out_ += '\n';
        continue;
      }
      OneLine(tree_[i], i);
      if (last) out_ += separator;
      EndLine(last ? text.comment : tree_[i].comment);
    }
  }

  void NameOf(const Node& node) {
    if (node.name.IsEmpty()) return;
    out_ += Name(lexer_.Text(node.name));
    out_ += node.kind == Kind::kMessage ? " " : ": ";
  }

  void OneLine(const Node& node, size_t index) {
    NameOf(node);
    if (node.kind == Kind::kScalar) {
      const std::string_view text = lexer_.Text(node.text);
      if (node.negative) out_ += '-';
      out_ += text[0] == '"' || text[0] == '\'' ? Literal(text) : std::string(text);
      return;
    }
    const bool message = node.kind == Kind::kMessage;
    out_ += message ? '{' : '[';
    for (size_t i = index + 1; i < node.end; i = tree_[i].end) {
      if (message) {
        out_ += ' ';
      } else if (i > index + 1) {
        out_ += ", ";
      }
      OneLine(tree_[i], i);
    }
    if (message && node.end > index + 1) out_ += ' ';
    out_ += message ? '}' : ']';
  }

  const Tree& tree_;
  const Lexer& lexer_;
  std::string out_;
};

}  // namespace

std::variant<std::string, FormatProblem> FormatText(std::string_view text) {
  if (text.size() > kMostFormattedBytes) {
    return FormatProblem{.line = 1,
                         .column = 1,
                         .problem = absl::StrCat("has ", text.size(), " bytes; at most ",
                                                 kMostFormattedBytes, " are laid out"),
                         .mend = "divide it"};
  }
  Reader reader(text);
  if (std::optional<FormatProblem> problem = reader.Read()) return *std::move(problem);
  std::string out;
  if (!Writer(reader.tree(), reader.lexer()).Write(out)) {
    return FormatProblem{.line = 1,
                         .column = 1,
                         .problem = absl::StrCat("would have more than ", kMostFormattedBytes,
                                                 " bytes once laid out"),
                         .mend = "divide it"};
  }
  return out;
}

}  // namespace fairstart

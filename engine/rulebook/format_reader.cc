// From tokens to a tree of fields, elements and comments, each with its width on one line.
//
// Tested by tests/engine/rulebook/format_test.cc.
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/format_parts.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

// From tokens to the tree. Functions return false after a problem.
class Reader {
 public:
  Reader(FormatLexer& lexer, FormatTree& tree) : lexer_(lexer), tree_(tree) {}

  std::optional<FormatProblem> Read() {
    if (Advance() && Block('\0', Slice{})) return std::nullopt;
    return problem_;
  }

 private:
  using Kind = FormatNode::Kind;

  // To the next token that is no comment; comments on the way wait in `comments_`.
  bool Advance() {
    while (true) {
      if (!lexer_.Next(now_)) {
        problem_ = lexer_.problem();
        return false;
      }
      if (now_.kind != FormatToken::Kind::kComment) return true;
      comments_.push_back(now_);
    }
  }

  bool Is(char symbol) const {
    return now_.kind == FormatToken::Kind::kSymbol && lexer_.Text(now_.slice)[0] == symbol;
  }
  bool IsScalar() const {
    return now_.kind == FormatToken::Kind::kString || now_.kind == FormatToken::Kind::kNumber ||
           now_.kind == FormatToken::Kind::kName || Is('-');
  }

  bool Fail(size_t offset, std::string problem, std::string mend) {
    problem_ = lexer_.Problem(offset, std::move(problem), std::move(mend));
    return false;
  }
  // What stands here is not what is wanted.
  bool FailHere(std::string_view wanted, std::string mend) {
    const std::string shown = now_.kind == FormatToken::Kind::kEnd
                                  ? std::string("the end of the file")
                                  : Quoted(lexer_.Text(now_.slice));
    return Fail(now_.slice.begin,
                absl::StrCat(shown, " stands where ", std::string(wanted), " should"),
                std::move(mend));
  }

  size_t Push(Kind kind, Slice name) {
    tree_.push_back(FormatNode{.kind = kind, .after_blank_line = blank_, .name = name});
    blank_ = false;
    return tree_.size() - 1;
  }
  bool Close(size_t node) {
    tree_[node].end = static_cast<uint32_t>(tree_.size());
    return true;
  }

  // Comments that wait become nodes of their own lines.
  void PlaceComments() {
    for (const FormatToken& comment : comments_) {
      tree_.push_back(FormatNode{.kind = Kind::kComment,
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
      if (now_.kind == FormatToken::Kind::kEnd) {
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
    } else if (now_.kind != FormatToken::Kind::kName) {
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
      if (now_.kind != FormatToken::Kind::kName) {
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
    if (now_.kind == FormatToken::Kind::kString) return Text(name, node);
    const bool negative = Is('-');
    if (negative && !Advance()) return false;
    if (now_.kind != FormatToken::Kind::kNumber && now_.kind != FormatToken::Kind::kName) {
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
    if (now_.kind != FormatToken::Kind::kString) {
      // A text in one piece is like any other scalar.
      FormatNode only = tree_.back();
      tree_.pop_back();
      only.name = name;
      only.after_blank_line = tree_[node].after_blank_line;
      tree_[node] = only;
      Close(node);
      tree_[node].width = Width(node);
      return true;
    }
    while (now_.kind == FormatToken::Kind::kString) {
      PlaceComments();
      if (!Piece(Push(Kind::kScalar, Slice{}))) return false;
    }
    tree_[node].comment = tree_.back().comment;
    return Close(node);
  }

  // The width of a closed node on one line.
  int32_t Width(size_t index) const {
    const FormatNode& node = tree_[index];
    const int32_t name =
        node.name.IsEmpty() ? 0 : Characters(FormattedName(lexer_.Text(node.name)));
    if (node.kind == Kind::kScalar) {
      const std::string_view text = lexer_.Text(node.text);
      const bool quoted = text[0] == '"' || text[0] == '\'';
      return name + (name > 0 ? 2 : 0) + (node.negative ? 1 : 0) +
             Characters(quoted ? FormattedLiteral(text) : std::string(text));
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

  FormatLexer& lexer_;
  FormatTree& tree_;
  FormatToken now_;
  std::vector<FormatToken> comments_;
  bool blank_ = false;  // a blank line stands before the field or element that is read
  int nesting_ = 0;
  FormatProblem problem_;
};

}  // namespace

std::optional<FormatProblem> ReadTree(FormatLexer& lexer, FormatTree& tree) {
  return Reader(lexer, tree).Read();
}

}  // namespace fairstart

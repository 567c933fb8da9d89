// Parts of FormatText, one file each: text is cut into tokens, tokens become a tree, the tree is
// written. Only for format*.cc.
#ifndef FAIRSTART_ENGINE_RULEBOOK_FORMAT_PARTS_H_
#define FAIRSTART_ENGINE_RULEBOOK_FORMAT_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "engine/rulebook/format.h"

namespace fairstart {

// ---- Tokens, in format_lexer.cc.

// A piece of the input. Inputs are far smaller than 4 GiB.
struct Slice {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool IsEmpty() const { return begin == end; }
};

struct FormatToken {
  enum class Kind : uint8_t { kEnd, kName, kNumber, kString, kSymbol, kComment };
  Kind kind = Kind::kEnd;
  bool starts_line = false;
  bool after_blank_line = false;
  Slice slice;
};

// Cuts the text into the tokens that protobuf's tokenizer would, and refuses what it would.
class FormatLexer {
 public:
  explicit FormatLexer(std::string_view text) : text_(text) {}

  // False when the text goes on with no token; problem() then says why.
  bool Next(FormatToken& token);

  FormatProblem Problem(size_t offset, std::string problem, std::string mend) const;
  const FormatProblem& problem() const { return problem_; }
  std::string_view Text(Slice slice) const {
    return text_.substr(slice.begin, slice.end - slice.begin);
  }

 private:
  char Peek(size_t ahead = 0) const;
  void Skip(bool (*belongs)(char));
  bool Fail(size_t offset, std::string problem, std::string mend);

  bool Read(FormatToken& token);
  bool Comment(FormatToken& token);
  bool Number(FormatToken& token);
  bool String(FormatToken& token);
  // A backslash and what must follow it; further digits are like any other character.
  bool Escape();

  const std::string_view text_;
  size_t at_ = 0;
  FormatProblem problem_;
};

// ---- The tree, in format_reader.cc.

inline constexpr int32_t kSeveralLines = -1;

// A field, an element of a list, a piece of a text, or a comment.
struct FormatNode {
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
using FormatTree = std::deque<FormatNode>;

// Reads what is left of the text into `tree`, or says why it cannot.
std::optional<FormatProblem> ReadTree(FormatLexer& lexer, FormatTree& tree);

// ---- Its text, in format_writer.cc.

// A field's name. A bracketed one may have spaces and comments inside.
std::string FormattedName(std::string_view name);
// A text in its quotes, on one line.
std::string FormattedLiteral(std::string_view literal);
int32_t Characters(std::string_view text);

// False when it is more than a text may have.
bool WriteTree(const FormatTree& tree, const FormatLexer& lexer, std::string& out);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_FORMAT_PARTS_H_

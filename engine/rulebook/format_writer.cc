// From the tree to text: what stands on one line, and what on lines of its own.
//
// Tested by tests/engine/rulebook/format_test.cc.
#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "engine/rulebook/format_parts.h"

namespace fairstart {
namespace {

class Writer {
 public:
  Writer(const FormatTree& tree, const FormatLexer& lexer) : tree_(tree), lexer_(lexer) {}

  // False when it is more than a text may have.
  bool Write(std::string& out) {
    Block(0, tree_.size(), 0, /*top=*/true);
    out = std::move(out_);
    return out.size() <= kMostFormattedBytes;
  }

 private:
  using Kind = FormatNode::Kind;

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
  void Lines(const FormatNode& node, size_t index, size_t indent, bool top,
             std::string_view separator) {
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

  void Elements(const FormatNode& list, size_t index, size_t indent) {
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
  void Pieces(const FormatNode& text, size_t index, size_t indent, std::string_view separator) {
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

  void NameOf(const FormatNode& node) {
    if (node.name.IsEmpty()) return;
    out_ += FormattedName(lexer_.Text(node.name));
    out_ += node.kind == Kind::kMessage ? " " : ": ";
  }

  void OneLine(const FormatNode& node, size_t index) {
    NameOf(node);
    if (node.kind == Kind::kScalar) {
      const std::string_view text = lexer_.Text(node.text);
      if (node.negative) out_ += '-';
      out_ += text[0] == '"' || text[0] == '\'' ? FormattedLiteral(text) : std::string(text);
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

  const FormatTree& tree_;
  const FormatLexer& lexer_;
  std::string out_;
};

}  // namespace

std::string FormattedName(std::string_view name) {
  if (name[0] != '[') return std::string(name);
  std::string tight;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '#') i = name.find('\n', i);
    if (!absl::ascii_isspace(static_cast<unsigned char>(name[i]))) tight += name[i];
  }
  return tight;
}

std::string FormattedLiteral(std::string_view literal) {
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

bool WriteTree(const FormatTree& tree, const FormatLexer& lexer, std::string& out) {
  return Writer(tree, lexer).Write(out);
}

}  // namespace fairstart

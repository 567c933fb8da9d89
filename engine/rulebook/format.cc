// Lays a text out. It is cut into tokens, comments among them (format_lexer.cc); the tokens become a
// tree of fields, elements and comments, each with its width on one line (format_reader.cc); the
// tree is written (format_writer.cc). Everything between the tokens is dropped but for two things:
// whether a token starts its line, and whether a blank line stands before it. That the output, read
// again, gives the same tree is why laying out twice changes nothing.
//
// Tested by tests/engine/rulebook/format_test.cc.
#include "engine/rulebook/format.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/format_parts.h"

namespace fairstart {

std::variant<std::string, FormatProblem> FormatText(std::string_view text) {
  if (text.size() > kMostFormattedBytes) {
    return FormatProblem{.line = 1,
                         .column = 1,
                         .problem = absl::StrCat("has ", text.size(), " bytes; at most ",
                                                 kMostFormattedBytes, " are laid out"),
                         .mend = "divide it"};
  }
  FormatLexer lexer(text);
  FormatTree tree;
  if (std::optional<FormatProblem> problem = ReadTree(lexer, tree)) return *std::move(problem);
  std::string out;
  if (!WriteTree(tree, lexer, out)) {
    return FormatProblem{.line = 1,
                         .column = 1,
                         .problem = absl::StrCat("would have more than ", kMostFormattedBytes,
                                                 " bytes once laid out"),
                         .mend = "divide it"};
  }
  return out;
}

}  // namespace fairstart

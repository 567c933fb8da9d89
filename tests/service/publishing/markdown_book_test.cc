#include "service/publishing/markdown_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_split.h"
#include "tests/service/publishing/hostile_book.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(MarkdownBook, HasHeadingsThatLinksLeadTo) {
  const std::string text = MarkdownBook(BookOf("word"));
  EXPECT_THAT(text, StartsWith("# word\n"));
  EXPECT_THAT(text, HasSubstr("\n## Contents\n\n- [word](#part-a)\n  - [word. word](#a) (in "
                              "preparation)\n"));
  EXPECT_THAT(text, HasSubstr("<a id=\"rule-a\"></a>\n\n##### word\n\nDefinition `word`\n"));
  EXPECT_THAT(text, HasSubstr("\n### word. word\n\n**In preparation: "));
}

TEST(MarkdownBook, HasStatementsWithTheirListsSourcesRemarksAndFormulas) {
  EXPECT_THAT(MarkdownBook(BookOf("word")),
              HasSubstr("**word**\n\n"
                        "- word[word](#a)\n"
                        "  - word[word](#a)\n"
                        "    - word[word](#a)\n"
                        "\n  word[word](#a)\n"
                        "\n  \\[[word](#a); as read by [word](#a)\\]\n"
                        "\n  *word*\n"
                        "\n  `word`  \n"));
}

TEST(MarkdownBook, HasTables) {
  const std::string text = MarkdownBook(BookOf("word"));
  EXPECT_THAT(text, HasSubstr("\n| word | word |\n| --- | --- |\n| word[word](#a) | word[word](#a) "
                              "|\n"));
  EXPECT_THAT(text, HasSubstr("| <a id=\"reference-a\"></a>word | word | status | [word](#a). "
                              "Nothing to compute: word |\n"));
}

TEST(MarkdownBook, CountsScenarios) {
  const std::string text = MarkdownBook(BookOf("word"));
  EXPECT_THAT(text, HasSubstr("- [word](#reference-a): 1 scenario\n  - [word](#a)\n"));
  EXPECT_THAT(text, HasSubstr("**word: 1 scenario**\n"));
}

TEST(MarkdownBook, HoldsHostileWordsAsWords) {
  const std::string text = MarkdownBook(BookOf(kHostile));
  EXPECT_THAT(text, Not(HasSubstr("</style><script>x</script>\"'\\`")));
  EXPECT_THAT(text, HasSubstr("\\</style\\>\\<script\\>x\\</script\\>\"'\\`\\|\\*\\_\\[a\\](b)\\#"
                              "\\&amp;"));
  // A formula that holds a mark of code stands between two.
  EXPECT_THAT(text, HasSubstr("`` </style><script>x</script>\"'`|*_[a](b)#&amp; ``"));
}

TEST(MarkdownBook, KeepsEachTextOnItsLine) {
  const std::string text = MarkdownBook(BookOf("two\nlines"));
  for (const auto& line : absl::StrSplit(text, '\n')) {
    EXPECT_THAT(std::string(line), Not(StartsWith("lines")));
  }
}

}  // namespace
}  // namespace fairstart

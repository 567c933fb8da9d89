// The book of the rulebook that is shipped: complete, linked, and the same in both formats.
#include <gmock/gmock.h>

#include <map>
#include <regex>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "engine/explanation/anchor.h"
#include "tests/service/publishing/sample_book.h"

namespace fairstart {
namespace {

class ShippedBook : public testing::Test {
 protected:
  static MadeBook& Made() {
    static MadeBook& made = *new MadeBook(MakeBookOf("rules", "rotherham", "2017"));
    return made;
  }
  static Book& TheBook() { return Made().book; }
};

// Every anchor of the book, with how often it stands there.
std::map<std::string, int> Anchors(Book& book) {
  std::map<std::string, int> anchors;
  for (const BookPart& part : book.parts) {
    ++anchors[part.anchor];
    for (const BookSection& section : part.sections) {
      ++anchors[section.anchor];
      for (const BookReference& reference : section.references) ++anchors[reference.anchor];
    }
  }
  ForEachRule(book, [&](BookRule& rule) { ++anchors[rule.anchor]; });
  return anchors;
}

// Calls `visit` with every passage, its parts included, and every other text, in order.
void ForEachStatement(Book& book, const std::function<void(const std::string&)>& visit) {
  const std::function<void(const Passage&)> parts = [&](const Passage& passage) {
    if (!passage.words.empty()) visit(Text(passage.words));
    for (const Passage& part : passage.parts) parts(part);
    if (!passage.after.empty()) visit(Text(passage.after));
  };
  ForEachRule(book, [&](BookRule& rule) {
    visit(rule.title);
    for (const BookBlock& block : rule.blocks) {
      for (const BookItem& item : block.items) {
        parts(item.says);
        for (const std::string& remark : item.remarks) visit(remark);
      }
      if (!block.table.has_value()) continue;
      for (const auto& row : block.table->rows) {
        for (const Words& cell : row) {
          if (!cell.empty()) visit(Text(cell));
        }
      }
    }
  });
}

TEST_F(ShippedBook, HasEachDeclarationOnce) {
  const std::map<std::string, int> anchors = Anchors(TheBook());
  for (const auto& [anchor, count] : anchors) EXPECT_EQ(count, 1) << anchor;
  const v1::Rulebook& rulebook = MergedRulebook(*Made().plan);
  int declared = 0;
  const auto expect = [&](const char* kind, const std::string& name) {
    ++declared;
    EXPECT_TRUE(anchors.contains(Anchor(kind, name))) << kind << " " << name;
  };
  for (const auto& source : rulebook.source()) expect("source", source.name());
  for (const auto& fact : rulebook.fact()) expect("fact", fact.name());
  for (const auto& wording : rulebook.wording()) expect("wording", wording.fact());
  for (const auto& parameter : rulebook.parameter()) expect("parameter", parameter.name());
  for (const auto& definition : rulebook.definition()) expect("definition", definition.name());
  for (const auto& table : rulebook.table()) expect("definition", table.name());
  for (const auto& entitlement : rulebook.entitlement()) expect("entitlement", entitlement.name());
  for (const auto& pot : rulebook.pot()) expect("pot", pot.name());
  for (const auto& bar : rulebook.bar()) expect("bar", bar.name());
  for (const auto& lift : rulebook.lift()) expect("lift", lift.name());
  for (const auto& claim : rulebook.claim()) expect("claim", claim.name());
  for (const auto& duty : rulebook.duty()) expect("duty", duty.name());
  for (const auto& warning : rulebook.warning()) expect("warning", warning.name());
  for (const auto& reading : rulebook.interpretation()) {
    expect("interpretation", reading.number());
  }
  for (const auto& choices : rulebook.enumeration()) expect("enumeration", choices.name());
  EXPECT_GT(declared, 200);
  for (const ReadyScenario& ready : Made().scenarios.scenarios) {
    EXPECT_TRUE(anchors.contains(Anchor("scenario", ready.scenario.name())))
        << ready.scenario.name();
  }
}

TEST_F(ShippedBook, SaysWhatBecameOfEveryReference) {
  std::set<std::string> not_encoded;
  for (const auto& declared : MergedRulebook(*Made().plan).not_encoded()) {
    for (const auto& cite : declared.cite()) not_encoded.insert(cite.paragraph());
  }
  EXPECT_GT(not_encoded.size(), 10u);
  size_t found = 0;
  for (const BookPart& part : TheBook().parts) {
    for (const BookSection& section : part.sections) {
      for (const BookReference& reference : section.references) {
        found += not_encoded.contains(reference.paragraph) ? 1 : 0;
        EXPECT_EQ(not_encoded.contains(reference.paragraph), !reference.nothing_to_compute.empty())
            << reference.paragraph;
        EXPECT_EQ(reference.in_preparation, section.in_preparation &&
                                                reference.carried_by.empty() &&
                                                reference.nothing_to_compute.empty())
            << reference.paragraph;
      }
    }
  }
  EXPECT_EQ(found, not_encoded.size());
}

TEST_F(ShippedBook, HasNoLinkThatLeadsNowhere) {
  const std::map<std::string, int> anchors = Anchors(TheBook());
  int links = 0;
  const auto expect = [&](const std::string& from, const Phrase& phrase) {
    if (phrase.target.empty()) return;
    ++links;
    EXPECT_TRUE(anchors.contains(phrase.target)) << from << " → " << phrase.target;
  };
  ForEachRule(TheBook(), [&](BookRule& rule) {
    ForEachPhrase(rule, [&](const Phrase& phrase) { expect(rule.anchor, phrase); });
  });
  for (const BookPart& part : TheBook().parts) {
    for (const BookSection& section : part.sections) {
      for (const BookReference& reference : section.references) {
        for (const Phrase& rule : reference.carried_by) expect(reference.anchor, rule);
        for (const Phrase& scenario : reference.shown_by) expect(reference.anchor, scenario);
      }
    }
  }
  EXPECT_GT(links, 3000);
}

// What would show that a sentence was put together badly, or that a name has no words.
TEST_F(ShippedBook, HasSentencesOfWords) {
  static const std::regex identifier("[a-z]+_[a-z]+");
  static const std::regex twice("\\b(the|a|an|of|is|are|on|when|if) \\1\\b");
  ForEachStatement(TheBook(), [&](const std::string& said) {
    if (absl::StartsWith(said, "Digest: ")) return;
    EXPECT_FALSE(std::regex_search(said, identifier)) << said;
    EXPECT_FALSE(std::regex_search(said, twice)) << said;
    EXPECT_FALSE(absl::StrContains(said, "  ")) << said;
    EXPECT_FALSE(absl::StrContains(said, " ,")) << said;
    EXPECT_FALSE(absl::StrContains(said, "..")) << said;
    EXPECT_FALSE(absl::StrContains(said, "“”")) << said;
    EXPECT_FALSE(absl::StrContains(said, " .")) << said;
  });
}

// Clauses stand after "if", and have a verb; other labels stand after "the".
TEST_F(ShippedBook, HasLabelsThatStandInsideASentence) {
  static const std::regex clause(
      "\\b(is|are|was|were|has|have|had|can|does|did|may|must|runs|ends|goes|gives|pays|leaves|lasts|falls|"
      "counts|comes|follows|began|fell|said|says|asks|asked|lives|lived|lives|holds|held|needs|wants|works|"
      "covers|receives|exceeds|applies|stands|takes|took|spans|meets|met|left|broke|lies|agrees|adds|"
      "reaches|begins|begun|brings|approves|approved|came|come|hold|lasted|do|rents|cannot|would|made|earns|studies|stays|uses|provides|shares|looked|exceed)\\b");
  ForEachRule(TheBook(), [&](BookRule& rule) {
    if (rule.kind != "definition" && rule.kind != "table") return;
    std::string first;
    for (const BookBlock& block : rule.blocks) {
      if (block.term == "Rule" || block.term == "Generally") first = Text(block.items[0].says);
    }
    const std::string label = rule.title;
    std::string lower = label;
    lower[0] = static_cast<char>(std::tolower(lower[0]));
    const bool is_clause = absl::StartsWith(first, "This is so when") ||
                           absl::StartsWith(first, "This is always so") ||
                           absl::StartsWith(first, "This is never so");
    if (is_clause) {
      EXPECT_TRUE(std::regex_search(lower, clause)) << rule.name << ": " << label;
    }
  });
}

// The text of a page without its tags.
std::string WithoutTags(const std::string& html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return absl::StrReplaceAll(text,
                             {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}});
}

// The text of Markdown without links, marks and escapes.
std::string WithoutMarks(const std::string& markdown) {
  std::string text;
  for (size_t i = 0; i < markdown.size(); ++i) {
    if (markdown[i] == '\\') {
      text += markdown[++i];
    } else if (markdown.compare(i, 3, "](#") == 0) {
      i = markdown.find(')', i);
    } else if (markdown[i] != '[') {
      text += markdown[i];
    }
  }
  return text;
}

TEST_F(ShippedBook, SaysTheSameInBothFormats) {
  const std::string html = WithoutTags(HtmlBook(TheBook()));
  const std::string markdown = WithoutMarks(MarkdownBook(TheBook()));
  size_t in_html = 0, in_markdown = 0;
  int said = 0;
  ForEachStatement(TheBook(), [&](const std::string& passage) {
    ++said;
    in_html = html.find(passage, in_html);
    in_markdown = markdown.find(passage, in_markdown);
    ASSERT_NE(in_html, html.npos) << passage;
    ASSERT_NE(in_markdown, markdown.npos) << passage;
  });
  EXPECT_GT(said, 3000);
}

}  // namespace
}  // namespace fairstart

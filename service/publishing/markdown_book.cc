// Tested by tests/service/publishing/markdown_book_test.cc.
#include "service/publishing/markdown_book.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "service/publishing/book_headings.h"

namespace fairstart {
namespace {

// Text that Markdown, and HTML in it, would read as markup: anywhere, or where a line begins.
std::string Escaped(const std::string& text) {
  std::string escaped;
  for (size_t i = 0; i < text.size(); ++i) {
    static constexpr std::string_view kMarkup = "\\`*_{}[]<>#|~!&$";
    static constexpr std::string_view kAtTheStart = "-+=";
    const char c = text[i];
    const bool begins = i == 0 && kAtTheStart.find(c) != kAtTheStart.npos;
    if (begins || kMarkup.find(c) != kMarkup.npos) escaped += '\\';
    escaped += c == '\n' || c == '\r' ? ' ' : c;
  }
  return escaped;
}

// Text in code marks, which may hold marks itself.
std::string Code(const std::string& text) {
  size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string marks(longest + 1, '`');
  const std::string space = longest > 0 ? " " : "";
  return absl::StrCat(marks, space, absl::StrReplaceAll(text, {{"\n", " "}}), space, marks);
}

std::string Linked(const Phrase& phrase) {
  const std::string text = Escaped(phrase.text);
  return phrase.target.empty() ? text : absl::StrCat("[", text, "](#", phrase.target, ")");
}

std::string InMarkdown(const Words& words) {
  std::string text;
  for (const Phrase& phrase : words) text += Linked(phrase);
  return text;
}

std::string Links(const std::vector<Phrase>& links, const std::string& between) {
  std::vector<std::string> texts;
  for (const Phrase& link : links) texts.push_back(Linked(link));
  return absl::StrJoin(texts, between);
}

// "[12.1.s1, 12.2; as read by I-52]".
std::string Sources(const BookItem& item) {
  std::string sources = Links(item.cites, ", ");
  if (!item.readings.empty()) {
    absl::StrAppend(&sources, sources.empty() ? "" : "; ", kAsReadBy, Links(item.readings, ", "));
  }
  return sources;
}

class MarkdownWriter {
 public:
  std::string Write(const Book& book) {
    Line(absl::StrCat("# ", Escaped(book.title)));
    Line("");
    for (const BookItem& item : book.about) Item(item, "- ", "  ");
    Line(absl::StrCat("\n## ", kHowToRead, "\n"));
    for (const BookItem& item : book.how_to_read) Item(item, "- ", "  ");
    Contents(book);
    for (const BookPart& part : book.parts) Part(part);
    return std::move(text_);
  }

 private:
  void Line(const std::string& line) { absl::StrAppend(&text_, line, "\n"); }

  void Heading(const std::string& marks, const std::string& anchor, const std::string& title) {
    Line(absl::StrCat("\n<a id=\"", anchor, "\"></a>\n\n", marks, " ", Escaped(title), "\n"));
  }

  void Contents(const Book& book) {
    Line(absl::StrCat("\n## ", kContents, "\n"));
    for (const BookPart& part : book.parts) {
      Line(absl::StrCat("- ", Linked({part.title, part.anchor})));
      for (const BookSection& section : part.sections) {
        Line(absl::StrCat("  - ", Linked({SectionTitle(section), section.anchor}),
                          section.in_preparation ? absl::StrCat(" (", kInPreparation, ")") : ""));
      }
    }
  }

  void Part(const BookPart& part) {
    Heading("##", part.anchor, part.title);
    if (!part.edition.empty()) Line(absl::StrCat(Escaped(part.edition), "\n"));
    for (const BookSection& section : part.sections) Section(section);
  }

  void Section(const BookSection& section) {
    Heading("###", section.anchor, SectionTitle(section));
    if (section.in_preparation) Line(absl::StrCat("**", kInPreparationSentence, "**\n"));
    if (!section.references.empty()) Outline(section);
    for (const BookGroup& group : section.groups) {
      if (!group.title.empty()) Line(absl::StrCat("\n#### ", Escaped(group.title), "\n"));
      const char* marks = group.title.empty() ? "####" : "#####";
      for (const BookRule& rule : group.rules) Rule(rule, marks);
    }
  }

  void Outline(const BookSection& section) {
    Line(absl::StrCat("| ", absl::StrJoin(kOutlineHead, " | "), " |"));
    Line("| --- | --- | --- | --- |");
    for (const BookReference& reference : section.references) {
      std::string carried = Links(reference.carried_by, "; ");
      if (const std::string state = StateOf(reference); !state.empty()) {
        absl::StrAppend(&carried, carried.empty() ? "" : ". ", Escaped(state));
      }
      Line(absl::StrCat("| <a id=\"", reference.anchor, "\"></a>", Escaped(reference.paragraph),
                        " | ", Escaped(reference.says), " | ", reference.kind, " | ", carried,
                        " |"));
    }
    Line("");
    for (const BookReference& reference : section.references) {
      if (reference.shown_by.empty()) continue;
      Line(absl::StrCat("- ", Linked({reference.paragraph, reference.anchor}), ": ",
                        CountOf(reference.shown_by)));
      for (const Phrase& scenario : reference.shown_by) Line("  - " + Linked(scenario));
    }
  }

  void Rule(const BookRule& rule, const std::string& marks) {
    Heading(marks, rule.anchor, rule.title);
    Line(absl::StrCat(KindTitle(rule.kind), " ", Code(rule.name), "\n"));
    for (const BookBlock& block : rule.blocks) Block(block);
  }

  void Block(const BookBlock& block) {
    const std::string count = block.long_list ? absl::StrCat(": ", CountOf(block.items)) : "";
    Line(absl::StrCat("**", Escaped(block.term), count, "**\n"));
    for (const BookItem& item : block.items) Item(item, "- ", "  ");
    if (block.table.has_value()) Table(*block.table);
    Line("");
  }

  void Item(const BookItem& item, const std::string& bullet, const std::string& indent) {
    const std::string words = InMarkdown(item.says.words);
    const std::string sources = Sources(item);
    if (words.empty() && sources.empty()) {
      for (const auto& formula : absl::StrSplit(item.formula, '\n')) {
        Line(bullet + Code(std::string(formula)));
      }
      return;
    }
    if (words.empty() || sources.empty()) {
      Line(absl::StrCat(bullet, words, sources));
      Parts(item.says, indent);
    } else if (item.says.parts.empty()) {
      Line(absl::StrCat(bullet, words, " \\[", sources, "\\]"));
    } else {
      // After the list, since they are of all of it.
      Line(bullet + words);
      Parts(item.says, indent);
      Line(absl::StrCat("\n", indent, "\\[", sources, "\\]"));
    }
    for (const std::string& remark : item.remarks) {
      Line(absl::StrCat("\n", indent, "*", Escaped(remark), "*"));
    }
    if (item.formula.empty()) return;
    Line("");
    for (const auto& formula : absl::StrSplit(item.formula, '\n')) {
      Line(absl::StrCat(indent, Code(std::string(formula)), "  "));
    }
  }

  void Parts(const Passage& passage, const std::string& indent) {
    for (const Passage& part : passage.parts) {
      Line(absl::StrCat(indent, "- ", InMarkdown(part.words)));
      Parts(part, indent + "  ");
    }
    if (passage.after.empty()) return;
    Line(absl::StrCat("\n", indent, InMarkdown(passage.after)));
  }

  void Table(const BookTable& table) {
    Line("");
    std::string head = "|", rule = "|";
    for (const std::string& title : table.head) {
      absl::StrAppend(&head, " ", Escaped(title), " |");
      absl::StrAppend(&rule, " --- |");
    }
    Line(head);
    Line(rule);
    for (const auto& row : table.rows) {
      std::string line = "|";
      for (const Words& cell : row) absl::StrAppend(&line, " ", InMarkdown(cell), " |");
      Line(line);
    }
  }

  std::string text_;
};

}  // namespace

std::string MarkdownBook(const Book& book) { return MarkdownWriter().Write(book); }

}  // namespace fairstart

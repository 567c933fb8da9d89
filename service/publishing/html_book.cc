// Tested by tests/service/publishing/html_book_test.cc.
#include "service/publishing/html_book.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "service/publishing/book_headings.h"
#include "service/publishing/book_style.h"
#include "service/publishing/html_writer.h"
#include "service/publishing/page_head.h"

namespace fairstart {
namespace {

constexpr char kRulesId[] = "rules";
constexpr char kTitleId[] = "-title";

class HtmlBookWriter {
 public:
  explicit HtmlBookWriter(const Book& book) : book_(book) {}

  std::string Write() {
    html_.Doctype();
    {
      const HtmlElement page(html_, "html", {{"lang", "en-GB"}});
      WritePageHead(html_, book_.title, {kBookStyle});
      const HtmlElement body(html_, "body");
      html_.Leaf("a", {{"class", "skip"}, {"href", absl::StrCat("#", kRulesId)}},
                 "Skip to the rules");
      const HtmlElement frame(html_, "div", {{"class", "page"}});
      Masthead();
      const HtmlElement columns(html_, "div", {{"class", "columns"}});
      Contents();
      Main();
    }
    html_.Line();
    return html_.text();
  }

 private:
  void Masthead() {
    const HtmlElement header(html_, "header", {{"class", "masthead"}});
    html_.Leaf("h1", {}, book_.title);
    for (const BookItem& item : book_.about) {
      Paragraph("", item.says.words);
      for (const std::string& remark : item.remarks) html_.Leaf("p", {{"class", "digest"}}, remark);
    }
    html_.Line();
  }

  void Contents() {
    const HtmlElement nav(html_, "nav", {{"class", "contents"}, {"aria-labelledby", "contents"}});
    html_.Leaf("h2", {{"id", "contents"}}, kContents);
    const HtmlElement list(html_, "ol");
    for (const BookPart& part : book_.parts) {
      const HtmlElement entry(html_, "li");
      LinkTo(part.anchor, part.title);
      const HtmlElement sections(html_, "ol");
      for (const BookSection& section : part.sections) {
        const HtmlElement line(html_, "li");
        LinkTo(section.anchor, SectionTitle(section));
        if (!section.in_preparation) continue;
        html_.Text(" ");
        html_.Leaf("span", {{"class", "mark"}}, kInPreparation);
      }
    }
    html_.Line();
  }

  void Main() {
    const HtmlElement main(html_, "main", {{"id", kRulesId}});
    {
      const HtmlElement section(html_, "section",
                                {{"class", "reading"}, {"aria-labelledby", "how-to-read"}});
      html_.Leaf("h2", {{"id", "how-to-read"}}, kHowToRead);
      const HtmlElement list(html_, "ul");
      for (const BookItem& item : book_.how_to_read) {
        const HtmlElement line(html_, "li");
        Inline(item.says.words);
      }
    }
    for (const BookPart& part : book_.parts) Part(part);
  }

  void Part(const BookPart& part) {
    html_.Line();
    const HtmlElement section(html_, "section", {{"id", part.anchor}});
    html_.Leaf("h2", {}, part.title);
    if (!part.edition.empty()) html_.Leaf("p", {{"class", "edition"}}, part.edition);
    for (const BookSection& each : part.sections) Section(each);
  }

  void Section(const BookSection& section) {
    html_.Line();
    const HtmlElement element(html_, "section", {{"id", section.anchor}});
    html_.Leaf("h3", {}, SectionTitle(section));
    if (section.in_preparation) html_.Leaf("p", {{"class", "notice"}}, kInPreparationSentence);
    if (!section.references.empty()) Outline(section);
    for (const BookGroup& group : section.groups) {
      const bool titled = !group.title.empty();
      if (titled) html_.Leaf("h4", {{"class", "group"}}, group.title);
      for (const BookRule& rule : group.rules) Rule(rule, titled ? "h5" : "h4");
    }
  }

  void Outline(const BookSection& section) {
    const HtmlElement table(html_, "table", {{"class", "outline"}});
    {
      const HtmlElement head(html_, "thead");
      const HtmlElement row(html_, "tr");
      for (const char* title : kOutlineHead) html_.Leaf("th", {{"scope", "col"}}, title);
    }
    const HtmlElement body(html_, "tbody");
    for (const BookReference& reference : section.references) {
      const HtmlElement row(html_, "tr", {{"id", reference.anchor}});
      html_.Leaf("th", {{"scope", "row"}}, reference.paragraph);
      html_.Leaf("td", {}, reference.says);
      html_.Leaf("td", {}, reference.kind);
      const HtmlElement cell(html_, "td");
      Links(reference.carried_by, "; ");
      if (const std::string state = StateOf(reference); !state.empty()) {
        if (!reference.carried_by.empty()) html_.Text(". ");
        html_.Leaf("span", {{"class", "state"}}, state);
      }
      if (reference.shown_by.empty()) continue;
      const HtmlElement details(html_, "details");
      html_.Leaf("summary", {}, CountOf(reference.shown_by));
      const HtmlElement list(html_, "ul");
      for (const Phrase& scenario : reference.shown_by) {
        const HtmlElement line(html_, "li");
        LinkTo(scenario.target, scenario.text);
      }
    }
  }

  void Rule(const BookRule& rule, std::string_view heading) {
    html_.Line();
    const std::string title = rule.anchor + kTitleId;
    const HtmlElement article(html_, "article",
                              {{"class", "rule"}, {"id", rule.anchor}, {"aria-labelledby", title}});
    {
      const HtmlElement header(html_, "header");
      html_.Leaf(heading, {{"class", "title"}, {"id", title}}, rule.title);
      const HtmlElement kind(html_, "p", {{"class", "kind"}});
      html_.Leaf("b", {}, KindTitle(rule.kind));
      html_.Text(" ");
      html_.Leaf("code", {}, rule.name);
    }
    for (const BookBlock& block : rule.blocks) Block(block);
  }

  void Block(const BookBlock& block) {
    const HtmlElement element(html_, "div",
                              {{"class", block.long_list ? "block folded" : "block"}});
    html_.Leaf("p", {{"class", "term"}}, block.term);
    const HtmlElement body(html_, "div");
    if (block.long_list) {
      const HtmlElement details(html_, "details");
      html_.Leaf("summary", {}, CountOf(block.items));
      const HtmlElement list(html_, "ul");
      for (const BookItem& item : block.items) {
        const HtmlElement line(html_, "li");
        Inline(item.says.words);
      }
      return;
    }
    Items(block.items);
    if (block.table.has_value()) Table(block, *block.table);
  }

  void Items(const std::vector<BookItem>& items) {
    if (items.size() == 1) {
      const HtmlElement only(html_, "div", {{"class", "item"}});
      return Item(items.front());
    }
    const HtmlElement list(html_, "ul", {{"class", "items"}});
    for (const BookItem& item : items) {
      const HtmlElement line(html_, "li", {{"class", "item"}});
      Item(item);
    }
  }

  void Item(const BookItem& item) {
    const bool cited = !item.cites.empty() || !item.readings.empty();
    const bool listed = !item.says.parts.empty();
    if (!item.says.words.empty() || (cited && !listed)) {
      const HtmlElement paragraph(html_, "p", {{"class", "says"}});
      Inline(item.says.words);
      if (cited && !listed) {
        if (!item.says.words.empty()) html_.Text(" ");
        Sources(item);
      }
    }
    Parts(item.says);
    if (cited && listed) {
      const HtmlElement paragraph(html_, "p");
      Sources(item);
    }
    for (const std::string& remark : item.remarks) {
      html_.Leaf("p", {{"class", "remark"}}, remark);
    }
    if (item.formula.empty()) return;
    const HtmlElement formula(html_, "p", {{"class", "formula"}});
    html_.Leaf("code", {}, item.formula);
  }

  void Sources(const BookItem& item) {
    const HtmlElement sources(html_, "span", {{"class", "sources"}});
    Links(item.cites, ", ");
    if (item.readings.empty()) return;
    html_.Text(absl::StrCat(item.cites.empty() ? "" : "; ", kAsReadBy));
    Links(item.readings, ", ");
  }

  void Parts(const Passage& passage) {
    if (!passage.parts.empty()) {
      const HtmlElement list(html_, "ul");
      for (const Passage& part : passage.parts) {
        const HtmlElement line(html_, "li");
        Inline(part.words);
        Parts(part);
      }
    }
    if (!passage.after.empty()) Paragraph("", passage.after);
  }

  void Table(const BookBlock& block, const BookTable& table) {
    const HtmlElement scroll(
        html_, "div",
        {{"class", "scroll"}, {"role", "region"}, {"aria-label", block.term}, {"tabindex", "0"}});
    const HtmlElement element(html_, "table");
    {
      const HtmlElement head(html_, "thead");
      const HtmlElement row(html_, "tr");
      for (const std::string& title : table.head) html_.Leaf("th", {{"scope", "col"}}, title);
    }
    const HtmlElement body(html_, "tbody");
    for (const auto& cells : table.rows) {
      const HtmlElement row(html_, "tr");
      for (const Words& cell : cells) {
        const HtmlElement data(html_, "td");
        Inline(cell);
      }
    }
  }

  void Paragraph(std::string_view css_class, const Words& words) {
    const HtmlElement paragraph(html_, "p", {{"class", css_class}});
    Inline(words);
  }

  void Inline(const Words& words) {
    for (const Phrase& phrase : words) {
      if (phrase.target.empty()) {
        html_.Text(phrase.text);
      } else {
        LinkTo(phrase.target, phrase.text);
      }
    }
  }

  void Links(const std::vector<Phrase>& links, std::string_view between) {
    for (size_t i = 0; i < links.size(); ++i) {
      if (i > 0) html_.Text(between);
      LinkTo(links[i].target, links[i].text);
    }
  }

  // A number, as of a reference, is not broken at its hyphen.
  void LinkTo(const std::string& anchor, const std::string& text) {
    constexpr size_t kLongestNumber = 16;
    const bool number = text.size() <= kLongestNumber && text.find(' ') == text.npos;
    html_.Leaf("a", {{"class", number ? "number" : ""}, {"href", absl::StrCat("#", anchor)}}, text);
  }

  const Book& book_;
  HtmlWriter html_;
};

}  // namespace

std::string HtmlBook(const Book& book) { return HtmlBookWriter(book).Write(); }

}  // namespace fairstart

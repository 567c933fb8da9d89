// Tested by tests/service/publishing/html_statement_test.cc and tests/e2e/statement_test.mjs.
#include "service/publishing/html_statement.h"

#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "service/publishing/html_writer.h"
#include "service/publishing/page_head.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/statement_style.h"

namespace fairstart {
namespace {

constexpr char kInTheRules[] = "In the rules: ";

// What stands where there is nothing.
constexpr char kNothing[] = "Nothing.";

class HtmlStatementWriter {
 public:
  explicit HtmlStatementWriter(const StatementPage& page) : page_(page) {}

  std::string Write() {
    html_.Doctype();
    {
      const HtmlElement root(html_, "html", {{"lang", "en-GB"}});
      WritePageHead(html_,
                    page_.case_reference.empty()
                        ? page_.title
                        : absl::StrCat(page_.title, ": ", page_.case_reference),
                    {kStatementStyle});
      const HtmlElement body(html_, "body");
      html_.Leaf("a", {{"class", "skip"}, {"href", "#what"}}, "Skip to what you get");
      const HtmlElement frame(html_, "div", {{"class", "page"}});
      Masthead();
      Contents();
      const HtmlElement main(html_, "main", {{"id", "what"}});
      for (const StatementSection& section : page_.sections) Section(section);
      Tasks();
      Warnings();
      Year();
      Refused();
      Complaints();
      Basis();
    }
    html_.Line();
    return html_.text();
  }

 private:
  void Masthead() {
    html_.Line();
    const HtmlElement header(html_, "header", {{"class", "masthead"}});
    html_.Leaf("h1", {}, page_.title);
    Paragraph(
        "",
        absl::StrCat(
            "This page is for you",
            page_.case_reference.empty() ? "" : absl::StrCat(" (case ", page_.case_reference, ")"),
            " and for your Pathway Plan. It says what you can get, why, and what "
            "has to be done."));
    Paragraph("notice",
              "This is a proposal. It counts when a named person has confirmed it. Ask them if "
              "something is not clear or not right.");
    {
      const HtmlElement status(html_, "p", {{"class", "status"}});
      html_.Text("Your legal status: ");
      html_.Leaf("strong", {}, page_.status.empty() ? "cannot be decided yet" : page_.status);
      html_.Text(".");
    }
    Paragraph("", "Your legal status says which rules are for you.");
    for (const std::string& sentence : page_.status_says) Paragraph("", sentence);
    Paragraph(
        "soft",
        "Some sentences come straight from the rules. Where they say \u201cthe young person\u201d, "
        "that is you. \u201cIn the rules\u201d names the place: 9.1.s2 is the second sentence of paragraph 9.1, "
        "T2.r1 the first row of Table 2.");
  }

  // What there is on the page, and how much of it.
  void Contents() {
    html_.Line();
    const HtmlElement nav(html_, "nav", {{"aria-labelledby", "contents"}});
    html_.Leaf("h2", {{"id", "contents"}}, "On this page");
    const HtmlElement list(html_, "ul");
    for (const StatementSection& section : page_.sections) {
      Entry(section.id, section.title, section.items.size());
    }
    Entry("tasks", kTasks, page_.tasks.size());
    if (!page_.warnings.empty()) Entry("warnings", kWarnings, page_.warnings.size());
    Entry("year", kYear, 0);
    Entry("refused", kRefused, page_.refused.size());
    if (!page_.complaints.empty()) Entry("complaints", kComplaints, page_.complaints.size());
    Entry("basis", kBasis, 0);
  }

  void Entry(std::string_view id, std::string_view title, size_t count) {
    const HtmlElement line(html_, "li");
    html_.Leaf("a", {{"href", absl::StrCat("#", std::string(id))}}, title);
    if (count > 0) html_.Text(absl::StrCat(" (", count, ")"));
  }

  void Section(const StatementSection& section) {
    html_.Line();
    const HtmlElement element(html_, "section", {{"aria-labelledby", section.id}});
    html_.Leaf("h2", {{"id", section.id}}, section.title);
    Paragraph("intro", section.items.empty() ? section.nothing : section.intro);
    if (section.id == "undecided") {
      WithoutLeave();
      Questions();
    }
    for (size_t i = 0; i < section.items.size(); ++i) {
      Item(section.items[i], absl::StrCat(section.id, "-", i + 1));
    }
  }

  void WithoutLeave() {
    if (page_.without_leave.empty()) return;
    Paragraph("",
              absl::StrCat("If you do not have leave to remain in the United Kingdom, other rules are for "
                           "you too. We do not know your nationality. If this may be about you, tell your "
                           "worker: the rules then have ",
                           absl::StrJoin(page_.without_leave, "; "), "."));
  }

  // All questions at once, for who can answer them.
  void Questions() {
    if (page_.questions.size() < 2) return;
    const HtmlElement article(html_, "article", {{"aria-labelledby", "questions"}});
    html_.Leaf("h3", {{"id", "questions"}}, "The questions");
    const HtmlElement list(html_, "ol");
    for (const StatementQuestion& question : page_.questions) {
      const HtmlElement line(html_, "li");
      html_.Text(question.asks);
      html_.Text(" ");
      html_.Leaf(
          "span", {{"class", "cites"}},
          absl::StrCat("For ", question.things, question.things == 1 ? " thing" : " things"));
    }
  }

  void Item(const StatementItem& item, const std::string& id) {
    html_.Line();
    const HtmlElement article(html_, "article", {{"class", "item"}, {"aria-labelledby", id}});
    {
      const HtmlElement header(html_, "header");
      html_.Leaf("h3", {{"id", id}}, item.name);
      if (!item.sum.empty()) html_.Leaf("p", {{"class", "sum"}}, item.sum);
    }
    if (!item.mark.empty()) html_.Leaf("p", {{"class", "mark"}}, item.mark);
    for (const std::string& says : item.says) Paragraph("", says);
    Points(item.points);
    if (!item.workings.empty()) {
      const HtmlElement details(html_, "details", {{"class", "workings"}});
      {
        const HtmlElement summary(html_, "summary");
        html_.Text("How we worked this out");
        html_.Leaf("span", {{"class", "hidden"}}, absl::StrCat(": ", item.name));
      }
      List(item.workings);
    }
    if (!item.cites.empty()) Paragraph("cites", kInTheRules + item.cites);
  }

  void Points(const std::vector<StatementPoint>& points) {
    if (points.empty()) return;
    const HtmlElement list(html_, "dl");
    for (const StatementPoint& point : points) {
      const HtmlElement pair(html_, "div");
      html_.Leaf("dt", {}, point.term);
      for (const std::string& says : point.says) html_.Leaf("dd", {}, says);
    }
  }

  void List(const std::vector<std::string>& says) {
    const HtmlElement list(html_, "ul");
    for (const std::string& each : says) html_.Leaf("li", {}, each);
  }

  void Tasks() {
    html_.Line();
    const HtmlElement section(html_, "section", {{"aria-labelledby", "tasks"}});
    html_.Leaf("h2", {{"id", "tasks"}}, kTasks);
    if (page_.tasks.empty()) return Paragraph("intro", kNothing);
    TaskTable(page_.tasks, "Who must do what, and by when. What is late comes first.");
  }

  void TaskTable(const std::vector<StatementTask>& tasks, std::string_view caption) {
    const HtmlElement table(html_, "table", {{"class", "tasks"}, {"role", "table"}});
    html_.Leaf("caption", {}, caption);
    Columns({"What", "Who", "By when"});
    const HtmlElement body(html_, "tbody", {{"role", "rowgroup"}});
    for (const StatementTask& task : tasks) {
      html_.Line();
      const HtmlElement row(html_, "tr", {{"role", "row"}});
      {
        const HtmlElement what(html_, "th", {{"scope", "row"}, {"role", "rowheader"}});
        html_.Text(task.what);
        for (const std::string& open : task.open) Paragraph("soft", open);
        if (!task.cites.empty()) Paragraph("cites", kInTheRules + task.cites);
      }
      {
        const HtmlElement who(html_, "td", {{"data-term", "Who"}, {"role", "cell"}});
        html_.Text(task.who);
        if (task.theirs) Marked("yours", "Yours to do");
      }
      const HtmlElement when(html_, "td", {{"data-term", "By when"}, {"role", "cell"}});
      html_.Text(task.when.empty() ? "No day is set" : task.when);
      if (task.late) Marked("late", "Late");
    }
  }

  void Marked(std::string_view css_class, std::string_view text) {
    html_.Text(" ");
    html_.Leaf("strong", {{"class", css_class}}, text);
  }

  // Roles are said though the elements have them: where a telephone shows rows as blocks, browsers
  // forget them.
  void Columns(const std::vector<std::string_view>& titles) {
    const HtmlElement head(html_, "thead", {{"role", "rowgroup"}});
    const HtmlElement row(html_, "tr", {{"role", "row"}});
    for (const std::string_view title : titles) {
      html_.Leaf("th", {{"scope", "col"}, {"role", "columnheader"}}, title);
    }
  }

  void Warnings() {
    if (page_.warnings.empty()) return;
    html_.Line();
    const HtmlElement section(html_, "section", {{"aria-labelledby", "warnings"}});
    html_.Leaf("h2", {{"id", "warnings"}}, kWarnings);
    for (const StatementRemark& warning : page_.warnings) {
      Paragraph("notice", warning.name);
      for (const std::string& says : warning.says) Paragraph("cites", says);
    }
  }

  void Year() {
    html_.Line();
    const HtmlElement section(html_, "section", {{"aria-labelledby", "year"}});
    html_.Leaf("h2", {{"id", "year"}}, kYear);
    if (!page_.supposed.empty()) {
      Paragraph(
          "", absl::StrCat("We know the facts up to ", page_.known_through,
                           ". For the days after that we suppose that things go on as they are."));
      const HtmlElement details(html_, "details");
      html_.Leaf("summary", {}, "What we suppose");
      List(page_.supposed);
    }
    if (page_.picture.has_value()) DrawYear(*page_.picture, html_);
    if (page_.changes.empty()) {
      return Paragraph("intro", "As far as we know now, nothing changes.");
    }
    Changes();
  }

  void Changes() {
    const HtmlElement table(html_, "table", {{"class", "changes"}, {"role", "table"}});
    html_.Leaf("caption", {}, absl::StrCat("What changes on which day, and why: ", page_.period));
    Columns({"Day", "What changes", "Why"});
    const HtmlElement body(html_, "tbody", {{"role", "rowgroup"}});
    for (const YearChange& change : page_.changes) {
      html_.Line();
      const HtmlElement row(html_, "tr", {{"role", "row"}});
      html_.Leaf("th", {{"scope", "row"}, {"role", "rowheader"}}, DayInWords(change.day));
      {
        const HtmlElement what(html_, "td", {{"role", "cell"}});
        for (const std::string& says : change.what) Paragraph("", says);
      }
      const HtmlElement why(html_, "td", {{"data-term", "Why"}, {"role", "cell"}});
      html_.Text(Ended(Capitalized(absl::StrJoin(change.why, "; "))));
    }
  }

  void Refused() {
    html_.Line();
    const HtmlElement section(html_, "section", {{"aria-labelledby", "refused"}});
    html_.Leaf("h2", {{"id", "refused"}}, kRefused);
    if (page_.refused.empty()) return Paragraph("intro", kNothing);
    Paragraph("intro",
              "The rules have these too. They are not for you today. If something here is "
              "wrong, tell your worker: the answer may change.");
    const HtmlElement details(html_, "details");
    html_.Leaf("summary", {},
               absl::StrCat("Show ", page_.refused.size(),
                            page_.refused.size() == 1 ? " thing" : " things", " and the reasons"));
    const HtmlElement list(html_, "dl");
    for (const StatementRemark& refusal : page_.refused) {
      html_.Line();
      const HtmlElement pair(html_, "div");
      html_.Leaf("dt", {}, refusal.name);
      for (const std::string& says : refusal.says) html_.Leaf("dd", {}, says);
    }
  }

  void Complaints() {
    if (page_.complaints.empty()) return;
    html_.Line();
    const HtmlElement section(html_, "section", {{"aria-labelledby", "complaints"}});
    html_.Leaf("h2", {{"id", "complaints"}}, kComplaints);
    Paragraph("intro",
              "You can say so, and ask for this to be looked at again. This is what the rules "
              "say about it.");
    TaskTable(page_.complaints, "Who must do what about complaints");
  }

  void Basis() {
    html_.Line();
    const HtmlElement section(html_, "section", {{"aria-labelledby", "basis"}});
    html_.Leaf("h2", {{"id", "basis"}}, kBasis);
    Paragraph("",
              "A computer worked this out from the facts of your case and from the rules. A named "
              "person must look at it and confirm it, or decide otherwise and write down why.");
    Paragraph("",
              "The same facts and the same rules always give the same page. The long numbers below "
              "show that nothing was swapped.");
    Points(page_.basis);
  }

  void Paragraph(std::string_view css_class, std::string_view text) {
    if (!text.empty()) html_.Leaf("p", {{"class", css_class}}, text);
  }

  static constexpr std::string_view kTasks = "What must be done";
  static constexpr std::string_view kWarnings = "What to watch out for";
  static constexpr std::string_view kYear = "What changes over the next twelve months";
  static constexpr std::string_view kRefused = "What you do not get, and why";
  static constexpr std::string_view kComplaints = "If you are not happy with this";
  static constexpr std::string_view kBasis = "How this was worked out";

  const StatementPage& page_;
  HtmlWriter html_;
};

}  // namespace

std::string HtmlStatement(const StatementPage& page) { return HtmlStatementWriter(page).Write(); }

}  // namespace fairstart

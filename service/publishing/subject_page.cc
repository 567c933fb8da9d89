// Tested by tests/service/publishing/subject_page_test.cc and tests/e2e/subject_access_test.mjs.
#include "service/publishing/subject_page.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "service/publishing/fact_words.h"
#include "service/publishing/html_writer.h"
#include "service/publishing/page_head.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/statement_style.h"
#include "service/publishing/subject_words.h"

namespace fairstart {
namespace {

constexpr std::string_view kSubjectStyle = R"css(
h4 { margin: 1.2rem 0 0; font-size: 1rem; }
dl + dl { margin-top: 1.4rem; }
thead th { white-space: nowrap; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .88rem; }
@media print { details > :not(summary) { display: block; } }
)css";

// Of each kind of entry the heading under which it stands.
struct Section {
  const char* id;
  const char* title;
  const char* intro;
  const char* nothing;
  std::set<v1::EntryKind> kinds;
};

const std::vector<Section>& Sections() {
  static const auto& sections = *new std::vector<Section>{
      {"decided",
       "What was decided",
       "Each decision, who made it and why.",
       "No decision is on record.",
       {v1::ENTRY_KIND_DECISION_CONFIRMED, v1::ENTRY_KIND_DECISION_DEPARTED_FROM}},
      {"paid",
       "What was paid",
       "Each payment, and what came back.",
       "No payment is on record.",
       {v1::ENTRY_KIND_PAYMENT, v1::ENTRY_KIND_REVERSAL}},
      {"agreed",
       "What people looked at, agreed to and handed in",
       "",
       "Nothing of the kind is on record.",
       {v1::ENTRY_KIND_ASSESSMENT, v1::ENTRY_KIND_APPROVAL, v1::ENTRY_KIND_EVIDENCE,
        v1::ENTRY_KIND_AGREEMENT, v1::ENTRY_KIND_PLAN_REVIEW, v1::ENTRY_KIND_PLAN_ITEM}},
      {"found",
       "What was worked out",
       "What you could get on a day, worked out from what was known then. The latest comes first. "
       "It "
       "counts once somebody has decided.",
       "Nothing was worked out.",
       {v1::ENTRY_KIND_FINDING_PROPOSED}},
      {"known",
       "What is known about you",
       "Each time the case was handed in it was handed in whole. The latest comes first.",
       "No case was handed in.",
       {v1::ENTRY_KIND_CASE_RECEIVED}}};
  return sections;
}

class SubjectPageWriter {
 public:
  explicit SubjectPageWriter(const v1::SubjectRecord& record) : record_(record), words_(record) {}

  std::string Write() {
    html_.Doctype();
    {
      const HtmlElement root(html_, "html", {{"lang", "en-GB"}});
      WritePageHead(html_, absl::StrCat("Your record: ", record_.case_reference()),
                    {kStatementStyle, kSubjectStyle});
      const HtmlElement body(html_, "body");
      html_.Leaf("a", {{"class", "skip"}, {"href", "#decided"}}, "Skip to what was decided");
      const HtmlElement frame(html_, "div", {{"class", "page"}});
      Masthead();
      Contents();
      const HtmlElement main(html_, "main");
      for (const Section& section : Sections()) Write(section);
      Entries();
      Proof();
    }
    html_.Line();
    return html_.text();
  }

 private:
  void Masthead() {
    html_.Line();
    const HtmlElement header(html_, "header", {{"class", "masthead"}});
    html_.Leaf("h1", {}, "Your record");
    Paragraph("",
              absl::StrCat("Everything that is recorded about you (case ", record_.case_reference(),
                           "): what was decided and why, what was paid, what was known, and who "
                           "recorded it. You can ask for what is not right to be put right, and "
                           "complain."));
  }

  void Contents() {
    const HtmlElement nav(html_, "nav", {{"aria-labelledby", "contents"}});
    html_.Leaf("h2", {{"id", "contents"}}, "On this page");
    const HtmlElement list(html_, "ul");
    for (const Section& section : Sections()) Link(section.id, section.title);
    Link("entries", "Every entry, and who recorded it");
    Link("proof", "How to check this");
  }

  void Link(std::string_view id, std::string_view title) {
    const HtmlElement item(html_, "li");
    html_.Leaf("a", {{"href", absl::StrCat("#", std::string(id))}}, title);
  }

  void Write(const Section& section) {
    Heading(section.id, section.title);
    std::vector<const v1::SubjectEntry*> entries;
    for (const v1::SubjectEntry& entry : record_.entries()) {
      if (section.kinds.contains(entry.entry().kind())) entries.push_back(&entry);
    }
    if (entries.empty()) return Paragraph("intro", section.nothing);
    if (*section.intro != '\0') Paragraph("intro", section.intro);
    if (section.kinds.contains(v1::ENTRY_KIND_PAYMENT)) return Payments(entries);
    const bool latest_first = section.kinds.contains(v1::ENTRY_KIND_CASE_RECEIVED) ||
                              section.kinds.contains(v1::ENTRY_KIND_FINDING_PROPOSED);
    if (latest_first) std::reverse(entries.begin(), entries.end());
    for (const v1::SubjectEntry* entry : entries) Item(*entry, entry == entries.front());
  }

  // The first of what comes latest first stands open; the others can be unfolded.
  void Item(const v1::SubjectEntry& entry, bool is_first) {
    const SubjectItem item = words_.ItemOf(entry);
    html_.Line();
    const HtmlElement article(
        html_, "article",
        {{"class", "item"}, {"id", absl::StrCat("item-", entry.entry().position())}});
    {
      const HtmlElement header(html_, "header");
      html_.Leaf("h3", {}, item.title);
      if (!item.sum.empty()) html_.Leaf("p", {{"class", "sum"}}, item.sum);
    }
    if (!item.mark.empty()) html_.Leaf("p", {{"class", "mark"}}, item.mark);
    for (const std::string& sentence : item.says) Paragraph("", sentence);
    if (entry.has_finding()) {
      Folded(is_first, "What it was", [&] { Lines(entry.finding()); });
    } else if (entry.has_case_()) {
      Folded(is_first, "What it says", [&] { Facts(FactsInWords(entry.case_())); });
    } else {
      Points(item.points);
    }
    Paragraph("cites", item.recorded);
  }

  void Folded(bool open, const char* summary, const std::function<void()>& inside) {
    if (open) return inside();
    const HtmlElement details(html_, "details");
    html_.Leaf("summary", {}, summary);
    inside();
  }

  void Points(const std::vector<FactText>& points) {
    if (points.empty()) return;
    const HtmlElement list(html_, "dl");
    for (const FactText& point : points) {
      const HtmlElement pair(html_, "div");
      html_.Leaf("dt", {}, point.label);
      html_.Leaf("dd", {}, point.value);
    }
  }

  void Facts(const FactSheet& sheet) {
    Points(sheet.facts);
    std::vector<std::string> none;
    for (const FactHistory& history : sheet.histories) {
      if (history.records.empty()) {
        none.push_back(Uncapitalized(history.label));
        continue;
      }
      html_.Leaf("h4", {}, history.label);
      for (const std::vector<FactText>& record : history.records) Points(record);
    }
    if (none.empty()) return;
    html_.Leaf("h4", {}, "Of these there is nothing");
    Paragraph("", Ended(Capitalized(absl::StrJoin(none, ", "))));
  }

  void Lines(const v1::Finding& finding) {
    std::vector<FactText> gets, not_due;
    for (const v1::Line& line : finding.lines()) {
      const FactText text = words_.LineInWords(line);
      (line.outcome() == v1::OUTCOME_NOT_ENTITLED ? not_due : gets).push_back(text);
    }
    Points(gets);
    if (not_due.empty()) return;
    const HtmlElement details(html_, "details");
    html_.Leaf("summary", {}, absl::StrCat("What was not due, and why (", not_due.size(), ")"));
    Points(not_due);
  }

  void Payments(const std::vector<const v1::SubjectEntry*>& entries) {
    const HtmlElement table(html_, "table", {{"class", "payments"}});
    int64_t total = 0;
    for (const v1::SubjectEntry* entry : entries) total += PaymentOf(*entry).amount().pence();
    v1::Money sum;
    sum.set_pence(total);
    html_.Leaf("caption", {},
               absl::StrCat("Together ", MoneyInWords(sum), ", less what came back."));
    Columns({"Day", "For what", "Sum", "To whom and how", "Entry"});
    const HtmlElement body(html_, "tbody");
    for (const v1::SubjectEntry* entry : entries) {
      const v1::Payment& payment = PaymentOf(*entry);
      const HtmlElement row(html_, "tr");
      html_.Leaf("th", {{"scope", "row"}}, DayInWords(payment.paid_on()));
      Cell("For what",
           absl::StrCat(words_.NameOf(payment.line()),
                        payment.has_reverses() ? ", which came back" : "",
                        WithComma(PeriodInWords(payment.first_day(), payment.last_day()))));
      Cell("Sum", MoneyInWords(payment.amount()));
      Cell("To whom and how",
           absl::StrCat(InWords(payment.payee()), WithComma(InWords(payment.manner()))));
      Cell("Entry", absl::StrCat(entry->entry().position()));
    }
  }

  static const v1::Payment& PaymentOf(const v1::SubjectEntry& entry) {
    const v1::LedgerEntry& content = entry.entry().content();
    return content.has_reversal() ? content.reversal() : content.payment();
  }

  static std::string WithComma(const std::string& text) {
    return text.empty() ? "" : absl::StrCat(", ", text);
  }

  void Entries() {
    Heading("entries", "Every entry, and who recorded it");
    Paragraph("intro", "In the order of recording. Times are in UTC.");
    const HtmlElement table(html_, "table");
    html_.Leaf("caption", {}, absl::StrCat(record_.entries_size(), " entries"));
    Columns({"Entry", "What", "When", "Said by", "Proved to be"});
    const HtmlElement body(html_, "tbody");
    for (const v1::SubjectEntry& entry : record_.entries()) {
      const v1::LedgerEntry& content = entry.entry().content();
      const HtmlElement row(html_, "tr");
      html_.Leaf("th", {{"scope", "row"}}, absl::StrCat(entry.entry().position()));
      Cell("What", words_.WhatIs(entry));
      Cell("When", MomentInWords(entry.entry().recorded_at()));
      Cell("Said by", content.said_by());
      Cell("Proved to be",
           content.authenticated_as().empty() ? "not proved" : content.authenticated_as());
    }
  }

  void Proof() {
    Heading("proof", "How to check this");
    Paragraph("",
              "This page was made from a file that holds every entry with what proves it. With "
              "the council's public key anybody can check that nothing in it was changed since it "
              "was recorded, and can work out again what was worked out:");
    Paragraph("", "fairstart audit check FILE --public-key KEY");
    Paragraph("", "fairstart audit replay --export FILE --public-key KEY");
    Paragraph("soft", "The head that it is checked against:");
    html_.Leaf("pre", {}, record_.proof().head());
  }

  void Columns(const std::vector<std::string_view>& names) {
    const HtmlElement head(html_, "thead");
    const HtmlElement row(html_, "tr");
    for (const std::string_view name : names) html_.Leaf("th", {{"scope", "col"}}, name);
  }

  void Cell(std::string_view term, const std::string& text) {
    html_.Leaf("td", {{"data-term", term}}, text);
  }

  void Heading(std::string_view id, std::string_view title) {
    html_.Line();
    html_.Leaf("h2", {{"id", id}}, title);
  }

  void Paragraph(std::string_view kind, const std::string& text) {
    if (!text.empty()) html_.Leaf("p", {{"class", kind}}, text);
  }

  const v1::SubjectRecord& record_;
  const SubjectWords words_;
  HtmlWriter html_;
};

}  // namespace

std::string HtmlSubjectPage(const v1::SubjectRecord& record) {
  return SubjectPageWriter(record).Write();
}

}  // namespace fairstart

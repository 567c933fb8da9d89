// Tested by tests/service/publishing/panel_report_test.cc and tests/e2e/report_test.mjs.
#include "service/publishing/panel_page.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/english.h"
#include "service/publishing/html_writer.h"
#include "service/publishing/page_head.h"
#include "service/publishing/panel_charts.h"
#include "service/publishing/panel_words.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/statement_style.h"

namespace fairstart {
namespace {

constexpr std::string_view kPanelStyle = R"css(
.page { max-width: 62rem; }
h3 { margin: 2rem 0 .2rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .8rem; margin: 1.6rem 0 0; padding: 0; }
.tiles > div { display: block; background: var(--panel); border: 0; border-radius: .4rem; padding: .8rem 1rem; }
.tiles dd { font-size: 1.5rem; font-weight: 700; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tiles dd + dd { font-size: .92rem; font-weight: 400; color: var(--soft); margin: .1rem 0 0; }
.figures td, .figures thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
.figures { font-size: .9rem; }
.figures th, .figures td { overflow-wrap: normal; padding-right: .7rem; }
.figures tbody th { font-weight: 400; }
.figures tfoot th, .figures tfoot td { font-weight: 700; border-top: .12rem solid var(--ink); }
@media print {
  details > :not(summary) { display: block; }
  /* The sum stands at the end of the table, not at the foot of each page. */
  tfoot { display: table-row-group; }
  caption { break-after: avoid; }
  .scroll { overflow: visible; }
  .figures tbody tr:first-child { break-before: avoid; }
}
@media (max-width: 39.99rem) {
  .figures td { text-align: left; }
  tfoot { display: block; }
}
)css";

// A table: what is in the first column, then the figures, each under its heading.
struct TableRow {
  std::string name;
  std::vector<std::string> cells;
};

class PanelPageWriter {
 public:
  explicit PanelPageWriter(const v1::PanelReport& report) : report_(report) {}

  std::string Write() {
    html_.Doctype();
    {
      const HtmlElement root(html_, "html", {{"lang", "en-GB"}});
      WritePageHead(html_, absl::StrCat("Care leavers in ", report_.financial_year()),
                    {kStatementStyle, kChartStyle, kPanelStyle});
      const HtmlElement body(html_, "body");
      html_.Leaf("a", {{"class", "skip"}, {"href", "#people"}}, "Skip to the report");
      const HtmlElement frame(html_, "div", {{"class", "page"}});
      Masthead();
      const HtmlElement main(html_, "main");
      People();
      Money();
      Late();
      Notes();
    }
    html_.Line();
    return html_.text();
  }

 private:
  void Heading(std::string_view id, std::string_view text) {
    html_.Line();
    html_.Leaf("h2", {{"id", id}}, text);
  }
  void Paragraph(std::string_view kind, std::string_view text) {
    html_.Line();
    html_.Leaf("p", {{"class", kind}}, text);
  }

  void Masthead() {
    html_.Line();
    {
      const HtmlElement header(html_, "header", {{"class", "masthead"}});
      html_.Leaf("h1", {}, "Young people leaving care");
      Paragraph("status", absl::StrCat("The financial year ", report_.financial_year(), " up to ",
                                       DayInWords(report_.as_of())));
      Paragraph("soft", BasisInWords(report_));
    }
    const v1::Spend& all = report_.all_spend();
    const HtmlElement tiles(html_, "dl", {{"class", "tiles"}});
    Tile("young people", absl::StrCat(report_.counted()), NotCountedInWords(report_));
    Tile("paid so far", MoneyInWords(all.paid()),
         Counted(all.people(), "young person", "young people"));
    Tile("the year comes to", MoneyInWords(all.forecast_at_least()),
         absl::StrCat("at least; at most ", MoneyInWords(all.forecast_at_most()),
                      ", without costs as they arise"));
    if (all.has_budget()) Tile("set aside", MoneyInWords(all.budget()), BudgetInWords(all));
    int64_t duties = 0, lines = 0, late = 0;
    for (const v1::OverdueDuties& one : report_.overdue_duties()) duties += one.duties();
    for (const v1::AwaitedDecisions& one : report_.awaited_decisions()) lines += one.lines();
    v1::Money sum;
    sum.set_pence(0);
    for (const v1::LatePayments& one : report_.late_payments()) {
      late += one.gaps();
      sum.set_pence(sum.pence() + one.amount().pence());
    }
    Tile("duties overdue", absl::StrCat(duties), "");
    Tile("decisions awaited", absl::StrCat(lines), "nothing is paid of them until then");
    Tile("payments late", MoneyInWords(sum),
         late == 0 ? LateNotKnownInWords(report_) : Counted(late, "gap", "gaps"));
  }

  void Tile(const char* name, const std::string& figure, const std::string& more) {
    const HtmlElement tile(html_, "div");
    html_.Leaf("dt", {}, Capitalized(name));
    html_.Leaf("dd", {}, figure);
    if (!more.empty()) html_.Leaf("dd", {}, more);
  }

  void Table(const std::string& caption, const std::vector<std::string>& heads,
             const std::vector<TableRow>& rows, const TableRow* foot = nullptr) {
    html_.Line();
    const HtmlElement scroll(
        html_, "div",
        {{"class", "scroll"}, {"role", "region"}, {"aria-label", caption}, {"tabindex", "0"}});
    const HtmlElement table(html_, "table", {{"class", "figures"}});
    html_.Leaf("caption", {}, caption);
    {
      const HtmlElement head(html_, "thead");
      const HtmlElement row(html_, "tr");
      for (const std::string& one : heads) html_.Leaf("th", {{"scope", "col"}}, one);
    }
    {
      const HtmlElement body(html_, "tbody");
      for (const TableRow& row : rows) Row(row, heads);
    }
    if (foot == nullptr) return;
    const HtmlElement end(html_, "tfoot");
    Row(*foot, heads);
  }

  void Row(const TableRow& row, const std::vector<std::string>& heads) {
    html_.Line();
    const HtmlElement element(html_, "tr");
    html_.Leaf("th", {{"scope", "row"}}, row.name);
    for (size_t i = 0; i < row.cells.size(); ++i) {
      html_.Leaf("td", {{"data-term", heads[i + 1]}}, row.cells[i]);
    }
  }

  // Young people by status and age: a column for each age, in parts for each status.
  void People() {
    Heading("people", "How many young people");
    if (report_.people_counts().empty()) return Paragraph("intro", "Nobody is counted.");
    std::vector<std::string> statuses;                       // their words, in order
    std::map<int32_t, std::map<std::string, int64_t>> ages;  // -1: not known
    for (const v1::PeopleCount& count : report_.people_counts()) {
      if (statuses.empty() || statuses.back() != count.label()) statuses.push_back(count.label());
      ages[count.has_age() ? count.age() : -1][count.label()] += count.people();
    }
    ChartByAge(statuses, ages);
    TableByAge(statuses, ages);
    for (const v1::Breakdown& breakdown : report_.breakdowns()) {
      html_.Leaf("h3", {}, Capitalized(breakdown.title()));
      std::vector<ChartBar> bars;
      for (const v1::BreakdownValue& value : breakdown.values()) {
        bars.push_back(
            {Capitalized(value.label()),
             {{value.people(), value.value().empty() ? Pattern::kOutlined : Pattern::kFull}},
             absl::StrCat(value.people()),
             std::nullopt});
      }
      WriteBars(html_, bars);
    }
  }

  static std::string AgeInWords(int32_t age) { return age < 0 ? "not known" : absl::StrCat(age); }

  using Ages = std::map<int32_t, std::map<std::string, int64_t>>;

  void ChartByAge(const std::vector<std::string>& statuses, const Ages& ages) {
    constexpr Pattern kPatterns[] = {Pattern::kFull, Pattern::kStriped, Pattern::kDotted};
    constexpr size_t kMostPatterns = sizeof(kPatterns) / sizeof(kPatterns[0]);
    std::vector<LegendEntry> legend;
    for (size_t i = 0; i < std::min(statuses.size(), kMostPatterns); ++i) {
      legend.push_back({kPatterns[i], Capitalized(statuses[i])});
    }
    if (statuses.size() > kMostPatterns) legend.push_back({Pattern::kOutlined, "Others"});
    WriteLegend(html_, legend, "");
    std::vector<ChartBar> columns;
    for (const auto& [age, people] : ages) {
      ChartBar column{AgeInWords(age), {}, "", std::nullopt};
      int64_t sum = 0, others = 0;
      for (size_t i = 0; i < statuses.size(); ++i) {
        const auto found = people.find(statuses[i]);
        if (found == people.end()) continue;
        sum += found->second;
        if (i < kMostPatterns) {
          column.parts.push_back({found->second, kPatterns[i]});
        } else {
          others += found->second;
        }
      }
      column.parts.push_back({others, Pattern::kOutlined});
      column.says = absl::StrCat(sum);
      columns.push_back(std::move(column));
    }
    WriteColumns(html_, columns);
  }

  void TableByAge(const std::vector<std::string>& statuses, const Ages& ages) {
    std::vector<std::string> heads = {"Legal status"};
    for (const auto& [age, people] : ages) {
      heads.push_back(age < 0 ? "age not known" : absl::StrCat("aged ", age));
    }
    heads.push_back("all");
    std::vector<TableRow> rows;
    TableRow all{"All", std::vector<std::string>(ages.size())};
    int64_t of_all = 0;
    for (const std::string& status : statuses) {
      TableRow row{Capitalized(status), {}};
      int64_t sum = 0;
      for (const auto& [age, people] : ages) {
        const auto found = people.find(status);
        const int64_t number = found == people.end() ? 0 : found->second;
        row.cells.push_back(absl::StrCat(number));
        sum += number;
      }
      row.cells.push_back(absl::StrCat(sum));
      of_all += sum;
      rows.push_back(std::move(row));
    }
    size_t i = 0;
    for (const auto& [age, people] : ages) {
      int64_t sum = 0;
      for (const auto& [status, number] : people) sum += number;
      all.cells[i++] = absl::StrCat(sum);
    }
    all.cells.push_back(absl::StrCat(of_all));
    Table("By legal status and age in whole years", heads, rows, &all);
  }

  static std::vector<ChartPart> PartsOf(const v1::Spend& spend) {
    const int64_t certain = spend.not_paid_yet().pence() + spend.to_come().pence() +
                            spend.undetermined_at_least().pence();
    return {
        {spend.paid().pence(), Pattern::kFull},
        {certain, Pattern::kStriped},
        {spend.forecast_at_most().pence() - spend.forecast_at_least().pence(), Pattern::kOutlined}};
  }

  static std::optional<int64_t> BudgetOf(const v1::Spend& spend) {
    return spend.has_budget() ? std::optional(spend.budget().pence()) : std::nullopt;
  }

  void Money() {
    Heading("money", "Money");
    const v1::Spend& all = report_.all_spend();
    html_.Leaf("h3", {}, "Month by month");
    Paragraph("intro",
              "What was paid from the beginning of the year to the end of each month, and "
              "what the whole year comes to.");
    const bool any_budget =
        all.has_budget() || std::any_of(report_.spend().begin(), report_.spend().end(),
                                        [](const v1::Spend& one) { return one.has_budget(); });
    const std::vector<LegendEntry> legend = {
        {Pattern::kFull, "paid"},
        {Pattern::kStriped, "due and not paid, or to come"},
        {Pattern::kOutlined, "only once something is on record or known"}};
    WriteLegend(html_, legend, all.has_budget() ? "set aside" : "");
    std::vector<ChartBar> columns;
    std::vector<TableRow> rows;
    int64_t so_far = 0;
    for (const v1::MonthSpend& month : all.months()) {
      so_far += month.paid().pence();
      v1::Money sum;
      sum.set_pence(so_far);
      columns.push_back({ShortMonth(month.month()), {{so_far, Pattern::kFull}}, "", BudgetOf(all)});
      rows.push_back(
          {MonthInWords(month.month()), {MoneyInWords(month.paid()), MoneyInWords(sum)}});
    }
    columns.push_back({"the year", PartsOf(all), "", BudgetOf(all)});
    WriteColumns(html_, columns);
    Table("What was paid in each month, less what came back", {"Month", "paid", "so far"}, rows);

    html_.Leaf("h3", {}, "What it is for");
    WriteLegend(html_, legend, any_budget ? "set aside" : "");
    WriteBars(html_, BarsByEntitlement());
    TableByEntitlement();
  }

  // Those with any money, the most first.
  std::vector<const v1::Spend*> ByMoney() const {
    std::vector<const v1::Spend*> all;
    for (const v1::Spend& spend : report_.spend()) {
      if (HasMoney(spend)) all.push_back(&spend);
    }
    std::stable_sort(all.begin(), all.end(), [](const v1::Spend* a, const v1::Spend* b) {
      return a->forecast_at_most().pence() > b->forecast_at_most().pence();
    });
    return all;
  }

  std::vector<ChartBar> BarsByEntitlement() const {
    std::vector<ChartBar> bars;
    for (const v1::Spend* spend : ByMoney()) {
      bars.push_back({Capitalized(spend->label()), PartsOf(*spend),
                      RangeInWords(spend->forecast_at_least(), spend->forecast_at_most()),
                      BudgetOf(*spend)});
    }
    return bars;
  }

  void TableByEntitlement() {
    const std::vector<std::string> heads = {"What for",     "young people", "paid",
                                            "not paid yet", "to come",      "waits for record",
                                            "once known",   "the year",     "set aside"};
    const auto row = [](std::string name, const v1::Spend& spend) {
      return TableRow{std::move(name),
                      {absl::StrCat(spend.people()), MoneyInWords(spend.paid()),
                       MoneyInWords(spend.not_paid_yet()), MoneyInWords(spend.to_come()),
                       MoneyInWords(spend.awaits_record()),
                       RangeInWords(spend.undetermined_at_least(), spend.undetermined_at_most()),
                       RangeInWords(spend.forecast_at_least(), spend.forecast_at_most()),
                       spend.has_budget() ? MoneyInWords(spend.budget()) : "–"}};
    };
    std::vector<TableRow> rows;
    for (const v1::Spend* spend : ByMoney())
      rows.push_back(row(Capitalized(spend->label()), *spend));
    const TableRow all = row("Everything", report_.all_spend());
    Table("By entitlement, in the financial year", heads, rows, &all);
    const std::string left_out = NotInForecastInWords(report_.all_spend());
    if (!left_out.empty()) Paragraph("soft", left_out);
  }

  void Late() {
    Heading("late", "What is late");
    html_.Leaf("h3", {}, "Duties overdue");
    std::vector<TableRow> rows;
    for (const auto* duties :
         MostFirst(report_.overdue_duties(), [](const auto& one) { return one.duties(); })) {
      const v1::OverdueDuties& one = *duties;
      rows.push_back(
          {absl::StrCat(Capitalized(one.label()), " (", InWords(one.actor()), ")"),
           {absl::StrCat(one.duties()), absl::StrCat(one.people()), DayInWords(one.oldest_due())}});
    }
    TableOrNothing("Duties whose day is past", "No duty is overdue.",
                   {"What must be done", "times", "young people", "oldest was due"}, rows);

    rows.clear();
    html_.Leaf("h3", {}, "Decisions awaited");
    for (const auto* awaited :
         MostFirst(report_.awaited_decisions(), [](const auto& one) { return one.lines(); })) {
      const v1::AwaitedDecisions& one = *awaited;
      rows.push_back(
          {Capitalized(one.label()),
           {absl::StrCat(one.lines()), absl::StrCat(one.undetermined()), absl::StrCat(one.people()),
            DayInWords(one.oldest().substr(0, kDayLength))}});
    }
    TableOrNothing(
        "What was worked out and nobody has decided yet", "No decision is awaited.",
        {"What for", "decisions", "of them a fact is missing", "young people", "oldest found on"},
        rows);

    rows.clear();
    html_.Leaf("h3", {}, "Payments late");
    for (const auto* late :
         MostFirst(report_.late_payments(), [](const auto& one) { return one.amount().pence(); })) {
      const v1::LatePayments& one = *late;
      rows.push_back({Capitalized(one.label()),
                      {absl::StrCat(one.gaps()), absl::StrCat(one.people()),
                       MoneyInWords(one.amount()), DayInWords(one.oldest_day())}});
    }
    TableOrNothing(
        absl::StrCat("What was decided and has not been paid ", report_.late_after_days(),
                     " days after it was due, for days since ", DayInWords(report_.late_from())),
        report_.late_not_known() == 0 ? "No payment is late." : "No payment is known to be late.",
        {"What for", "gaps", "young people", "sum", "oldest for"}, rows);
    const std::string not_known = LateNotKnownInWords(report_);
    if (!not_known.empty()) Paragraph("soft", not_known);
  }

  void TableOrNothing(const std::string& caption, const char* nothing,
                      const std::vector<std::string>& heads, const std::vector<TableRow>& rows) {
    if (rows.empty()) return Paragraph("intro", nothing);
    const size_t shown = std::min(rows.size(), kMostRowsShown);
    Table(caption, heads, {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(shown)});
    if (shown == rows.size()) return;
    const HtmlElement more(html_, "details");
    html_.Leaf("summary", {}, absl::StrCat(rows.size() - shown, " more"));
    Table("The others", heads, {rows.begin() + static_cast<std::ptrdiff_t>(shown), rows.end()});
  }

  // Of entries that are counted, those with the most first.
  template <typename Entries, typename Count>
  static std::vector<const typename Entries::value_type*> MostFirst(const Entries& entries,
                                                                    Count count) {
    std::vector<const typename Entries::value_type*> sorted;
    for (const auto& entry : entries) sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const auto* a, const auto* b) { return count(*a) > count(*b); });
    return sorted;
  }

  void Notes() {
    Heading("notes", "How this was worked out");
    for (const std::string& note : NotesInWords(report_)) Paragraph("", note);
  }

  static constexpr size_t kMostRowsShown = 12;
  static constexpr size_t kDayLength = sizeof("2017-04-01") - 1;

  const v1::PanelReport& report_;
  HtmlWriter html_;
};

}  // namespace

std::string HtmlPanelPage(const v1::PanelReport& report) { return PanelPageWriter(report).Write(); }

}  // namespace fairstart

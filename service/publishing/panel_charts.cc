// Tested by tests/service/publishing/panel_report_test.cc.
#include "service/publishing/panel_charts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace fairstart {

const std::string_view kChartStyle = R"css(
.legend {
  list-style: none; margin: .6rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem;
  font-size: .92rem;
}
.legend .swatch {
  display: inline-block; width: 1.4rem; height: .8rem; margin-right: .4rem; vertical-align: -.05rem;
}
.legend .swatch.limit { width: 0; border-left: .18rem solid var(--late); margin-left: .6rem; }
.bars { margin: 1rem 0 1.6rem; display: grid; row-gap: .55rem; }
.bars .row {
  display: grid; grid-template-columns: 13rem minmax(0, 1fr) 11.5rem; column-gap: 1rem;
  align-items: center; break-inside: avoid;
}
.bars .row > span:last-child { text-align: right; font-variant-numeric: tabular-nums; }
.track { position: relative; display: flex; height: 1.2rem; background: var(--track); }
.track .limit {
  position: absolute; top: -.22rem; bottom: -.22rem; border-left: .18rem solid var(--late);
  transform: translateX(-100%);
}
.columns {
  position: relative; display: flex; align-items: flex-end; gap: 2.5%; height: 13rem;
  margin: 2.2rem 0 0; border-bottom: 1px solid var(--soft);
}
.columns .column {
  flex: 1 1 0; min-width: 0; height: 100%; display: flex; flex-direction: column-reverse;
}
.columns .says, .names span {
  text-align: center; font-size: .82rem; font-variant-numeric: tabular-nums;
}
.columns .says { overflow: visible; white-space: nowrap; display: flex; justify-content: center; }
.columns .level {
  position: absolute; left: 0; right: 0; border-top: .18rem solid var(--late); height: 0;
}
.names { display: flex; gap: 2.5%; margin: .2rem 0 1.6rem; }
.names span { flex: 1 1 0; min-width: 0; overflow-wrap: anywhere; }
.full, .striped, .dotted, .outlined {
  -webkit-print-color-adjust: exact; print-color-adjust: exact;
  border: 1px solid var(--certain);
}
.full { background: var(--certain); }
.striped {
  background: repeating-linear-gradient(135deg, var(--certain) 0 .18rem, var(--paper) .18rem .45rem);
}
.dotted {
  background: radial-gradient(circle, var(--certain) .09rem, var(--paper) .11rem) 0 0 / .4rem .4rem;
}
.outlined { background: var(--paper); border: 1px dashed var(--bar-edge); }
@media (max-width: 39.99rem) {
  .bars .row { grid-template-columns: minmax(0, 1fr) auto; }
  .bars .row .track { grid-column: 1 / -1; grid-row: 2; }
  .columns .says { font-size: .7rem; }
  .names span { font-size: .7rem; }
}
)css";

namespace {

const char* ClassOf(Pattern pattern) {
  switch (pattern) {
    case Pattern::kFull:
      return "full";
    case Pattern::kStriped:
      return "striped";
    case Pattern::kDotted:
      return "dotted";
    case Pattern::kOutlined:
      break;
  }
  return "outlined";
}

// The greatest of all sums of parts and all marks; 1 if there is none.
int64_t ScaleOf(const std::vector<ChartBar>& bars) {
  int64_t scale = 1;
  for (const ChartBar& bar : bars) {
    int64_t sum = 0;
    for (const ChartPart& part : bar.parts) sum += std::max<int64_t>(0, part.amount);
    scale = std::max({scale, sum, bar.limit.value_or(0)});
  }
  return scale;
}

// "37.5%" of the scale.
std::string Share(int64_t amount, int64_t scale) {
  constexpr int64_t kTenthsOfPercent = 1000;
  // Sums of a council's money stay far below what could overflow.
  const int64_t tenths = amount * kTenthsOfPercent / scale;
  return absl::StrCat(tenths / 10, ".", tenths % 10, "%");
}

void WriteParts(HtmlWriter& html, const ChartBar& bar, const char* side, int64_t scale) {
  for (const ChartPart& part : bar.parts) {
    if (part.amount <= 0) continue;
    const std::string style = absl::StrCat(side, ": ", Share(part.amount, scale));
    html.Leaf("span", {{"class", ClassOf(part.pattern)}, {"style", style}}, "");
  }
}

}  // namespace

void WriteLegend(HtmlWriter& html, const std::vector<LegendEntry>& entries,
                 const std::string& limit) {
  const HtmlElement list(html, "ul", {{"class", "legend"}});
  const auto entry = [&](const std::string& swatch, const std::string& says) {
    const HtmlElement item(html, "li");
    html.Leaf("span", {{"class", absl::StrCat("swatch ", swatch)}, {"aria-hidden", "true"}}, "");
    html.Text(says);
  };
  for (const LegendEntry& one : entries) entry(ClassOf(one.pattern), one.says);
  if (!limit.empty()) entry("limit", limit);
}

void WriteBars(HtmlWriter& html, const std::vector<ChartBar>& bars) {
  const int64_t scale = ScaleOf(bars);
  const HtmlElement all(html, "div", {{"class", "bars"}});
  for (const ChartBar& bar : bars) {
    html.Line();
    const HtmlElement row(html, "div", {{"class", "row"}});
    html.Leaf("span", {}, bar.label);
    {
      const HtmlElement track(html, "span", {{"class", "track"}, {"aria-hidden", "true"}});
      WriteParts(html, bar, "width", scale);
      if (bar.limit.has_value()) {
        const std::string style = absl::StrCat("left: ", Share(*bar.limit, scale));
        html.Leaf("span", {{"class", "limit"}, {"style", style}}, "");
      }
    }
    html.Leaf("span", {}, bar.says);
  }
}

void WriteColumns(HtmlWriter& html, const std::vector<ChartBar>& columns) {
  const int64_t scale = ScaleOf(columns);
  {
    const HtmlElement all(html, "div", {{"class", "columns"}, {"aria-hidden", "true"}});
    std::optional<int64_t> level;
    for (const ChartBar& column : columns) {
      const HtmlElement one(html, "div", {{"class", "column"}});
      WriteParts(html, column, "height", scale);
      if (!column.says.empty()) html.Leaf("span", {{"class", "says"}}, column.says);
      if (column.limit.has_value()) level = column.limit;
    }
    if (level.has_value()) {
      const std::string style = absl::StrCat("bottom: ", Share(*level, scale));
      html.Leaf("span", {{"class", "level"}, {"style", style}}, "");
    }
  }
  const HtmlElement names(html, "div", {{"class", "names"}, {"aria-hidden", "true"}});
  for (const ChartBar& column : columns) html.Leaf("span", {}, column.label);
}

}  // namespace fairstart

// Tested by tests/e2e/statement_test.mjs.
#include "service/publishing/statement_style.h"

namespace fairstart {

const std::string_view kStatementStyle = R"css(
:root { --late: #a3121f; --certain: #14508f; --track: #f4f5f6; --bar-edge: #50575f; }
@media (prefers-color-scheme: dark) {
  :root { --late: #ff9ea1; --certain: #8cbcf2; --track: #1c2024; --bar-edge: #a9b1b9; }
}
.page { max-width: 48rem; margin: 0 auto; padding: 0 1rem 4rem; }
.masthead { border-bottom: .25rem solid var(--ink); padding: 2rem 0 1.2rem; }
h1 {
  margin: 0 0 .7rem; font-size: clamp(1.7rem, 5vw, 2.5rem); line-height: 1.15;
  letter-spacing: -.01em; text-wrap: balance;
}
h2 {
  font-size: 1.5rem; line-height: 1.2; margin: 3rem 0 .5rem; padding-top: .8rem;
  border-top: .16rem solid var(--ink);
}
h3 { font-size: 1.15rem; line-height: 1.3; margin: 0; flex: 1 1 14rem; }
p { margin: .5rem 0; max-width: 66ch; }
.notice {
  background: var(--warn-panel); color: var(--warn); padding: .7rem 1rem; max-width: none;
  border-left: .3rem solid var(--warn);
}
.status { font-size: 1.2rem; }
.intro, .soft, .cites { color: var(--soft); }
.cites { font-size: .88rem; }

nav ul { list-style: none; margin: 0; padding: 0; }
nav h2 { border: 0; padding: 0; margin: 1.6rem 0 .3rem; font-size: 1.15rem; }
nav a { display: inline-block; padding: .3rem 0; }

.item {
  margin: 1rem 0; padding: .9rem 1rem 1rem; background: var(--panel); border-radius: .4rem;
}
.item > header {
  display: flex; flex-wrap: wrap; gap: .1rem 1rem; align-items: baseline;
  justify-content: space-between;
}
.sum { margin: 0; font-size: 1.15rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.mark, .yours, .late {
  display: inline-block; font-size: .85rem; line-height: 1.35; font-weight: 650; margin: .3rem 0 0;
  padding: .08rem .55rem; border-radius: 1rem;
}
.mark { background: var(--warn-panel); color: var(--warn); }
.yours { background: var(--chip); color: var(--chip-ink); }
.late { background: var(--paper); color: var(--late); border: .1rem solid var(--late); }
dl { margin: .6rem 0 0; }
dl > div { padding: .35rem 0; border-top: 1px solid var(--line); }
dt { font-weight: 620; color: var(--soft); font-size: .95rem; }
dd { margin: 0; max-width: 66ch; overflow-wrap: anywhere; }
dd + dd { margin-top: .4rem; }
@media (min-width: 40rem) {
  dl > div { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); column-gap: 1rem; }
  dt { grid-row: span 20; }
  dd { grid-column: 2; }
}
details { margin-top: .7rem; }
summary { cursor: pointer; color: var(--link); padding: .3rem 0; }
details ul { margin: .2rem 0 0; padding-left: 1.2rem; font-size: .95rem; }
details li { margin: .35rem 0; max-width: 66ch; }
.hidden {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}

table { border-collapse: collapse; width: 100%; font-size: .97rem; }
caption { text-align: left; color: var(--soft); padding: .2rem 0 .6rem; }
th, td {
  text-align: left; vertical-align: top; padding: .55rem .9rem .55rem 0; font-weight: 400;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere;
}
thead th { font-size: .88rem; color: var(--soft); font-weight: 620; border-color: var(--soft); }
th p, td p { margin: .2rem 0; }
.tasks thead th:first-child { width: 52%; }
.changes thead th { width: 40%; }
.changes thead th:first-child { width: 20%; }
.changes tbody th { font-weight: 650; }
@media (max-width: 39.99rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tr, th, td { display: block; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  tbody th, td { border: 0; padding: .1rem 0; }
  td[data-term]::before {
    content: attr(data-term) ": "; color: var(--soft); font-weight: 620; font-size: .92rem;
  }
}

.year { display: block; margin: 1rem 0 1.4rem; overflow: visible; }
.year text {
  fill: var(--ink); font-size: 14px; stroke: var(--paper); stroke-width: 4px;
  stroke-linejoin: round; paint-order: stroke;
}
.year .name { font-weight: 620; }
.year .sum { font-size: 14px; font-weight: 400; }
.year .axis { fill: var(--soft); }
.year .event { font-weight: 620; }
.year line { stroke: var(--line); stroke-width: 1; }
.year line.event { stroke: var(--ink); stroke-dasharray: 3 3; }
.year .track { fill: var(--track); }
.year .bar { stroke: var(--bar-edge); stroke-width: 1; }
.year .certain { fill: var(--certain); }
.year .ready { fill: url(#stripes); }
.year .others { fill: url(#dots); }
.year .unsure { fill: var(--paper); stroke-dasharray: 4 3; }
.year path.stripes { stroke: var(--certain); stroke-width: 2.5; fill: none; }
.year path.dots { fill: var(--ink); }

@media print {
  :root { --late: #000; --certain: #333; --track: #fff; --bar-edge: #000; }
  @page {
    size: A4; margin: 16mm 15mm 18mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
  }
  html { font-size: 9.5pt; }
  body { line-height: 1.4; }
  .page { max-width: none; padding: 0; }
  .masthead { padding-top: 0; }
  nav { display: none; }
  h2 { margin-top: 1.6rem; }
  .item { border: 1px solid var(--line); break-inside: avoid; padding: .6rem .8rem; margin: .7rem 0; }
  .notice { border: 1px solid #000; }
  .year { break-inside: avoid; }
  .year, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  dl > div, li { break-inside: avoid; }
  /* On paper nothing can be unfolded: how each sum was worked out is left out unless it was, the rest is shown. */
  details:not(.workings)::details-content { content-visibility: visible; block-size: auto; display: block; }
  details.workings:not([open]), summary { display: none; }
  #refused ~ details { font-size: .9em; }
}
)css";

}  // namespace fairstart

// Tested by tests/service/publishing/html_book_test.cc.
#include "service/publishing/book_style.h"

namespace fairstart {

const std::string_view kBookStyle = R"css(
.page { max-width: 82rem; margin: 0 auto; padding: 0 1rem 4rem; }
.masthead {
  border-bottom: .25rem solid var(--ink); padding: 2.2rem 0 1.2rem; margin-bottom: 1.6rem;
}
.masthead h1 {
  margin: 0 0 .8rem; font-size: clamp(1.7rem, 4.5vw, 2.6rem); line-height: 1.15;
  letter-spacing: -.01em; max-width: 28ch;
}
.masthead p { margin: .15rem 0; color: var(--soft); }
.masthead .digest { font-size: .78rem; overflow-wrap: anywhere; }

nav.contents h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
nav.contents ol { list-style: none; margin: 0; padding: 0; }
nav.contents > ol > li { margin-bottom: .9rem; }
nav.contents > ol > li > a { font-weight: 650; }
nav.contents ol ol li { margin: .28rem 0; line-height: 1.35; }
nav.contents a { text-decoration: none; }
nav.contents a:hover { text-decoration: underline; }
nav.contents .mark { white-space: nowrap; }
@media (max-width: 61.99rem) {
  nav.contents {
    border-bottom: 1px solid var(--line); padding-bottom: 1.2rem; margin-bottom: 1.2rem;
  }
}
@media (min-width: 62rem) {
  .columns { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3.2rem; }
  nav.contents {
    position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
    padding: 1rem .8rem 2rem 0; font-size: .93rem;
  }
}

h2 { font-size: 1.75rem; line-height: 1.2; margin: 3.4rem 0 .6rem; letter-spacing: -.01em; }
main > section:first-child h2 { margin-top: 0; }
h3 {
  font-size: 1.4rem; line-height: 1.25; margin: 3.2rem 0 .9rem; padding-top: .9rem;
  border-top: .16rem solid var(--ink);
}
.group {
  font-size: .82rem; line-height: 1.3; margin: 2.6rem 0 1rem; color: var(--soft);
  text-transform: uppercase; letter-spacing: .07em;
}
.title { font-size: 1.16rem; line-height: 1.3; margin: 0; }
p { margin: .5rem 0; max-width: 72ch; }
.reading li { margin: .5rem 0; max-width: 72ch; }
.edition { color: var(--soft); }
.mark {
  display: inline-block; font-size: .76rem; line-height: 1.35; padding: .05rem .5rem;
  border-radius: 1rem;
  background: var(--warn-panel); color: var(--warn); font-weight: 600;
}
.notice {
  background: var(--warn-panel); color: var(--warn); padding: .7rem 1rem;
  border-left: .3rem solid var(--warn);
}

.rule {
  margin: 0 0 2.2rem; padding: 1.1rem 1.2rem 1.2rem; background: var(--panel);
  border-radius: .4rem;
}
.rule:target { box-shadow: 0 0 0 .2rem var(--link); }
.rule > header {
  display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline;
  justify-content: space-between; margin-bottom: .7rem;
}
.title { flex: 1 1 20rem; }
.kind { margin: 0; font-size: .82rem; color: var(--soft); overflow-wrap: anywhere; }
.kind b {
  font-weight: 600; background: var(--chip); color: var(--chip-ink); padding: .08rem .5rem;
  border-radius: 1rem; margin-right: .35rem;
}
.block { padding: .62rem 0; border-top: 1px solid var(--line); }
.block > .term { margin: 0 0 .2rem; font-weight: 620; color: var(--soft); font-size: .95rem; }
@media (min-width: 46rem) {
  .block { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 1.4rem; }
  .block > .term { margin: 0; padding-top: .08rem; }
}
.items { list-style: none; margin: 0; padding: 0; }
.items > li + li { margin-top: .75rem; }
.numbered { counter-reset: item; }
.numbered > li { counter-increment: item; position: relative; padding-left: 1.7rem; }
.numbered > li::before {
  content: counter(item) "."; position: absolute; left: 0; color: var(--soft);
}
.item p { margin: 0; }
.item ul { margin: .25rem 0; padding-left: 1.25rem; max-width: 70ch; }
.item li { margin: .18rem 0; }
.remark { color: var(--soft); font-size: .96rem; }
.sources { color: var(--soft); font-size: .88rem; }
a.number { white-space: nowrap; }
.formula {
  margin: .3rem 0 0; padding: 0; color: var(--soft); font-size: .86rem; white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.formula code { background: none; }
.formula::before { content: "= "; font-family: ui-monospace, Menlo, Consolas, monospace; }

.scroll { overflow-x: auto; margin: .4rem 0 0; }
table { border-collapse: collapse; font-size: .96rem; width: 100%; }
th, td {
  text-align: left; vertical-align: top; padding: .42rem .9rem .42rem 0;
  border-bottom: 1px solid var(--line);
}
thead th {
  font-size: .86rem; color: var(--soft); font-weight: 620; border-bottom-color: var(--soft);
}
table { font-variant-numeric: tabular-nums; }
.outline { margin: .8rem 0 0; }
.outline thead th:nth-child(2) { width: 30%; }
.outline thead th:nth-child(4) { width: 48%; }
.outline th[scope=row] {
  white-space: nowrap; font-weight: 620; font-variant-numeric: tabular-nums;
}
.outline tr:target { background: var(--mark); }
.outline .state { color: var(--soft); }
@media (max-width: 45.99rem) {
  .outline thead { position: absolute; left: -999rem; }
  .outline, .outline tbody, .outline tr, .outline th, .outline td { display: block; }
  .outline tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  .outline th, .outline td { border: 0; padding: 0; }
}
details > summary { cursor: pointer; color: var(--link); }
details ul { margin: .4rem 0 0; padding-left: 1.2rem; font-size: .95rem; }

@media print {
  @page { margin: 18mm 16mm; }
  html { font-size: 9pt; }
  body { font-size: 1rem; line-height: 1.4; }
  .page { padding: 0; max-width: none; }
  .block.folded { display: none; }
  .columns { display: block; }
  nav.contents { position: static; max-height: none; overflow: visible; columns: 2; }
  .rule {
    border: 1px solid var(--line); break-inside: auto; padding: .6rem .8rem; margin-bottom: 1rem;
  }
  .rule > header { break-after: avoid; }
  .item { break-inside: avoid; }
  .block { display: flow-root; }
  .block > .term { float: left; width: 9rem; }
  .block > div { margin-left: 10.4rem; }
  .scroll { overflow: visible; }
}
)css";

}  // namespace fairstart

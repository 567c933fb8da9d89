// Tested by tests/service/publishing/page_style_test.cc.
#include "service/publishing/page_style.h"

namespace fairstart {

const std::string_view kPageStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #ffffff; --panel: #f4f5f6; --ink: #16191d; --soft: #50575f; --line: #d5d9dd;
  --link: #14508f; --visited: #5a3a86; --mark: #fff3bf; --warn: #7a4100; --warn-panel: #fdf1e0;
  --chip: #e6edf5; --chip-ink: #1d3c5e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --panel: #1c2024; --ink: #e7e9eb; --soft: #a9b1b9; --line: #363c43;
    --link: #8cbcf2; --visited: #c3a9ec; --mark: #473c10; --warn: #f0bd7c; --warn-panel: #2e2416;
    --chip: #22303f; --chip-ink: #b9d3f0;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial,
    sans-serif;
  overflow-wrap: break-word;
}
a {
  color: var(--link); text-underline-offset: .16em; text-decoration-thickness: .06em;
  text-decoration-color: color-mix(in srgb, currentColor 45%, transparent);
}
a:visited { color: var(--visited); }
a:hover { text-decoration-thickness: .14em; text-decoration-color: currentColor; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: .19rem solid var(--link); outline-offset: .12rem; border-radius: .12rem;
}
code {
  font: .86em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }

@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --panel: #fff; --ink: #000; --soft: #444; --line: #bbb;
    --link: #000; --visited: #000;
    --warn: #000; --warn-panel: #fff; --chip: #fff; --chip-ink: #000; --mark: #fff;
  }
  .skip { display: none; }
  a { text-decoration: none; }
  summary { list-style: none; }
  tr { break-inside: avoid; }
  h2, h3, h4, h5, thead { break-after: avoid; }
}
)css";

}  // namespace fairstart
